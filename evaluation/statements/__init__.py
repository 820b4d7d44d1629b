"""Attributions found, beside those people annotated: `python -m evaluation.statements PATH`."""
