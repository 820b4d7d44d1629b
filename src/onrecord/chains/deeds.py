"""Two events → whether they are one, told twice, how sure that is, and why."""

from onrecord.chains.compare import Compared, Found, containment
from onrecord.chains.words import sketch
from onrecord.ledger.items import Item


def event_keys(event: Compared) -> tuple[int, ...]:
    """Hashes that an event told again shares with it: its type and day, with who, whom, where and words of content."""
    item = event.item
    named = {*item.actors, *item.recipients, *item.countries, *item.countries_acted_on, item.place or ""} - {""}
    day = item.first or item.published
    near = [str(day and day + shift) for shift in (-1, 0, 1)]
    told = frozenset((item.type or "", word, n) for word in named for n in near)
    rest = frozenset((item.type or "", word, near[1]) for word in event.setting)
    return sketch(told, 18) + sketch(rest, 16)


def same_event(one: Compared, other: Compared) -> Found | None:
    """Whether two reports are of one event: type and day agree, nobody and no place contradicts, and so do the words.

    The more of who, whom and where agree, the fewer words need to.
    """
    a, b = one.item, other.item
    if a.type != b.type or a.negated != b.negated or not meet(a, b) or _modes_differ(a, b):
        return None
    if a.article == b.article and a.words == b.words:
        return None  # "Rockets hit Merin during a strike on Brask" tells of two events
    if _to_each_other(a) != _to_each_other(b):
        return None  # "Karvania and Tolvia blamed each other" joins neither's blame to the other's
    who = _agreement(a.actors, b.actors, a.countries, b.countries)
    whom = _agreement(a.recipients, b.recipients, a.countries_acted_on, b.countries_acted_on)
    where = _where(a, b)
    if who is None or whom is None or where is None or _others_meet(a, b):
        return None
    points = who + whom + where + _turned(a, b)
    told = f"{_told(who, whom, where)}; "
    share, least = containment(one.stems, other.stems), 3 if points > 2 else 4
    # "How do we invest in Karvanians?" shares all its words with any speech on the budget.
    if share >= _SHARED[min(points, 4)] and len(one.stems & other.stems) >= least:
        return Found(_score(0.15 * points, share), f"{told}{share:.0%} of the shorter sentence's content words")
    share = _under_titles(one, other)
    if share >= _SHARED_UNDER_TITLES[min(points, 4)]:
        return Found(_score(0.1 * points, share), f"{told}{share:.0%} of the content words of title and sentence")
    return None


def _to_each_other(event: Item) -> bool:
    return len(event.actors) > 1 and event.actors == event.recipients


def _told(who: int, whom: int, where: int) -> str:
    agreeing = [name for name, held in (("who", who), ("to whom", whom), ("where", where)) if held]
    return f"{', '.join([*agreeing, 'day'])} {'agree' if agreeing else 'agrees'}"


def _score(agreed: float, share: float) -> float:
    return round(min(1.0, agreed + 0.4 * share), 3)


def _under_titles(one: Compared, other: Compared) -> float:
    """The share of the content words of title and sentence that two outlets have in common; 0 where few.

    "The former premier was shot on Friday", under "Anna Berg attacked in Merin", tells of what another outlet's
    "Anna Berg shot at a rally in Merin" does. Within one outlet titles are alike without that.
    """
    a, b = one.item, other.item
    if a.outlet == b.outlet or not a.title or not b.title or (a.mode != b.mode and a.type != "ASSAULT"):
        return 0.0
    return containment(one.setting, other.setting) if len(one.setting & other.setting) >= _LEAST_UNDER_TITLES else 0.0


_SHARED = (0.8, 0.65, 0.45, 0.35, 0.3)
"""The share of content words that makes two events one, by how much of who, whom and where agrees."""
_SHARED_UNDER_TITLES = (0.9, 0.6, 0.5, 0.4, 0.35)
"""The same where the words of the titles count as well."""
_LEAST_UNDER_TITLES = 4


def _modes_differ(one: Item, other: Item) -> bool:
    """Whether two modes are two acts: an arrest is no seizure, but a "shooting" is also told as a "killing"."""
    return bool(one.mode and other.mode and one.mode != other.mode and one.type != "ASSAULT")


def _agreement(
    one: frozenset[str], other: frozenset[str], countries: frozenset[str], others: frozenset[str]
) -> int | None:
    """2 where two sets of actors share one, 1 a country or last name, None where they contradict each other."""
    if one & other:
        return 2
    if countries & others or _last_names(one) & _last_names(other):
        return 1
    return None if countries and others else 0


def _last_names(actors: frozenset[str]) -> frozenset[str]:
    """The last names of people: "Berg" in a title, of whom the roster knows two, may be "Anna Berg"."""
    people = (ref.replace("-", " ").split() for ref in actors if ":" not in ref or ref.startswith(_PEOPLE))
    return frozenset(name[-1] for name in people if name)


_PEOPLE = ("person:", "found:")


def _others_meet(one: Item, other: Item) -> bool:
    """Whether two meetings have one party in common and each another one, of another country.

    "Vask met the foreign minister of Tolvia" and, on the next day, "Vask met the ministers of Orland and Sarn".
    """
    if one.type not in _MUTUAL:
        return False
    ones, others = one.actors | one.recipients, other.actors | other.recipients
    shared = {ref for ref in ones & others if ":" in ref}
    of_one, of_other = one.countries | one.countries_acted_on, other.countries | other.countries_acted_on
    return bool(shared and ones - others and others - ones and of_one - of_other and of_other - of_one)


_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})


def _where(one: Item, other: Item) -> int | None:
    """1 where two places are one; None where they lie in two countries, or are two of which no country is known."""
    if not one.place or not other.place:
        return 0
    if one.place == other.place:
        return 1
    return 0 if one.country and one.country == other.country else None


def _turned(one: Item, other: Item) -> int:
    """1 where who acted in one report is acted on in the other, and one side of each is untold.

    "After her arrest" and "she was arrested" tell of one arrest.
    """
    crossed = (one.actors & other.recipients) or (one.recipients & other.actors)
    return int(bool(crossed) and not (one.actors and one.recipients and other.actors and other.recipients))


def meet(one: Item, other: Item, apart: int = 1) -> bool:
    """Whether two times allow one day, give or take some."""
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return one.first is other.first
    return one.first <= other.last + apart and other.first <= one.last + apart
