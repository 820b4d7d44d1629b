"""Whose words a tagged content is: the tagged source, the subject, the agent, or who speaks beside the subject."""

from collections.abc import Sequence

from onrecord.statements import cues, syntax
from onrecord.statements.pieces import Piece, is_quoted
from onrecord.statements.tagger import SOURCE
from onrecord.statements.words import Range, Words

_PHRASE = 14
"""The longest name with its office, in words."""
_AGENT = frozenset({"obl:agent"})
_SUBJECT_VERBS = ("VERB", "AUX")
_SUBJECT = frozenset({"nsubj"})
_PASSIVE = frozenset({"aux:pass"})


def is_accused(words: Words, verb: int, source: Piece) -> bool:
    """Whether a tagged source is the one spoken of: "the speaker is accused of blackmail"."""
    if words.tags[verb] != "VBN" or words.first(verb, _PASSIVE) is None:
        return False
    return any(words.dep[c] == "nsubj:pass" and source.start <= c < source.end for c in words.children[verb])


def agent_of(words: Words, verb: int) -> Range | None:
    """By whom something was said: "was denied by the army"."""
    agent = words.first(verb, _AGENT) if words.tags[verb] == "VBN" else None
    return None if agent is None else syntax.phrase(words, agent, before=None)


def without(piece: Piece, source: Range) -> Range | None:
    """A content without the words of its source; None if nothing is left."""
    if piece.end <= source[0] or source[1] <= piece.start:
        return piece.start, piece.end
    return (piece.start, source[0]) if piece.start < source[0] else None


def accompanying(words: Words, verb: int, cue: Piece) -> Range | None:
    """Who speaks beside the subject: "the palace condemned it, with *its spokesman Weir* saying that …"."""
    if words.tags[verb] != "VBG" or cue.start != verb:
        return None
    for i in range(verb - 1, max(verb - _PHRASE, 1), -1):
        if words.lower[i] == "with":
            return (i + 1, verb) if words.printed[i - 1] == "," and i + 1 < verb else None
        if words.pos[i] in ("PUNCT", "VERB", "AUX"):
            return None
    return None


def untagged(words: Words, verb: int, group: Sequence[Piece]) -> Range | None:
    """The subject by the parse, for quoted words: those somebody did say.

    And for what is said beside another deed: "people marched, *demanding* that he leave", "has itself urged them to".
    """
    cue = words.cues.get(verb)
    beside = words.tags[verb] == "VBG" and words.dep[verb] == "advcl"
    reports = cue is not None and cue.kind != "thought" and (beside or _is_stressed(words, verb))
    said = words.pos[verb] in _SUBJECT_VERBS and (reports or is_quoted(words, group[0]))
    named = syntax.source_of(words, verb) if said else _by_name(words, verb)
    inside = named is not None and any(p.start < named[1] and named[0] < p.end for p in group)
    return None if inside else named


def _by_name(words: Words, verb: int) -> Range | None:
    """The subject of a main clause that reports, if it is a name: "*China* on Monday urged all to talk"."""
    cue = words.cues.get(verb)
    if cue is None or cue.kind == "thought" or words.dep[verb] != "ROOT" or words.tags[verb] not in ("VBD", "VBZ"):
        return None
    subject = words.first(verb, _SUBJECT)
    named = subject is not None and subject < verb and words.pos[subject] == "PROPN"
    return syntax.source_of(words, verb) if named else None


def verb_of(words: Words, cue: Piece) -> int:
    """The reporting word of a cue: "was quoted as saying", "declined to say", "told reporters in Kyiv"."""
    where = range(cue.start, cue.end)
    known = [i for i in where if i in words.cues or i in words.nouns]
    if quoting := [i for i in known if cues.quoting(words, i) is not None or cues.is_unsaid(words, i)]:
        return quoting[0]
    return known[0] if known else next((i for i in where if words.pos[i] == "VERB"), cue.start)


def source_of(words: Words, verb: int, cue: Piece, group: Sequence[Piece], here: Sequence[Piece]) -> Piece | None:
    """The tagged source of a cue: the one that the parse has for its subject, else the nearest of its sentence."""
    sources = [p for p in here if p.role == SOURCE and not _is_reflexive(words, p)]
    named = syntax.source_of(words, verb) if sources and words.pos[verb] in _SUBJECT_VERBS else None
    if named is not None:
        for piece in sources:
            if piece.start < named[1] and named[0] < piece.end:
                return piece
    near = [p for p in sources if not _sentence_between(words, p, cue)]
    return min(near, key=lambda p: _reach(p, cue, group), default=None)


def _is_reflexive(words: Words, source: Piece) -> bool:
    """Whether a tagged source only stresses who speaks: "Karvania has *itself* urged its neighbour"."""
    return source.end - source.start == 1 and words.lower[source.start].endswith(("self", "selves"))


def _is_stressed(words: Words, verb: int) -> bool:
    return any(words.lower[i].endswith(("self", "selves")) for i in range(max(verb - 2, 0), verb))


def _sentence_between(words: Words, source: Piece, cue: Piece) -> bool:
    start, end = (source.end, cue.start) if source.start < cue.start else (cue.end, source.start)
    if start >= end:
        return False
    if ";" in words.printed[start:end]:
        return True
    if words.stops[start] == words.stops[end]:
        return False
    return any(words.stops[i] < words.stops[i + 1] and words.dep[i] == "punct" for i in range(start, end))


def _reach(source: Piece, cue: Piece, group: Sequence[Piece]) -> float:
    """How far a source is from its cue: one before it is likelier than one behind a content."""
    if source.start >= cue.end:
        behind = any(cue.end <= c.start < source.start for c in group)
        return source.start - cue.end + (30 if behind else 0)
    return cue.start - source.end
