"""What an attack or a seizure hits: things of somebody's, or as printed, and who was hurt."""

import dataclasses
from collections.abc import Iterator, Set

from onrecord.actors import roster
from onrecord.events.frames import RELATIVE, Frame, frame
from onrecord.events.groups import nameless, of_owner, unique
from onrecord.events.named import Named
from onrecord.events.printed import is_anybody, is_solid
from onrecord.events.referents import mentions
from onrecord.events.slots import heads
from onrecord.events.tables import classes, sectors
from onrecord.events.triggers import Pattern, nouns
from onrecord.events.voice import is_passive
from onrecord.events.words import Word
from onrecord.model import Mention

THING = "events/thing"


def things(of: Frame, pattern: Pattern, named: Named) -> tuple[Mention, ...]:
    """What is hit or seized where nobody owns it, as printed: "Turkish jets struck a dam"."""
    hit = of.trigger.pos_ == "VERB" and (pattern.type == "ASSAULT" or pattern.mode == "seize")
    for slot in (s for s in pattern.recipients if s in _SEATS) if hit else ():
        for head in heads(of, slot, named):
            if is_solid(head) and not is_left_open(of.trigger, head):
                return (as_printed(head, named),)
    return ()


def as_printed(thing: Word, named: Named) -> Mention:
    """A thing that nobody owns: no event of its own where nobody else is told."""
    return dataclasses.replace(nameless(thing, named), by=f"{THING} {named.version}")


def strikes(thing: Word) -> bool:
    """Whether a thing tells that somebody struck: "the blast hit a house", "rockets damaged the port"."""
    return thing.lemma in nouns() or thing.lemma in sectors("things") or thing.lemma in _strikers()


def _strikers() -> frozenset[str]:
    return classes()["weapon"] | classes()["blast"] | classes()["arms"]


def is_left_open(deed: Word, thing: Word) -> bool:
    """Whether it is a town that is taken or freed: nobody tells whether it or who held it bears that."""
    return deed.lemma in classes()["taking"] and thing.lemma in classes()["settlement"]


def harm(attack: Word) -> Iterator[Word]:
    """The verbs that tell what an attack did, and are no attack of their own: "shelled the port, killing nine".

    Who "killed two and wounded nine" struck once, as did whoever it was when "two were killed and nine were wounded";
    and "a blast that killed two" is one.
    """
    for child in attack.rights:
        if child.lemma not in classes()["harming"]:
            continue
        if child.dep_ == "acl:relcl":
            told = attack.pos_ == "NOUN" and any(c.lower_ in RELATIVE and c.dep_ == "nsubj" for c in child.lefts)
        else:
            joined = child.dep_ == "conj" and _is_of_same_blow(child, attack)
            told = joined or (child.tag_ == "VBG" and child.dep_ in {"advcl", "conj", "xcomp"})
        if told:
            yield child
            yield from harm(child)


def _is_of_same_blow(verb: Word, attack: Word) -> bool:
    """Whether what is joined to an attack has its doer: "shot and killed"; nobody else is told."""
    if verb.i == attack.i + 2:
        return True
    own = any(c.dep_ in {"nsubj", "nsubj:outer"} for c in verb.lefts)
    return (
        attack.pos_ == "VERB"
        and verb.lemma in classes()["hurting"]
        and not own
        and is_passive(verb) <= is_passive(attack)
    )


def blow(hurt: Frame) -> Iterator[Word]:
    """The blow in which somebody was hurt: "Nine were wounded in an attack on the port"."""
    if hurt.trigger.pos_ == "VERB" and hurt.trigger.lemma in classes()["hurting"]:
        joined = (frame(verb) for verb in harm(hurt.trigger))
        for case, head in (*hurt.oblique, *(told for of in joined for told in of.oblique)):
            struck = case in {"in", "during", "by"} and any(p.type == "ASSAULT" for p in nouns().get(head.lemma, ()))
            if struck and (hurt.passive or not any(c.text[0].isupper() or c.dep_ == "nmod:poss" for c in head.lefts)):
                yield head


def harmed(of: Frame, named: Named) -> Iterator[Mention]:
    """Whom an attack is told to have hit: "fired rockets, killing nine", "a number were hurt in a raid on the port"."""
    others = tuple(_harmed(of, named))
    if others and of.trigger.lemma in classes()["hurting"]:
        yield from (
            nameless(head, named) for head in of.objects if is_anybody(head) and not mentions(head, named, places=True)
        )
    yield from others


def _harmed(of: Frame, named: Named) -> Iterator[Mention]:
    for verb in harm(of.trigger):
        for head in heads(frame(verb), "obj", named):
            told = mentions(head, named, places=True)
            told = struck_thing(head, told, named) if told and is_solid(head) else told
            counted = head.pos_ != "NUM" and is_anybody(head)  # "wounding nine others"; not "wounding nine"
            yield from told or ((nameless(head, named),) if counted else ())
    for noun in blow(of):
        for case, head in frame(noun).oblique:
            if case in {"on", "at", "against"} and noun.lemma not in classes()["campaign"]:
                yield from struck_thing(head, mentions(head, named, places=True), named)


def struck(noun: Word, named: Named) -> Iterator[Mention]:
    """The town a blow is named after: "the Kars drone attack"; a country there is who strikes."""
    for child in noun.lefts if noun.pos_ == "NOUN" else ():
        if child.dep_ in {"compound", "nmod:desc"} and named.holding(child, places=False) is None:
            place = named.holding(child, places=True)
            yield from () if place is None else (place,)


def struck_thing(thing: Word, owners: tuple[Mention, ...], named: Named) -> tuple[Mention, ...]:
    """What is hit, of whose it is or where it stands: "a checkpoint in Chad"; a town by its name, "the port of Lima".

    Args:
        owners: whom the thing stands for where it is no matter what was hit.
    """
    if called := tuple(_called(thing, named)):
        return called
    if any(_holds(m, thing) for m in owners):
        return owners
    owning = [m for m in owners if m.span.start < thing.idx or _leads_to(m, thing, _OWNING)]
    beside = [m for m in owners if m not in owning and not _leads_to(m, thing, _BY)]
    hit = [of_owner(thing, None, _as_state(owner), named.version) for owner in owning]
    return unique((*(hit or (as_printed(thing, named),)), *beside))


def _as_state(owner: Mention) -> Mention:
    """A place or somebody without a name, by the country: "an apartment block in the Karvanian city" is of Karvania."""
    code = owner.actor.country if owner.actor is not None and owner.actor.kind == "unnamed" else None
    known = roster.load()
    return dataclasses.replace(owner, ref=known.government(code)) if code in known.countries else owner


def _holds(mention: Mention, word: Word) -> bool:
    return mention.span.start <= word.idx < mention.span.end


def _called(place: Word, named: Named) -> Iterator[Mention]:
    """The name of a town or region: "the city of Kars", "Kars province"."""
    if place.lemma in classes()["territory"] or place.lemma in classes()["settlement"]:
        for child in place.children:
            of = child.i > place.i and any(c.lower_ == "of" for c in child.lefts)
            if of or (child.dep_ == "compound" and child.pos_ == "PROPN"):
                yield from (m for m in named.places(child) if not _holds(m, place))


def _leads_to(mention: Mention, thing: Word, cases: Set[str]) -> bool:
    """Whether somebody stands behind a thing and one of these prepositions."""
    behind = (child for child in thing.rights if any(c.lower_ in cases for c in child.lefts if c.dep_ == "case"))
    return any(_holds(mention, word) for child in behind for word in child.subtree)


_OWNING = frozenset({"of", "in", "at", "from", "throughout", "across", "on", "near"})
_BY = frozenset({"by"})
_SEATS = frozenset({"obj", "on", "at", "into"})
