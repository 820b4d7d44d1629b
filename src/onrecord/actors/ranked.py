"""Which person "he" or "she" means where no rule tells: what was learned of texts whose pronouns are marked.

A log-linear model over those who may be meant, and nobody; `training.actors` makes its weights.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.actors.roster import table

SURE = 0.85
"""The least chance of whom it takes: of all pronouns it learned of, 95 in 100 are then right (five-fold)."""
_FARTHEST, _FAR, _LONG_AGO = 6, 4, 3
_OFTEN = 2.0


class Asked(NamedTuple):
    """The pronoun: what it does in its clause, and whether it stands in quotation marks."""

    role: str
    """speaks, acts, owns or else"""
    quoted: bool
    token: int
    strangers: frozenset[str]
    """Whether somebody of whom nothing is known spoke or acts just before."""


class Seen(NamedTuple):
    """One mention of somebody before the pronoun."""

    far: int
    """How many sentences."""
    token: int
    acts: bool
    speaks: bool
    told: bool
    """Whether another tells what he says."""
    first: bool
    """Whether he is the first in his sentence of those who may be meant."""
    pronoun: bool
    owns: bool
    owns_subject: bool
    done_to: bool
    above: bool
    """Whether he is the subject of a clause that the pronoun's hangs on."""
    quoted: bool
    apart: bool
    """Whether quotation marks part him from the pronoun."""
    near: bool
    """Whether it is the same paragraph."""


class Option(NamedTuple):
    """Somebody who may be meant: his mentions, the nearest last, and what is known of him."""

    seen: Sequence[Seen]
    often: int
    gender: bool
    named: bool


def likeliest(asked: Asked, options: Mapping[str, Option]) -> tuple[str, float] | None:
    """Who is meant, by how great a chance; None if most likely nobody of these is."""
    return best(features(asked, options), none(asked, len(options)), _weights()) if options else None


def best(
    told: Mapping[str, Mapping[str, float]], none: Mapping[str, float], weights: Mapping[str, float]
) -> tuple[str, float] | None:
    """The key that most tells for, and its chance; None if more tells for nobody."""
    scores = {key: _score(one, weights) for key, one in told.items()}
    nobody = _score(none, weights)
    first = max(scores, key=scores.__getitem__)
    if scores[first] < nobody:
        return None
    return first, 1 / sum(math.exp(score - scores[first]) for score in (*scores.values(), nobody))


def features(asked: Asked, options: Mapping[str, Option]) -> dict[str, dict[str, float]]:
    """What tells for or against each: feature and value, by key."""
    nearest = sorted(options, key=lambda key: -options[key].seen[-1].token)
    spoke = {
        key: max((s.token for s in one.seen if s.speaks and not s.quoted), default=-1) for key, one in options.items()
    }
    last = max(spoke, key=spoke.__getitem__)
    mentions = sum(len(one.seen) for one in options.values())
    found = {}
    for key, one in options.items():
        told: dict[str, float] = dict.fromkeys(_of_nearest(asked, one), 1.0)
        told |= dict.fromkeys((name for seen in one.seen for name in _of_mention(asked, seen)), 1.0)
        told[f"rank {min(nearest.index(key), _LONG_AGO)}"] = 1.0
        if key == last and spoke[key] >= 0:
            told |= {"last to speak": 1.0, f"last to speak, {asked.role}": 1.0}
        told["often"] = min(1.0, math.log1p(one.often) / _OFTEN)
        told["share"] = len(one.seen) / mentions
        told["close"] = 1 / (1 + math.log1p(max(0, asked.token - one.seen[-1].token)))
        told["alone"] = float(len(options) == 1)
        found[key] = told
    return found


def none(asked: Asked, number: int) -> dict[str, float]:
    """What tells for nobody of those who may be meant."""
    marks = "quoted" if asked.quoted else "prose"
    strangers = (f"stranger {does}, {asked.role}" for does in asked.strangers)
    return dict.fromkeys(
        (*strangers, "nobody", f"nobody, {asked.role}", f"nobody, {marks}", f"nobody of {min(number, _FAR)}"), 1.0
    )


def _of_nearest(asked: Asked, one: Option) -> Iterator[str]:
    nearest = one.seen[-1]
    yield f"far {min(nearest.far, _FARTHEST)}"
    yield f"far {min(nearest.far, _FAR)}, {asked.role}"
    yield "gender known" if one.gender else "gender not known"
    yield "person" if one.named else "nameless"
    told = (
        "together" if not all(s.apart for s in one.seen) else "quoted" if any(s.quoted for s in one.seen) else "prose"
    )
    yield f"{'quoted' if asked.quoted else 'prose'} after {told}"
    if nearest.acts and asked.role in ("speaks", "acts"):
        yield "both act"
    if nearest.pronoun:
        yield "nearest a pronoun"
    if any(seen.near for seen in one.seen):
        yield "same paragraph"


def _of_mention(asked: Asked, seen: Seen) -> Iterator[str]:
    far = min(seen.far, _LONG_AGO)
    if seen.acts:
        yield f"acts {far}"
        yield f"acts {min(far, 2)}, {asked.role}"
    if seen.speaks:
        yield f"spoke {far}{', told' if seen.told else ''}"
        if asked.role == "speaks" and not seen.told:
            yield f"spoke {far}, speaks"
    if seen.first:
        yield f"first {far}"
    if seen.pronoun:
        yield f"pronoun {far}"
    for name in ("owns", "owns_subject", "done_to"):
        if getattr(seen, name):
            yield f"{name.replace('_', ' ')} {min(far, 1)}"
    if seen.above:
        yield "above"


def _score(told: Mapping[str, float], known: Mapping[str, float]) -> float:
    return sum(known.get(name, 0.0) * value for name, value in told.items())


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in table("weights/ranked.tsv")}
