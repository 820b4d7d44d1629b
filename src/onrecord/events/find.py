"""Doc → Event."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from onrecord import times
from onrecord.events import arguments, hit, learned, sides
from onrecord.events.because import because
from onrecord.events.code import code, contexts
from onrecord.events.filled import PLAIN, filled, is_open, ruled
from onrecord.events.frames import Frame
from onrecord.events.groups import is_known
from onrecord.events.merge import merge
from onrecord.events.misread import is_misread
from onrecord.events.referents import MYSELF, OURSELVES, STATES, Named
from onrecord.events.reported import Told, reported
from onrecord.events.sides import Asked, Seen
from onrecord.events.status import (
    is_announced,
    is_generic,
    is_own_speech,
    modality,
    polarity,
)
from onrecord.events.tables import classes
from onrecord.events.triggers import LEARNED, Pattern
from onrecord.events.words import Word
from onrecord.language.columns import columns
from onrecord.model import Event, Mention, Span, Statement, Timex, event_id

VERSION = "1"
WORTH, UNTOLD = (0.62, 0.2), 0.46
"""From the odds of a word's chance to the odds that its event is right, slope and offset; and where there is no chance.

Both of sentences that the network was not trained on, five-fold (docs/methods/events.md).
"""


def find(
    doc: Doc,
    article_id: str,
    who: tuple[Mention, ...],
    where: tuple[Mention, ...],
    when: tuple[Timex, ...],
    said: tuple[Statement, ...] = (),
    weights: learned.Weights | None = None,
    side_weights: sides.Weights | None = None,
) -> tuple[Event, ...]:
    """The events an article's own prose reports, each once, in order of their first triggers.

    What is only wanted by another event's verb ("agreed to withdraw") is that event, not one more. An event needs an
    actor or a recipient. What was said tells who "we" are, and whom "called this a lie" is against. The weights are
    those of the networks that say which words report one, and who is on its sides; the shipped ones if None.
    """
    read = _Read(doc, article_id, Named(who, where, VERSION, said), when)
    return merge(_events(read, reported(doc, weights), side_weights), columns(doc).text)


@dataclass(frozen=True, slots=True)
class _Read:
    """An article as far as it was read before its events."""

    doc: Doc
    article: str
    named: Named
    when: tuple[Timex, ...]


def _events(read: _Read, told: Iterator[list[Told]], weights: sides.Weights | None) -> Iterator[Event]:
    """The events of sentences where the rules know everybody; then of the others, of which the network is asked."""
    waiting: list[tuple[Told, Asked, list[Seen], list[Asked]]] = []
    for its in told:
        asked = [(t, *_asked(t, read.named, weights)) for t in its]
        if any(seen for *_, seen in asked):
            beside = [of for _, of, _ in asked]
            waiting += [(*one, beside) for one in asked]
        else:
            yield from filter(None, (_event(t, of.doers, of.done_to, read) for t, of, _ in asked))
            its[0].of.trigger.sent.dissolve()
    likely = sides.likely(read.doc, [(of, seen) for _, of, seen, _ in waiting], weights)
    for (t, of, seen, beside), chances in zip(waiting, likely, strict=True):
        event = _event(t, *filled(of, seen, chances, read.named, beside), read)
        if event is not None:
            yield event
    for sentence in dict.fromkeys(t.of.trigger.sent for t, *_ in waiting):
        sentence.dissolve()


def _asked(told: Told, named: Named, weights: sides.Weights | None) -> tuple[Asked, list[Seen]]:
    """Who the rules say is on the sides of an event, and who else may be where they know nobody."""
    chance = told.chance or 0.0
    of = ruled(told.of, told.pattern, named, chance)
    return of, sides.phrases(of, weights) if is_open(of, told.pattern, chance) else []


_SAID = frozenset({"ACCUSE", "AGREE", "CONCEDE", "CONSULT", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types that need somebody who says or lets it: "The situation demands", "which allows Moscow to" are none."""
_OWNED = frozenset({"ACCUSE", "AGREE", "AID", "REJECT", "REQUEST", "SUPPORT"})
"""Types whose noun is an event only where it is somebody's."""
_BY_ANYBODY = frozenset({"PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
"""Types that are events also when nobody is named: "Gunmen attacked a convoy", "Two reporters were arrested"."""
_BY_ROLE = frozenset({"ACCUSE", "AGREE", "AID", "CONCEDE", "REJECT", "REQUEST", "SANCTION", "THREATEN"})
"""Types that are events also to nobody in particular, done by people without a name: "Two ministers agreed"."""
_SPOKEN = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "SUPPORT", "THREATEN"})
"""Types of which "we" make an event with nobody else: "We condemn the raid"; not "we must provide the means"."""
_ONE_SIDED = frozenset({"visit", "third-party"})
"""Modes of CONSULT in which not all are actors."""
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def _event(told_of: Told, doers: tuple[Mention, ...], done_to: tuple[Mention, ...], read: _Read) -> Event | None:
    of, pattern, named = told_of.of, told_of.pattern, read.named
    assert pattern.type is not None
    chance = told_of.chance or 0.0
    if _is_nobodys(of, pattern, doers, done_to, chance) or _is_metaphor(of, pattern):
        return None
    if not done_to and any(m.ref is not None or m.label != "PRONOUN" for m in doers):
        done_to = hit.things(of, pattern, named)
    told = polarity(of.trigger), modality(of.trigger)
    own = bool(doers) and told[1] in {"planned", "possible"} and _is_own(of, pattern, doers, named)
    kind = (pattern.type, pattern.mode) if not _is_note(of, pattern, doers) else ("ACCUSE", "disapprove")
    type_, mode, is_not, how = code(*kind, *told, own=own, said=own and is_own_speech(of))
    if told == ("negative", "hypothetical"):
        return None  # "If they knew, they would not support Iran"
    if pattern.row == LEARNED and how == "demanded":
        return None  # "called the sanctions blackmail": what is asked for is the asking
    if type_ in {"AGREE", "CONCEDE"} and how == "planned" and not any(is_known(m) or m.label in _NAMED for m in doers):
        return None
    if mode == "visit" and (_at_home(doers, done_to) or _is_sight(done_to)):
        return None
    if type_ == "AGREE" and pattern.type == "CONSULT" and pattern.mode not in _ONE_SIDED:
        doers, done_to = (*doers, *done_to), ()  # who will meet is as much an actor as who met
    if type_ == "CONSULT" and mode not in _ONE_SIDED:
        doers, done_to = (*doers, *done_to), ()
        alone = of.trigger.pos_ == "NOUN" and not any(case in {"with", "between"} for case, _ in of.oblique)
        unsaid = bool(doers) and of.trigger.pos_ == "NOUN" and is_known(doers[0]) and how != "planned"
        if len(doers) == 1 and ((doers[0].label in {"PERSON", "PRONOUN"} and not unsaid) or alone):
            return None  # "She met her future husband"; "this year's NATO summit"; not "told of his talks with Erdogan"
    time = _time(of.trigger, read.doc, read.when)
    span, *others = (Span(w.idx, w.idx + len(w)) for w in (of.trigger, *_with(of, pattern)))
    return Event(
        id=event_id(read.article, type_, span),
        article=read.article,
        type=type_,
        mode=mode,
        contexts=contexts(of.trigger, pattern.contexts),
        triggers=(span, *others),
        actors=doers,
        recipients=done_to,
        place=arguments.place(of, named, (*doers, *done_to)),
        time=time,
        polarity=is_not,
        modality=how,
        because=because(of.trigger, time.span if time else None),
        confidence=_confidence(told_of.chance),
        by=f"events/{pattern.row} {VERSION}",
    )


def _with(of: Frame, pattern: Pattern) -> Iterator[Word]:
    """The words that tell the same blow: "were killed in an attack", "shelled the port, killing nine"."""
    if pattern.type == "ASSAULT":
        yield from (*hit.harm(of.trigger), *hit.blow(of))


def _is_nobodys(
    of: Frame, pattern: Pattern, doers: tuple[Mention, ...], done_to: tuple[Mention, ...], chance: float
) -> bool:
    """Whether a pattern that fits tells no event: nobody is told of whom it needs; where it is likely, any will do:
    "He was accused in court", whoever he is."""
    anybody = chance >= PLAIN and any(_is_somebody(m, of) for m in (*doers, *done_to))
    if not (anybody or _is_told_of_somebody(pattern, doers, done_to)) or is_generic(of):
        return True
    by_nobody = not doers and not of.passive and bool(of.subjects) and not any(map(hit.strikes, of.subjects))
    if by_nobody and all(m.by.startswith(hit.THING) for m in done_to):
        return True  # "Such storms could destroy whole cities"
    speaks = any(c.dep_ == "nsubj" for c in of.trigger.children) and not of.passive and of.trigger.pos_ != "ADJ"
    if pattern.type in _SAID and speaks and not doers and not _is_addressed(pattern, done_to):
        return True  # nobody speaks: "The situation demands more guards"
    if _asks_for(pattern, "modal") and not any(is_known(m) or m.label in _NAMED for m in done_to):
        return True  # nobody is asked: "said that the answer must be common"
    if "bidden" in pattern.recipients and not (doers and any(map(is_known, done_to))):
        return True  # nobody says it, or to nobody: "The rules must change"
    if pattern.type == "COOPERATE" and not doers and of.trigger.pos_ != "NOUN":
        return True  # "Uranium is imported from Russia"
    # nobody's: "a sign that support for Poland holds"
    owned = pattern.type in _OWNED and of.trigger.pos_ == "NOUN" and not anybody
    return owned and not doers and not _asks_for(pattern, "borne")


def _is_somebody(mention: Mention, of: Frame) -> bool:
    """Whether it is told apart, or one person: "He was arrested", but not "They attacked"."""
    inside = (w for w in of.trigger.sent.words if mention.span.start <= w.idx < mention.span.end)
    return _is_told_apart(mention) or any(w.lower_ in classes()["one person"] for w in inside)


def _is_note(of: Frame, pattern: Pattern, doers: tuple[Mention, ...]) -> bool:
    """Whether a state protests, on paper and not in the streets: "Poland protests Chad's manoeuvres at sea"."""
    states = bool(doers) and all(getattr(m.ref, "kind", None) == "government" for m in doers)
    return pattern.type == "PROTEST" and states and of.trigger.lemma == "protest" and of.trigger.pos_ == "VERB"


def _is_metaphor(of: Frame, pattern: Pattern) -> bool:
    """Whether no people are taken captive: "accused Budapest of holding the bloc hostage"."""
    if pattern.mode != "abduct":
        return False
    held = {word.lemma for o in of.objects for word in (o, *o.lefts)}
    return not held.isdisjoint(classes()["holdable"])


def _is_told_of_somebody(pattern: Pattern, doers: tuple[Mention, ...], done_to: tuple[Mention, ...]) -> bool:
    """Whether somebody is named, or a role does it: "gunmen". A pronoun that leads nowhere is nobody."""
    if any(is_known(m) or m.label in _NAMED for m in (*doers, *done_to) if not m.by.startswith((MYSELF, OURSELVES))):
        return True
    if pattern.type in _SPOKEN and any(m.by.startswith(OURSELVES) for m in doers):
        return True
    ones, others = ([m for m in side if _is_told_apart(m)] for side in (doers, done_to))
    if pattern.type in _BY_ANYBODY:
        return bool(ones or others)
    return bool(ones) and (bool(done_to) or pattern.type in _BY_ROLE)


def _is_told_apart(mention: Mention) -> bool:
    return mention.label != "PRONOUN" and not mention.by.startswith(STATES)


def _asks_for(pattern: Pattern, slot: str) -> bool:
    return any(slot in slots for slots, _ in pattern.needs)


def _is_addressed(pattern: Pattern, done_to: tuple[Mention, ...]) -> bool:
    """Whether it is said to somebody known, by whomever: "The indictment accuses Orn of fraud"."""
    return pattern.type == "ACCUSE" and any(map(is_known, done_to))


def _is_own(of: Frame, pattern: Pattern, doers: tuple[Mention, ...], named: Named) -> bool:
    """Whether harm to come is announced by the doer. Force must be their own words, not what an outlet foresees.

    "Iran will attack" and "plans to attack" are plans; "We will attack" and "Iran wants to attack" threaten.
    """
    trigger = of.trigger
    if not is_announced(trigger) or not arguments.is_own_word(of, doers, named):
        return False
    force = pattern.type == "ASSAULT" or (pattern.type == "COERCE" and pattern.mode in {None, "seize"})
    return not force or trigger.head.lemma == "want" or is_own_speech(of)


def _at_home(doers: tuple[Mention, ...], done_to: tuple[Mention, ...]) -> bool:
    """Whether a visit stays in the visitor's own country: "The Polish president flew to Gdansk"."""
    ones, others = ({getattr(m.ref, "country", None) for m in side} for side in (doers, done_to))
    return bool(others) and ones == others and None not in ones


def _is_sight(visited: tuple[Mention, ...]) -> bool:
    """Whether what is visited is no host: "The minister visited the Church of St Anne"."""
    return bool(visited) and all(m.label in {"ORG", "FAC"} and getattr(m.ref, "country", None) is None for m in visited)


def _time(trigger: Word, doc: Doc, when: tuple[Timex, ...]) -> Timex | None:
    """The time that modifies the trigger; behind a verb that the parse missed, the next one printed.

    How long or how often it was done is not when: "blocked transport for two weeks".
    """
    start, end = trigger.sent.words[0].idx, trigger.sent.end_char
    there = [t for t in when if start <= t.span.start < end and t.type in {"DATE", "TIME"}]
    if there and not is_misread(trigger):
        return times.modifying(doc[trigger.i], there)
    return next((t for t in there if trigger.idx < t.span.start), None)


@cache
def _confidence(chance: float | None) -> float:
    """How often an event of that chance had the right type, where it was measured (Platt); unknown words least."""
    if chance is None:
        return UNTOLD
    held = min(max(chance, 0.01), 0.99)
    slope, offset = WORTH
    return round(1 / (1 + math.exp(-(slope * math.log(held / (1 - held)) + offset))), 2)
