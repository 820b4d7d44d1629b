"""Scores on human-annotated corpora, named by path; floors that only rise."""
