from onrecord import language
from onrecord.statements.attribute import groundwork
from onrecord.statements.features import SMALL, columns
from onrecord.statements.words import words_of


def test_white_space_and_what_is_set_apart_have_no_columns() -> None:
    doc = language.analyse("The mayor said\nthe road was open.\n\n“It is,” she said.")
    made = columns(words_of(doc), *groundwork(words_of(doc)))
    assert not any(doc[i].is_space for i in made.tokens.tolist())
    assert [doc[int(made.tokens[start])].text for start, _ in made.sequences] == ["The", "“"]


def test_every_column_stays_within_its_table() -> None:
    doc = language.analyse("“It is open,” said Ann Berg, who runs the port, “and it will stay so.”")
    made = columns(words_of(doc), *groundwork(words_of(doc)))
    for size, column in zip(SMALL.values(), made.small, strict=True):
        assert column.min() >= 0
        assert column.max() < size
    assert made.heads.max() < len(made.tokens)


def test_an_empty_text_has_no_words() -> None:
    doc = language.analyse("")
    assert len(columns(words_of(doc), *groundwork(words_of(doc))).tokens) == 0
