"""What the ranker sees of "he" and "she" in texts whose coreference is marked, and who is right."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from evaluation.actors.gum import Report, reports
from spacy.tokens import Doc

from onrecord import actors, language
from onrecord.actors import ranked
from onrecord.actors.candidates import Candidate
from onrecord.actors.likeliest import Likeliest
from onrecord.actors.pronouns import Antecedents
from onrecord.intake import text as plain
from training.language.treebank import gum_files

MEASURED = "GUM_news_"
"""The genre that `evaluation.actors` measures on: nothing is learned of it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun with those who may be meant: what tells for each, who is right, and whom the rules take."""

    text: str
    told: dict[str, dict[str, float]]
    none: dict[str, float]
    right: frozenset[str]
    """Empty if nobody of these."""
    ruled: bool
    """Whether the rules take somebody."""
    role: str
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked of a pronoun: where it ends, who may be meant, where the words that carry each mention end."""

    end: int
    asked: ranked.Asked
    options: dict[str, ranked.Option]
    heads: dict[str, list[int]]
    ruled: str | None
    """The id of whom the rules take."""


class _Watching(Likeliest):
    """Antecedents by rule alone; keeps what could be asked of each pronoun, before who never speaks is let go."""

    seen: list[_Asked]

    def of(self, token: int, pronoun: Candidate, number: int) -> Candidate | None:
        found = Antecedents.of(self, token, pronoun, number)
        question = self.question(token, pronoun, number) if pronoun.gender else None
        if question is not None and question.fitting:
            heads = {
                key: [self.page.ends[head] for m in mentions for head in (m.head, m.candidate.head(self.page))]
                for key, mentions in question.by_actor().items()
            }
            options = self.options(question)
            self.seen.append(
                _Asked(
                    pronoun.end,
                    question.asked,
                    options,
                    heads,
                    found.actor.id if found is not None and found.actor else None,
                )
            )
        return found


def examples(gum: Path) -> list[Example]:
    """Those of the openly licensed documents of the training and the development split, without news."""
    wanted = {path.stem for split in ("train", "dev") for path in gum_files(gum / "docs", split)}
    texts = (report for report in reports(gum / "docs") if report.name in wanted and report.mentions)
    return [one for report in texts if not report.name.startswith(MEASURED) for one in _examples(report)]


def ruled(polnear: Path) -> Iterator[Example]:
    """Pronouns that speak in news, outside quotations, with whom the rules take for them: how news are told."""
    for path in sorted((polnear / "train" / "text").iterdir()):
        article = plain.article(path.read_bytes().decode())
        for one in _asked(language.analyse(article.text, article.parts)):
            if one.ruled in one.options and one.asked.role == "speaks" and not one.asked.quoted:
                yield _example(path.name, one, (one.ruled,))


def _examples(report: Report) -> Iterator[Example]:
    groups = {head.end: group for head, _, group in report.mentions}
    for one in _asked(language.analyse(report.text, report.parts)):
        own = groups.get(one.end)
        yield _example(report.name, one, (k for k, at in one.heads.items() if own and own in map(groups.get, at)))


def _example(text: str, one: _Asked, right: Iterable[str]) -> Example:
    named = frozenset(key for key, option in one.options.items() if option.named)
    told, none = ranked.features(one.asked, one.options), ranked.none(one.asked, len(one.options))
    return Example(text, told, none, frozenset(right), one.ruled is not None, one.asked.role, named)


def _asked(doc: Doc) -> list[_Asked]:
    """What could be asked of each pronoun of a text."""
    seen: list[_Asked] = []
    with mock.patch.object(_Watching, "seen", seen, create=True), mock.patch.object(actors, "Likeliest", _Watching):
        actors.find(doc)
    return seen
