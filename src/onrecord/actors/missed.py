"""Names that the pipeline passed over: of persons known, behind a word for a person, in quotation marks."""

import datetime
import re
from collections.abc import Iterator, Sequence, Set

from onrecord.actors import around, codes, roles
from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster, eastern_family, romanised
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.language.lexicon import fold

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "gen", "sen", "rep", "gov", "prof", "dr", "adm", "col", "capt", "lt"})
_TITLES_AS_PRINTED = _TITLES | {f"{title}." for title in _TITLES}
_TITLED = 7
"""How far behind a title a name may end that a hyphen ties: for the few words that are taken for no name."""
_IN_MARKS = tuple(re.compile(rf"{mark}([A-Z][\w’'-]+(?: [A-Z&][\w’'-]*){{0,3}})[”\"]") for mark in '"“')
"""One for each mark: what begins with one sign is found fast."""
_WHO = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "obl:agent", "obj"})


def in_marks(page: Columns, names: Sequence[Candidate], roster: Roster) -> Iterator[Candidate]:
    """Media whose names stand in quotation marks beside a verb of speaking: - says "Economist"."""
    for found in (found for opening in _IN_MARKS for found in opening.finditer(page.text)):
        first, after = page.words(found.start(), found.end())
        if not _spoken_beside(page, first, after) or any(
            n.start < found.end() and found.start() < n.end for n in names
        ):
            continue
        listed = [a for words in (found[1], f"The {found[1]}") for a in roster.named(words) if a.kind != "person"]
        name = Candidate(*found.span(1), "ORG", sort="listed" if listed else "printed", words=found[1])
        if listed:
            name.words, name.country = listed[0].name, listed[0].country
        yield name


def _spoken_beside(page: Columns, first: int, after: int) -> bool:
    """Whether a verb of speaking stands behind, or between a mark and it: - says "Economist"; not "what he called"."""
    behind = after < len(page.printed) and page.tag(after) in ("VBZ", "VBD") and after
    before = first > 1 and page.pos[first - 2] == "PUNCT" and page.tag(first - 1) in ("VBZ", "VBD") and first - 1
    return any(verb and page.lemma(verb) in words_for("speaking") for verb in (behind, before))


def families(page: Columns, names: list[Candidate], roster: Roster, on: datetime.date | None) -> Iterator[Candidate]:
    """Family names that the pipeline passed over: of the article's persons, or of persons in the roster."""
    persons = [n for n in names if n.label == "PERSON"]
    whole = [romanised(fold(n.words)) for n in persons if " " in n.words or _acts(page, n)]
    full = {romanised(word) for name in whole for word in (name.split()[-1], eastern_family(name))}
    words = page.said & full
    named = page.outside(page.having("PROPN"), names)
    taken: set[int] = set()
    for first, last in _introduced(page, set(named)):
        taken.update(range(first, last))
        start, end = page.starts[first], page.ends[last - 1]
        yield Candidate(start, end, "PERSON", sort="printed", words=page.text[start:end])
    titled = page.outside(_behind_titles(page), names)
    capitals = [token for token in (sorted({*named, *titled}) if titled else named) if page.printed[token][0].isupper()]
    for token in (*capitals, *page.outside(_named_by_a_noun(page, words), names)):
        if token in taken:
            continue
        first, last = around.hyphened(page, token, token + 1)
        proper = page.pos[token] == "PROPN"
        if not proper and not _titled(page, first) and page.lower[token] not in words:
            continue
        word = page.text[page.starts[first] : page.ends[last - 1]]
        told = romanised(fold(word)) in full or (proper and _after_office(page, first, last))
        if told or (roster.recent(word, on) and (_alone(page, token) or _titled(page, first))):
            taken.update(range(first, last))
            first -= last - first == 1 and around.is_forename(page, first - 1)
            start, end = page.starts[around.particles(page, first)], page.ends[last - 1]
            yield Candidate(start, end, "PERSON", sort="printed", words=page.text[start:end])


def _introduced(page: Columns, named: Set[int]) -> Iterator[tuple[int, int]]:
    """Two words with capitals that the pipeline passed over, behind a word for a person: "the midwife Ada Orsk"."""
    for first in sorted(named):
        if first - 1 in named or first + 1 not in named or first + 2 in named or not first:
            continue
        noun = page.printed[first - 1]
        known = roles.office(noun) if noun.islower() and page.pos[first - 1] == "NOUN" else None
        told = (known is not None and known.gender != "n") or (noun in ("'s", "’s") and _speaks(page, first))
        if told and all(page.printed[t][0].isupper() for t in (first, first + 1)):
            yield first, first + 2


def _speaks(page: Columns, first: int) -> bool:
    """Whether two words are the subject of a verb of speaking: "the Morning Post's Ishaan Orsk wrote"."""
    name = page.root(first, first + 2)
    return page.dep[name] == "nsubj" and page.lemma(page.head[name]) in words_for("speaking")


def _named_by_a_noun(page: Columns, families: Set[str]) -> Iterator[int]:
    """Family names of the article that the pipeline takes for a noun: "Field told us", after "Leslie Field"."""
    for token in (token for token in page.having("NOUN") if page.lower[token] in families) if families else ():
        acts = page.printed[token][0].isupper() and page.dep[token] in _WHO
        if acts and token not in page.head[max(0, token - 3) : token]:
            yield token


def _acts(page: Columns, name: Candidate) -> bool:
    """Whether a lone name is somebody's who acts: "said Sabalin" makes a player of "Sabalin met fans"."""
    return name.sort == "printed" and page.dep[page.root(*page.words(name.start, name.end))] in _WHO


def _behind_titles(page: Columns) -> list[int]:
    """The tokens of prose that may end a name behind a title."""
    if _TITLES_AS_PRINTED.isdisjoint(page.said):
        return []
    titles = [token for token, word in enumerate(page.lower) if word in _TITLES_AS_PRINTED]
    behind = {token for title in titles for token in range(title + 1, min(title + _TITLED, len(page.prose)))}
    return [token for token in behind if page.prose[token]]


def _alone(page: Columns, token: int) -> bool:
    """Whether no other name stands next to the word: "Park" in "Hyde Park" is nobody."""
    return "PROPN" not in (*page.pos[max(0, token - 1) : token], *page.pos[token + 1 : token + 2]) and (
        page.dep[token] in _WHO
    )


def _after_office(page: Columns, first: int, last: int) -> bool:
    """Whether an office in capitals stands before a word that no other name follows: "President Zelnski"."""
    office = roles.office(page.lower[first - 1]) if first and page.printed[first - 1][0].isupper() else None
    if office is None or not office.slug:
        return False
    follows = page.pos[last : last + 1] == ["PROPN"] or page.printed[last - 1].isupper()
    body = page.lower[first] in codes.institutions() or roles.office(page.lower[first]) is not None
    return not follows and not body


def _titled(page: Columns, first: int) -> bool:
    """Whether a title stands before a name, as in transcripts: "MS. GREY: We will go on." """
    before = page.text[max(0, page.starts[first] - 8) : page.starts[first]].split()
    return bool(before) and before[-1].rstrip(".").lower() in _TITLES
