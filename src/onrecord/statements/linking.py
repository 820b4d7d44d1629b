"""Tagged spans → relations: which cue brings which content, and whose words they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.statements import cues, quoted, syntax, turns
from onrecord.statements.features import Columns
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.tagger import CONTENT, CUE, SOURCE, Floats, pieces
from onrecord.statements.words import Ints, Range, Words

BY = "tagger 1"
_FAR = 60
_QUOTING = frozenset('“”„«»‘’"')
_PASSIVE = frozenset({"aux:pass", "obl:agent", "aux"})
_SUBJECT_VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Piece:
    """A tagged span in tokens, and the mean chance of its tags."""

    role: int
    start: int
    end: int
    sure: float


def linked(words: Words, columns: Columns, tags: Ints, chances: Floats, found: Sequence[Relation]) -> list[Relation]:
    """The relations the tagged spans make, given what the rules found.

    Each content goes to the nearest cue of its paragraph, a rule's own link first; each cue to its subject. Quoted
    sentences after the one with the cue float: same source, a statement of their own, no cue.
    """
    related: list[Relation] = []
    paragraphs = [(int(columns.tokens[a]), int(columns.tokens[b - 1]) + 1) for a, b in columns.sequences]
    rules = _by_paragraph(paragraphs, found)
    for where, here in _pieces(columns, tags, chances, paragraphs).items():
        related.extend(_in_paragraph(words, here, rules.get(where, []), related[-1] if related else None))
    return related


def _by_paragraph(paragraphs: Sequence[Range], found: Iterable[Relation]) -> dict[int, list[Relation]]:
    """What the rules found, by the paragraphs it stands in."""
    starts = [start for start, _ in paragraphs]
    rules: dict[int, list[Relation]] = {}
    for relation in found:
        first = max(bisect_right(starts, relation.content[0][0]) - 1, 0)
        last = max(bisect_right(starts, relation.content[-1][1] - 1) - 1, first)
        for where in range(first, last + 1):
            rules.setdefault(where, []).append(relation)
    return rules


def _pieces(columns: Columns, tags: Ints, chances: Floats, paragraphs: Sequence[Range]) -> dict[int, list[Piece]]:
    """The tagged spans of each paragraph that has any."""
    tokens = columns.tokens.tolist()
    sums = np.concatenate([[0.0], np.cumsum(chances[np.arange(len(tags)), tags], dtype=np.float64)]).tolist()
    starts = [start for start, _ in paragraphs]
    found: dict[int, list[Piece]] = {}
    for role, start, end in pieces(tags, columns.sequences):
        sure = (sums[end] - sums[start]) / (end - start)
        piece = Piece(role, tokens[start], tokens[end - 1] + 1, sure)
        here = found.setdefault(bisect_right(starts, piece.start) - 1, [])
        # Two cues side by side are one: "was" + "quoted as saying".
        if here and role != CONTENT and (here[-1].role, here[-1].end) == (role, piece.start):
            piece = Piece(role, here[-1].start, piece.end, min(sure, here[-1].sure))
            here.pop()
        here.append(piece)
    return found


def _in_paragraph(
    words: Words, here: Sequence[Piece], found: Sequence[Relation], last: Relation | None
) -> list[Relation]:
    contents = [p for p in here if p.role == CONTENT and not _is_empty(words, (p.start, p.end))]
    cued = [p for p in here if p.role == CUE]
    groups: dict[Piece, list[Piece]] = {}
    floating: list[Piece] = []
    alone: list[Relation] = []
    for content in contents:
        cue = _cue_of(words, content, cued, contents, found)
        if cue is None and (said := _by_rule(content, found)) is not None:
            alone.append(said)
        elif cue is None or (
            cue in groups
            and (_is_apart(words, groups[cue][-1], content, cue) or _is_stray(words, groups[cue], content, cue))
        ):
            floating.append(content)
        else:
            groups.setdefault(cue, []).append(content)
    related = alone + [_relation(words, *_mended(words, cue, group, found), here) for cue, group in groups.items()]
    for content in floating:
        before = [r for r in related if r.content[0][0] < content.start] or ([last] if last is not None else [])
        if before and _is_quoted(words, content):
            related.append(_float(content, max(before, key=lambda r: r.content[0][0])))
    return sorted(related, key=lambda r: r.content[0][0])


def _by_rule(content: Piece, found: Sequence[Relation]) -> Relation | None:
    """What the rules make of a content that no tagged cue brings: "raised it again by telling Izvestia: “…”"."""
    for rule in found:
        if rule.verb is not None and _same(content, rule.content):
            words = ((content.start, content.end),)
            return Relation(rule.source, rule.cue, words, rule.verb, content.sure, BY + ", cue by rule")
    return None


def _cue_of(
    words: Words, content: Piece, cued: Sequence[Piece], contents: Sequence[Piece], found: Sequence[Relation]
) -> Piece | None:
    own = [r for r in found if _same(content, r.content)]
    ranked = sorted((_distance(words, content, cue, contents, own), cue.start, cue) for cue in cued)
    return ranked[0][2] if ranked and ranked[0][0] < _FAR else None


def _distance(words: Words, content: Piece, cue: Piece, contents: Sequence[Piece], own: Sequence[Relation]) -> float:
    """How far a cue is from a content, in words; what stands between them, and the content's own rules, count too."""
    start, end = (cue.end, content.start) if cue.start < content.start else (content.end, cue.start)
    far = 0.0
    if start < end:
        far += words.counted[end] - words.counted[start] + 15 * (words.stops[end] - words.stops[start])
        # A content takes the cue before it rather than one behind another content.
        far += 10 * sum(start <= other.start < end for other in contents if other is not content)
    if cue.start > content.end and not _is_quoted(words, content):
        far += 2
    if any(_same(cue, r.cue) for r in own):
        far -= 20
    return far


def _same(piece: Piece, ranges: Sequence[Range]) -> bool:
    return any(start < piece.end and piece.start < end for start, end in ranges)


def _is_apart(words: Words, before: Piece, content: Piece, cue: Piece) -> bool:
    """Whether the content is a sentence of its own after the one that has the cue."""
    start = max(before.end, cue.end if cue.end <= content.start else before.end)
    stops = words.stops
    return stops[max(content.start, start)] > stops[start] or stops[content.start] > stops[content.start - 1]


def _is_stray(words: Words, before: Sequence[Piece], content: Piece, cue: Piece) -> bool:
    """Whether words are of a clause beside what is said: "Talks are off, she said, as they recalled *an envoy*"."""
    above = words.head[words.root((content.start, content.end))]
    if words.pos[above] != "VERB" or words.dep[above] not in ("advcl", "acl") or _is_quoted(words, content):
        return False
    told = any(piece.start <= i < piece.end for piece in before for i in (above, *words.above(above)))
    return not told and not cue.start <= above < cue.end


def _is_quoted(words: Words, content: Piece) -> bool:
    return _is_marked(words, (content.start, content.end))


def _is_marked(words: Words, content: Range) -> bool:
    first, last = words.text[words.starts[content[0]]], words.text[words.ends[content[1] - 1] - 1]
    return first in "“\"«„‘'`”" or last in "”\"»’'"


def _is_no_statement(words: Words, relation: Relation) -> bool:
    """Whether a relation is the question before an answer, or the wish of a source not to be named."""
    anonymous = relation.verb is not None and syntax.asks_for_anonymity(words, relation.content[0][0])
    return anonymous or _is_question(words, relation)


def _is_question(words: Words, relation: Relation) -> bool:
    """Whether the cue is the question before an answer: "Asked whether troops would leave, the minister said no." """
    verb = relation.verb
    if verb is None or words.lower[verb] != "asked":
        return False
    alone = words.tag(verb) == "VBN" and words.first(verb, _PASSIVE) is None
    return alone or words.printed[verb] == "Asked" or (verb > 0 and words.lower[verb - 1] == "when")


def _mended(
    words: Words, cue: Piece, group: Sequence[Piece], found: Sequence[Relation]
) -> tuple[Piece, Sequence[Piece]]:
    """Cue and contents where a rule has the same verb and the tags tear its words apart.

    "Called for sanctions against | the banks": sanctions are called for. "Will not talk | and has withdrawn | its
    envoy, she said": one content.
    """
    verb = verb_of(words, cue)
    rule = next((r for r in found if r.verb == verb and len(r.content) == 1 and r.cue), None)
    if rule is None:
        return cue, group
    (start, end), first, last = rule.content[0], group[0], group[-1]
    if words.pos[cue.end - 1] == "ADP" and verb < start < cue.end - 1 and cue.end == first.start < end:
        return replace(cue, end=start), [replace(first, start=start), *group[1:]]
    torn = len(group) > 1 and start <= first.start and last.end <= end
    if torn and not _QUOTING.intersection(words.printed[first.start : last.end]):
        return cue, [replace(first, end=last.end)]
    return cue, group


def _relation(words: Words, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Relation:
    verb = verb_of(words, cue)
    source = _source_of(words, verb, cue, group, here)
    if source is not None and _is_accused(words, verb, source):
        source = None
    sure = min(cue.sure, *(p.sure for p in group))
    group = [_of_noun(words, verb, p) for p in group]
    if cues.quoting(words, verb) is not None and (quoted_one := syntax.source_of(words, verb)) is not None:
        # "…, Vask was quoted as saying by the Morning Post": the paper is the medium, whatever was tagged.
        said = tuple(kept for p in group if (kept := _before(p, quoted_one)) is not None)
        return Relation(quoted_one, ((cue.start, cue.end),), said or _ranges(group), verb, sure, BY)
    # "Lavrov raised it again by telling Izvestia: “…”": the subject of the clause above, where no source was tagged.
    named = (source.start, source.end) if source is not None else _untagged(words, verb, group)
    return Relation(named, ((cue.start, cue.end),), _ranges(group), verb, sure, BY)


def _of_noun(words: Words, noun: int, content: Piece) -> Piece:
    """A content no longer than what hangs on its noun: "the claim that troops had left was denied by the army"."""
    end = words.right[noun] + 1
    if noun not in words.nouns or noun in words.cues or not noun < content.start < end < content.end:
        return content
    return replace(content, end=end)


def _is_accused(words: Words, verb: int, source: Piece) -> bool:
    """Whether a tagged source is the one spoken of: "the speaker is accused of blackmail"."""
    if words.tag(verb) != "VBN" or not any(words.dep[c] == "aux:pass" for c in words.children[verb]):
        return False
    return any(words.dep[c] == "nsubj:pass" and source.start <= c < source.end for c in words.children[verb])


def _ranges(group: Sequence[Piece]) -> tuple[Range, ...]:
    return tuple((p.start, p.end) for p in group)


def _before(piece: Piece, source: Range) -> Range | None:
    """A content without the words of its source; None if nothing is left."""
    if piece.end <= source[0] or source[1] <= piece.start:
        return piece.start, piece.end
    return (piece.start, source[0]) if piece.start < source[0] else None


def _untagged(words: Words, verb: int, group: Sequence[Piece]) -> Range | None:
    """The subject by the parse, for quoted words: those somebody did say."""
    named = syntax.source_of(words, verb) if words.pos[verb] in _SUBJECT_VERBS and _is_quoted(words, group[0]) else None
    inside = named is not None and any(p.start < named[1] and named[0] < p.end for p in group)
    return None if inside else named


def verb_of(words: Words, cue: Piece) -> int:
    """The reporting word of a cue: "was quoted as saying", "declined to say", "told reporters in Kyiv"."""
    where = range(cue.start, cue.end)
    known = [i for i in where if i in words.cues or i in words.nouns]
    if quoting := [i for i in known if cues.quoting(words, i) is not None or cues.is_unsaid(words, i)]:
        return quoting[0]
    return known[0] if known else next((i for i in where if words.pos[i] == "VERB"), cue.start)


def _source_of(words: Words, verb: int, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Piece | None:
    sources = [p for p in here if p.role == SOURCE]
    named = syntax.source_of(words, verb) if sources and words.pos[verb] in _SUBJECT_VERBS else None
    if named is not None:
        for piece in sources:
            if piece.start < named[1] and named[0] < piece.end:
                return piece
    near = [p for p in sources if not _sentence_between(words, p, cue)]
    return min(near, key=lambda p: _reach(p, cue, group), default=None)


def _sentence_between(words: Words, source: Piece, cue: Piece) -> bool:
    start, end = (source.end, cue.start) if source.start < cue.start else (cue.end, source.start)
    if start >= end or words.stops[start] == words.stops[end]:
        return False
    return any(words.stops[i] < words.stops[i + 1] and words.dep[i] == "punct" for i in range(start, end))


def _reach(source: Piece, cue: Piece, group: Sequence[Piece]) -> float:
    """How far a source is from its cue: one before it is likelier than one behind a content."""
    if source.start >= cue.end:
        behind = any(cue.end <= c.start < source.start for c in group)
        return source.start - cue.end + (30 if behind else 0)
    return cue.start - source.end


def _float(content: Piece, before: Relation) -> Relation:
    return Relation(before.source, (), ((content.start, content.end),), None, content.sure * 0.9, BY + ", floating")


def carried(words: Words, related: Sequence[Relation], marks: Sequence[Quotation]) -> list[Relation]:
    """The relations, a quotation carried over paragraphs being one content: each opened, only the last closed."""
    kept = list(related)
    for quotation in marks:
        if len(quotation.spans) < 2:
            continue
        pieces = [words.inside(s) for s in quotation.spans]
        whole = tuple(p for p in pieces if p is not None)
        quoted = {i for start, end in whole for i in range(start, end)}
        inside = [r for r in kept if r.tokens() <= quoted]
        first = next((r for r in inside if r.cue), next(iter(inside), None))
        if first is not None:
            kept = [r for r in kept if r is first or r not in inside or (r.cue and r.verb in quoted)]
            kept[kept.index(first)] = replace(first, content=whole)
    return kept


def united(words: Words, tagged: Sequence[Relation], ruled: Sequence[Relation]) -> list[Relation]:
    """What was tagged, and what only the rules find: left out by the tagger, or within another statement."""
    signed = [r for r in ruled if r.by.endswith("signed") or r.by == turns.HEADLINE]
    dashed = signed + [r for r in ruled if r.by == quoted.BY and not _is_marked(words, r.content[0])]
    between = {i for r in dashed for i in r.tokens()}
    kept = [r for r in tagged if not r.tokens() & between and not _is_no_statement(words, r)] + dashed
    taken: set[int] = set()
    for relation in kept:
        taken |= relation.tokens()
    for relation in ruled:
        own = relation.tokens()
        if relation.verb is None or relation in dashed or _is_no_statement(words, relation):
            continue
        inside = relation.verb in taken and own <= taken and relation.cue[0][0] in taken
        # "Refused to reject the truce" says so once; in "it is too early to speak of peace" nobody speaks.
        if inside and (relation.source is None or cues.is_unsaid(words, relation.verb)):
            continue
        # "Few say that “committed to peace” describes him": words in marks within what is said are no statement.
        few = inside and relation.by.startswith("quotation") and _alphabetic(words, own) <= quoted.SCARE
        if few:
            continue
        apart = taken.isdisjoint(own) and relation.verb not in taken and _is_plain(words, relation)
        if inside or apart:
            kept.append(relation)
    return kept


def _alphabetic(words: Words, tokens: Iterable[int]) -> int:
    return sum(words.printed[i].isalpha() for i in tokens)


def _is_empty(words: Words, content: Range) -> bool:
    """Whether the words say nothing by themselves: a title in marks, or "which" in "…, which the owner denied"."""
    pronoun = content[1] - content[0] == 1 and words.tag(content[0]) == "WDT"
    return pronoun or _names_something(words, content)


def _names_something(words: Words, content: Range) -> bool:
    """Whether few quoted words, the last with a capital, are a title: "on “Face the Nation,” he said"."""
    if content[0] == 0 or content[1] - content[0] > 4 * quoted.SCARE or not _is_marked(words, content):
        return False
    printed = [word for word in words.printed[content[0] : content[1]] if word.isalpha()]
    few = len(printed) <= quoted.SCARE and bool(printed) and printed[-1][0].isupper()
    return few and words.pos[content[0] - 1] == "ADP"


def coordinated(words: Words, related: Sequence[Relation]) -> list[Relation]:
    """The relations, "said that … and added that …" cut in two, where the parse hung the second cue in the content."""
    found: list[Relation] = []
    second: dict[int, Relation] = {}
    for relation in related:
        cut = _second_cue(words, relation)
        if cut is None:
            found.append(relation)
            continue
        start, end = relation.content[0]
        found.append(replace(relation, content=((start, cut - 1),)))
        second[cut] = replace(relation, cue=((cut, cut + 1),), content=((cut + 1, end),), verb=cut)
    return [*(r for r in found if r.verb not in second), *second.values()]


def _second_cue(words: Words, relation: Relation) -> int | None:
    """The reporting verb of the source itself within a content: no subject of its own, same tense, "that" behind it."""
    if relation.verb is None or len(relation.content) != 1:
        return None
    start, end = relation.content[0]
    tag = words.tag(relation.verb)
    for i, cue in words.cues.items():
        if not start + 2 <= i < end - 2 or cue.kind == "thought" or words.dep[i] != "conj":
            continue
        alike = words.tag(i) == tag or (tag, words.tag(i)) == ("VBD", "VBN")
        joined = alike and words.dep[i - 1] == "cc" and words.lower[i + 1] == "that"
        if joined and not any(words.dep[c].startswith("nsubj") for c in words.children[i]):
            return i
    return None


def _is_plain(words: Words, relation: Relation) -> bool:
    """Whether a rule's finding stands without the tagger: somebody says a clause, not "raised their prices"."""
    if relation.by.startswith("quotation"):
        return not _names_something(words, relation.content[0])
    cue = words.cues.get(relation.verb or 0) or words.nouns.get(relation.verb or 0)
    return relation.source is not None and relation.clause and (cue is None or cue.kind != "thought")
