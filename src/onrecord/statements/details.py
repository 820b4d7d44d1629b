"""What a statement has besides source, cue and content: manner, kind, addressee, medium, time, statement around it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord import times
from onrecord.model import Manner, Mention, Span, Statement, StatementKind, Timex
from onrecord.statements import cues, syntax
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Range, Relation, spans

FIRST_PERSON = "first person"
_NEAR = 300
_TO = frozenset({"to", "with", "before"})
_THROUGH = frozenset({"on", "in", "via", "through", "by", "to", "with"})


def mention(doc: Doc, words: Range | None, who: Sequence[Mention]) -> Mention | None:
    """The printed words for an actor, and whom the mention that heads them refers to."""
    if words is None:
        return None
    span = spans(doc, [words])[0]
    head = doc[words[0] : words[1]].root
    meant = _antecedent(head)
    heading = _heading(who, *((span, Span(head.idx, head.idx + len(head))) if meant is None else meant))
    if heading is None:
        first = head.lower_ in ("i", "we")
        return Mention(
            span, "PRONOUN" if head.pos_ == "PRON" else None, None, 0.5, FIRST_PERSON if first else "source phrase"
        )
    return Mention(span, heading.label, heading.ref, heading.confidence, heading.by)


def _antecedent(word: Token) -> tuple[Span, Span] | None:
    """For "who" in "the envoy, who said …", the words it stands for, and their head."""
    clause = word.head
    if word.lower_ not in ("who", "that", "which") or clause.dep_ != "acl:relcl" or clause.head.i == clause.i:
        return None
    noun = clause.head
    start, end = syntax.phrase(noun, before=clause.left_edge.i)
    return spans(word.doc, [(start, end)])[0], Span(noun.idx, noun.idx + len(noun))


def _heading(who: Sequence[Mention], span: Span, head: Span) -> Mention | None:
    """The mention at the head of a phrase: "Kremlin spokesman Dmitry Peskov" is Peskov, not the Kremlin."""
    inside = [m for m in who if span.overlaps(m.span)]
    at_head = [m for m in inside if m.span.overlaps(head)]
    whole = [m for m in inside if m.span.covers(span)]
    named = at_head or whole or [m for m in inside if m.label == "PERSON"]
    return max(named, key=lambda m: (m.ref is not None, m.span.end - m.span.start), default=None)


def manner(cue: Sequence[Span], content: Sequence[Span], marks: Sequence[Quotation]) -> Manner:
    """Direct where all the content is quoted, mixed where some is, else indirect; marks around the cue do not count."""
    quoted = [s for q in marks for s in q.spans if not any(s.covers(c) for c in cue)]
    inside = [any(q.start <= c.start and c.end <= q.end + 1 for q in quoted) for c in content]
    if all(inside):
        return "direct"
    touched = any(q.overlaps(c) for q in quoted for c in content)
    return "mixed" if touched else "indirect"


def kind(verb: Token | None) -> StatementKind:
    """Speech, writing or thought, by the reporting word; quoted words without one are speech."""
    found = None if verb is None else cues.cue_of(verb) or cues.noun_cue_of(verb)
    return "speech" if found is None else found.kind


def addressee_and_medium(
    verb: Token, relation: Relation, who: Sequence[Mention]
) -> tuple[Mention | None, Mention | None]:
    """To whom and through what: "told parliament", "told Izvestia", "wrote on Telegram"."""
    doc = verb.doc
    taken = relation.tokens() | (set(range(*relation.source)) if relation.source else set())
    addressee = medium = None
    for child in verb.children:
        # "The first time that she did not rule out talks": a relative pronoun is nobody.
        if (
            child.i in taken
            or child.tag_ in ("WDT", "WP")
            or child.dep_ not in ("obj", "iobj", "obl", "nmod", "nsubj:pass")
        ):
            continue
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
        words = [i for i in range(*syntax.phrase(child, before=None)) if i not in taken]
        if not words or child.pos_ not in ("NOUN", "PROPN", "PRON"):
            continue
        named = mention(doc, (words[0], words[-1] + 1), who)
        if _is_medium(doc, words) and (not case or case in _THROUGH):
            medium = medium or named
        elif (not case and verb.lemma_ not in ("say", "write", "post")) or case in _TO:
            addressee = addressee or named
    return addressee, medium


def _is_medium(doc: Doc, words: Sequence[int]) -> bool:
    text = doc[words[0] : words[-1] + 1].text.lower().removeprefix("the ")
    named = any(text == name or text.endswith(" " + name) for name in cues.outlets())
    return named or any(doc[i].lemma_.lower() in cues.media() for i in words)


def said_when(verb: Token, relation: Relation, when: Sequence[Timex]) -> Timex | None:
    """The time that modifies the reporting word, outside the content."""
    content = spans(verb.doc, relation.content)
    near = [t for t in when if abs(t.span.start - verb.idx) < _NEAR]
    outside = [t for t in near if not any(c.overlaps(t.span) for c in content)]
    found = times.modifying(verb, outside) if outside else None
    if found is None:
        return None
    # "Lavrov said on Tuesday that …, but the US called this “posturing”": Tuesday is Lavrov's.
    own = [c.left_edge.idx for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")]
    another = verb.dep_ in ("conj", "parataxis", "ccomp", "advcl") and own and found.span.end <= own[0]
    return None if another and not _adjacent(verb, found, own[0]) else found


def _adjacent(verb: Token, time: Timex, subject: int) -> bool:
    """Whether only a comma stands between the time and the subject: "but on Friday, she said"."""
    return not verb.doc.text[time.span.end : subject].strip(" ,\n")


def nested(doc: Doc, said: Sequence[Statement]) -> Iterable[Statement]:
    """The statements, each naming the one whose content holds its cue: "X said Y had warned that …".

    What speakers do in speaking is no second statement: “We reject any talks,” Vask said.
    """
    for inner in said:
        place = inner.cue[0] if inner.cue else inner.content[0]
        around = [s for s in said if s.id != inner.id and any(c.covers(place) for c in s.content)]
        outer = min(around, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        if outer is not None and _is_avowal(doc, inner):
            continue
        yield inner if outer is None else replace(inner, within=outer.id, source=_resolved(inner.source, outer.source))


def _is_avowal(doc: Doc, statement: Statement) -> bool:
    """Whether "I" or "we" stand as source of a verb of speech in the present: "we reject", not "we have told them"."""
    source = statement.source
    if source is None or statement.kind == "thought" or source.span.of(doc.text).lower() not in ("i", "we"):
        return False
    pieces = (doc.char_span(c.start, c.end, alignment_mode="expand") for c in statement.cue)
    tags = {token.tag_ for piece in pieces if piece is not None for token in piece}
    return not tags & {"VBD", "VBN"}


def _resolved(own: Mention | None, outer: Mention | None) -> Mention | None:
    """Within what somebody says, "I" and "we" are that somebody."""
    if own is None or own.ref is not None or outer is None or own.label not in (None, "PRONOUN"):
        return own
    return replace(own, ref=outer.ref, by=outer.by) if own.by == FIRST_PERSON else own
