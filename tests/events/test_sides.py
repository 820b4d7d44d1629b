import numpy as np

from onrecord import language
from onrecord.events import sides
from onrecord.events.sides import UNTRAINED, Asked, Weights
from onrecord.events.words import Word, sentences


def _ways(text: str, trigger: str, weights: Weights = UNTRAINED) -> dict[str, str]:
    doc = language.analyse(text)
    (sentence,) = sentences(doc)
    of = Asked(_word(list(sentence), trigger), "ASSAULT", (), ())
    return {seen.head.text: seen.way for seen in sides.phrases(of, weights)}


def _word(words: list[Word], text: str) -> Word:
    return next(word for word in words if word.text == text)


def test_a_way_goes_up_to_where_both_hang_then_down() -> None:
    ways = _ways("Rebels stormed the fort and wounded a guard.", "wounded")
    assert ways == {"guard": "obj", "Rebels": "^conj nsubj", "fort": "^conj obj"}


def test_what_a_word_hangs_on_may_be_on_a_side_of_it() -> None:
    assert _ways("The envoy saw the guard wounded in the raid.", "wounded")["guard"].startswith("^")


def test_only_ways_that_the_weights_know_are_gone() -> None:
    known = Weights.of({}, ("", "^conj nsubj"), (), ())
    assert _ways("Rebels stormed the fort and wounded a guard.", "wounded", known) == {"Rebels": "^conj nsubj"}


def test_each_phrase_has_chances_that_sum_to_one() -> None:
    doc = language.analyse("Rebels killed three officers.")
    of = Asked(_word([w for s in sentences(doc) for w in s], "killed"), "ASSAULT", (), ())
    seen = sides.phrases(of)
    (chances,) = sides.likely(doc, [(of, seen)])
    assert len(chances) == len(seen) == 2
    assert np.allclose([sum(row) for row in chances], 1, atol=1e-5)
    likeliest = {s.head.text: int(np.argmax(row)) for s, row in zip(seen, chances, strict=True)}
    assert likeliest == {"Rebels": sides.ACTOR, "officers": sides.RECIPIENT}


def test_by_no_weights_and_for_the_words_of_another_pipeline_nobody_is_on_a_side() -> None:
    doc = language.analyse("Rebels killed three officers.")
    of = Asked(_word([w for s in sentences(doc) for w in s], "killed"), "ASSAULT", (), ())
    seen = sides.phrases(of)
    assert list(sides.likely(doc, [(of, seen)], UNTRAINED)) == [[[1.0, 0.0, 0.0]] * len(seen)]
    doc.tensor = np.zeros((0,), dtype=np.float32)
    assert list(sides.likely(doc, [(of, seen)])) == [[[1.0, 0.0, 0.0]] * len(seen)]


def test_an_article_without_events_is_asked_for_nobody() -> None:
    assert list(sides.likely(language.analyse("The sun is up."), [])) == []
