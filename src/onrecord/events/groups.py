"""People and states as a noun tells them: groups of a country, the nameless, and who is told apart."""

from collections.abc import Iterable

from onrecord.actors import codes, roster
from onrecord.events.named import Named
from onrecord.events.tables import classes, sectors
from onrecord.events.words import Word
from onrecord.language.columns import Name
from onrecord.language.lexicon import key
from onrecord.model import Actor, Label, Mention, Place, Span

UNNAMED = 0.3
"""How sure we are that a noun such as "gunmen" is the actor, when no name stands with it."""
OF_COUNTRY = 0.6
"""How sure we are of a group when its country is printed with it."""
NAMES: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE"}
"""The labels of names that may act though nobody is known by them."""


def is_known(mention: Mention) -> bool:
    """Whether it is somebody: not what is only told of people whose country nobody prints, "the rebels"."""
    actor = mention.actor
    nobody = actor is not None and actor.kind == "unnamed" and actor.country is None and not actor.code
    return mention.ref is not None and not nobody


def is_group(head: Word) -> bool:
    """Whether a noun is one for people: "gunmen"."""
    return head.pos_ in {"NOUN", "PROPN"} and (head.lemma in classes()["group"] or are_states(head))


def are_states(head: Word) -> bool:
    """Whether it tells which: "the Baltic states", "African countries", "the West"; not "the country"."""
    if head.text == "West":
        return head.pos_ == "PROPN"
    told = (
        c.text[0].isupper() or c.lower_ in classes()["regional"] or (c.dep_ == "nummod" and head.dep_ == "conj")
        for c in head.lefts
        if c.dep_ != "det"
    )
    return head.lemma in sectors("states") and head.tag_ in {"NNS", "NNPS"} and any(told)


def unique(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, each actor once, in order."""
    all_ = tuple(found)
    if len(all_) < 2:
        return all_
    once: dict[object, Mention] = {}
    for mention in all_:
        once.setdefault(mention if mention.ref is None else mention.ref.id, mention)
    return tuple(once.values())


def of_owner(head: Word, own: Mention | None, owner: Mention, version: str) -> Mention:
    """Somebody unknown, by whom they belong to: "Syrian officers" are a group of Syria, "Hamas men" act for Hamas."""
    span, label = (own.span, own.label) if own is not None else (phrase(head), None)
    government = government_of(owner)
    if government is None or label in {"PERSON", "ORG", "GPE"} or (head.pos_ != "NOUN" and head.ent_type_ != "NORP"):
        sure = min(own.confidence if own is not None else 1.0, owner.confidence, 0.6)
        ref = None if isinstance(owner.ref, Place) and is_group(head) else owner.ref  # "residents of the Caucasus"
        return Mention(span, label or owner.label, ref, sure, f"events/owner {version}")
    return Mention(span, "ROLE", _group(head, government), min(owner.confidence, OF_COUNTRY), f"events/group {version}")


def government_of(owner: Mention) -> Actor | None:
    """The government of a country, or of the country a place is in; a person or an organisation is no country.

    A government that stands in the text is taken as it is: its country may be one of the user's own roster only.
    """
    if isinstance(owner.ref, Actor):
        return owner.ref if owner.ref.kind in {"country", "government"} and owner.ref.country else None
    code = owner.ref.country if isinstance(owner.ref, Place) else None
    return roster.load().government(code) if code in roster.load().countries else None


def adjective(word: Word, named: Named) -> Mention | None:
    """The country that an adjective is of: "Syrian"; not "Latin American"."""
    if word.i > word.sent.start and word.nbor(-1).lower_ in classes()["of a continent"]:
        return None
    known = roster.load()
    code = known.adjectives.get(known.lexicon.key(word.text))
    if code is None:
        return None
    span = Span(word.idx, word.idx + len(word))
    return Mention(span, "NORP", known.government(code), OF_COUNTRY, f"events/adjective {named.version}")


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


def nameless(head: Word, named: Named) -> Mention:
    """Somebody whom no mention holds: people without a name, or a name that nobody is known by."""
    name = head.name
    label = NAMES.get(name.label) if name is not None else None
    span = _printed(head, name) if name is not None and label else phrase(head)
    return Mention(span, label, None, UNNAMED, f"events/unnamed {named.version}")


def _printed(head: Word, name: Name) -> Span:
    """The whole name that a word is part of."""
    first, last = head.sent[name.first], head.sent[min(name.after, head.sent.end) - 1]
    return Span(first.idx, last.idx + len(last))


def phrase(head: Word) -> Span:
    """The noun phrase of a head without its clauses: "dozens of masked gunmen", "at least ten people"."""
    first = head
    for child in head.children:
        if child.dep_ in {"det", "amod", "compound", "nummod", "nmod:poss", "advmod"} and child.i < first.i:
            first = min((t for t in child.subtree if t.dep_ not in {"cc", "punct"}), key=lambda t: t.i)
    if first.lower_ in {"least", "most"} and first.i > first.sent.start and first.nbor(-1).lower_ == "at":
        first = first.nbor(-1)
    return Span(first.idx, head.idx + len(head))
