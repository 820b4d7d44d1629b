"""Tokens, sentences, tags, trees and names against human annotation, from raw text: `python -m evaluation.language`."""
