"""Who is meant by a name or an office, on that day."""

import datetime
from collections.abc import Sequence, Set
from typing import NamedTuple

from onrecord.actors import codes, members, respelt
from onrecord.actors.candidates import Candidate
from onrecord.actors.discovery import gender_of
from onrecord.actors.roster import Roster, Term, eastern_family, romanised, slug
from onrecord.actors.words import words_for
from onrecord.language.columns import Columns
from onrecord.language.lexicon import fold
from onrecord.model import Actor

_NEAR = 6
_MARK = 6
_AT_THE_HEAD = ("head", "secretary-general", "director-general")
_HEADS = {
    "military": "military-chief",
    "parliament": "speaker",
    "intelligence": "intelligence-chief",
    "central": "central-bank-governor",
    "police": "police-chief",
    "judiciary": "chief-justice",
    "opposition": "opposition-leader",
}
"""What office the head of a body has: not that of the head of state."""


def names(page: Columns, found: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> None:
    """Settle the names of the tables; a capital is its government where it acts, speaks or is dealt with."""
    countries = {name.country for name in found}
    for name in found:
        if name.sort == "adjective" and (some := members.of(page, name, roster)) is not None:
            name.mean(some, "unnamed", 0.5)
        elif name.country and name.sort in ("country", "adjective"):
            name.mean(roster.government(name.country), "roster", 0.9 if name.sort == "country" else 0.8)
        elif name.sort == "capital" and name.country and acts(page, name):
            name.mean(roster.government(name.country), "capital", 0.8)
        elif name.sort == "listed" and (some := members.of(page, name, roster)) is not None:
            name.mean(some, "unnamed", 0.5)
        elif name.sort == "listed":
            name.mean(_best(roster.named(name.words), countries, roster, on), "roster", 0.9)


def _best(
    actors: tuple[Actor, ...], countries: Set[str | None], roster: Roster, on: datetime.date | None
) -> Actor | None:
    """Of several with one name, one whose country the article names, then one in office that day, then the first."""
    if len(actors) == 1:
        return actors[0]
    return max(
        actors,
        key=lambda a: (a.country in countries, any(t.holds(on) for t in roster.offices(a))),
        default=None,
    )


def acts(page: Columns, name: Candidate) -> bool:
    """Whether a capital stands for those who govern there: "Moscow said", "Kyiv's allies", "talks with Ankara"."""
    first, after = page.words(name.start, name.end)
    if _dateline(page, first, after):
        return False
    if _before_a_verb(page, first, after):
        return True
    head = page.root(first, after)
    while page.dep[head] in ("conj", "flat", "compound", "appos") and page.head[head] != head:
        head = page.head[head]
    if page.dep[head] in words_for("acting"):
        return True
    if page.dep[head] == "nmod:poss":
        return page.lemma(page.head[head]) not in words_for("no seat")
    return _dealt_with(page, head)


def _before_a_verb(page: Columns, first: int, after: int) -> bool:
    """Whether a clause begins with it, whatever the tree says: "after the invasion, Beijing and Moscow announced"."""
    if first and page.printed[first - 1] == "and" and page.pos[max(0, first - 2)] == "PROPN":
        first -= 2
    elif page.printed[after : after + 1] == ["and"] and page.pos[after + 1 : after + 2] == ["PROPN"]:
        after += 2
    opens = first > 0 and page.printed[first - 1] == ","
    return (
        opens and after < len(page.printed) and page.tag(after) in ("VBD", "VBZ", "VBP") and page.pos[after] == "VERB"
    )


def _dealt_with(page: Columns, head: int) -> bool:
    """Whether those who govern there are dealt with: "sanctions on Moscow", "urged Kyiv to"; not "attacks on Kyiv"."""
    case = next((page.lower[c] for c in page.children(head, "case")), "")
    if case in words_for("towards"):
        return True
    above = page.lemma(page.head[head])
    if case == "on" and above == "impose":
        return any(page.lemma(at) in words_for("pressed") for at in range(max(0, head - _NEAR), head))
    if case in ("on", "to", "from", "for"):
        return above in words_for("pressed")
    return page.dep[head] in ("obj", "iobj") and above in words_for("addressed")


def _dateline(page: Columns, first: int, after: int) -> bool:
    """Whether a report begins with the place it was sent from: "MINSK, 28 January (BelTA) -", "Moscow - The"."""
    following = page.printed[after] if after < len(page.printed) else ""
    shouted = page.text[page.starts[first] : page.ends[after - 1]].isupper()
    return (shouted and following in (",", "(")) or following in ("—", "–", "-", "(")


def roles(found: Sequence[Candidate], named: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> None:
    """Settle offices and institutions whose country or organisation the text names."""
    for role in sorted(found, key=lambda role: role.sort != "institution"):
        if role.owner is None or role.sort == "apposition":
            continue
        if role.owner.label == "PERSON" and role.owner.actor is not None:
            role.country = role.owner.actor.country
        elif role.owner.label == "PERSON" and role.sort == "institution":
            role.country = role.country or _country_of(roster.recent(role.owner.words, on))
        role.country = role.country or role.owner.country
        led = roster.led_by(role.owner.actor, on) if _is_armed(role) and role.owner.actor is not None else None
        if led is not None:
            role.mean(led, "institution", 0.7)  # "Prigozhin's forces"
        elif role.sort == "institution":
            _institution(role, roster)
        else:
            _holder(role, roster, on)
            _named_leader(role, named, roster, on)


def _is_armed(role: Candidate) -> bool:
    """Whether the words tell of somebody's armed men."""
    return role.sort == "institution" and codes.institutions()[role.words].sector == "MIL"


def _named_leader(role: Candidate, named: Sequence[Candidate], roster: Roster, on: datetime.date | None) -> None:
    """Let "the Serbian leader" be the one named before of two who lead: a president, a head of government."""
    if role.actor is None or role.offices != {"leader"} or role.actor.kind != "person":
        return
    told = {n.actor for n in named if n.start < role.start and n.actor is not None and n.actor.country == role.country}
    leading = [a for a in told if any(t.holds(on) and t.office in _LED for t in roster.offices(a))]
    if len(leading) == 1:
        role.mean(leading[0], "office", 0.8)


_LED = frozenset({"president", "prime-minister"})


def _institution(role: Candidate, roster: Roster) -> None:
    owner = role.owner.actor if role.owner else None
    wanted = codes.institutions()[role.words]
    if owner is not None and owner.id.startswith("org:"):
        if wanted.slug in words_for("of a body"):
            role.mean(owner, "institution", 0.7)
    elif role.country:
        role.mean(codes.institution_of(wanted, roster.government(role.country)), "institution", 0.85)
    elif owner is not None and owner.kind != "person":
        role.mean(owner, "institution", 0.7)


def _holder(role: Candidate, roster: Roster, on: datetime.date | None) -> None:
    """The one holder of an office that day."""
    owner = role.owner.actor if role.owner else None
    bare = not role.determiner and "leader" in role.offices  # "UN chief visits port"
    if (role.definite or bare) and not role.plural:
        for office in sorted(role.offices):
            terms = _terms(office, role, owner, roster, on)
            if terms:
                role.mean(terms[0].actor, "office", 0.9 if len({t.actor for t in terms}) == 1 else 0.6)
                return


def _terms(
    office: str, role: Candidate, owner: Actor | None, roster: Roster, on: datetime.date | None
) -> tuple[Term, ...]:
    """Terms in an office, of the organisation or ministry if the words name one, else of the country."""
    if owner is not None and owner.id.startswith("org:"):
        own = roster.holders(office, None, on, owner.id)
        if own or office not in words_for("leading a body"):
            return own
        held = (roster.holders(head, None, on, owner.id) for head in _AT_THE_HEAD)
        return next((terms for terms in held if terms), ())
    kind, _, of = owner.id.partition(":") if owner is not None else ("", "", "")
    if kind == "ministry":
        of = of.partition("-")[2]
        office = f"{of}-{office}" if office == "spokesperson" else f"{of}-minister" if office == "leader" else office
    elif kind in _HEADS and office in ("leader", "president"):
        office = _HEADS[kind]
    elif office == "leader" and role.owner is not None and role.owner.words in ("government", "cabinet"):
        office = "prime-minister"
    return roster.holders(office, role.country, on) if role.country else ()


class Known(NamedTuple):
    """What an article's names are settled by: who is who, the day, and the countries that it names."""

    roster: Roster
    on: datetime.date | None
    countries: frozenset[str]

    def former(self, name: Candidate) -> Actor | None:
        """The one former leader meant: his office stands before the name ("President Suharto"), or his country near it.

        The country is the one told there, or one that the article names. Where the article has a date, long after he
        left, it takes both.
        """
        tail = f" {fold(name.words)}"
        family = self.roster.family(name.words.split()[-1])
        persons = [a for a in family if self.roster.gone(a, self.on) and f" {fold(a.name)}".endswith(tail)]
        persons = [a for a in persons if name.country in (None, a.country)]
        offices = name.offices | name.left
        titled = [a for a in persons if any(_holds(term, offices) for term in self.roster.offices(a))]
        there = [a for a in persons if a.country in self.countries]
        if self.on is not None:
            return _only([a for a in titled if a in there])
        return _only(titled) or _only(there)


def _holds(term: Term, offices: Set[str]) -> bool:
    """Whether a term is in one of some offices; who led a country is its leader, and a general if by arms."""
    return term.office in offices or bool(offices & words_for("any leader") and term.office in words_for("leading"))


def _only(actors: Sequence[Actor]) -> Actor | None:
    return actors[0] if len(actors) == 1 else None


def persons(
    found: Sequence[Candidate], described: Sequence[Candidate], roster: Roster, on: datetime.date | None
) -> None:
    """Settle printed names: a longer name in the article, the roster's family name, else a new actor."""
    respelt.settle(found, described, roster, on)
    known = Known(roster, on, frozenset(name.country for name in found if name.country))
    full: dict[str, list[Candidate]] = {}
    for name in found:
        if name.label == "PERSON" and " " in name.words:
            if name.actor is None:
                _whole(name, full, known)
            first = fold(name.words).split()
            full.setdefault(f"{first[first[0] in _HONOURS]} ", []).append(name)
            for family in {_family(name), romanised(eastern_family(fold(name.words)))}:
                full.setdefault(family, []).append(name)
        elif name.label == "ORG" and " " in name.words:
            if name.actor is None:
                _single(name, {}, known)
            full.setdefault(fold(name.words.split()[0]), []).append(name)
    for name in found:
        if name.stands_for is not None:
            name.mean(name.stands_for.actor, "acronym" if name.label == "ORG" else "alias", 0.85)
        elif name.sort == "printed" and name.actor is None:
            _single(name, full, known)


def _family(name: Candidate) -> str:
    return romanised(fold(name.words).split()[-1])


def _whole(name: Candidate, full: dict[str, list[Candidate]], known: Known) -> None:
    """Settle a name of several words: the roster's, the tail of a longer one ("von der Leyen"), or a new one."""
    family = known.roster.recent(name.words.split()[-1], known.on)
    listed = _listed(name, known.roster) or respelt.twin(name, family)
    if listed is not None:
        name.mean(listed, "roster", 0.9)
        return
    tail = " " + fold(name.words)
    longer = [n.actor for n in full.get(_family(name), ()) if fold(n.words).endswith(tail)]
    longer += [a for a in family if fold(a.name).endswith(tail)]
    longer += [known.former(name)]
    if longer[0] is not None:
        name.mean(longer[0], "family name", 0.85)
    else:
        name.mean(_discovered(name), "discovered", 0.8)


def _listed(name: Candidate, roster: Roster) -> Actor | None:
    """The roster's actor with this name, its middle initials left out."""
    words = [w for w in name.words.split() if len(w.rstrip(".")) > 1]
    return next(iter(roster.named(" ".join(words))), None)


def _single(name: Candidate, full: dict[str, list[Candidate]], told: Known) -> None:
    roster, on = told.roster, told.on
    longer = [n for n in full.get(_family(name), ()) if _same_gender(name, n)] if " " not in name.words else []
    holder = _titled(name, roster, on)
    if holder is not None:
        name.mean(holder, "family name", 0.85)
        full.setdefault(_family(name), []).insert(0, name)
        return
    if longer:
        name.mean(longer[0].actor, "family name", 0.85)
        return
    whole = _begins_with(name, full) or _called_by_first_name(name, full)
    if whole is not None:
        name.mean(whole, "shortened", 0.7)
        return
    known = roster.recent(name.words, on) if " " not in name.words else ()
    if fold(name.words) in words_for("common families"):
        known = tuple(a for a in known if a.country in told.countries)
    holding = [a for a in known if any(t.holds(on) for t in roster.offices(a))]
    holding = [a for a in holding if name.gender is None or gender_of(a.name) in (None, name.gender)]
    if len(holding) > 1:  # "Macron" alone is the president, not the wife of the president
        leading = (a for a in holding if any(t.holds(on) and t.office not in _BESIDE for t in roster.offices(a)))
        holding = list(leading) or holding
    left = [a for a in known if any(t.office in name.offices | name.left for t in roster.offices(a))]
    former = told.former(name) if not known and name.label == "PERSON" else None
    if len(holding) == 1:
        name.mean(holding[0], "family name", 0.7)
    elif len(left) == 1:
        name.mean(left[0], "family name", 0.6)
    elif former is not None:
        name.mean(former, "family name", 0.6)
    elif (respelt_ := respelt.in_article(name, full)) is not None:
        name.mean(respelt_, "respelt", 0.6)
    elif name.label == "ORG":
        name.mean(Actor(f"found:{slug(name.words)}", name.words, "organisation", name.country), "discovered", 0.5)
    else:
        if name.offices:
            name.country = name.country or _country_of(known)
        if not known or name.owner or name.gender or (name.offices and name.country):
            name.mean(_discovered(name), "discovered", 0.4)


_BESIDE = frozenset({"first-lady"})
_HONOURS = frozenset({"sir", "dame"})
"""Offices held beside somebody else of the same family name."""


def _country_of(family: Sequence[Actor]) -> str | None:
    """The country of all of one family name: which President Bush is not told, but he is American."""
    countries = {actor.country for actor in family}
    return countries.pop() if len(countries) == 1 else None


def _same_gender(name: Candidate, longer: Candidate) -> bool:
    """Whether a longer name may be meant by one with a title: no company, and no man by "Ms Vask"."""
    if name.gender is None:
        return True
    return longer.label == "PERSON" and (longer.gender or gender_of(longer.words)) in (None, name.gender)


def _titled(name: Candidate, roster: Roster, on: datetime.date | None) -> Actor | None:
    """The one person of that family name who holds the office before it: "President Biden" is not Hunter Biden."""
    if not name.offices or " " in name.words:
        return None
    terms = [(a, t) for a in roster.family(name.words) for t in roster.offices(a)]
    holding = {a for a, t in terms if t.office in name.offices and t.holds(on) and name.country in (None, a.country)}
    return holding.pop() if len(holding) == 1 else None


def _called_by_first_name(name: Candidate, full: dict[str, list[Candidate]]) -> Actor | None:
    """The one person of the article with this first name: "Karine" after "Karine Jean-Pierre"."""
    found = {n.actor for n in full.get(f"{fold(name.words)} ", ()) if name.label == "PERSON" and n.start < name.start}
    return found.pop() if len(found) == 1 else None


def _begins_with(name: Candidate, full: dict[str, list[Candidate]]) -> Actor | None:
    """The organisation whose longer name begins with this word: "the Church" after "the Church of Scientology"."""
    return next((n.actor for n in full.get(fold(name.words), ()) if n.label == "ORG" == name.label), None)


def _discovered(name: Candidate) -> Actor:
    """A new actor, described by the words that introduce him."""
    code = f"{name.country}{name.sector}" if name.country and name.sector else name.country or name.body
    return Actor(f"found:{slug(name.words)}", name.words, "person", name.country, code, name.described)
