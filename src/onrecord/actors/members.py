"""Members of a party who are not the party, nationals who are no state: "some Democrats", "most Karvanians"."""

from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster, slug
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, identify

_NEAR = 6
_MARK = 6


def of(page: Columns, name: Candidate, roster: Roster) -> Actor | None:
    """Members of a party who are not the party, nationals who are no state: "some Democrats", "most Karvanians"."""
    first, after = page.words(name.start, name.end)
    if not name.words.endswith("s") or after - first > 1 or page.tag(first) not in ("NNS", "NNPS"):
        return None
    told = first > 0 and page.head[first - 1] == first and _tells_some(page, first - 1)
    if name.sort == "adjective" and name.country:
        if not (told or _are_done_to(page, first)) or page.lower[max(0, first - 1)] == "ethnic":
            return None
        country, code = name.country, f"{name.country}CVL"
    else:
        party = next(iter(roster.named(name.words)), None)
        if not told or name.label != "ORG" or party is None or party.kind != "group":
            return None
        country, code = party.country or "", party.code or ""
    begins = first - told
    while told and begins and first - begins < _NEAR and _belongs(page, begins - 1, first):
        begins -= 1
    name.start, name.label, name.plural, name.sort = page.starts[begins], "ROLE", True, "people"
    printed = " ".join(page.text[name.start : name.end].split())
    mark = identify(page.text[:200], printed.lower())[:_MARK]
    return Actor(f"unnamed:{slug(printed)}-{mark}", f"unnamed: {printed}", "unnamed", country or None, code or None)


def _are_done_to(page: Columns, nationals: int) -> bool:
    """Whether nationals are people to whom something was done: "Karvanians were deported", not their state."""
    if page.dep[nationals] not in ("obj", "nsubj:pass"):
        return False
    return page.lemma(page.head[nationals]) in words_for("done to people")


def _belongs(page: Columns, token: int, head: int) -> bool:
    """Whether a word before others describes with them: "some high-profile" before "Republicans"."""
    return page.printed[token] == "-" or (page.printed[token].isalnum() and token < page.head[token] <= head)


def _tells_some(page: Columns, before: int) -> bool:
    told = page.lower[before] in words_for("indefinite") or page.lower[before] in words_for("many of a people")
    return told or page.dep[before] in ("amod", "nummod")
