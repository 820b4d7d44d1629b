"""Words that say what somebody is: offices ("the foreign minister") and institutions ("the defence ministry")."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.actors import codes
from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import table
from onrecord.actors.words import words_for
from onrecord.language.lexicon import Lexicon, Match, key, words

_OF = frozenset({"of"})
_OWNED_BY = frozenset({"of", "for", "from", "at"})
_LONGEST = 10


class Office(NamedTuple):
    """What the table says of a word for an office."""

    slug: str
    sector: str
    gender: str | None


def find(doc: Doc, names: Sequence[Candidate]) -> list[Candidate]:
    """Descriptions by office or institution in the prose of an article, each with its country where the text says."""
    text = doc.text
    return [role for sentence in doc.spans["sentences"] for role in _in_sentence(text, sentence, names)]


def office(word: str) -> Office | None:
    """What the table says of words for an office."""
    return _offices().get(word)


def _in_sentence(text: str, sentence: Span, names: Sequence[Candidate]) -> Iterator[Candidate]:
    inside = [n for n in names if sentence.start_char <= n.start < sentence.end_char]
    spelled = words(text, sentence.start_char, sentence.end_char)
    roles: list[Candidate] = []
    for match in _lexicon().matches(spelled):
        if any(n.start <= match.start and match.end <= n.end for n in inside if n.sort not in ("printed", "adjective")):
            continue
        head = _head(sentence, match)
        if head is not None and head.pos_ in ("NOUN", "PROPN", "ADJ", "X") and not _modifies(head):
            roles.append(_role(text, sentence, match, head, sorted((*inside, *roles), key=lambda c: c.end)))
    yield from roles


def _first(doc: Doc, match: Match) -> Token:
    span = doc.char_span(match.start, match.end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no word at {match.start}:{match.end}")
    return span[0]


def _modifies(head: Token) -> bool:
    """Whether the word only describes what follows: "fighter planes" are no fighter."""
    follows = head.head.i > head.i and head.dep_ in ("compound", "amod", "nmod:desc")
    return follows and head.head.pos_ == "NOUN" and not head.head.text[0].isupper()


def _head(sentence: Span, match: Match) -> Token | None:
    """The last word of the match, if it ends where a token ends: its number is the description's."""
    span = sentence.doc.char_span(match.start, match.end)
    if span is None:
        return None
    return span.root if " of " in match.phrase else span[-1]


def _role(text: str, sentence: Span, match: Match, head: Token, names: Sequence[Candidate]) -> Candidate:
    doc, phrase = sentence.doc, match.phrase
    first = _left(sentence, _first(doc, match), head)
    start = doc[first].idx
    role = Candidate(
        start, match.end, "ROLE", sort="institution" if phrase in codes.institutions() else "role", words=phrase
    )
    role.plural = "Plur" in head.morph.get("Number", [])
    known = office(phrase)
    if known is not None:
        role.sector, role.gender = known.sector, known.gender
        role.offices = {known.slug} if known.slug else set()
    before = [t.lower_ for t in doc[first : head.i + 1]]
    role.definite = bool(before) and before[0] in words_for("definite")
    _own(text, role, match, doc, names)
    if words_for("gone").intersection(before[:-1]) and role.sort == "role":
        role.offices = set()
    if role.country and before[0] not in words_for("indefinite"):
        role.definite = True
    return role


def _left(sentence: Span, first: Token, head: Token) -> int:
    """The first word of the noun phrase: what hangs on its head, or with it on a name that follows."""
    allowed = {
        head.i,
        *(
            [head.head.i]
            if head.head.i > head.i and head.dep_ in ("compound", "nmod:desc", "flat", "appos", "nmod")
            else ()
        ),
    }
    at = first.i
    while at > max(sentence.start, first.i - _LONGEST):
        token = sentence.doc[at - 1]
        hangs = token.i in allowed or any(a.i in allowed for a in token.ancestors)
        inner = token.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "X", "SPACE") or token.lower_ in words_for(
            "definite"
        )
        if not hangs or not (inner or token.text == "-" or _possessive(token)):
            break
        at -= 1
    while sentence.doc[at].is_space or sentence.doc[at].text in ("-", "'s", "’s"):
        at += 1
    return at


def _possessive(token: Token) -> bool:
    return token.dep_ in ("nmod:poss", "amod") or token.text in ("'s", "’s", "'", "’")


def _own(text: str, role: Candidate, match: Match, doc: Doc, names: Sequence[Candidate]) -> None:
    """Whose office it is: a name inside the phrase ("Ukraine's president"), or after "of" ("president of Ukraine")."""
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
            role.start = _determined(doc, role.start, owner.start)
        role.end = role.end if owner in before or owner.sort == "adjective" else owner.end


def _speaks_for(role: Candidate) -> bool:
    """Whether a person before it says whose it is: "the Biden administration", "Putin's spokesman"."""
    return role.sort == "institution" or role.words.startswith("spokes")


def _determined(doc: Doc, start: int, owner: int) -> int:
    """Where the phrase starts: at its owner, with article and adjectives before: not "a move NATO officials" say."""
    span = doc.char_span(min(start, owner), owner, alignment_mode="expand")
    first = owner
    for token in reversed(list(span or ())):
        if token.idx >= owner:
            continue
        if token.pos_ not in ("DET", "ADJ", "NUM") or token.lower_ in ("more", "most"):
            break
        first = token.idx
    return first


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
