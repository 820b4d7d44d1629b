"""Words that say what somebody is: offices ("the foreign minister") and institutions ("the defence ministry")."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import table
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns, Sentence
from onrecord.language.lexicon import Lexicon, Match, key

_OF = frozenset({"of"})
_OWNED_BY = frozenset({"of", "for", "from", "at"})
_LONGEST = 10
_BEFORE_A_NAME = frozenset({"compound", "nmod:desc", "flat", "appos", "nmod"})
_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "X", "SPACE"})


class Office(NamedTuple):
    """What the table says of a word for an office."""

    slug: str
    sector: str
    gender: str | None


def find(page: Columns, names: Sequence[Candidate]) -> list[Candidate]:
    """Descriptions by office or institution in the prose of an article, each with its country where the text says."""
    found: list[Candidate] = []
    at = 0
    for sentence in page.sentences:
        inside = []
        while at < len(names) and names[at].start < sentence.end:
            if names[at].start >= sentence.start:
                inside.append(names[at])
            at += 1
        found += _in_sentence(page, sentence, inside)
    return found


def office(word: str) -> Office | None:
    """What the table says of words for an office."""
    return _offices().get(word)


def _in_sentence(page: Columns, sentence: Sentence, inside: Sequence[Candidate]) -> list[Candidate]:
    roles: list[Candidate] = []
    for match in _lexicon().matches(sentence.words):
        if any(n.start <= match.start and match.end <= n.end for n in inside if n.sort not in ("printed", "adjective")):
            continue
        head = _head(page, match)
        if head is not None and page.pos[head] in ("NOUN", "PROPN", "ADJ", "X") and not _modifies(page, head):
            roles.append(_role(page, sentence, match, head, sorted((*inside, *roles), key=lambda c: c.end)))
    return roles


def _modifies(page: Columns, head: int) -> bool:
    """Whether the word only describes what follows: "fighter planes" are no fighter."""
    described = page.head[head]
    follows = described > head and page.dep[head] in ("compound", "amod", "nmod:desc")
    return follows and page.pos[described] == "NOUN" and not page.printed[described][0].isupper()


def _head(page: Columns, match: Match) -> int | None:
    """The last word of the match, if it ends where a token ends: its number is the description's."""
    first, after = page.words(match.start, match.end)
    if page.starts[first] != match.start or page.ends[after - 1] != match.end:
        return None
    return page.root(first, after) if " of " in match.phrase else after - 1


def _role(page: Columns, sentence: Sentence, match: Match, head: int, names: Sequence[Candidate]) -> Candidate:
    phrase = match.phrase
    first = _left(page, sentence, page.at(match.start), head)
    sort = "institution" if phrase in codes.institutions() else "role"
    role = Candidate(page.starts[first], match.end, "ROLE", sort=sort, words=phrase)
    role.plural = page.tag(head) in ("NNS", "NNPS")
    known = office(phrase)
    if known is not None:
        role.sector, role.gender = known.sector, known.gender
        role.offices = {known.slug} if known.slug else set()
    before = page.lower[first : head + 1]
    role.definite = bool(before) and before[0] in words_for("definite")
    _own(page, role, match, names)
    if words_for("gone").intersection(before[:-1]) and role.sort == "role":
        role.offices = set()
    if role.country and before[0] not in words_for("indefinite"):
        role.definite = True
    return role


def _left(page: Columns, sentence: Sentence, first: int, head: int) -> int:
    """The first word of the noun phrase: what hangs on its head, or with it on a name that follows."""
    above = page.head[head]
    allowed = {head, above} if above > head and page.dep[head] in _BEFORE_A_NAME else {head}
    at = first
    while at > max(sentence.first, first - _LONGEST) and _hangs(page, at - 1, allowed) and _inner(page, at - 1):
        at -= 1
    while page.printed[at].isspace() or page.printed[at] in ("-", "'s", "’s"):
        at += 1
    return at


def _hangs(page: Columns, token: int, allowed: set[int]) -> bool:
    """Whether a token is one of some, or hangs on one, at whatever depth."""
    while token not in allowed and page.head[token] != token:
        token = page.head[token]
    return token in allowed


def _inner(page: Columns, token: int) -> bool:
    return (
        page.pos[token] in _INNER
        or page.dep[token] in ("nmod:poss", "amod")
        or page.lower[token] in words_for("definite")
        or page.printed[token] in ("'s", "’s", "'", "’", "-")
    )


def _own(page: Columns, role: Candidate, match: Match, names: Sequence[Candidate]) -> None:
    """Whose office it is: a name inside the phrase ("Ukraine's president"), or after "of" ("president of Ukraine")."""
    text = page.text
    owners = [n for n in names if n.sort not in ("printed", "role") or (n.label == "PERSON" and _speaks_for(role))]
    owners = [n for n in owners if text[n.end : n.end + 1] != "-"]
    by = _OF if role.sort == "institution" else _OWNED_BY
    before = [
        n for n in owners if n.end <= match.start and (role.start <= n.start or _joined(text[n.end : match.start]))
    ]
    after = [n for n in owners if match.end < n.start and _between(text[match.end : n.start], by)]
    owner = next(iter([*reversed(before), *after]), None)
    if owner is not None:
        role.owner, role.country = owner, owner.country
        if owner in before:
            role.start = _determined(page, role.start, owner.start)
        role.end = role.end if owner in before or owner.sort == "adjective" else owner.end


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
    return min(owner, page.starts[first])


def _joined(between: str) -> bool:
    """Whether only a possessive or a space stands between."""
    return between.strip() in ("", "'s", "’s", "'", "’")


def _between(between: str, by: frozenset[str]) -> bool:
    found = between.split()
    return 0 < len(found) <= 2 and found[0] in by and (len(found) == 1 or found[1].lower() == "the")


@cache
def _offices() -> dict[str, Office]:
    found: dict[str, Office] = {}
    for phrases, slug, sector, *gender in table("offices.tsv"):
        for phrase in phrases.split("|"):
            found.setdefault(key(phrase), Office(slug, sector, next(iter(gender), None) or None))
    return found


@cache
def _lexicon() -> Lexicon:
    plurals = [phrase + "s" for phrase in _offices() if not phrase.endswith(("s", "."))]
    return Lexicon((*_offices(), *codes.institutions(), *plurals))
