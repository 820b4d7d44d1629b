"""The country that an article is at home in, without saying so: transcripts and orders of the White House."""

import re

_AMERICAN = re.compile(
    r"\b\d?\d:\d\d [AP]\.M\. [ECMP][SD]T\b|^Q[^\S\n]{2,}\S|\bExecutive Order \d{5}\b|^THE WHITE HOUSE,", re.MULTILINE
)


def country(text: str) -> str | None:
    """Its code, ISO 3166 alpha-3; None where nothing tells."""
    likely = text[:1] == "Q" or any(words in text for words in (".M. ", "\nQ", "Executive Order ", "WHITE HOUSE,"))
    return "USA" if likely and _AMERICAN.search(text) else None
