"""Who is told of before he is named: "one Karvanian commander tells us … the commander, Juri Vask, said"."""

from collections.abc import Iterable, Sequence

from onrecord.actors.candidates import Candidate
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns

_FIRST = 2
"""Within how many sentences of the beginning somebody is told of who is named below."""
_BELOW = 3
"""Within how many more he is named."""


def name(page: Columns, speech: Speech, nameless: Iterable[Sequence[Candidate]], names: Sequence[Candidate]) -> None:
    """Let those who open an article without a name be who is named below, by the same word or as the next to speak."""
    opening = [s.end for s in page.sentences if s.kind == "body"][: _FIRST + _BELOW]
    if not opening:
        return
    told, named = opening[:_FIRST][-1], opening[-1]
    known = [*nameless]
    for same in known:
        role = same[0]
        if role.end > told or role.plural or role.gender == "n" or role.sort == "institution":
            continue
        below = [n for n in names if n.label == "PERSON" and role.end < n.start < named and n.actor is not None]
        found = _called(role, below, names) or _speaking(page, speech, role, below, names)
        again = (other for other in known if found is not None and _is_again(other[0], role))
        for one in (one for other in again for one in other):
            one.mean(found.actor if found else None, "description", 0.5)


def _is_again(other: Candidate, role: Candidate) -> bool:
    """Whether somebody nameless is the same one: "the CEO of Karvanian giant Orsk Gas … the Orsk Gas CEO"."""
    alike = other.words == role.words.split(" of ")[0] and other.country == role.country and not other.plural
    return other is role or (alike and other.determiner == "the" and other.start > role.start)


def _called(role: Candidate, below: Sequence[Candidate], names: Sequence[Candidate]) -> Candidate | None:
    """The one person below who is introduced by the same word, and is not named before."""
    same = [n for n in below if role.words in n.offices | n.kinds and not _conflict(n, role) and _is_new(n, names)]
    return same[0] if len({n.actor.id for n in same if n.actor}) == 1 else None


def _speaking(
    page: Columns, speech: Speech, role: Candidate, below: Sequence[Candidate], names: Sequence[Candidate]
) -> Candidate | None:
    """The next to be named, in full and without a word of who he is, if both speak: "The CEO of Orsk Gas slammed …"."""
    if role.owner is None or role.determiner != "the" or not _speaks(page, speech, role) or not below:
        return None
    new = below[0]
    bare = not new.offices and not new.described and " " in new.words
    return new if bare and _speaks(page, speech, new) and _is_new(new, names) else None


def _conflict(named: Candidate, role: Candidate) -> bool:
    return bool(named.country and role.country and named.country != role.country)


def _is_new(named: Candidate, names: Sequence[Candidate]) -> bool:
    return not any(n.actor == named.actor and n.start < named.start for n in names)


def _speaks(page: Columns, speech: Speech, one: Candidate) -> bool:
    head = one.carrier(page)
    return head in speech.speaking or page.lemma(page.head[head]) in words_for("speaking at length")
