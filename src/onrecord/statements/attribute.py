"""Source, cue and content put together: every statement of an article."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.model import PROSE, Manner, Mention, Span, Statement, Timex, identifier
from onrecord.statements import cues, details, phrases, quoted, sources, stance, syntax, tagger, turns
from onrecord.statements.features import columns
from onrecord.statements.issues import Issues, load
from onrecord.statements.linking import BY, linked
from onrecord.statements.quotes import Quotation, quotations
from onrecord.statements.relation import Relation, spans
from onrecord.statements.targets import Targets
from onrecord.statements.uniting import carried, coordinated, united
from onrecord.statements.words import Words, words_of

_UNSURE = 0.55
"""How sure the tagger must be of a cue that no table knows; on labelled news four in five of those below are none."""
_MARKS = frozenset('“”"«»„:')


def find(
    doc: Doc,
    article_id: str,
    who: Sequence[Mention],
    when: Sequence[Timex],
    issues: Issues | None = None,
    weights: Mapping[str, NDArray[Any]] | None = None,
) -> tuple[Statement, ...]:
    """The statements the article reports in its own prose, in the order they stand; see docs/methods/statements.md.

    Args:
        doc: the analysed article.
        article_id: the article's id, a part of each statement's own.
        who: mentions of actors; the one heading a source's words says whom they mean.
        when: times named in the article.
        issues: matters that stances are looked for on; the shipped ones if None.
        weights: those of the tagger; the shipped ones if None.
    """
    words, weights = words_of(doc), weights if weights is not None else tagger.shipped()
    marks, ruled = groundwork(words)
    turned = [*turns.relations(words)]
    labels = {turn.source for turn in turned}
    learned = _learned(words, marks, ruled, weights)
    rightly = tagger.rightly(weights)
    learned = [r for r in learned if not _is_doubtful(words, r, rightly)]
    found = [*turned, *(r for r in learned if r.source not in labels or not turns.is_label(words, r))]
    if not found:
        return ()
    whom, quoted_spans = details.named(who), [span for mark in marks for span in mark.spans]
    put = _Statements(
        words,
        article_id,
        whom,
        details.timed(when),
        details.marked(quoted_spans),
        rightly,
        identifier("statement", article_id),
    )
    said = _once((put.statement(r), r) for r in found)
    relations = {statement.id: relation for statement, relation in said}
    ordered = sorted((s for s, _ in said), key=lambda s: (s.content[0].start, s.content[-1].end))
    named = Targets(words, whom, issues if issues is not None else load())
    finished: list[Statement] = []
    for statement in details.nested(words, ordered):
        taken = stance.stances(named, statement, relations[statement.id], finished)
        finished.append(replace(statement, stances=taken) if taken else statement)
    return tuple(finished)


def _learned(
    words: Words, marks: Sequence[Quotation], ruled: list[Relation], weights: Mapping[str, NDArray[Any]]
) -> list[Relation]:
    """What the tagger finds, with what only the rules find."""
    made = columns(words, marks, ruled)
    tags, chances = tagger.tag(made, weights)
    related = linked(words, made, tags, chances, ruled)
    return coordinated(words, united(words, carried(words, related, marks), ruled))


def groundwork(words: Words) -> tuple[tuple[Quotation, ...], list[Relation]]:
    """The quotations of an article, and what the rules find: the tagger sees both."""
    paragraphs = [Span(part.start, part.end) for part in words.parts if part.kind in PROSE]
    marks = quotations(words.text, paragraphs)
    quotes = [*turns.headlines(words), *quoted.relations(words, marks)]
    return marks, _united(quotes, [*syntax.relations(words), *phrases.relations(words)])


def _united(quotes: list[Relation], clauses: list[Relation]) -> list[Relation]:
    """The quotations, and the clauses that are not merely part of one: each verb's content once."""
    latest: dict[tuple[object, ...], Relation] = {}
    for relation in quotes:
        latest[relation.verb, relation.content[0]] = relation
    claimed = {r.verb for r in latest.values()}
    return [*latest.values(), *(r for r in clauses if r.verb not in claimed)]


def _is_doubtful(words: Words, relation: Relation, rightly: tuple[float, float]) -> bool:
    """Whether an action was likely taken for a statement: "lawmakers voted a government into office".

    The tagger is unsure of it, no table knows its cue, and no mark tells of words.
    """
    if not relation.by.startswith(BY) or tagger.worth(relation.confidence, *rightly) >= _UNSURE:
        return False
    told = any(i in words.cues or i in words.nouns for start, end in relation.cue for i in range(start, end))
    ranges = (*relation.content, *relation.cue)
    marked = any(not _MARKS.isdisjoint(words.printed[max(start - 1, 0) : end]) for start, end in ranges)
    return bool(relation.cue) and not told and not marked


def _once(said: Iterable[tuple[Statement, Relation]]) -> list[tuple[Statement, Relation]]:
    """One statement for each content: the surer one."""
    best: dict[str, tuple[Statement, Relation]] = {}
    for statement, relation in said:
        if statement.id not in best or best[statement.id][0].confidence < statement.confidence:
            best[statement.id] = (statement, relation)
    return list(best.values())


@dataclass(frozen=True, slots=True)
class _Statements:
    """What makes relations of an article statements."""

    words: Words
    article_id: str
    who: details.Named
    when: details.Timed
    marks: details.Marked
    rightly: tuple[float, float]
    identified: Callable[[object], str]
    """The id of the statement with some content, as `model.statement_id` has it."""

    def statement(self, relation: Relation) -> Statement:
        """The statement, by itself."""
        words, tagged = self.words, relation.by.startswith(BY)
        content = spans(words, relation.content)
        cue = spans(words, [sources.untimed(words, some, self.when) or some for some in relation.cue])
        how: Manner = "direct" if relation.by == turns.BY else details.manner(cue, content, self.marks)
        addressee, medium = details.addressee_and_medium(words, relation, self.who)
        return Statement(
            id=self.identified([(span.start, span.end) for span in content]),
            article=self.article_id,
            source=details.mention(words, sources.untimed(words, relation.source, self.when), self.who),
            cue=cue,
            content=content,
            manner=how,
            kind=details.kind(words, relation, how),
            addressee=addressee,
            medium=medium,
            negated=relation.verb is not None and cues.is_negated(words, relation.verb),
            time=details.said_when(words, relation, self.when),
            within=None,
            stances=(),
            confidence=tagger.worth(relation.confidence, *self.rightly) if tagged else relation.confidence,
            by=relation.by,
        )
