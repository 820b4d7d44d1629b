"""The turns of a transcript: "MS. PSAKI:  So, I know …", "THE PRESIDENT:  Hello." Each label names who speaks."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from onrecord.actors.candidates import Candidate
from onrecord.actors.roles import is_title, names_office
from onrecord.actors.roster import slug
from onrecord.actors.titles import in_full
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.language.labels import labels as printed_labels
from onrecord.model import Actor, Span, identify

_LABEL = re.compile(r"^[ \t]*((?:[A-Z][A-Z.’'\-]*|Mc[A-Z]+)(?: [A-Z][A-Z.’'\-]*){0,5}):(?=\s)", re.MULTILINE)
_ENDING = re.compile(r":(?<=[A-Z.’'\-]:)(?=\s)")
"""How a label ends: most articles have no such colon, and a colon is found fast."""
_OFFICIAL = re.compile(
    r"\b(?:senior|administration|department|intelligence|white house) (?:\w+ )?official\b", re.IGNORECASE
)
_OFFICIALS = re.compile(r"\bofficials\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\[[\w\s]+officials\\?\]|official\\?\],? (?:and|as well)\b|\bofficials on (?:this|the) call\b", re.IGNORECASE
)
"""Names taken out of what a moderator says, of more than one: "\\[senior administration official\\] and …"."""
_ASKED = re.compile(r"^[ \t]*(Q)(?=[\s:])", re.MULTILINE)
_SIGNED = re.compile(r"^[ \t]*([A-Z][A-Z.’'\-]*(?: [A-Z][A-Z.’'\-]*){1,4})[ \t]*$", re.MULTILINE)
_SELF = re.compile(r"\bI, ([A-Z][A-Z.’'-]*(?:\s[A-Z][A-Z.’'-]*){1,4}),")
_TOGETHER = re.compile(r"(?:^[ \t]*(?:\d+[.)]\s+)?|(?<=\. ))We, ((?:as )?(?:the )?[^,.;:]{3,150})", re.MULTILINE)
_AND_MORE = 6
"""How far behind the comma another of several stands: "the leaders of the Commission, and France"."""
_LAST = 400
"""Within how many characters of the end a signature stands."""


def find(page: Columns) -> list[tuple[Span, Span]]:
    """The label of each turn, and all of the turn up to the next label; none where the article is no transcript."""
    capitals = [Span(*m.span(1)) for m in _LABEL.finditer(page.text)] if _ENDING.search(page.text) else []
    printed = printed_labels(page)
    if not capitals and not printed:
        return []
    labels = sorted({*capitals, *printed, *(Span(*m.span(1)) for m in _ASKED.finditer(page.text))})
    if len(labels) == 1 and not printed and not _one_who_speaks(labels[0].of(page.text)):
        return []
    ends = [*(label.start for label in labels[1:]), len(page.text)]
    return [(label, Span(label.start, end)) for label, end in zip(labels, ends, strict=True)]


def _one_who_speaks(label: str) -> bool:
    """Whether one label alone is no heading in capitals: "THE PRESIDENT:" of a speech, "MS. GREY:"."""
    words = label.lower().removeprefix("the ").split()
    return words[0].rstrip(".") in words_for("titles") or names_office(" ".join(words))


def signed(page: Columns, candidates: Sequence[Candidate]) -> list[tuple[Span, Candidate]]:
    """All of a letter or proclamation, with whom it names: "I, ADA VASK, do proclaim", or in capitals at its end."""
    text = page.text
    last = max(0, len(text) - _LAST)
    shouted = any(line.isupper() for line in text[last:].splitlines())
    lines = [Span(*m.span(1)) for m in _SIGNED.finditer(text, last)] if shouted else []
    lines += [Span(*m.span(1)) for m in _SELF.finditer(text)] if "I, " in text else []
    if not lines:
        return []
    names = [c for c in candidates if c.label == "PERSON" and c.actor is not None]
    found = [c for line in lines for c in names if line.covers(Span(c.start, c.end)) and " " in c.words]
    return [(Span(0, len(text)), found[-1])] if found else []


def together(page: Columns, turns: Sequence[tuple[Span, Span]], candidates: Sequence[Candidate]) -> Candidate | None:
    """The body whose declaration an article is: "We, the leaders of the Group of Seven, met today. We call on …"."""
    declared = None if turns or "We, " not in page.text else _TOGETHER.search(page.text)
    if declared is None:
        return None
    end = declared.end() + _AND_MORE
    told = [c for c in candidates if declared.start(1) <= c.start <= end and c.actor is not None]
    bodies = [c for c in told if c.actor is not None and c.actor.id.startswith("org:")]
    return bodies[0] if len({c.actor.id for c in told if c.actor}) == 1 and bodies else None


def named(page: Columns, turns: Sequence[tuple[Span, Span]], names: Sequence[Candidate], title: str) -> list[Candidate]:
    """The names of an article, those in a label as the label has them: "MS. JEAN-PIERRE" is one person."""
    if not turns:
        return list(names)
    capitals = [label for label, _ in turns if label.of(page.text).isupper()]
    labels = [found for label in capitals if (found := _labelled(page.text, label, title)) is not None]
    labels += _one_official(page.text, capitals, title)
    free = [n for n in names if not any(n.start < label.end and label.start < n.end for label in capitals)]
    return sorted((*free, *labels), key=lambda name: name.start)


def speakers(turns: Sequence[tuple[Span, Span]], candidates: Sequence[Candidate]) -> list[tuple[Span, Candidate]]:
    """Each turn with whom its label means, where that is known."""
    if not turns:
        return []
    answers = [c for c in candidates if c.sort == "answer"]
    if answers and (asked := _interviewed(turns[0][0], candidates)) is not None:
        for answer in answers:
            answer.mean(asked.actor, "turn", 0.6)
    at = {c.end: c for c in candidates if c.actor is not None}
    return [(turn, at[label.end]) for label, turn in turns if label.end in at]


def _interviewed(first: Span, candidates: Sequence[Candidate]) -> Candidate | None:
    """Who answers: the only person named above the first question."""
    above = [c for c in candidates if c.label == "PERSON" and c.actor is not None and c.end <= first.start]
    return above[0] if len({c.actor.id for c in above if c.actor}) == 1 else None


def _labelled(text: str, label: Span, title: str) -> Candidate | None:
    """Whom a label means: by the name after titles and offices, or somebody nameless: "Q", "SENIOR OFFICIAL"."""
    words = label.of(text).split()
    if words == ["Q"]:
        return _nameless(text, label, "reporters (Q)", several=True)
    if words in (["A"], ["ANSWER"]):
        return Candidate(label.start, label.end, "ROLE", sort="answer", words="answer")
    if words[-1].lower() in words_for("one who speaks") and words[0] != "THE":
        return _nameless(text, label, " ".join(words).lower(), words[-1].lower() in words_for("several who speak"))
    names = [*dropwhile(is_title, words)]
    if not names or len(names) == len(words) or any(is_title(name) for name in names if len(name) > 3):
        return None
    start = label.end - len(" ".join(names))
    gender = {"MR": "m", "MRS": "f", "MS": "f"}.get(words[0].rstrip("."))
    family = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in names)
    found = Candidate(start, label.end, "PERSON", sort="printed", words=in_full(title, family, gender))
    found.gender = gender
    return found


def _one_official(text: str, labels: Sequence[Span], title: str) -> list[Candidate]:
    """The turns of the one official who speaks without a name, as the title says: "Call by a Senior Official".

    Where title or text tells of several, it is not known which of them each label means.
    """
    if _OFFICIAL.search(title) is None or _OFFICIALS.search(title) is not None or _SEVERAL.search(text) is not None:
        return []
    turns = [label for label in labels if _OFFICIAL.search(label.of(text))]
    alike = len({" ".join(label.of(text).split()) for label in turns}) == 1
    return [_nameless(text, label, " ".join(label.of(text).lower().split()), several=False) for label in turns if alike]


def _nameless(text: str, label: Span, words: str, several: bool) -> Candidate:
    """Somebody of whom there is one in a transcript, or several alike: its moderator, an official, the audience."""
    found = Candidate(label.start, label.end, "ROLE", sort="people", words=words)
    found.plural = several
    id_ = f"unnamed:{slug(words.removesuffix(' (Q)'))}-{identify(text[:200])[:6]}"
    found.mean(Actor(id_, f"unnamed: {words}", "unnamed"), "turn", 0.5)
    return found
