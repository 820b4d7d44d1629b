"""Who speaks: the subjects of verbs of speaking and of "according to", and the speaker of each quotation."""

from collections.abc import Iterable, Iterator

from onrecord.actors.quoted import Quoted
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Span

_SUBJECTS = ("nsubj", "nsubj:outer")
_SHARED = frozenset({"conj", "xcomp", "advcl", "parataxis"})
_INVERTED = frozenset({"say", "add", "note", "write", "explain", "stress", "warn"})
"""Verbs after which the parser takes who speaks for what is said: "… on Wednesday, said the mayor, Oleh Bondar."."""
_CITING = frozenset({"cite", "quote"})
"""Verbs whose object speaks: "the agency reported, citing a source in the ministry"."""
_DEPTH = 4
_NEAR = 90
_ASIDE = 6


class Speech:
    """The tokens that head the words for who speaks, and for each quotation the one whose it is.

    Args:
        labels: where the labels of a transcript's turns end.
    """

    def __init__(self, page: Columns, marks: Quoted, labels: Iterable[int] = ()) -> None:
        self._page, self._marks = page, marks
        self.subjects: dict[int, int] = {}
        self._objects: dict[int, int] = {}
        for token in page.hanging(*_SUBJECTS, "obj"):
            (self._objects if page.dep[token] == "obj" else self.subjects)[page.head[token]] = token
        self.speaking: set[int] = {page.at(offset) for offset in labels}
        self.verbs: dict[int, int] = {}
        """The first verb of speaking of each subject."""
        for verb, subject in self._speaking():
            self.speaking.add(subject)
            self.verbs.setdefault(subject, verb)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the one it is joined to: "denied the claim and said"."""
        for _ in range(_DEPTH):
            if verb in self.subjects:
                return self.subjects[verb]
            if self._page.dep[verb] not in _SHARED:
                return None
            verb = self._page.head[verb]
        return None

    def _speaking(self) -> Iterator[tuple[int, int]]:
        """Each verb of speaking with its subject, and "according" with whose words are told."""
        page, speaking = self._page, words_for("speaking")
        verbs = [*page.having("VERB"), *page.having("AUX")]
        telling = {token for token in verbs if page.lemmas[token] in speaking}
        if "according" in page.said:
            telling.update(token for token in verbs if page.lower[token] == "according")
        for token in sorted(telling):
            if page.lower[token] == "according":
                after = page.sentence(token).after
                if token + 2 < after:
                    yield token, self._said_by(token, after)
            else:
                if token in self._objects and page.lemma(token) in _CITING:
                    yield token, self._objects[token]
                subject = self.subject(token)
                if subject is None and page.head[token + 1 : token + 4].count(token) and page.lemma(token) in _INVERTED:
                    subject = self._objects.get(token)
                if subject is None and page.tag(token) in ("VBD", "VBZ"):
                    subject = self._before_comma(token) or self._in_marks(token)
                if subject is not None:
                    yield token, subject

    def _before_comma(self, verb: int) -> int | None:
        """A name that only a comma parts from its verb: "After winning, Governor Ada Orsk (R-OH), said, “We stay.”"."""
        page, at = self._page, verb - 2
        if at < 0 or page.printed[verb - 1] != ",":
            return None
        if page.printed[at] == ")":
            opened = (t for t in range(at, max(0, at - _ASIDE), -1) if page.printed[t] == "(")
            at = next(opened, 0) - 1
        while at > 0 and page.dep[at] == "flat":
            at = page.head[at]
        return at if at >= 0 and page.pos[at] == "PROPN" else None

    def _in_marks(self, verb: int) -> int | None:
        """A name in quotation marks behind its verb: - says "Economist"."""
        page = self._page
        marked = page.printed[verb + 1 : verb + 2] in (['"'], ["“"]) and page.pos[verb + 2 : verb + 3] == ["PROPN"]
        return verb + 2 if marked and verb and page.pos[verb - 1] == "PUNCT" else None

    def _said_by(self, token: int, after: int) -> int:
        """Whose words are told: the head of "according to a senior official"."""
        head = self._page.head[token]
        if head > token:
            return head
        below = (t for t in range(token + 2, after) if self._page.head[t] in (token, token + 1))
        return next(below, token + 2)

    def speaker(self, quoted: Span) -> int | None:
        """The subject of the verb of speaking that stands beside a quotation: before it, after it, or in its middle."""
        page, text = self._page, self._page.text
        beside = []
        for subject in self._outside(quoted):
            verb = self.verbs[subject]
            at = min(page.starts[subject], page.starts[verb])
            gap = quoted.start - page.ends[max(subject, verb)] if at < quoted.start else at - quoted.end
            between = text[page.ends[max(subject, verb)] : quoted.start] if at < quoted.start else text[quoted.end : at]
            if "\n" not in between.strip(" ") and gap < _NEAR:
                beside.append((gap, subject))
        return min(beside, default=(0, None))[1]

    def _outside(self, quoted: Span) -> list[int]:
        page = self._page
        around = range(page.at(max(0, quoted.start - 2 * _NEAR)), page.at(quoted.end + _NEAR) + 1)
        return [t for t in around if t in self.verbs and self._marks.at(page.starts[t]) is None]
