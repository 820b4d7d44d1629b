"""Which of the authors' terms of office the public sources confirm, contradict or do not cover.

``python -m training.roster.check LEADERS MINISTERS IGO REIGN COUNTRYINFO [--mark]``; the files are those of
`training.roster.holders`. A term is confirmed where a source has the same person (by family name) in the same office
of the same country or body with the same dates, as far as both are known; with ``--mark`` the last column of
`holders_known.tsv` says which sources confirm it, or "unconfirmed".
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from training.roster import holders
from training.roster.holders import Term

KNOWN = Path(__file__).with_name("holders_known.tsv")
LEADING = frozenset({"president", "prime-minister", "supreme-leader", "monarch", "leader", "head", "chief-executive"})
SEEN = {"Wikidata": "2022-10", "REIGN": "2021-02"}
"""Until when a source could know that a term had ended."""
NEAR = 1
"""Months by which two sources may differ: one counts to the last day in office, the other from the next one's first."""


def main() -> None:
    """Print each term that a source contradicts, and the counts."""
    paths = list(map(Path, sys.argv[1:6]))
    there = list(_sources(*paths))
    counts: Counter[str] = Counter()
    lines = []
    for term in holders.known():
        verdict, told = judged(term, there)
        counts[verdict] += 1
        lines.append((term, verdict, told))
        if verdict == "contradicted":
            print("\t".join((term.name, term.country or term.of, term.office, term.start, term.end, told)))
    print(", ".join(f"{verdict} {count}" for verdict, count in sorted(counts.items())))
    if "--mark" in sys.argv:
        _mark(lines)


def judged(term: Term, there: list[Term]) -> tuple[str, str]:
    """Whether the sources confirm, contradict or do not cover a term; and which, or what they say instead."""
    same = [t for t in there if _same_office(term, t) and _speaks_of(t, term)]
    agreeing = sorted({t.source for t in same if _agrees(term, t)})
    if agreeing:
        return "confirmed", " and ".join(agreeing)
    if same:
        return "contradicted", "otherwise " + "; ".join(f"{t.source} {t.start} to {t.end}" for t in same)
    return "uncovered", "unconfirmed"


def _sources(leaders: Path, ministers: Path, igo: Path, reign: Path, countries: Path) -> Iterator[Term]:
    codes = dict(holders.country_codes(countries))
    yield from holders.leader_terms(leaders, codes)
    yield from holders.minister_terms(ministers, codes)
    yield from holders.body_terms(igo)
    yield from holders.reign_terms(reign, codes, family_names=True)


def _same_office(term: Term, other: Term) -> bool:
    if (term.country, term.of) != (other.country, other.of) or holders.family(term.name) != holders.family(other.name):
        return False
    if " " in other.name and holders.family(other.name[0]) != holders.family(term.name[0]):
        return False
    return other.office == term.office or (other.source == "REIGN" and term.office in LEADING)


def _speaks_of(other: Term, term: Term) -> bool:
    """Whether a source's term is of the same time; one in REIGN that holds all of ours is power in another office."""
    other_end, end = other.end or SEEN[other.source], term.end or "9999"
    if other.start[:7] > end[:7] or other_end[:7] <= term.start[:7]:
        return False
    longer = other.start[:7] < term.start[:7] and (not term.end or other_end[:7] >= min(end[:7], SEEN["REIGN"]))
    return not (other.source == "REIGN" and longer)


def _agrees(term: Term, other: Term) -> bool:
    return _near(term.start, other.start) and _ends_alike(term, other)


def _ends_alike(term: Term, other: Term) -> bool:
    """Whether both end at one time, or the source could not know the end yet, or never says when."""
    if not other.end or other.end[:7] >= SEEN[other.source]:
        return not term.end or (not other.end and term.end[:4] >= "2021") or term.end[:7] >= SEEN[other.source]
    return _near(term.end, other.end)


def _near(one: str, other: str) -> bool:
    """Whether two dates agree as far as both are known; an unknown one contradicts nothing."""
    if not one or not other:
        return not other
    if len(one) == 4 or len(other) == 4:
        return abs(_months(one) // 12 - _months(other) // 12) == 0 or one[5:10] in ("01-01", "12-31")
    return abs(_months(one) - _months(other)) <= NEAR


def _months(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7] or 1) - 1


def _mark(lines: list[tuple[Term, str, str]]) -> None:
    head = "# Who held which office and when. Source: public record, compiled by the authors; the last column says what"
    head += " confirms it. Columns: name, more names, country, office, of (organisation id), from, to, confirmed by"
    rows = ("\t".join((t.name, t.more, t.country, t.office, t.of, t.start, t.end, told)) for t, _, told in lines)
    KNOWN.write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
