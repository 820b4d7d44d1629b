import random
from pathlib import Path

import pytest
from evaluation.events import draw
from evaluation.events.labelled import Label, Sentence, Who, problems, sentences

from onrecord import ontology
from onrecord.model import Span

NEWS = (
    'Dr. Novak met the envoy on Monday. "We agreed on nothing," she said. The talks go on.It is late in the day. \n\n'
    "Advert"
)


def test_every_trigger_and_actor_lies_in_its_sentence() -> None:
    for sentence in sentences():
        for event in sentence.events:
            spans = event.triggers + tuple(s for who in event.actors + event.recipients for s in who.spans)
            assert event.triggers
            assert all(sentence.span.covers(span) for span in spans)


def test_labels_are_types_of_the_manual() -> None:
    events = [event for sentence in sentences() for event in sentence.events]
    assert {event.type for event in events} <= set(ontology.types())
    assert {event.other for event in events} <= {None, *ontology.types()}


def test_an_article_is_in_one_half_only_and_no_sentence_twice() -> None:
    halves = {(s.article, s.half) for s in sentences()}
    assert len(halves) == len({article for article, _ in halves})
    assert {half for _, half in halves} == {"look", "measure"}
    assert len({(s.article, s.span) for s in sentences()}) == len(sentences()) >= 300


def test_both_corpora_give_about_half() -> None:
    wikinews = sum(s.corpus == "wikinews" for s in sentences())
    assert 0.4 < wikinews / len(sentences()) < 0.6


@pytest.mark.parametrize(
    ("span", "said"), [(Span(4, 9), []), (Span(4, 8), ["cuts a word"]), (Span(40, 47), ["outside the sentence"])]
)
def test_a_span_that_cuts_a_word_or_leaves_its_sentence_is_told(span: Span, said: list[str]) -> None:
    met = Label("CONSULT", None, (Span(10, 13),), (Who((span,), None),), (), "happened", "positive", False, False)
    labelled = Sentence("ours", "novak", "look", Span(0, 34), (met,))
    assert [p.split(": ")[1] for p in problems([labelled], {("ours", "novak"): NEWS})] == said


def test_sentences_end_at_full_stops_and_not_after_titles() -> None:
    assert [NEWS[start:end] for start, end in draw.sentences(NEWS)] == [
        "Dr. Novak met the envoy on Monday.",
        '"We agreed on nothing," she said.',
        "It is late in the day.",
    ]


def test_the_same_sentences_are_drawn_in_whatever_order_articles_come() -> None:
    articles = {f"a{i}": " ".join(f"The minister of area {i} spoke on day {k}." for k in range(9)) for i in range(20)}
    shuffled = list(articles.items())
    random.Random(7).shuffle(shuffled)
    once = list(draw.drawn(articles, 5, 3))
    assert once == list(draw.drawn(dict(shuffled), 5, 3))
    assert len(once) == 15


def test_only_reports_are_read_from_a_folder_of_texts(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_talks.txt").write_text("Talks.\n", encoding="utf-8")
    (tmp_path / "GUM_interview_talks.txt").write_text("Well?\n", encoding="utf-8")
    assert dict(draw.texts(tmp_path)) == {"GUM_news_talks": "Talks.\n"}
