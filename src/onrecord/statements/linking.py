"""Tagged spans → relations: which cue brings which content, and whose words they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.statements import cues, quoted, syntax
from onrecord.statements.features import Columns, Ints
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Range, Relation
from onrecord.statements.tagger import CONTENT, CUE, SOURCE, Floats, pieces

BY = "tagger 1"
_FAR = 60
_ENDS = frozenset({".", "!", "?"})
_SUBJECT_VERBS = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Piece:
    """A tagged span in tokens, and the mean chance of its tags."""

    role: int
    start: int
    end: int
    sure: float


def linked(doc: Doc, columns: Columns, tags: Ints, chances: Floats, found: Sequence[Relation]) -> list[Relation]:
    """The relations the tagged spans make, given what the rules found.

    Each content goes to the nearest cue of its paragraph, a rule's own link first; each cue to its subject. Quoted
    sentences after the one with the cue float: same source, a statement of their own, no cue.
    """
    related: list[Relation] = []
    for start, end in columns.sequences:
        here = _pieces(columns, tags[start:end], chances[start:end], start)
        related.extend(_in_paragraph(doc, here, found, related[-1] if related else None))
    return related


def _pieces(columns: Columns, tags: Ints, chances: Floats, offset: int) -> list[Piece]:
    tokens = columns.tokens
    found: list[Piece] = []
    for role, start, end in pieces(tags, [(0, len(tags))]):
        sure = float(np.mean(chances[np.arange(start, end), tags[start:end]]))
        piece = Piece(role, int(tokens[offset + start]), int(tokens[offset + end - 1]) + 1, sure)
        # Two cues side by side are one: "was" + "quoted as saying".
        if found and role != CONTENT and (found[-1].role, found[-1].end) == (role, piece.start):
            piece = Piece(role, found[-1].start, piece.end, min(sure, found[-1].sure))
            found.pop()
        found.append(piece)
    return found


def _in_paragraph(doc: Doc, here: Sequence[Piece], found: Sequence[Relation], last: Relation | None) -> list[Relation]:
    contents = [p for p in here if p.role == CONTENT and not _is_empty(doc, (p.start, p.end))]
    cued = [p for p in here if p.role == CUE]
    groups: dict[Piece, list[Piece]] = {}
    floating: list[Piece] = []
    alone: list[Relation] = []
    for content in contents:
        cue = _cue_of(doc, content, cued, contents, found)
        if cue is None and (said := _by_rule(content, found)) is not None:
            alone.append(said)
        elif cue is None or (cue in groups and _is_apart(doc, groups[cue][-1], content, cue)):
            floating.append(content)
        else:
            groups.setdefault(cue, []).append(content)
    related = alone + [_relation(doc, cue, group, here) for cue, group in groups.items()]
    for content in floating:
        before = [r for r in related if r.content[0][0] < content.start] or ([last] if last is not None else [])
        if before and _is_quoted(doc, content):
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
    doc: Doc, content: Piece, cued: Sequence[Piece], contents: Sequence[Piece], found: Sequence[Relation]
) -> Piece | None:
    ranked = sorted((_distance(doc, content, cue, contents, found), cue.start, cue) for cue in cued)
    return ranked[0][2] if ranked and ranked[0][0] < _FAR else None


def _distance(doc: Doc, content: Piece, cue: Piece, contents: Sequence[Piece], found: Sequence[Relation]) -> float:
    """How far a cue is from a content, in words; what stands between them, and the rules, count too."""
    start, end = (cue.end, content.start) if cue.start < content.start else (content.end, cue.start)
    between = [doc[i] for i in range(start, end)]
    far = float(sum(not t.is_space and not t.is_punct for t in between))
    far += 15 * sum(t.text in _ENDS for t in between)
    # A content takes the cue before it rather than one behind another content.
    far += 10 * sum(start <= other.start < end for other in contents if other is not content)
    if cue.start > content.end and not _is_quoted(doc, content):
        far += 2
    if any(_same(content, r.content) and _same(cue, r.cue) for r in found):
        far -= 20
    return far


def _same(piece: Piece, ranges: Sequence[Range]) -> bool:
    return any(start < piece.end and piece.start < end for start, end in ranges)


def _is_apart(doc: Doc, before: Piece, content: Piece, cue: Piece) -> bool:
    """Whether the content is a sentence of its own after the one that has the cue."""
    start = max(before.end, cue.end if cue.end <= content.start else before.end)
    return any(doc[i].text in _ENDS for i in range(start, content.start)) or doc[content.start - 1].text in _ENDS


def _is_quoted(doc: Doc, content: Piece) -> bool:
    return _is_marked(doc, (content.start, content.end))


def _is_marked(doc: Doc, content: Range) -> bool:
    return doc[content[0]].text[0] in "“\"«„‘'`”" or doc[content[1] - 1].text[-1] in "”\"»’'"


def _is_question(doc: Doc, relation: Relation) -> bool:
    """Whether the cue is the question before an answer: "Asked whether troops would leave, the minister said no." """
    verb = None if relation.verb is None else doc[relation.verb]
    if verb is None or verb.lower_ != "asked":
        return False
    alone = verb.tag_ == "VBN" and not any(c.dep_ in ("aux:pass", "obl:agent", "aux") for c in verb.children)
    return alone or verb.text == "Asked" or (verb.i > 0 and doc[verb.i - 1].lower_ == "when")


def _relation(doc: Doc, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Relation:
    verb = verb_of(doc, cue)
    source = _source_of(doc, verb, cue, group, here)
    if source is not None and _is_accused(verb, source):
        source = None
    sure = min(cue.sure, *(p.sure for p in group))
    if cues.quoting(verb) is not None and (quoted_one := syntax.source_of(verb)) is not None:
        # "…, Vask was quoted as saying by the Morning Post": the paper is the medium, whatever was tagged.
        said = tuple(words for p in group if (words := _before(p, quoted_one)) is not None)
        return Relation(quoted_one, ((cue.start, cue.end),), said or _ranges(group), verb.i, sure, BY)
    # "Lavrov raised it again by telling Izvestia: “…”": the subject of the clause above, where no source was tagged.
    words = (source.start, source.end) if source is not None else _untagged(doc, verb, group)
    return Relation(words, ((cue.start, cue.end),), _ranges(group), verb.i, sure, BY)


def _is_accused(verb: Token, source: Piece) -> bool:
    """Whether a tagged source is the one spoken of: "the speaker is accused of blackmail"."""
    passive = verb.tag_ == "VBN" and any(c.dep_ == "aux:pass" for c in verb.children)
    return passive and any(c.dep_ == "nsubj:pass" and source.start <= c.i < source.end for c in verb.children)


def _ranges(group: Sequence[Piece]) -> tuple[Range, ...]:
    return tuple((p.start, p.end) for p in group)


def _before(piece: Piece, source: Range) -> Range | None:
    """A content without the words of its source; None if nothing is left."""
    if piece.end <= source[0] or source[1] <= piece.start:
        return piece.start, piece.end
    return (piece.start, source[0]) if piece.start < source[0] else None


def _untagged(doc: Doc, verb: Token, group: Sequence[Piece]) -> Range | None:
    """The subject by the parse, for quoted words: those somebody did say."""
    named = syntax.source_of(verb) if verb.pos_ in _SUBJECT_VERBS and _is_quoted(doc, group[0]) else None
    inside = named is not None and any(p.start < named[1] and named[0] < p.end for p in group)
    return None if inside else named


def verb_of(doc: Doc, cue: Piece) -> Token:
    """The reporting word of a cue: "was quoted as saying", "said Friday", "told reporters in Kyiv"."""
    words = [doc[i] for i in range(cue.start, cue.end)]
    known = [t for t in words if cues.cue_of(t) or cues.noun_cue_of(t)]
    verbs = [t for t in words if t.pos_ == "VERB"]
    return next(iter([t for t in known if cues.quoting(t)] + known + verbs), words[0])


def _source_of(doc: Doc, verb: Token, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Piece | None:
    sources = [p for p in here if p.role == SOURCE]
    named = syntax.source_of(verb) if verb.pos_ in _SUBJECT_VERBS else None
    if named is not None:
        for piece in sources:
            if piece.start < named[1] and named[0] < piece.end:
                return piece
    near = [p for p in sources if not _sentence_between(doc, p, cue)]
    return min(near, key=lambda p: _reach(p, cue, group), default=None)


def _sentence_between(doc: Doc, source: Piece, cue: Piece) -> bool:
    start, end = (source.end, cue.start) if source.start < cue.start else (cue.end, source.start)
    return any(doc[i].text in _ENDS and doc[i].dep_ == "punct" for i in range(start, end))


def _reach(source: Piece, cue: Piece, group: Sequence[Piece]) -> float:
    """How far a source is from its cue: one before it is likelier than one behind a content."""
    if source.start >= cue.end:
        behind = any(cue.end <= c.start < source.start for c in group)
        return source.start - cue.end + (30 if behind else 0)
    return cue.start - source.end


def _float(content: Piece, before: Relation) -> Relation:
    return Relation(before.source, (), ((content.start, content.end),), None, content.sure * 0.9, BY + ", floating")


def carried(doc: Doc, related: Sequence[Relation], marks: Sequence[Quotation]) -> list[Relation]:
    """The relations, a quotation carried over paragraphs being one content: each opened, only the last closed."""
    kept = list(related)
    for quotation in marks:
        if len(quotation.spans) < 2:
            continue
        pieces = [doc.char_span(s.start, s.end, alignment_mode="contract") for s in quotation.spans]
        whole = tuple((p.start, p.end) for p in pieces if p is not None)
        words = {i for start, end in whole for i in range(start, end)}
        inside = [r for r in kept if r.tokens() & words and r.tokens() <= words]
        first = next((r for r in inside if r.cue), next(iter(inside), None))
        if first is not None:
            kept = [r for r in kept if r is first or r not in inside or (r.cue and r.verb in words)]
            kept[kept.index(first)] = replace(first, content=whole)
    return kept


def united(doc: Doc, tagged: Sequence[Relation], ruled: Sequence[Relation]) -> list[Relation]:
    """What was tagged, and what only the rules find: left out by the tagger, or within another statement."""
    signed = [r for r in ruled if r.by.endswith("signed")]
    dashed = signed + [r for r in ruled if r.by == quoted.BY and not _is_marked(doc, r.content[0])]
    between = {i for r in dashed for i in r.tokens()}
    kept = [r for r in tagged if not r.tokens() & between and not _is_question(doc, r)] + dashed
    taken: set[int] = set()
    for relation in kept:
        taken |= relation.tokens()
    for relation in ruled:
        words = relation.tokens()
        if relation.verb is None or relation in dashed or _is_question(doc, relation):
            continue
        inside = relation.verb in taken and words <= taken and relation.cue[0][0] in taken
        # "Few say that “committed to peace” describes him": words in marks within what is said are no statement.
        few = sum(doc[i].is_alpha for i in words) <= quoted.SCARE
        if inside and few and relation.by.startswith("quotation"):
            continue
        apart = not words & taken and relation.verb not in taken and _is_plain(doc, relation)
        if inside or apart:
            kept.append(relation)
    return kept


def _is_empty(doc: Doc, content: Range) -> bool:
    """Whether the words say nothing by themselves: a title in marks, or "which" in "…, which the owner denied"."""
    pronoun = content[1] - content[0] == 1 and doc[content[0]].tag_ == "WDT"
    return pronoun or _names_something(doc, content)


def _names_something(doc: Doc, content: Range) -> bool:
    """Whether few quoted words, the last with a capital, are a title: "on “Face the Nation,” he said"."""
    words = [doc[i].text for i in range(*content) if doc[i].is_alpha]
    few = len(words) <= quoted.SCARE and bool(words) and words[-1][0].isupper()
    return few and _is_marked(doc, content) and content[0] > 0 and doc[content[0] - 1].pos_ == "ADP"


def coordinated(doc: Doc, related: Sequence[Relation]) -> list[Relation]:
    """The relations, "said that … and added that …" cut in two, where the parse hung the second cue in the content."""
    found: list[Relation] = []
    second: dict[int, Relation] = {}
    for relation in related:
        cut = _second_cue(doc, relation)
        if cut is None:
            found.append(relation)
            continue
        start, end = relation.content[0]
        first = replace(relation, content=((start, cut.i - 1),))
        found.append(first)
        second[cut.i] = replace(relation, cue=((cut.i, cut.i + 1),), content=((cut.i + 1, end),), verb=cut.i)
    return [*(r for r in found if r.verb not in second), *second.values()]


def _second_cue(doc: Doc, relation: Relation) -> Token | None:
    """The reporting verb of the source itself within a content: no subject of its own, same tense, "that" behind it."""
    if relation.verb is None or len(relation.content) != 1:
        return None
    start, end = relation.content[0]
    verb = doc[relation.verb]
    for i in range(start + 2, end - 2):
        token = doc[i]
        alike = token.tag_ == verb.tag_ or (verb.tag_, token.tag_) == ("VBD", "VBN")
        if token.dep_ != "conj" or not alike or doc[i - 1].dep_ != "cc" or doc[i + 1].lower_ != "that":
            continue
        cue = cues.cue_of(token)
        if cue is not None and cue.kind != "thought" and not any(c.dep_.startswith("nsubj") for c in token.children):
            return token
    return None


def _is_plain(doc: Doc, relation: Relation) -> bool:
    """Whether a rule's finding stands without the tagger: somebody says a clause, not "raised their prices"."""
    if relation.by.startswith("quotation"):
        return not _names_something(doc, relation.content[0])
    word = doc[relation.verb or 0]
    cue = cues.cue_of(word) or cues.noun_cue_of(word)
    return relation.source is not None and relation.clause and (cue is None or cue.kind != "thought")
