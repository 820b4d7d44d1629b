"""The faster tokenizer gives what spaCy gives."""

import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.tokens import Tokenizer

NLP = spacy.blank("en")
TOKENIZER = Tokenizer()


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.text(alphabet=" \n\tab.,'’“”U.S-", max_size=60)))
def test_tokens_and_spaces_are_those_of_spacy(text: str) -> None:
    doc, words = TOKENIZER.tokens(text)
    expected = NLP.tokenizer(text)
    assert words == [token.text for token in expected]
    assert [token.whitespace_ for token in doc] == [token.whitespace_ for token in expected]
    assert doc.text == text
