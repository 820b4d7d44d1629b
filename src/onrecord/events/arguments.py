"""Who did it, to whom, where: the heads that stand in the slots of a frame, and the mentions they stand for."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from onrecord.events.answers import answered, side
from onrecord.events.frames import Frame, conjuncts, frame
from onrecord.events.groups import is_group, is_known, unique
from onrecord.events.hit import harmed, is_left_open, struck, struck_thing
from onrecord.events.named import Named
from onrecord.events.nearby import between_commas, preceding, read_on
from onrecord.events.owners import (
    bearers,
    deserving,
    endeavouring,
    in_company,
    in_talks,
    is_weapon,
    light_subject,
    of_blow,
    owner_before,
    owners,
    relative,
    undergoing,
    visiting,
)
from onrecord.events.printed import ON_THINGS, is_solid
from onrecord.events.referents import RELATED, mentions
from onrecord.events.slots import heads
from onrecord.events.tables import classes, sectors
from onrecord.events.triggers import Pattern, match, nouns
from onrecord.events.within import within
from onrecord.events.words import Word
from onrecord.model import Mention, Place, Span


def actors(of: Frame, pattern: Pattern, named: Named) -> tuple[Mention, ...]:
    """Who does it: the subject, the agent of a passive, the owner of an event noun."""
    if of.trigger.dep_ == "acl" and (endeavour := unique(endeavouring(of, named))):
        return endeavour
    if "bidden" in pattern.recipients:  # '"Russia must leave," reads the statement of the ministry'
        speaker = named.speaker(of.trigger)
        return () if speaker is None or (speaker.ref is None and speaker.label == "PRONOUN") else (speaker,)
    if "subj" in pattern.recipients:  # "Kyiv received 50 tanks from Poland"
        return unique(m for case, h in of.oblique if case == "from" for m in mentions(h, named, places=False))
    if subjects := _doers(of, pattern, named):
        found = _named_first(m for head in subjects for m in mentions(head, named, places=False))
        if all(not is_known(m) and m.label in {None, "PRONOUN"} for m in found):
            found = _named_first(_meant(of, named)) or found
        if not any(is_known(m) for m in found):
            found = unique(_identified(subjects, named)) or _capitals(of, named) or found
        found = found or between_commas(of.trigger, named) or tuple(relative(of.trigger, named))
        found = found or unique(_of_clause_above(of.trigger, named))
        return unique((*found, *_joined(of, found, named), *_alongside(of, found, named)))
    if of.passive:
        hit = pattern.type == "ASSAULT" and any(mentions(h, named, places=True) for h in of.objects)
        moved = [m for o in of.objects for m in mentions(o, named, places=False) if is_known(m)]
        blow = of_blow(of, named) if hit else moved if pattern.mode in {"troops", "weapons"} else ()
        return unique(_agent_astray(of, named)) or unique(blow)
    if not of.nominal and (of.objects or of.particle or of.complements):
        return preceding(of.trigger, named)
    if owned := unique(owners(of, pattern, named)):
        return owned
    by_the_way = in_talks(of, named) if pattern.type == "CONSULT" else in_company(of, pattern, named)
    found = unique(light_subject(of, named)) or unique(by_the_way)
    return found or (unique(visiting(of, named)) if pattern.mode == "visit" else ())


def _doers(of: Frame, pattern: Pattern, named: Named) -> tuple[Word, ...]:
    """The heads in the subject's seat; both where a crime of two is told: "accused Chad and its allies of lying"."""
    subjects = [s for s in of.subjects if pattern.mode != "visit" or not _is_thing(s, named)]
    accused = [s.head for s in subjects if of.trigger.dep_ == "acl" and s is of.trigger.head and s.dep_ == "conj"]
    return (*(a for a in accused if any(c.lower_ in {"of", "for"} for c in of.trigger.lefts)), *subjects)


def _identified(subjects: Iterable[Word], named: Named) -> Iterator[Mention]:
    """Who is said to be one of a kind: "Germany is one of many countries helping Chad"."""
    for kind in subjects:
        above = kind.head if kind.dep_ == "nmod" else kind
        if any(c.dep_ == "cop" for c in above.children) and (is_group(kind) or kind.lemma in sectors("states")):
            one = (c for c in above.lefts if c.dep_ == "nsubj")
            yield from (m for c in one for m in mentions(c, named, places=False) if is_known(m))


def _is_thing(head: Word, named: Named) -> bool:
    """Whether it comes without anybody visiting: "before American aid arrives in Kyiv"."""
    return head.pos_ == "NOUN" and not is_group(head) and named.holding(head, places=False) is None


def _agent_astray(of: Frame, named: Named) -> Iterator[Mention]:
    """The agent that the parse hung on another word: "had been killed so far by soldiers", "was shot dead by"."""
    for child in of.trigger.rights:
        astray = child.dep_ == "advmod" or (child.dep_ == "xcomp" and child.pos_ == "ADJ")
        for below in child.rights if astray else ():
            if any(c.lower_ == "by" for c in below.lefts if c.dep_ == "case"):
                yield from (m for head in conjuncts(below) for m in mentions(head, named, places=False))


def recipients(of: Frame, pattern: Pattern, named: Named, doers: Sequence[Mention] = ()) -> tuple[Mention, ...]:
    """To whom, and whom else an attack is told to have hit: "fired rockets at the port, killing nine nurses"."""
    done_to = _done_to(of, pattern, named, doers)
    if pattern.type != "ASSAULT" or pattern.mode == "abduct":
        return done_to
    hurt = [m for m in harmed(of, named) if not any(m.span.overlaps(other.span) for other in done_to)]
    if hurt and of.nominal:  # "the blast in Lima that killed nine"
        where = [head.idx for case, head in of.oblique if case == "in"]
        done_to = tuple(m for m in done_to if not any(m.span.start <= at < m.span.end for at in where))
    return unique((*done_to, *hurt))


def _done_to(of: Frame, pattern: Pattern, named: Named, doers: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first slot of the pattern that names somebody known, else what follows, else anybody.

    Nobody is the recipient of their own act: "Syria is willing to withdraw its troops from Lebanon".
    """
    places = pattern.type in _TERRITORIAL
    others: tuple[Mention, ...] = ()
    if of.trigger.pos_ == "NOUN" and (found_by := unique((*undergoing(of, named), *bearers(of, named)))):
        return found_by
    for slot in pattern.recipients:
        found: list[Mention] = []
        last: Word | None = None
        for head in heads(of, slot, named):
            if last is not None and head.i == last.i + 1 and not any(map(is_known, found)):
                found = []  # "met his Russian counterpart Sergei Lavrov"
            last = head
            if head.lemma in classes()["violence"] and head.tag_ == "NN" and not any(True for _ in head.lefts):
                against = next((h for h in head.rights if any(c.lower_ == "against" for c in h.lefts)), None)
                # "Threatened to use force to restore him": on whom is not told.
                return () if against is None else tuple(mentions(against, named, places=places))
            if head.dep_ == "conj" and head.lemma in nouns():
                continue  # "the invasion of Georgia and the occupation of Crimea"
            if head.dep_ == "conj" or not (any(map(is_known, found)) if slot == "clause" else found):
                there = _meant_by(head, slot, of, pattern, named, places=places and slot != "clause")
                found += [m for m in there if not _is_themselves(m, doers, own_country=pattern.type == "AGREE")]
        if not found:
            continue
        if any(map(is_known, found)):
            return unique(found)
        left = (m for m in found if not is_own(m, of.trigger) and (slot != "clause" or m.label in {"PERSON", "ORG"}))
        others = others or unique(left)
    if pattern.type not in OF_DEEDS and (related := unique(_before_relative(of, named, doers))):
        return related
    following = (*read_on(of, pattern.recipients, named, places=places), *_addressed(of, pattern, named))
    own = pattern.type == "AGREE"
    known = tuple(m for m in following if not _is_themselves(m, doers, own_country=own))
    hit = (*harmed(of, named), *struck(of.trigger, named)) if pattern.type == "ASSAULT" else ()
    judged = answered(of, doers, named) if pattern.type in {"ACCUSE", "REJECT"} else ()
    told = unique(known) or others or unique((*hit, *deserving(of, pattern, named), *judged))
    inner = within(of, pattern, named) if doers and not told else ()
    return told or unique(m for m in inner if not _is_themselves(m, doers, own_country=own))


def _before_relative(of: Frame, named: Named, doers: Sequence[Mention]) -> Iterator[Mention]:
    """What stands right before "which", where that is the object: "Crimea, which Russia annexed"."""
    for child in of.trigger.lefts:
        related = child.lower_ in {"which", "whom"} or (child.lower_ == "that" and of.trigger.dep_ == "acl:relcl")
        if child.dep_ == "obj" and related and child.i > child.sent.start + 1:
            before = child.nbor(-1) if child.nbor(-1).text != "," else child.nbor(-2)
            there = named.holding(before, places=True)
            if there is not None and not _is_themselves(there, doers, own_country=False):
                yield there


def _addressed(of: Frame, pattern: Pattern, named: Named) -> Iterator[Mention]:
    """Whom a demand is put to, "told Chad it should"; whom what is approved or refused is for, "a package for Chad"."""
    if pattern.type == "REQUEST":
        told = (named.holding(h, places=False) for h in (*of.indirect, *of.objects))
        yield from (m for m in told if m is not None and is_known(m) and m.label in {"GPE", "PERSON"})
    if pattern.type == "REJECT" or (pattern.type == "SUPPORT" and "obj" in pattern.recipients):
        told_of = (*of.objects, *(head for case, head in of.oblique if case == "against"))
        given = (t for t in told_of if pattern.type == "SUPPORT" or t.lemma in classes()["aid"])
        for head in (h for thing in given for h in thing.children if h.dep_ == "nmod"):
            if any(c.lower_ in {"for", "to", "with"} for c in head.lefts):
                yield from (m for h in conjuncts(head) for m in mentions(h, named, places=False) if is_known(m))


def _meant_by(head: Word, slot: str, of: Frame, pattern: Pattern, named: Named, *, places: bool) -> tuple[Mention, ...]:
    """Whom an argument stands for; a deed that is praised, blamed or asked for stands for who does it.

    "Oslo condemned the invasion of Chile" says nothing against Chile.
    """
    if slot == "of" and is_weapon(head):
        return ()  # "a barrage of Russian missiles"
    if slot == "obj" and pattern.type in OF_DEEDS and head.lemma in classes()["course"]:
        return unique(owner_before(head, named))  # "called the war in Ukraine madness"
    deed = nouns().get(head.lemma) if slot in {"obj", "comp"} and pattern.type in OF_DEEDS else None
    if deed is None or named.holding(head, places=False) is not None:
        found = mentions(head, named, places=places)
        thing = pattern.type in ON_THINGS and slot != "in" and is_solid(head)
        told = thing and (found or not is_left_open(of.trigger, head))
        return struck_thing(head, found, named) if told else found
    below = frame(head)
    return unique(owners(below, match(below) or deed[0], named))


def _is_themselves(mention: Mention, doers: Sequence[Mention], *, own_country: bool) -> bool:
    """Whether a recipient is the doer, or the country they speak for: "The Serb president vowed to free Serbia"."""
    if mention.ref is None:
        return False
    own = {m.actor.country for m in doers if m.actor is not None and m.actor.country}
    its_country = isinstance(mention.ref, Place) or getattr(mention.ref, "kind", None) in {"country", "government"}
    if own_country and its_country and getattr(mention.ref, "country", None) in own:
        return True
    return any(m.ref is not None and m.ref.id == mention.ref.id for m in doers)


def is_own(recipient: Mention, trigger: Word) -> bool:
    """Whether a nameless recipient belongs to the doer: "demanded the withdrawal of its troops"; not its neighbour."""
    span = recipient.span
    if recipient.by.startswith(RELATED):
        return False
    return any(t.tag_ == "PRP$" and span.start <= t.idx < span.end for t in trigger.sent)


def is_own_word(of: Frame, doers: Sequence[Mention], named: Named) -> bool:
    """Whether what somebody will do is told by themselves or by the outlet, not by others: "Kyiv said Moscow would"."""
    above = next((a for a in of.trigger.ancestors if a.lemma in classes()["reporting"]), None)
    if above is None or not doers:
        return True
    sources = [m for head in frame(above).subjects for m in mentions(head, named, places=True)]
    ones, others = ({side(m) for m in those} - {None} for those in (doers, sources))
    return not ones or not others or bool(ones & others)


def place(of: Frame, named: Named, taken: Iterable[Mention]) -> Mention | None:
    """Where: a place behind "in", "at", "near" or "on" that is not already an argument; not "a bridge between" two."""
    spans = [m.span for m in taken]
    for case, head in of.oblique:
        if case in {"in", "at", "near", "on", "outside", "inside", "around", "across"}:
            for token in (head, *(c for c in head.children if c.dep_ in _PLACING and not _ends_there(c))):
                for mention in named.places(token):
                    if isinstance(mention.ref, Place | None) and not any(s.overlaps(mention.span) for s in spans):
                        return mention
    return None


_PLACING = frozenset({"nmod", "compound", "flat", "appos"})


def _ends_there(place: Word) -> bool:
    """Whether a thing only reaches up to a place, or comes from there: "a bridge between Russia and Crimea"."""
    return any(c.dep_ == "case" and c.lower_ in {"between", "from", "to", "for", "with"} for c in place.lefts)


def _capitals(of: Frame, named: Named) -> tuple[Mention, ...]:
    """A place in the subject's seat acts for its country: "statements that stressed Moscow is open to talks"."""
    proper = (head for head in of.subjects if head.pos_ == "PROPN")
    held = (named.holding(head, places=True) for head in proper)
    return unique(m for m in held if m is not None and m.ref is not None and m.label != "NORP")


def _of_clause_above(verb: Word, named: Named) -> Iterator[Mention]:
    """Who does what a participle tells, where the parse hung it on a thing: "called it a war that scars, urging"."""
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or any(c.dep_ in {"case", "mark"} for c in verb.lefts):
        return
    harms = verb.lemma in classes()["harming"]
    for above in verb.ancestors:
        if harms and above.lemma in classes()["reporting"]:
            return  # "Police say a bomb exploded, wounding nine": who says it hurt nobody
        if above.pos_ == "VERB" and above.i < verb.i:
            found = [m for s in frame(above).subjects for m in mentions(s, named, places=False) if is_known(m)]
            if found:
                yield from found
                return


def _joined(of: Frame, found: tuple[Mention, ...], named: Named) -> Iterator[Mention]:
    """Who is joined to the subject right before the verb, where the parse lost the join: "Lima and Quito signed"."""
    if not found or of.passive or "and" not in of.trigger.sent.said:
        return
    for token in reversed(of.trigger.sent[max(of.trigger.sent.start, of.trigger.i - 9) : of.trigger.i]):
        mention = named.holding(token, places=False)
        if mention is not None and mention.ref is not None:
            new = mention not in found and side(mention) not in map(side, found)
            if new and mention.label != "PRONOUN" and _follows_and(token):
                yield mention
            return
        if token.pos_ in {"VERB", "PUNCT", "ADP", "SCONJ"}:
            return


def _alongside(of: Frame, found: tuple[Mention, ...], named: Named) -> Iterator[Mention]:
    """Who does it together with the subject: "Turkey together with Iran calls on the council"."""
    if not found or of.trigger.sent.said.isdisjoint(_TOGETHER):
        return
    for token in of.trigger.sent[max(of.trigger.sent.start, of.trigger.i - 9) : of.trigger.i]:
        if token.lower_ in _TOGETHER and token.nbor().lower_ == "with":
            heads_ = conjuncts(token.nbor().head)
            yield from (m for h in heads_ for m in mentions(h, named, places=False) if is_known(m) and m not in found)


_TOGETHER = frozenset({"together", "along", "jointly"})


def _follows_and(token: Word) -> bool:
    """Whether "and" stands before a name, or before its title: "and British Prime Minister Boris Johnson"."""
    for before in reversed(token.sent[max(token.sent.start, token.i - 7) : token.i]):
        if before.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            return before.lower_ == "and"
    return False


def _named_first(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, without nameless ones where there are others: "Laurent Dubois and a group of deputies"."""
    all_ = unique(found)
    known = tuple(m for m in all_ if is_known(m))
    named_or_close = (m for m in all_ if m in known or m.label in {"PERSON", "ORG", "GPE"} or m.by.startswith(RELATED))
    return tuple(named_or_close) if known else all_


def _meant(of: Frame, named: Named) -> Iterator[Mention]:
    """Whom a pronoun stands for, at the place of the pronoun: "We promise to help," Scholz said."""
    pronouns = [s for s in of.subjects if s.pos_ == "PRON"]
    above = tuple(_antecedents(of))
    there = [m for head in above for m in mentions(head, named, places=False) if _agrees(m, pronouns)]
    if above and not there:
        there = [m for head in _warned(of, above[0].head) for m in mentions(head, named, places=False)]
    if len(there) == len(pronouns) == 1 and there[0].ref is not None:
        span = Span(pronouns[0].idx, pronouns[0].idx + len(pronouns[0]))
        yield dataclasses.replace(there[0], span=span, label="PRONOUN")
    else:
        yield from there


def _agrees(mention: Mention, pronouns: Sequence[Word]) -> bool:
    """Whether somebody may be told by pronouns: a person is neither "it" nor "they", a state neither "he" nor "she".

    An unknown name of one word may be anything.
    """
    actor = mention.actor
    person = actor is not None and actor.kind == "person" and (" " in actor.name or actor.id.startswith("person:"))
    if actor is not None and actor.kind == "person" and not person:
        return True
    told = {pronoun.lower_ for pronoun in pronouns}
    return told.isdisjoint({"it", "they"} if person else {"he", "she"})


def _antecedents(of: Frame) -> Iterator[Word]:
    """Whom "it" or a declaration stands for: the subject of the verb above.

    "The ministry announced that it will withdraw its guards"; "The party issued a declaration demanding elections".
    """
    speaks = of.trigger.dep_ == "acl" and any(s.lemma in classes()["speaking"] for s in of.subjects)
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


def _warned(of: Frame, above: Word) -> Iterator[Word]:
    """Whom a verb tells what they must do: "The minister warned *Beijing* that it must not", where she is no "it"."""
    if any(c.lower_ in _MUST for c in of.trigger.lefts if c.dep_ == "aux"):
        yield from (o for o in frame(above).objects if o.pos_ != "PRON")


_MUST = frozenset({"must", "should", "may", "might", "could", "will", "would"})


def _is_quoted(of: Frame, above: Word) -> bool:
    """Whether "they" stands in quoted words, where it is never the speaker: '"They struck a school," Vask said'."""
    pronouns = [s for s in of.subjects if s.pos_ == "PRON" and s.lower_ not in {"we", "i"}]
    return any(t.text in _QUOTES for s in pronouns for t in above.sent[min(s.i, above.i) : max(s.i, above.i)])


_QUOTES = frozenset("\"'“”‘’«»`")


OF_DEEDS = frozenset({"ACCUSE", "AID", "SUPPORT", "REQUEST", "REJECT"})
_TERRITORIAL = frozenset(
    {"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION", "CONCEDE", "PROTEST", "CONSULT"}
)
