"""Who did it and to whom, as printed, where nobody is known: "Two patients were flown out of the town"."""

from collections.abc import Iterator

from onrecord.events.frames import Frame
from onrecord.events.groups import is_group, nameless, unique
from onrecord.events.named import Named
from onrecord.events.slots import heads
from onrecord.events.tables import classes, sectors
from onrecord.events.triggers import Pattern
from onrecord.events.words import Word
from onrecord.model import Mention

Mentions = tuple[Mention, ...]


def printed(of: Frame, pattern: Pattern, named: Named) -> tuple[Mentions, Mentions]:
    """The actors and the recipients: people and bodies for both, what is hit or seized for recipients too."""
    doers = [] if of.nominal else [s for s in of.subjects if is_somebody(s)]
    if not doers:
        doers = [head for head in heads(of, "by", named) if is_somebody(head)]
    hit = pattern.type in ON_THINGS
    done_to = next((found for slot in pattern.recipients if (found := list(_in(of, slot, named, things=hit)))), [])
    return unique(nameless(d, named) for d in doers), unique(nameless(d, named) for d in done_to if d not in doers)


def _in(of: Frame, slot: str, named: Named, *, things: bool) -> Iterator[Word]:
    for head in heads(of, slot, named):
        if is_anybody(head) or (things and is_solid(head)):
            yield head


def is_somebody(head: Word) -> bool:
    """Whether it names people or a body of them, or a noun tells of some."""
    named = head.pos_ == "PROPN" and head.ent_type_ in {"PERSON", "ORG", "NORP"}
    return named or (head.pos_ == "NOUN" and is_group(head))


def is_anybody(head: Word) -> bool:
    """Whether it names people, or counts them."""
    return is_somebody(head) or _are_so_many(head)


def _are_so_many(head: Word) -> bool:
    """Whether those hit or seized are only counted: "killed at least 30", "Five others were detained"; no year is."""
    if head.pos_ == "NUM":
        return not (len(head.text) == 4 and head.text.isdigit())
    return head.lemma in classes()["counting"] or head.lower_ in classes()["also counted"]


def is_solid(head: Word) -> bool:
    """Whether a noun names a thing or a place that can be hit or seized."""
    solid = any(head.lemma in classes()[name] for name in _SOLID) or head.lemma in sectors("sites")
    return head.pos_ == "NOUN" and solid


ON_THINGS = frozenset({"ASSAULT", "COERCE"})
_SOLID = ("territory", "building", "installation", "settlement", "vehicles", "moving")
