"""The PLOVER type, mode and contexts of an event: its pattern, and what tense and negation make of it."""

from functools import cache

from onrecord.events.tables import rows
from onrecord.events.words import Word
from onrecord.model import Modality, Polarity

Coded = tuple[str, str | None, Polarity, Modality]


def code(
    type_: str, mode: str | None, polarity: Polarity, modality: Modality, *, own: bool = True, said: bool = False
) -> Coded:
    """Type, mode, polarity and modality after the manual's rules on what is only said.

    Cooperation to come is AGREE, a concession in deed to come is CONCEDE, harm to come is THREATEN: "will meet", "will
    release", "will impose sanctions". Agreement denied is REJECT; both remain planned. What harm others say somebody
    will do is no threat of theirs: "Kyiv said Moscow would attack".

    Args:
        own: whether what is to come is announced by the doer, or by the outlet.
        said: whether what may come is said by the doer: "Iran says it may close the strait".
    """
    if polarity == "negative":
        refused = _COOPERATIVE | _YIELDING | {"AGREE"} if modality == "planned" else _DECLINED
        if type_ in refused:
            return "REJECT", _REFUSALS.get(type_), "positive", "happened"
        return type_, mode, polarity, modality
    if modality == "possible" and type_ in _HARMFUL and said:
        return "THREATEN", _THREATS.get(mode or "", _THREATS.get(type_)), polarity, modality
    if modality == "planned":
        if type_ in _COOPERATIVE:
            return "AGREE", None, polarity, modality
        if type_ == "RETREAT":
            return "CONCEDE", None, polarity, modality
        if type_ in _HARMFUL and own:
            return "THREATEN", _THREATS.get(mode or "", _THREATS.get(type_)), polarity, modality
    return type_, mode, polarity, modality


def contexts(trigger: Word, given: tuple[str, ...]) -> tuple[str, ...]:
    """The contexts a pattern gives, then those the words of the sentence show, four at most."""
    showing = _showing().keys() & trigger.sent.forms
    if not showing:
        return given
    shown = sorted({name for lemma in showing for name in _showing()[lemma]})
    return tuple(dict.fromkeys((*given, *(name for _, name in shown))))[:4]


def is_discarded(trigger: Word) -> bool:
    """Whether it is no event of the day: "the anniversary of the invasion", an attack in a match or a film.

    One word of sport may stand in any report ("the Arab League", "its goals in the war"); two make a match, or a
    poll: "In the survey 58 % wanted Germany to act".
    """
    if trigger.sent.said.isdisjoint(_discarding()):
        return False
    lemmas = frozenset(trigger.sent.forms)
    if any(t.lemma in _discards("history") for t in trigger.ancestors):
        return True
    return any(len(lemmas & _discards(about)) > 1 for about in _ABOUT)


_ABOUT = ("sport", "fiction", "past", "opinion")
_COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_HARMFUL = frozenset({"COERCE", "ASSAULT", "SANCTION", "PROTEST", "MOBILIZE"})
_DECLINED = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
_REFUSALS = {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield"}
_THREATS = {
    "ASSAULT": "violence",
    "restrict": "restrict",
    "curfew": "restrict",
    "martial-law": "restrict",
    "censor": "restrict",
    "arrest": "arrest",
    "discontinue": "restrict",
    "withdraw": "relations",
    "expel": "expel",
    "deport": "expel",
    "seize": "territory",
}


@cache
def _showing() -> dict[str, list[tuple[int, str]]]:
    """The contexts that each lemma shows, with their number in the table."""
    shown: dict[str, list[tuple[int, str]]] = {}
    for number, row in enumerate(rows("contexts.tsv")):
        for lemma in row["lemmas"].split(","):
            shown.setdefault(lemma, []).append((number, row["context"]))
    return shown


@cache
def _discards(about: str) -> frozenset[str]:
    return frozenset(word for row in rows("discards.tsv") if row["about"] == about for word in row["lemmas"].split(","))


@cache
def _discarding() -> frozenset[str]:
    """All words that may make it none."""
    return frozenset().union(*map(_discards, ("history", *_ABOUT)))
