"""Words that say what somebody is: offices ("the foreign minister") and institutions ("the defence ministry")."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from onrecord.actors import codes, phrases
from onrecord.actors.candidates import Candidate
from onrecord.actors.headed import of_some_only, of_what, qualified
from onrecord.actors.roster import table
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns, Sentence
from onrecord.language.lexicon import Lexicon, Match, key, words

_OF = frozenset({"of"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_ANYBODY = frozenset({"someone", "somebody"})
_OWNED_BY = frozenset({"of", "for", "from", "at"})
_BESIDE = 20
"""How many characters at most part an office from whose it is."""


class Office(NamedTuple):
    """What the tables say of a word for an office or for people, and the word for one of them."""

    slug: str
    sector: str
    gender: str | None
    word: str
    sort: str


def find(page: Columns, names: Sequence[Candidate]) -> list[Candidate]:
    """Descriptions by office or institution in the prose of an article, each with its country where the text says."""
    starts = [name.start for name in names]
    found: list[Candidate] = []
    for number, inside in page.by_sentence(_lexicon().matches(page.folded)).items():
        sentence = page.sentences[number]
        first = bisect_left(starts, sentence.start)
        found += _in_sentence(page, sentence, inside, names[first : bisect_left(starts, sentence.end, first)])
    return found


def office(word: str) -> Office | None:
    """What the table says of words for an office."""
    return _offices().get(word)


def names_office(label: str) -> bool:
    """Whether a word for an office that somebody holds stands in a label: "Minister of Defence of Ukraine"."""
    found = (office(match.phrase) for match in _lexicon().matches(words(label, [(0, len(label))])))
    return any(known is not None and known.slug for known in found)


def is_title(word: str) -> bool:
    """Whether a word is one of an office, a rank or a form of address: "Prime", "Lt.", "Ms"."""
    return word.lower().rstrip(".") in _title_words()


def _in_sentence(
    page: Columns, sentence: Sentence, matches: Sequence[Match], inside: Sequence[Candidate]
) -> list[Candidate]:
    roles: list[Candidate] = []
    owners = sorted([name for name in inside if name.sort not in _NO_OWNERS or name.label == "PERSON"], key=_end)
    whole = [n for n in inside if n.sort not in ("printed", "adjective")]
    bodies = [n for n in inside if n.sort == "printed" and n.label == "ORG"]
    for match in matches:
        if [name for name in whole if name.start <= match.start and match.end <= name.end]:
            continue
        if bodies and _names_a_body(match, bodies):
            continue
        first, after = page.words(match.start, match.end)
        if page.starts[first] != match.start or page.ends[after - 1] != match.end:
            continue
        head = page.root(first, after) if " of " in match.phrase else after - 1
        if (
            (page.pos[head] in _NOMINAL or match.phrase in _ANYBODY)
            and not _modifies(page, head)
            and not _is_a_region(page, head)
        ):
            roles.append(_role(page, sentence, match, (first, head), owners))
            if roles[-1].sort not in _NO_OWNERS:
                insort(owners, roles[-1], key=_end)
    for one, other in pairwise(roles):
        _share(page.text, one, other)
    institutions = [role for role in roles if role.sort == "institution"]
    for role in roles:
        if institutions and role.sort == "role":
            _of_a_body(page.text, role, institutions)
        of_what(page, role)
    return roles


def _names_a_body(match: Match, bodies: Sequence[Candidate]) -> bool:
    """Whether a word for a body is part of a longer name of one: the first in "Union of Karvanian Writers"."""
    known = office(match.phrase)
    inside = known is not None and known.gender == "n"
    return inside and any(n.start <= match.start and match.end < n.end for n in bodies)


_end = attrgetter("end")


_NO_OWNERS = frozenset({"printed", "role", "people"})
"""Sorts of those whose an office or a body is not, if they are no persons."""


def _of_a_body(text: str, role: Candidate, bodies: Sequence[Candidate]) -> None:
    """Give an office the body that follows it: "the head of the Karvanian Ministry of Justice", "a spokesman for …"."""
    owner = role.owner or role
    for body in bodies:
        follows = body.start - role.end < _BESIDE and text[role.end : body.start].strip() in _OWNED_BY
        if follows or role.start < body.start <= owner.start < role.end <= body.end:
            role.owner, role.country, role.end, role.definite = body, body.country, body.end, True
            if not codes.institutions()[body.words].slug and body.words not in words_for("states"):
                role.offices = set()


def _share(text: str, one: Candidate, other: Candidate) -> None:
    """Give an owner on to what is joined: "Danish media and government", "Syrian officials and rebels"."""
    if other.sort != "institution" or other.owner is not None or one.owner is None or one.owner.start >= one.end:
        return
    if text[one.end : other.start] in (" and ", " or "):
        other.owner, other.country = one.owner, one.country


@cache
def _callings(known: Office) -> tuple[frozenset[str], frozenset[str]]:
    """What one in an office is called, and what else he may be called."""
    called = frozenset({known.word, known.slug or known.word})
    return called, called | _hypernyms(known)


def _hypernyms(known: Office) -> set[str]:
    """What else one may be called: a finance minister is a minister; a prime minister is not called so."""
    last = {known.word.split()[-1], known.slug.rpartition("-")[2]} - {""}
    last |= {"diplomat"} if known.slug in words_for("diplomats") else set()
    last |= _in_full().get(known.word, frozenset())
    return last - {"minister", "president"} if known.slug in words_for("heads") else last


def _is_a_region(page: Columns, head: int) -> bool:
    """Whether the word ends the name of a part of a country: "West Darfur State" is a place, and nobody's state."""
    return page.printed[head] == "State" and head > 0 and page.pos[head - 1] == "PROPN"


def _modifies(page: Columns, head: int) -> bool:
    """Whether the word only describes what follows: "fighter planes" are no fighter."""
    described = page.head[head]
    if described <= head:
        return False
    follows = page.dep[head] in ("compound", "amod", "nmod:desc")
    return follows and page.pos[described] == "NOUN" and not page.printed[described][0].isupper()


def _role(
    page: Columns, sentence: Sentence, match: Match, tokens: tuple[int, int], names: Sequence[Candidate]
) -> Candidate:
    """A description, from the first token of the words for it and the one whose number is that of the description."""
    phrase, (own, head) = match.phrase, tokens
    first = phrases.left(page, sentence, own, head)
    known = office(phrase)
    sort = "institution" if phrase in codes.institutions() else known.sort if known else "role"
    role = Candidate(page.starts[first], match.end, "ROLE", sort=sort, words=phrase)
    role.noun = match.start
    role.plural = page.tags[head] in ("NNS", "NNPS")
    if known is not None:
        role.words = known.word if sort != "institution" else phrase
        role.sector, role.gender = known.sector, known.gender
        role.offices = {known.slug} if known.slug else set()
        role.called, role.kinds = _callings(known)
    before = page.lower[first : head + 1]
    role.determiner = before[0] if before and before[0] in words_for("determiners") else ""
    role.definite = bool(before) and before[0] in words_for("definite")
    _own(page, role, match, names)
    if sort == "institution" and _of_no_state(phrase, before[:-1]):
        role.sort, role.sector, role.owner, role.country = "people", "GOV", None, None
    hyphened = page.lower[max(0, own - 2) : own - 1] if own and page.printed[own - 1] == "-" else []
    qualifiers = [*page.lower[first + bool(role.determiner) : own], *hyphened]
    if qualifiers:
        role.before = frozenset(qualifiers)
    if role.sort == "role":
        qualified(role, qualifiers)
        of_some_only(page, role, match.phrase, own)
    if role.country and before[0] not in words_for("indefinite"):
        role.definite = True
    return role


def _of_no_state(phrase: str, before: Sequence[str]) -> bool:
    """Whether a body is no state's: local police, whom occupiers installed, proxies, a party's congress."""
    hired = codes.institutions()[phrase].sector == "MIL" and not words_for("hired").isdisjoint(before)
    installed = not codes.institutions()[phrase].slug and not words_for("installed").isdisjoint(before)
    convened = phrase == "congress" and "party" in before  # a party's congress is no parliament
    return installed or hired or convened or not words_for("local").isdisjoint(before)


def _own(page: Columns, role: Candidate, match: Match, names: Sequence[Candidate]) -> None:
    """Whose office it is: a name inside the phrase ("Ukraine's president"), or after "of" ("president of Ukraine")."""
    text = page.text
    low, high = min(role.start, match.start - _BESIDE), match.end + _BESIDE
    near = _owners(text, role, [n for n in names if low < n.end and n.start < high])
    if not near:
        return
    by = _OF if role.sort == "institution" else _OWNED_BY
    before = [n for n in near if n.end <= match.start and (role.start <= n.start or _joined(text, n, match))]
    after = [n for n in near if match.end < n.start and _between(text[match.end : n.start], by)]
    if not after and role.words in words_for("seated"):
        after = [n for n in near if _seated(text[match.end : n.start], n, text[n.end : n.end + 1])]
    if not after and role.sort == "institution" and codes.institutions()[role.words].slug == "people":
        after = [n for n in near if n.sort in ("country", "capital") and text[match.end : n.start].split() == ["in"]]
    owner = before[-1] if before else after[0] if after else None
    if len(before) > 1 and _of_two_peoples(text, *before[-2:]):
        role.offices = set()  # "the Bosnian Serb leader" leads neither country
        return
    several = owner is not None and role.plural and _one_of_several(text, owner, _owners(text, role, names))
    if owner is not None and several and owner in before:
        role.start = _joint(page, owner, names)
    elif owner is not None and not several:
        if owner in before:
            role.start = _determined(page, role.start, owner.start)
        role.end = role.end if owner in before or owner.sort == "adjective" else owner.end
        if _towards(role, owner, text):
            role.words = f"{key(owner.words)} {role.words}"
        else:
            role.owner, role.country = owner, owner.country


def _of_two_peoples(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether one people's part in another country is told: "Bosnian Serb"."""
    both = one.sort == other.sort == "adjective" and one.country != other.country
    return both and text[one.end : other.start] == " "


def _owners(text: str, role: Candidate, names: Sequence[Candidate]) -> list[Candidate]:
    """Those of some names whose the office may be: no unlisted one if nobody speaks for it, none that is hyphened."""
    if not names:
        return []
    speaks = _speaks_for(role)
    return [n for n in names if (speaks or n.sort != "printed") and not text.startswith("-", n.end)]


def _one_of_several(text: str, owner: Candidate, owners: Sequence[Candidate]) -> bool:
    """Whether others are named with it: "the leaders of Karvania, France and Italy", "French and German leaders"."""
    others = [n for n in owners if n.country and n.country != owner.country]
    after = any(text[owner.end : n.start] in (", ", " and ") for n in others)
    both = (n for n in others if n.sort == owner.sort == "adjective")
    return after or any(text[n.end : owner.start] in (", ", " and ") for n in both)


def _joint(page: Columns, last: Candidate, names: Sequence[Candidate]) -> int:
    """Where a phrase of several countries begins: "*some* French, Karvanian and German officials"."""
    for name in reversed(names):
        if name.end < last.start and page.text[name.end : last.start] in (", ", " and ", ", and "):
            last = name
    before = page.at(last.start) - 1
    return page.starts[before] if before >= 0 and page.lower[before] in words_for("determiners") else last.start


def _seated(between: str, owner: Candidate, next_: str) -> bool:
    """Whether a capital tells which government is meant: "the government in Minsk"."""
    return owner.sort == "capital" and next_ not in ("'", "’") and between.strip() == "in"


def _towards(role: Candidate, owner: Candidate, text: str) -> bool:
    """Whether the name says whose ally or foe one is: "critics of Russia", "US allies" are of no country told."""
    own = (
        owner.sort == "adjective" and text[owner.end : owner.end + 1] == " " and role.words in words_for("of their own")
    )
    return role.words in words_for("against") and not own


def _speaks_for(role: Candidate) -> bool:
    """Whether a person before it says whose it is: "the Biden administration", "Putin's spokesman"."""
    return role.sort == "institution" or role.words.startswith("spokes")


def _determined(page: Columns, start: int, owner: int) -> int:
    """Where the phrase starts: at its owner, with article and adjectives before: not "a move NATO officials" say."""
    first = page.at(owner)
    while first and page.starts[first - 1] >= start:
        if page.pos[first - 1] not in ("DET", "ADJ", "NUM") or page.lower[first - 1] in ("more", "most"):
            break
        first -= 1
    return min(owner, page.starts[phrases.with_at(page, first)])


def _joined(text: str, owner: Candidate, match: Match) -> bool:
    """Whether only a possessive or a space stands between a name and an office."""
    return text[owner.end : match.start].strip() in ("", "'s", "’s", "'", "’")


def _between(between: str, by: frozenset[str]) -> bool:
    found = between.split()
    return 0 < len(found) <= 2 and found[0] in by and (len(found) == 1 or found[1].lower() == "the")


@cache
def _offices() -> dict[str, Office]:
    """What the tables say, by the word for one and the word for several."""
    found: dict[str, Office] = {}
    for phrases_, slug, sector, *gender in table("offices.tsv"):
        for phrase in phrases_.split("|"):
            _enter(found, phrase, Office(slug, sector, next(iter(gender), None) or None, key(phrase), "role"))
    for gender_, sector, several in table("people.tsv"):
        for word in several.split("|"):
            _enter(found, word, Office("", sector, gender_ or None, key(word), "people"))
    return found


@cache
def _in_full() -> dict[str, frozenset[str]]:
    """What is said in full for a title: "Gov. Vask … the governor", "Rep. Vask … the lawmaker"."""
    pairs = [pair.split("=") for pair in words_for("abbreviated")]
    return {short: frozenset(full for other, full in pairs if other == short) for short, _ in pairs}


@cache
def _title_words() -> frozenset[str]:
    told = (word for phrase, known in _offices().items() if known.gender != "n" for word in phrase.split())
    return frozenset(told) | words_for("titles") | words_for("ranks") | words_for("gone") - {"of", "the"}


def _enter(found: dict[str, Office], phrase: str, office_: Office) -> None:
    for form in (phrase, *_several(phrase)):
        known = found.setdefault(key(form), office_)
        if known.gender is None and office_.gender in ("m", "f"):  # a husband may be a witness, but is no she
            found[key(form)] = known._replace(gender=office_.gender)


def _several(word: str) -> tuple[str, ...]:
    """The plural of a word: women, families, witnesses, passers-by."""
    if word.endswith(("man", "child")):
        return (word[:-2] + "en",) if word.endswith("man") else (word + "ren",)
    if word.endswith("y") and word[-2] not in "aeo":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "ch")):
        return (word + "es",)
    return ("people",) if word == "person" else () if word.endswith(".") else (word + "s",)


@cache
def _lexicon() -> Lexicon:
    return Lexicon((*_offices(), *codes.institutions()))
