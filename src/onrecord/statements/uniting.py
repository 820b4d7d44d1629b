"""What was tagged and what only the rules find → the relations that stand."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from onrecord.statements import cues, phrases, quoted, syntax, turns
from onrecord.statements.classes import class_of
from onrecord.statements.pieces import is_marked, names_something
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.whose import agent_of
from onrecord.statements.words import Words

_PASSIVE = frozenset({"aux:pass", "obl:agent", "aux"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_VERBAL = frozenset({"VERB", "AUX"})
_ASKING = frozenset({"WP", "WDT", "WRB"})
_SUFFERED = frozenset({"aux:pass"})


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
            kept[kept.index(first)] = first._replace(content=whole)
    return kept


def united(words: Words, tagged: Sequence[Relation], ruled: Sequence[Relation]) -> list[Relation]:
    """What was tagged, and what only the rules find: left out by the tagger, or within another statement."""
    signed = [r for r in ruled if r.by.endswith("signed") or r.by == turns.HEADLINE]
    dashed = signed + [r for r in ruled if r.by in (quoted.BY, quoted.FLOATING) and not is_marked(words, r.content[0])]
    kept = [r for r in tagged if not _is_no_statement(words, r)]
    if dashed:
        between = {i for r in dashed for i in r.tokens()}
        kept = [r for r in kept if between.isdisjoint(r.tokens())] + dashed
    taken = {i for r in kept for start, end in r.content for i in range(start, end)}
    by_verb = {r.verb: r for r in kept}
    for relation in ruled:
        verb = relation.verb
        if verb is None or relation in dashed:
            continue
        if verb in taken:
            stands = _is_within(words, relation, taken)
        else:
            # Nearly always the tagger has found the same: that is asked first.
            others = (by_verb[verb], *kept) if verb in by_verb else kept
            stands = _is_plain(words, relation) and _is_around(relation, others)
        if stands and not _is_no_statement(words, relation):
            kept.append(relation)
            by_verb[verb] = relation
    return kept


def _is_within(words: Words, relation: Relation, taken: set[int]) -> bool:
    """Whether a rule's finding whose verb lies in the content of another stands as a statement within it."""
    verb, own = relation.verb, relation.tokens()
    if verb is None or relation.cue[0][0] not in taken or not own <= taken:
        return False
    # "Refused to reject the truce" says so once; in "it is too early to speak of peace" nobody speaks.
    if relation.source is None or cues.is_unsaid(words, verb):
        return False
    # "Few say that “committed to peace” describes him": words in marks within what is said are no statement.
    few = relation.by.startswith("quotation") and _alphabetic(words, own) <= quoted.SCARE
    return not few and _is_told(words, relation)


def _is_around(relation: Relation, others: Iterable[Relation]) -> bool:
    """Whether a finding touches no other, or tells others whole: "The army has rejected a truce, the ministry said"."""
    own = relation.tokens()
    for other in others:
        pieces = (*other.content, *other.cue)
        if any(a < end and start < b for a, b in relation.content for start, end in pieces):
            if relation.by.startswith("quotation") or not (
                other.source is None or own.issuperset(range(*other.source))
            ):
                return False
            if not all(own.issuperset(range(start, end)) for start, end in pieces):
                return False
    return True


def _is_told(words: Words, relation: Relation) -> bool:
    """Whether a rule's finding within a statement stands: a clause, or what somebody was told to do.

    In "Vask said Weir had urged residents to leave" Weir speaks; in "… that the army had agreed to leave" nobody does.
    """
    verb = relation.verb
    if verb is None or not relation.by.startswith(syntax.BY) or _is_finite(words, relation):
        return True
    told = any(words.dep[c] in ("obj", "iobj") and c > verb for c in words.children[verb])
    return told and relation.clause and words.tags[verb] != "VBG"


def _is_finite(words: Words, relation: Relation) -> bool:
    """Whether the content has a verb with a tense: the clause somebody said, not "agreed to come"."""
    return not all(_FINITE.isdisjoint(words.tags[start:end]) for start, end in relation.content)


def _alphabetic(words: Words, tokens: Iterable[int]) -> int:
    return sum(words.printed[i].isalpha() for i in tokens)


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
        found.append(relation._replace(content=((start, cut - 1),)))
        after = cut + 1 + words.cues[cut].lemma.count(" ")
        second[cut] = relation._replace(cue=((cut, after),), content=((after, end),), verb=cut)
    return [*(r for r in found if r.verb not in second), *second.values()]


def _second_cue(words: Words, relation: Relation) -> int | None:
    """The reporting verb of the source itself within a content: no subject of its own, same tense, "that" behind it."""
    if relation.verb is None or len(relation.content) != 1:
        return None
    start, end = relation.content[0]
    tag = words.tags[relation.verb]
    for i in words.cued[bisect_left(words.cued, start + 2) : bisect_left(words.cued, end - 2)]:
        if words.cues[i].kind == "thought" or words.dep[i] != "conj":
            continue
        alike = words.tags[i] == tag or (tag, words.tags[i]) == ("VBD", "VBN")
        # "Warned that Russia may test it and called for troops": what may be done is not "called".
        other = words.tags[words.head[i]] == "VB" and words.tags[i] in ("VBD", "VBN") and words.lower[i - 1] == "and"
        joined = alike and words.dep[i - 1] == "cc" and (words.lower[i + 1] == "that" or other)
        if joined and not any(words.dep[c].startswith("nsubj") for c in words.children[i]):
            return i
    return None


def _is_plain(words: Words, relation: Relation) -> bool:
    """Whether a rule's finding stands without the tagger: somebody says a clause, not "raised their prices".

    Some verbs tell what was said with a mere noun: "ruled out negotiations".
    """
    if relation.by.startswith("quotation"):
        return not names_something(words, relation.content[0])
    if relation.by == phrases.OPINION:
        return True
    cue = words.cues.get(relation.verb or 0) or words.nouns.get(relation.verb or 0)
    if relation.source is None or (cue is not None and cue.kind == "thought"):
        return False
    return (relation.clause and _is_finite(words, relation)) or (cue is not None and "s" in cue.contents)


def _is_no_statement(words: Words, relation: Relation) -> bool:
    """Whether a relation is the question before an answer, the wish of a source not to be named, or a name."""
    if relation.verb is None:
        return False
    anonymous = syntax.asks_for_anonymity(words, relation.content[0][0])
    if (
        anonymous
        or cues.is_naming(words, relation.verb)
        or _is_question(words, relation)
        or _is_done(words, relation)
        or _is_deed(words, relation)
    ):
        return True
    return _names_sources(words, relation)


def _names_sources(words: Words, relation: Relation) -> bool:
    """Whether a paper only tells where it has something from: "the Herald reported, *citing two officials*"."""
    citing = class_of("citing")
    if citing.isdisjoint(words.columns.said):
        return False
    if all(citing.isdisjoint(words.lower[first:after]) for first, after in relation.cue):
        return False
    root = words.root(relation.content[0])
    return words.pos[root] == "PROPN" or words.lemma(root) in class_of("informant")


def _is_done(words: Words, relation: Relation) -> bool:
    """Whether the cue tells what was done to somebody: "the team was twice denied visas"."""
    verb = relation.verb
    if verb is None or words.tags[verb] != "VBN" or words.first(verb, _SUFFERED) is None:
        return False
    given = next((c for c in words.children[verb] if words.dep[c] == "obj" and c > verb), None)
    return given is not None and relation.holds(given) and agent_of(words, verb) is None


def _is_deed(words: Words, relation: Relation) -> bool:
    """Whether a verb that reports clauses has a mere noun phrase: "recalled its ambassador", "charged a fee"."""
    cue = words.cues.get(relation.verb) if relation.verb is not None else None
    if cue is None or "d" not in cue.contents or len(relation.content) > 1:
        return False
    start, end = relation.content[0]
    tells = not (_VERBAL.isdisjoint(words.pos[start:end]) and _ASKING.isdisjoint(words.tags[start:end]))
    return not tells and not is_marked(words, relation.content[0])


def _is_question(words: Words, relation: Relation) -> bool:
    """Whether the cue is the question before an answer: "Asked whether troops would leave, the minister said no." """
    verb = relation.verb
    if verb is None or words.lower[verb] != "asked":
        return False
    alone = words.tags[verb] == "VBN" and words.first(verb, _PASSIVE) is None
    return alone or words.printed[verb] == "Asked" or (verb > 0 and words.lower[verb - 1] == "when")
