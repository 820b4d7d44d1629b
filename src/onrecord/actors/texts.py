"""Whose word a text is that speaks: "the NATO communique … the document states" is NATO's."""

from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns

_THE = frozenset({"the", "this"})
_OWN = frozenset({"nmod:poss", "compound", "nmod:desc", "amod", "flat"})
_CLAUSES = frozenset({"acl", "acl:relcl"})
_PLURAL = frozenset({"NNS", "NNPS"})
_BACK = 2500
"""How many characters above a text its issuer may be told."""
_NEAR = 150
_LONGEST = 6


def find(page: Columns, speech: Speech, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The texts that speak, each with whoever issued it: told beside it, or beside the last text that it may be."""
    texts = words_for("texts")
    if texts.isdisjoint(page.said):
        return []
    told = words_for("told by texts")
    subjects = ((verb, t) for verb, t in speech.subjects.items() if page.lower[t] in texts)
    speaking = {t for verb, t in subjects if t in speech.verbs or page.lemma(verb) in told}
    speaking.update(t for t in speech.verbs if page.lower[t] in texts)
    if not speaking:
        return []
    printed = [t for t, word in enumerate(page.lower) if word in texts]
    found = (_text(page, token, printed, candidates) for token in sorted(speaking))
    return [text for text in found if text is not None]


def _text(page: Columns, token: int, printed: Sequence[int], candidates: Sequence[Candidate]) -> Candidate | None:
    first = token
    while first and token - first < _LONGEST and page.head[first - 1] in range(first, token + 1):
        first -= 1
    issuer = _issuer(page, token, candidates)
    if issuer is None and page.lower[first] in _THE:
        before = [t for t in printed if t < first and page.starts[first] - page.starts[t] < _BACK]
        same = (t for t in reversed(before) if _may_be(page, t, token))
        issuer = next((told for t in same if (told := _issuer(page, t, candidates)) is not None), None)
    if issuer is None or any(c.start <= page.starts[token] < c.end for c in candidates):
        return None
    text = Candidate(page.starts[first], page.ends[token], "ROLE", sort="text", words=page.lower[token])
    text.gender = "n"
    text.mean(issuer.actor, "issuer", 0.6)
    return text


def _may_be(page: Columns, before: int, token: int) -> bool:
    """Whether a text is told of again: "the communique … the communique", or "the document" for any."""
    return page.lower[before] == page.lower[token] or page.lower[token] in ("document", "text")


def _issuer(page: Columns, text: int, candidates: Sequence[Candidate]) -> Candidate | None:
    near = (c for c in candidates if abs(c.start - page.starts[text]) < _NEAR)
    issuing = [c for c in near if c.actor is not None and c.sort != "pronoun" and _issued(page, c, text)]
    return max(issuing, key=lambda c: c.end - c.start, default=None)


def _issued(page: Columns, candidate: Candidate, text: int) -> bool:
    """Whether somebody owns a text, is told by "of" or "by", wrote or published it, or said something in it."""
    root = page.root(*page.words(candidate.start, candidate.end))
    above, dep = page.head[root], page.dep[root]
    if (
        root < text
        and dep in _OWN
        and text in (above, page.head[above])
        and not _only_where(page, candidate, dep, text)
    ):
        return above == text or (page.dep[above] in _OWN and page.pos[above] == "PROPN")
    case = next((page.lower[c] for c in page.children(root, "case")), "")
    if above == text:
        return case in ("by", "from") or (case == "of" and candidate.sort not in ("country", "capital", "adjective"))
    if case == "by" or dep == "obl:agent":
        return page.head[above] == text and page.dep[above] in _CLAUSES
    if dep == "nsubj" and above == page.head[text]:
        published = page.dep[text] == "obj" and page.lemma(above) in words_for("issuing")
        return published or (page.dep[text] == "obl" and page.lemma(above) in words_for("speaking"))
    return page.lower[above] in words_for("sites") and _appeared(page, above, text)


def _only_where(page: Columns, candidate: Candidate, dep: str, text: int) -> bool:
    """Whether a place, an adjective or a name tells no issuer: "the Brask Memorandum", "a Vask campaign memo"."""
    if candidate.label == "PERSON" and dep != "nmod:poss" and page.pos[text - 1] == "NOUN":
        return True
    if candidate.sort == "capital" and dep != "nmod:poss":
        return True
    return dep == "amod" and candidate.sort == "adjective" and page.tag(text) in _PLURAL


def _appeared(page: Columns, site: int, text: int) -> bool:
    """Whether a text stood on somebody's pages: "the paper appeared on the ministry's website"."""
    verb = page.head[site]
    if page.dep[site] != "obl" or page.lemma(verb) not in words_for("issuing"):
        return False
    return page.head[text] == verb or (page.head[verb] == text and page.dep[verb] in _CLAUSES)
