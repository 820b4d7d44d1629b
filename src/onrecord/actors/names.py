"""Words that name somebody: by the tables of the roster, and by the pipeline's names for those in no table."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from onrecord.actors.candidates import Candidate
from onrecord.actors.roster import Roster, romanised, table
from onrecord.actors.words import words_for
from onrecord.language import named
from onrecord.language.lexicon import Lexicon, Match, fold, words
from onrecord.model import Label

_LABELS: dict[str, Label] = {"person": "PERSON", "government": "GPE", "country": "GPE"}
_PRINTED: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG"}
_LONGEST = 7


def find(doc: Doc, roster: Roster) -> list[Candidate]:
    """Names in the prose of an article, in order, none inside another."""
    text = doc.text
    names = [name for sentence, ents in named.sentences(doc) for name in _in_sentence(text, sentence, ents, roster)]
    _prefer_persons(names)
    return sorted((*names, *_families(doc, names, roster)), key=lambda name: name.start)


def _prefer_persons(names: list[Candidate]) -> None:
    """Take a capital or country for a family name where the article names its bearer: "Paris" after "Valeska Paris"."""
    families = {fold(n.words.split()[-1]) for n in names if n.label == "PERSON" and " " in n.words}
    for name in names:
        if name.sort in ("capital", "country") and " " not in name.words and fold(name.words) in families:
            name.sort, name.label, name.country = "printed", "PERSON", None


def _families(doc: Doc, names: list[Candidate], roster: Roster) -> Iterator[Candidate]:
    """Family names that the pipeline passed over: of the article's persons, or of persons in the roster."""
    full = {romanised(fold(n.words.split()[-1])) for n in names if n.label == "PERSON" and " " in n.words}
    taken = [(n.start, n.end) for n in names]
    for sentence in doc.spans["sentences"]:
        for token in sentence:
            word = romanised(token.norm_ if token.text.isascii() else fold(token.text))
            if not token.text[0].isupper() or token.pos_ != "PROPN" or any(a <= token.idx < b for a, b in taken):
                continue
            if word in full or (roster.family(token.text) and _alone(token)):
                first = _particles(token)
                words_ = sentence.doc[first.i : token.i + 1].text
                yield Candidate(first.idx, token.idx + len(token), "PERSON", sort="printed", words=words_)


def _particles(token: Token) -> Token:
    """The first word of a family name of several: "von der Leyen", "bin Salman"."""
    while token.i and token.doc[token.i - 1].lower_ in words_for("particles"):
        token = token.doc[token.i - 1]
    return token


def _alone(token: Token) -> bool:
    """Whether no other name stands next to the word: "Park" in "Hyde Park" is nobody."""
    near = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return not any(t.pos_ == "PROPN" for t in near) and token.dep_ in (
        "nsubj",
        "nsubj:pass",
        "nmod:poss",
        "obl:agent",
        "obj",
    )


def _in_sentence(text: str, sentence: Span, ents: list[Span], roster: Roster) -> list[Candidate]:
    printed = list(_printed(ents))
    listed = [name for name in _listed(text, sentence, roster) if not any(_holds(p, name) for p in printed)]
    free = [p for p in printed if not any(n.start < p.end and p.start < n.end for n in listed)]
    return sorted((*listed, *free), key=lambda name: name.start)


def _holds(printed: Candidate, name: Candidate) -> bool:
    """Whether a longer name wins over a listed one inside it: "Francis Fukuyama" is not the pope.

    "Kremlin Putin" and the like are errors of the pipeline: what is listed in two words or more stays.
    """
    longer = (
        printed.start <= name.start and name.end <= printed.end and printed.end - printed.start > name.end - name.start
    )
    if not longer or (name.sort == "listed" and " " in name.words):
        return False
    if printed.label == "PERSON":
        return name.sort != "listed" or name.label != "PERSON" or not _ends_alike(printed, name)
    if name.sort not in ("country", "adjective", "capital") or any(mark in printed.words for mark in ("’", "'")):
        return False
    printed.country = printed.country or name.country
    return printed.words.count(" ") > (0 if name.start > printed.start else 1)


def _ends_alike(printed: Candidate, name: Candidate) -> bool:
    return printed.end == name.end and name.words.count(" ") >= 1


def _listed(text: str, sentence: Span, roster: Roster) -> Iterator[Candidate]:
    spelled = words(text, sentence.start_char, sentence.end_char)
    shouted = sentence.text.isupper()
    discarded = [(m.start, m.end) for m in _discards().matches(spelled)]
    for match in roster.lexicon.matches(spelled):
        if text[match.start : match.start + 4] == "the ":
            match = match._replace(start=match.start + 4)
        surface = text[match.start : match.end]
        if (
            _capital(surface)
            and not (shouted and surface == "US")
            and not any(a <= match.start < b for a, b in discarded)
        ):
            found = _candidate(match, surface, roster)
            if found is not None and not _inside_a_name(text, match):
                yield found


def _candidate(match: Match, surface: str, roster: Roster) -> Candidate | None:
    """What the tables say of a name; an acronym counts only as printed: "who" is not the WHO."""
    name = match.phrase
    actors = roster.named(name)
    found = Candidate(match.start, match.end, "ORG", words=name if name.startswith("the ") else surface)
    if (surface.isupper() and len(surface) > 1) or name not in roster.acronyms:
        if name in roster.adjectives and not (actors and surface in ("US", "UK")):
            found.label, found.sort, found.country = "NORP", "adjective", roster.adjectives[name]
            return found
        if actors:
            first = actors[0]
            found.label, found.country = _LABELS.get(first.kind, "ORG"), first.country
            found.sort = "country" if first.id.startswith("gov:") else "listed"
            return found
        if name in roster.capitals:
            found.label, found.sort, found.country = "GPE", "capital", roster.capitals[name]
            return found
    return None


def _capital(surface: str) -> bool:
    return surface[0].isupper() or any(a == "-" and b.isupper() for a, b in pairwise(surface))


def _inside_a_name(text: str, match: Match) -> bool:
    """Whether the words are only a part of a hyphenated one: "US-led" is the US, "Franco-German" no Germany."""
    return match.start > 0 and text[match.start - 1] == "-" and text[match.start - 2 : match.start - 1].isalpha()


def _printed(ents: list[Span]) -> Iterator[Candidate]:
    for name in ents:
        label = _PRINTED.get(name.label_)
        start, end = name.start, name.end
        while start < end and not (name.doc[start].text[0].isupper() or name.doc[start].text[0].isdigit()):
            start += 1
        while end > start and (
            name.doc[end - 1].text in ("'s", "’s") or not any(map(str.isalnum, name.doc[end - 1].text))
        ):
            end -= 1
        if label == "PERSON" and start < end:
            start = _particles(name.doc[start]).i
        span = name.doc[start:end]
        if label and 0 < len(span) <= _LONGEST and (_person(span) if label == "PERSON" else _named(span)):
            yield Candidate(span.start_char, span.end_char, label, sort="printed", words=" ".join(span.text.split()))


def _person(span: Span) -> bool:
    """Whether the words look like a person's name: "R-S.C." does not."""
    return any(c.islower() or c == " " for c in span.text) or span.text.isalpha()


def _named(span: Span) -> bool:
    """Whether to believe that words in no table name an organisation: several, an acronym, or one that acts."""
    return len(span) > 1 or (span.text.isupper() and len(span.text) > 2) or span.root.dep_ in ("nsubj", "obl:agent")


@cache
def _discards() -> Lexicon:
    return Lexicon(row[0] for row in table("discards.tsv"))
