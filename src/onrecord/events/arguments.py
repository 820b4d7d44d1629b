"""Who did it, to whom, where: mentions for the argument heads of a frame.

The rule of heads: a mention that holds the head of the phrase names the argument. Else one that modifies the head does,
if the head is the kind of thing that stands for its owner: "Ukrainian cities", "US troops", "the president of Ukraine".
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.events.frames import Frame, clause, conjuncts, frame
from onrecord.events.tables import classes, lemma
from onrecord.events.triggers import Pattern, match
from onrecord.model import Actor, Mention, Place, Span

UNNAMED = 0.3
"""How sure we are that a noun such as "gunmen" is the actor, when no name stands with it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of an article that an argument can be."""

    who: tuple[Mention, ...]
    where: tuple[Mention, ...]
    version: str

    def holding(self, token: Token, *, places: bool) -> Mention | None:
        """The mention whose words hold the token: an actor before a place, the longest first."""
        for mentions in (self.who, self.where) if places else (self.who,):
            there = [m for m in mentions if m.span.start <= token.idx < m.span.end]
            if there:
                return max(there, key=lambda m: (m.ref is not None, m.span.end - m.span.start))
        return None


def actors(of: Frame, pattern: Pattern, named: Named) -> tuple[Mention, ...]:
    """Who does it: the subject, the agent of a passive, the owner of an event noun."""
    if of.subjects:
        found = _named_first(m for head in of.subjects for m in mentions(head, named, places=False))
        if all(m.ref is None and m.label in {None, "PRONOUN"} for m in found):
            found = _named_first(_meant(of, named)) or found
        found = found or _capitals(of, named)
        return _unique((*found, *_joined(of, found, named)))
    if of.passive or of.objects or of.particle or of.complements:
        return () if of.passive else _preceding(of.trigger, named)
    return _unique(_owners(of, pattern, named)) or _unique(_light_subject(of, named))


def recipients(of: Frame, pattern: Pattern, named: Named, doers: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """To whom: the first slot of the pattern that names somebody known, else what follows, else anybody.

    Nobody is the recipient of their own act: "Syria is willing to withdraw its troops from Lebanon".
    """
    places = pattern.type in _TERRITORIAL
    themselves = {m.ref.id for m in doers if m.ref is not None}
    nameless: tuple[Mention, ...] = ()
    for slot in pattern.recipients:
        found: list[Mention] = []
        for head in heads(of, slot, named):
            if not found or head.dep_ == "conj":
                there = mentions(head, named, places=places and slot != "clause")
                found += [m for m in there if m.ref is None or m.ref.id not in themselves]
        if any(m.ref is not None for m in found):
            return _named_first(found)
        nameless = nameless or (_unique(m for m in found if not _is_own(m, of)) if slot != "clause" else ())
    following = _read_on(of, pattern.recipients, named, places=places)
    return tuple(m for m in following if m.ref is None or m.ref.id not in themselves) or nameless


def _is_own(recipient: Mention, of: Frame) -> bool:
    """Whether a nameless recipient belongs to the doer: "demanded the withdrawal of its troops"."""
    doc = of.trigger.doc
    first = doc.char_span(recipient.span.start, recipient.span.end, alignment_mode="expand")
    return first is not None and any(t.tag_ == "PRP$" for t in first)


def place(of: Frame, where: Sequence[Mention], taken: Iterable[Mention]) -> Mention | None:
    """Where: a place behind "in", "at", "near" or "on" that is not already an argument."""
    spans = [m.span for m in taken]
    for case, head in of.oblique:
        if case in {"in", "at", "near", "on", "outside", "inside", "around", "across"}:
            for token in (head, *(c for c in head.children if c.dep_ in {"nmod", "compound", "flat", "appos"})):
                for mention in where:
                    if _holds(mention, token) and not any(s.overlaps(mention.span) for s in spans):
                        return mention
    return None


def heads(of: Frame, slot: str, named: Named) -> Iterator[Token]:
    """The heads that stand in a slot of the frame."""
    if slot == "obj":
        yield from of.objects
    elif slot == "iobj":
        yield from of.indirect
    elif slot == "comp":
        for complement in of.complements:
            yield from _heads_within(of, complement, named)
    elif slot == "clause":
        yield from (t for t in clause(of.trigger) if _is_addressed(t))
    else:
        yield from (head for case, head in of.oblique if case == slot)


def mentions(head: Token, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The mentions an argument head stands for; an unnamed one for "gunmen"; none for a thing."""
    own = named.holding(head, places=places)
    if own is not None and own.ref is not None:
        return (own,)
    for child in head.children:
        if child.dep_ in {"appos", "flat", "nmod:desc"} and (named_by := named.holding(child, places=False)):
            return (named_by,)
    pronoun = _possessive(head)
    if pronoun is not None and own is None:
        return tuple(_accrediting(head, named)) or _possessed(head, pronoun, named)
    owners = tuple(_modifying(head, named, places=places))
    if owners and own is not None:
        return (_standing_for(own, owners[0], named.version),)
    if owners:
        return owners
    if own is not None:
        return (own,)
    if lemma(head) in classes()["group"] and head.pos_ in {"NOUN", "PROPN"}:
        return (Mention(_phrase(head), None, None, UNNAMED, f"events/unnamed {named.version}"),)
    return ()


def _possessive(head: Token) -> Token | None:
    return next((c for c in head.children if c.dep_ == "nmod:poss" and c.pos_ == "PRON"), None)


def _possessed(head: Token, pronoun: Token, named: Named) -> tuple[Mention, ...]:
    """Whom "its army" stands for: its owner; "its neighbours" are others, and "her country" is no person."""
    owner = named.holding(pronoun, places=False)
    actor, by = owner.actor if owner is not None else None, f"events/unnamed {named.version}"
    if lemma(head) in classes()["homeland"] and pronoun.lower_ in {"his", "her"}:
        country = _country(actor.country if actor is not None else None, named)
        return (Mention(_phrase(head), None, country, UNNAMED, by),)
    if owner is not None and actor is not None and lemma(head) in classes()["possession"]:
        return (owner,)
    return (Mention(_phrase(head), None, None, UNNAMED, by),) if _is_group(head) else ()


def _accrediting(envoy: Token, named: Named) -> Iterator[Mention]:
    """Where somebody's own envoy serves: "recalled its ambassador from Turkey"."""
    if lemma(envoy) in classes()["envoy"]:
        for child in envoy.children:
            if child.dep_ == "nmod" and any(c.lower_ in {"from", "to", "in"} for c in child.lefts):
                yield from mentions(child, named, places=True)


def _country(code: str | None, named: Named) -> Actor | None:
    """The country of that code that the article names."""
    actors_ = (m.actor for m in named.who if m.actor is not None and code is not None and m.actor.country == code)
    return next((a for a in actors_ if a.kind in {"country", "government"}), None)


def _standing_for(own: Mention, owner: Mention, version: str) -> Mention:
    """Somebody unknown, named with whom they act for: "the league's secretary Idris Kell" acts for the league."""
    return Mention(
        own.span, own.label, owner.ref, min(own.confidence, owner.confidence, 0.6), f"events/owner {version}"
    )


def _capitals(of: Frame, named: Named) -> tuple[Mention, ...]:
    """A place in the subject's seat acts for its country: "statements that stressed Moscow is open to talks"."""
    proper = (head for head in of.subjects if head.pos_ == "PROPN")
    return _unique(m for head in proper for m in (named.holding(head, places=True),) if m is not None and m.ref)


def _joined(of: Frame, found: tuple[Mention, ...], named: Named) -> Iterator[Mention]:
    """Who is joined to the subject right before the verb, where the parse lost the join: "Lima and Quito signed"."""
    if not found or of.passive:
        return
    for token in reversed(of.trigger.doc[max(of.trigger.sent.start, of.trigger.i - 9) : of.trigger.i]):
        mention = named.holding(token, places=False)
        if mention is not None and mention.ref is not None:
            before = token.doc[max(token.sent.start, token.i - 4) : token.i]
            if mention not in found and any(t.lower_ == "and" for t in before):
                yield mention
            return
        if token.pos_ in {"VERB", "PUNCT", "ADP", "SCONJ"}:
            return


def _light_subject(of: Frame, named: Named) -> Iterator[Mention]:
    """Who announces or begins the event that a noun names: "Oslo announced a suspension of aid"."""
    above = of.trigger.head
    if of.trigger.dep_ == "obj" and lemma(above) in classes()["announcing"]:
        yield from (m for head in frame(above).subjects for m in mentions(head, named, places=False))


def _is_addressed(token: Token) -> bool:
    """Whether a name in a protest's clause may be whom it is against: no place behind "in", "at" or "from"."""
    cases = {c.lower_ for c in token.lefts if c.dep_ == "case"}
    nominal = token.pos_ in {"PROPN", "NOUN"} and token.dep_ not in {"compound", "flat"}
    return nominal and not cases & {"in", "at", "near", "from", "into", "on", "outside"}


def _named_first(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, without nameless ones where there are others: "Laurent Dubois and a group of deputies"."""
    all_ = _unique(found)
    known = tuple(m for m in all_ if m.ref is not None)
    return tuple(m for m in all_ if m in known or m.label in {"PERSON", "ORG", "GPE"}) if known else all_


def _meant(of: Frame, named: Named) -> Iterator[Mention]:
    """Whom a pronoun stands for, at the place of the pronoun: "We promise to help," Scholz said."""
    there = [m for head in _antecedents(of) for m in mentions(head, named, places=False)]
    pronouns = [s for s in of.subjects if s.pos_ == "PRON"]
    if len(there) == len(pronouns) == 1 and there[0].ref is not None:
        span = Span(pronouns[0].idx, pronouns[0].idx + len(pronouns[0]))
        yield dataclasses.replace(there[0], span=span, label="PRONOUN")
    else:
        yield from there


def _antecedents(of: Frame) -> Iterator[Token]:
    """Whom "it" or a declaration stands for: the subject of the verb above.

    "The ministry announced that it will withdraw its guards"; "The party issued a declaration demanding elections".
    """
    speaks = of.trigger.dep_ == "acl" and any(lemma(s) in classes()["speaking"] for s in of.subjects)
    if not speaks and not any(s.pos_ == "PRON" for s in of.subjects):
        return
    for above in of.trigger.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            if _is_quoted(of, above):
                return
            subjects = [s for s in frame(above).subjects if s.pos_ != "PRON"]
            if subjects:
                yield from subjects
                return


def _is_quoted(of: Frame, above: Token) -> bool:
    """Whether "they" stands in quoted words, where it is never the speaker: '"They struck a school," Vask said'."""
    pronouns = [s for s in of.subjects if s.pos_ == "PRON" and s.lower_ not in {"we", "i"}]
    return any(t.is_quote for s in pronouns for t in above.doc[min(s.i, above.i) : max(s.i, above.i)])


def _preceding(trigger: Token, named: Named) -> tuple[Mention, ...]:
    """The actor by the order of words alone, where the parse lost the subject of a finite verb."""
    if trigger.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or trigger.dep_ in {"acl", "amod", "advcl", "xcomp"}:
        return ()
    for token in reversed(trigger.doc[max(trigger.sent.start, trigger.i - 7) : trigger.i]):
        mention = named.holding(token, places=False)
        if mention is not None and mention.ref is not None:
            return (mention,)
        if token.pos_ in {"VERB", "PUNCT", "ADP", "NOUN", "SCONJ"}:
            return ()
    return ()


_OWNING = frozenset({"of", "in", "from", "by", "throughout", "across"})
_TERRITORIAL = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION", "CONCEDE", "PROTEST", "CONSULT"}
)


def _modifying(head: Token, named: Named, *, places: bool) -> Iterator[Mention]:
    """Mentions that modify a head, nearest owner first: possessor, adjective, then "of" and "in"."""
    for deps in (("nmod:poss",), ("amod", "compound", "nmod:desc", "flat")):
        for child in head.children:
            if child.dep_ in deps:
                for part in conjuncts(child):
                    mention = named.holding(part, places=places)
                    if mention is not None:
                        yield mention
                        return
    for child in head.children:
        if child.dep_ == "nmod" and any(c.lower_ in _OWNING for c in child.lefts):
            found = [m for part in conjuncts(child) for m in mentions(part, named, places=places or _is_group(head))]
            if found:
                yield from (m for m in found if m.ref is not None or not _is_group(head))
                return
    yield from _located(head, named)


def _located(head: Token, named: Named) -> Iterator[Mention]:
    """Where a group right before "in" or "of" belongs, when the parse ties the place to the verb: "Rebels in Soria"."""
    after = head.i + 1
    if _is_group(head) and after < head.sent.end and head.doc[after].lower_ in _OWNING - {"by"}:
        yield from _nominal(head.doc[after], named, places=True)


def _is_group(head: Token) -> bool:
    return lemma(head) in classes()["group"]


def _read_on(of: Frame, slots: Sequence[str], named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The recipient by the order of words alone: right behind the verb, or behind a preposition after it."""
    if "obj" in slots and not of.objects and (found := _nominal(of.trigger, named, places=places)):
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


def _following(trigger: Token, wanted: frozenset[str], named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The recipient by the order of the words alone, where the parse lost it.

    "has ruled out talking to the rival leader Viktor Orn after the raid": no argument of "talking", but behind "to".
    """
    tokens = trigger.doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + 9)]
    for token in tokens:
        if token.is_punct or token.pos_ == "CCONJ" or token.lower_ in {"after", "before", "that", "who", "which"}:
            break
        if token.lower_ in wanted:
            return _nominal(token, named, places=places)
    return ()


def _nominal(before: Token, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """The last named of the nouns right behind a preposition or verb."""
    last: tuple[Mention, ...] = ()
    for token in before.doc[before.i + 1 : min(before.sent.end, before.i + 8)]:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"} and token.tag_ != "VBG":
            break
        mention = named.holding(token, places=places)
        last = (mention,) if mention is not None and mention.ref is not None else last
    return last


def _owners(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Who an event noun belongs to: "Russia's annexation", "the Russian attack", "an attack by Russia".

    "of" leads to the doer where something else leads to whom: "the assault of Russia on its neighbour".
    """
    upon = any(case in {"on", "against"} for case, _ in of.oblique) and "on" in pattern.recipients
    for child in of.trigger.children:
        if child.dep_ in {"nmod:poss", "amod", "compound", "nmod:desc"}:
            mention = named.holding(child, places=False)
            if mention is not None:
                yield mention
    for case, head in of.oblique:
        if case == "by" or (case == "of" and upon) or (case == "between" and "between" in pattern.recipients):
            yield from mentions(head, named, places=False)


def _heads_within(of: Frame, complement: Token, named: Named) -> Iterator[Token]:
    """To whom a complement is: its own subject ("demanded that Israel leave"), else what its own pattern says."""
    inner = frame(complement)
    subjects = [s for s in inner.subjects if s not in of.subjects and s.pos_ != "PRON"]
    if subjects:
        yield from subjects
        return
    pattern = match(inner)
    for slot in (
        *(pattern.recipients if pattern else ()),
        "obj",
        "iobj",
        "to",
        "with",
        "on",
        "against",
        "for",
        "from",
        "of",
    ):
        if slot != "comp":
            found = [h for h in heads(inner, slot, named) if mentions(h, named, places=True)]
            if found:
                yield from found
                return
    for deeper in inner.complements:
        yield from _heads_within(of, deeper, named)


def _phrase(head: Token) -> Span:
    """The noun phrase of a head without its clauses: "dozens of masked gunmen"."""
    first = last = head
    for child in head.children:
        if child.dep_ in {"det", "amod", "compound", "nummod", "nmod:poss", "advmod"} and child.i < first.i:
            first = child.left_edge
    return Span(first.idx, last.idx + len(last))


def _holds(mention: Mention, token: Token) -> bool:
    return mention.span.start <= token.idx < mention.span.end and isinstance(mention.ref, Place | None)


def _unique(found: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(found))
