"""What belongs to a name besides the words that the pipeline has for it: particles, hyphened parts, a first name."""

from onrecord.actors.discovery import gender_of
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns

_HYPHENS = frozenset({"-", "‑"})


def particles(page: Columns, token: int) -> int:
    """The first word of a family name of several: "von der Leyen", "bin Salman"."""
    while token and page.lower[token - 1] in words_for("particles"):
        token -= 1
    return token


def hyphened(page: Columns, first: int, after: int) -> tuple[int, int]:
    """The tokens of a name with what a hyphen ties to it: "Jean-Luc", "MS. GREY-LOWE"."""
    while after + 1 < len(page.printed) and page.printed[after] in _HYPHENS and _tied(page, after):
        after += 2
    while first > 1 and page.printed[first - 1] in _HYPHENS and _tied(page, first - 1):
        first -= 2
    return first, after


def _tied(page: Columns, hyphen: int) -> bool:
    """Whether a hyphen stands between two words with capitals, without space."""
    return (
        page.printed[hyphen - 1][0].isupper()
        and page.printed[hyphen + 1][0].isupper()
        and page.ends[hyphen - 1] == page.starts[hyphen]
        and page.ends[hyphen] == page.starts[hyphen + 1]
    )


def is_forename(page: Columns, token: int) -> bool:
    """Whether the pipeline left a first name off: "said the mayor, *Ihor* Terekhov", "barred *Will* Orsk"."""
    if token < 0 or not page.printed[token][0].isupper():
        return False
    if page.lower[token] in words_for("also forenames"):
        return page.text[max(0, page.starts[token] - 2) : page.starts[token]].rstrip()[-1:].isalpha()
    before = page.pos[token] == "PROPN" and page.ends[token] + 1 == page.starts[token + 1]
    return before and gender_of(f"{page.printed[token]} X") is not None
