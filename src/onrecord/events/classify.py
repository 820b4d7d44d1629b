"""The type of an event by a small linear model: words, the frame, and what the patterns say, weighed together.

Multinomial logistic regression over hashed features, so that the weights hold no words of the corpus they were trained
on; trained by ``training/events`` on sentences whose actor and recipient are marked. CONCEDE and RETREAT are one class
there (YIELD); the patterns tell them apart.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.events.code import code
from onrecord.events.frames import Frame
from onrecord.events.status import modality, polarity
from onrecord.events.triggers import Pattern
from onrecord.events.words import Word
from onrecord.model import Span

BUCKETS = 1 << 15
OTHERS = 0.5
"""How much it weighs what a pattern says of neither the actor nor the recipient: another event of the sentence."""
TYPES = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT"),
    *("REQUEST", "SANCTION", "SUPPORT", "THREATEN", "YIELD"),
)
YIELD = frozenset({"CONCEDE", "RETREAT"})
Triggered = Sequence[tuple[Frame, Pattern]]
Matrix = npt.NDArray[np.float32]


def probabilities(
    sentence: Sequence[Word], triggered: Triggered, actors: Sequence[Span], recipients: Sequence[Span]
) -> dict[str, float]:
    """How likely each type is for what the actors do to the recipients in a sentence."""
    weights, bias = _weights()
    scores = bias.copy()
    for bucket, value in hashed(features(sentence, triggered, actors, recipients)).items():
        scores += value * weights[bucket]
    likely = np.exp(scores - scores.max())
    return dict(zip(TYPES, (likely / likely.sum()).tolist(), strict=True))


def features(
    sentence: Sequence[Word], triggered: Triggered, actors: Sequence[Span], recipients: Sequence[Span]
) -> Iterator[tuple[str, float]]:
    """Named features and their values: words, pairs of words, governing verbs, and the types that patterns give."""
    words = list(_masked(sentence, actors, recipients))
    yield from ((f"w {w}", 1.0) for w in dict.fromkeys(words))
    yield from ((f"b {a} {b}", 0.7) for a, b in dict.fromkeys(pairwise(words)))
    yield from ((f"m {w}", 0.7) for w in dict.fromkeys(_between(words)))
    for side, spans in (("A", actors), ("R", recipients)):
        yield from ((f"{side} {t.lemma}", 0.3) for t in sentence if _inside(t, spans) and t.pos_ != "PUNCT")
        yield from _governing(sentence, side, spans)
    yield from _patterned(triggered, actors, recipients)


def hashed(named: Iterator[tuple[str, float]]) -> dict[int, float]:
    """Values by bucket; a name always falls in the same one."""
    values: dict[int, float] = {}
    for name, value in named:
        bucket = zlib.crc32(name.encode()) % BUCKETS
        values[bucket] = values.get(bucket, 0.0) + value
    return values


def _masked(sentence: Sequence[Word], actors: Sequence[Span], recipients: Sequence[Span]) -> Iterator[str]:
    """The lemmas of a sentence, actor and recipient and numbers masked, each mask once in a row."""
    last = ""
    for token in sentence:
        if token.pos_ in {"PUNCT", "SPACE", ""}:
            continue
        word = "<A>" if _inside(token, actors) else "<R>" if _inside(token, recipients) else token.lemma
        word = "#" if token.pos_ == "NUM" else word
        if word != last or word[0] not in "<#":
            yield word
        last = word


def _between(words: Sequence[str]) -> Sequence[str]:
    """The words between actor and recipient, or from the actor on."""
    start = words.index("<A>") if "<A>" in words else 0
    end = words.index("<R>") if "<R>" in words else len(words)
    return words[min(start, end) + 1 : max(start, end)]


def _governing(sentence: Sequence[Word], side: str, spans: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """The verb above an argument, and what hangs on that verb."""
    head = next((t for t in sentence if _inside(t, spans) and not _inside(t.head, spans)), None)
    if head is None:
        return
    yield f"d{side} {head.dep_}", 0.3
    verb = head.head
    for _ in range(2):
        verb = verb if verb.pos_ in {"VERB", "AUX", "ADJ"} else verb.head
    yield f"v{side} {verb.lemma}", 1.0
    for child in verb.children:
        if child.dep_ in {"aux", "compound:prt", "obj"}:
            yield f"v{side} {verb.lemma} {child.lemma}", 0.7
        if child.dep_ in {"obj", "xcomp", "ccomp"}:
            yield f"{child.dep_} {child.lemma}", 0.7


def _patterned(triggered: Triggered, actors: Sequence[Span], recipients: Sequence[Span]) -> Iterator[tuple[str, float]]:
    """What the patterns of the sentence say, and whether they say it of these actors and recipients."""
    ranked = []
    for of, pattern in triggered:
        assert pattern.type is not None
        type_, mode, _, _ = code(pattern.type, pattern.mode, polarity(of.trigger), modality(of.trigger))
        type_ = "YIELD" if type_ in YIELD else type_
        does = any(_inside(s, actors) for s in of.subjects)
        bears = any(_inside(t, recipients) for t in _bearing(of))
        near = 1.0 if does or bears else OTHERS
        yield from ((f"p {pattern.type}", near), (f"t {type_}", near))
        yield from ((f"{name} {type_}", 1.0) for name, holds in (("tA", does), ("tR", bears)) if holds)
        if does and bears:
            yield f"tAR {type_}", 1.0
        if mode:
            yield f"tm {type_} {mode}", 0.7
        ranked.append((2 * does + bears, type_, pattern))
    best = max(ranked, key=lambda r: r[0], default=None)
    yield f"best {best[1] if best else '-'}", 1.5
    if best:
        yield f"row {_named(best[2])} {best[1]}", 0.7


def _named(pattern: Pattern) -> str:
    """A pattern by what it asks for, whatever its line in the table."""
    needs = (f"{','.join(slots)}={','.join(sorted(words)[:3])}" for slots, words in pattern.needs)
    return " ".join((*needs, pattern.type or "", pattern.mode or ""))


def _bearing(of: Frame) -> Iterator[Word]:
    yield from (*of.objects, *of.indirect, *(head for _, head in of.oblique))
    yield from (t for complement in of.complements for t in complement.subtree)


def _inside(token: Word, spans: Sequence[Span]) -> bool:
    return any(s.start <= token.idx < s.end for s in spans)


@cache
def _weights() -> tuple[Matrix, Matrix]:
    """The trained weights, loaded when first needed."""
    with np.load(Path(__file__).parent / "weights" / "classifier.npz") as stored:
        return stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)
