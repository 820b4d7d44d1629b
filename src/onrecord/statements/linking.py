"""Tagged spans → relations: which cue brings which content, and whose words they are."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.statements import cues, syntax
from onrecord.statements.features import Columns
from onrecord.statements.pieces import Piece, is_empty, is_quoted, pieces
from onrecord.statements.relation import Relation
from onrecord.statements.tagger import CONTENT, CUE
from onrecord.statements.whose import accompanying, agent_of, is_accused, source_of, untagged, verb_of, without
from onrecord.statements.words import Floats, Ints, Range, Words

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


def linked(words: Words, columns: Columns, tags: Ints, chances: Floats, found: Sequence[Relation]) -> list[Relation]:
    """The relations the tagged spans make, given what the rules found.

    Each content goes to the nearest cue of its paragraph, a rule's own link first; each cue to its subject. Quoted
    sentences after the one with the cue float: same source, a statement of their own, no cue.
    """
    related: list[Relation] = []
    paragraphs = [(int(columns.tokens[a]), int(columns.tokens[b - 1]) + 1) for a, b in columns.sequences]
    rules = _by_paragraph(paragraphs, found)
    for where, here in pieces(columns, tags, chances, paragraphs).items():
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


def _in_paragraph(
    words: Words, here: Sequence[Piece], found: Sequence[Relation], last: Relation | None
) -> list[Relation]:
    contents = [_untold(words, p) for p in here if p.role == CONTENT and not is_empty(words, (p.start, p.end))]
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
    related = alone + [_related(words, cue, group, found, here) for cue, group in groups.items()]
    for content in floating:
        before = [r for r in related if r.content[0][0] < content.start] or ([last] if last is not None else [])
        if before and is_quoted(words, content):
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
    if is_quoted(words, content):
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
            # "„The road is open,“ the governor said" is not all said.
            whole = any(content.start <= start < content.end for start, _ in rule.cue)
            said = rule.content if whole else ((content.start, content.end),)
            return Relation(rule.source, rule.cue, said, rule.verb, content.sure, BY + ", cue by rule")
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
    if cue.start > content.end and not is_quoted(words, content):
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
    if words.pos[above] != "VERB" or words.dep[above] not in ("advcl", "acl") or is_quoted(words, content):
        return False
    told = any(piece.start <= i < piece.end for piece in before for i in (above, *words.above(above)))
    return not told and not cue.start <= above < cue.end


def _related(
    words: Words, cue: Piece, group: Sequence[Piece], found: Sequence[Relation], here: Sequence[Piece]
) -> Relation:
    """The relation that a cue makes with its contents."""
    verb = verb_of(words, cue)
    whole, group = _mended(words, cue, verb, group, found)
    return _relation(words, whole, verb if whole is cue else verb_of(words, whole), group, here)


def _mended(
    words: Words, cue: Piece, verb: int, group: Sequence[Piece], found: Sequence[Relation]
) -> tuple[Piece, Sequence[Piece]]:
    """Cue and contents where a rule has the same verb and the tags tear its words apart.

    "Called for sanctions against | the banks": sanctions are called for. "Will not talk | and has withdrawn | its
    envoy, she said": one content. "The deal, according to Weir, is close": both halves. "Told | the daily that the
    bridge was closed": the daily was told. "Raised it again | by telling the daily: “…”": telling is how.
    """
    if (refused := _refused(words, verb, cue, found)) is not None and refused < group[0].start:
        return cue._replace(end=refused), [group[0]._replace(start=refused), *group[1:]]
    if (reach := _reaching(words, verb, cue, group[0], found)) is not None:
        return cue._replace(end=reach), group
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


def _reaching(words: Words, verb: int, cue: Piece, content: Piece, found: Sequence[Relation]) -> int | None:
    """Where the cue ends if the verb that a rule gives its content stands behind it and hangs on it."""
    between = range(cue.end, content.start)
    own = next((r.verb for r in found if r.verb in between and _same(content, r.content)), None)
    return content.start if own is not None and verb in words.above(own) else None


def _refused(words: Words, verb: int, cue: Piece, found: Sequence[Relation]) -> int | None:
    """Where what was refused begins, if it is to do something, not to say it: "refused | to reject the ceasefire"."""
    if not cues.is_unsaid(words, verb) or cues.is_saying(words, verb):
        return None
    rule = next((r for r in found if r.verb == words.head[verb] and cue.start <= words.head[verb]), None)
    begins = None if rule is None else rule.content[0][0]
    return begins if begins is not None and cue.start < begins <= verb else None


def _halved(words: Words, group: Sequence[Piece], rule: Relation) -> Sequence[Piece]:
    """Both halves of the clause the cue stands in the middle of, where one was tagged: subject and predicate."""
    ends = [p.end - (words.printed[p.end - 1] == ",") for p in group]
    inside = all(any(a <= p.start and end <= b for a, b in rule.content) for p, end in zip(group, ends, strict=True))
    verbal = [any(words.pos[i] in _SUBJECT_VERBS for i in range(a, b)) for a, b in rule.content]
    if not inside or verbal != [False, True] or any(is_quoted(words, p) for p in group):
        return group
    return [group[0]._replace(start=a, end=b) for a, b in rule.content]


def _is_addressee(words: Words, verb: int, between: Range) -> bool:
    """Whether words between a cue and the clause it brings are whom it was said to: "told *the daily* that …"."""
    said_to = any(words.dep[c] in ("obj", "iobj") and between[0] <= c < between[1] for c in words.children[verb])
    return said_to and words.lower[between[1]] == "that"


def _relation(words: Words, cue: Piece, verb: int, group: Sequence[Piece], here: Sequence[Piece]) -> Relation:
    source = source_of(words, verb, cue, group, here)
    if source is not None and is_accused(words, verb, source):
        source = None
    sure = min(cue.sure, *(p.sure for p in group))
    group = [*group[:-1], _undenied(words, group[-1])]
    agent = agent_of(words, verb)
    if agent is not None and (source is None or any(p.start < agent[1] and agent[0] < p.end for p in group)):
        # "The claim was denied by | the army": who is tagged as said, or as nothing, did the saying.
        said = tuple(kept for p in group if (kept := without(p, agent)) is not None)
        return Relation(agent, ((cue.start, cue.end),), said or _ranges(group), verb, sure, BY)
    if cues.quoting(words, verb) is not None and (quoted_one := syntax.source_of(words, verb)) is not None:
        # "…, Vask was quoted as saying by the Morning Post": the paper is the medium, whatever was tagged.
        said = tuple(kept for p in group if (kept := without(p, quoted_one)) is not None)
        return Relation(quoted_one, ((cue.start, cue.end),), said or _ranges(group), verb, sure, BY)
    # "Lavrov raised it again by telling Izvestia: “…”": the subject of the clause above, where no source was tagged.
    named = (source.start, source.end) if source is not None else untagged(words, verb, group)
    named = accompanying(words, verb, cue) or named
    return Relation(named, ((cue.start, cue.end),), _ranges(group), verb, sure, BY)


def _undenied(words: Words, content: Piece) -> Piece:
    """A content without what another says of it: "the ship had left its waters | , which the owner denied"."""
    if "WDT" not in words.tags[content.start + 3 : max(content.end - 1, 0)]:
        return content
    for i in range(content.end - 2, content.start + 2, -1):
        if words.tags[i] == "WDT" and words.dep[i] == "obj" and words.printed[i - 1] == ",":
            verb = words.head[i]
            denied = verb in words.cues and words.cues[verb].lemma in _DENYING and words.right[verb] >= content.end - 1
            return content._replace(end=i - 1) if denied and not is_quoted(words, content) else content
    return content


def _ranges(group: Sequence[Piece]) -> tuple[Range, ...]:
    return tuple((p.start, p.end) for p in group)


def _float(content: Piece, before: Relation) -> Relation:
    return Relation(before.source, (), ((content.start, content.end),), None, content.sure * 0.9, BY + ", floating")
