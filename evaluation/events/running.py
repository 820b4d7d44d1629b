"""Running news: sentences taken at random, most of which report no event, with the events they do report.

Half of the labelled sentences are there to be looked at, half only to be measured. The 66 that were labelled before
were looked at, all of them, and so were the further ones, each batch once it had been measured; of the fifth batch the
first half.
"""

import csv
import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from evaluation.events import draw, labelled
from evaluation.events.gsr import code
from evaluation.events.labelled import Label, Sentence, Who
from evaluation.scores import Counts
from onrecord import reading
from onrecord.intake import text as plain
from onrecord.model import Event, Mention, Reading, Span

EARLIER = Path(__file__).parent / "labels" / "news_ukraine.tsv"
FURTHER = Path(__file__).parent / "labels" / "further.jsonl"
HALVES = {
    "looked at": {"look"},
    "measured": {"measure"},
    "all": {"look", "measure"},
    "the earlier 66": {"earlier"},
    "the further 513": {"further"},
    "the fifth batch, half read": {"fifth"},
    "the fifth batch, half unread": {"unread"},
}


def scored(corpora: Sequence[Path]) -> dict[str, list[Counts]]:
    """Counts a sentence, by half: events with the right type; with type, actors and recipients right."""
    rows: dict[str, list[Counts]] = {}
    told = [(s, *found(s, corpora)) for s in (*labelled.sentences(), *earlier(), *labelled.sentences(FURTHER))]
    for name, halves in HALVES.items():
        for what, whole in (("event and type", False), ("with who and whom", True)):
            rows[f"{name}: {what}"] = [_counts(e, s.events, s, r, whole=whole) for s, e, r in told if s.half in halves]
    rows["measured: done, by the outlet's word"] = [
        _counts(
            [e for e in events if _is_done(e, read)], [g for g in s.events if _is_told_done(g)], s, read, whole=False
        )
        for s, events, read in told
        if s.half == "measure"
    ]
    return rows


def found(sentence: Sentence, corpora: Sequence[Path]) -> tuple[list[Event], Reading]:
    """The events with a trigger in the sentence, and the reading of its article."""
    (folder,) = (c for c in corpora if c.name == sentence.corpus)
    read = _read(folder, sentence.article)
    return [e for e in read.events if any(sentence.span.covers(t) for t in e.triggers)], read


def earlier() -> Iterator[Sentence]:
    """The sentences labelled first, in their simpler format."""
    rows: dict[tuple[str, Span], list[Label]] = {}
    for row in csv.DictReader(EARLIER.read_text(encoding="utf-8").splitlines()[1:], delimiter="\t"):
        events = rows.setdefault((row["article"], Span(int(row["start"]), int(row["end"]))), [])
        if row["type"]:
            actors, recipients = (
                tuple(Who((s,), None) for s in _spans(row[side])) for side in ("actors", "recipients")
            )
            told = ("happened", "positive", False, False)
            events.append(Label(row["type"], None, _spans(row["trigger"]), actors, recipients, *told))
    for (article, span), labels in rows.items():
        yield Sentence("news_ukraine", article, "earlier", span, tuple(labels))


def agrees(event: Event, label: Label, sentence: Sentence, read: Reading, *, whole: bool) -> bool:
    """Whether an event has the type of a label; whole: also its actors and recipients, no more and no fewer."""
    if event.type not in label.types:
        return False
    if not whole:
        return True
    if event.type == "CONSULT":  # whoever meets is an actor; a host may stand on either side
        both = (*event.actors, *event.recipients)
        return _same(both, (*label.actors, *label.recipients), sentence, read)
    sides = ((event.actors, label.actors), (event.recipients, label.recipients))
    return all(_same(side, gold, sentence, read) for side, gold in sides)


def _counts(
    events: Sequence[Event], labels: Sequence[Label], sentence: Sentence, read: Reading, *, whole: bool
) -> Counts:
    """One sentence; an event is compared first with the label on its own trigger."""
    left, right = list(labels), 0
    for event in events:
        nearest = sorted(left, key=lambda g: not any(t.overlaps(u) for t in event.triggers for u in g.triggers))
        match = next((g for g in nearest if agrees(event, g, sentence, read, whole=whole)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Counts(right, len(events), len(labels))


def _is_done(event: Event, read: Reading) -> bool:
    done = event.modality in {"happened", "ongoing"} and event.polarity == "positive"
    return done and read.claimed_by(event) is None


def _is_told_done(label: Label) -> bool:
    return label.modality in {"happened", "ongoing"} and label.polarity == "positive" and not label.claimed


def _same(side: tuple[Mention, ...], gold: tuple[Who, ...], sentence: Sentence, read: Reading) -> bool:
    return all(any(_is(m, w, sentence, read) for m in side) for w in gold) and all(
        any(_is(m, w, sentence, read) for w in gold) for m in side
    )


def _is(mention: Mention, who: Who, sentence: Sentence, read: Reading) -> bool:
    """Whether a mention names an actor of the label; a pronoun, or one from elsewhere, is told by whom it means."""
    inside = sentence.span.covers(mention.span)
    if inside and any(mention.span.overlaps(s) for s in who.spans):
        return True
    if inside and mention.label != "PRONOUN":
        return False
    named = {m.ref for m in read.mentions if m.ref is not None and any(m.span.overlaps(s) for s in who.spans)}
    return mention.ref in named or (not inside and who.code is not None and code(mention) == who.code[:3])


def _spans(printed: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, pair.split("-"))) for pair in printed.split())


@cache
def _read(folder: Path, name: str) -> Reading:
    text = _texts(folder)[name][: draw.LENGTH]
    published = datetime.date.fromisoformat(name[:8]) if name[:8].isdigit() else None
    return reading.read(plain.article(text, published=published))


@cache
def _texts(folder: Path) -> dict[str, str]:
    return dict(draw.texts(folder))
