"""What a statement is for or against: issues and actors, valued by the words above them in the parse.

From the word that names an issue up to the reporting word, each word of approval or refusal and each negation changes
the value: "willing to talk" is for talks, "ruled out talking" against; turned twice, it is small: "has not ruled out".
The holder is the subject of the topmost such word ("Lavrov said Moscow was willing"), else the source.
"""

import csv
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Token

from onrecord.model import Actor, Issue, Mention, Ref, Span, Stance, Statement
from onrecord.statements.cues import NEGATIONS
from onrecord.statements.issues import Issues
from onrecord.statements.relation import Relation
from onrecord.statements.words import Words

T = TypeVar("T")
BY = "stance words 1"
TURNED_TWICE = 0.3
_HERE = Path(__file__).parent
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SELF = frozenset({"i", "we", "us", "our", "my", "me"})
_CONDITIONS = frozenset({"if", "unless", "provided", "when", "until", "once", "only"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
_POSSIBLE = frozenset({"could", "might", "may", "would"})
_OTHER_CLAUSES = frozenset({"conj", "parataxis", "acl:relcl", "advcl"})
_PLACED = frozenset({"in", "at", "near", "from", "inside", "across"})
_ASIDE = frozenset({"during", "before", "after", "since", "amid", "despite", "ahead"})
_MAIN_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "conj", "parataxis", "csubj"})
_UPWARD_LIMIT = 8


@dataclass(frozen=True, slots=True)
class _Attitude:
    """What the words above a target say of it, and the topmost of them."""

    value: float
    top: Token
    conditional: bool


@dataclass(frozen=True, slots=True)
class Targets:
    """What an article names that one can be for or against: words that name issues, mentions by their head; and the
    actor each word names, first come first."""

    words: Words
    issues: tuple[tuple[int, Issue], ...]
    matters: frozenset[int]
    mentions: tuple[tuple[int, Mention], ...]
    actors: Mapping[int, Actor]


def targets(words: Words, who: Sequence[Mention], issues: Issues) -> Targets:
    """What is named in an article."""
    mentions: list[tuple[int, Mention]] = []
    actors: dict[int, Actor] = {}
    for mention in who:
        actor = mention.actor
        piece = None if actor is None else words.around(mention.span)
        if actor is None or piece is None:
            continue
        for i in range(*piece):
            if words.starts[i] >= mention.span.start:
                actors.setdefault(i, actor)
        if mention.label != "PRONOUN":
            one = piece[1] - piece[0] == 1
            mentions.append((piece[0] if one else words.doc[piece[0] : piece[1]].root.i, mention))
    found = tuple(issues.among(words))
    ordered = tuple(sorted(mentions, key=lambda pair: pair[0]))
    return Targets(words, found, frozenset(i for i, _ in found), ordered, actors)


def stances(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> tuple[Stance, ...]:
    """The stances the statement takes on issues and toward actors; of several on one target, the strongest.

    Args:
        before: the statements that stand before it; "called this posturing" judges the last of them.
    """
    # "Has not ruled out talks" is a stance; "did not say that talks would resume" is none.
    if statement.negated and (relation.verb is None or value(named.words.doc[relation.verb]) is None):
        return ()
    found = [
        *_on_issues(named, statement, relation),
        *_toward_actors(named, statement, relation),
        *_of_what_was_said(named, statement, relation, before),
    ]
    if not found:
        return ()
    best: dict[tuple[str | None, str], Stance] = {}
    for stance in found:
        key = (stance.holder.id if stance.holder else None, stance.target.id)
        if key not in best or abs(stance.value) > abs(best[key].value):
            best[key] = stance
    return tuple(sorted(best.values(), key=lambda s: (s.span, s.target.id)))


def _on_issues(named: Targets, statement: Statement, relation: Relation) -> Iterator[Stance]:
    for i, issue in _within(relation, named.issues):
        token = named.words.doc[i]
        # "Would not give up principles during negotiations" is not against negotiations, nor is "talks had failed".
        attitude = None if _case(token) in _ASIDE or _acts(token) else _attitude(token, relation)
        if attitude is not None:
            holder = _holder(attitude.top, statement, relation, named.actors)
            yield Stance(holder, issue, attitude.value, attitude.conditional, _span(token), BY)


def _toward_actors(named: Targets, statement: Statement, relation: Relation) -> Iterator[Stance]:
    for root, mention in _within(relation, named.mentions):
        target, token = mention.actor, named.words.doc[root]
        if target is None or _acts(token):
            continue  # The subject of a verb acts; it is not what the verb judges.
        if _is_aside(token, named.matters) or _is_title(token, named.actors):
            continue  # "to reach its goals in Ukraine" is not for Ukraine, "Russia’s President Putin" not Russia.
        attitude = _attitude(token, relation)
        if attitude is None or not _judges(token, attitude.top) or not _is_asserted(attitude.top, relation):
            continue
        holder = _holder(attitude.top, statement, relation, named.actors)
        if holder is None or holder.id != target.id:
            yield Stance(holder, target, attitude.value, attitude.conditional, mention.span, BY)


def _within(relation: Relation, found: Sequence[tuple[int, T]]) -> Iterator[tuple[int, T]]:
    """Those of the words found that are part of the content."""
    for start, end in relation.content:
        first = bisect_left(found, start, key=lambda pair: pair[0])
        yield from found[first : bisect_left(found, end, lo=first, key=lambda pair: pair[0])]


def _acts(word: Token) -> bool:
    return word.dep_ in _SUBJECTS and word.head.pos_ in ("VERB", "AUX")


def _is_aside(word: Token, matters: Set[int]) -> bool:
    """Whether a name says where, or what else a noun concerns: "the border with Russia should be strengthened".

    Talks with somebody are held or refused with them.
    """
    beside = word.dep_ == "nmod" and _case(word) == "with" and word.head.i not in matters
    return beside or _case(word) in _PLACED


def _is_title(word: Token, actors: Mapping[int, Actor]) -> bool:
    """Whether a name only says whose office somebody else named holds."""
    person = actors.get(word.head.i)
    return word.dep_ in ("nmod:poss", "nmod:desc", "compound") and person is not None and person.kind == "person"


def _of_what_was_said(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> Iterator[Stance]:
    """ "… but Washington called this “posturing”": a judgement of the last speaker, and of what they were for."""
    if relation.verb is None or not before or named.words.doc[relation.content[0][0]].lower_ not in _POINTING:
        return
    values = [value(named.words.doc[i]) for i in sorted(relation.tokens())]
    judged = min((v for v in values if v is not None), default=None)
    last = before[-1]
    if judged is None or judged >= 0:
        return
    target: Ref | None = next((s.holder for s in last.stances if s.holder), None)
    target = target or (last.source.actor if last.source else None)
    holder = statement.source.actor if statement.source else None
    span = Span(statement.content[0].start, statement.content[-1].end)
    if target is not None:
        yield Stance(holder, target, judged, False, span, BY + ", of what was said")
    for issue in (s.target for s in last.stances if isinstance(s.target, Issue) and s.value > 0):
        yield Stance(holder, issue, judged, False, span, BY + ", of what was said")


def _attitude(target: Token, relation: Relation) -> _Attitude | None:
    """The values of the words from the target up to the reporting word: the weakest, negations turning the sign."""
    size, turns, top = 1.0, 0, None
    conditional = False
    for token in _upward(target, relation):
        worth = value(token)
        if token.i == target.i:
            worth = _stood_against(token)  # What names the issue is not itself a judgement of it: "talk".
        if worth is not None:
            size = min(size, abs(worth))
            turns += worth < 0
            top = token
        if _is_negated(token):
            turns += 1
            top = top or token
        if worth is not None and any(c.lower_ in _POSSIBLE for c in token.children):
            size *= 0.5
        conditional = conditional or _is_conditional(token)
    if top is None:
        return None
    size = size if turns < 2 else min(size, TURNED_TWICE)
    return _Attitude(round(-size if turns % 2 else size, 3), top, conditional)


def _stood_against(target: Token) -> float | None:
    """The value of "against" in "his country was against sanctions"."""
    said_of = _case(target) == "against" and any(c.dep_ == "cop" for c in target.children)
    return _attitudes()["against"] if said_of else None


def _upward(target: Token, relation: Relation) -> Iterator[Token]:
    token = target
    for _ in range(_UPWARD_LIMIT):
        yield token
        # "Has ruled out talking to the president": a parse may hang "talking" on the cue as an adverbial.
        another = token.dep_ in _OTHER_CLAUSES and token.i != target.i and token.head.i != relation.verb
        if token.head.i == token.i or another:
            return
        token = token.head
        if token.i == relation.verb:
            yield token
            return
        if not relation.holds(token.i):
            return


def _judges(target: Token, judgement: Token) -> bool:
    """Whether the judging word is near: three steps at most."""
    token = target
    for _ in range(4):
        if token.i == judgement.i:
            return True
        token = token.head
    return False


def _is_asserted(judgement: Token, relation: Relation) -> bool:
    """Whether the judging word is the reporting word or the predicate of what was said.

    "A war without reason against Kyiv would be a wound" is not against Kyiv.
    """
    token = judgement
    if token.pos_ not in ("VERB", "AUX") and not any(c.dep_ == "cop" for c in token.children):
        return token.i == relation.verb
    for _ in range(_UPWARD_LIMIT):
        if token.i == relation.verb or token.head.i == token.i:
            return True
        if token.dep_ not in _MAIN_CLAUSE:
            return False
        token = token.head
    return False


def _holder(top: Token, statement: Statement, relation: Relation, actors: Mapping[int, Actor]) -> Actor | None:
    """Whose stance it is: the subject of the topmost word of the stance, if that names an actor, else the source."""
    source = statement.source.actor if statement.source else None
    token = top
    while relation.holds(token.i):
        subject = next(
            (c for c in token.children if c.dep_ in _SUBJECTS or (c.dep_ == "expl" and c.lower_ == "it")), None
        )
        if subject is not None and subject.lower_ not in _SELF:
            return actors.get(subject.i) or source
        if subject is not None or token.dep_ not in ("xcomp", "cop", "conj") or token.head.i == token.i:
            break
        token = token.head
    return source


def _is_negated(token: Token) -> bool:
    return any(
        (c.lower_ in NEGATIONS and c.dep_ in ("advmod", "det", "neg", "obj", "cc:preconj")) or c.lower_ == "without"
        for c in token.children
    )


def _is_conditional(token: Token) -> bool:
    return any(
        c.dep_ == "advcl" and any(m.lower_ in _CONDITIONS for m in c.children if m.dep_ in ("mark", "advmod"))
        for c in token.children
    )


def value(token: Token) -> float | None:
    """How strongly a word approves or refuses, with its particle or preposition; None if it does neither."""
    known, lemma = _attitudes(), token.lemma_.lower() or token.lower_
    for child in token.children:
        if child.dep_ in ("compound:prt", "obl", "case"):
            word = (
                child.lower_
                if child.dep_ != "obl"
                else next((c.lower_ for c in child.children if c.dep_ == "case"), "")
            )
            if f"{lemma} {word}" in known:
                return known[f"{lemma} {word}"]
            if child.dep_ == "case" and word == "against" and token.head.i != token.i:
                return known["against"]
    return known.get(lemma, known.get(token.lower_))


def judgement(token: Token) -> float | None:
    """The value of a word that judges, its own negation counted; None for a word that does not."""
    worth = value(token)
    if worth is None or token.pos_ not in ("VERB", "NOUN", "ADJ", "ADV", "ADP", "SCONJ"):
        return None
    return -worth if _is_negated(token) else worth


def _case(token: Token) -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


@cache
def _attitudes() -> dict[str, float]:
    lines = (_HERE / "attitudes.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["lemma"]: float(row["value"]) for row in rows}
