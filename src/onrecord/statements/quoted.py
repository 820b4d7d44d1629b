"""Quotations → relations: which reporting word, before or after, claims the quoted words, and which float."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.statements import cues, syntax
from onrecord.statements.quotes import Quotation
from onrecord.statements.relation import Relation
from onrecord.statements.words import ENDS, Range, Words

BY = "quotation marks 1"
FLOATING = BY + ", floating"
_WINDOW = 25
SCARE = 4
_NAME = 6
_SIGNS = frozenset({"―", "—", "–", "--", "-"})
_GOING_ON = frozenset(
    f"{verb}{end}" for verb in ("add", "continu", "go") for end in ("", "s", "es", "e", "ed", "ing")
) | {"went", "gone"}
_PAUSES = frozenset({",", "?", "!"})
_BETWEEN = frozenset({",", ":", "that", "–", "—", "-"})


def relations(words: Words, quotations: Sequence[Quotation]) -> Iterator[Relation]:
    """The statements made in quotation marks, in order: cue after, cue before, carried on, floating."""
    if not quotations:
        return
    found = [_ranges(words, q) for q in quotations]
    quoted = {i for q in found for start, end in q for i in range(start, end)}
    last: Relation | None = None
    for previous, here in pairwise([(), *found]):
        if not here:
            continue
        if (signed := _signed(words, here)) is not None:
            yield signed
            continue
        verb = _cue_after(words, here[-1], quoted)
        if verb is None:
            verb = _cue_before(words, here[0], quoted)
        if verb is not None:
            if last is not None and last.verb == verb:
                joined = Relation(last.source, last.cue, last.content + here, last.verb, last.confidence, BY)
                last = joined
                yield joined
                continue
            last = Relation(_source(words, verb, quoted), (cues.group(words, verb),), here, verb, 0.9, BY)
            yield last
        elif last is not None and _floats(words, last.content[-1], here, previous):
            last = Relation(last.source, (), here, None, 0.7, FLOATING)
            yield last


def _signed(words: Words, here: tuple[Range, ...]) -> Relation | None:
    """A quotation with a name behind a dash, and nothing else: “We had to leave everything.” ― Maria Lopez"""
    printed, pos = words.printed, words.pos
    dash = next((i for i in range(here[-1][1], min(here[-1][1] + 3, len(pos))) if pos[i] != "SPACE"), None)
    if dash is None or printed[dash] not in _SIGNS:
        return None
    end = dash + 1
    while end < len(printed) and "\n" not in printed[end] and printed[end] not in ENDS:
        end += 1
    named = [i for i in range(dash + 1, end) if pos[i] != "SPACE"]
    if not 1 <= len(named) <= _NAME or any(not (printed[i][0].isupper() or pos[i] == "PUNCT") for i in named):
        return None
    return Relation((named[0], named[-1] + 1), ((dash, dash + 1),), here, None, 0.9, BY + ", signed")


def _ranges(words: Words, quotation: Quotation) -> tuple[Range, ...]:
    pieces = (words.inside(span) for span in quotation.spans)
    return tuple(p for p in pieces if p is not None)


def _cue_after(words: Words, here: Range, quoted: set[int]) -> int | None:
    """The reporting verb in “…,” X said and “…,” said X, who …"""
    if _ends_sentence(words, here):
        return None
    for i, word in enumerate(words.printed[here[1] : here[1] + _WINDOW], here[1]):
        if i in quoted or word in ENDS or "\n" in word:
            return None
        if _reports(words, i) and not words.dep[i].startswith("acl"):
            return i if _may_claim(words, here, i) else None
    return None


def _may_claim(words: Words, here: Range, verb: int) -> bool:
    """Whether a verb behind a quotation may report it: no participle, no "goes on" that the quoted words only begin.

    "… he said, “but the bridge is not,” adding that …" reports what follows; the “special operation” goes on.
    """
    if words.tags[verb] == "VBG":
        return cues.quoting(words, verb) is not None
    return verb in words.cues or any(words.printed[i] in _PAUSES for i in range(here[1] - 2, min(here[1] + 1, verb)))


def _ends_sentence(words: Words, here: Range) -> bool:
    """Whether the quoted words end a sentence: “… our objectives.” No cue can follow."""
    printed, pos = words.printed, words.pos
    inside = next((printed[i] for i in range(here[1] - 2, here[0], -1) if pos[i] != "SPACE"), "")
    following = next((printed[i] for i in range(here[1], min(here[1] + 3, len(pos))) if pos[i] != "SPACE"), None)
    return inside in (".", "…") or following is None or (inside in ("!", "?") and following in ("“", '"'))


def _cue_before(words: Words, here: Range, quoted: set[int]) -> int | None:
    """The reporting verb in X told Izvestia: “…” and X said, “…”"""
    for i in range(here[0] - 1, max(here[0] - _WINDOW, -1), -1):
        if i in quoted or words.printed[i] in ENDS or "\n\n" in words.printed[i]:
            return None
        if _reports(words, i):
            return i if _may_stand_between(words, i + 1, here[0]) else None
    return None


def _may_stand_between(words: Words, start: int, end: int) -> bool:
    """Whether the words between cue and quotation are an addressee, a time, a mark, and no clause of their own."""
    gap = [i for i in range(start, end) if not words.is_space(i)]
    if any(words.pos[i] in ("VERB", "AUX") for i in gap):
        return words.printed[gap[-1]] == ":"
    return not gap or words.printed[gap[-1]] in _BETWEEN


def _reports(words: Words, i: int) -> bool:
    if (cue := words.cues.get(i)) is not None and cue.kind != "thought" and "c" in cue.contents:
        return True
    return words.lower[i] in _GOING_ON


def _source(words: Words, verb: int, quoted: set[int]) -> Range | None:
    named = syntax.source_of(words, verb)
    if named is not None and not quoted.intersection(range(*named)):
        return named
    return _beside(words, verb, quoted)


def _beside(words: Words, verb: int, quoted: set[int]) -> Range | None:
    """The nearest name or noun beside the verb, where the parse lost its subject among the quoted words."""
    for step in (-1, 1):
        for i in range(verb + step, verb + 8 * step, step):
            if not 0 <= i < len(words.pos) or i in quoted or words.printed[i] in ENDS:
                break
            if words.pos[i] in ("PROPN", "PRON", "NOUN"):
                start, end = syntax.phrase(words, i, before=None)
                outside = [t for t in range(start, end) if t not in quoted and (t < verb) == (step < 0)]
                return (outside[0], outside[-1] + 1) if outside else (i, i + 1)
    return None


def _floats(words: Words, last: Range, here: tuple[Range, ...], previous: tuple[Range, ...]) -> bool:
    """Whether the quotation is a sentence of its own that carries the one before on: no scare quotes, no titles."""
    start, end = here[0][0], here[-1][1]
    printed = words.printed
    if not previous or start - last[1] >= 60 or sum(printed[i].isalpha() for i in range(start, end)) <= SCARE:
        return False
    # "- The road is open, - said the mayor. - But the bridge is not.": the dash that opens is no word before it.
    before = next((i for i in range(start - 1, -1, -1) if not words.is_space(i) and printed[i] not in _SIGNS), None)
    own = before is None or before < last[1] or printed[before] in ENDS or "\n" in "".join(printed[before + 1 : start])
    return own and _ends_sentence(words, here[-1])
