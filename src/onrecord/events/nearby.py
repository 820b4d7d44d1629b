"""Who stands before or behind a trigger by the order of words, where the parse leads to nobody."""

from collections.abc import Sequence

from onrecord.events.frames import SUBJECTS, Frame, frame
from onrecord.events.named import Named
from onrecord.events.referents import nominal
from onrecord.events.triggers import match
from onrecord.events.words import Word
from onrecord.model import Mention


def between_commas(verb: Word, named: Named) -> tuple[Mention, ...]:
    """The name right before a verb without a subject of its own: "as the president, Anna Rusu, said that"."""
    bare = verb.i > verb.sent.start + 1 and not any(c.dep_ in SUBJECTS for c in verb.children)
    if not bare or verb.tag_ not in {"VBD", "VBZ"} or verb.nbor(-1).text != ",":
        return ()
    there = named.holding(verb.nbor(-2), places=False)
    return (there,) if there is not None and there.label == "PERSON" else ()


def preceding(trigger: Word, named: Named) -> tuple[Mention, ...]:
    """The actor by the order of words alone, where the parse lost the subject of a finite verb."""
    if trigger.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or trigger.dep_ in {"acl", "amod", "advcl", "xcomp"}:
        return ()
    for token in reversed(trigger.sent[max(trigger.sent.start, trigger.i - 7) : trigger.i]):
        mention = named.holding(token, places=False)
        if mention is not None and mention.ref is not None:
            return (mention,)
        if token.pos_ in {"VERB", "PUNCT", "ADP", "NOUN", "SCONJ"}:
            return ()
    return ()


def read_on(of: Frame, slots: Sequence[str], named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The recipient by the order of words alone: right behind the verb, or behind a preposition after it."""
    if "obj" in slots and not of.objects and (found := nominal(of.trigger, named, places=places)):
        return found
    found = _following(of.trigger, frozenset(slots), named, places=places)
    if found or "comp" not in slots:
        return found
    for complement in of.complements:
        inner = match(frame(complement))
        wanted = frozenset(inner.recipients if inner else ()) | {"to", "with", "from", "against", "on"}
        if found := _following(complement, wanted, named, places=places):
            return found
    return ()


def _following(trigger: Word, wanted: frozenset[str], named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The recipient by the order of the words alone, where the parse lost it.

    "has ruled out talking to the rival leader Viktor Orn after the raid": no argument of "talking", but behind "to".
    """
    if trigger.sent.said.isdisjoint(wanted):
        return ()
    for token in trigger.sent[trigger.i + 1 : min(trigger.sent.end, trigger.i + 9)]:
        if token.pos_ in {"PUNCT", "CCONJ"} or token.lower_ in {
            "after",
            "before",
            "that",
            "who",
            "which",
            "without",
            "while",
        }:
            break
        if token.lower_ in wanted:
            return nominal(token, named, places=places)
    return ()
