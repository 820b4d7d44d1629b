import pytest

from onrecord import language
from onrecord.events.frames import frame
from onrecord.events.misread import is_attributive
from onrecord.events.words import Word, sentences


def _word(text: str, word: str, nth: int = 0) -> Word:
    return [t for s in sentences(language.analyse(text)) for t in s if t.text == word][nth]


def test_the_agent_of_a_passive_is_its_subject() -> None:
    read = frame(_word("Two villages were shelled by the army.", "shelled"))
    assert [t.text for t in read.subjects] == ["army"]
    assert [t.text for t in read.objects] == ["villages"]


def test_the_subject_of_an_adjective_stands_before_is() -> None:
    text = "Her remarks were the latest in a series of statements this week that stressed Poland is open to talks."
    assert "Poland" in [t.text for t in frame(_word(text, "open")).subjects]


def test_a_particle_is_read() -> None:
    assert frame(_word("The general ruled out talks.", "ruled")).particle == "out"


@pytest.mark.parametrize("verb", ["shelled", "burned"])
def test_joined_verbs_share_their_subject(verb: str) -> None:
    read = frame(_word("The rebels shelled the port and burned the depot.", verb))
    assert "rebels" in [t.text for t in read.subjects]


def test_a_participle_between_and_and_a_name_only_describes_it() -> None:
    text = "They met on a bridge between Russia and annexed Crimea."
    assert is_attributive(_word(text, "annexed"))


def test_the_noun_before_a_relative_clause_is_its_object() -> None:
    read = frame(_word("It wants back the peninsula which the neighbours annexed.", "annexed"))
    assert [t.text for t in read.objects] == ["peninsula"]


def test_two_joined_verbs_have_one_object() -> None:
    read = frame(_word("Police arrested and questioned the student.", "arrested"))
    assert [t.text for t in read.objects] == ["student"]


def test_who_is_committed_is_the_subject() -> None:
    read = frame(_word("The capital is committed to opening up the economy.", "committed"))
    assert [t.text for t in read.subjects] == ["capital"]


def test_who_speaks_also_does_what_came_before() -> None:
    read = frame(_word("Before visiting the capital, the minister said there was no way out.", "visiting"))
    assert [t.text for t in read.subjects] == ["minister"]


def test_the_agent_is_the_verbs_own() -> None:
    read = frame(_word("The shelling of the port by the army was condemned by the council.", "condemned"))
    assert [t.text for t in read.subjects] == ["council"]
    assert ("by", "army") in [(case, t.text) for case, t in read.oblique]
