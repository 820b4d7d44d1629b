"""Source, cue and content put together: every statement of an article."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from numpy.typing import NDArray
from spacy.tokens import Doc

from onrecord.model import Mention, Span, Statement, Timex, statement_id
from onrecord.statements import cues, details, quoted, stance, syntax, turns
from onrecord.statements.features import columns
from onrecord.statements.linking import carried, coordinated, linked, united
from onrecord.statements.quotes import Quotation, quotations
from onrecord.statements.relation import Relation, spans
from onrecord.statements.tagger import shipped, tag, worth


def find(
    doc: Doc,
    article_id: str,
    who: Sequence[Mention],
    when: Sequence[Timex],
    weights: Mapping[str, NDArray[Any]] | None = None,
) -> tuple[Statement, ...]:
    """The statements the article reports in its own prose, in the order they stand; see docs/methods/statements.md.

    Args:
        doc: the analysed article.
        article_id: the article's id, a part of each statement's own.
        who: mentions of actors; the one heading a source's words says whom they mean.
        when: times named in the article.
        weights: those of the tagger; the shipped ones if None.
    """
    marks, ruled = groundwork(doc)
    found = [*turns.relations(doc), *_learned(doc, marks, ruled, weights if weights is not None else shipped())]
    said = _once((_statement(doc, r, marks, article_id, who, when), r) for r in found)
    relations = {statement.id: relation for statement, relation in said}
    ordered = sorted((s for s, _ in said), key=lambda s: (s.content[0].start, s.content[-1].end))
    finished: list[Statement] = []
    for statement in details.nested(doc, ordered):
        taken = stance.stances(doc, statement, relations[statement.id], who, finished)
        finished.append(replace(statement, stances=taken))
    return tuple(finished)


def _learned(
    doc: Doc, marks: Sequence[Quotation], ruled: list[Relation], weights: Mapping[str, NDArray[Any]]
) -> list[Relation]:
    """What the tagger finds, with what only the rules find; each as sure as such findings were right."""
    made = columns(doc, marks, ruled)
    tags, chances = tag(made, weights)
    related = linked(doc, made, tags, chances, ruled)
    tagged = [replace(r, confidence=worth(r.confidence, weights)) for r in carried(doc, related, marks)]
    return coordinated(doc, united(doc, tagged, ruled))


def groundwork(doc: Doc) -> tuple[tuple[Quotation, ...], list[Relation]]:
    """The quotations of an article, and what the rules find: the tagger sees both."""
    marks = quotations(doc.text, _paragraphs(doc))
    return marks, _united(list(quoted.relations(doc, marks)), list(syntax.relations(doc)))


def _paragraphs(doc: Doc) -> list[Span]:
    """The paragraphs of prose; a soft-wrapped line is no paragraph."""
    found: list[Span] = []
    prose = {s.start for s in doc.spans["sentences"]}
    for part in doc.spans["parts"]:
        if any(i in prose for i in range(part.start, part.end)):
            found.append(Span(part.start_char, part.end_char))
    return found


def _united(quotes: list[Relation], clauses: list[Relation]) -> list[Relation]:
    """The quotations, and the clauses that are not merely part of one: each verb's content once."""
    latest: dict[tuple[object, ...], Relation] = {}
    for relation in quotes:
        latest[relation.verb, relation.content[0]] = relation
    claimed = {r.verb for r in latest.values()}
    return [*latest.values(), *(r for r in clauses if r.verb not in claimed)]


def _once(said: Iterable[tuple[Statement, Relation]]) -> list[tuple[Statement, Relation]]:
    """One statement for each content: the surer one."""
    best: dict[str, tuple[Statement, Relation]] = {}
    for statement, relation in said:
        if statement.id not in best or best[statement.id][0].confidence < statement.confidence:
            best[statement.id] = (statement, relation)
    return list(best.values())


def _statement(
    doc: Doc,
    relation: Relation,
    marks: Sequence[Quotation],
    article_id: str,
    who: Sequence[Mention],
    when: Sequence[Timex],
) -> Statement:
    content, cue = spans(doc, relation.content), spans(doc, relation.cue)
    verb = None if relation.verb is None else doc[relation.verb]
    heard = (None, None) if verb is None else details.addressee_and_medium(verb, relation, who)
    return Statement(
        id=statement_id(article_id, content),
        article=article_id,
        source=details.mention(doc, relation.source, who),
        cue=cue,
        content=content,
        manner="direct" if relation.by == turns.BY else details.manner(cue, content, marks),
        kind=details.kind(verb),
        addressee=heard[0],
        medium=heard[1],
        negated=verb is not None and cues.is_negated(verb),
        time=None if verb is None else details.said_when(verb, relation, when),
        within=None,
        stances=(),
        confidence=relation.confidence,
        by=relation.by,
    )
