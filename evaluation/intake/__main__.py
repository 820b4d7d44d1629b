"""Prints how well pages become articles: ``python -m evaluation.intake PAGES [--raise-floors] [--look NAME]``."""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import lxml.html
import trafilatura
from trafilatura.readability_lxml import Document

from evaluation.intake.gold import Page, pages
from evaluation.scores import Counts, check_floors, digest, table, total
from onrecord.errors import InputError
from onrecord.intake import markup, text
from onrecord.intake import page as web
from onrecord.model import PROSE, Article

FLOORS = Path(__file__).parent / "floors.toml"
ENGLISH = ("au", "ca", "uk", "us")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 1 if a score fell below its floor."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.intake", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--wrong", action="store_true", help="list every page whose date, title or byline differs")
    options = parser.parse_args(arguments)
    if not options.corpus.is_dir():
        print(f"skipped: no folder {options.corpus}")
        return 0
    rows: dict[str, list[Counts]] = defaultdict(list)
    for page in pages(options.corpus):
        for name, counts in score(page).items():
            rows[f"{page.country:3} {name}"].append(counts)
            rows[f"all {name}"].append(counts)
            if page.country in ENGLISH:
                rows[f"en  {name}"].append(counts)
            if options.wrong and name in ("date", "title", "byline") and counts.f1 < 1:
                print("wrong:", page.name, name)
    print(table(dict(sorted(rows.items()))))
    scores = {name: total(counts).f1 for name, counts in rows.items() if name[:3] in ("all", "en ")}
    kept = {name: score for name, score in scores.items() if "beside" not in name}
    fallen = check_floors(FLOORS, digest(options.corpus), kept, raise_floors=options.raise_floors)
    print(*fallen, sep="\n")
    return bool(fallen)


def score(page: Page) -> dict[str, Counts]:
    """Each count of one page; ``prose`` and ``set apart`` are in words."""
    gold = _words(page.paragraphs)
    beside = {f"{name} (beside)": _overlap(_words([text]), gold) for name, text in _others(page.html).items()}
    try:
        article = web.article(page.html)
    except InputError:
        nothing = Counts(0, 0, 1)
        return beside | {"date": nothing, "title": nothing, "prose": Counts(0, 0, gold.total())}
    prose = _words(p.span.of(article.text) for p in article.parts if p.kind in PROSE)
    apart = _words(p.span.of(article.text) for p in article.parts if p.kind not in PROSE)
    return beside | {
        "date": _one(_same_day(article, page), article.published is not None),
        "title": _one(_plain(article.title) == _plain(page.title), article.title is not None),
        "byline": _names(article, page),
        "prose": _overlap(prose, gold),
        "trafilatura, nothing set apart (beside)": _overlap(_words([article.text]), gold),
        "set apart": _apart(apart, gold, _words([article.text])),
        **_pasted(page, gold),
    }


def _pasted(page: Page, gold: Counter[str]) -> dict[str, Counts]:
    """How much of a page's surplus is set apart when all that it prints comes as plain text, menus and teasers too."""
    everything = markup.printed(web.plain.decode(page.html, "utf-8"))
    article = text.article(everything, title=page.title)
    prose = _words(p.span.of(everything) for p in article.parts if p.kind in PROSE)
    return {
        "pasted page": _overlap(prose, gold),
        "pasted page, nothing set apart (beside)": _overlap(_words([everything]), gold),
        "pasted page, set apart": _apart(_words([everything]) - prose, gold, _words([everything])),
    }


def _others(html: bytes) -> dict[str, str]:
    """The text that other extractors find."""
    page = web.plain.decode(html, "utf-8")
    try:
        readable = lxml.html.fromstring(Document(lxml.html.fromstring(page.encode())).summary()).text_content()
    except (lxml.etree.LxmlError, ValueError, TypeError, AttributeError):
        readable = ""
    return {"readability": readable, "trafilatura's baseline": trafilatura.baseline(page)[1]}


def _apart(apart: Counter[str], gold: Counter[str], text: Counter[str]) -> Counts:
    """Words set apart that are no gold prose, beside all words of the page's text that are none."""
    surplus = text - gold
    return Counts((apart & surplus).total(), apart.total(), surplus.total())


def _overlap(found: Counter[str], gold: Counter[str]) -> Counts:
    return Counts((found & gold).total(), found.total(), gold.total())


def _one(right: bool, found: bool) -> Counts:
    return Counts(right, found, 1)


def _same_day(article: Article, page: Page) -> bool:
    """Whether the date is that of the gold, to the minute where both know it, else to the day."""
    when = article.published
    if when is None:
        return False
    days = {page.published.date().isoformat(), page.published.astimezone().date().isoformat()}
    return when.isoformat()[:10] in days or bool(
        getattr(when, "tzinfo", None) and abs((when - page.published).total_seconds()) < 60  # type: ignore[operator]
    )


def _names(article: Article, page: Page) -> Counts:
    found = {_plain(name) for name in re.split(r",|\band\b|\bund\b|&", article.byline or "") if _plain(name)}
    gold = {_plain(name) for name in page.authors}
    return Counts(len(found & gold), len(found), len(gold))


def _plain(words: str | None) -> str:
    return " ".join(_WORD.findall((words or "").casefold()))


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(text.casefold()))


if __name__ == "__main__":
    sys.exit(main())
