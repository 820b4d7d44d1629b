"""How far two annotators agree on the events of the same sentences.

``python -m evaluation.events.agreement evaluation/events/labels/running.jsonl evaluation/events/labels/second.jsonl``

The second stands where the program's events stand when it is scored: an event is right if its type is the first's, or
the second type that the first allows. So each figure is the ceiling of the scorer's figure of the same name. Printed:
P, R and F1 with intervals, over the sentences that both have labelled.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from evaluation import scores
from evaluation.events import labelled
from evaluation.events.labelled import Label, Sentence, Who
from evaluation.scores import Counts

Pair = tuple[Sentence, Sentence]
Same = Callable[[Label, Label], bool]


def main() -> None:
    """Prints the table of agreement."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.events.agreement", description=__doc__)
    parser.add_argument("one", type=Path, help="labels that stand for right")
    parser.add_argument("two", type=Path, help="labels of another annotator")
    given = parser.parse_args()
    pairs = list(shared(labelled.sentences(given.one), labelled.sentences(given.two)))
    print(f"{len(pairs)} sentences")
    print(scores.table(dict(rows(pairs))))


def shared(one: Sequence[Sentence], two: Sequence[Sentence]) -> Iterator[Pair]:
    """Both labellings of each sentence that both have."""
    other = {(s.corpus, s.article, s.span): s for s in two}
    for sentence in one:
        key = sentence.corpus, sentence.article, sentence.span
        if key in other:
            yield sentence, other[key]


def rows(pairs: Sequence[Pair]) -> Iterator[tuple[str, list[Counts]]]:
    """Counts a sentence under each heading: whether any event, which, its parts, then each type by its trigger."""
    yield "any event", [Counts(bool(a.events and b.events), bool(b.events), bool(a.events)) for a, b in pairs]
    yield "trigger, any type", _counts(pairs, same_trigger)
    yield "event and type", _counts(pairs, same_type)
    yield "and trigger", _counts(pairs, _both(same_type, same_trigger))
    yield "with who and whom", _counts(pairs, _both(same_type, same_words))
    yield "with who and whom, by code", _counts(pairs, _both(same_type, same_codes))
    yield "happened or ongoing", _counts(_only(pairs, is_done), same_type)
    yield "done, by the outlet's word", _counts(_only(pairs, lambda e: is_done(e) and not e.claimed), same_type)
    yield "not presupposed", _counts(_only(pairs, lambda e: not e.presupposed), same_type)
    told = _both(same_type, same_trigger)
    for name in ("modality", "polarity", "claimed", "presupposed"):
        yield f"same event: {name}", [_of_matched(a, b, told, name) for a, b in pairs]
    for kind in sorted({e.type for pair in pairs for s in pair for e in s.events}):
        yield kind, [_of_type(a, b, kind) for a, b in pairs]


def same_trigger(one: Label, two: Label) -> bool:
    """Whether a word that reports the event is the same."""
    return any(a.overlaps(b) for a in one.triggers for b in two.triggers)


def same_type(one: Label, two: Label) -> bool:
    """Whether the second's type is the first's, or the other one that the first allows."""
    return two.type in {one.type, one.other}


def same_words(one: Label, two: Label) -> bool:
    """Whether the same actors and recipients are named, no more and no fewer; who meets may stand on either side."""
    return _same(one, two, lambda a, b: any(s.overlaps(t) for s in a.spans for t in b.spans))


def same_codes(one: Label, two: Label) -> bool:
    """Whether actors and recipients have the same codes."""
    return _same(one, two, lambda a, b: a.code == b.code)


def is_done(event: Label) -> bool:
    """Whether it is told as a fact."""
    return event.modality in {"happened", "ongoing"} and event.polarity == "positive"


def _same(one: Label, two: Label, match: Callable[[Who, Who], bool]) -> bool:
    if two.type == "CONSULT":
        return _alike((*one.actors, *one.recipients), (*two.actors, *two.recipients), match)
    return _alike(one.actors, two.actors, match) and _alike(one.recipients, two.recipients, match)


def _alike(one: Sequence[Who], two: Sequence[Who], match: Callable[[Who, Who], bool]) -> bool:
    return all(any(match(a, b) for b in two) for a in one) and all(any(match(a, b) for a in one) for b in two)


def _both(*wanted: Same) -> Same:
    return lambda a, b: all(same(a, b) for same in wanted)


def _only(pairs: Sequence[Pair], wanted: Callable[[Label], bool]) -> list[Pair]:
    def kept(s: Sentence) -> Sentence:
        return Sentence(s.corpus, s.article, s.half, s.span, tuple(filter(wanted, s.events)))

    return [(kept(a), kept(b)) for a, b in pairs]


def _counts(pairs: Sequence[Pair], same: Same) -> list[Counts]:
    return [Counts(len(list(matched(a, b, same))), len(b.events), len(a.events)) for a, b in pairs]


def _of_type(one: Sentence, two: Sentence, kind: str) -> Counts:
    """Of one type: an event that both have counts as what the first calls it."""
    right = list(matched(one, two, _both(same_type, same_trigger)))
    both = sum(a.type == kind for a, _ in right)
    alone = [b for b in two.events if all(b is not other for _, other in right)]
    return Counts(both, both + sum(b.type == kind for b in alone), sum(a.type == kind for a in one.events))


def _of_matched(one: Sentence, two: Sentence, same: Same, name: str) -> Counts:
    pairs = list(matched(one, two, same))
    return Counts(sum(getattr(a, name) == getattr(b, name) for a, b in pairs), len(pairs), len(pairs))


def matched(one: Sentence, two: Sentence, same: Same) -> Iterator[tuple[Label, Label]]:
    """Events of both, each at most once; one on the same trigger comes first."""
    left = list(one.events)
    for event in two.events:
        nearest = sorted(left, key=lambda label: not same_trigger(label, event))
        match = next((label for label in nearest if same(label, event)), None)
        if match is not None:
            left.remove(match)
            yield match, event


if __name__ == "__main__":
    main()
