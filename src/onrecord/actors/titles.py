"""What an article's title tells of those in it: whose speech it is, who holds an office, the rest of a family name."""

import datetime
import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.roles import is_title, office
from onrecord.actors.roster import Roster, slug
from onrecord.language.columns import Columns
from onrecord.model import Actor, Span

_BY = re.compile(
    r"(?:.* [-–—|] )?(?!joint)(?:[A-Z][\w’-]+ ){0,2}"
    r"(?:Remarks|Statement|Address|Speech|Message|Readout|Briefing|Gaggle)(?: [A-Z][\w’-]+){0,4}? "
    r"(?:by|from|of) (?:the )?",
    re.IGNORECASE,
)
"""A title that tells whose speech or statement the article is, up to who."""
_THEIRS = re.compile(r"[^,:]{3,60}?(?:[’']s?)? (?:Remarks|Statement|Address|Speech) (?:on|at|in|to|for|before|after)\b")
"""The same with who in front: "Vice President Orsk’s Remarks at the Harbour Fair"."""
_TOLD = re.compile(r"\b(?:readout|gaggle|briefing)\b", re.IGNORECASE)
"""Documents of one who does not speak in them as "I"."""
_SAID = re.compile(r" [-–—] $")
_JOINT = re.compile(r"(?:,|,? and|,? &) [A-Z]")
_RUN = re.compile(r"[A-Z][\w-]*(?:[’'](?!s\b)\w+)?\.?(?: (?:(?:von|van|der|den|de|di|da|bin|al|el) )*[A-Z][\w-]*\.?)*")
_OFFICE_OF = re.compile(r"([A-Z]\w+(?: [A-Z]\w+)*) of (?:the )?([A-Z][\w’-]+(?: [A-Z][\w’-]+){0,4})")
_JUNIOR = re.compile(r",? (?:Jr|Sr)\.?(?=\W|$)")
_LONGEST = 4
_OWN = frozenset({"president", "vice-president", "first-lady"})
_JOINED = frozenset({"and", "&", "with", "by", "from", ","})


def printed(title: str | None) -> str:
    """A title in one line, without what tells father from son or where a line may break."""
    return _JUNIOR.sub("", " ".join((title or "").replace("\u2060", "").split()))


class Titled:
    """Whom a title names, to be meant by an office in the text: "The President" under "Readout of …"."""

    def __init__(self, title: str, candidates: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> None:
        self._title, self._roster, self._on = title, roster, on
        self._printed = {c.words: c.actor for c in candidates if c.label == "PERSON" and c.actor} if title else {}
        runs = [(run.span(), found) for run in _RUN.finditer(title) if (found := self._in(run[0].split())) is not None]
        begins = _BY.match(title)
        at = begins.end() if begins else 0 if _THEIRS.match(title) else None
        if begins and (office_of := self._of_country(begins.end())) is not None:
            runs.insert(0, office_of)
        if runs and _SAID.search(self._title, 0, runs[-1][0][0]) and runs[-1][0][1] == len(self._title):
            runs, at = [runs[-1], *runs[:-1]], runs[-1][0][0]  # "The pier stays open – Mayor Ada Orsk"
        self._named = [found for _, found in runs]
        self._own = bool(runs) and at is not None and runs[0][0][0] <= at < runs[0][0][1]
        self._alone = self._own and _JOINT.match(title, runs[0][0][1]) is None

    def speaker(self, page: Columns) -> list[tuple[Span, Candidate]]:
        """All of a speech or statement, with whom its title names: "Remarks by Mayor Orsk at the Harbour Fair"."""
        if not self._alone or _TOLD.search(self._title):
            return []
        found = Candidate(0, 0, "PERSON", sort="printed", words=self._named[0][1].name)
        found.mean(self._named[0][1], "title", 0.8)
        return [(Span(0, len(page.text)), found)]

    @property
    def home(self) -> str | None:
        """The country of whom the title names as the one who speaks."""
        return self._named[0][1].country if self._own and self._named else None

    def holder(self, role: Candidate) -> Actor | None:
        """Who is named by these words or holds the office that day: whose document it is, else the only one.

        A press secretary who speaks of "the President" without a name means that of her own country.
        """
        holding = [actor for before, actor in self._named if self._is(actor, before, role)]
        first = self._own and holding[:1] == [actor for _, actor in self._named[:1]]
        if holding:
            return holding[0] if first or len({a.id for a in holding}) == 1 else None
        own = sorted(role.offices & _OWN) if self.home else ()
        terms = [term for office in own for term in self._roster.holders(office, self.home, self._on)]
        return terms[0].actor if terms else None

    def _is(self, actor: Actor, before: str, role: Candidate) -> bool:
        held = any(t.office in role.offices and t.holds(self._on) for t in self._roster.offices(actor))
        return held or before == role.words or (" " in role.words and before.endswith(f" {role.words}"))

    def _of_country(self, at: int) -> tuple[tuple[int, int], tuple[str, Actor]] | None:
        """Who holds the office of a country that begins there: "Address by the President of Ukraine"."""
        told = _OFFICE_OF.match(self._title, at)
        known = office(told[1].lower()) if told else None
        if told is None or known is None:
            return None
        words = told[2].split()
        named = (a for size in range(len(words), 0, -1) for a in self._roster.named(" ".join(words[:size])))
        country = next((a.country for a in named if a.kind == "government"), None)
        terms = self._roster.holders(known.slug, country, self._on) if country else ()
        return (told.span(), (told[1].lower(), terms[0].actor)) if terms else None

    def _in(self, words: list[str]) -> tuple[str, Actor] | None:
        """The words for an office in a run of words with capitals, and the person named after them."""
        rest = [*dropwhile(lambda word: not is_title(word), words)]
        before = [*takewhile(is_title, rest)]
        name = [word for word in rest[len(before) :] if len(word.rstrip(".")) > 1]
        actor = self._who(name or words, {word.lower() for word in before})
        return (" ".join(before).lower(), actor) if actor is not None else None

    def _who(self, name: list[str], before: set[str]) -> Actor | None:
        """A person of the roster by full name, or by the family name after an office; else one with a first name."""
        for size in range(min(_LONGEST, len(name)), 1, -1):
            full = [a for a in self._roster.named(" ".join(name[:size])) if a.kind == "person"]
            if full:
                return full[0]
        if not before or not name:
            return self._printed.get(" ".join(name[:2]))
        holders = [(a, t) for a in self._roster.family(name[0]) for t in self._roster.offices(a) if t.holds(self._on)]
        held = [a for a, term in holders if before & set(term.office.split("-"))]
        whole = " ".join(name[:2])
        new = Actor(f"found:{slug(whole)}", whole, "person") if gender_of(whole) else None
        return held[0] if held else self._printed.get(whole, new)


def in_full(title: str, family: str, gender: str | None) -> str:
    """A family name as the title has it, with the first name before it: "Ada Grey" of "Press Secretary Ada Grey".

    What stands before may be the end of an office, "Secretary of Energy Grey": it must be known for a first name, or
    follow an office or the beginning.
    """
    found = re.search(rf"(?<![\w’-]){re.escape(family)}(?![\w-])", title, re.IGNORECASE)
    if found is None:
        return family
    before = title[: found.start()].replace(",", " , ").split()
    while before and len(before[-1].rstrip(".")) == 1:
        before.pop()
    if not before or not before[-1][0].isupper() or is_title(before[-1]):
        return found[0]
    whole = f"{before[-1]} {found[0]}"
    told = gender_of(whole)
    leads = len(before) == 1 or before[-2].lower() in _JOINED or is_title(before[-2])
    fits = gender is None or told in (None, gender)
    return whole if fits and (told or leads) else found[0]
