"""Acronyms that the article itself explains: "the Karvanian Institute of Sociology (KIS) … KIS said"."""

import re
from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.language.columns import Columns

_EXPLAINED = re.compile(r"\((?:the )?([A-Z][A-Z&.\-]{1,8})\)")
_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&", "-", "'", "’"})


def find(page: Columns, names: Sequence[Candidate]) -> list[Candidate]:
    """All names, with those that the article explains in brackets after a longer one: each stands for that one."""
    found = told = list(names)
    for match in _EXPLAINED.finditer(page.text):
        whole = _whole(page, found, match) if page.text[match.start() - 1].isspace() else None
        if whole is not None:
            found = _with(page, found, match[1], whole)
    return found if found is told else sorted(found, key=lambda name: name.start)


def _whole(page: Columns, names: Sequence[Candidate], match: re.Match[str]) -> Candidate | None:
    """The name before the brackets: one that ends there, else the words whose initials the acronym has."""
    after = match.start() - 1
    ending = next((name for name in names if name.end == after), None)
    if ending is not None and (ending.label != "ORG" or page.lower[page.at(ending.start) - 1] in ("'s", "’s")):
        return None
    if ending is not None and not match[1].endswith(_initials(ending.words)):
        return ending
    start = _first(page, page.at(after - 1), match[1])
    if start is None:
        return None
    if ending is not None and ending.start <= start:
        return ending
    words = " ".join(page.text[start:after].split())
    return Candidate(start, after, "ORG", sort="printed", words=words)


def _initials(words: str) -> str:
    return "".join(word[0] for word in words.split() if word[0].isupper())


def _first(page: Columns, last: int, acronym: str) -> int | None:
    """Where the words begin that have the letters of an acronym as initials, told backwards from its last letter."""
    letters = [letter for letter in acronym if letter.isalpha()]
    at = last
    while letters and at >= 0:
        if page.printed[at][0] == letters[-1]:
            letters.pop()
        elif page.lower[at] not in _SMALL:
            return None
        at -= 1
    return None if letters else page.starts[at + 1]


def _with(page: Columns, names: Sequence[Candidate], acronym: str, whole: Candidate) -> list[Candidate]:
    """The names, the longer one among them, and the acronym wherever it stands."""
    kept = [n for n in names if n is whole or n.end <= whole.start or whole.end <= n.start]
    known = {n.start: n for n in kept}
    more = [] if whole in kept else [whole]
    for token, word in enumerate(page.printed):
        if word == acronym:
            start = page.starts[token]
            short = known.get(start) or Candidate(start, page.ends[token], "ORG", sort="printed", words=word)
            if short.end == page.ends[token]:
                short.stands_for = whole
                more += [short] if start not in known else []
    return [*kept, *more]
