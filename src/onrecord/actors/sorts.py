"""Which sort of actor a name is: the same one throughout an article."""

from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.language.lexicon import fold


def agree(names: Sequence[Candidate]) -> None:
    """Let one name be one sort of actor: a family name no capital, a newspaper no person."""
    _prefer_persons(names)
    _agree(names)


def _prefer_persons(names: Sequence[Candidate]) -> None:
    """Take a capital or country for a family name where the article names its bearer: "Paris" after "Valeska Paris"."""
    families = {fold(n.words.split()[-1]) for n in names if n.label == "PERSON" and " " in n.words}
    for name in names if families else ():
        if name.sort in ("capital", "country") and " " not in name.words and fold(name.words) in families:
            name.sort, name.label, name.country = "printed", "PERSON", None


def _agree(names: Sequence[Candidate]) -> None:
    """Let one name be one sort of actor throughout: a body if a word beside it says so once, else what it mostly is.

    "the newspaper Dagbladet Norden … Dagbladet Norden said"; a body "Vask" is none where "Juri Vask" is a person.
    """
    printed = [n for n in names if n.sort == "printed"]
    bodies = {n.words for n in printed if n.label == "ORG"}
    persons = {n.words for n in printed if n.label == "PERSON"}
    families = {words.split()[-1] for words in persons if " " in words} & bodies
    for words in bodies & persons | families:
        same = [n for n in printed if n.words == words]
        mostly = 2 * sum(n.label == "ORG" for n in same) > len(same) and words not in families
        for name in same:
            name.label = "ORG" if mostly or any(n.body_beside for n in same) else "PERSON"
