"""What a statement is for or against: issues and actors, valued by the words above them in the parse.

From the word that names an issue up to the reporting word, each word of approval or refusal and each negation changes
the value: "willing to talk" is for talks, "ruled out talking" against; turned twice, it is small: "has not ruled out".
The holder is the subject of the topmost such word ("Lavrov said Moscow was willing"), else the source.
"""

import csv
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from onrecord.model import Actor, Issue, Mention, Ref, Span, Stance, Statement
from onrecord.statements.cues import NEGATIONS
from onrecord.statements.relation import Relation

BY = "stance words 1"
TURNED_TWICE = 0.3
_HERE = Path(__file__).parent
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SELF = frozenset({"i", "we", "us", "our", "my", "me"})
_CONDITIONS = frozenset({"if", "unless", "provided", "when", "until", "once", "only"})
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


def stances(
    doc: Doc, statement: Statement, relation: Relation, who: Sequence[Mention], before: Sequence[Statement]
) -> tuple[Stance, ...]:
    """The stances the statement takes on issues and toward actors; of several on one target, the strongest.

    Args:
        before: the statements that stand before it; "called this posturing" judges the last of them.
    """
    # "Has not ruled out talks" is a stance; "did not say that talks would resume" is none.
    if statement.negated and (relation.verb is None or value(doc[relation.verb]) is None):
        return ()
    content = relation.tokens()
    found = [
        *_on_issues(doc, statement, relation, content, who),
        *_toward_actors(doc, statement, relation, content, who),
    ]
    found.extend(_of_what_was_said(doc, statement, relation, before))
    best: dict[tuple[str | None, str], Stance] = {}
    for stance in found:
        key = (stance.holder.id if stance.holder else None, stance.target.id)
        if key not in best or abs(stance.value) > abs(best[key].value):
            best[key] = stance
    return tuple(sorted(best.values(), key=lambda s: (s.span, s.target.id)))


def _on_issues(
    doc: Doc, statement: Statement, relation: Relation, content: set[int], who: Sequence[Mention]
) -> Iterator[Stance]:
    for i in sorted(content):
        issue = issue_of(doc[i])
        # "Would not give up principles during negotiations" is not against negotiations, nor is "talks had failed".
        aside = _case(doc[i]) in _ASIDE or _acts(doc[i])
        attitude = None if issue is None or aside else _attitude(doc[i], relation, content)
        if issue is None or attitude is None:
            continue
        holder = _holder(attitude.top, statement, content, who)
        yield Stance(holder, issue, attitude.value, attitude.conditional, _span(doc[i]), BY)


def _toward_actors(
    doc: Doc, statement: Statement, relation: Relation, content: set[int], who: Sequence[Mention]
) -> Iterator[Stance]:
    reach = content | ({relation.verb} if relation.verb is not None else set())
    for mention in who:
        target = mention.actor
        piece = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
        if target is None or piece is None or piece.root.i not in content or mention.label == "PRONOUN":
            continue
        if _acts(piece.root):
            continue  # The subject of a verb acts; it is not what the verb judges.
        if _is_aside(piece.root) or _is_title(piece.root, who):
            continue  # "to reach its goals in Ukraine" is not for Ukraine, "Russia’s President Putin" not Russia.
        attitude = _attitude(piece.root, relation, reach)
        if attitude is None or not _judges(piece.root, attitude.top) or not _is_asserted(attitude.top, relation):
            continue
        holder = _holder(attitude.top, statement, content, who)
        if holder is None or holder.id != target.id:
            yield Stance(holder, target, attitude.value, attitude.conditional, mention.span, BY)


def _acts(word: Token) -> bool:
    return word.dep_ in _SUBJECTS and word.head.pos_ in ("VERB", "AUX")


def _is_aside(word: Token) -> bool:
    """Whether a name says where, or what else a noun concerns: "the border with Russia should be strengthened".

    Talks with somebody are held or refused with them.
    """
    beside = word.dep_ == "nmod" and _case(word) == "with" and issue_of(word.head) is None
    return beside or _case(word) in _PLACED


def _is_title(word: Token, who: Sequence[Mention]) -> bool:
    """Whether a name only says whose office somebody else named holds."""
    person = _actor_at(word.head, who)
    return word.dep_ in ("nmod:poss", "nmod:desc", "compound") and person is not None and person.kind == "person"


def _of_what_was_said(
    doc: Doc, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> Iterator[Stance]:
    """ "… but Washington called this “posturing”": a judgement of the last speaker, and of what they were for."""
    first = doc[relation.content[0][0]]
    if first.lower_ not in ("this", "that", "it", "these", "those") or relation.verb is None or not before:
        return
    values = [value(doc[i]) for i in sorted(relation.tokens())]
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


def _attitude(target: Token, relation: Relation, content: set[int]) -> _Attitude | None:
    """The values of the words from the target up to the reporting word: the weakest, negations turning the sign."""
    size, turns, top = 1.0, 0, None
    conditional = False
    for token in _upward(target, relation, content):
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


def _upward(target: Token, relation: Relation, content: set[int]) -> Iterator[Token]:
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
        if token.i not in content:
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


def _holder(top: Token, statement: Statement, content: set[int], who: Sequence[Mention]) -> Actor | None:
    """Whose stance it is: the subject of the topmost word of the stance, if that names an actor, else the source."""
    source = statement.source.actor if statement.source else None
    token = top
    while token.i in content:
        subject = next(
            (c for c in token.children if c.dep_ in _SUBJECTS or (c.dep_ == "expl" and c.lower_ == "it")), None
        )
        if subject is not None and subject.lower_ not in _SELF:
            return _actor_at(subject, who) or source
        if subject is not None or token.dep_ not in ("xcomp", "cop", "conj") or token.head.i == token.i:
            break
        token = token.head
    return source


def _actor_at(token: Token, who: Sequence[Mention]) -> Actor | None:
    return next((m.actor for m in who if m.span.start <= token.idx < m.span.end and m.actor), None)


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


def issue_of(token: Token) -> Issue | None:
    """The issue a word names, alone or with the word before it ("military aid")."""
    words = _issues()
    lemma = token.lemma_.lower() or token.lower_
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return words.get(f"{before} {lemma}") or words.get(lemma) or words.get(token.lower_)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


@cache
def _issues() -> Mapping[str, Issue]:
    """The words of the shipped issues."""
    return read_issues(_HERE / "issues.toml")


def read_issues(path: Path) -> dict[str, Issue]:
    """The issue each word of a file names."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {word: Issue(f"issue:{key}", entry["name"]) for key, entry in table.items() for word in entry["words"]}


@cache
def _attitudes() -> dict[str, float]:
    lines = (_HERE / "attitudes.tsv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["lemma"]: float(row["value"]) for row in rows}
