"""Whose words stand where no verb of speaking is beside them: in several paragraphs, behind a dash, below a colon."""

import re
from bisect import bisect_right

from onrecord.actors.quoted import Quoted
from onrecord.actors.roles import is_title
from onrecord.actors.speech import Speech
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns, Part
from onrecord.model import Span

_OPENING = re.compile(r"^[ \t]*[-–—] ?(?=\S)|(?<=[.!?…”\"])\s?[-–—] (?=[A-Z])", re.MULTILINE)
_CLOSING = re.compile(r"[\s\w.!?][-–—]\s*$")
_SAYS = re.compile(r"[\s\w.!?][-–—] ?(\w+)\b")
_PHRASE = 7
_HERE = frozenset({"i", "we", "you", "it"})
_PARAGRAPHS = 4
"""How far below "he said:" a speech without marks goes on."""
_COLON = 12
"""How many words stand between a verb and its colon: "wrote on Facebook on Monday:"."""


class Cited:
    """Who says "I" where the verb of speaking does not stand beside his words."""

    def __init__(self, page: Columns, marks: Quoted, speech: Speech) -> None:
        self._page, self._marks, self._speech = page, marks, speech
        self._starts = [part.start for part in page.parts]

    def speaker(self, offset: int) -> int | None:
        """The token that heads who speaks: of a quotation that goes on, or told behind a dash, or before a colon."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        quoted = self._marks.at(offset)
        if quoted is None:
            dashed = self._dashed(self._page.parts[number], offset)
            return self._announced(number) if dashed is None else dashed
        whole = self._marks.whole(quoted)
        beside = next((found for one in whole if (found := self._speech.speaker(one)) is not None), None)
        first = bisect_right(self._starts, whole[0].start) - 1
        opens = not self._page.text[self._starts[first] : whole[0].start].strip()
        if beside is not None or not opens:
            return beside
        colon = self._before_colon(first - 1)
        return self._gone_on(first, whole[0]) if colon is None else colon

    def closing(self, token: int) -> Span | None:
        """The words behind a dash that a pronoun ends by telling who spoke: "- The road is open. We wait - he said"."""
        text, at = self._page.text, self._page.starts[token]
        number = bisect_right(self._starts, at) - 1
        if number < 0 or not _CLOSING.search(text, max(0, at - 3), at):
            return None
        dash = max(text.rfind(mark, 0, at) for mark in "-–—")
        openings = (m.start() for m in _OPENING.finditer(text, self._page.parts[number].start, dash - 1))
        opened = max(openings, default=None)
        return None if opened is None else Span(opened, at)

    def _gone_on(self, number: int, quoted: Span) -> int | None:
        """Who spoke in the paragraph above, where a quotation alone is a paragraph; not who asked there."""
        above = self._marks.above(quoted)
        if (
            above is None
            or number == 0
            or above.start < self._starts[number - 1]
            or self._told(self._page.parts[number])
        ):
            return None
        asked = "?" in self._page.text[above.end - 2 : above.end]
        return None if asked else self.speaker(above.start)

    def _dashed(self, part: Part, offset: int) -> int | None:
        """Who says what begins with a dash: "- The roof shook. I stayed - says the midwife Anna Vask"."""
        text = self._page.text
        opened = max((m.start() for m in _OPENING.finditer(text, part.start, offset)), default=None)
        if opened is None:
            return None
        told = [*self._told(part), *self._closed(part, opened)]
        closing = ((at, subject) for at, subject in sorted(told) if at > opened and _CLOSING.search(text, at - 3, at))
        at, subject = next(closing, (0, None))
        return subject if at > offset else None

    def _closed(self, part: Part, opened: int) -> list[tuple[int, int]]:
        """Names behind a dash and a verb of speaking: the parser often takes both for a part of what is said."""
        page, found = self._page, []
        for mark in _SAYS.finditer(page.text, opened, part.end):
            verb = page.at(mark.start(1))
            if not _forms(page.lower[verb]).isdisjoint(words_for("speaking")):
                after = range(verb + 1, min(verb + _PHRASE, part.after))
                named = (t for t in after if page.pos[t] == "PROPN" and not is_title(page.printed[t]))
                found += [(mark.start(1), token) for token in [*named][:1]]
        return found

    def _announced(self, number: int) -> int | None:
        """Who speaks below a colon, without marks: "In a speech in May, he said:"."""
        for at in range(number, max(-1, number - _PARAGRAPHS - 1), -1):
            part = self._page.parts[at]
            if at < number and self._page.text[part.start : part.end].rstrip().endswith(":"):
                return self._before_colon(at)
            if self._told(part) or any(mark in self._page.text[part.start : part.end] for mark in '“”"'):
                return None
        return None

    def _before_colon(self, number: int) -> int | None:
        """Who spoke last before a colon, or in the paragraph above "Transcript as follows:"."""
        if number < 0:
            return None
        part = self._page.parts[number]
        if not self._page.text[part.start : part.end].rstrip().endswith(":"):
            return None
        told = self._told(part)
        if told:
            subject = told[-1][1]
            near = part.after - max(self._speech.verbs[subject], subject) <= _COLON
            return subject if near else None
        above = self._told(self._page.parts[number - 1]) if number and part.after - part.first <= _COLON else []
        return above[-1][1] if above else None

    def _told(self, part: Part) -> list[tuple[int, int]]:
        """Who speaks in a paragraph outside quotation marks, in order, and where that is told."""
        page, verbs = self._page, self._speech.verbs
        here = [t for t in verbs if part.first <= t < part.after and page.lower[t] not in _HERE]
        outside = (subject for subject in here if self._marks.at(page.starts[subject]) is None)
        return sorted((page.starts[min(subject, verbs[subject])], subject) for subject in outside)


def _forms(verb: str) -> set[str]:
    """The verb that a third person may be of, whatever the parser takes it for: "says", "confesses"."""
    return {verb.removesuffix("s"), verb.removesuffix("es"), verb.removesuffix("d"), verb.removesuffix("ed")}
