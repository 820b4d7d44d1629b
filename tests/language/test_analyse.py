"""The Doc that `analyse` gives: every character kept, sentences and names where newsrooms put them."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language import analyse
from onrecord.model import Part, Span


def sentences(text: str) -> list[str]:
    doc = analyse(text)
    return [span.text for span in doc.spans["sentences"]]


def names(text: str) -> set[tuple[str, str]]:
    return {(name.text, name.label_) for name in analyse(text).ents}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\t  \n",
        "Ministers met.",
        "  Ministers met.\n\nThey left.  ",
        "x" * 5000,
        "\u200b\ufeff\u00ad",
        "“Нет”, he said — 不 — 🙂.",
        "A\r\nB\rC\u2028D",
        "e\u0301te\u0301 \ud83d\ude00"[:5],
    ],
)
def test_every_character_is_kept(text: str) -> None:
    assert analyse(text).text == text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_comes_back_and_tokens_never_overlap(text: str) -> None:
    doc = analyse(text)
    assert doc.text == text
    ends = [token.idx + len(token) for token in doc]
    assert all(end <= token.idx for end, token in zip(ends, doc[1:], strict=False))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["The minister said", "“", "”", ".", "\n", " ", "U.S.", "Mr. Orlo", "-"]), max_size=40))
def test_sentences_are_in_order_apart_and_each_has_one_root(pieces: list[str]) -> None:
    doc = analyse(" ".join(pieces))
    spans = doc.spans["sentences"]
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for span in spans:
        assert sum(token.dep_ == "ROOT" for token in span) == 1
        assert all(span.start <= token.head.i < span.end for token in span)


def test_a_megabyte_of_junk_is_read() -> None:
    text = (("0f3a;{}<>|~ " + "x" * 40 + "\n") * 20_000)[: 1 << 20]
    assert analyse(text).text == text


def test_reading_twice_gives_the_same() -> None:
    text = "Orlo Vantage, the finance minister of Ruritania, met bankers in Strelsau on Tuesday."
    first, second = analyse(text), analyse(text)
    assert first.to_bytes(exclude=["user_data"]) == second.to_bytes(exclude=["user_data"])


def test_a_full_vocabulary_is_emptied_and_documents_read_before_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The Ruritanian parliament met."
    before = analyse(text)
    monkeypatch.setattr("onrecord.language.reader.MOST_WORDS", 0)
    after = analyse(text)
    assert after.vocab is not before.vocab
    assert [(t.text, t.lemma_, t.dep_) for t in before] == [(t.text, t.lemma_, t.dep_) for t in after]


def test_a_paragraph_reads_the_same_alone_and_among_others() -> None:
    paragraph = "The ministry rejected the report. It said talks would go on."
    alone = [(t.text, t.tag_, t.dep_) for t in analyse(paragraph)]
    among = analyse(f"Protests spread.\n\n{paragraph}\n\nNobody was hurt, police said.")
    (start,) = [span.start for span in among.spans["parts"] if span.text == paragraph]
    assert [(t.text, t.tag_, t.dep_) for t in among[start : start + len(alone)]] == alone


def test_parts_set_apart_yield_nothing() -> None:
    text = "Advertisement\n\nThe Senate voted on Monday."
    parts = (Part(Span(0, 13), "advertisement"), Part(Span(15, len(text)), "body"))
    doc = analyse(text, parts)
    assert [span.label_ for span in doc.spans["parts"]] == ["advertisement", "body"]
    assert [span.text for span in doc.spans["sentences"]] == ["The Senate voted on Monday."]
    assert doc[0].tag_ == doc[0].dep_ == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Orlo met Ms. Vane. They talked.", ["Mr. Orlo met Ms. Vane.", "They talked."]),
        ("The U.S. Treasury agreed. Banks did not.", ["The U.S. Treasury agreed.", "Banks did not."]),
        (
            "“We will not sign,” the minister said. Talks go on.",
            ["“We will not sign,” the minister said.", "Talks go on."],
        ),
        (
            '"We will not sign," the minister said. Talks go on.',
            ['"We will not sign," the minister said.', "Talks go on."],
        ),
        ("Prices rose 3.5 percent in May. Wages fell.", ["Prices rose 3.5 percent in May.", "Wages fell."]),
        ("Minister quits over budget row", ["Minister quits over budget row"]),
        ("The army said\nit had withdrawn\nfrom the city.", ["The army said\nit had withdrawn\nfrom the city."]),
    ],
)
def test_sentences_end_where_they_should(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_contractions_possessives_and_hyphens_are_split_as_in_the_treebanks() -> None:
    doc = analyse("Kyiv’s U.S.-made guns don't work, the ex-minister said.")
    assert [t.text for t in doc][:9] == ["Kyiv", "’s", "U.S.-made", "guns", "do", "n't", "work", ",", "the"]


def test_names_get_their_labels() -> None:
    found = names("Angela Merkel flew from Germany to Washington, where French diplomats met NATO officials.")
    expected = {
        ("Angela Merkel", "PERSON"),
        ("Germany", "GPE"),
        ("Washington", "GPE"),
        ("French", "NORP"),
        ("NATO", "ORG"),
    }
    assert expected <= found


def test_a_clause_hangs_on_the_word_that_reports_it() -> None:
    doc = analyse("The foreign minister said that Russia was ready for talks.")
    (ready,) = [t for t in doc if t.text == "ready"]
    assert (ready.dep_, ready.head.text) == ("ccomp", "said")


def test_lemmas_follow_the_tag() -> None:
    doc = analyse("The ministers denied having met rebels in the cities they left.")
    assert [t.lemma_ for t in doc][:6] == ["the", "minister", "deny", "have", "meet", "rebel"]


def test_a_surname_that_looks_like_an_auxiliary_is_part_of_the_name() -> None:
    doc = analyse("Prime Minister Theresa May condemned the attack.")
    assert [(token.text, token.dep_) for token in doc if token.text == "May"] == [("May", "flat")]
    assert [name.text for name in doc.ents] == ["Theresa May"]
