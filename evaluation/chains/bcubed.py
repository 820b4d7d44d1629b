"""How well items are grouped: B³ (Bagga and Baldwin 1998), with a bootstrap over gold groups."""

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

RESAMPLES = 500
SEED = 20221013


@dataclass(frozen=True, slots=True)
class BCubed:
    """Precision and recall with their 95 % intervals, and how many items and gold groups there are."""

    precision: float
    recall: float
    precision_between: tuple[float, float]
    recall_between: tuple[float, float]
    items: int
    groups: int

    def __str__(self) -> str:
        (p0, p1), (r0, r1) = self.precision_between, self.recall_between
        return (
            f"P {100 * self.precision:5.1f} ({100 * p0:.1f} to {100 * p1:.1f})  "
            f"R {100 * self.recall:5.1f} ({100 * r0:.1f} to {100 * r1:.1f})  {self.items} items, {self.groups} groups"
        )


def bcubed(gold: Mapping[str, str], found: Mapping[str, int]) -> BCubed:
    """B³ of what was found, one gold group and one found group an item."""
    by_gold, by_found = _groups(gold), _groups(found)
    scores = {}
    for item in gold:
        own, other = by_gold[gold[item]], by_found[found[item]]
        both = len(own & other)
        scores[item] = both / len(other), both / len(own)
    each = [[scores[item] for item in sorted(group)] for _, group in sorted(by_gold.items())]
    chance = random.Random(SEED)
    drawn = [_means(chance.choices(each, k=len(each))) for _ in range(RESAMPLES)]
    low, high = int(0.025 * RESAMPLES), int(0.975 * RESAMPLES)
    precisions, recalls = (sorted(one) for one in zip(*drawn, strict=True))
    between = (precisions[low], precisions[high]), (recalls[low], recalls[high])
    return BCubed(*_means(each), *between, len(gold), len(each))


def _means(groups: list[list[tuple[float, float]]]) -> tuple[float, float]:
    flat = [score for group in groups for score in group]
    return sum(p for p, _ in flat) / len(flat), sum(r for _, r in flat) / len(flat)


def _groups(labels: Mapping[str, object]) -> dict[object, set[str]]:
    groups: dict[object, set[str]] = defaultdict(set)
    for item, label in labels.items():
        groups[label].add(item)
    return groups
