import pytest
from tests.handmade import BY, span

from onrecord.ledger.printed import sentences, words
from onrecord.model import Article, Event, Part, Span


def _event(text: str, *triggers: str) -> Event:
    spans = tuple(span(text, t) for t in triggers)
    return Event("e", "a", "ASSAULT", None, (), spans, (), (), None, None, "positive", "happened", None, 1.0, BY)


@pytest.mark.parametrize(
    ("text", "trigger", "printed"),
    [
        ("It rained. Troops shelled Merin. Nobody spoke.", "shelled", "Troops shelled Merin."),
        ("“We fired,” he said. “They fled.” Then it rained.", "fled", "“They fled.”"),
        ("Mr. Vask met J. Orsk in Brask. It rained.", "met", "Mr. Vask met J. Orsk in Brask."),
        (
            "Prices rose 3.5 percent as troops shelled Merin",
            "shelled",
            "Prices rose 3.5 percent as troops shelled Merin",
        ),
    ],
)
def test_the_sentence_around_a_trigger_is_shown(text: str, trigger: str, printed: str) -> None:
    article = Article("a", text, parts=(Part(Span(0, len(text)), "body"),))
    assert [s.of(text) for s in sentences(article, _event(text, trigger))] == [printed]


def test_the_sentence_stays_in_its_part() -> None:
    text = "Troops shelled Merin\n\nAdvertisement"
    article = Article("a", text, parts=(Part(Span(0, 20), "headline"), Part(Span(22, 35), "advertisement")))
    assert [s.of(text) for s in sentences(article, _event(text, "shelled"))] == ["Troops shelled Merin"]


def test_an_event_mentioned_twice_has_two_sentences() -> None:
    text = "Troops shelled Merin. It rained. The shelling went on and the shelling was heavy."
    article = Article("a", text, parts=(Part(Span(0, len(text)), "body"),))
    event = _event(text, "shelled", "shelling went", "shelling was")
    assert [s.of(text)[:12] for s in sentences(article, event)] == ["Troops shell", "The shelling"]


def test_what_stands_between_two_stretches_is_an_ellipsis() -> None:
    text = "“A,” he said, “B.”"
    assert words(Article("a", text), (span(text, "A,"), span(text, "B."))) == "A, … B."
