import gc
import weakref

from onrecord import language
from onrecord.events import triggers
from onrecord.events.words import grow, outlines, sentences
from onrecord.language.columns import columns


def test_a_word_has_its_head_its_children_and_its_sentence() -> None:
    doc = language.analyse("Rebels attacked the port. The ministry was silent.")
    first, second = sentences(doc)
    attacked = first.root
    assert [child.text for child in attacked.children] == ["Rebels", "port", "."]
    assert [word.text for word in attacked.subtree] == ["Rebels", "attacked", "the", "port", "."]
    assert attacked.nbor(-1).text == "Rebels"
    assert [word.text for word in second[second.start : second.start + 2]] == ["The", "ministry"]


def test_words_agree_with_the_parse() -> None:
    doc = language.analyse("The rebels who attacked the old port on Monday denied it.")
    (sentence,) = sentences(doc)
    for word in sentence:
        token = doc[word.i]
        assert (word.head.i, word.dep_, word.tag_, word.idx) == (token.head.i, token.dep_, token.tag_, token.idx)
        assert [c.i for c in word.children] == [c.i for c in token.children]
        assert (word.left_edge.i, word.right_edge.i) == (token.left_edge.i, token.right_edge.i)


def test_a_sentence_has_a_tree_once_it_is_built() -> None:
    held = columns(language.analyse("Rebels attacked the port. The ministry was silent."))
    first, second = outlines(held)
    assert "attack" in first.said
    assert not hasattr(first, "words")
    grow(first, held, [1])
    assert first.wanted == [first.root]
    assert first.root.text == "attacked"
    assert not hasattr(second, "words")


def test_what_a_row_asks_for_must_be_in_the_sentence() -> None:
    (sentence,) = sentences(language.analyse("The firm made a profit."))
    assert not triggers.may_match(sentence.root.lemma, "VERB", sentence.said)
    (sentence,) = sentences(language.analyse("The firm made a threat."))
    assert triggers.may_match(sentence.root.lemma, "VERB", sentence.said)


def test_the_children_before_a_word_and_behind_it_are_all_its_children() -> None:
    for sentence in sentences(language.analyse("On Monday, the rebels who held the old port left it to the army.")):
        for word in sentence:
            assert [*word.lefts, *word.rights] == list(word.children)
            assert all(left.i < word.i for left in word.lefts)
            assert all(right.i > word.i for right in word.rights)


def test_a_word_knows_the_name_that_it_is_part_of() -> None:
    (sentence,) = sentences(language.analyse("On Monday Angela Merkel visited the port."))
    merkel = next(word for word in sentence if word.text == "Merkel")
    assert merkel.name is not None
    assert [word.text for word in sentence[merkel.name.first : merkel.name.after]] == ["Angela", "Merkel"]
    assert merkel.ent_type_ == "PERSON"
    assert sentence.root.name is None


def test_the_words_of_a_dissolved_sentence_go_at_once() -> None:
    (sentence,) = sentences(language.analyse("Rebels attacked the old port on Monday."))
    there, root = weakref.ref(sentence), sentence.root
    sentence.dissolve()
    gc.disable()
    try:
        del sentence, root
        assert there() is None
    finally:
        gc.enable()
