"""Doc → Event."""

from collections.abc import Iterator, Sequence, Set

from spacy.tokens import Doc

from onrecord import times
from onrecord.events import arguments, triggers
from onrecord.events.because import because
from onrecord.events.code import code, contexts, is_discarded
from onrecord.events.frames import Frame, complements, frame, harm, is_predicate, is_verbal
from onrecord.events.groups import is_known
from onrecord.events.merge import merge
from onrecord.events.misread import is_attributive, is_misread, is_subject
from onrecord.events.referents import MYSELF, OURSELVES, STATES, Named
from onrecord.events.status import (
    is_announced,
    is_generic,
    is_idle,
    is_own_speech,
    is_purpose,
    is_scene,
    modality,
    polarity,
)
from onrecord.events.tables import classes
from onrecord.events.triggers import Pattern, match, may_match, nouns
from onrecord.events.words import Sentence, Word, sentences
from onrecord.language.columns import columns
from onrecord.model import Event, Mention, Span, Statement, Timex, event_id

VERSION = "1"
RECENT = 1990
"""The first year that is no history."""
SURE = 3
"""How much a pattern must ask for where the parse does not call the trigger a verb."""


def find(
    doc: Doc,
    article_id: str,
    who: tuple[Mention, ...],
    where: tuple[Mention, ...],
    when: tuple[Timex, ...],
    said: tuple[Statement, ...] = (),
) -> tuple[Event, ...]:
    """The events an article's own prose reports, each once, in order of their first triggers.

    What is only wanted by another event's verb ("agreed to withdraw") is that event, not one more. An event needs an
    actor or a recipient. What was said tells who "we" are, and whom "called this a lie" is against.
    """
    return merge(_events(doc, article_id, Named(who, where, VERSION, said), when), columns(doc).text)


def _events(doc: Doc, article_id: str, named: Named, when: tuple[Timex, ...]) -> Iterator[Event]:
    for sentence in sentences(doc, _may_trigger):
        for of, pattern in triggered(sentence):
            event = _event(of, pattern, article_id, named, doc, when)
            if event is not None:
                yield event
        sentence.dissolve()


def triggered(sentence: Sentence) -> Iterator[tuple[Frame, Pattern]]:
    """The frames of a sentence that report an event, with the pattern each fits, outer before inner."""
    consumed: set[int] = set()
    for token in sorted(_candidates(sentence), key=_depth):
        if token.i in consumed or is_attributive(token) or is_subject(token):
            continue
        of = frame(token)
        pattern = match(of)
        if pattern is None or _is_aside(token, pattern) or is_purpose(token) or is_idle(token) or is_scene(token):
            continue
        if is_misread(token) and pattern.length < SURE:
            continue
        if pattern.type == "THREATEN" and is_predicate(token):
            continue  # "The alliance is no threat to Iran"
        consumed |= _consumed(of, pattern)
        yield of, pattern


def _is_aside(token: Word, pattern: Pattern) -> bool:
    """Whether it is history, sport or fiction; who protests or is arrested in a stadium does so all the same."""
    if _is_long_ago(token):
        return True
    return pattern.type not in _ANYWHERE and pattern.mode != "arrest" and is_discarded(token)


def _is_long_ago(token: Word) -> bool:
    """Whether the years of its sentence all lie before 1990: "Germany invaded Poland in 1939"."""
    years = token.sent.years
    return bool(years) and all(1000 < year < RECENT for year in years)


def _may_trigger(lemmas: Sequence[str], parts: Sequence[str], said: frozenset[str]) -> Sequence[int]:
    """The words that a table has, where the sentence has what a row of it asks for; no parse is read."""
    known = triggers.known()
    return [at for at, lemma in enumerate(lemmas) if lemma in known and may_match(lemma, parts[at], said)]


def _candidates(sentence: Sentence) -> Iterator[Word]:
    for word in sentence.wanted:
        used = word.pos_ != "NOUN" or word.lemma in nouns() or (is_verbal(word) and not is_predicate(word))
        if used and may_match(word.lemma, word.pos_, sentence.said):
            yield word


def _depth(token: Word) -> tuple[int, int]:
    return sum(1 for _ in token.ancestors), token.i


def _consumed(of: Frame, pattern: Pattern) -> set[int]:
    """Words that are part of this event and no event of their own: its object, and what it says shall be done."""
    own = [o for o in of.objects if pattern.type not in _ABOUT or _is_asked(o, pattern)]
    taken = {o.i for o in own} | {c.i for o in own for c in o.children if c.dep_ in {"compound", "amod"}}
    if pattern.type in _VERBAL:
        for complement in of.complements or complements(of.trigger):
            told = {t.i for c in complement.subtree if _is_told(c) or _is_known_of(c) for t in c.subtree}
            taken |= {t.i for t in complement.subtree} - told
        spared = pattern.type == "REJECT"  # "opposed to Iran's attack on the port"
        taken |= {h.i for case, h in of.oblique if case not in _BESIDE and not (spared and _is_known_of(h))}
    if pattern.type == "ASSAULT" or any("subj" in slots for slots, _ in pattern.needs):
        taken |= {s.i for s in of.subjects}
        taken |= {c.i for s in of.subjects for c in s.rights if c.dep_ == "acl" and c.lemma in _launching()}
        taken |= {word.i for word in harm(of.trigger)}
    if pattern.needs:
        taken |= {c.i for c in of.complements for slots, words in pattern.needs if "comp" in slots and c.lemma in words}
        taken |= {head.i for case, head in of.oblique if _names(pattern, case, head)}
    if pattern.type == "PROTEST":
        taken |= {t.i for c in of.trigger.rights if c.dep_ in {"advcl", "xcomp"} for t in c.subtree}
    return taken


def _launching() -> Set[str]:
    """Verbs by which a weapon or an attack comes before it hits: "a missile fired from Iran struck the port"."""
    return classes()["shooting"] | classes()["performing"]


def _is_told(clause: Word) -> bool:
    """Whether a clause tells what was done: "ruled out talking to Iran after it seized a tanker"; not "if it did"."""
    past = clause.tag_ == "VBD" or any(c.lower_ in {"has", "have", "had", "were", "was"} for c in clause.lefts)
    if clause.dep_ == "acl:relcl":
        return past
    if clause.dep_ != "advcl" or not past or any(c.lower_ in {"if", "unless"} for c in clause.lefts):
        return False
    return any(c.dep_.startswith("nsubj") for c in clause.children)


def _is_known_of(noun: Word) -> bool:
    """Whether a deed is only spoken of as known: "to respond to the Russian attack", "in the event of an invasion"."""
    patterns = nouns().get(noun.lemma, ()) if noun.pos_ == "NOUN" else ()
    if not any(p.type == "ASSAULT" for p in patterns):
        return False
    return any(c.dep_ == "nmod:poss" or (c.dep_ == "amod" and c.text[0].isupper()) for c in noun.lefts)


def _names(pattern: Pattern, case: str, head: Word) -> bool:
    """Whether a row asks for this very word behind a preposition: "was hit with sanctions"; force, for whatever."""
    assault = pattern.type == "ASSAULT" or any("subj" in slots for slots, _ in pattern.needs)
    return any(case in slots and (assault or head.lemma in words) for slots, words in pattern.needs)


def _is_asked(head: Word, pattern: Pattern) -> bool:
    """Whether the pattern asks for the very word: "voiced criticism", not "condemned the attack"."""
    words = {head.lemma, head.lower_}
    return any(not words.isdisjoint(asked) for slots, asked in pattern.needs if {"obj", "any"} & set(slots))


_VERBAL = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "MOBILIZE"})
_ABOUT = frozenset({"ACCUSE", "SUPPORT", "CONSULT"})
"""Types whose object may be an event of its own: "condemned the attack on the port"."""
_BESIDE = frozenset({"after", "following", "since", "amid", "during", "despite", "because", "over", "due", "in", "at"})
"""Prepositions that lead to another event than what is asked, agreed or refused."""


_ANYWHERE = frozenset({"PROTEST", "SANCTION"})
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
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def _event(
    of: Frame, pattern: Pattern, article_id: str, named: Named, doc: Doc, when: tuple[Timex, ...]
) -> Event | None:
    assert pattern.type is not None
    doers = arguments.actors(of, pattern, named)
    done_to = tuple(m for m in arguments.recipients(of, pattern, named, doers) if m not in doers)
    done_to = tuple(m for m in done_to if not named.is_quoted_by(of.trigger, m))
    if _is_nobodys(of, pattern, doers, done_to) or _is_metaphor(of, pattern):
        return None
    if not done_to and any(map(is_known, doers)):
        done_to = arguments.things(of, pattern, named)
    told = polarity(of.trigger), modality(of.trigger)
    own = bool(doers) and told[1] in {"planned", "possible"} and _is_own(of, pattern, doers, named)
    kind = (pattern.type, pattern.mode) if not _is_note(of, pattern, doers) else ("ACCUSE", "disapprove")
    type_, mode, is_not, how = code(*kind, *told, own=own, said=own and is_own_speech(of))
    if told == ("negative", "hypothetical"):
        return None  # "If they knew, they would not support Iran"
    if type_ in {"AGREE", "CONCEDE"} and how == "planned" and not any(is_known(m) or m.label in _NAMED for m in doers):
        return None
    if mode == "visit" and (_at_home(doers, done_to) or _is_sight(done_to)):
        return None
    if type_ == "CONSULT" and mode not in {"visit", "third-party"}:
        doers, done_to = (*doers, *done_to), ()
        alone = of.trigger.pos_ == "NOUN" and not any(case in {"with", "between"} for case, _ in of.oblique)
        unsaid = bool(doers) and of.trigger.pos_ == "NOUN" and is_known(doers[0]) and how != "planned"
        if len(doers) == 1 and ((doers[0].label in {"PERSON", "PRONOUN"} and not unsaid) or alone):
            return None  # "She met her future husband"; "this year's NATO summit"; not "told of his talks with Erdogan"
    time = _time(of.trigger, doc, when)
    span = Span(of.trigger.idx, of.trigger.idx + len(of.trigger))
    return Event(
        id=event_id(article_id, type_, span),
        article=article_id,
        type=type_,
        mode=mode,
        contexts=contexts(of.trigger, pattern.contexts),
        triggers=(span,),
        actors=doers,
        recipients=done_to,
        place=arguments.place(of, named.where, (*doers, *done_to)),
        time=time,
        polarity=is_not,
        modality=how,
        because=because(of.trigger, time.span if time else None),
        confidence=_confidence(of.trigger, pattern, doers, done_to),
        by=f"events/{pattern.row} {VERSION}",
    )


def _is_nobodys(of: Frame, pattern: Pattern, doers: tuple[Mention, ...], done_to: tuple[Mention, ...]) -> bool:
    """Whether a pattern that fits tells no event, because nobody is told of whom it needs."""
    if not _is_told_of_somebody(pattern, doers, done_to) or is_generic(of):
        return True
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
    owned = pattern.type in _OWNED and of.trigger.pos_ == "NOUN"
    return owned and not doers and not _asks_for(pattern, "borne")


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


def _confidence(trigger: Word, pattern: Pattern, doers: tuple[Mention, ...], done_to: tuple[Mention, ...]) -> float:
    """Higher the more the pattern asked for and and knows; lower for what is said by the way."""
    known = sum(any(map(is_known, side)) for side in (doers, done_to))
    aside = trigger.dep_ in {"acl", "acl:relcl", "advcl", "nmod", "obl", "obj", "compound"}
    return round(min(0.95, 0.5 + 0.05 * min(pattern.length, 3) + 0.15 * known - 0.15 * aside), 2)
