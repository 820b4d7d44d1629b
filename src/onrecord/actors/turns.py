"""The turns of a transcript: "MS. PSAKI:  So, I know …", "THE PRESIDENT:  Hello." Each label names who speaks."""

import datetime
import re
from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
from onrecord.actors.roles import names_office
from onrecord.actors.roster import Roster
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.model import Actor, Span, identify

_LABEL = re.compile(r"^[ \t]*((?:[A-Z][A-Z.’'\-]*|Mc[A-Z]+)(?: [A-Z][A-Z.’'\-]*){0,5}):(?=\s)", re.MULTILINE)
_ASKED = re.compile(r"^[ \t]*(Q)(?=[\s:])", re.MULTILINE)
_SIGNED = re.compile(r"^[ \t]*([A-Z][A-Z.’'\-]*(?: [A-Z][A-Z.’'\-]*){1,4})[ \t]*$", re.MULTILINE)
_BY = re.compile(
    r"^(?!joint)(?:[A-Z][\w’-]+ ){0,2}(?:Remarks|Statement|Address|Speech|Message)(?: [A-Z][\w’-]+){0,4} (?:by|from) "
    r"((?:[\w.’-]+ )*?[\w.’-]+)(?=[:;(–—]| [–—(]|$| (?:on|at|in|to|for|before|after|during|upon|marking|regarding|"
    r"welcoming|announcing|following|applauding|celebrating)\b)",
    re.IGNORECASE,
)
"""A title that tells whose speech or statement the article is, up to where, when and on what."""
_TOGETHER = re.compile(r"(?:^[ \t]*(?:\d+[.)]\s+)?|(?<=\. ))We, ((?:as )?(?:the )?[^,.;:]{3,150})", re.MULTILINE)
_AND_MORE = 6
"""How far behind the comma another of several stands: "the leaders of the Commission, and France"."""
_LAST = 400
"""Within how many characters of the end a signature stands."""


def find(page: Columns) -> list[tuple[Span, Span]]:
    """The label of each turn, and all of the turn up to the next label; none where the article is no transcript."""
    labels = [Span(*m.span(1)) for m in _LABEL.finditer(page.text)]
    if not labels:
        return []
    labels = sorted((*labels, *(Span(*m.span(1)) for m in _ASKED.finditer(page.text))))
    if len(labels) == 1 and not _one_who_speaks(labels[0].of(page.text)):
        return []
    ends = [*(label.start for label in labels[1:]), len(page.text)]
    return [(label, Span(label.start, end)) for label, end in zip(labels, ends, strict=True)]


def _one_who_speaks(label: str) -> bool:
    """Whether one label alone is no heading in capitals: "THE PRESIDENT:" of a speech, "MS. GREY:"."""
    words = label.lower().removeprefix("the ").split()
    return words[0].rstrip(".") in words_for("titles") or names_office(" ".join(words))


def signed(page: Columns, candidates: Sequence[Candidate]) -> list[tuple[Span, Candidate]]:
    """All of a letter or proclamation, with the person whose name in capitals stands alone on a line at its end."""
    text = page.text
    lines = [Span(*m.span(1)) for m in _SIGNED.finditer(text, max(0, len(text) - _LAST))]
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


def titled(
    title: str | None, page: Columns, candidates: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> list[tuple[Span, Candidate]]:
    """All of a speech or statement, with whom its title names: "Remarks by Vice President Orsk at the Harbour Fair"."""
    told = _BY.match(" ".join((title or "").split()))
    if told is None or re.search(r"\band\b|&", told[1]):
        return []
    words = told[1].split()
    known = _persons(words, candidates, roster, on) if len(words) > 1 else []
    if len({actor.id for actor in known}) != 1:
        return []
    speaker = Candidate(0, 0, "PERSON", sort="printed", words=" ".join(words))
    speaker.mean(known[0], "title", 0.8)
    return [(Span(0, len(page.text)), speaker)]


def _persons(
    words: Sequence[str], candidates: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> list[Actor]:
    """Whom a name with an office before it may mean: known in full, or in an office of these words on that day."""
    full = [a for size in (3, 2) for a in roster.named(" ".join(words[-size:])) if a.kind == "person"]
    full += [c.actor for c in candidates if c.label == "PERSON" and c.actor and c.words == " ".join(words[-2:])]
    if full:
        return full
    before = {word.lower() for word in words[:-1]}
    holders = [(a, t) for a in roster.family(words[-1]) for t in roster.offices(a) if t.holds(on)]
    return [actor for actor, term in holders if set(term.office.split("-")) & before]


def named(page: Columns, turns: Sequence[tuple[Span, Span]], names: Sequence[Candidate]) -> list[Candidate]:
    """The names of an article, those in a label as the label has them: "MS. JEAN-PIERRE" is one person."""
    if not turns:
        return list(names)
    labels = [found for label, _ in turns for found in _person(page.text, label)]
    free = [n for n in names if not any(n.start < label.end and label.start < n.end for label, _ in turns)]
    return sorted((*free, *labels), key=lambda name: name.start)


def speakers(turns: Sequence[tuple[Span, Span]], candidates: Sequence[Candidate]) -> list[tuple[Span, Candidate]]:
    """Each turn with whom its label means, where that is known."""
    at = {c.end: c for c in candidates if c.actor is not None}
    return [(turn, at[label.end]) for label, turn in turns if label.end in at]


def _person(text: str, label: Span) -> list[Candidate]:
    """The person that a label names, if its first word is a title or an office and no article."""
    if label.of(text) == "Q":
        mark = identify(text[:200])[:6]
        asked = Candidate(label.start, label.end, "ROLE", sort="people", words="reporter")
        asked.plural = True
        asked.mean(Actor(f"unnamed:reporters-{mark}", "unnamed: reporters (Q)", "unnamed"), "turn", 0.5)
        return [asked]
    if label.of(text).lower() in words_for("one who speaks"):
        return [_nameless(text, label)]
    first, _, rest = label.of(text).partition(" ")
    gender = {"MR": "m", "MRS": "f", "MS": "f"}.get(first.rstrip("."))
    if not rest or first.rstrip(".").lower() not in words_for("titles"):
        return []
    words = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in rest.split())
    start = label.end - len(rest)
    found = Candidate(start, label.end, "PERSON", sort="printed", words=words)
    found.gender = gender
    return [found]


def _nameless(text: str, label: Span) -> Candidate:
    """Somebody of whom there is one in a transcript: the moderator of a call, its operator, the audience."""
    words = label.of(text).lower()
    found = Candidate(label.start, label.end, "ROLE", sort="people", words=words)
    found.plural = words in ("audience", "crowd")
    found.mean(Actor(f"unnamed:{words}-{identify(text[:200])[:6]}", f"unnamed: {words}", "unnamed"), "turn", 0.5)
    return found
