import math

from onrecord import language
from onrecord.events import classify
from onrecord.events.reported import triggered
from onrecord.events.words import sentences
from onrecord.model import Span


def test_it_weighs_words_frame_and_patterns() -> None:
    text = "Polish police arrested two smugglers on Monday."
    doc = language.analyse(text)
    (sentence,) = sentences(doc)
    actors, recipients = [Span(0, 13)], [Span(text.index("two"), text.index(" on Monday"))]
    likely = classify.probabilities(sentence.words, list(triggered(sentence)), actors, recipients)
    assert max(likely, key=lambda t: likely[t]) == "COERCE"
    assert math.isclose(sum(likely.values()), 1, abs_tol=1e-4)


def test_a_name_always_falls_in_the_same_bucket() -> None:
    assert classify.hashed(iter([("w arrest", 1.0), ("w arrest", 0.5)])) == classify.hashed(iter([("w arrest", 1.5)]))
