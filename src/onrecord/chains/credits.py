"""Whose report an article prints: the agency it credits, else the outlet itself; and to whom words were said.

Two papers that print one agency's report in their own words are one witness, and so are two that quote what a minister
told one broadcaster. An agency that only "contributed" is none.
"""

import csv
import re
from functools import cache
from pathlib import Path

_OPENING, _ENDING = 600, 400
_SIGNED_OFF = re.compile(r"\(?Reporting by [^()\n]+;[^()\n]*[Ee]diting by [^()\n]+\)?")
"""Reuters alone signs "(Reporting by Ann Lee in Brask; editing by Jo Orsk)"."""


def witness(outlet: str | None, byline: str | None, text: str) -> str | None:
    """The agency or outlet that an article's report goes back to, by its name in the table; None if it names none."""
    credited = _byline(byline) or _opening(text[:_OPENING]) or _ending(text[-_ENDING:])
    return credited or (_names().get(outlet.removeprefix("www.").casefold()) if outlet else None)


def channel(words: str | None) -> str | None:
    """The agency or outlet that words name as that to which something was said: "told the Reuters news agency"."""
    found = _anywhere().search(words) if words else None
    return _names()[found[1].casefold()] if found else None


def _byline(byline: str | None) -> str | None:
    """Whose byline it is: "By Ann Lee, Associated Press"; not where several share it."""
    found = {_names()[m[1].casefold()] for m in _anywhere().finditer(byline or "")}
    return found.pop() if len(found) == 1 else None


def _opening(text: str) -> str | None:
    """The agency in a dateline: "BRASK, May 5 (Reuters) - ", "BRASK, May 5. /TASS/.", or on a line of its own."""
    found = _dateline().search(text) or _line().search(text)
    return _names()[next(filter(None, found.groups())).casefold()] if found else None


def _ending(text: str) -> str | None:
    """The agency on the last line: "(AP)", "© AFP 2027", "Source: Interfax"; or the way Reuters signs."""
    if _SIGNED_OFF.search(text):
        return "Reuters"
    last = text.rstrip().rsplit("\n", 1)[-1]
    found = _line().fullmatch(last.strip()) or _closing().search(last)
    return _names()[next(filter(None, found.groups())).casefold()] if found else None


@cache
def _names() -> dict[str, str]:
    lines = Path(__file__).with_name("agencies.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:], delimiter="\t")
    return {way.casefold(): row["name"] for row in rows for way in row["written"].split("|")}


@cache
def _written() -> str:
    lines = Path(__file__).with_name("agencies.tsv").read_text(encoding="utf-8").splitlines()
    ways = {way for row in csv.DictReader(lines[1:], delimiter="\t") for way in row["written"].split("|")}
    return "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))


@cache
def _anywhere() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-])({_written()})(?![\w-])")


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(rf"\(({_written()})\)\s*[-–—:]|/({_written()})/")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:by |source: |from |© ?|\(c\) )?({_written()})(?: 20\d\d)?\.?$", re.MULTILINE | re.IGNORECASE
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"[.!?”\"]\s*[(/–—-]\s*({_written()})[)/]?\.?\s*$")
