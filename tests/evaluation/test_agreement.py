"""Agreement of two annotators over labels of our own."""

from evaluation.events.agreement import rows, shared
from evaluation.events.labelled import Label, Sentence, Who
from evaluation.scores import Counts, total

from onrecord.model import Span


def _event(kind: str, trigger: int, actor: str | None = "RUS", other: str | None = None) -> Label:
    who = (Who((Span(0, 5),), actor),)
    return Label(kind, other, (Span(trigger, trigger + 4),), who, (), "happened", "positive", False, False)


def _sentence(*events: Label, start: int = 0) -> Sentence:
    return Sentence("ours", "a", "look", Span(start, start + 100), events)


def _told(one: Sentence, two: Sentence, row: str) -> Counts:
    return total(dict(rows([(one, two)]))[row])


def test_only_sentences_that_both_have_are_compared() -> None:
    one, two = _sentence(), _sentence(start=200)
    assert list(shared([one, two], [two])) == [(two, two)]


def test_the_second_may_say_the_other_type_that_the_first_allows_but_not_the_reverse() -> None:
    free, strict = _sentence(_event("COERCE", 10, other="ASSAULT")), _sentence(_event("ASSAULT", 10))
    assert _told(free, strict, "event and type") == Counts(1, 1, 1)
    assert _told(strict, free, "event and type") == Counts(0, 1, 1)


def test_an_event_of_the_same_type_on_another_word_agrees_in_type_only() -> None:
    one, two = _sentence(_event("REQUEST", 10)), _sentence(_event("REQUEST", 40))
    assert _told(one, two, "event and type") == Counts(1, 1, 1)
    assert _told(one, two, "and trigger") == Counts(0, 1, 1)


def test_the_same_words_with_another_code_agree_in_words_only() -> None:
    one, two = _sentence(_event("REJECT", 10)), _sentence(_event("REJECT", 10, actor="RUS.GOV"))
    assert _told(one, two, "with who and whom") == Counts(1, 1, 1)
    assert _told(one, two, "with who and whom, by code") == Counts(0, 1, 1)


def test_a_type_counts_what_the_first_called_it_and_what_only_one_saw() -> None:
    one, two = _sentence(_event("AID", 10), _event("ACCUSE", 30)), _sentence(_event("AID", 10), _event("AID", 60))
    assert _told(one, two, "AID") == Counts(1, 2, 1)
    assert _told(one, two, "ACCUSE") == Counts(0, 0, 1)
