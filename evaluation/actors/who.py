"""Sources of statements and actors of events in our own labels: is the right one found for them?

A word is right if the actor found for it is the one found for the fullest words for its referent in the article, for no
other referent's, and, if it has a name or a known office, one of that name whose country and sector contradict nothing.
Officials and soldiers of a country may be found as its government and its armed forces: that is whom they act for.
Where no actor is found for those fullest words, the name itself must be that of the referent. Where the words mean two
("both sides"), one actor is not yet right.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.actors.labelled import Labelled, Printed, Referent, Words, articles, printed
from evaluation.scores import Counts
from onrecord import actors, intake, language
from onrecord.actors import roster
from onrecord.language.lexicon import fold
from onrecord.model import Actor, Mention, Span

_BESIDE = 1
Meant = dict[Referent, Actor | None]
FORMS = ("name", "description", "pronoun", "metonym", "turn")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for some words: right, wrong or none; ``use``: source, actor or recipient."""

    use: str
    form: str
    verdict: str
    found: Actor | None
    words: Words
    article: str


def verdicts(corpora: Path, half: str) -> Iterator[tuple[str, list[Verdict]]]:
    """The verdicts of each article of a half of the labels, with its text."""
    there = printed(corpora)
    for label in articles():
        one = there.get((label.corpus, label.article))
        if label.half == half and one is not None:
            yield one.text, list(_judged(label, one))


def rows(judged: Iterable[list[Verdict]]) -> dict[str, list[Counts]]:
    """Counts an article: all sources, sources by form, actors and recipients of events."""
    found: dict[str, list[Counts]] = {}
    for verdicts_ in judged:
        sources = [v for v in verdicts_ if v.use == "source"]
        classes = {"sources": sources} | {f"  {form}": [v for v in sources if v.form == form] for form in FORMS}
        classes |= {"actors of events": [v for v in verdicts_ if v.use == "actor"]}
        classes |= {"recipients": [v for v in verdicts_ if v.use == "recipient"]}
        for name, some in classes.items():
            found.setdefault(name, []).append(_counts(some))
    return found


def errors(judged: Iterable[tuple[str, list[Verdict]]]) -> Iterator[str]:
    """One line for each word that is not resolved rightly."""
    for text, verdicts_ in judged:
        for v in verdicts_:
            if v.verdict != "right":
                meant = " + ".join(r.name for r in v.words.referents)
                found = v.found.id if v.found else ""
                yield f"{v.article}\t{v.use}\t{v.form}\t{v.verdict}\t{v.words.span.of(text)!r}\t{meant}\t{found}"


def _counts(some: Iterable[Verdict]) -> Counts:
    count = Counter(v.verdict for v in some)
    return Counts(count["right"], count["right"] + count["wrong"], count.total())


def _judged(label: Labelled, one: Printed) -> Iterator[Verdict]:
    text = one.text
    article = intake.article(text, published=label.date)
    doc = language.analyse(text, article.parts)
    found = actors.find(doc, datetime.date.fromisoformat(label.date), title=one.title)
    meant = {r: at(found, r.head, r.mention) for r in label.referents}
    over = {r: _over(found, r.head) for r in label.referents}
    uses = [("source", words) for words in label.sources]
    uses += [("actor", words) for event in label.events for words in event.actors]
    uses += [("recipient", words) for event in label.events for words in event.recipients]
    for use, words in uses:
        actor = at(found, words.head, words.span)
        yield Verdict(use, words.form, _verdict(text, actor, words, meant, over), actor, words, label.article)


def _verdict(text: str, actor: Actor | None, words: Words, meant: Meant, over: Meant) -> str:
    if actor is None:
        return "none"
    if len(words.referents) > 1:
        return "wrong"
    referent = words.referents[0]
    if _acts_for(actor, referent):
        return "right"
    others = {m.id for r, m in over.items() if r.id != referent.id and m is not None and not _acts_for(m, r)}
    if actor.id in others:
        return "wrong"
    own = meant[referent]
    if own is None and referent.known == "name":
        return "right" if actor in roster.load().named(referent.name) or actor.name == referent.name else "wrong"
    if referent.known != "office" and (own is None or own.id != actor.id):
        return "wrong"
    return "right" if referent.known == "nobody" or _agrees(actor, referent, referent.mention.of(text)) else "wrong"


def _acts_for(actor: Actor, referent: Referent) -> bool:
    """Whether a nameless group is found as those it acts for: "Russian officials" are the government of Russia."""
    nameless = referent.known == "nobody" and referent.kind == "group" and referent.sector in ("GOV", "MIL")
    body = actor.kind in ("government", "organisation") and actor.country == referent.country is not None
    return nameless and body and actor.code == f"{actor.country}{referent.sector}"


def _agrees(actor: Actor, referent: Referent, printed: str) -> bool:
    """Whether name and country agree; a country that we do not know contradicts nothing.

    A name that the article spells in a way of its own ("Tanninko" for Taranenko) is right as printed.
    """
    if actor.country and referent.country and actor.country != referent.country:
        return False
    if referent.kind == "person":
        same = {one.id for one in roster.load().named(referent.name)}
        return actor.id in same or _family(actor.name) in {_family(referent.name), _family(printed)}
    return actor.kind != "person"


def _family(name: str) -> str:
    return roster.romanised(fold(name.split()[-1]))


def at(found: Iterable[Mention], head: Span, phrase: Span) -> Actor | None:
    """The actor of the longest mention over the head, else of a person named right after it, or in the phrase.

    "his father Ismail Kadyrov", "co-founder Mark Zuckerberg".
    """
    own = _over(found, head)
    persons = [m for m in found if m.actor is not None and m.label == "PERSON"]
    beside = [m for m in persons if 0 < m.span.start - head.end <= _BESIDE]
    inside = beside or [m for m in persons if phrase.covers(m.span)]
    return own or next((m.actor for m in inside), None)


def _over(found: Iterable[Mention], head: Span) -> Actor | None:
    """The actor of the longest mention over a head; one that ends with it wins: "Putin" in "Putin's spokesman"."""
    known = [m for m in found if m.actor is not None and m.span.covers(head)]
    best = max(known, key=lambda m: (m.span.end == head.end, m.span.end - m.span.start), default=None)
    return best.actor if best else None
