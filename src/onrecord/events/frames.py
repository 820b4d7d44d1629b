"""What stands where around a trigger: subject, object, obliques, complements, read from the parse.

The parse makes mistakes, so every reading here has a second way: the particle by the next word, the subject by what
stands before the verb.
"""

from collections.abc import Iterator

from onrecord.events.misread import above_misread, is_misread, joins
from onrecord.events.once import once
from onrecord.events.tables import classes
from onrecord.events.voice import is_passive
from onrecord.events.words import Word

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
_CLAUSES = frozenset({"acl", "acl:relcl", "ccomp", "advcl"})
SUBORDINATORS = frozenset({"after", "before", "as", "since", "until", "while"})
RELATIVE = frozenset({"which", "that", "who", "whom"})


class Frame:
    """A verb or adjective and its arguments, heads only, conjuncts included; each is read when it is asked for."""

    nominal = False

    def __init__(self, trigger: Word) -> None:
        self.trigger = trigger
        self.slots: dict[str, frozenset[str]] = {}

    @once
    def passive(self) -> bool:
        """Whether its objects are what the parse calls its subjects."""
        return is_passive(self.trigger)

    @once
    def particle(self) -> str | None:
        """What belongs to the verb: "out" in "ruled out"."""
        return _particle(self.trigger)

    @once
    def subjects(self) -> tuple[Word, ...]:
        """Who does it; those before the verb, where there are any."""
        if self.passive:
            # "The shelling of the port by the army was condemned by all"
            own = tuple(t for c in self.trigger.children if "by" in _cases(c) for t in conjuncts(c))
            return own or tuple(t for case, t in _obliques(self.trigger) if case == "by")
        objects, at = self.objects, self.trigger.i
        subjects = [s for s in _subjects(self.trigger) if s not in objects]
        if subjects and subjects[0].i < at:
            return tuple([s for s in subjects if s.i < at])
        return tuple(subjects)

    @once
    def objects(self) -> tuple[Word, ...]:
        """To what it is done."""
        return tuple(_subjects(self.trigger)) if self.passive else tuple(_spread(_objects(self.trigger)))

    @once
    def indirect(self) -> tuple[Word, ...]:
        """To whom something is given: what a passive calls its object."""
        dep = "obj" if self.passive else "iobj"
        own = tuple(_spread(c for c in self.trigger.children if c.dep_ == dep))
        return own or tuple(_given(self.trigger))

    @once
    def oblique(self) -> tuple[tuple[str, Word], ...]:
        """Each preposition with its head."""
        phrases = _obliques(self.trigger)
        return tuple(p for p in phrases if p[1] not in self.subjects) if self.passive else tuple(phrases)

    @once
    def complements(self) -> tuple[Word, ...]:
        """What is to be done, is said or is so."""
        return tuple(complements(self.trigger))


class _OfNoun(Frame):
    """The frame of an event noun: only prepositions."""

    nominal = True
    passive = False
    particle = None
    subjects = objects = indirect = ()

    @once
    def complements(self) -> tuple[Word, ...]:
        """What it says is to be done: "its demand that Iran leave", "calls for Iran to leave"."""
        clauses = (c for c in self.trigger.rights if c.dep_ in _CLAUSES and c.tag_ in {"VB", "VBP", "VBZ"})
        return tuple(c for c in clauses if any(m.lower_ in {"that", "to"} and m.dep_ != "nsubj" for m in c.lefts))

    @once
    def oblique(self) -> tuple[tuple[str, Word], ...]:
        """Its prepositions and those of the verb that only says it went on: "Talks took place with Ankara"."""
        above = self.trigger.head
        if not self.trigger.dep_.startswith("nsubj") or above.lemma not in classes()["occurring"]:
            return tuple(_obliques(self.trigger))
        return (
            *_obliques(self.trigger),
            *(p for p in _obliques(above) if p[0] in {"with", "between", "on", "against"}),
        )


class _Reread(Frame):
    """The frame of a main verb that the parser hung on its own object."""

    passive = False
    indirect = ()

    @once
    def subjects(self) -> tuple[Word, ...]:
        """Its own, those of its object, or of the verb it is joined to; else what the sentence's noun names."""
        verb = self.trigger
        own = [c for c in verb.head.children if c.dep_ == "nsubj" and c.i < verb.i]
        own += [c for c in verb.children if c.dep_ == "nsubj"]
        above = above_misread(verb)
        subjects = own or (list(_subjects(above)) if above is not None else [verb.sent.root])
        return tuple(_spread(iter(subjects)))

    @once
    def objects(self) -> tuple[Word, ...]:
        """What the parse hung it on."""
        return tuple(conjuncts(self.trigger.head))

    @once
    def oblique(self) -> tuple[tuple[str, Word], ...]:
        """Its prepositions and those of its object."""
        return (*_obliques(self.trigger), *_obliques(self.trigger.head))


def frame(trigger: Word) -> Frame:
    """The frame of a verb, adjective or event noun."""
    if trigger.pos_ in {"NOUN", "PROPN"} and (not is_verbal(trigger) or is_predicate(trigger)):
        return _OfNoun(trigger)
    return _Reread(trigger) if is_misread(trigger) else Frame(trigger)


def is_verbal(token: Word) -> bool:
    """Whether a token is used as a verb, also where its tag says noun: it has a subject, an object or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"} or any(c.dep_ in {"nsubj", "obj", "aux", "aux:pass"} for c in token.children)


def is_predicate(noun: Word) -> bool:
    """Whether a noun is what somebody is said to be: "Turkey is no longer a partner", "it was the first attack"."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "cop" for c in noun.children)


def clause(trigger: Word) -> Iterator[Word]:
    """The words after a trigger that belong to it: its subtree without what is only joined on."""
    for child in trigger.rights:
        if child.dep_ not in {"conj", "parataxis", "cc", "punct"}:
            yield from (t for t in child.subtree if t.i > trigger.i)


def conjuncts(head: Word) -> Iterator[Word]:
    """A head and what is joined to it by "and" or a comma."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"} and not _has_second_verb(child):
            yield from conjuncts(child)


def _has_second_verb(thing: Word) -> bool:
    return any(is_misread(c) and joins(c) for c in thing.lefts if c.dep_ == "amod")


def _objects(verb: Word) -> Iterator[Word]:
    """Its objects; the noun before a relative clause, "the coast which they annexed"; that of a verb joined to it.

    "Police arrested and questioned the student": both have one object.
    """
    own = [c for c in verb.children if c.dep_ == "obj"]
    has_subject = any(c.dep_ == "nsubj" and c.lower_ not in RELATIVE for c in verb.children)
    if verb.dep_ == "acl:relcl" and has_subject and (not own or own[0].lower_ in RELATIVE):
        yield verb.head
        return
    yield from own or (c for c in verb.rights if c.dep_ == "iobj" and verb.lemma == "warn")
    if not own and verb.i + 1 < verb.sent.end and verb.nbor(1).pos_ == "CCONJ":
        joined = (c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB" and c.i == verb.i + 2)
        yield from (o for c in joined for o in c.children if o.dep_ == "obj")


def _given(verb: Word) -> Iterator[Word]:
    """To whom, where the parse made one name of two objects: "offered Ukraine drones"."""
    if verb.lemma not in classes()["giving"] or verb.i + 1 >= verb.sent.end:
        return
    after = verb.nbor()
    if after.dep_ == "compound" and after.pos_ == "PROPN" and after.head.pos_ == "NOUN" and after.head.head is verb:
        yield after


def _particle(verb: Word) -> str | None:
    for child in verb.children:
        if child.dep_ == "compound:prt":
            return child.lower_
    if verb.i + 1 < verb.sent.end:
        after = verb.nbor()
        if after.lower_ in classes()["particles"] and _is_particle(after):
            return after.lower_
    return None


def _is_particle(word: Word) -> bool:
    """Whether a word may belong to the verb before it: "handed over 200 tanks", "turned back"."""
    return word.pos_ == "ADP" or word.head.pos_ == "NUM" or (word.lower_ == "back" and word.dep_ == "advmod")


def _subjects(verb: Word) -> Iterator[Word]:
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.lower_ not in {"there"}]
    if own:
        for subject in own:
            if subject.lower_ in RELATIVE and verb.dep_.startswith("acl"):
                yield from conjuncts(verb.head)
            else:
                yield from conjuncts(_repaired(subject, verb))
    else:
        before = _before_copula(verb)
        yield from [before] if before is not None else _shared(verb)


def _before_copula(adjective: Word) -> Word | None:
    """The noun right before "is", where the parse gave it to another verb: "statements that stressed Lima is open"."""
    for child in adjective.lefts:
        if child.dep_ == "cop" and child.i > adjective.sent.start:
            before = child.nbor(-1)
            return before if before.pos_ in {"PROPN", "NOUN", "PRON"} else None
    return None


def _repaired(subject: Word, verb: Word) -> Word:
    """The subject, where the parser took a conjunction for a preposition.

    "The president has ruled out talking to his rival Vladimir Putin after Russia annexed four regions": the parse
    makes Putin annex them; Russia stands right before the verb, behind "after".
    """
    for child in subject.rights:
        last = child.right_edge.i
        cased = any(c.dep_ == "case" and c.lower_ in SUBORDINATORS for c in child.children)
        if child.i < verb.i and cased and all(t.pos_ in {"AUX", "ADV", "SPACE"} for t in verb.sent[last + 1 : verb.i]):
            return child
    return subject


def _shared(verb: Word) -> Iterator[Word]:
    """The subject a verb has from another: joined, controlled, participial, or the noun it modifies.

    Who decides to do something does it: "Oslo made the decision to expel the envoy".
    """
    head = verb.head
    if head is verb:
        return
    if (own := _own_noun(verb)) is not None:
        yield own
    elif verb.dep_ in {"acl", "acl:relcl"}:
        decided = head.head if head.lemma in classes()["intending"] and head.dep_ == "obj" else None
        yield from _subjects(decided) if decided is not None else conjuncts(head)
    elif is_said(verb):
        yield from _of_what_is_said(verb)
    elif verb.dep_ in {"conj", "parataxis"} and is_verbal(head):
        yield from _subjects(_joined_above(verb) or head)
    elif verb.dep_ in {"xcomp", "advcl", "ccomp", "obl"} and (is_verbal(head) or head.pos_ == "ADJ"):
        controller = _controller(verb)
        yield from conjuncts(controller) if controller is not None else _subjects(head)


def _joined_above(verb: Word) -> Word | None:
    """The verb that a past one is joined to, where the parse joins it to what may be: "said Iran may act and urged"."""
    head = verb.head
    may_be = head.tag_ == "VB" and verb.tag_ in {"VBD", "VBN"} and any(c.tag_ == "MD" for c in head.lefts)
    above = head.head
    said = may_be and head.dep_ == "ccomp" and above.tag_ == "VBD" and any(c.lower_ == "and" for c in verb.lefts)
    return above if said else None


def _own_noun(verb: Word) -> Word | None:
    """The name behind a preposition that does what a gerund tells: "spoke about Germany invading Poland"."""
    if verb.tag_ != "VBG" or verb.i == verb.sent.start or verb.dep_ not in {"acl", "advcl"}:
        return None
    before = verb.nbor(-1)
    if before.pos_ == "ADV" and before.i > verb.sent.start:
        before = before.nbor(-1)  # "prepared for Russia possibly striking Poland"
    cased = any(c.lower_ in {"about", "of", "on", "over", "despite", "for"} for c in before.lefts)
    return before if before.pos_ == "PROPN" and cased else None


def is_said(verb: Word) -> bool:
    """Whether what hangs on a reporting verb is what was said, so that the speaker is not its doer.

    "Drones hit a depot, wounding four, the ministry said"; '"Whoever attacks Poland will regret it," Scholz said'.
    """
    head = verb.head
    if head is verb or head.lemma not in classes()["reporting"] or verb.dep_ not in _SAID:
        return False
    if any(c.dep_ in {"mark", "case"} and c.lower_ in SUBORDINATORS for c in verb.lefts):
        return False  # "Before visiting Oslo, the minister said"
    return verb.i < head.i and any(c.dep_ == "nsubj" and c.i > verb.i for c in head.children)


_SAID = frozenset({"ccomp", "parataxis", "advcl"})


def _of_what_is_said(verb: Word) -> Iterator[Word]:
    """The subject before it that the parse gave to the speech, or that of the clause said before: "wounding"."""
    astray = [c for c in verb.head.lefts if c.dep_ in SUBJECTS and c.i < verb.i]
    if astray and any(c.dep_ in SUBJECTS and c.i > verb.i for c in verb.head.children):
        yield from conjuncts(astray[0])
        return
    for child in verb.head.lefts:
        if child.dep_ in {"ccomp", "parataxis"} and child.i < verb.i and verb.tag_ == "VBG":
            yield from _subjects(child)
            return


def _controller(verb: Word) -> Word | None:
    """The object that does what a verb asks or accuses it of: "urged Iran to stop", "accused Iran of killing"."""
    head = verb.head
    objects = [c for c in head.children if c.dep_ in {"obj", "iobj"} and c.i < verb.i]
    if not is_passive(head) and head.lemma in classes()["controlling"] and verb.dep_ in {"xcomp", "ccomp", "advcl"}:
        infinitive = any(c.lower_ == "to" for c in verb.lefts)
        addressed = [c for c in head.children if c.dep_ == "obl" and c.i < verb.i and {"on", "to"} & set(_cases(c))]
        if infinitive or verb.dep_ != "advcl":
            return next(iter((*objects, *addressed)), None)
    gerund = verb.tag_ == "VBG" and any(c.lower_ in {"of", "for", "from", "into"} for c in verb.lefts)
    return objects[0] if objects and gerund and head.lemma in classes()["charging"] else None


def _obliques(trigger: Word) -> Iterator[tuple[str, Word]]:
    """Prepositions and their heads, below the trigger, its objects, and nouns between: "launched attacks on cities"."""
    children = trigger.children
    if children and children[0].dep_ == "nsubj:pass":  # its own first: "The raid on the port was blamed on Iran"
        children = (*children[1:], children[0])
    for child in children:
        if (
            child.dep_ in {"obl", "obl:agent", "nmod", "obl:arg", "advmod", "acl", "advcl", "dep"}
            and child.i > trigger.i - 12
        ):
            for case in _cases(child):
                yield from ((case, t) for t in conjuncts(child))
                yield from _nested(child, case)
        elif child.dep_ in {"obj", "xcomp", "nsubj:pass"}:
            for below in child.children:
                if below.dep_ in {"nmod", "obl", "obl:arg"}:
                    for case in _cases(below):
                        yield from ((case, t) for t in conjuncts(below))
                        yield from _nested(below, case)


def _nested(head: Word, case: str) -> Iterator[tuple[str, Word]]:
    """What a wordy phrase leads to: "in response to an attack", "positions in the south on the border"."""
    for below in head.children:
        if below.dep_ == "nmod":
            yield from ((c, t) for c in _cases(below) if c != case and c not in {"of"} for t in conjuncts(below))


def _cases(head: Word) -> Iterator[str]:
    cases = [c.lower_ for c in head.children if c.dep_ == "case" and c.i < head.i]
    if not cases and head.tag_ == "VBG":  # "warned Iran against sending troops"
        cases = [c.lower_ for c in head.lefts if c.dep_ == "mark" and c.lower_ == "against"]
    if cases:
        yield cases[0]
        if len(cases) > 1 and cases[-1] not in {"'s", "’s"}:
            yield cases[-1]
    elif head.dep_ == "obl:agent":
        yield "by"


def complements(verb: Word) -> Iterator[Word]:
    """What a verb, or a noun such as "refusal", says is to be done, is said or is so."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            yield child
        elif child.dep_ in {"advcl", "acl"}:
            gerund = child.tag_ == "VBG" and child.i <= verb.i + 2
            if child.i > verb.i and (gerund or any(c.lower_ == "to" for c in child.lefts)):
                yield child
        elif child.dep_ == "obj":
            yield from (c for c in child.children if c.dep_ == "acl" and any(d.lower_ == "to" for d in c.lefts))


def _spread(heads: Iterator[Word]) -> Iterator[Word]:
    for head in heads:
        yield from conjuncts(head)
