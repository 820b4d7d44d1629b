"""What a statement has besides source, cue and content: manner, kind, addressee, medium, time, statement around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord import times
from onrecord.model import Label, Manner, Mention, Span, Statement, StatementKind, Timex
from onrecord.statements import cues, syntax
from onrecord.statements.relation import Relation
from onrecord.statements.words import Range, Words

FIRST_PERSON = "first person"
_NEAR = 300
_TO = frozenset({"to", "with", "before"})
_HEARERS = frozenset({"obj", "iobj", "obl", "nmod", "nsubj:pass"})
_THROUGH = frozenset({"on", "in", "via", "through", "by", "to", "with"})


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of actors in the order they begin, so that those of a few words are found at once."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]
    longest: int

    def within(self, span: Span) -> list[Mention]:
        """The mentions that overlap a span."""
        first = bisect_left(self.starts, span.start - self.longest)
        last = bisect_left(self.starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.end > span.start]


def named(who: Sequence[Mention]) -> Named:
    """The mentions, in order."""
    ordered = tuple(sorted(who, key=lambda m: m.span.start))
    longest = max((m.span.end - m.span.start for m in ordered), default=0)
    return Named(ordered, tuple(m.span.start for m in ordered), longest)


def mention(words: Words, printed: Range | None, who: Named) -> Mention | None:
    """The printed words for an actor, and whom the mention that heads them refers to."""
    if printed is None:
        return None
    span, head = words.span(printed), _head(words, printed)
    meant = _antecedent(words, head)
    heading = _heading(who, *((span, Span(head.idx, head.idx + len(head))) if meant is None else meant))
    if heading is None:
        first = head.lower_ in ("i", "we")
        label: Label | None = "PRONOUN" if head.pos_ == "PRON" else None
        return Mention(span, label, None, 0.5, FIRST_PERSON if first else "source phrase")
    return Mention(span, heading.label, heading.ref, heading.confidence, heading.by)


def _head(words: Words, printed: Range) -> Token:
    """The word the others hang on."""
    if printed[1] - printed[0] == 1:
        return words.doc[printed[0]]
    return words.doc[printed[0] : printed[1]].root


def _antecedent(words: Words, word: Token) -> tuple[Span, Span] | None:
    """For "who" in "the envoy, who said …", the words it stands for, and their head."""
    if word.lower_ not in ("who", "that", "which"):
        return None
    clause = word.head
    if clause.dep_ != "acl:relcl" or clause.head.i == clause.i:
        return None
    noun = clause.head
    phrase = syntax.phrase(words, noun, before=clause.left_edge.i)
    return words.span(phrase), Span(noun.idx, noun.idx + len(noun))


def _heading(who: Named, span: Span, head: Span) -> Mention | None:
    """The mention at the head of a phrase: "Kremlin spokesman Dmitry Peskov" is Peskov, not the Kremlin."""
    inside = who.within(span)
    at_head = [m for m in inside if m.span.overlaps(head)]
    whole = [m for m in inside if m.span.covers(span)]
    chosen = at_head or whole or [m for m in inside if m.label == "PERSON"]
    return max(chosen, key=lambda m: (m.ref is not None, m.span.end - m.span.start), default=None)


def manner(cue: Sequence[Span], content: Sequence[Span], marks: Sequence[Span]) -> Manner:
    """Direct where all the content is quoted, mixed where some is, else indirect; marks around the cue do not count."""
    near = marks[_first_after(marks, content[0].start) : bisect_left(marks, content[-1].end, key=lambda q: q.start)]
    quoted = [q for q in near if not any(q.covers(c) for c in cue)]
    if not quoted:
        return "indirect"
    inside = [any(q.start <= c.start and c.end <= q.end + 1 for q in quoted) for c in content]
    if all(inside):
        return "direct"
    touched = any(q.overlaps(c) for q in quoted for c in content)
    return "mixed" if touched else "indirect"


def _first_after(marks: Sequence[Span], start: int) -> int:
    """The first quotation that ends behind a place; none of them overlap."""
    return bisect_left(marks, start, key=lambda q: q.end)


def kind(words: Words, verb: int | None) -> StatementKind:
    """Speech, writing or thought, by the reporting word; quoted words without one are speech."""
    found = None if verb is None else words.cues.get(verb) or words.nouns.get(verb)
    return "speech" if found is None else found.kind


def addressee_and_medium(
    words: Words, verb: Token, relation: Relation, who: Named
) -> tuple[Mention | None, Mention | None]:
    """To whom and through what: "told parliament", "told Izvestia", "wrote on Telegram"."""
    taken = _Taken(relation)
    addressee = medium = None
    for child in verb.children:
        if child.dep_ not in _HEARERS or child.pos_ not in ("NOUN", "PROPN", "PRON") or child.i in taken:
            continue
        # "The first time that she did not rule out talks": a relative pronoun is nobody.
        if child.tag_ in ("WDT", "WP"):
            continue
        phrase = [i for i in range(*syntax.phrase(words, child, before=None)) if i not in taken]
        if not phrase:
            continue
        printed = (phrase[0], phrase[-1] + 1)
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        if (not case or case in _THROUGH) and _is_medium(words, printed):
            medium = medium or mention(words, printed, who)
        elif (not case and verb.lemma_ not in ("say", "write", "post")) or case in _TO:
            addressee = addressee or mention(words, printed, who)
    return addressee, medium


class _Taken:
    """The words that are content or source already."""

    def __init__(self, relation: Relation) -> None:
        self.ranges = relation.content if relation.source is None else (*relation.content, relation.source)

    def __contains__(self, i: int) -> bool:
        return any(start <= i < end for start, end in self.ranges)


def _is_medium(words: Words, printed: Range) -> bool:
    text = words.of(printed).lower().split(" ")
    known = cues.outlets()
    named = any(" ".join(text[i:]) in known for i in range(len(text)))
    return named or any(words.doc[i].lemma_.lower() in cues.media() for i in range(*printed))


def said_when(words: Words, verb: Token, relation: Relation, when: Sequence[Timex]) -> Timex | None:
    """The time that modifies the reporting word, outside the content."""
    near = [t for t in when if abs(t.span.start - verb.idx) < _NEAR]
    content = [words.span(r) for r in relation.content] if near else ()
    outside = [t for t in near if not any(c.overlaps(t.span) for c in content)]
    found = times.modifying(verb, outside) if outside else None
    if found is None:
        return None
    # "Lavrov said on Tuesday that …, but the US called this “posturing”": Tuesday is Lavrov's.
    own = [c.left_edge.idx for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
    another = verb.dep_ in ("conj", "parataxis", "ccomp", "advcl") and own and found.span.end <= own[0]
    return None if another and not _adjacent(words, found, own[0]) else found


def _adjacent(words: Words, time: Timex, subject: int) -> bool:
    """Whether only a comma stands between the time and the subject: "but on Friday, she said"."""
    return not words.text[time.span.end : subject].strip(" ,\n")


def nested(words: Words, said: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, each naming the one whose content holds its cue: "X said Y had warned that …".

    What speakers do in speaking is no second statement: “We reject any talks,” Vask said.
    """
    around = _around(said)
    for inner, outer in zip(said, around, strict=True):
        if outer is None:
            yield inner
        elif not _is_avowal(words, inner):
            yield replace(inner, within=outer.id, source=_resolved(inner.source, outer.source))


def _around(said: Sequence[Statement]) -> list[Statement | None]:
    """For each statement the shortest other one whose content holds its cue; one walk over both."""
    places = sorted((s.cue[0] if s.cue else s.content[0], n) for n, s in enumerate(said))
    pieces = sorted((c.start, c.end, n) for n, s in enumerate(said) for c in s.content)
    lengths = [sum(c.end - c.start for c in s.content) for s in said]
    found: list[Statement | None] = [None] * len(said)
    open_: list[tuple[int, int]] = []
    at = 0
    for place, inner in places:
        while at < len(pieces) and pieces[at][0] <= place.start:
            open_.append(pieces[at][1:])
            at += 1
        open_ = [(end, n) for end, n in open_ if end > place.start]
        holding = [n for end, n in open_ if place.end <= end and n != inner]
        if holding:
            found[inner] = said[min(holding, key=lambda n: (lengths[n], n))]
    return found


def _is_avowal(words: Words, statement: Statement) -> bool:
    """Whether "I" or "we" stand as source of a verb of speech in the present: "we reject", not "we have told them"."""
    source = statement.source
    if source is None or statement.kind == "thought" or source.span.of(words.text).lower() not in ("i", "we"):
        return False
    pieces = (words.around(c) for c in statement.cue)
    tags = {words.doc[i].tag_ for piece in pieces if piece is not None for i in range(*piece)}
    return not tags & {"VBD", "VBN"}


def _resolved(own: Mention | None, outer: Mention | None) -> Mention | None:
    """Within what somebody says, "I" and "we" are that somebody."""
    if own is None or own.ref is not None or outer is None or own.label not in (None, "PRONOUN"):
        return own
    return replace(own, ref=outer.ref, by=outer.by) if own.by == FIRST_PERSON else own
