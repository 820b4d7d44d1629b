"""Whom an argument head stands for: mentions the actors room found, groups with the country they are of, or nobody.

The rule of heads: a mention that holds the head of the phrase names the argument. Else one that modifies the head does,
if the head is the kind of thing that stands for its owner: "Ukrainian cities", "the president of Ukraine". People
without a name are a group of their country, with the sector the noun tells: "Afghan guerrillas" are AFGREB.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.actors import codes, roster
from onrecord.events.frames import conjuncts
from onrecord.events.tables import classes, sectors
from onrecord.events.words import Word
from onrecord.language.lexicon import key
from onrecord.model import Actor, Label, Mention, Place, Span

UNNAMED = 0.3
"""How sure we are that a noun such as "gunmen" is the actor, when no name stands with it."""
OF_COUNTRY = 0.6
"""How sure we are of a group when its country is printed with it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of an article that an argument can be."""

    who: tuple[Mention, ...]
    where: tuple[Mention, ...]
    version: str

    def holding(self, token: Word, *, places: bool) -> Mention | None:
        """The mention whose words hold the token: an actor before a place, the longest first."""
        for mentions in (self.who, self.where) if places else (self.who,):
            there = [m for m in mentions if m.span.start <= token.idx < m.span.end]
            if there:
                return max(there, key=lambda m: (m.ref is not None, m.span.end - m.span.start))
        return None


def mentions(head: Word, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The mentions an argument head stands for; an unnamed one for "gunmen"; none for a thing."""
    own = named.holding(head, places=places)
    if own is not None and is_known(own):
        return (own,)
    for child in head.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"} and (named_by := named.holding(child, places=False)):
            return (named_by,)
    pronoun = next((c for c in head.children if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)
    if pronoun is not None and (own is None or own.label == "ROLE"):
        return tuple(_accrediting(head, named)) or _possessed(head, pronoun, named)
    if head.lemma in sectors("relations"):
        return (_nameless(head, named),)
    owners = tuple(modifying(head, named, places=places))
    if owners and (own is not None or is_group(head) or head.lemma in sectors("things")):
        return unique(_of_owner(head, own, owner, named.version) for owner in owners)
    if owners:
        return owners
    if own is not None:
        return (own,)
    return (_nameless(head, named),) if is_group(head) or head.ent_type_ in _NAMES else ()


def is_known(mention: Mention) -> bool:
    """Whether it is somebody: not what is only told of people whose country nobody prints, "the rebels"."""
    actor = mention.actor
    return mention.ref is not None and not (actor is not None and actor.kind == "unnamed" and actor.country is None)


def is_group(head: Word) -> bool:
    """Whether a noun is one for people: "gunmen"."""
    people = head.lemma in sectors("people") or head.lemma in sectors("relations")
    return people and head.pos_ in {"NOUN", "PROPN"}


def modifying(head: Word, named: Named, *, places: bool) -> Iterator[Mention]:
    """Mentions that modify a head, nearest owner first: possessor, adjective, then "of" and "in"."""
    for deps in (("nmod:poss",), ("amod", "compound", "nmod:desc", "flat")):
        for child in head.children:
            if child.dep_ in deps:
                held = (named.holding(part, places=places) for part in conjuncts(child))
                found = [m for m in held if m is not None and not m.span.start <= head.idx < m.span.end]
                if found:
                    yield from found
                    return
    yield from _by_adjective(head, named)
    for child in head.children:
        if child.dep_ == "nmod" and any(c.lower_ in _OWNING for c in child.lefts):
            found = [m for part in conjuncts(child) for m in mentions(part, named, places=places or is_group(head))]
            if found:
                yield from (m for m in found if is_known(m) or not (is_group(head) or m.label in _NAMES.values()))
                return
    yield from _located(head, named)


def nominal(before: Word, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The last named of the nouns right behind a preposition or verb."""
    last: tuple[Mention, ...] = ()
    for token in before.sent[before.i + 1 : min(before.sent.end, before.i + 8)]:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"} and token.tag_ != "VBG":
            break
        mention = named.holding(token, places=places)
        last = (mention,) if mention is not None and is_known(mention) else last
    return last


def unique(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, each once, in order."""
    return tuple(dict.fromkeys(found))


_NAMES: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE"}
_OWNING = frozenset({"of", "in", "from", "by", "throughout", "across"})


def _by_adjective(head: Word, named: Named) -> Iterator[Mention]:
    """The country of an adjective that no mention holds: "Syrian" within the mention "Syrian officers"."""
    known = roster.load()
    for child in head.children:
        if child.dep_ in {"amod", "compound"} and child.text[0].isupper():
            code = known.adjectives.get(known.lexicon.key(child.text))
            if code is not None:
                span = Span(child.idx, child.idx + len(child))
                yield Mention(span, "NORP", known.government(code), OF_COUNTRY, f"events/adjective {named.version}")
                return


def _of_owner(head: Word, own: Mention | None, owner: Mention, version: str) -> Mention:
    """Somebody unknown, by whom they belong to: "Syrian officers" are a group of Syria, "Hamas men" act for Hamas."""
    span, label = (own.span, own.label) if own is not None else (_phrase(head), None)
    government = _government_of(owner)
    if government is None or label in {"PERSON", "ORG", "GPE"} or head.pos_ != "NOUN":
        sure = min(own.confidence if own is not None else 1.0, owner.confidence, 0.6)
        return Mention(span, label or owner.label, owner.ref, sure, f"events/owner {version}")
    return Mention(span, "ROLE", _group(head, government), min(owner.confidence, OF_COUNTRY), f"events/group {version}")


def _government_of(owner: Mention) -> Actor | None:
    """The government of a country, or of the country a place is in; a person or an organisation is no country.

    A government that stands in the text is taken as it is: its country may be one of the user's own roster only.
    """
    if isinstance(owner.ref, Actor):
        return owner.ref if owner.ref.kind in {"country", "government"} and owner.ref.country else None
    code = owner.ref.country if isinstance(owner.ref, Place) else None
    return roster.load().government(code) if code in roster.load().countries else None


def _group(head: Word, government: Actor) -> Actor:
    """The people of a country that a noun is for: its army, its rebels, or an unnamed group of a sector."""
    code = government.country or ""
    known = codes.institutions().get(key(head.lower_)) or codes.institutions().get(
        key("troops" if head.lemma in sectors("things") else head.lemma)
    )
    if known is not None:
        return codes.institution_of(known, government)
    words, country = head.lemma, government.name.removeprefix("government of ")
    sector = sectors("people").get(words, "")
    return Actor(f"unnamed:{code.lower()}-{words}", f"{words} of {country}", "group", code, code + sector)


def _nameless(head: Word, named: Named) -> Mention:
    """Somebody whom no mention holds: people without a name, or a name that nobody is known by."""
    label = _NAMES.get(head.ent_type_)
    return Mention(_name(head) if label else _phrase(head), label, None, UNNAMED, f"events/unnamed {named.version}")


def _name(head: Word) -> Span:
    """The whole name that a word is part of."""
    first = last = head
    while first.ent_iob_ == "I" and first.i > first.sent.start:
        first = first.nbor(-1)
    while last.i + 1 < last.sent.end and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return Span(first.idx, last.idx + len(last))


def _possessed(head: Word, pronoun: Word, named: Named) -> tuple[Mention, ...]:
    """Whom "its army" stands for: its owner; "its neighbours" are others, and "her country" is no person."""
    owner = named.holding(pronoun, places=False)
    actor, by = owner.actor if owner is not None else None, f"events/unnamed {named.version}"
    if head.lemma in classes()["homeland"] and pronoun.lower_ in {"his", "her"}:
        country = _country(actor.country if actor is not None else None, named)
        return (Mention(_phrase(head), None, country, UNNAMED, by),)
    if owner is not None and actor is not None and head.lemma in classes()["possession"]:
        return (owner,)
    return (_nameless(head, named),) if is_group(head) else ()


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


def _phrase(head: Word) -> Span:
    """The noun phrase of a head without its clauses: "dozens of masked gunmen"."""
    first = last = head
    for child in head.children:
        if child.dep_ in {"det", "amod", "compound", "nummod", "nmod:poss", "advmod"} and child.i < first.i:
            first = child.left_edge
    return Span(first.idx, last.idx + len(last))
