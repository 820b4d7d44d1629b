"""The heads that stand in the slots of a frame, also where the parse hung them elsewhere."""

from collections.abc import Iterator

from onrecord.events.frames import Frame, clause, conjuncts, frame
from onrecord.events.named import Named
from onrecord.events.referents import mentions
from onrecord.events.tables import classes
from onrecord.events.triggers import match
from onrecord.events.voice import is_counted
from onrecord.events.words import Word


def heads(of: Frame, slot: str, named: Named) -> Iterator[Word]:
    """The heads that stand in a slot of the frame; "what he called an attack by Chad" is that attack."""
    for head in _heads(of, slot, named):
        yield from _so_called(head) if head.lower_ == "what" else (head,)


def _so_called(what: Word) -> Iterator[Word]:
    for clause_ in what.rights:
        if clause_.dep_ == "acl:relcl" and clause_.lemma in classes()["calling"]:
            yield from (c for c in clause_.rights if c.dep_ in {"obj", "xcomp", "obl"} and c.pos_ in {"NOUN", "PROPN"})


def _heads(of: Frame, slot: str, named: Named) -> Iterator[Word]:
    if slot == "obj":
        yield from of.objects or (*_shared_objects(of), *_counted_objects(of))
    elif slot == "bidden":
        yield from _bidden(of.trigger)
    elif slot == "subj":
        yield from of.subjects
    elif slot == "iobj":
        yield from of.indirect
    elif slot == "comp":
        for complement in of.complements:
            yield from _heads_within(of, complement, named)
    elif slot == "clause":
        yield from (t for t in clause(of.trigger) if _is_addressed(t))
    elif slot == "by" or slot in of.trigger.sent.said:
        there = [head for case, head in of.oblique if case == slot and not _is_apart(head, of)]
        yield from there or _behind_joined(of, slot)


def _bidden(must: Word) -> Iterator[Word]:
    """Who must do something: the subject of the verb, unless it is only to win or to be something."""
    verb = must.head
    if verb.pos_ == "VERB" and verb.lemma not in classes()["faring"]:
        yield from (s for s in frame(verb).subjects if s.pos_ in {"PROPN", "NOUN"})


def _behind_joined(of: Frame, slot: str) -> Iterator[Word]:
    """What hangs on the second of two objects: "launched rockets and mortars against the port"."""
    for thing in of.objects:
        for child in thing.children if thing.dep_ == "conj" else ():
            if child.dep_ in {"nmod", "obl"} and any(c.lower_ == slot for c in child.lefts if c.dep_ == "case"):
                yield from conjuncts(child)


def _shared_objects(of: Frame) -> Iterator[Word]:
    """The object of the last of several verbs: "killed, injured or captured nine soldiers"."""
    beside = of.trigger.head.rights if of.trigger.dep_ == "conj" else []
    for child in (*of.trigger.rights, *beside) if not of.passive else ():
        if child.dep_ == "conj" and child.pos_ == "VERB" and child.i > of.trigger.i:
            between = child.sent[of.trigger.i + 1 : child.i]
            if all(t.pos_ in {"PUNCT", "CCONJ", "VERB", "ADV"} for t in between):
                yield from (o for o in frame(child).objects if o.i > child.i)


def _counted_objects(of: Frame) -> Iterator[Word]:
    """An object that the parse took for a phrase because of its count."""
    yield from (c for c in of.trigger.rights if not of.passive and is_counted(c))


def _is_apart(head: Word, of: Frame) -> bool:
    """Whether a phrase tells something else: one before the verb, one within a phrase of time or cause.

    "In addition to Chad's aid, Oslo sent"; "imposed sanctions after the attack on Chad". The subject of a passive is
    no such phrase: "Evidence against Chad was shown by Oslo".
    """
    before = head.i < of.trigger.i and head.pos_ != "PRON" and not any(a in of.objects for a in head.ancestors)
    above = head.head.head if head.dep_ == "conj" else head.head
    return before or (above is not of.trigger and any(c.dep_ == "case" and c.lower_ in _APART for c in above.lefts))


_APART = frozenset({"after", "since", "following", "amid", "before", "during", "despite", "over", "because"})


def _is_addressed(token: Word) -> bool:
    """Whether a name in a protest's clause may be whom it is against: no place behind "in", "at" or "from"."""
    cases = {c.lower_ for c in token.lefts if c.dep_ == "case"}
    if token.pos_ not in {"PROPN", "NOUN"} or token.dep_ in {"compound", "flat", "nmod:desc"}:
        return False
    if token.dep_ == "nmod":  # "calling for independence from Turkey"; "in the city of Kirkuk"
        return "from" in cases or _is_addressed(token.head)
    return not cases & {"in", "at", "near", "from", "into", "on", "outside"}


def _heads_within(of: Frame, complement: Word, named: Named) -> Iterator[Word]:
    """To whom a complement is: its own subject ("demanded that Israel leave"), else what its own pattern says."""
    inner = frame(complement)
    if complement.lemma in classes()["reporting"] or any(c.lower_ == "without" for c in complement.lefts):
        return  # "… have agreed to meet, an official confirmed"; "agreed to go without returning to Lima"
    subjects = [s for s in inner.subjects if s not in of.subjects and s.pos_ != "PRON"]
    if subjects:
        yield from subjects
        return
    if complement.lemma == "help" and inner.complements:  # "to help support the rights of Kurds against Chad"
        for deeper in inner.complements:
            yield from _heads_within(of, deeper, named)
        return
    pattern = match(inner)
    for slot in (*(pattern.recipients if pattern else ()), *_LIKELY):
        if slot != "comp":
            found = [h for h in _heads(inner, slot, named) if mentions(h, named, places=True)]
            if found:
                yield from found
                return
    for deeper in inner.complements:
        yield from _heads_within(of, deeper, named)


_LIKELY = ("obj", "iobj", "to", "with", "on", "against", "for", "from", "of")
"""Where the recipient of a complement stands, the likeliest first."""
