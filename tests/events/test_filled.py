import pytest
from tests.events.named import triples

from onrecord import language, read
from onrecord.events.filled import filled, is_open
from onrecord.events.named import Named
from onrecord.events.sides import ACTOR, NONE, RECIPIENT, Asked, Seen
from onrecord.events.triggers import by_type
from onrecord.events.words import Word, sentences

TEXT = "Rebels and gunmen stormed the fort, and a crowd of farmers fled."


def _words() -> dict[str, Word]:
    return {word.text: word for sentence in sentences(language.analyse(TEXT)) for word in sentence}


def _chances(side: int, chance: float) -> list[float]:
    rest = (1 - chance) / 2
    return [chance if at == side else rest for at in (NONE, ACTOR, RECIPIENT)]


def _filled(*told: tuple[str, str, int, float]) -> tuple[list[str], list[str]]:
    words = _words()
    seen = [Seen(words[text], way, "", "NN", 1, 0, 3) for text, way, _, _ in told]
    chances = [_chances(side, chance) for _, _, side, chance in told]
    sides = filled(Asked(words["stormed"], "ASSAULT", (), ()), seen, chances, Named((), (), "1"))
    doers, done_to = ([m.span.of(TEXT) for m in side] for side in sides)
    return doers, done_to


def test_the_likeliest_fills_a_side_and_who_is_joined_to_them_comes_with_them() -> None:
    told = ("Rebels", "nsubj", ACTOR, 0.9), ("gunmen", "nsubj conj", ACTOR, 0.6), ("crowd", "conj nsubj", ACTOR, 0.7)
    assert _filled(*told) == (["Rebels", "gunmen"], [])


def test_what_hangs_right_on_the_word_goes_before_what_is_likelier() -> None:
    assert _filled(("Rebels", "nsubj", ACTOR, 0.6), ("crowd", "conj nsubj", ACTOR, 0.9))[0] == ["Rebels"]


def test_the_unlikely_fill_no_side_and_things_alone_fill_none() -> None:
    assert _filled(("Rebels", "nsubj", ACTOR, 0.49)) == ([], [])
    assert _filled(("fort", "obj", RECIPIENT, 0.9)) == ([], [])


def test_things_are_hit_by_somebody() -> None:
    assert _filled(("Rebels", "nsubj", ACTOR, 0.9), ("fort", "obj", RECIPIENT, 0.9)) == (["Rebels"], ["the fort"])


def test_nobody_is_on_both_sides() -> None:
    doers, done_to = _filled(("Rebels", "nsubj", ACTOR, 0.9), ("Rebels", "conj obj", RECIPIENT, 0.9))
    assert (doers, done_to) == (["Rebels"], [])


@pytest.mark.parametrize(("chance", "expected"), [(0.59, False), (0.6, True)])
def test_where_the_rules_find_nobody_only_likely_words_are_asked_about(chance: float, expected: bool) -> None:
    trigger = _words()["stormed"]
    assert is_open(Asked(trigger, "ASSAULT", (), ()), by_type("ASSAULT", trigger), chance) is expected


def test_whoever_is_found_so_says_so_and_how_sure() -> None:
    text = "Turkish rebels came down the valley in an attack that left nine farmers dead."
    (event,) = read(text).events
    assert [[m.span.of(text) for m in side] for side in (event.actors, event.recipients)] == [
        ["Turkish rebels"],
        ["nine farmers"],
    ]
    assert all(m.by.startswith("events/sides ") and 0.3 <= m.confidence <= 0.9 for m in event.actors)


def test_its_attack_is_nobodys_where_no_rule_says_whose() -> None:
    assert all(kind != "ASSAULT" for kind, *_ in triples("The mayor saw Russia and Poland quarrel after its attack."))


@pytest.mark.parametrize(
    "text",
    [
        "France condemned the seizure of the tanker on Wednesday.",
        "According to France, monitors were refused access to the port.",
        "France said that two farmers had been shot at the border.",
    ],
)
def test_who_only_speaks_of_a_deed_has_not_done_it(text: str) -> None:
    assert all("France" not in m.span.of(text) for e in read(text).events for m in e.actors if e.type != "ACCUSE")
