"""Which time modifies a word, by the parse."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.language.columns import Columns, Sentence, columns
from onrecord.model import Timex

_ADVERBIAL = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod:unmarked", "nmod:tmod"})
_OF_NOUNS = frozenset({"nmod", "nmod:poss", "nmod:desc", "compound", "amod", "appos", "det"})
_OF_ANY = _OF_NOUNS | _ADVERBIAL
_OCCASION = frozenset({"in", "at", "during", "on"})
"""Before an occasion whose time is that of the verb: "in a statement on Tuesday, the ministry condemned"."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OTHER_TIME = frozenset({"after", "before", "since", "until"})
_SAME_CLAUSE = frozenset({"xcomp", "conj", "acl", "advcl", "aux", "aux:pass", "cop", "fixed", "compound"})
"""Words whose time is that of the word they hang on, where they have none of their own."""
_CONTENT = frozenset({"ccomp", "parataxis", "acl:relcl"})
"""Clauses whose time the sentence's main verb does not tell: what was said on Tuesday did not happen on Tuesday."""


def modifying(token: Token, times: Sequence[Timex]) -> Timex | None:
    """The time that modifies a token: its own, else that of what it hangs on in its clause, else of its sentence.

    "Lavrov said on Tuesday that Moscow annexed four regions last month": "said" has Tuesday, "annexed" last month. A
    bare duration or a set is the time of nothing; what lies in the content of another verb does not take that verb's.
    """
    page, at = columns(token.doc), token.i
    number = bisect_right(page.sentences, at, key=lambda sentence: sentence.first) - 1
    if number < 0 or at >= page.sentences[number].after:
        return None
    tree = _Tree(page, page.sentences[number])
    governed = list(_governed(tree, times))
    for word, apart in _upward(tree, at) if governed else ():
        if (found := _own(tree, word, governed)) and not (apart and _is_inside(found, tree, word)):
            return found
    return None


class _Tree(NamedTuple):
    """A sentence of an article, its words asked for by their numbers."""

    page: Columns
    sentence: Sentence

    def children(self, word: int) -> list[int]:
        """What hangs on a word, in order."""
        heads = self.page.head[self.sentence.first : self.sentence.after]
        return [at for at, head in enumerate(heads, self.sentence.first) if head == word != at]

    def above(self, word: int) -> Iterator[int]:
        """Its head, the head of that, up to the root."""
        while self.page.head[word] != word:
            word = self.page.head[word]
            yield word

    def root(self, first: int, after: int) -> int:
        """The word of some that is nearest to the root of the sentence."""
        if after - first == 1:
            return first
        tops = [at for at in range(first, after) if not first <= self.page.head[at] < after]
        roots = [at for at in range(first, after) if self.page.head[at] == at]
        return (roots or sorted(tops, key=lambda at: sum(1 for _ in self.above(at))) or [first])[0]


class _Governed(NamedTuple):
    """A time with its topmost word and the word that it modifies."""

    top: int
    head: int
    time: Timex


def _is_inside(time: Timex, tree: _Tree, verb: int) -> bool:
    """Whether a time stands in the verb's own clause: "On Monday, the army …, and rebels …" is before both."""
    subject = next((child for child in tree.children(verb) if tree.page.dep[child] in _SUBJECTS), None)
    if subject is None:
        return True
    below = (at for at in range(tree.sentence.first, subject) if subject in tree.above(at))
    return time.span.start > tree.page.starts[next(below, subject)]


def _governed(tree: _Tree, times: Sequence[Timex]) -> Iterator[_Governed]:
    """The times of a sentence."""
    for time in times:
        if time.type in ("DURATION", "SET") or not tree.sentence.start <= time.span.start < tree.sentence.end:
            continue
        top = tree.root(*tree.page.words(time.span.start, time.span.end))
        yield _Governed(top, _governor(tree.page, top), time)


def _governor(page: Columns, top: int) -> int:
    """What a time modifies; never a participle that comes after it: "signed a decree last week ruling out talks"."""
    governor = page.head[top]
    while page.dep[governor] in ("acl", "advcl") and page.tags[governor] in ("VBG", "VBN") and top < governor:
        if top < page.head[governor]:
            break
        governor = page.head[governor]
        while page.pos[governor] in ("NOUN", "PROPN") and page.dep[governor] in ("obj", "obl", "nmod"):
            governor = page.head[governor]
    return governor


def _upward(tree: _Tree, word: int) -> Iterator[tuple[int, bool]]:
    """The word, what it hangs on in one clause, and the main verb of a sentence whose content it does not lie in.

    With each, whether a subject of its own sets the word apart: "Lavrov spoke Tuesday, but Washington condemned it".
    """
    head, dep = tree.page.head, tree.page.dep
    above, apart = word, False
    yield above, apart
    while dep[above] in _SAME_CLAUSE and head[above] != above:
        if _is_another_time(tree, above):
            return
        apart = apart or (dep[above] == "conj" and any(dep[child] in _SUBJECTS for child in tree.children(above)))
        above = head[above]
        yield above, apart
    path = (word, *tree.above(word))
    if not any(dep[at] in _CONTENT for at in path):
        yield path[-1], apart


def _is_another_time(tree: _Tree, clause: int) -> bool:
    """Whether a clause tells what came before or after: "said on Monday, three weeks after she ruled out talks"."""
    page = tree.page
    return page.dep[clause] == "advcl" and any(
        page.dep[c] == "mark" and page.lower[c] in _OTHER_TIME for c in tree.children(clause)
    )


def _own(tree: _Tree, word: int, governed: Sequence[_Governed]) -> Timex | None:
    """The nearest time among a word's modifiers, else that of its occasion or subject: "Monday's strikes killed"."""
    head, dep = tree.page.head, tree.page.dep
    roles = _OF_ANY if tree.page.pos[word] in ("NOUN", "PROPN") else _ADVERBIAL
    own = [g for g in governed if g.top == word or (g.head == word and (dep[g.top] in roles or head[g.top] != g.head))]
    if own:
        return min(own, key=lambda g: abs(g.top - word)).time
    lent = (g for g in governed if dep[g.top] in _OF_NOUNS and head[g.head] == word and _lends(tree, g.head))
    return next((g.time for g in lent), None)


def _lends(tree: _Tree, noun: int) -> bool:
    """Whether a noun's time is also that of the verb it hangs on: its subject, or the occasion."""
    page = tree.page
    if page.dep[noun] in ("nsubj", "nsubj:pass"):
        return True
    return page.dep[noun] == "obl" and any(
        page.dep[child] == "case" and page.lower[child] in _OCCASION for child in tree.children(noun)
    )
