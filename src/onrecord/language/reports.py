"""A reported clause before its verb of speech: the treebanks make it the verb's complement.

"Talks go on, the ministry said." The network sometimes takes what is reported for the root and the verb for an aside
(parataxis); where nothing else follows, the two are turned round.
"""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

_DEEP = 6
BEFORE = frozenset({",", "”", '"', "’", "'", "''", "?", "!", "—", "–", "-", "--"})


@cache
def verbs() -> frozenset[str]:
    """The lemmas of `reports.tsv`."""
    lines = Path(__file__).with_name("reports.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def turn(
    heads: list[int], deps: list[str], words: Sequence[str], lemma: Callable[[int], str], begin: int, end: int
) -> None:
    """Nothing; changes heads and relations of the sentence from `begin` to `end` where the pattern holds."""
    asides = [i for i in range(begin + 1, end) if deps[i] == "parataxis" and heads[heads[i]] == heads[i] < i]
    for aside in asides:
        root = heads[aside]
        if lemma(aside) in verbs() and _closes(heads, deps, words, root, aside, begin, end):
            heads[aside], heads[root] = aside, aside
            deps[aside], deps[root] = "ROOT", "ccomp"
            for i in range(aside + 1, end):
                if heads[i] == root and deps[i] == "punct":
                    heads[i] = aside
            return


def rejoin(heads: list[int], deps: list[str], tags: Sequence[str], begin: int, end: int) -> None:
    """Nothing; a verb in the past joined to a gerund is hung on the verb in the past above that.

    In "accused Oslo of breaking the truce and demanded talks" nobody broke and demanded.
    """
    for i in range(begin, end):
        if deps[i] != "conj" or tags[i] != "VBD" or tags[heads[i]] != "VBG":
            continue
        above = heads[i]
        while heads[above] != above and tags[above] != "VBD":
            above = heads[above]
        if (
            tags[above] == "VBD"
            and above < i
            and not any(heads[j] == i and deps[j].startswith("nsubj") for j in range(heads[i], i))
        ):
            heads[i] = above


def one_subject(
    heads: list[int], deps: list[str], words: Sequence[str], tags: Sequence[str], begin: int, end: int
) -> None:
    """Nothing; of two subjects of one verb, a noun and a name right behind it, one is made to describe the other.

    "The defence *expert Emil* Grabek said", "the minister, *Ada Vask*, said": a name stands beside a noun with an
    article or owner (``appos``), and is described by a bare one (``nmod:desc``), as in the treebanks.
    """
    latest: dict[int, int] = {}
    for i in range(begin, end):
        if not deps[i].startswith("nsubj"):
            continue
        noun = latest.get(heads[i])
        latest[heads[i]] = i
        if noun is None or tags[i] != "NNP" or tags[noun] not in ("NN", "NNS") or i > heads[i] > noun:
            continue
        comma = words[i - 1] == ","
        if not all(_below(heads, j, noun) for j in range(noun + 1, i - comma)):
            continue
        if comma or any(heads[j] == noun and deps[j] in ("det", "nmod:poss") for j in range(begin, noun)):
            last = i + 1
            while last < end and deps[last] == "flat" and heads[last] == i:
                last += 1
            if not comma or (last < end and words[last] == ","):
                heads[i], deps[i], latest[heads[i]] = noun, "appos", noun
        else:
            heads[noun], deps[noun] = i, "nmod:desc"


def _below(heads: list[int], i: int, top: int) -> bool:
    """Whether a word hangs on another, or on one that does."""
    for _ in range(_DEEP):
        if heads[i] in (top, i):
            return heads[i] == top
        i = heads[i]
    return False


def _closes(
    heads: list[int], deps: list[str], words: Sequence[str], root: int, aside: int, begin: int, end: int
) -> bool:
    """Whether the aside has a subject, no clause of its own, stands after a comma or quotation mark, and is last."""
    own = [i for i in range(begin, end) if heads[i] == aside and i != aside]
    if not any(deps[i].startswith("nsubj") for i in own) or any(deps[i] in {"ccomp", "mark"} for i in own):
        return False
    first = min([aside, *(i for i in own if deps[i] != "punct")])
    late = [i for i in range(first, end) if heads[i] == root and i != aside]
    return words[first - 1] in BEFORE and all(deps[i] == "punct" for i in late)
