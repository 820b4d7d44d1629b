import numpy as np
import pytest

from onrecord import language, read
from onrecord.events import learned
from onrecord.events.reported import Chances, promised, triggered
from onrecord.events.triggers import LEARNED
from onrecord.events.words import sentences
from onrecord.language.columns import columns
from onrecord.model import Part, PartKind, Span


def test_each_known_word_has_a_type_and_a_chance() -> None:
    doc = language.analyse("Rebels attacked the old port on Monday, and the ministry condemned the raid.")
    likely = learned.likely(doc, promised(doc))
    told = {doc[token].text: type_ for token, (type_, chance) in likely.items() if chance > 0.5}
    assert told == {"attacked": "ASSAULT", "condemned": "ACCUSE", "raid": "ASSAULT"}
    assert all(0 <= chance <= 1 for _, chance in likely.values())


def test_what_a_pattern_says_changes_the_chance() -> None:
    doc = language.analyse("The union opposed the plan.")
    (word,) = (token.i for token in doc if token.text == "opposed")
    without, told = (learned.likely(doc, given)[word][1] for given in ({}, {word: "ACCUSE"}))
    assert without < told


def test_an_article_without_known_words_and_one_of_another_pipeline_have_none() -> None:
    assert learned.likely(language.analyse("The sun is up."), {}) == {}
    doc = language.analyse("Rebels attacked the port.")
    doc.tensor = np.zeros((0,), dtype=np.float32)
    assert learned.likely(doc, {}) == {}


def test_what_hangs_on_a_word_is_seen_once_for_each_relation() -> None:
    doc = language.analyse("Rebels attacked the port.")
    weights = learned.shipped()
    seen = learned.inputs(columns(doc), doc.tensor, weights)
    row = seen.tokens.index(1)
    hanging = {name for name, there in zip(learned.BELOW, seen.below[row], strict=True) if there}
    assert hanging == {"nsubj", "obj"}
    assert np.array_equal(seen.encoded[row], doc.tensor[1])


@pytest.mark.parametrize(("chance", "expected"), [(0.9, [("huddled", "CONSULT", LEARNED)]), (0.5, [])])
def test_a_likely_word_reports_an_event_though_no_row_tells_it(chance: float, expected: list[object]) -> None:
    (sentence,) = sentences(language.analyse("The envoy huddled with his counterpart in Oslo."))
    (word,) = (word.i for word in sentence if word.text == "huddled")
    told = triggered(sentence, Chances({word: ("CONSULT", chance)}))
    assert [(of.trigger.text, pattern.type, pattern.row) for of, pattern in told] == expected


def test_a_pattern_is_not_believed_of_words_that_hardly_ever_tell_it() -> None:
    chances = Chances({1: ("ACCUSE", 0.01), 2: ("ACCUSE", 0.2)})
    assert [chances.spares(word) for word in (1, 2, 3)] == [False, True, True]


def test_who_is_hit_is_printed_where_nobody_is_known() -> None:
    text = "Two patients were killed when the hospital was shelled."
    hit = {text[m.span.start : m.span.end] for e in read(text).events for m in e.recipients}
    assert "Two patients" in hit


def test_an_event_is_as_sure_as_the_network() -> None:
    sure, unsure = (read(text).events[0] for text in (SURE, UNSURE))
    assert sure.confidence > 0.8
    assert unsure.confidence < sure.confidence


SURE = "Peru condemned the Chilean raid on its embassy."
UNSURE = "Chile opposed the plan of the Peruvian union."


def test_what_is_only_asked_for_or_named_by_a_judgement_is_not_done_by_who_says_so() -> None:
    text = "The union expelled two Peruvian envoys. President Anton Delik called the sanctions blackmail."
    assert ("SANCTION", "Anton Delik") not in {
        (e.type, text[m.span.start : m.span.end]) for e in read(text).events for m in e.actors
    }


def test_what_is_set_apart_is_not_seen() -> None:
    text = "Rebels attacked the port.\n\nRebels shelled the town."
    body, caption = (Part(Span(text.index(line), text.index(line) + len(line)), kind) for line, kind in PRINTED)
    doc = language.analyse(text, (body, caption))
    seen = learned.inputs(columns(doc), doc.tensor, learned.shipped())
    assert "attacked" in {doc[token].text for token in seen.tokens}
    assert "shelled" not in {doc[token].text for token in seen.tokens}


PRINTED: tuple[tuple[str, PartKind], ...] = (
    ("Rebels attacked the port.", "body"),
    ("Rebels shelled the town.", "caption"),
)
