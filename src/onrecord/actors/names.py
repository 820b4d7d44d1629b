"""Words that name somebody: by the tables of the roster, and by the pipeline's names for those in no table."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from onrecord.actors import around, codes, missed, roles, sorts
from onrecord.actors.called import callings
from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.roster import Roster, romanised, table
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns, Name, Sentence
from onrecord.language.lexicon import Lexicon, Match, fold, key
from onrecord.model import Label

_LABELS: dict[str, Label] = {"person": "PERSON", "government": "GPE", "country": "GPE"}
_PRINTED: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG"}
_LONGEST = 7
_WITH_COUNTRY = 2
_LONGEST_PERSON = 4
_LONGEST_TITLE = 8
_APPOSED = 4
_WEST = "the west"
_OWNING = frozenset({"of", "occupied"})
_STATES = ("Republic of ", "Kingdom of ")
_PARTY = re.compile(r"[RDI]-[A-Z]")
"""What stands in brackets behind an American politician is no name: "Ada Orsk (D-Ohio)"."""


def find(page: Columns, roster: Roster, on: datetime.date | None = None) -> list[Candidate]:
    """Names in the prose of an article, in order, none inside another."""
    listed = page.by_sentence(_listed(page, roster))
    found: list[Candidate] = []
    for number, sentence in enumerate(page.sentences):
        if sentence.names or number in listed:
            found += _in_sentence(page, sentence, listed.get(number, []))
    for name in found:
        if name.sort == "country" and page.text.endswith(" of ", 0, name.start):
            name.start = _in_full(page, name.start)
    names = list(_likely(found))
    names += missed.in_marks(page, names, roster)
    sorts.agree(names)
    return sorted((*names, *missed.families(page, names, roster, on)), key=attrgetter("start"))


def _likely(found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names without British ones where nothing else is British, and without towns that others bear as well."""
    british, towns = words_for("british"), words_for("other towns")
    at_home = any(name.country == "GBR" and name.words not in british for name in found)
    told = {name.country for name in found if name.sort in ("country", "adjective")}
    for name in found:
        if (at_home or name.words not in british) and (name.country in told or name.words not in towns):
            yield name


def _in_sentence(page: Columns, sentence: Sentence, listed: list[Candidate]) -> list[Candidate]:
    printed = list(_printed(page, sentence.names)) if sentence.names else []
    if not printed:
        return listed
    kept = []
    for name in listed:
        around_it = [p for p in printed if p.start <= name.start and name.end <= p.end]
        if not any(_holds(p, name) for p in around_it):
            kept.append(name)
    if not kept:
        return printed
    free = [p for p in printed if not any(n.start < p.end and p.start < n.end for n in kept)]
    return sorted((*kept, *free), key=attrgetter("start"))


def _holds(printed: Candidate, name: Candidate) -> bool:
    """Whether a longer name wins over a listed one that it holds: "Francis Fukuyama" is not the pope.

    "Kremlin Putin" and the like are errors of the pipeline: what is listed in two words or more stays.
    """
    longer = printed.end - printed.start > name.end - name.start
    if not longer or (name.sort == "listed" and " " in name.words):
        return False
    if printed.label == "PERSON":
        return name.sort != "listed" or name.label != "PERSON" or not _ends_alike(printed, name)
    if name.sort not in ("country", "adjective", "capital") or any(mark in printed.words for mark in ("’", "'")):
        return False
    if _is_body_of(printed, name):
        return False
    printed.country = printed.country or name.country
    return printed.words.count(" ") > (0 if name.start > printed.start or name.sort == "capital" else 1)


def _is_body_of(printed: Candidate, name: Candidate) -> bool:
    """Whether a name is a body that every country has, and whose: "Ministry of Justice of Ukraine", "Latvian Army"."""
    if name.start == printed.start:
        return key(printed.words[name.end - name.start :]) in codes.institutions()
    before = key(printed.words[: name.start - printed.start])
    return any(before.removesuffix(of) in codes.institutions() for of in (" of", " of the"))


def _ends_alike(printed: Candidate, name: Candidate) -> bool:
    return printed.end == name.end and name.words.count(" ") >= 1


def _listed(page: Columns, roster: Roster) -> Iterator[Candidate]:
    text, doubtful = page.text, _discards().words
    discarded: list[tuple[int, int]] | None = None
    last: Candidate | None = None
    for match in roster.lexicon.matches(page.folded):
        start = match.start + (len("the ") if text.startswith("the ", match.start) else 0)
        surface = text[start : match.end]
        if not (surface[0].isupper() or _has_capital(surface)) or _inside_a_name(page, match, start):
            continue
        if match.phrase.removeprefix("the ").partition(" ")[0] in doubtful:
            discarded = _discarded(page) if discarded is None else discarded
            if any(a <= start < b for a, b in discarded):
                continue
        if surface == "US" and _shouted(page, start):
            continue
        told = _told(match.phrase, surface, roster)
        if told is not None:
            words = match.phrase if match.phrase.startswith("the ") else surface
            found = Candidate(start, match.end, told.label, told.sort, words)
            found.country = told.country
            if told.sort == "listed" and last is not None and _is_elsewhere(page, found, last):
                continue
            last = found if told.sort in ("country", "adjective") else None
            yield found


def _is_elsewhere(page: Columns, body: Candidate, owner: Candidate) -> bool:
    """Whether a body that many countries have is another's than the one listed: "Karvania's Congress"."""
    if owner.country in (None, body.country) or page.text[owner.end : body.start] not in ("'s ", "’s ", " "):
        return False
    words = fold(body.words)
    if body.country is None:
        return words in words_for("also of a country")
    return words.split()[-1] in words_for("bodies of many countries")


def _discarded(page: Columns) -> list[tuple[int, int]]:
    """Where phrases stand that hold a name but mean nobody."""
    return [(match.start, match.end) for match in _discards().matches(page.folded)]


def _shouted(page: Columns, offset: int) -> bool:
    """Whether a whole sentence is in capitals: "LET US GO"."""
    sentence = page.sentences[bisect_right(page.sentences, offset, key=attrgetter("start")) - 1]
    return page.text[sentence.start : sentence.end].isupper()


def _in_full(page: Columns, start: int) -> int:
    """Where the name in full begins of a country that acts: "the Republic of Karvania", "the Kingdom of Norway"."""
    whole = next((start - len(state) for state in _STATES if page.text.endswith(state, 0, start)), start)
    return whole if page.dep[page.at(whole)] in words_for("acting") else start


class _Told(NamedTuple):
    """What the tables say of a name."""

    label: Label
    sort: str
    country: str | None


@lru_cache(maxsize=1 << 14)
def _told(name: str, surface: str, roster: Roster) -> _Told | None:
    """What the tables say of a name; an acronym counts only as printed: "who" is not the WHO."""
    if name in roster.acronyms and not (surface.isupper() and len(surface) > 1):
        return None
    actors = roster.keyed(name)
    if name in roster.adjectives and not (actors and surface in ("US", "UK")):
        return _Told("NORP", "adjective", roster.adjectives[name])
    if actors:
        first = actors[0]
        sort = "country" if first.id.startswith("gov:") else "listed"
        return _Told(_LABELS.get(first.kind, "ORG"), sort, first.country)
    return _Told("GPE", "capital", roster.capitals[name]) if name in roster.capitals else None


def _has_capital(surface: str) -> bool:
    """Whether a capital stands behind a hyphen: "al-Shabaab"."""
    return "-" in surface and any(a == "-" and b.isupper() for a, b in pairwise(surface))


def _inside_a_name(page: Columns, match: Match, start: int) -> bool:
    """Whether the words are only a part of a name: "Franco-German" is no Germany, though "US-led" is the US.

    Nor are the "Social Democratic party" the Democrats, or the "West Harbour" the West.
    """
    text = page.text
    if start > 0 and text[start - 1] == "-":
        return text[start - 2 : start - 1].isalpha()
    if match.phrase.startswith("democrat"):
        others = page.lower[max(0, page.at(start) - 1)] in words_for("other democrats")
        return others or text.startswith((" of ", " for the "), match.end)
    return match.phrase == _WEST and text[match.end : match.end + 1] == " " and text[match.end + 1].isupper()


def _printed(page: Columns, names: tuple[Name, ...]) -> Iterator[Candidate]:
    for name in _joined(page, names):
        label = _PRINTED.get(name.label)
        if label is None and name.after - name.first <= _WITH_COUNTRY:
            if name.after - name.first < _WITH_COUNTRY or not _is_described(page, name):
                continue
            label = "PERSON"
        first, after = _trimmed(page, name)
        after = _mended(page, first, after, names) if name.label == "ORG" else after
        if not _OWNING.isdisjoint(page.lower[max(0, first - 2) : first]):
            first = _after_country(page, _after_portfolio(page, first, after), after)
        label = "PERSON" if label != "PERSON" and _in_office(page, first, after) else label
        if label is None:
            continue
        if label == "PERSON" and first < after:
            first, after = around.hyphened(page, around.particles(page, _after_title(page, first, after)), after)
            first -= after - first == 1 and around.is_forename(page, first - 1)
        if not 0 < after - first <= _LONGEST:
            continue
        start, end = page.starts[first], page.ends[after - 1]
        words = page.text[start:end]
        if label == "PERSON" and words.isupper() and words.isalpha() and 1 < len(words) < _LONGEST:
            label = "ORG"
        if page.text[start - 1 : start] == "(" and _PARTY.match(words):
            continue
        body = label == "PERSON" and _is_called_a_body(page, first, after)
        label = "ORG" if body else label
        if body or (_person(words) if label == "PERSON" else _named(page, first, after)):
            found = Candidate(start, end, label, sort="printed", words=" ".join(words.split()))
            found.body_beside = body
            yield found


def _joined(page: Columns, names: Sequence[Name]) -> Sequence[Name]:
    """The names, a first and a family name that the pipeline has apart made one: "Oh, Ada Orsk—that was a shock"."""
    joined: list[Name] = []
    for name in names:
        if joined and joined[-1].after == name.first and _is_apart(page, joined[-1], name):
            joined[-1] = Name(joined[-1].first, name.after, "PERSON")
        else:
            joined.append(name)
    return joined


def _is_apart(page: Columns, one: Name, other: Name) -> bool:
    """Whether two names of one word each are the first and the last of one person."""
    single = one.after == one.first + 1 == other.after - 1
    return single and one.label == other.label == "PERSON" and page.ends[one.first] + 1 == page.starts[other.first]


def _is_described(page: Columns, name: Name) -> bool:
    """Whether a word for a person describes what the pipeline takes for a place: "the patient Katerina Vask"."""
    noun, last = name.first - 1, name.after - 1
    if noun < 0 or not page.printed[noun].islower():
        return False
    known = roles.office(page.printed[noun]) if page.pos[noun] in ("NOUN", "ADJ") else None
    described = known is not None and known.gender != "n" and noun < page.head[noun] <= last
    return described and (page.head[last] == name.first or page.head[name.first] == last)


def _trimmed(page: Columns, name: Name) -> tuple[int, int]:
    """The tokens of a name without small words before it, and without possessive and stop after it."""
    first, after = name.first, name.after
    while first < after and not (page.printed[first][0].isupper() or page.printed[first][0].isdigit()):
        first += 1
    while after > first and (
        page.printed[after - 1] in ("'s", "’s") or not any(map(str.isalnum, page.printed[after - 1]))
    ):
        after -= 1
    return first, after


def _mended(page: Columns, first: int, after: int, names: Sequence[Name]) -> int:
    """Where a name ends that the pipeline cut off: "Centre for Countering" goes on, "Office of" ends before "of"."""
    cut = after
    while cut > first and (page.lower[cut - 1] in words_for("in names") or page.tag(cut - 1) == "VBG"):
        cut -= 1
        cut -= cut > first and page.printed[cut - 1].isspace()
    if cut in (first, after):
        return after
    end, begins = after, {name.first for name in names}
    while end < len(page.printed) and end not in begins and _goes_on(page, end):
        end += 1
    return end if end > after and page.lower[after - 1] not in words_for("between names") else cut


def _goes_on(page: Columns, token: int) -> bool:
    return page.printed[token][0].isupper() and page.pos[token] in ("PROPN", "NOUN", "ADJ")


def _after_title(page: Columns, first: int, after: int) -> int:
    """Where a person's name begins that the pipeline has with an office: "Foreign Affairs Serbia Ivica Kovac"."""
    at = first + (page.printed[first] == "Q")
    if page.lower[at : at + 1] and page.lower[at] in words_for("no persons"):
        return after
    while at < after and page.lower[at] in words_for("no forenames"):
        at += 1
    return after if at > first and at < after and page.lower[at] in ("for", "of") else at


def _after_portfolio(page: Columns, first: int, after: int) -> int:
    """Where a name begins that the pipeline has with a portfolio: "Minister of Foreign Affairs Anna Bruk"."""
    if first < _WITH_COUNTRY or page.lower[first - 1] != "of" or page.lower[first - 2] != "minister":
        return first
    while first < after and page.lower[first] in words_for("portfolios"):
        first += 1
    return after if first < after and page.lower[first] == "of" else first


def _after_country(page: Columns, first: int, after: int) -> int:
    """Where a name begins that the pipeline has with a country: "the President of Karvania Anna Bruk"."""
    owned = page.lower[max(0, first - 2) : first]
    if _OWNING.isdisjoint(owned) or after - first <= _WITH_COUNTRY:
        return first
    rest = page.text[page.starts[first + 1] : page.ends[after - 1]]
    place = page.lower[first] in _countries() or (gender_of(rest) and not gender_of(f"{page.printed[first]} {rest}"))
    return first + 1 if place else first


def _in_office(page: Columns, first: int, after: int) -> bool:
    """Whether what the pipeline takes for a body is a person: a first name, and an office before or behind it.

    "Juri Vask, chairman of the Karvanian parliament, said".
    """
    if not 1 < after - first < _LONGEST_PERSON or not all(word.isalpha() for word in page.printed[first:after]):
        return False
    before = [word for word in page.lower[max(0, first - 4) : first] if word != ","]
    if before[-1:] != [] and before[-1] in words_for("portfolios") and "minister" in before:
        return True
    if before[-2:-1] == ["of"] and before[-1] in _countries():
        return _office_of(page, first)
    if gender_of(page.text[page.starts[first] : page.ends[after - 1]]) is None:
        return False
    behind = page.lower[after + 1 : after + _APPOSED] if page.lower[after : after + 1] == [","] else []
    return any(office is not None and office.gender != "n" for office in map(roles.office, (*before[-1:], *behind)))


def _office_of(page: Columns, first: int) -> bool:
    """Whether an office stands before the country before a name: "First Deputy Minister of Justice of Karvania X"."""
    words = page.lower[max(0, first - _LONGEST_TITLE) : first]
    return any(roles.office(word) is not None for word in words)


def _is_called_a_body(page: Columns, first: int, after: int) -> bool:
    """Whether a word for a body describes what the pipeline takes for a person: "Polling firm Denholm said".

    Not where two verbs follow: "the company Vask founded said".
    """
    noun = first - 1
    if noun < 0 or page.pos[noun] != "NOUN" or not callings(page.lower[noun]):
        return False
    name = page.root(first, after)
    founded = page.pos[after + 1 : after + 2] in (["VERB"], ["AUX"])
    describes = page.dep[noun] == "nmod:desc" or (page.dep[noun] == "compound" and not founded)
    beside = page.dep[name] == "appos" and page.head[name] == noun
    return (describes and page.head[noun] == name) or beside


def _person(words: str) -> bool:
    """Whether the words look like a person's name: "R-S.C." and "Scientologist" do not."""
    if roles.office(fold(words)) is not None:
        return False
    return " " in words or words.isalpha() or any(map(str.islower, words))


def _named(page: Columns, first: int, after: int) -> bool:
    """Whether to believe that words in no table name an organisation: several, an acronym, or one that acts."""
    if page.lower[after - 1] in words_for("texts by name"):
        return False
    words = page.printed[first]
    whole = page.text[page.starts[first] : page.ends[after - 1]]
    known = roles.office(page.lower[first]) if after - first == 1 else None
    if known is not None and known.gender == "n":
        return False
    if page.lower[first] in words_for("office holders") or key(whole) in codes.institutions():
        return False
    if after - first > 1 or (words.isupper() and len(words) > 2) or page.dep[first] in ("nsubj", "obl:agent"):
        return True
    before = page.lower[max(0, first - 2) : first]
    cited = page.lower[max(0, first - 3) : first] == ["according", "to", "the"] and page.printed[first - 1] == "The"
    called = callings(before[-1]) if before else ()
    described = bool(called) or any(callings(word) for word in page.lower[after : after + 1])
    return cited or described or before == ["according", "to"]


@cache
def _countries() -> frozenset[str]:
    return frozenset(fold(row[2]) for row in table("countries.tsv"))


@cache
def _discards() -> Lexicon:
    return Lexicon((row[0] for row in table("discards.tsv")), romanised)
