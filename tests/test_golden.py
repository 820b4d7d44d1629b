"""Whole readings of articles of our own, written in words: `tests/golden/<slug>.txt` and what is read in it.

After a change that is meant, ``python -m tests.test_golden`` writes them anew; read the difference line by line.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord import intake, reading
from onrecord.model import Mention, Reading, Span

GOLDEN = Path(__file__).parent / "golden"
SLUGS = sorted(file.stem for file in GOLDEN.glob("*.txt"))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_article_is_read_as_it_was(slug: str) -> None:
    expected = json.loads((GOLDEN / f"{slug}.json").read_text(encoding="utf-8"))
    assert in_words(_read(slug)) == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_reading_twice_gives_the_same(slug: str) -> None:
    assert _read(slug) == _read(slug)


def in_words(read: Reading) -> dict[str, Any]:
    """A reading without offsets, so that a difference can be read."""
    text = read.article.text

    def words(span: Span | None) -> str | None:
        return " ".join(span.of(text).split()) if span else None

    def who(mention: Mention | None) -> str | None:
        if mention is None:
            return None
        return f"{words(mention.span)} = {mention.ref.id if mention.ref else None}"

    return {
        "published": str(read.article.published),
        "title": read.article.title,
        "set apart": [words(p.span) for p in read.article.parts if p.kind not in {"headline", "dateline", "body"}],
        "times": [f"{words(t.span)} = {t.type} {t.value} {t.mod or ''}".rstrip() for t in read.times],
        "statements": [
            {
                "source": who(s.source),
                "cue": [words(c) for c in s.cue],
                "content": [words(c) for c in s.content],
                "manner": f"{s.manner} {s.kind}{' negated' if s.negated else ''}",
                "to": [who(s.addressee), who(s.medium)],
                "time": s.time.value if s.time else None,
                "stances": [f"{x.holder.id if x.holder else None} {x.value:+} {x.target.id}" for x in s.stances],
            }
            for s in read.statements
        ],
        "events": [
            {
                "type": f"{e.type} {e.mode}",
                "trigger": [words(t) for t in e.triggers],
                "actors": [who(m) for m in e.actors],
                "recipients": [who(m) for m in e.recipients],
                "when and where": [e.time.value if e.time else None, who(e.place)],
                "holds": f"{e.modality} {e.polarity}",
                "because": words(e.because),
                "claimed": read.claimed_by(e) is not None,
            }
            for e in read.events
        ],
    }


def _read(slug: str) -> Reading:
    return reading.read(intake.article((GOLDEN / f"{slug}.txt").read_text(encoding="utf-8"), outlet="The Example"))


if __name__ == "__main__":
    for slug in SLUGS:
        shown = json.dumps(in_words(_read(slug)), ensure_ascii=False, indent=1)
        (GOLDEN / f"{slug}.json").write_text(shown + "\n", encoding="utf-8")
