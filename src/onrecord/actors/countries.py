"""Whom "the country" means where it acts or speaks: the one state that acted last."""

from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.actors.quoted import Quoted
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor

_BACK = 2
"""How many sentences back the state is told of."""
_GOING_ON = frozenset({"of", "that", "which", "where", "whose", "'s", "’s", "-"})


def find(page: Columns, marks: Quoted, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each bare "the country" that acts, with its government, where only one acted in the sentence that tells last."""
    if "country" not in page.said:
        return []
    found = []
    governments = page.by_sentence(c for c in candidates if c.actor is not None and c.actor.kind == "government")
    for number, sentence in enumerate(page.sentences):
        for token in range(sentence.first + 1, sentence.after):
            if page.lower[token] == "country" and _acts(page, token):
                start = page.starts[token - 1]
                meant = _acting(page, marks, governments, number, start)
                if meant is not None:
                    found.append(_meaning(start, page.ends[token], meant))
    return found


def _meaning(start: int, end: int, actor: Actor) -> Candidate:
    role = Candidate(start, end, "ROLE", sort="institution", words="country")
    role.determiner, role.country = "the", actor.country
    role.mean(actor, "description", 0.6)
    return role


def _acts(page: Columns, token: int) -> bool:
    """Whether "the country" acts, and nothing says which: not "the country's", "the country that"."""
    following = page.lower[token + 1] if token + 1 < len(page.lower) else ""
    return page.lower[token - 1] == "the" and following not in _GOING_ON and page.dep[token] in words_for("acting")


def _acting(
    page: Columns, marks: Quoted, governments: dict[int, list[Candidate]], number: int, before: int
) -> Actor | None:
    """The state that acted in the sentence nearest before that tells of one acting, if it is the only one there."""
    quoted = marks.at(before)
    for at in range(number, max(-1, number - _BACK - 1), -1):
        here = [c for c in governments.get(at, ()) if c.end <= before and marks.at(c.start) is quoted]
        acting = {c.actor for c in here if page.dep[c.carrier(page)] in words_for("acting")}
        if acting:
            return acting.pop() if len(acting) == 1 else None
    return None
