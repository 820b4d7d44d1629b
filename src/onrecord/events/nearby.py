"""Who stands before or behind a trigger by the order of words, where the parse leads to nobody."""

from collections.abc import Sequence

from onrecord.events.frames import SUBJECTS, Frame, frame
from onrecord.events.groups import is_known
from onrecord.events.named import Named
from onrecord.events.referents import mentions, nominal
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


def of_clause_above(verb: Word, named: Named) -> tuple[Mention, ...]:
    """Who does what a participle tells that has no subject: "was found guilty for his role in destroying a church".

    Whoever does what the clause above tells; who is blamed there, if somebody is.
    """
    led = {c.lower_ for c in verb.lefts if c.dep_ in {"case", "mark"}}
    thing = verb.head if verb.dep_ == "acl" and verb.head.pos_ == "NOUN" else None
    above = thing.head if thing is not None else verb.head
    above = above.head if above.pos_ == "ADJ" else above  # "was found guilty for"
    if verb.tag_ != "VBG" or above.pos_ != "VERB" or above.i > verb.i or not (thing is not None or led & _BLAMED):
        return ()
    of = frame(above)
    whose = of.objects if of.passive or (led & _BLAMED and thing not in of.objects) else of.subjects
    return tuple(m for head in whose for m in mentions(head, named, places=False) if is_known(m))


_BLAMED = frozenset({"for", "of", "over", "from"})


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
