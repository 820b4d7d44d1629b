import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.named import found, mentions, triples

from onrecord import events, language
from onrecord.model import Part, Span

CASES = [
    ("Russia annexed four Ukrainian regions last month.", ("COERCE", "RUS", "UKR")),
    ("Ukraine condemned the annexation of its coast by Russia.", ("ACCUSE", "UKR", "RUS")),
    ("Russia fired missiles on Ukrainian cities on Monday.", ("ASSAULT", "RUS", "UKR")),
    ("Iraqi soldiers were killed by Turkish jets near the border.", ("ASSAULT", "TUR", "IRQ")),
    ("Turkey launched an attack on Syria overnight.", ("ASSAULT", "TUR", "SYR")),
    ("Ukraine has ruled out talks with Moscow.", ("REJECT", "UKR", "RUS")),
    ("Iran refused to meet the French envoys.", ("REJECT", "IRN", "FRA")),
    ("The Kremlin said it was open to negotiations with Kyiv.", ("AGREE", "RUS", "UKR")),
    ("Germany agreed to send tanks to Ukraine.", ("AGREE", "DEU", "UKR")),
    ("France urged Turkey to release the reporter.", ("REQUEST", "FRA", "TUR")),
    ("Poland called on Germany to pay more.", ("REQUEST", "POL", "DEU")),
    ("France accused Iran of arming the militia.", ("ACCUSE", "FRA", "IRN")),
    ("Iran threatened to attack Israel.", ("THREATEN", "IRN", "ISR")),
    ("Ankara praised Poland for the rescue.", ("SUPPORT", "TUR", "POL")),
    ("Washington imposed sanctions on Iran on Friday.", ("SANCTION", "USA", "IRN")),
    ("Germany provided generators to Ukraine.", ("AID", "DEU", "UKR")),
    ("Poland expelled two Russian diplomats.", ("SANCTION", "POL", "RUS")),
    ("Turkish police arrested nine Iraqi drivers.", ("COERCE", "TUR", "IRQ")),
    ("Iran released six Turkish sailors.", ("RETREAT", "IRN", "TUR")),
    ("Russia withdrew its troops from Syria.", ("RETREAT", "RUS", "SYR")),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_it_finds_who_did_what_to_whom(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(text)


def test_those_who_meet_are_all_actors() -> None:
    assert ("CONSULT", "FRA TUR", "") in triples("French officials held talks with Turkey on Tuesday.")


def test_conjuncts_are_one_event_with_several_recipients() -> None:
    assert ("SANCTION", "USA", "IRN SYR") in triples("Washington imposed sanctions on Iran and Syria.")


def test_a_second_verb_shares_the_subject_and_has_its_own_time() -> None:
    text = "Russia annexed four Ukrainian regions last month and fired missiles on Ukrainian cities this week."
    values = {e.type: e.time.value for e in found(text) if e.time}
    assert values == {"COERCE": "2022-09", "ASSAULT": "2022-W41"}


def test_what_is_agreed_to_is_no_event_of_its_own() -> None:
    assert [e.type for e in found("Russia agreed to withdraw its troops from Syria.")] == ["AGREE"]


def test_two_mentions_of_one_event_are_two_triggers() -> None:
    text = "Russia annexed four Ukrainian regions. Kyiv was silent. Russia annexed the Ukrainian regions in a ceremony."
    (event,) = [e for e in found(text) if e.type == "COERCE"]
    assert len(event.triggers) == 2


def test_an_event_without_anybody_is_none() -> None:
    assert found("An attack on a bridge was reported.") == ()


def test_a_match_is_no_battle() -> None:
    assert found("France attacked late in the match, and the midfielder hit the post in the cup final.") == ()


def test_what_is_set_apart_yields_nothing() -> None:
    text = "Russia annexed four Ukrainian regions."
    doc = language.analyse(text, (Part(Span(0, len(text)), "teaser"),))
    assert events.find(doc, "article", mentions(doc), (), ()) == ()


def test_ids_are_stable_and_distinct() -> None:
    text = "Iran released six Turkish sailors. France accused Iran of arming the militia."
    once, again = found(text), found(text)
    assert once == again
    assert len({e.id for e in once}) == len(once)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in CASES]), min_size=1, max_size=4))
def test_every_span_lies_inside_the_text(sentences: list[str]) -> None:
    text = "\n\n".join(sentences)
    for event in found(text):
        spans = [*event.triggers, *(m.span for m in (*event.actors, *event.recipients))]
        spans += [s for s in (event.because, event.time.span if event.time else None) if s]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
