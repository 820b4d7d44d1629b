"""The printed reason of an event: "in response to an attack", "after Russia annexed four regions"."""

from collections.abc import Iterator

from onrecord.events.misread import above_misread, is_attributive
from onrecord.events.words import Word
from onrecord.model import Span

_NOUNS = frozenset({"response", "retaliation", "reaction", "answer", "reply", "revenge", "protest", "wake", "light"})
_CAUSES = _NOUNS | {"after", "over", "following", "because", "since", "amid", "due"}
"""Without one of these a sentence tells no reason."""


def because(trigger: Word, own: Span | None = None) -> Span | None:
    """The words that say what an event answers, connective included, or None.

    Args:
        own: the words of the event's time; "after Tuesday" is no reason.
    """
    if trigger.sent.said.isdisjoint(_CAUSES):
        return None
    for child in _below(trigger):
        if _is_response(child) or _is_reason(child):
            span = _printed(child)
            if own is None or not span.overlaps(own) or span.end - span.start > 2 * (own.end - own.start):
                return span
    for child in trigger.children:
        if child.dep_ in {"obj", "xcomp"} and child.i > trigger.i:
            below = because(child, own)
            if below is not None:
                return below
    return None


def _below(trigger: Word) -> Iterator[Word]:
    """What hangs on the trigger; what stands behind a second verb that the parser missed is that verb's."""
    above = above_misread(trigger)
    if above is not None:
        yield from (c for c in above.children if c.i > trigger.i)
    behind = trigger.sent[trigger.i + 1 : trigger.children[-1].i] if trigger.children else []
    second = next((t.i for t in behind if t.dep_ == "amod" and above_misread(t) is trigger), trigger.sent.end)
    for child in trigger.children:
        if child.i <= second:
            yield child


def _is_response(child: Word) -> bool:
    cases = {c.lower_ for c in child.lefts if c.dep_ == "case"}
    return child.lower_ in _NOUNS and bool(cases & {"in", "as"}) and any(c.i > child.i for c in child.children)


def _is_reason(child: Word) -> bool:
    if child.dep_ == "advcl":
        return any(c.dep_ in {"mark", "case"} and c.lower_ in {"after", "because", "since"} for c in child.lefts)
    if child.dep_ not in {"obl", "nmod"} or child.pos_ not in {"NOUN", "VERB"} or child.ent_type_:
        return False
    cases = [c.lower_ for c in child.lefts if c.dep_ in {"case", "mark"}]
    return bool(cases) and cases[0] in {"after", "over", "following", "because", "due", "amid"}


def _printed(child: Word) -> Span:
    """The words of a reason; a participle that the parser joined to it by mistake closes "between A and B"."""
    last = child.right_edge
    following = last.i + 2
    if following < child.sent.end and last.nbor(1).lower_ == "and" and is_attributive(last.nbor(2)):
        last = last.nbor(2).right_edge
    first = next((c for c in child.lefts if c.dep_ in {"case", "mark"}), child.left_edge)
    return Span(first.idx, last.idx + len(last))
