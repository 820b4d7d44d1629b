"""Who is let go: those without a name who neither speak nor hold a view, and to whom nothing is done."""

from collections.abc import Iterable, Sequence

from onrecord.actors import codes, nameless
from onrecord.actors.candidates import Candidate
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns


def forget(page: Columns, speech: Speech, known: Iterable[Sequence[Candidate]], pronouns: Sequence[Candidate]) -> None:
    """Let go of those who are silent and of whom no country or organisation is told, each with the pronouns for him."""
    meaning: dict[str, list[Candidate]] = {}
    for pronoun in pronouns:
        if pronoun.actor is not None:
            meaning.setdefault(pronoun.actor.id, []).append(pronoun)
    for same in known:
        actor = same[0].actor
        own = meaning.get(actor.id, []) if actor is not None else []
        belongs = nameless.belongs(same[0]) or nameless.is_capital_body(page, same[0])
        if not belongs and not _tell(page, speech, same, own) and not _are_done_to(page, same):
            for one in (*same, *own):
                one.actor, one.by, one.confidence = None, "pronoun" if one.sort == "pronoun" else "", 0.0


def _tell(page: Columns, speech: Speech, same: Sequence[Candidate], own: Sequence[Candidate]) -> bool:
    """Whether they speak or are told to think or want: "analysts fear an escalation", "activists are worried"."""
    heads = [one.carrier(page) for one in (*same, *own)]
    if any(head in speech.speaking for head in heads):
        return True
    views = words_for("holding views") if same[0].plural or same[0].determiner else ()
    return any(page.dep[head] == "nsubj" and page.lemma(page.head[head]) in views for head in heads)


def _are_done_to(page: Columns, same: Sequence[Candidate]) -> bool:
    """Whether something is done to several people: "the police dispersed protesters"."""
    first = same[0]
    if not first.plural or first.determiner in nameless.THE or first.words in words_for("no people"):
        return False
    body = codes.institutions()[first.words].slug != "people" if first.sort == "institution" else first.gender == "n"
    return not body and any(page.dep[one.carrier(page)] in ("obj", "iobj") for one in same)
