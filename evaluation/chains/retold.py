"""Real statements and articles of a corpus → retellings with invented edits, whose origin is known."""

import datetime
import json
import lzma
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.chains.words import words
from onrecord.model import Actor, Article, Mention, Part, Reading, Span, Statement, article_id, statement_id

SEED = 20221013
GOVERNMENT = Actor("gov:USA", "United States government", "government", "USA")
PRESIDENT = Actor("per:president", "the president", "person", "USA")
_BY = "built"


@dataclass(frozen=True, slots=True)
class Retold:
    """A reading that holds one item, the item's id, and which original it goes back to."""

    reading: Reading
    item: str
    origin: str
    edit: str


def statements(path: Path, documents: int) -> Iterator[Retold]:
    """Sentences of documents as statements of one source, some told again in edited words by other outlets.

    Sentences of one document are of one source and day, so that what is not the same is as near as it gets.
    """
    chance = random.Random(SEED)
    seen: set[tuple[str, ...]] = set()
    for day, text in _documents(path, documents, chance):
        sentences = [s for s in re.split(r"(?<=[.!?])\s+", text) if 9 <= len(s.split()) <= 45]
        for sentence in chance.sample(sentences, min(8, len(sentences))):
            plain = words(sentence).plain
            if plain in seen or len(plain) < 8:
                continue
            seen.add(plain)
            origin = " ".join(plain)
            yield _said(sentence, "Wire", day, chance.choice((GOVERNMENT, PRESIDENT)), origin, "first report")
            edits = chance.sample(sorted(EDITS), chance.choice((0, 0, 1, 2, 3)))
            for n, name in enumerate(edits):
                told = EDITS[name](sentence, chance)
                later = day + datetime.timedelta(chance.choice((0, 0, 1, 2, 4)))
                source = chance.choice((GOVERNMENT, PRESIDENT, PRESIDENT, None))
                yield _said(told, f"Paper {n} {chance.randrange(30)}", later, source, origin, name)


def articles(path: Path, documents: int) -> Iterator[Retold]:
    """Documents as agency reports, some printed by other outlets: whole, cut, with a new opening, or touched up."""
    chance = random.Random(SEED)
    for n, (day, text) in enumerate(_documents(path, documents, chance)):
        paragraphs = [p for p in re.split(r"\n+", text) if p.strip()][:30]
        if sum(len(p.split()) for p in paragraphs) < 60:
            continue
        yield _printed(paragraphs, "Wire", day, str(n), "first report")
        for name in chance.sample(("whole", "cut", "opened", "touched up"), chance.choice((0, 1, 2))):
            later = day + datetime.timedelta(chance.choice((0, 0, 1, 2)))
            yield _printed(_copy(name, paragraphs, chance), f"Paper {chance.randrange(30)}", later, str(n), name)


def _head(sentence: str, chance: random.Random) -> str:
    listed = sentence.split()
    return " ".join(listed[: max(6, int(len(listed) * chance.uniform(0.5, 0.8)))])


def _tail(sentence: str, chance: random.Random) -> str:
    listed = sentence.split()
    return " ".join(listed[-max(6, int(len(listed) * chance.uniform(0.5, 0.8))) :])


def _gap(sentence: str, chance: random.Random) -> str:
    listed = sentence.split()
    at = chance.randrange(3, len(listed) - 4)
    return " ".join([*listed[:at], "…", *listed[at + 2 :]])


def _bracketed(sentence: str, chance: random.Random) -> str:
    listed = sentence.split()
    listed[chance.randrange(1, len(listed) - 1)] = "[" + chance.choice(("the", "this", "its leaders", "they")) + "]"
    return " ".join(listed)


def _indirect(sentence: str, chance: random.Random) -> str:
    turned = {
        "I": "he", "we": "they", "our": "their", "my": "his", "us": "them", "will": "would", "can": "could",
        "is": "was", "are": "were", "have": "had", "has": "had", "I'm": "he was", "we're": "they were",
        "today": "that day", "this": "that", "you": "they", "your": "their",
    }  # fmt: skip
    return " ".join(turned.get(w, turned.get(w.lower(), w)) for w in sentence.split())


def _respelled(sentence: str, chance: random.Random) -> str:
    swapped = re.sub(r"\b(\w{3,})iz(e|ed|ing|ation)\b", r"\1is\2", sentence).replace("or ", "our ", 1)
    return "“" + swapped.replace("—", "-").replace("'", "’").rstrip(".") + ",”"


def _trimmed(sentence: str, chance: random.Random) -> str:
    listed = sentence.split()
    for _ in range(2):
        del listed[chance.randrange(len(listed))]
    return " ".join(listed)


EDITS = {
    "cut at the end": _head,
    "cut at the start": _tail,
    "gap": _gap,
    "bracketed word": _bracketed,
    "indirect": _indirect,
    "respelled": _respelled,
    "two words dropped": _trimmed,
}


def _copy(name: str, paragraphs: list[str], chance: random.Random) -> list[str]:
    if name == "cut":
        return paragraphs[: max(1, len(paragraphs) * 3 // 5)]
    if name == "opened":
        return ["What follows is the report as it reached this paper from the capital on the day.", *paragraphs]
    if name == "touched up":
        return [_trimmed(p, chance) if len(p.split()) > 12 else p for p in paragraphs]
    return paragraphs


def _documents(path: Path, wanted: int, chance: random.Random) -> list[tuple[datetime.date, str]]:
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [(datetime.date.fromisoformat(row["date"][:10]), row["text"]) for row in rows if row.get("date")]
    return sorted(chance.sample(kept, min(wanted, len(kept))))


def _said(content: str, outlet: str, day: datetime.date, source: Actor | None, origin: str, edit: str) -> Retold:
    text = f"{source.name if source else 'He'} said: {content}"
    at = len(text) - len(content)
    id_ = article_id(outlet, None, day, text)
    who = Mention(Span(0, at - 7), "PERSON", source, 1.0, _BY)
    spans = (Span(at, len(text)),)
    item = statement_id(id_, spans)
    statement = Statement(
        item, id_, who, (), spans, "direct", "speech", None, None, False, None, None, (), 1.0, _BY
    )  # fmt: skip
    parts = (Part(Span(0, len(text)), "body"),)
    article = Article(id_, text, outlet, day, parts=parts)
    return Retold(Reading(article, (who,), (), (statement,), ()), item, origin, edit)


def _printed(paragraphs: list[str], outlet: str, day: datetime.date, origin: str, edit: str) -> Retold:
    text = "\n\n".join(paragraphs)
    ends = [0]
    for paragraph in paragraphs:
        ends.append(ends[-1] + len(paragraph) + 2)
    parts = tuple(Part(Span(at, at + len(p)), "body") for at, p in zip(ends, paragraphs, strict=False))
    article = Article(article_id(outlet, None, day, text), text, outlet, day, parts=parts)
    return Retold(Reading(article, (), (), (), ()), article.id, origin, edit)
