"""Whom an argument head stands for: mentions the actors room found, groups with the country they are of, or nobody.

The rule of heads: a mention that holds the head of the phrase names the argument. Else one that modifies the head does,
if the head is the kind of thing that stands for its owner: "Ukrainian cities", "the president of Ukraine". People
without a name are a group of their country, with the sector the noun tells: "Afghan guerrillas" are AFGREB.
"""

import dataclasses
from collections.abc import Iterator

from onrecord.actors import codes
from onrecord.actors.words import words_for
from onrecord.events.frames import conjuncts, frame
from onrecord.events.groups import (
    NAMES,
    OF_COUNTRY,
    UNNAMED,
    adjective,
    are_states,
    government_of,
    is_group,
    is_known,
    nameless,
    of_owner,
    phrase,
    unique,
)
from onrecord.events.named import Named as Named
from onrecord.events.tables import classes, sectors
from onrecord.events.titled import name_of, named_beside
from onrecord.events.triggers import nouns
from onrecord.events.words import Word
from onrecord.model import Actor, Mention, Span

RELATED = "events/related"
STATES = "events/states"
"""States that nobody tells apart, "another country": beside somebody else, no event of their own."""
MYSELF = "events/i"
OURSELVES = "events/we"


def mentions(head: Word, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The mentions an argument head stands for; an unnamed one for "gunmen"; none for a thing."""
    asked = head.i, places
    found = named.meant.get(asked)
    if found is None:
        found = named.meant[asked] = _mentions(head, named, places=places)
    return found


def _mentions(head: Word, named: Named, *, places: bool) -> tuple[Mention, ...]:
    own = named.holding(head, places=places)
    if own is not None and _is_of_ancestry(head, own):
        return tuple(_settled(head, named)) or (nameless(head, named),)
    named_by = name_of(head, named)
    if own is not None and is_known(own) and (named_by is None or _tells_more(own, named_by)):
        return unique((_counted(head, own, named.version), *_of_others(head, own, named)))
    if named_by is not None:
        return unique((named_by, *named_beside(head, named_by, named)))
    return tuple(_examples(head, named)) or _owned(head, own, named, places=places)


def _owned(head: Word, own: Mention | None, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """Whom what has no name stands for: its owner, or a group of the owner's."""
    pronoun = next((c for c in head.children if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)
    if pronoun is not None and (own is None or own.label == "ROLE") and head.lemma not in sectors("relations"):
        return tuple(_accrediting(head, named)) or _possessed(head, pronoun, named)
    if head.lemma in sectors("relations"):
        return (_related(head, named),)
    hired = any(c.lower_ in words_for("hired") for c in head.lefts)  # "Karvanian proxy forces" are no army of it
    owners = () if hired else tuple(modifying(head, named, places=places))
    holder = _holder(head)
    if holder is not None and own is None:
        group = Mention(phrase(head), "ROLE", None, UNNAMED, f"events/unnamed {named.version}")
        return unique(of_owner(holder, group, owner, named.version) for owner in owners) or (group,)
    grouped = is_group(head) or head.lemma in sectors("things") or head.ent_type_ == "NORP"
    if owners and (own is not None or grouped):
        return unique(of_owner(head, own, owner, named.version) for owner in owners)
    return owners or ((own,) if own is not None else _unowned(head, named))


def _unowned(head: Word, named: Named) -> tuple[Mention, ...]:
    """Who is told of without a name or an owner: people, those in a car, states; none for a thing."""
    if aboard := unique(_aboard(head, named)):
        return aboard
    if are_states(head):
        return (dataclasses.replace(nameless(head, named), by=f"{RELATED} {named.version}"),)
    if head.lemma in sectors("states") and not _is_rest(head):
        return (dataclasses.replace(nameless(head, named), by=f"{STATES} {named.version}"),)
    if head.lower_ in classes()["person"]:
        return (speaking(head, named) or dataclasses.replace(nameless(head, named), label="PRONOUN"),)
    people = is_group(head) or _is_crowd(head) or head.ent_type_ in NAMES
    return (nameless(head, named),) if people else ()


def _is_crowd(head: Word) -> bool:
    """Whether a number stands for people: "Hundreds rallied against the law"."""
    return head.dep_ == "nsubj" and head.lemma in classes()["counting"] and head.head.lemma in classes()["protesting"]


def speaking(word: Word, named: Named) -> Mention | None:
    """Whom "we" or "our" stands for: who says it, '"We condemn the raid," the minister said'."""
    speaker = named.speaker(word) if word.lower_ in _FIRST else None
    if speaker is None or speaker.ref is None:
        return None
    span = Span(word.idx, word.idx + len(word))
    by = f"{MYSELF if word.lower_ in {'i', 'me', 'my'} else OURSELVES} {named.version}"
    return Mention(span, "PRONOUN", speaker.ref, min(speaker.confidence, OF_COUNTRY), by)


_FIRST = frozenset({"i", "we", "us", "me", "our", "my"})


def _is_rest(states: Word) -> bool:
    """Whether others are only what the one named is an example of: "the US and other developed nations"."""
    lefts = {c.lower_ for c in states.lefts}
    return states.dep_ == "conj" and "other" in lefts and not any(c.dep_ == "nummod" for c in states.lefts)


def _is_of_ancestry(head: Word, own: Mention) -> bool:
    """Whether a country only tells ancestry or leaning: "ethnic Albanians in Serbia", "two pro-Russian officials"."""
    if own.label not in {"NORP", "ROLE"} or head.sent.said.isdisjoint(_LEANING):
        return False
    within = (t for t in head.subtree if own.span.start - 4 <= t.idx < own.span.end)
    return any(t.lower_ in _LEANING for t in (*head.lefts, *within))


_LEANING = frozenset({"ethnic", "pro", "anti"})


def _tells_more(own: Mention, name: Mention) -> bool:
    """Whether a description says more than the name beside it: "a Russian man, Ivan Ozerov" has a country."""
    actor = own.actor
    return (
        actor is None
        or actor.kind != "unnamed"
        or (actor.country is not None and (name.actor is None or not name.actor.country))
    )


def _settled(head: Word, named: Named) -> Iterator[Mention]:
    """Where people live whose adjective is none of a country."""
    for child in head.children:
        if child.dep_ == "nmod" and any(c.lower_ in {"in", "of", "from"} for c in child.lefts):
            owners = (m for m in mentions(child, named, places=True) if is_known(m))
            yield from (of_owner(head, None, owner, named.version) for owner in owners)


def _of_others(head: Word, own: Mention, named: Named) -> Iterator[Mention]:
    """Those of the other countries that a group is of: "the leaders of Chad and Peru", "US and British activists"."""
    whose = any(c.dep_ == "nmod:poss" for c in head.lefts)  # "its troops from Chad"
    if own.label != "ROLE" or head.tag_ not in {"NNS", "NNPS"} or whose:
        return
    for child in head.children:
        of = child.dep_ == "nmod" and any(c.lower_ in {"of", "from"} for c in child.lefts)
        if of or child.dep_ in {"amod", "compound"}:
            for part in conjuncts(child):
                other = named.holding(part, places=False)
                if other is not None and is_known(other) and not own.span.overlaps(other.span):
                    yield of_owner(head, None, other, named.version)


def _counted(head: Word, own: Mention, version: str) -> Mention:
    """The people of a country rather than the country, where they are counted: "Thousands of Georgians protested"."""
    government = government_of(own)
    if own.label != "NORP" or government is None or head.tag_ not in {"NNS", "NNPS"} or not _is_counted(head):
        return own
    people = codes.institution_of(codes.institutions()["people"], government)
    return Mention(own.span, own.label, people, min(own.confidence, OF_COUNTRY), f"events/people {version}")


def _is_counted(head: Word) -> bool:
    above = head.head.lemma if head.dep_ == "nmod" else ""
    told = (c.dep_ == "nummod" or c.lower_ in classes()["counting"] for c in head.lefts)
    return above in classes()["counting"] or any(told)


def _examples(head: Word, named: Named) -> Iterator[Mention]:
    """Who is named for a kind: "countries such as Chile and Peru"."""
    if head.sent.said.isdisjoint(_NAMING):
        return
    for child in head.rights:
        cases = [c.lower_ for c in child.lefts if c.dep_ in {"case", "fixed", "mark"}]
        if cases and cases[0] in _NAMING:
            for part in conjuncts(child):
                yield from (m for m in mentions(part, named, places=True) if is_known(m))


_NAMING = frozenset({"such", "including"})


def _holder(head: Word) -> Word | None:
    """The group that a site or a thing is named after: "rebel positions", "a Syrian army convoy"."""
    if head.lemma not in sectors("sites"):
        return None
    return next((c for c in head.children if c.dep_ == "compound" and is_group(c)), None)


def modifying(head: Word, named: Named, *, places: bool) -> Iterator[Mention]:
    """Mentions that modify a head, nearest owner first: possessor, adjective, then "of" and "in".

    People are of what stands right before them: "Turkey's Syrian refugees", "Kabul's al-Qaeda network".
    """
    if not head.children:
        yield from _located(head, named)
        return
    if is_led(head):
        yield from leading(head, named)
        return
    near, far = ("amod", "compound", "nmod:desc", "flat"), ("nmod:poss",)
    for deps in (near, far) if is_group(head) else (far, near):
        for child in head.children:
            if child.dep_ in deps and not _leans(child):
                held = (named.holding(part, places=places, beside=head) for part in conjuncts(child))
                found = [m for m in held if m is not None]
                if found and any(c.dep_ == "conj" for c in child.children):  # "Russian and American officials"
                    found += [m for part in conjuncts(child) if (m := adjective(part, named)) is not None]
                if found:
                    yield from found
                    return
    yield from _by_adjective(head, named)
    elsewhere = head.lemma in classes()["moving"] or (_is_deed(head) and not places)
    for child in head.children:
        if child.dep_ == "nmod" and any(c.lower_ in _OWNING for c in child.lefts):
            if elsewhere and any(c.lower_ in _WHERE for c in child.lefts):
                continue  # "seized a freighter in the strait", "clashes in Chad": that is where, not whose
            found = [m for part in conjuncts(child) for m in mentions(part, named, places=places or is_group(head))]
            if found:
                yield from (m for m in found if is_known(m) or not (is_group(head) or m.label in NAMES.values()))
                return
    yield from tuple(_located(head, named)) or tuple(_dwelling(head, named)) or carrying_out(head, named)


def _leans(adjective: Word) -> bool:
    """Whether somebody is for or against a country, not of it: "pro-Russian"."""
    if adjective.sent.said.isdisjoint(_LEANING):
        return False
    before = adjective.sent[max(adjective.sent.start, adjective.i - 2) : adjective.i]
    return any(t.lower_ in {"pro", "anti"} for t in before)


def is_led(head: Word) -> bool:
    """Whether a hyphened word tells who leads a group: "US-led forces"; who is "Iran-backed" is not of Iran."""
    return not head.sent.said.isdisjoint(_LED) and any(
        c.lower_ in _LED and c.dep_ == "amod" and c.children for c in head.children
    )


_LED = frozenset({"led", "run"})


def leading(head: Word, named: Named) -> Iterator[Mention]:
    """Who leads a group: "Turkish-led forces" act for Turkey."""
    if head.sent.said.isdisjoint(_LED):
        return
    for child in head.children:
        if child.lower_ in _LED and child.dep_ == "amod":
            held = [m for c in child.lefts if (m := named.holding(c, places=False)) is not None and is_known(m)]
            yield from held[:1] or _by_adjective(child, named)


def _dwelling(head: Word, named: Named) -> Iterator[Mention]:
    """Where a group lives, comes from or works: "families living in Chad", "workers at a plant in Chad"."""
    for child in head.children:
        if is_group(head) and child.dep_ == "acl" and child.lemma in classes()["dwelling"]:
            for below in child.children:
                if below.dep_ in {"obl", "obj"}:
                    yield from (m for m in mentions(below, named, places=True) if is_known(m))
        elif _is_civil(head) and child.dep_ == "nmod" and any(c.lower_ == "at" for c in child.lefts):
            inside = (t for t in child.subtree if any(c.lower_ == "in" for c in t.lefts if c.dep_ == "case"))
            yield from (m for t in inside for m in mentions(t, named, places=True) if is_known(m))


def carrying_out(noun: Word, named: Named) -> Iterator[Mention]:
    """Who did what a noun names, in a participle behind it: "the rally staged by students", "a raid led by Chad"."""
    deed = noun.lemma in nouns() or noun.lemma in classes()["protest"]
    for child in noun.rights if deed or noun.lemma in sectors("things") else ():
        done = child.dep_ == "acl" and child.lemma in classes()["performing" if deed else "shooting"]
        if done and child.tag_ in {"VBN", "VBD"}:
            doers = (head for head in frame(child).subjects if head is not noun)
            yield from (m for head in doers for m in mentions(head, named, places=False))


def _is_civil(head: Word) -> bool:
    """Whether people are of the country they work or learn in; soldiers at a base need not be."""
    return sectors("people").get(head.lemma) in {"CVL", "EDU", "LAB", "MED", "REF", "REL", "AGR"}


def nominal(before: Word, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The last named of the nouns right behind a preposition or verb."""
    last: tuple[Mention, ...] = ()
    for token in before.sent[before.i + 1 : min(before.sent.end, before.i + 8)]:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"} and token.tag_ != "VBG":
            break
        mention = named.holding(token, places=places)
        last = (mention,) if mention is not None and is_known(mention) else last
    return last


def _is_deed(head: Word) -> bool:
    """Whether a noun names a blow, a rally or the like, and nobody who may do one."""
    return head.pos_ == "NOUN" and head.lemma in nouns() and not is_group(head)


_WHERE = frozenset({"in", "throughout", "across"})
_OWNING = frozenset({"of", "in", "from", "by", "throughout", "across"})


def _by_adjective(head: Word, named: Named) -> Iterator[Mention]:
    """The country of an adjective that no mention holds: "Syrian" within the mention "Syrian officers"."""
    for child in head.children:
        if child.dep_ in {"amod", "compound"} and child.text[0].isupper() and not _leans(child):
            country = adjective(child, named)
            if country is not None:
                yield country
                return


def _aboard(vehicle: Word, named: Named) -> Iterator[Mention]:
    """The people in a vehicle: "a car with Syrian fighters", "a bus carrying nurses"."""
    if vehicle.lemma in classes()["vehicles"]:
        for child in vehicle.rights:
            if child.dep_ == "nmod" and any(c.lower_ == "with" for c in child.lefts):
                yield from (m for p in conjuncts(child) if is_group(p) for m in mentions(p, named, places=False))
            elif child.dep_ == "acl" and child.lemma in {"carry", "transport", "take"}:
                objects = (o for o in frame(child).objects if is_group(o))
                yield from (m for o in objects for m in mentions(o, named, places=False))


def _related(head: Word, named: Named) -> Mention:
    """Somebody who is only told of as close to others: "its allies", "his father"; not "Beijing, a partner of Chad"."""
    apposed = head.dep_ == "conj" and {c.lower_ for c in head.lefts} & {"a", "an"}
    joined = any(c.dep_ == "cc" for c in head.lefts)
    told = nameless(head, named)
    return told if apposed and not joined else dataclasses.replace(told, by=f"{RELATED} {named.version}")


def _possessed(head: Word, pronoun: Word, named: Named) -> tuple[Mention, ...]:
    """Whom "its army" stands for: its owner; "its neighbours" are others, and "her country" is no person."""
    owner = named.holding(pronoun, places=False) or speaking(pronoun, named)
    actor, by = owner.actor if owner is not None else None, f"events/unnamed {named.version}"
    if head.lemma in classes()["homeland"] and pronoun.lower_ in {"his", "her"}:
        country = _country(actor.country if actor is not None else None, named)
        return (Mention(phrase(head), None, country, UNNAMED, by),)
    if owner is not None and actor is not None and head.lemma in classes()["possession"]:
        return (owner,)
    return (nameless(head, named),) if is_group(head) else ()


def _accrediting(envoy: Word, named: Named) -> Iterator[Mention]:
    """Where somebody's own envoy serves: "recalled its ambassador from Turkey"."""
    if envoy.lemma in classes()["envoy"]:
        for child in envoy.children:
            if child.dep_ == "nmod" and any(c.lower_ in {"from", "to", "in"} for c in child.lefts):
                yield from mentions(child, named, places=True)


def _country(code: str | None, named: Named) -> Actor | None:
    """The country of that code that the article names."""
    actors_ = (m.actor for m in named.who if m.actor is not None and code is not None and m.actor.country == code)
    return next((a for a in actors_ if a.kind in {"country", "government"}), None)


def _located(head: Word, named: Named) -> Iterator[Mention]:
    """Where a group right before "in" or "of" belongs, when the parse ties the place to the verb: "Rebels in Soria"."""
    after = head.i + 1
    if is_group(head) and after < head.sent.end and head.sent[after].lower_ in _OWNING - {"by"}:
        yield from nominal(head.sent[after], named, places=True)
