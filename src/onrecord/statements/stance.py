"""What a statement is for or against: issues and actors, valued by the words above them in the parse.

From the word that names an issue up to the reporting word, each word of approval or refusal and each negation changes
the value: "willing to talk" is for talks, "ruled out talking" against; turned twice, it is small: "has not ruled out".
The holder is the subject of the topmost such word ("Lavrov said Moscow was willing"), else the source.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Actor, Issue, Mention, Ref, Span, Stance, Statement
from onrecord.statements import cues
from onrecord.statements.aim import OWNED, SPOKEN, is_aimed, is_blamed
from onrecord.statements.attitudes import attitudes, value
from onrecord.statements.classes import class_of
from onrecord.statements.holder import WILL, holder_of, is_anybodys
from onrecord.statements.relation import Relation
from onrecord.statements.targets import UPWARD_LIMIT, Signs, Targets
from onrecord.statements.verdicts import verdicts
from onrecord.statements.words import Words

BY = "stance words 2"
TURNED_TWICE = 0.3
_OWNING = frozenset({"have", "own", "possess"})
_LIGHT = frozenset({"hold", "have", "be", "conduct", "start", "begin", "resume", "enter", "join", "take", "make", "go"})
_BESIDE = frozenset({"with", "on", "upon", "against", "into", "to", "over", "about"})
_MERELY = frozenset({"could", "might", "may"})
_HELPED = frozenset({"aux", "nsubj", "nsubj:pass"})
_MARK = frozenset({"mark"})
_COPULA = frozenset({"cop"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_POINTING = frozenset({"this", "that", "it", "these", "those"})
_OTHER_CLAUSES = frozenset({"conj", "parataxis", "acl:relcl", "advcl"})
_PLACED = frozenset({"in", "at", "near", "from", "inside", "across"})
_ASIDE = frozenset(
    {"at", "outside", "beyond", "within", "during", "before", "after", "since", "amid", "despite", "ahead"}
)
_MAIN_CLAUSE = frozenset({"ROOT", "ccomp", "xcomp", "conj", "parataxis", "csubj"})
_BETWEEN = 1
"""How many nouns may stand between a matter and the word that judges it."""


@dataclass(frozen=True, slots=True)
class _Attitude:
    """What the words above a target say of it, the topmost of them, and the nearest that judges."""

    value: float
    top: int
    near: int
    conditional: bool


def stances(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> tuple[Stance, ...]:
    """The stances the statement takes on issues and toward actors; of several on one target, the strongest.

    Args:
        before: the statements that stand before it; "called this posturing" judges the last of them.
    """
    # "Has not ruled out talks" is a stance; "did not say that talks would resume" is none.
    # "Refused to reject the ceasefire": what was refused is told by the statement around it.
    verb = relation.verb
    if statement.negated and (verb is None or cues.is_silent(named.words, verb) or value(named.words, verb) is None):
        return ()
    if not _is_telling(named.signs, relation):
        return ()
    mentions = [found for content in relation.content for found in named.mentions(content)]
    issues = [found for content in relation.content for found in named.issues(content)]
    if not mentions and not issues and named.words.lower[relation.content[0][0]] not in _POINTING:
        return ()
    found = [
        *_on_issues(named, statement, relation, issues),
        *_toward_actors(named, statement, relation, mentions),
        *_of_what_was_said(named, statement, relation, before),
        *verdicts(named, statement, relation, mentions),
    ]
    if not found:
        return ()
    best: dict[tuple[str | None, str], Stance] = {}
    for stance in found:
        key = (stance.holder.id if stance.holder else None, stance.target.id)
        if key not in best or abs(stance.value) > abs(best[key].value):
            best[key] = stance
    return tuple(sorted(best.values(), key=lambda s: (s.span, s.target.id)))


def _is_telling(signs: Signs, relation: Relation) -> bool:
    """Whether cue or content has a word of judgement, or one that something negates."""
    telling, verb = signs.telling, relation.verb
    for start, end in (*relation.content, *relation.cue):
        if bisect_left(telling, start) < bisect_left(telling, end):
            return True
    return verb is not None and (verb in signs.judging or verb in signs.negated)


def _on_issues(
    named: Targets, statement: Statement, relation: Relation, issues: Sequence[tuple[int, Issue]]
) -> Iterator[Stance]:
    words = named.words
    for i, issue in issues:
        # "Would not give up principles during negotiations" is not against negotiations, nor is "talks had failed".
        if words.case(i) in _ASIDE or words.dep[i] == "amod" or _acts(words, i):
            continue
        attitude = _attitude(named, i, relation, "issues", named.company.get(issue.id, frozenset()))
        if attitude is not None and not is_anybodys(named, attitude.top, statement, relation):
            holder = holder_of(named, attitude.top, statement, relation)
            taken = Stance(holder, issue, attitude.value, attitude.conditional, words.span((i, i + 1)), BY)
            yield taken
            yield from _on_sides(named, i, taken)


def _on_sides(named: Targets, i: int, taken: Stance) -> Iterator[Stance]:
    """Stances on whom a matter helps or hurts: "called for aid *to Kyiv*", "sanctions *on Moscow*"."""
    words, sides = named.words, named.sides.get(taken.target.id, {})
    around = (i, words.head[i]) if words.dep[i] == "obj" else (i,)
    for c in (c for above in around for c in words.children[above]):
        sign = sides.get(words.case(c)) if words.dep[c] in ("nmod", "obl") else None
        actor = named.actors.get(c)
        if sign is not None and actor is not None and actor != taken.holder:
            span = words.span((c, c + 1))
            yield Stance(taken.holder, actor, sign * taken.value, taken.conditional, span, BY + ", of whom it concerns")


def _toward_actors(
    named: Targets, statement: Statement, relation: Relation, mentions: Sequence[tuple[int, Mention]]
) -> Iterator[Stance]:
    words = named.words
    for root, mention in mentions:
        target = mention.actor
        if target is None or _acts(words, root):
            continue  # The subject of a verb acts; it is not what the verb judges.
        if _is_aside(named, root) or _is_title(named, root):
            continue  # "to reach its goals in Ukraine" is not for Ukraine, "Russia’s President Putin" not Russia.
        attitude = _attitude(named, root, relation, "actors")
        if attitude is None or not is_aimed(
            words, root, attitude.near, _is_negative(words, attitude.near), named.matters
        ):
            continue
        if not _is_asserted(words, attitude.top, relation) or is_anybodys(named, attitude.top, statement, relation):
            continue
        holder = holder_of(named, attitude.top, statement, relation)
        if holder is None or not _is_their_own(holder, target, attitude.value):
            yield Stance(holder, target, attitude.value, attitude.conditional, mention.span, BY)


def _is_their_own(holder: Actor, target: Actor, value: float) -> bool:
    """Whether somebody is for themselves, or a minister for her country: "vowed to defend Karvanian territory"."""
    own = value > 0 and target.kind == "government" and holder.country == target.country
    return holder.id == target.id or own


def _acts(words: Words, i: int) -> bool:
    """Whether a word names who does something; whom something is done to, "Kyiv was condemned", does not act."""
    active = words.dep[i] in ("nsubj", "nsubj:outer")
    active = active or (words.dep[i] == "nsubj:pass" and words.lemma(words.head[i]) in class_of("state of mind"))
    return active and words.pos[words.head[i]] in ("VERB", "AUX")


def _is_aside(named: Targets, i: int) -> bool:
    """Whether a name says where, or what else a noun concerns: "the border with Russia should be strengthened".

    Talks with somebody are held or refused with them; an "attack on Kyiv" and the "killing of Weir" are condemned
    without judging Kyiv or Weir.
    """
    words, case, head = named.words, named.words.case(i), named.words.head[i]
    if words.dep[i] == "compound" and words.lemma(head) in class_of("imposed"):
        return True  # "Would not back an EU embargo" judges the embargo.
    if words.dep[i] == "nmod" and head not in named.matters:
        befallen = case == "of" and attitudes().get(words.lemma(head), 0) < 0 and words.lemma(head) not in SPOKEN
        if is_blamed(words, i) or f"{words.lemma(head)} {case}" in attitudes("actors"):
            return False
        return befallen or case in _BESIDE or case in _PLACED
    return case in _PLACED


def _is_title(named: Targets, i: int) -> bool:
    """Whether a name only says whose office somebody else named holds."""
    if named.words.dep[i] not in ("nmod:poss", "nmod:desc", "compound"):
        return False
    person = named.actors.get(named.words.head[i])
    return person is not None and person.kind == "person"


def _of_what_was_said(
    named: Targets, statement: Statement, relation: Relation, before: Sequence[Statement]
) -> Iterator[Stance]:
    """ "… but Washington called this “posturing”": a judgement of the last speaker, and of what they were for."""
    first = relation.content[0][0]
    if relation.verb is None or not before or named.words.lower[first] not in _POINTING:
        return
    if named.words.dep[first] == "det" and named.words.dep[named.words.head[first]] == "obj":
        return  # "The palace calls these strikes terrorism": the strikes, not what was said of them.
    # "Said that explosions were caused by sabotage" tells something new, and judges nothing that was said.
    if not all(_FINITE.isdisjoint(named.words.tags[start:end]) for start, end in relation.content):
        return
    values = [value(named.words, i) for i in sorted(relation.tokens() & named.signs.judging.keys())]
    judged = min((v for v in values if v is not None), default=None)
    last = before[-1]
    if judged is None or judged >= 0:
        return
    target: Ref | None = next((s.holder for s in last.stances if s.holder), None)
    target = target or (last.source.actor if last.source else None)
    holder = statement.source.actor if statement.source else None
    if target is not None and target == holder:
        return  # "… was hit, he said, denouncing it as “unacceptable”": what he told is denounced, not he.
    span = Span(statement.content[0].start, statement.content[-1].end)
    if target is not None:
        yield Stance(holder, target, judged, False, span, BY + ", of what was said")
    for issue in (s.target for s in last.stances if isinstance(s.target, Issue) and s.value > 0):
        yield Stance(holder, issue, judged, False, span, BY + ", of what was said")


def _attitude(
    named: Targets, target: int, relation: Relation, of: str, company: frozenset[str] = frozenset()
) -> _Attitude | None:
    """The values of the words from the target up to the reporting word: the weakest, negations turning the sign.

    Args:
        company: words that name the matter with it and so speak for it, whatever else they do: "withdraw troops".
    """
    words, signs = named.words, named.signs
    # "Condemned Moscow’s invasion": what Moscow did is not said of Moscow in turn.
    doing = words.head[target] if words.dep[target] in OWNED or words.case(target) == "by" else None
    size, turns, conditional = 1.0, 0, False
    near = top = sibling = None
    between = 0
    for i in _upward(words, target, relation):
        worth = None if (of == "actors" and i == doing) or i == sibling else _worth(named, i, target, of)
        sibling = words.head[i] if words.dep[i] == "conj" else None  # "support for Kyiv and *sanctions*"
        between += near is None and worth is None and i != target and words.pos[i] == "NOUN"
        if between > _BETWEEN:
            break  # "The need to go on with the policy of non-recognition of the *annexation*"
        if worth is not None:
            named_by = words.lemma(i) in company and worth == attitudes(of).get(words.lemma(i))
            worth = abs(worth) if named_by else worth
            size = min(size, abs(worth)) * (0.5 if i in signs.possible else 1)
            turns += worth < 0
            near, top = i if near is None else near, i
        elif near is not None and i in signs.judging and value(words, i, "turn") is not None:
            turns += 1  # "Should not stop supporting Kyiv", "denied backing Kyiv"
        if i in signs.negated and (near is not None or _is_refused(words, i, target)):
            turns += 1
            top = i if top is None else top
        conditional = conditional or i in signs.conditional
        if i != target and words.dep[i] in ("obl", "nmod") and words.case(i) in _ASIDE:
            break  # "Considers sending aid amid pressure from *sanctions*"
    # "We have seen reports of a move toward talks", "rejected an accusation that it had sabotaged the talks"
    if near is not None and _is_told_of(words, near, relation):
        return None
    # "Proposals to halt the fighting would only help Moscow", "delaying the delivery of arms invites war".
    if of == "issues" and i != target and (_acts(words, i) or words.dep[i] == "csubj"):
        return None
    if top is not None and _is_bare_gerund(words, top):
        return None
    # "Training would not trigger a war with Moscow" judges nobody: it takes a word that does.
    if top is None or (of == "actors" and (near is None or _is_idle(named, top))):
        return None
    size = size if turns < 2 else min(size, TURNED_TWICE)
    return _Attitude(round(-size if turns % 2 else size, 3), top, top if near is None else near, conditional)


def _is_told_of(words: Words, judgement: int, relation: Relation) -> bool:
    """Whether a judging word stands below one for what is only told: "reports", "accusation"; also a verb "reports"."""
    below = words.dep[judgement] in ("nmod", "acl")
    telling = (a for a in words.above(judgement) if words.lemma(a) in class_of("told of"))
    return any(relation.holds(a) or (below and a == relation.verb) for a in telling)


def _is_bare_gerund(words: Words, i: int) -> bool:
    """Whether a parse takes the subject of a clause for the clause: "said that *delaying* the arms invites war"."""
    return words.tags[i] == "VBG" and words.dep[i] == "ccomp" and words.first(i, _HELPED) is None


def _is_idle(named: Targets, judgement: int) -> bool:
    """Whether somebody merely could judge: "could next invade Kyiv"; "would not support Kyiv" is a judgement."""
    words, signs = named.words, named.signs
    may = any(words.lower[c] in _MERELY and words.tag(c) == "MD" for c in words.children[judgement])
    return may and judgement not in signs.negated


def _worth(named: Targets, i: int, target: int, of: str) -> float | None:
    """The value of a word above the target; what names an issue is not itself a judgement of it: "talk"."""
    if i == target:
        return _stood_against(named.words, i)
    return value(named.words, i, of) if i in named.signs.judging and i not in named.matters else None


def _is_refused(words: Words, i: int, target: int) -> bool:
    """Whether a negation refuses: "will not hold talks", "no talks"; not "no evidence of talks", "did not talk"."""
    if words.tag(i) in ("VBD", "VBN"):
        return False  # "Had not talked to him for a year"
    owned = words.lemma(words.head[target]) in _OWNING  # "has no weapons left"
    near = (i == target and not owned) or (
        i == words.head[target] and words.tag(i) == "VB" and words.lemma(i) in _LIGHT
    )
    return near and not any(words.lower[c] == "did" for c in words.children[i])


def _stood_against(words: Words, target: int) -> float | None:
    """The value of "against" in "his country was against sanctions"."""
    said_of = words.case(target) == "against" and words.first(target, _COPULA) is not None
    return attitudes()["against"] if said_of else None


def _upward(words: Words, target: int, relation: Relation) -> Iterator[int]:
    i = target
    for _ in range(UPWARD_LIMIT):
        yield i
        head = words.head[i]
        # "Has ruled out talking to the president": a parse may hang "talking" on the cue as an adverbial.
        # "Ruled out talks after Moscow annexed the valley": the annexation is told, not ruled out.
        apart = i != target or (words.pos[i] == "VERB" and words.dep[i] != "conj")
        # "Blamed Kyiv for provoking Moscow": what it is blamed for is a clause with a word before it.
        another = words.dep[i] in _OTHER_CLAUSES and apart and (head != relation.verb or _has_mark(words, i))
        # "An invasion using nuclear weapons": the weapons are told of the invasion.
        another = another or (words.dep[i] == "acl" and words.tag(i) != "VB" and words.lemma(head) not in WILL)
        # "Drills of the alliance will not start a war": who acts is not what the verb is about.
        if head == i or another or (i != target and _acts(words, i)):
            return
        i = head
        if i == relation.verb:
            yield i
            return
        if not relation.holds(i) and not any(start <= i < end for start, end in relation.cue):
            return


def _has_mark(words: Words, i: int) -> bool:
    mark = words.first(i, _MARK)
    return mark is not None and words.lower[mark] != "to"


def _is_negative(words: Words, judgement: int) -> bool:
    return (value(words, judgement, "actors") or 0) < 0


def _is_asserted(words: Words, judgement: int, relation: Relation) -> bool:
    """Whether the judging word is the reporting word or the predicate of what was said.

    "A war without reason against Kyiv would be a wound" is not against Kyiv.
    """
    i = judgement
    if words.pos[i] not in ("VERB", "AUX") and words.first(i, _COPULA) is None and words.dep[i] != "xcomp":
        # "Expressed support for Kyiv", "to take measures against Kyiv": the object says what was expressed or done.
        if i == relation.verb or words.dep[i] != "obj":
            return i == relation.verb
        i = words.head[i]
    for _ in range(UPWARD_LIMIT):
        if i == relation.verb or words.head[i] == i:
            return True
        willed = words.dep[i] in ("acl", "nmod") and words.lemma(words.head[i]) in WILL
        willed = willed or (words.dep[i] == "obj" and (words.lemma(i) in WILL or words.head[i] == relation.verb))
        wanted = words.tag(i) == "VB" or (words.head[i] == relation.verb and not _has_mark(words, i))
        willed = willed or (words.dep[i] in ("acl", "advcl") and wanted)
        if words.dep[i] not in _MAIN_CLAUSE and not willed:
            return False
        i = words.head[i]
    return False
