"""How far two annotators agree on who is meant by the same words: ``python -m evaluation.actors.agreement``.

The second's referents stand in labels/second.jsonl, named as the first named them where both mean the same one. Where
several are meant by the words, all must agree. Printed is a line for each way the words were drawn, then for each form.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.actors.labelled import Labelled, Words, articles

SECOND = Path(__file__).parent / "labels" / "second.jsonl"
ASPECTS = ("name", "country", "sector", "kind", "known")
"""A name tells which referent is meant."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Words that both have labelled: how they were drawn, their form, and the aspects in which both agree."""

    drawn: str
    form: str
    same: frozenset[str]


def main() -> None:
    """Prints how many words there are of each kind, and for how many both agree in each aspect."""
    rows = tuple(compared(articles()))
    groups = {"all": rows}
    groups |= {f"drawn: {g}": tuple(r for r in rows if r.drawn == g) for g in dict.fromkeys(r.drawn for r in rows)}
    groups |= {g: tuple(r for r in rows if r.form == g) for g in sorted({r.form for r in rows})}
    print(f"{'':16}{'words':>6}{'referent':>10}" + "".join(f"{aspect:>9}" for aspect in ASPECTS[1:]))
    for group, of_it in groups.items():
        counts = [sum(aspect in r.same for r in of_it) for aspect in ASPECTS]
        print(f"{group:16}{len(of_it):6}{counts[0]:10}" + "".join(f"{count:9}" for count in counts[1:]))


def compared(labels: tuple[Labelled, ...], second: Path = SECOND) -> Iterator[Compared]:
    """The words of the second annotator, each beside what the first says of them."""
    first = {(a.corpus, a.article, w.span.start, w.span.end): w for a in labels for w in _words(a)}
    for line in second.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        words = first[row["corpus"], row["article"], *row["span"]]
        same = (
            aspect
            for aspect in ASPECTS
            if _sorted(getattr(r, aspect) for r in words.referents) == _sorted(r[aspect] for r in row["referents"])
        )
        yield Compared(row["drawn"], words.form, frozenset(same))


def _words(article: Labelled) -> Iterator[Words]:
    for event in article.events:
        yield from (*event.actors, *event.recipients)
    yield from article.sources


def _sorted(values: Iterator[str | None]) -> list[str]:
    return sorted(str(value) for value in values)


if __name__ == "__main__":
    main()
