"""Whom a judgement answers: who said what is rejected or called a lie."""

from collections.abc import Iterator, Sequence

from onrecord.events.frames import Frame
from onrecord.events.named import Named
from onrecord.events.tables import classes
from onrecord.events.words import Word
from onrecord.model import Mention, Span


def answered(of: Frame, doers: Sequence[Mention], named: Named) -> Iterator[Mention]:
    """Who made the statement that is judged: "Moscow said it was ready, but Kyiv called this a lie"."""
    taken = (c for said in of.complements for c in said.lefts if c.dep_ == "det")  # as if "this posturing" were one
    for thing in (*of.objects, *taken):
        if thing.lower_ in _POINTING or (thing.lemma in classes()["utterance"] and not _is_somebodys(thing)):
            speaker = named.last_speaker(of.trigger)
            if speaker is not None and speaker.ref is not None and doers and side(speaker) not in map(side, doers):
                span = Span(thing.idx, thing.idx + len(thing))
                yield Mention(
                    span, "PRONOUN", speaker.ref, min(speaker.confidence, 0.6), f"events/said {named.version}"
                )


def _is_somebodys(thing: Word) -> bool:
    """Whether a noun has an owner or tells more than that something was said: "a claim by Ankara"."""
    return any(c.dep_ in {"nmod:poss", "nmod", "amod", "compound", "acl:relcl"} for c in thing.children)


def side(mention: Mention) -> str | None:
    """The country somebody acts for, else themselves."""
    return (getattr(mention.ref, "country", None) or mention.ref.id) if mention.ref is not None else None


_POINTING = frozenset({"this", "that", "it"})
