"""An article's words as columns."""

import re

import spacy
from spacy.tokens import Doc

from onrecord.language import analyse
from onrecord.language.columns import columns
from onrecord.language.lexicon import Lexicon, words
from onrecord.model import Part, Span

TEXT = "Lavrov met envoys in Ankara on Friday.\n\nThe Kremlin's spokesman said talks with Türkiye would go on."


def test_columns_say_what_spacy_says() -> None:
    doc = analyse(TEXT)
    page = columns(doc)
    assert page.text == doc.text == TEXT
    assert page.printed == [token.text for token in doc]
    assert page.lower == [token.lower_ for token in doc]
    assert page.head == [token.head.i for token in doc]
    assert [page.lemma(token.i) for token in doc] == [token.lemma_ for token in doc]
    assert [page.tag(token.i) for token in doc] == [token.tag_ for token in doc]
    assert list(zip(page.pos, page.dep, strict=True)) == [(token.pos_, token.dep_) for token in doc]


def test_every_part_has_its_kind_its_tokens_and_its_characters() -> None:
    doc = analyse(TEXT)
    parts = [tuple(part) for part in columns(doc).parts]
    assert parts == [(p.label_, p.start, p.end, p.start_char, p.end_char) for p in doc.spans["parts"]]
    assert [TEXT[start:end][:3] for *_, start, end in parts] == ["Lav", "The"]


def test_every_sentence_has_its_names() -> None:
    doc = analyse(TEXT)
    for sentence, span in zip(columns(doc).sentences, doc.spans["sentences"], strict=True):
        assert (sentence.first, sentence.after, sentence.kind) == (span.start, span.end, span.label_)
        assert [(n.first, n.after, n.label) for n in sentence.names] == [(e.start, e.end, e.label_) for e in span.ents]


def test_a_doc_that_did_not_come_from_the_pipeline_has_the_same_columns() -> None:
    doc = analyse("MERIN —  “We’re ready,” Ms. O’Neill-Orsk said.\n\nNobody  answered\t.\n")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes(exclude=["user_data"]))
    for name in ("text", "printed", "lower", "starts", "ends", "head", "dep", "pos"):
        assert getattr(columns(doc), name) == getattr(columns(again), name)


def test_columns_are_made_once() -> None:
    doc = analyse(TEXT)
    assert columns(doc) is columns(doc)


def test_a_doc_without_words_has_empty_columns() -> None:
    page = columns(Doc(spacy.blank("en").vocab))
    assert (page.text, page.printed, page.sentences) == ("", [], [])


def test_tokens_are_found_by_their_characters() -> None:
    page = columns(analyse(TEXT))
    start = TEXT.index("Kremlin's")
    first, after = page.words(start, start + len("Kremlin's"))
    assert page.printed[first:after] == ["Kremlin", "'s"]
    assert page.printed[page.root(*page.words(start, start + len("Kremlin's spokesman")))] == "spokesman"


def test_the_longest_phrase_is_found_from_each_word_on() -> None:
    lexicon = Lexicon(["Ankara", "the Kremlin", "the Kremlin's spokesman", "Turkiye"])
    found = [m.phrase for m in lexicon.matches(words(TEXT, [(0, len(TEXT))]))]
    assert found == ["ankara", "the kremlin ' s spokesman", "turkiye"]


def test_a_phrase_does_not_go_on_into_the_next_sentence() -> None:
    text = "The envoys left Kyiv. Ankara waits. Talks in Kyiv Ankara watched went on."
    lexicon = Lexicon(["Kyiv Ankara", "Kyiv . Ankara", "Ankara"])
    matches = [*lexicon.matches(columns(analyse(text)).folded)]
    assert [(m.phrase, text[m.start : m.end]) for m in matches] == [
        ("ankara", "Ankara"),
        ("kyiv ankara", "Kyiv Ankara"),
    ]


def test_a_lexicon_takes_in_what_is_met_later_and_spells_it_its_own_way() -> None:
    lexicon = Lexicon(["Zelenskyy", "Orsk"], lambda word: word.replace("yy", "y"))
    assert [m.phrase for m in lexicon.matches(words("Orsk left.", [(0, 10)]))] == ["orsk"]
    assert [m.phrase for m in lexicon.matches(words("Zelensky met Orsk.", [(0, 18)]))] == ["zelensky", "orsk"]


def test_what_begins_in_each_sentence_is_told_by_its_number() -> None:
    page = columns(analyse("Envoys met in Ankara.\n\nThey left.\n\nThe Kremlin told Ankara."))
    matches = Lexicon(["Ankara", "the Kremlin"]).matches(page.folded)
    inside = page.by_sentence(matches)
    assert {number: [m.phrase for m in here] for number, here in inside.items()} == {
        0: ["ankara"],
        2: ["the kremlin", "ankara"],
    }


def test_tokens_are_found_by_what_they_are_and_how_they_hang() -> None:
    doc = analyse(TEXT)
    page = columns(doc)
    assert page.having("PROPN") == [token.i for token in doc if token.pos_ == "PROPN"]
    assert page.hanging("nsubj", "obj") == [token.i for token in doc if token.dep_ in ("nsubj", "obj")]
    assert page.hanging("vocative") == []


def test_what_is_set_apart_is_no_prose() -> None:
    text = "Lavrov met envoys.\n\nRead more: Envoys leave."
    parts = [Part(Span(0, 18), "body"), Part(Span(20, len(text)), "teaser")]
    page = columns(analyse(text, parts))
    assert [word for word, told in zip(page.printed, page.prose, strict=True) if told] == [
        "Lavrov",
        "met",
        "envoys",
        ".",
    ]
    assert {"lavrov", "envoys", "read"} <= page.said
    assert "Lavrov" not in [page.printed[token] for token in page.having("VERB")]


def test_a_token_is_told_its_sentence() -> None:
    page = columns(analyse("Envoys met in Ankara. They left.\n\nTalks go on."))
    assert [page.sentence(token).start for token in (0, page.printed.index("left"), len(page.printed) - 1)] == [
        sentence.start for sentence in page.sentences
    ]


def test_what_begins_between_two_sentences_is_in_neither() -> None:
    text = "Envoys met.\n\nRead more: Kyiv waits.\n\nThey left Kyiv. Ankara waits.\n\nKyiv."
    kinds = ("body", "teaser", "body", "link")
    parts = [Part(Span(*m.span()), kind) for m, kind in zip(re.finditer("[^\n]+", text), kinds, strict=True)]
    page = columns(analyse(text, parts))
    found = [Span(m.start(), m.end()) for m in re.finditer("Envoys|Kyiv|Ankara", text)]
    inside = page.by_sentence(found)
    assert [[span.of(text) for span in here] for here in inside.values()] == [["Envoys"], ["Kyiv"], ["Ankara"]]
    assert inside[1] == [found[2]]


def test_tokens_outside_some_stretches_are_those_that_none_of_them_touches() -> None:
    text = "Ada Orsk told Ankara that the Kremlin waits."
    page = columns(analyse(text))
    found = [Span(m.start(), m.end()) for m in re.finditer("Kremlin|Ada Or", text)]
    kept = page.outside(range(len(page.printed)), found)
    assert [page.printed[token] for token in kept] == ["told", "Ankara", "that", "the", "waits", "."]
    assert page.outside([], found) == []
