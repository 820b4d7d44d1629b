"""Tagged spans → relations: which cue brings which content, and whose words they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from onrecord.statements import cues, quoted, syntax
from onrecord.statements.features import Columns
from onrecord.statements.relation import Relation
from onrecord.statements.tagger import CONTENT, CUE, SOURCE, Floats, marked
from onrecord.statements.words import Ints, Range, Words

BY = "tagger 1"
_FAR = 60
_PHRASE = 14
"""The longest name with its office, in words."""
_QUOTING = frozenset('“”„«»‘’"')
_AGENT = frozenset({"obl:agent"})
_DENYING = frozenset({"deny", "reject", "dispute", "dismiss", "contest"})
_SUBJECT_VERBS = ("VERB", "AUX")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_PASSIVE = frozenset({"aux:pass"})


class Piece(NamedTuple):
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
    roles, firsts, afters = marked(tags, columns.sequences)
    # What the chances before each word come to: a mean is a difference of two.
    before = np.append(0.0, chances.cumsum(dtype=np.float64))
    means = (before[afters] - before[firsts]) / (afters - firsts)
    whole = (roles, columns.tokens[firsts], columns.tokens[afters - 1] + 1, means)
    starts = [start for start, _ in paragraphs]
    found: dict[int, list[Piece]] = {}
    for role, start, end, sure in zip(*(column.tolist() for column in whole), strict=True):
        piece = Piece(role, start, end, sure)
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
    contents = [_untold(words, p) for p in here if p.role == CONTENT and not _is_empty(words, (p.start, p.end))]
    if not contents:
        return []
    cued = _whole_cues(words, [p for p in here if p.role == CUE and not _is_mark(words, p, found)])
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


def _whole_cues(words: Words, cued: Sequence[Piece]) -> list[Piece]:
    """The cues, one that tags tear in two made whole: "was quoted by | the agency | as saying"."""
    whole: list[Piece] = []
    for cue in cued:
        heads = (cues.quoting(words, i) for i in range(cue.start, cue.end)) if whole else ()
        if any(head is not None and whole[-1].start <= head < whole[-1].end for head in heads):
            whole[-1] = whole[-1]._replace(end=cue.end, sure=min(cue.sure, whole[-1].sure))
        else:
            whole.append(cue)
    return whole


def _untold(words: Words, content: Piece) -> Piece:
    """A content without a clause of the outlet's behind it: "ruled out talking *after Karvania annexed the coast*"."""
    if _is_quoted(words, content):
        return content
    root = words.root((content.start, content.end))
    if words.tags[root] not in _INFINITE or _has_subject(words, root):
        return content
    for clause in words.children[root]:
        told = words.dep[clause] == "advcl" and words.tags[clause] == "VBD" and _has_subject(words, clause)
        if told and root < (start := min(below := words.below(clause))) and max(below) >= content.end - 2:
            return content._replace(end=start)
    return content


_INFINITE = ("VB", "VBG")


def _has_subject(words: Words, verb: int) -> bool:
    return words.first(verb, _SUBJECTS) is not None


def _is_mark(words: Words, cue: Piece, found: Sequence[Relation]) -> bool:
    """Whether a tagged cue is but the colon before words that a rule gives a verb: "telling Reuters *:* “…”"."""
    for word in words.printed[cue.start : cue.end]:
        if word.isalpha():
            return False
    return any(r.verb is not None and r.content[0][0] == cue.end for r in found)


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
    own = [r for r in found if _same(content, r.content)] if cued else ()
    far, nearest = float(_FAR), None
    for cue in cued:
        if (distance := _distance(words, content, cue, contents, own)) < far:
            far, nearest = distance, cue
    return nearest


def _distance(words: Words, content: Piece, cue: Piece, contents: Sequence[Piece], own: Sequence[Relation]) -> float:
    """How far a cue is from a content, in words; what stands between them, and the content's own rules, count too."""
    start, end = (cue.end, content.start) if cue.start < content.start else (content.end, cue.start)
    far = 0.0
    if start < end:
        far += words.counted[end] - words.counted[start] + 15 * (words.stops[end] - words.stops[start])
        # A content takes the cue before it rather than one behind another content.
        for other in contents:
            if start <= other.start < end and other is not content:
                far += 10
    if cue.start > content.end and not _is_quoted(words, content):
        far += 2
    for rule in own:
        if _same(cue, rule.cue):
            return far - 20
    return far


def _same(piece: Piece, ranges: Sequence[Range]) -> bool:
    _, first, after, _ = piece
    return any(start < after and first < end for start, end in ranges)


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
    return is_marked(words, (content.start, content.end))


def is_marked(words: Words, content: Range) -> bool:
    """Whether words begin or end with a quotation mark."""
    first, last = words.text[words.starts[content[0]]], words.text[words.ends[content[1] - 1] - 1]
    return first in "“\"«„‘'`”" or last in "”\"»’'"


def _mended(
    words: Words, cue: Piece, group: Sequence[Piece], found: Sequence[Relation]
) -> tuple[Piece, Sequence[Piece]]:
    """Cue and contents where a rule has the same verb and the tags tear its words apart.

    "Called for sanctions against | the banks": sanctions are called for. "Will not talk | and has withdrawn | its
    envoy, she said": one content. "The deal, according to Weir, is close": both halves. "Told | the daily that the
    bridge was closed": the daily was told.
    """
    verb = verb_of(words, cue)
    if (refused := _refused(words, verb, cue, found)) is not None and refused < group[0].start:
        return cue._replace(end=refused), [group[0]._replace(start=refused), *group[1:]]
    rule = next((r for r in found if r.verb == verb and r.cue), None)
    if rule is None:
        return cue, group
    if len(rule.content) > 1:
        return cue, _halved(words, group, rule)
    (start, end), first, last = rule.content[0], group[0], group[-1]
    if words.pos[cue.end - 1] == "ADP" and verb < start < cue.end - 1 and cue.end == first.start < end:
        return cue._replace(end=start), [first._replace(start=start), *group[1:]]
    torn = len(group) > 1 and start <= first.start and last.end <= end
    if torn and not _QUOTING.intersection(words.printed[first.start : last.end]):
        return cue, [first._replace(end=last.end)]
    if len(group) == 1 and first.start < start < end == first.end and _is_addressee(words, verb, (first.start, start)):
        return cue, [first._replace(start=start)]
    return cue, group


def _refused(words: Words, verb: int, cue: Piece, found: Sequence[Relation]) -> int | None:
    """Where what was refused begins, if it is to do something, not to say it: "refused | to reject the ceasefire"."""
    if not cues.is_unsaid(words, verb) or cues.is_saying(words, verb):
        return None
    rule = next((r for r in found if r.verb == words.head[verb] and cue.start <= words.head[verb]), None)
    begins = None if rule is None else rule.content[0][0]
    return begins if begins is not None and cue.start < begins <= verb else None


def _halved(words: Words, group: Sequence[Piece], rule: Relation) -> Sequence[Piece]:
    """Both halves of the clause the cue stands in the middle of, where one was tagged: subject and predicate."""
    inside = all(any(a <= p.start and p.end <= b for a, b in rule.content) for p in group)
    verbal = [any(words.pos[i] in _SUBJECT_VERBS for i in range(a, b)) for a, b in rule.content]
    if not inside or verbal != [False, True] or any(_is_quoted(words, p) for p in group):
        return group
    return [group[0]._replace(start=a, end=b) for a, b in rule.content]


def _is_addressee(words: Words, verb: int, between: Range) -> bool:
    """Whether words between a cue and the clause it brings are whom it was said to: "told *the daily* that …"."""
    said_to = any(words.dep[c] in ("obj", "iobj") and between[0] <= c < between[1] for c in words.children[verb])
    return said_to and words.lower[between[1]] == "that"


def _relation(words: Words, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Relation:
    verb = verb_of(words, cue)
    source = _source_of(words, verb, cue, group, here)
    if source is not None and _is_accused(words, verb, source):
        source = None
    sure = min(cue.sure, *(p.sure for p in group))
    group = [*group[:-1], _undenied(words, group[-1])]
    agent = agent_of(words, verb)
    if agent is not None and (source is None or any(p.start < agent[1] and agent[0] < p.end for p in group)):
        # "The claim was denied by | the army": who is tagged as said, or as nothing, did the saying.
        said = tuple(kept for p in group if (kept := _before(p, agent)) is not None)
        return Relation(agent, ((cue.start, cue.end),), said or _ranges(group), verb, sure, BY)
    if cues.quoting(words, verb) is not None and (quoted_one := syntax.source_of(words, verb)) is not None:
        # "…, Vask was quoted as saying by the Morning Post": the paper is the medium, whatever was tagged.
        said = tuple(kept for p in group if (kept := _before(p, quoted_one)) is not None)
        return Relation(quoted_one, ((cue.start, cue.end),), said or _ranges(group), verb, sure, BY)
    # "Lavrov raised it again by telling Izvestia: “…”": the subject of the clause above, where no source was tagged.
    named = (source.start, source.end) if source is not None else _untagged(words, verb, group)
    named = _accompanying(words, verb, cue) or named
    return Relation(named, ((cue.start, cue.end),), _ranges(group), verb, sure, BY)


def _undenied(words: Words, content: Piece) -> Piece:
    """A content without what another says of it: "the ship had left its waters | , which the owner denied"."""
    if "WDT" not in words.tags[content.start + 3 : max(content.end - 1, 0)]:
        return content
    for i in range(content.end - 2, content.start + 2, -1):
        if words.tags[i] == "WDT" and words.dep[i] == "obj" and words.printed[i - 1] == ",":
            verb = words.head[i]
            denied = verb in words.cues and words.cues[verb].lemma in _DENYING and words.right[verb] >= content.end - 1
            return content._replace(end=i - 1) if denied and not _is_quoted(words, content) else content
    return content


def _is_accused(words: Words, verb: int, source: Piece) -> bool:
    """Whether a tagged source is the one spoken of: "the speaker is accused of blackmail"."""
    if words.tags[verb] != "VBN" or words.first(verb, _PASSIVE) is None:
        return False
    return any(words.dep[c] == "nsubj:pass" and source.start <= c < source.end for c in words.children[verb])


def agent_of(words: Words, verb: int) -> Range | None:
    """By whom something was said: "was denied by the army"."""
    agent = words.first(verb, _AGENT) if words.tags[verb] == "VBN" else None
    return None if agent is None else syntax.phrase(words, agent, before=None)


def _ranges(group: Sequence[Piece]) -> tuple[Range, ...]:
    return tuple((p.start, p.end) for p in group)


def _before(piece: Piece, source: Range) -> Range | None:
    """A content without the words of its source; None if nothing is left."""
    if piece.end <= source[0] or source[1] <= piece.start:
        return piece.start, piece.end
    return (piece.start, source[0]) if piece.start < source[0] else None


def _accompanying(words: Words, verb: int, cue: Piece) -> Range | None:
    """Who speaks beside the subject: "the palace condemned it, with *its spokesman Weir* saying that …"."""
    if words.tags[verb] != "VBG" or cue.start != verb:
        return None
    for i in range(verb - 1, max(verb - _PHRASE, 1), -1):
        if words.lower[i] == "with":
            return (i + 1, verb) if words.printed[i - 1] == "," and i + 1 < verb else None
        if words.pos[i] in ("PUNCT", "VERB", "AUX"):
            return None
    return None


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


def _is_empty(words: Words, content: Range) -> bool:
    """Whether the words say nothing by themselves: a title in marks, or "which" in "…, which the owner denied"."""
    pronoun = content[1] - content[0] == 1 and words.tags[content[0]] == "WDT"
    return pronoun or names_something(words, content)


def names_something(words: Words, content: Range) -> bool:
    """Whether few quoted words, the last with a capital, are a title: "on “Face the Nation,” he said"."""
    if content[0] == 0 or content[1] - content[0] > 4 * quoted.SCARE or not is_marked(words, content):
        return False
    printed = [word for word in words.printed[content[0] : content[1]] if word.isalpha()]
    few = len(printed) <= quoted.SCARE and bool(printed) and printed[-1][0].isupper()
    return few and words.pos[content[0] - 1] == "ADP"
