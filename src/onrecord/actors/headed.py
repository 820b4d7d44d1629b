"""What somebody heads, where it is no country: a former president, the leader of a party, a security chief."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from onrecord.actors.candidates import Candidate
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns

_OF_ANOTHER = re.compile(
    r"\s+of\s+(?!(?:the|this|that|his|her|their|our|its)\s+(?:country|nation|state|government|republic|kingdom)\b)\w"
)


def of_what(page: Columns, role: Candidate) -> None:
    """Take what somebody heads into account: "the head of Russian diplomacy", of "the Russian chess league".

    "The head of one organisation" is no head of state.
    """
    unknown = role.sort == "role" and role.owner is None and "leader" in role.offices
    if unknown and _OF_ANOTHER.match(page.text, role.end):
        role.words = f"{role.words} of somebody"
        role.offices, role.kinds, role.called = frozenset(), {role.words}, {role.words}
    if role.sort == "role" and role.owner is not None and role.owner.end == role.end:
        _of_its(page, role, role.owner)
    if role.sort != "role" or role.owner is None or role.owner.sort != "adjective" or role.owner.start < role.end:
        return
    at = page.at(role.owner.end - 1) + 1
    what = page.lower[at] if at < len(page.lower) and page.pos[at] in ("NOUN", "PROPN", "ADJ") else ""
    if what == "diplomacy":
        role.offices = {"foreign-minister"}
    elif what and what not in words_for("states"):
        role.words = f"{role.words} of {what}"
        role.offices, role.kinds, role.called = set(), {role.words}, {role.words}


def _of_its(page: Columns, role: Candidate, owner: Candidate) -> None:
    """Let the president of Karvania's chess league be none of Karvania, and that of its neighbour of no country told.

    But "the president of Karvania's speech" is his, and a spokesman for Karvania's Anna Vask is of Karvania.
    """
    if owner.start < role.noun or not page.text.startswith(("'s ", "’s "), owner.end):
        return
    first = page.at(owner.end) + 1
    last = page.head[page.root(*page.words(owner.start, owner.end))]
    if last < first or page.head[page.at(role.noun)] == last or _is_person(page, last):
        return
    if not words_for("against").isdisjoint(page.lower[first : last + 1]):
        role.owner = role.country = None
    elif not role.offices:
        return
    role.sector = "" if role.sector == "GOV" else role.sector
    role.words, role.end = f"{role.words} of {' '.join(page.lower[first : last + 1])}", page.ends[last]
    role.offices, role.kinds, role.called = frozenset(), {role.words}, {role.words}


def _is_person(page: Columns, token: int) -> bool:
    """Whether a word is a person's name or his title."""
    if page.dep[token] == "nmod:desc":
        return True
    sentence = page.sentences[bisect_right(page.sentences, page.starts[token], key=attrgetter("start")) - 1]
    return any(name.label == "PERSON" and name.first <= token < name.after for name in sentence.names)


def qualified(role: Candidate, before: Sequence[str]) -> None:
    """Take the words before it into account: a former president holds no office, a civil rights leader never did."""
    gone = [word for word in before if word in words_for("gone")]
    if gone:
        role.left = role.offices if words_for("held before").intersection(gone) else set()
        role.kinds = {f"{gone[0]} {kind}" for kind in role.kinds}
        role.called = {f"{gone[0]} {kind}" for kind in role.called}
        role.offices = set()
    elif "leader" in role.offices and role.owner is None and any(_qualifies(word) for word in before):
        role.kinds = role.called = {" ".join((*before, role.words))}
        role.offices = set()


def of_some_only(page: Columns, role: Candidate, phrase: str, noun: int) -> None:
    """Let Karvania's security chief and its exiled leader not be who leads Karvania; but its junta leader is."""
    owner = role.owner
    if role.offices.isdisjoint(_AT_THE_TOP) or owner is None or owner.sort not in ("country", "adjective", "capital"):
        return
    first = page.at(owner.end - 1) + 1 if owner.end <= role.noun else page.at(role.start) + bool(role.determiner)
    words = [(page.lower[at], page.pos[at]) for at in range(first, noun) if page.pos[at] in _TELLING]
    apart = phrase in words_for("heads of a part")
    named = (word for word, pos in words if apart or pos in ("NOUN", "PROPN") or word in words_for("of some"))
    if any(_qualifies(word) and word not in words_for("ruling") for word in named):
        role.sector = role.sector if apart else ""
        role.kinds = role.called = {" ".join((*(word for word, _ in words), role.words))}
        role.words, role.offices = next(iter(role.kinds)), set()


_AT_THE_TOP = frozenset({"leader", "president"})
_TELLING = ("NOUN", "PROPN", "ADJ", "VERB")


def _qualifies(word: str) -> bool:
    return not (word in words_for("plain") or word.isdigit())
