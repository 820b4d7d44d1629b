"""Whom a bare description means: "the president", "the ministry", "the official". Precision first: else None."""

import datetime
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter

from onrecord.actors import codes, home, later, nameless, silent
from onrecord.actors.called import callings, is_akin, is_listed, may_be_called
from onrecord.actors.candidates import Candidate
from onrecord.actors.counterparts import counterpart
from onrecord.actors.discovery import gender_of
from onrecord.actors.incumbents import in_office
from onrecord.actors.likeness import NEAR, is_institution, is_nameless, is_same, same_sort, same_words
from onrecord.actors.roster import Roster, slug
from onrecord.actors.speech import Speech
from onrecord.actors.titles import Titled
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.language.lexicon import fold
from onrecord.model import Actor, identifier

_FIRST_PERSON = frozenset({"my", "our"})
_OTHERS = frozenset({"counterpart", "opposite number"})
_AT_HOME = frozenset({"president", "vice-president"})
_SHORT = 6
_BACK = 4
_LED = "administration"
"""A word for the government that only few states have."""


class Descriptions:
    """The descriptions of an article whose country or organisation the text does not name beside them."""

    def __init__(self, page: Columns, roster: Roster, on: datetime.date | None, speech: Speech, title: Titled) -> None:
        self._page, self._roster, self._on, self._speech, self._titled = page, roster, on, speech, title
        self._nameless: dict[str, list[Candidate]] = {}
        self._people: list[Candidate] = []
        """The persons passed, and all whose actor is nameless, the first of them first."""
        self._unnamed: list[Candidate] = []
        """Those whose actor is nameless."""
        self._identify = identifier(page.text[:200])
        self._starts = [sentence.start for sentence in page.sentences]
        self._home = home.country(page.text)

    def settle(self, names: Sequence[Candidate], roles: Sequence[Candidate]) -> None:
        """Settle each: the last actor before it that fits, else somebody nameless, known by these words alone.

        What has passed is kept only where its actor is known.
        """
        self._beside_names(roles, names)
        waiting = sorted((*names, *roles), key=attrgetter("end"), reverse=True)
        passed: list[Candidate] = []
        for role in sorted(roles, key=attrgetter("start")):
            while waiting and waiting[-1].end <= role.start:
                one = waiting.pop()
                if one.actor is not None:
                    passed.append(one)
                    if one.actor.kind == "unnamed":
                        self._unnamed.append(one)
                    if one.actor.kind in ("person", "unnamed"):
                        self._people.append(one)
            if role.sort == "apposition" and role.owner is not None:
                role.mean(role.owner.actor, "apposition", 0.85)
            elif role.actor is None and not role.by:
                self._settle(role, passed, names)
        later.name(self._page, self._speech, self._nameless.values(), names)

    def _settle(self, role: Candidate, passed: Sequence[Candidate], names: Sequence[Candidate]) -> None:
        other = counterpart(role, passed, self._roster, self._on) if role.words in _OTHERS else None
        if other is not None:
            role.mean(other, "office", 0.6)
            return
        found = self._antecedent(role, passed) or self._ahead(role, names) or self._last_to_speak(role, passed)
        titled = self._in_title(role) if found is None else None
        if found is not None:
            self._means(role, found)
        elif titled is not None:
            role.mean(titled, "title", 0.7)
        elif nameless.is_new(self._page, role) or nameless.is_capital_body(self._page, role):
            self._begin(role)

    def _beside_names(self, roles: Sequence[Candidate], names: Sequence[Candidate]) -> None:
        """Settle what stands beside the name of an organisation: "AFP news agency", "the broadsheet Die Woche"."""
        bodies = [role for role in roles if not role.plural and role.actor is None and callings(role.words)]
        for role in (role for role in bodies if self._page.text[role.noun].islower()):
            before = (n for n in names if n.end < role.noun and role.start <= n.start <= role.noun)
            after = (n for n in names if n.start == role.end + 1 and self._page.text[role.end] == " ")
            beside = next((n for n in chain(before, after) if n.label == "ORG" and n.actor is not None), None)
            if beside is not None and beside.actor is not None and may_be_called(beside.actor, role.words):
                between = self._page.text[beside.end : role.noun].split()
                if len(between) <= 1:
                    role.mean(beside.actor, "apposition", 0.8)

    def forget(self, pronouns: Sequence[Candidate]) -> None:
        """Let go of those without a name who are silent."""
        silent.forget(self._page, self._speech, self._nameless.values(), pronouns)

    def _antecedent(self, role: Candidate, before: Sequence[Candidate]) -> Candidate | None:
        if role.determiner in nameless.THE:
            own = self._at_home(role)
            return own if own and role.offices & _AT_HOME else self._fitting(role, before) or own
        if role.determiner == "our":
            return self._at_home(role)
        if not role.determiner and role.definite and role.sort == "role" and not role.plural:
            return next((c for c in reversed(self._people) if self.in_office(c, role)), None)
        if role.determiner in _FIRST_PERSON and role.sort != "institution" and not role.offices:
            same = (c for c in reversed(self._unnamed) if same_words(c, role))
            return next((c for c in same if c.determiner == role.determiner), None)
        if role.plural and not role.determiner:
            return next((c for c in reversed(self._unnamed) if same_words(c, role) and not c.determiner), None)
        return None

    def _at_home(self, role: Candidate) -> Candidate | None:
        """Who holds the office where the article is at home: "THE PRESIDENT" in a transcript timed in Eastern time."""
        if (
            self._home is None
            or role.plural
            or role.country
            or not self._page.text[role.end - len(role.words)].isupper()
        ):
            return None
        for office in sorted(role.offices):
            terms = self._roster.holders(office, self._home, self._on)
            if terms:
                found = Candidate(role.start, role.end, "PERSON")
                found.actor = terms[0].actor
                return found
        return None

    def _ahead(self, role: Candidate, names: Sequence[Candidate]) -> Candidate | None:
        """Who is named later: in a headline, or the one in the article who holds the office and speaks."""
        found = self._headed(role, names) or self._body_ahead(role, names)
        if found is None and role.determiner == "the" and role.offices and not role.country and self._speaks(role):
            holding = [n for n in names if self.in_office(n, role)]
            same = len({n.actor for n in holding}) == 1 and any(self._speaks(n) for n in holding)
            return holding[0] if same else None
        return found

    def _body_ahead(self, role: Candidate, names: Sequence[Candidate]) -> Candidate | None:
        """The first body named below that its country and a word of the table tell: "the British weekly"."""
        called = callings(role.words) if role.country and role.determiner == "the" and not role.plural else ()
        if not called:
            return None
        below = (n for n in names if role.end < n.start < role.end + NEAR and n.actor is not None)
        listed = (n for n in below if n.actor is not None and n.actor.country == role.country)
        return next((n for n in listed if n.actor is not None and any(c.fits(n.actor) for c in called)), None)

    def _in_title(self, role: Candidate) -> Actor | None:
        """Whom the title names with the office: "The President spoke with …" under "Readout of President Vask’s …"."""
        if role.plural or role.country:
            return None
        own = self._titled.home or (self._home if role.words == _LED else None)
        ours = role.determiner in ("my", "our") or (role.words == _LED and role.determiner == "the")
        if role.sort == "institution" and ours and own:
            return codes.institution_of(codes.institutions()[role.words], self._roster.government(own))
        joined = not role.determiner and self._page.text.endswith(" and ", 0, role.start)
        named = role.determiner == "the" or joined  # "The President and First Lady"
        return self._titled.holder(role) if role.sort == "role" and named else None

    def _speaks(self, candidate: Candidate) -> bool:
        return self._head(candidate) in self._speech.speaking

    def _headed(self, role: Candidate, names: Sequence[Candidate]) -> Candidate | None:
        """The one person whom the article describes in the words of its headline: "Karvanian envoy says …"."""
        if role.plural or not self._in_headline(role):
            return None
        described = [n for n in names if n.start > role.end and role.words in n.offices and n.actor is not None]
        same = [n for n in described if not (n.country and role.country and n.country != role.country)]
        return same[0] if len({n.actor.id for n in same if n.actor}) == 1 else None

    def _last_to_speak(self, role: Candidate, before: Sequence[Candidate]) -> Candidate | None:
        """The one person who spoke just before, if the words tell no more than his trade: "the politician added".

        "The Kremlin official" is the one Russian who did.
        """
        official = (
            role.country and role.determiner == "the" and not role.plural and role.words in words_for("officials")
        )
        if not (official or self._tells_a_trade(role)) or not self._speaks(role):
            return None
        here = self._sentence(role.start)
        near = [c for c in reversed(before) if here - self._sentence(c.start) <= _BACK and c.label == "PERSON"]
        if official:
            persons = [c for c in near if c.actor is not None and c.actor.country == role.country and self._speaks(c)]
        else:
            persons = [c for c in near if self.may_be(c, role)]
        if len({c.actor for c in persons}) != 1:
            return None
        told = reversed(before) if role.words in words_for("own trades") else persons
        same = (c for c in told if c.actor == persons[0].actor and c.label == "PERSON")
        return next((c for c in same if self._speaks(c) and not self._is_quoted(c)), None)

    def _is_quoted(self, candidate: Candidate) -> bool:
        """Whether another tells what he says: Putin in "Vask said that Putin wants it all"."""
        return self._page.dep[self._speech.verbs[self._head(candidate)]] in ("ccomp", "xcomp", "acl:relcl")

    def may_be(self, candidate: Candidate, role: Candidate) -> bool:
        """Whether nothing told of a person speaks against the words: a journalist is no politician, nor a president
        the minister."""
        actor = candidate.actor
        if actor is None or role.gender not in (None, candidate.gender or gender_of(actor.name) or role.gender):
            return False
        held = candidate.offices or any(t.holds(self._on) and t.of is None for t in self._roster.offices(actor))
        if held and role.words not in words_for("any office"):
            return False
        sector = candidate.sector or (actor.code or "")[3:6]
        if role.words in words_for("own trades") and sector in words_for("in politics"):
            return True
        both = {sector, role.sector}
        return sector in ("", role.sector) or both <= words_for("in politics") or both <= words_for("in research")

    def _tells_a_trade(self, role: Candidate) -> bool:
        bare = role.determiner == "the" and not role.plural and role.owner is None and not role.country
        return bare and role.sort != "institution" and role.words.split()[-1] in words_for("trades")

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._starts, offset)

    def _in_headline(self, role: Candidate) -> bool:
        page = self._page
        if page.sentences[0].kind == "headline":
            return any(s.kind == "headline" and s.start <= role.start < s.end for s in page.sentences)
        return role.end <= page.sentences[0].end and "\n" in page.text[role.end : role.end + 200]

    def _means(self, role: Candidate, found: Candidate) -> None:
        role.mean(found.actor, "description", 0.6)
        if found.actor is not None and found.actor.id in self._nameless:
            self._nameless[found.actor.id].append(role)

    def _begin(self, role: Candidate) -> None:
        """Somebody nameless, told from all others: two "officials" of two articles are not one; or a body by name."""
        if nameless.is_name(self._page, role):
            name = self._page.text[role.start : role.end]
            role.mean(Actor(f"found:{slug(name)}", name, "organisation"), "discovered", 0.5)
            return
        nameless.take_in_share(self._page, role)
        owner = role.owner.actor if role.owner else None
        of = role.country or (owner.id.partition(":")[2] if owner else "")
        mark = self._identify(role.start)[:_SHORT]
        sector = role.sector or ("CVL" if role.sort == "people" else "")
        code = f"{role.country}{sector}" if role.country else None
        code = owner.code if owner is not None and (code is None or owner.id.startswith("org:")) else code
        name = " ".join(self._page.text[role.start : role.end].split())
        id_ = f"unnamed:{slug(f'{of} {role.words}')}-{mark}"
        actor = Actor(id_, f"unnamed: {name}", "unnamed", role.country, code)
        role.mean(actor, "unnamed" if of else "nameless", 0.5 if of else 0.4)
        self._nameless[actor.id] = [role]

    def _fitting(self, role: Candidate, before: Sequence[Candidate]) -> Candidate | None:
        """The last one before it that fits: the same words, the office, the institution; else of the same sort."""
        if role.sort == "institution":
            wanted = codes.institutions()[role.words]
            if role.words in words_for("no antecedent"):
                return None
            kind = wanted.slug.partition("-")[0]
            if not kind and (role.words == _LED or not self._of_one_country(role, before)):
                return self._only_one(role, before)
            if kind in words_for("bare institutions") and role.words not in words_for("no institution"):
                alike = (
                    c for c in reversed(before) if is_institution(c, wanted) or is_same(c, role) or self._ends(c, role)
                )
                return next(alike, None)
            return next((c for c in reversed(self._unnamed) if same_words(c, role)), None)
        if role.gender == "n" and (role.plural or self._has_a_name(role)):
            fitting = (c for c in reversed(self._unnamed) if same_words(c, role))
        else:
            fits, those = (self._is_body, before) if role.gender == "n" else (self.in_office, self._people)
            fitting = (c for c in reversed(those) if (same_words if is_nameless(c) else fits)(c, role))
        last = next(fitting, None)
        if last is None and not role.offices:
            return next((c for c in reversed(self._unnamed) if same_sort(c, role)), None)
        if last is None:
            return None
        spoke = self._who_spoke(chain((last,), fitting), role)
        return spoke or (None if role.words in words_for("judgements") else last)

    def _who_spoke(self, fitting: Iterable[Candidate], role: Candidate) -> Candidate | None:
        """Of several whom words that speak may mean, the last who spoke himself: not a president who is only named."""
        person = role.gender != "n" and self._speaks(role)
        return next(filter(self._speaks, fitting), None) if person else None

    def _of_one_country(self, role: Candidate, before: Sequence[Candidate]) -> bool:
        """Whether "the government" can only be one: no other country was named, and it is no "Government" at home."""
        capital = self._page.text[role.end - len(role.words)].isupper() and not self._page.text[role.start].isupper()
        named = {c.actor.country for c in reversed(before) if c.actor is not None and c.actor.country}
        return len(named) == 1 and not capital

    def _only_one(self, role: Candidate, before: Sequence[Candidate]) -> Candidate | None:
        """The government where it is told: "In Karvania, the government"; or the one just called so.

        Not where another country was named since; but only few states are led by an administration.
        """
        here = self._starts[self._sentence(role.start) - 1]
        there = (
            c for c in before if c.start == here + 3 and c.sort == "country" and self._page.text.startswith("In ", here)
        )
        found = next(there, None)
        led = role.words == _LED
        if found is not None or not (led or self._speaks(role)):
            return found
        same = [c for c in before if c.country and self._is_called(c, role)]
        last = next((c.actor.country for c in reversed(before) if c.actor is not None and c.actor.country), None)
        one = len({c.country for c in same}) == 1 and (led or same[-1].country == last)
        return same[-1] if one else None

    def _is_called(self, candidate: Candidate, role: Candidate) -> bool:
        """Whether a government is called by a word here: "the Karvanian administration", "the Vask administration"."""
        institution = candidate.sort == "institution" and candidate.words == role.words
        named = candidate.actor is not None and candidate.actor.kind == "government"
        return institution or (named and candidate.words.lower().endswith(f" {role.words}"))

    def _is_body(self, candidate: Candidate, role: Candidate) -> bool:
        """Whether a body is called so: "the church" after "the Church of Karvania", "the daily" after a newspaper."""
        actor = candidate.actor
        if actor is None or actor.kind in ("person", "unnamed") or candidate.sort == "pronoun":
            return False
        if (role.country and actor.country not in (None, role.country)) or nameless.goes_on(self._page, role):
            return False
        named = f"{fold(actor.name)} {fold(self._page.text[candidate.start : candidate.end])}"
        if role.words in named and role.words in named.split():
            return True
        if role.words in words_for("cities") and not words_for("municipal").isdisjoint(named.split()):
            return True
        called = [calling for calling in callings(role.words) if calling.fits(actor)]
        if any(calling.alone for calling in called):
            return True
        if not self._takes_part(role) or not actor.id.startswith(("found:", "org:")):
            return False
        near = role.start - candidate.end < NEAR
        if near and actor.id.startswith("found:") and is_akin(role.words, frozenset(named.split())):
            return True
        if called or is_listed(actor):
            takes_part = self._takes_part(candidate) or (role.sector == "MED" and self._is_told(candidate))
            return bool(called) and near and (role.sector == "BUS" or takes_part)
        if role.sector in ("MED", "EDU", "HLH") and (actor.code or "").endswith(role.sector):
            return True
        known = near and (actor.code or "BUS").endswith(("BUS", role.sector))
        if role.sector == "BUS" and not words_for("no companies").isdisjoint(named.split()):
            return False
        return known and (role.sector == "BUS" or self._head(candidate) in self._speech.speaking)

    def _ends(self, candidate: Candidate, role: Candidate) -> bool:
        """Whether an organisation's name ends with the word for it: the court, after "the US Supreme Court"."""
        actor = candidate.actor
        if actor is None or actor.kind != "organisation" or role.plural or self._has_a_name(role):
            return False
        return actor.id.startswith(("org:", "found:")) and fold(actor.name).split()[-1] == role.words

    def _takes_part(self, candidate: Candidate) -> bool:
        """Whether it acts or speaks: "the agency said", "according to the agency"."""
        return self._page.dep[self._head(candidate)] in words_for("acting") or self._speaks(candidate)

    def _is_told(self, candidate: Candidate) -> bool:
        """Whether somebody speaks to it: "he told Le Monde … according to the French newspaper"."""
        head = self._head(candidate)
        return self._page.dep[head] in ("obj", "iobj") and self._page.head[head] in self._speech.verbs.values()

    def _has_a_name(self, role: Candidate) -> bool:
        """Whether words in capitals stand before it: "the European Broadcasting Union" is not the union before.

        "The Karvania-backed group" has none.
        """
        words = self._page.text[role.start : role.end - len(role.words)].split()
        country = role.owner.words.split() if role.owner is not None and role.owner.sort == "adjective" else ()
        named = (word for word in words if word.lower() not in words_for("determiners") and word not in country)
        return any(word[0].isupper() and not ("-" in word and word.rpartition("-")[2].islower()) for word in named)

    def _head(self, candidate: Candidate) -> int:
        return candidate.carrier(self._page)

    def in_office(self, candidate: Candidate, role: Candidate) -> bool:
        """Whether a person is introduced by the office, or holds it that day."""
        return in_office(candidate, role, self._roster, self._on)
