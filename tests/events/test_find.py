import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as TextSpan
from tests.events.named import PUBLISHED, found, mentions, triples

from onrecord import events, language, times
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


def test_what_was_done_before_a_refusal_is_told_besides() -> None:
    text = "Ankara has ruled out talking to Tehran after Iran seized two Turkish tankers and shelled the Turkish coast."
    assert triples(text) == [("REJECT", "TUR", "IRN"), ("COERCE", "IRN", "TUR"), ("ASSAULT", "IRN", "TUR")]
    assert [e.type for e in found("Iran threatened to strike Israel if Israel attacked Syria.")] == ["THREATEN"]


def test_two_mentions_of_one_event_are_two_triggers() -> None:
    text = "Russia annexed four Ukrainian regions. Kyiv was silent. Russia annexed the Ukrainian regions in a ceremony."
    (event,) = [e for e in found(text) if e.type == "COERCE"]
    assert len(event.triggers) == 2


def test_an_event_without_anybody_is_none() -> None:
    assert found("An attack was reported.") == ()


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


def test_how_long_it_was_done_is_not_when_it_was_done() -> None:
    doc = _misread("Syrian rebels near the port blocked Turkish traffic for ten days .")
    (how_long,) = times.find(language.analyse(doc.text), PUBLISHED)
    date = dataclasses.replace(how_long, type="DATE", value="2022-10-03")
    for when, expected in ((how_long, None), (date, date)):
        (event,) = events.find(doc, "article", mentions(doc), (), (when,))
        assert (event.type, event.time) == ("PROTEST", expected)


def _misread(text: str) -> Doc:
    """A sentence whose main verb, the sixth word, the parse makes an adjective of its object."""
    words = text.split()
    heads = [1, 1, 4, 4, 1, 7, 7, 1, 10, 10, 7, 1]
    deps = ["amod", "ROOT", "case", "det", "nmod", "amod", "amod", "appos", "case", "nummod", "nmod", "punct"]
    tags = ["JJ", "NNS", "IN", "DT", "NN", "VBN", "JJ", "NNS", "IN", "CD", "NNS", "."]
    pos = ["ADJ", "NOUN", "ADP", "DET", "NOUN", "VERB", "ADJ", "NOUN", "ADP", "NUM", "NOUN", "PUNCT"]
    lemmas = ["syrian", "rebel", "near", "the", "port", "block", "turkish", "traffic", "for", "ten", "day", "."]
    doc = Doc(language.analyse("A port.").vocab, words, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemmas)
    doc.spans["sentences"] = [TextSpan(doc, 0, len(doc), "body")]
    return doc
