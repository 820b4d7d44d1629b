"""Heads of a sentence's words from the scores of all arcs: each word's best, or the best tree where those make none."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MOST_ROOTS = 3
MOST_WORDS = 180


def heads(scores: Floats) -> list[int]:
    """The head of every word; the root is its own head. `scores[i, j]` is of j as head of i."""
    best: list[int] = scores.argmax(axis=1).tolist()
    if is_tree(best):
        return best
    return _best_tree(scores.astype(np.float64))


def is_tree(found: list[int]) -> bool:
    """Whether exactly one word is root and all others lead to it."""
    if sum(i == head for i, head in enumerate(found)) != 1:
        return False
    state = [0] * len(found)
    for i in range(len(found)):
        path = []
        while state[i] == 0:
            state[i] = 1
            path.append(i)
            if found[i] == i:
                break
            i = found[i]
            if state[i] == 1:
                return False
        for word in path:
            state[word] = 2
    return True


def _best_tree(scores: NDArray[np.float64]) -> list[int]:
    """The best tree with one root, of the few likeliest roots (Chu-Liu and Edmonds)."""
    without = scores.copy()
    np.fill_diagonal(without, -np.inf)
    gain = np.diagonal(scores) - (without.max(axis=1) if len(scores) > 1 else 0)
    likely = max(1, min(MOST_ROOTS, int((gain > 0).sum()), MOST_WORDS // len(scores)))
    candidates = np.argsort(-gain)[:likely].tolist()
    trees = [(_tree_below(without, root), root) for root in candidates]
    return max(trees, key=lambda tree: _value(tree[0], scores))[0]


def _value(found: list[int], scores: NDArray[np.float64]) -> float:
    return float(sum(scores[i, head] for i, head in enumerate(found)))


def _tree_below(scores: NDArray[np.float64], root: int) -> list[int]:
    found = scores.argmax(axis=1)
    found[root] = root
    cycle = _cycle(found.tolist(), root)
    if cycle is None:
        result: list[int] = found.tolist()
        return result
    return _expand(scores, root, found.tolist(), cycle)


def _expand(scores: NDArray[np.float64], root: int, found: list[int], cycle: list[int]) -> list[int]:
    inside = set(cycle)
    outside = [i for i in range(len(found)) if i not in inside]
    kept = scores[cycle, [found[i] for i in cycle]]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, cycle)]
    smaller[:size, size] = leaving.max(axis=1)
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    smaller[size, :size] = entering.max(axis=0)
    np.fill_diagonal(smaller, -np.inf)
    solved = _tree_below(smaller, outside.index(root))
    result = list(found)
    for i, word in enumerate(outside):
        result[word] = cycle[int(leaving[i].argmax())] if solved[i] == size else outside[solved[i]]
    result[root] = root
    broken = int(entering[:, solved[size]].argmax())
    result[cycle[broken]] = outside[solved[size]]
    return result


def _cycle(found: list[int], root: int) -> list[int] | None:
    seen = [0] * len(found)
    seen[root] = -1
    for start in range(len(found)):
        i = start
        while seen[i] == 0:
            seen[i] = start + 1
            i = found[i]
        if seen[i] == start + 1:
            cycle = [i]
            while found[cycle[-1]] != i:
                cycle.append(found[cycle[-1]])
            return cycle
        i = start
        while seen[i] == start + 1:
            seen[i] = -1
            i = found[i]
    return None
