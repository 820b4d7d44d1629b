"""Whose deed an event noun names: its owner, who begins it, who bears it."""

import dataclasses
from collections.abc import Iterator, Set

from onrecord.events.frames import SUBJECTS, Frame, conjuncts, frame
from onrecord.events.groups import is_known, unique
from onrecord.events.named import Named
from onrecord.events.referents import carrying_out, leading, mentions, speaking
from onrecord.events.tables import classes, sectors
from onrecord.events.triggers import Pattern, match, nouns
from onrecord.events.words import Word
from onrecord.model import Mention, Span


def owners(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Who an event noun belongs to: "Russia's annexation", "the Russian attack", "an attack by Russia".

    "of" leads to the doer where something else leads to whom: "the assault of Russia on its neighbour". What has no
    owner has that of the noun it is joined to or made of: "Russia's aggression and assault", "its war of aggression".
    """
    found = (
        *(m for m in owner_before(of.trigger, named, _others_than_its(of, named)) if not _is_borne(of, m, named)),
        *carrying_out(of.trigger, named),
        *_behind(of, pattern, named),
        *(_uttered(of.trigger, named) if pattern.type in _UTTERED else ()),
    )
    if found:
        yield from found
        return
    cases = {c.lower_ for c in of.trigger.lefts if c.dep_ == "case"}
    above = of.trigger.head
    joined = of.trigger.dep_ == "conj" and above.lemma in nouns() and not cases
    if joined or (cases == {"of"} and above.lemma in classes()["course"]):
        yield from (*owner_before(above, named), *(m for m in carrying_out(above, named) if is_known(m)))


def bearers(of: Frame, named: Named) -> Iterator[Mention]:
    """Whom what a noun names befell: "Navalny's arrest", "the Ukraine invasion"; not "Iran's arrest of two Poles"."""
    if of.trigger.lemma in classes()["suffered"] or of.trigger.lemma in classes()["taken"]:
        for child in of.trigger.lefts:
            there = named.holding(child, places=True) if child.dep_ in {"nmod:poss", "compound"} else None
            if there is not None and _is_borne(of, there, named):
                yield there


def _is_borne(of: Frame, owner: Mention, named: Named) -> bool:
    """Whether who stands before a noun bears what it names; a country's name, or somebody's with no "of" behind it."""
    noun = of.trigger
    before = next((c for c in noun.lefts if owner.span.start <= c.idx < owner.span.end), None)
    if before is None or any(case == "of" for case, _ in of.oblique):
        return False
    if noun.lemma in classes()["taken"]:
        return before.dep_ == "compound" and owner.label == "GPE"
    return noun.lemma in classes()["suffered"] and before.dep_ == "nmod:poss" and owner.label in {"PERSON", "PRONOUN"}


_UTTERED = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "THREATEN"})


def _others_than_its(of: Frame, named: Named) -> frozenset[str]:
    """The countries that stand behind a noun: none of them is who "its" stands for."""
    if "its" not in of.trigger.sent.said or not any(c.lower_ == "its" for c in of.trigger.lefts):
        return frozenset()
    behind = (m for case, head in of.oblique if case != "by" for m in mentions(head, named, places=True))
    return frozenset(filter(None, (getattr(m.ref, "country", None) for m in behind)))


def owner_before(noun: Word, named: Named, others: frozenset[str] = frozenset()) -> Iterator[Mention]:
    """The owner before a noun, "US-led" and a pronoun's antecedent included."""
    for child in noun.children:
        if child.dep_ in {"nmod:poss", "amod", "compound", "nmod:desc"}:
            if pair := tuple(_paired(child, named)):
                yield from pair
                continue
            mention = named.holding(child, places=False)
            if mention is not None and (mention.ref is not None or child.lower_ != "its"):
                yield mention
            elif child.lower_ in {"our", "my"}:
                yield from (m for m in (speaking(child, named),) if m is not None)
            elif child.lower_ == "its":
                yield from _antecedent(child, others, named)
            elif child.ent_type_ in {"PERSON", "ORG"} and noun.lemma in nouns() and not _is_place(child, named):
                yield from mentions(child, named, places=False)
    yield from leading(noun, named)


def _paired(owner: Word, named: Named) -> Iterator[Mention]:
    """Two that a hyphen joins: "US-Russia talks", "Turkish-Iranian talks"."""
    for child in owner.lefts:
        if child.i + 2 == owner.i and child.nbor().text in _HYPHENS:
            both = [m for w in (child, owner) if (m := named.holding(w, places=True)) is not None and is_known(m)]
            yield from both if len(both) > 1 else ()


_HYPHENS = frozenset("-–—/")


def _is_place(child: Word, named: Named) -> bool:
    return named.holding(child, places=True) is not None


def _antecedent(its: Word, others: frozenset[str], named: Named) -> Iterator[Mention]:
    """Whom "its" stands for: the one state or body named before it, "Chad's conduct after its raid".

    Of several the last, where the noun says who is none of them: "The EU told Russia that its invasion of Ukraine".
    """
    start, end = its.sent[its.sent.start].idx, its.idx
    before = (m for m in named.who if start <= m.span.start and m.span.end <= end and m.actor is not None)
    bodies = [m for m in before if m.label in {"GPE", "ORG", "ROLE"} and m.actor and m.actor.kind in _BODIES]
    bodies = [m for m in bodies if m.actor and m.actor.country not in others]
    if bodies and (others or len({m.actor.country or m.actor.id for m in bodies if m.actor}) == 1):
        yield dataclasses.replace(bodies[-1], span=Span(its.idx, end + len(its)), label="PRONOUN", confidence=0.6)


_BODIES = frozenset({"country", "government", "organisation"})


def _behind(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """The owner behind a noun: by, of, from, between."""
    if not of.oblique:
        return
    led = (head for case, head in of.oblique if case in pattern.recipients and case != "of")
    upon = any(mentions(head, named, places=True) for head in led)
    for case, head in of.oblique:
        if case == "of" and is_weapon(head):
            yield from owner_before(head, named)
            continue
        owns = case == "of" and (upon or "of" not in pattern.recipients)
        comes = case == "from" and "from" not in pattern.recipients
        if comes and pattern.type == "ASSAULT" and named.holding(head, places=False) is None:
            continue  # "an invasion from the south of Chad"
        if case == "by" or owns or comes or (case == "between" and "between" in pattern.recipients):
            yield from mentions(head, named, places=False)


def _uttered(noun: Word, named: Named) -> Iterator[Mention]:
    """Whom a demand comes from: "calls for calm from Chad", "requests have come from Lima"."""
    above = noun.head if noun.dep_ == "nsubj" and noun.head.lemma == "come" else noun
    for child in above.rights:
        for below in (child, *(child.children if child.dep_ == "nmod" else ())):
            if any(c.lower_ == "from" for c in below.lefts if c.dep_ == "case"):
                yield from (m for head in conjuncts(below) for m in mentions(head, named, places=False))


def is_weapon(head: Word) -> bool:
    """Whether something is what one attacks with: "missiles"."""
    return head.lemma in sectors("things") or head.lemma in classes()["arms"] or head.lemma in classes()["weapon"]


def in_company(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Who does what a noun behind "in" tells: "Oslo prepared sanctions in cooperation with Chad", "in protest at"."""
    above = of.trigger.head
    if pattern.type == "ASSAULT" and "with" in pattern.recipients and any(c.lower_ == "in" for c in of.trigger.lefts):
        heads = (h for c in above.lefts if c.dep_ in SUBJECTS for h in conjuncts(c))  # "were hurt in clashes with Chad"
        yield from (m for head in heads for m in mentions(head, named, places=False) if is_known(m))
        return
    if pattern.type in {"COOPERATE", "PROTEST", "RETREAT"} and any(c.lower_ == "in" for c in of.trigger.lefts):
        while above.pos_ == "NOUN" and above.head is not above:
            above = above.head
        yield from (m for head in frame(above).subjects for m in mentions(head, named, places=False) if is_known(m))


def light_subject(of: Frame, named: Named) -> Iterator[Mention]:
    """Who announces or begins the event that a noun names: "Oslo announced a suspension of aid"."""
    above = of.trigger.head
    if of.trigger.dep_ == "obj" and any(above.lemma in classes()[name] for name in ("announcing", "uttering")):
        found = [m for head in frame(above).subjects for m in mentions(head, named, places=False)]
        yield from found or relative(above, named)


def relative(verb: Word, named: Named) -> Iterator[Mention]:
    """Whom a verb's relative pronoun stands for, where the parse hung its clause elsewhere: "Vulin, who has made"."""
    for child in verb.lefts:
        if child.lower_ == "who" and child.dep_ in SUBJECTS:
            yield from (m for m in (named.holding(child, places=False),) if m is not None and is_known(m))


def in_talks(of: Frame, named: Named) -> Iterator[Mention]:
    """Who speaks to whom in the talks a verb names by the way: "Biden told Zelensky in a call"."""
    above = of.trigger.head
    cases = {c.lower_ for c in of.trigger.lefts if c.dep_ == "case"}
    if "for" in cases and of.trigger.dep_ == "nmod" and above.dep_ == "obl":
        above = above.head  # "flew to the port for talks": a parse may hang the talks on the port
    journey = "for" in cases and above.lemma in classes()["journey"]
    by_the_way = of.trigger.dep_ == "obl" and cases & {"in", "during", "at", "over", "after", "following"}
    if not (journey or by_the_way):
        return
    said = frame(above)
    if journey:  # "Cavusoglu arrived in Tehran for talks with Raisi"
        yield from (m for head in said.subjects for m in mentions(head, named, places=False))
        return
    if any(case == "to" for case, _ in of.oblique):  # "During a visit to Kyiv, the minister said"
        yield from (m for head in said.subjects for m in mentions(head, named, places=False))
        return
    if any(case == "with" for case, _ in of.oblique):  # "told reporters after a meeting with Vask"
        yield from (m for head in said.subjects for m in mentions(head, named, places=False))
        return
    parties = (
        *said.subjects,
        *(said.objects if above.lemma != "discuss" else ()),
        *said.indirect,
        *(h for case, h in said.oblique if case in {"to", "with"}),
    )
    found = unique(m for head in parties for m in mentions(head, named, places=False) if m.ref or m.label)
    if len({m.ref.id if m.ref else m.span for m in found}) > 1:
        yield from found


def visiting(of: Frame, named: Named) -> Iterator[Mention]:
    """Who is on a visit that a verb names by the way: "stressed the need for courts on a visit to Chad"."""
    above = of.trigger.head
    cases = {c.lower_ for c in of.trigger.lefts if c.dep_ == "case"}
    while above.pos_ == "NOUN" and above.head is not above and not frame(above).subjects:
        above = above.head
    back = "from" in cases and above.lemma in classes()["journey"]
    if above.pos_ == "VERB" and (back or cases & {"on", "during", "after", "following", "before"}):
        yield from (m for head in frame(above).subjects for m in mentions(head, named, places=False) if m.ref)


def of_blow(of: Frame, named: Named) -> Iterator[Mention]:
    """Who struck the blow in which somebody was hit: "Four nurses were killed in Turkish shelling".

    Who falls in an offensive or in a battle may do so by either side; both are told where it is one between them.
    """
    for case, above in of.oblique:
        head = _at_bottom(above)
        case = "in" if case == "as" and head is not above else case
        if case in {"in", "during"} and head.lemma in classes()["campaign"]:
            both = (h for between, h in frame(head).oblique if between == "between")  # "in a clash between police and"
            yield from (m for h in both for m in mentions(h, named, places=False))
            continue
        struck = case in {"in", "by", "during"}
        patterns = nouns().get(head.lemma, ()) if struck else ()
        if any(p.type == "ASSAULT" for p in patterns):
            below = frame(head)
            yield from owners(below, match(below) or patterns[0], named)
        elif struck and head.lemma in classes()["weapon"]:
            yield from owner_before(head, named)


def _at_bottom(head: Word) -> Word:
    """The blow that "a wave of strikes" or "as a result of the strike" leads to."""
    if head.lemma in classes()["course"] or head.lemma in {"result", "consequence"}:
        for child in head.rights:
            if child.dep_ == "nmod" and any(c.lower_ == "of" for c in child.lefts):
                return child
    return head


def endeavouring(of: Frame, named: Named) -> Iterator[Mention]:
    """Whose attempt, plan or right it is to do something: "praised Turkey's efforts to end the war"."""
    noun = of.trigger.head
    if of.trigger.dep_ == "acl" and noun.lemma in classes()["intending"] and not of.passive:
        for child in noun.lefts:
            if child.dep_ in {"nmod:poss", "amod", "compound"} and child.pos_ != "PRON":
                found = named.holding(child, places=False)
                if found is not None and is_known(found):
                    yield found


def undergoing(of: Frame, named: Named) -> Iterator[Mention]:
    """Who bears what a noun names: "Georgia suffered a Turkish attack", "Chad replied to a request from Peru"."""
    above = of.trigger.head
    cases = {c.lower_ for c in of.trigger.lefts if c.dep_ == "case"}
    answered = above.lemma in classes()["answering"] and "to" in cases
    if answered or (of.trigger.dep_ == "obj" and above.lemma in classes()["undergoing"]):
        there = (m for head in frame(above).subjects for m in mentions(head, named, places=False))
        yield from (m for m in there if is_known(m) or m.label == "PRONOUN")
    elif cases & {"under", "to", "by"}:
        yield from _exposed(of.trigger, cases, named)


def _exposed(noun: Word, cases: Set[str], named: Named) -> Iterator[Mention]:
    """Who is under what a noun names: "The port came under fire", "is subject to sanctions"."""
    above = noun.head if noun.dep_.startswith("obl") else noun
    is_under = above is noun and "under" in cases and any(c.dep_ == "cop" for c in noun.lefts)
    if is_under or (above is not noun and above.lemma in classes()["exposed"]):
        heads = (h for c in above.lefts if c.dep_ in SUBJECTS for h in conjuncts(c))
        yield from (m for head in heads for m in mentions(head, named, places=True))


def deserving(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Whom a sanction is for, by the deed it answers: "adopted sanctions in response to Turkey's invasion"."""
    for case, head in of.oblique if pattern.type == "SANCTION" else ():
        deed = nouns().get(head.lemma) if case in {"to", "for", "over", "after"} else None
        if deed is not None:
            below = frame(head)
            yield from (m for m in owners(below, match(below) or deed[0], named) if is_known(m))
