"""What a statement has besides source, cue and content: manner, kind, addressee, medium, time, statement around it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from onrecord import times
from onrecord.model import Label, Manner, Mention, Span, Statement, StatementKind, Timex
from onrecord.statements import cues, syntax
from onrecord.statements.issuers import issuer, issuing
from onrecord.statements.relation import Relation
from onrecord.statements.words import Range, Words

FIRST_PERSON = "first person"
_NO_TIME = ("DURATION", "SET")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_DESCRIBES = frozenset({"ADJ", "ADV", "NOUN", "DET", "NUM"})
_JOINING = frozenset({"CCONJ", "PROPN", "PUNCT"})
_JOINED = frozenset({"conj", "parataxis", "ccomp", "advcl"})
_TO = frozenset({"to", "with", "before"})
_HEARERS = frozenset({"obj", "iobj", "obl", "nmod", "nsubj:pass"})
_THROUGH = frozenset({"on", "in", "via", "through", "by", "to", "with"})


@dataclass(frozen=True, slots=True)
class Named:
    """The mentions of actors in the order they begin, so that those of a few words are found at once."""

    mentions: Sequence[Mention]
    starts: Sequence[int]
    longest: int

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that share a character with a stretch of text."""
        first = bisect_left(self.starts, start - self.longest)
        last = bisect_left(self.starts, end)
        return [m for m in self.mentions[first:last] if m.span.end > start]


@dataclass(frozen=True, slots=True)
class Marked:
    """Quotations in order, where they begin and where they end: none overlaps another."""

    spans: Sequence[Span]
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class Timed:
    """Times that can be when something was said, in order, and where they begin."""

    times: Sequence[Timex]
    starts: Sequence[int]


def named(who: Sequence[Mention]) -> Named:
    """The mentions, in order."""
    ordered = sorted(who, key=attrgetter("span.start"))
    spans = [mention.span for mention in ordered]
    starts = [span.start for span in spans]
    longest = max([span.end - span.start for span in spans], default=0)
    return Named(ordered, starts, longest)


def marked(spans: Sequence[Span]) -> Marked:
    """The quotations."""
    return Marked(spans, [span.start for span in spans], [span.end for span in spans])


def timed(when: Sequence[Timex]) -> Timed:
    """The times, no duration and no set among them."""
    ordered = sorted((t for t in when if t.type not in _NO_TIME), key=lambda t: t.span.start)
    return Timed(ordered, [t.span.start for t in ordered])


def mention(words: Words, printed: Range | None, who: Named) -> Mention | None:
    """The printed words for an actor, and whom the mention that heads them refers to."""
    if printed is None:
        return None
    span, head = words.span(printed), words.root(printed)
    heading = _heading(words, who, *(_antecedent(words, head) or (printed, head))) or _named_behind(words, who, printed)
    issued_by = issuing(words, head) if heading is None else None
    if issued_by is not None:
        heading = _heading(words, who, (issued_by, issued_by + 1), issued_by)
    if heading is None:
        first = words.lower[head] in ("i", "we")
        label: Label | None = "PRONOUN" if words.pos[head] == "PRON" else None
        return Mention(span, label, None, 0.5, FIRST_PERSON if first else "source phrase")
    return Mention(span, heading.label, heading.ref, heading.confidence, heading.by)


def _named_behind(words: Words, who: Named, printed: Range) -> Mention | None:
    """Who is named right behind words that the parser takes for another subject: "the envoy | Anna Vask said"."""
    last = printed[1] - 1
    if last + 1 == len(words.printed) or words.pos[last] != "NOUN" or not words.printed[last].islower():
        return None
    start = words.ends[last] + 1
    named = (m for m in who.within(start, start + 1) if m.span.start == start and m.label == "PERSON")
    return next(named, None) if words.head[last + 1] == words.head[last] else None


def _antecedent(words: Words, i: int) -> tuple[Range, int] | None:
    """For "who" in "the envoy, who said …", the words it stands for, and their head."""
    if words.lower[i] not in ("who", "that", "which"):
        return None
    clause = words.head[i]
    noun = words.head[clause]
    if words.dep[clause] != "acl:relcl" or noun == clause:
        return None
    return syntax.phrase(words, noun, before=words.left[clause]), noun


def _heading(words: Words, who: Named, phrase: Range, head: int) -> Mention | None:
    """The mention at the head of a phrase: "Kremlin spokesman Dmitry Peskov" is Peskov, not the Kremlin."""
    start, end = words.starts[phrase[0]], words.ends[phrase[1] - 1]
    inside = who.within(start, end)
    if not inside:
        return None
    first, last = words.starts[head], words.ends[head]
    apposed = next((m for m in inside if m.span.end == end and m.span.start > last and _is_twin(words, m, head)), None)
    if apposed is not None:
        return apposed
    at_head = [m for m in inside if m.span.start < last and first < m.span.end]
    whole = at_head or [m for m in inside if m.span.start <= start and end <= m.span.end]
    chosen = whole or [m for m in inside if m.label == "PERSON" and _is_beside(words, m, head)]
    if not chosen:
        return issuer(words, inside, head)
    if len(chosen) < 2:
        return chosen[0]
    return max(chosen, key=lambda m: (m.ref is not None, m.span.end - m.span.start))


def _is_twin(words: Words, name: Mention, head: int) -> bool:
    """Whether the parser has a name beside its description as two subjects: "Karvanian energy giant Orsk Gas says"."""
    within = words.around(name.span) if name.label in ("PERSON", "ORG") else None
    root = head if within is None else words.root(within)
    return root != head and words.head[root] == words.head[head] and words.dep[root] == words.dep[head] == "nsubj"


def _is_beside(words: Words, name: Mention, head: int) -> bool:
    """Whether a name stands with the head, and not behind a word that parts them: a fund "of the critic Anna Vask".

    "Some lawyers, notably Anna Vask" and "sailors and Anna Vask" are she too.
    """
    within = words.around(name.span)
    if within is None:
        return True
    root = words.root(within)
    if words.head[root] >= within[1]:  # "Trump supporters" are as good as he, "mourners at Weir's funeral" are not
        return words.dep[root] != "nmod:poss" or words.head[root] == head
    at = within[0] - 1
    while at > head and words.pos[at] in _DESCRIBES:
        at -= 1
    return at <= head or words.pos[at] in _JOINING


def manner(cue: Sequence[Span], content: Sequence[Span], marks: Marked) -> Manner:
    """Direct where all the content is quoted, mixed where some is, else indirect; marks around the cue do not count."""
    near = marks.spans[bisect_left(marks.ends, content[0].start) : bisect_left(marks.starts, content[-1].end)]
    quoted = [q for q in near if not any(q.covers(c) for c in cue)] if near else ()
    if not quoted:
        return "indirect"
    inside = [any(q.start <= c.start and c.end <= q.end + 1 for q in quoted) for c in content]
    if all(inside):
        return "direct"
    touched = any(q.overlaps(c) for q in quoted for c in content)
    return "mixed" if touched else "indirect"


def kind(words: Words, relation: Relation, how: Manner) -> StatementKind:
    """Speech, writing or thought, by the reporting word; quoted words without one are speech.

    A word that reports no speech by itself, with a mere noun, tells an attitude: "he was bitter about the collapse".
    """
    verb = relation.verb
    found = None if verb is None else words.cues.get(verb) or words.nouns.get(verb)
    if found is not None:
        return found.kind
    indirect = verb is not None and how == "indirect" and words.lower[verb] != "according"
    attitude = indirect and words.pos[words.root(relation.content[0])] in _NOMINAL
    return "thought" if attitude else "speech"


def addressee_and_medium(words: Words, relation: Relation, who: Named) -> tuple[Mention | None, Mention | None]:
    """To whom and through what: "told parliament", "told Izvestia", "wrote on Telegram"."""
    addressee = medium = None
    verb = relation.verb
    for child in () if verb is None else words.children[verb]:
        if words.dep[child] not in _HEARERS or words.pos[child] not in ("NOUN", "PROPN", "PRON"):
            continue
        # "The first time that she did not rule out talks": a relative pronoun is nobody.
        if _is_taken(relation, child) or words.tags[child] in ("WDT", "WP") or words.lower[child] == "it":
            continue
        case = words.case(child)
        if case and case not in _THROUGH and case not in _TO:
            continue
        phrase = [i for i in range(*syntax.phrase(words, child, before=None)) if not _is_taken(relation, i)]
        if not phrase:
            continue
        printed = (phrase[0], phrase[-1] + 1)
        if (not case or case in _THROUGH) and _is_medium(words, printed):
            medium = medium or mention(words, printed, who)
        elif (not case and words.lemma(verb or 0) not in ("say", "write", "post")) or case in _TO:
            heard = mention(words, printed, who)
            # "Ruled out a meeting before the release of the crew": nobody is told, as parliament is in "said before".
            nobody = case == "before" and heard is not None and heard.label is None
            addressee = addressee or (None if nobody else heard)
    return addressee, medium


def _is_taken(relation: Relation, i: int) -> bool:
    """Whether a word is content or source already."""
    return relation.holds(i) or (relation.source is not None and relation.source[0] <= i < relation.source[1])


def _is_medium(words: Words, printed: Range) -> bool:
    text = words.of(printed).lower().split(" ")
    known = cues.outlets()
    named = any(" ".join(text[i:]) in known for i in range(len(text)))
    return named or any(words.lemma(i) in cues.media() for i in range(*printed))


def said_when(words: Words, relation: Relation, when: Timed) -> Timex | None:
    """The time that modifies the reporting word, outside the content."""
    verb = relation.verb
    if verb is None or not when.times or not (near := _beside(words, verb, when)):
        return None
    content = [(words.starts[start], words.ends[end - 1]) for start, end in relation.content]
    outside = [t for t in near if not any(start < t.span.end and t.span.start < end for start, end in content)]
    found = times.modifying(words.doc[verb], outside) if outside else None
    if found is None:
        return None
    # "Lavrov said on Tuesday that …, but the US called this “posturing”": Tuesday is Lavrov's.
    subjects = (c for c in words.children[verb] if words.dep[c] in ("nsubj", "nsubj:pass"))
    own = next((words.starts[words.left[c]] for c in subjects), None)
    another = own is not None and words.dep[verb] in _JOINED and found.span.end <= own
    return None if another and own is not None and not _adjacent(words, found, own) else found


def _beside(words: Words, i: int, when: Timed) -> Sequence[Timex]:
    """The times that begin in the sentence of a token."""
    sentence = words.sentence(i)
    if sentence is None:
        return ()
    first = bisect_left(when.starts, words.starts[sentence[0]])
    return when.times[first : bisect_left(when.starts, words.ends[sentence[1] - 1], lo=first)]


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
    cued = ((s.cue or s.content)[0] for s in said)
    places = sorted((cue.start, cue.end, n) for n, cue in enumerate(cued))
    pieces = sorted((c.start, c.end, n) for n, s in enumerate(said) for c in s.content)
    lengths = [sum(c.end - c.start for c in s.content) for s in said]
    found: list[Statement | None] = [None] * len(said)
    open_: list[tuple[int, int]] = []
    at = 0
    for start, end, inner in places:
        while at < len(pieces) and pieces[at][0] <= start:
            open_.append(pieces[at][1:])
            at += 1
        open_ = [(last, n) for last, n in open_ if last > start]
        holding = [n for last, n in open_ if end <= last and n != inner]
        if holding:
            found[inner] = said[min(holding, key=lambda n: (lengths[n], n))]
    return found


def _is_avowal(words: Words, statement: Statement) -> bool:
    """Whether "I" or "we" stand as source of a verb of speech in the present: "we reject", not "we have told them"."""
    source = statement.source
    if source is None or statement.kind == "thought" or source.span.of(words.text).lower() not in ("i", "we"):
        return False
    pieces = (words.around(c) for c in statement.cue)
    tags = {words.tags[i] for piece in pieces if piece is not None for i in range(*piece)}
    return not tags & {"VBD", "VBN"}


def _resolved(own: Mention | None, outer: Mention | None) -> Mention | None:
    """Within what somebody says, "I" and "we" are that somebody."""
    if own is None or own.ref is not None or outer is None or own.label not in (None, "PRONOUN"):
        return own
    return replace(own, ref=outer.ref, by=outer.by) if own.by == FIRST_PERSON else own
