"""Text → the expressions of time in it, unresolved: which words, by which rule.

Of all rules that match at a word the longest wins, the earlier in the table where two are equally long; the search goes
on behind it, so expressions never overlap.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.times.rules import NARROWER, Grammar, Rule, grammar
from onrecord.times.words import Words


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a time by a rule; `get` gives what a class of the rule's pattern matched."""

    words: Words
    rule: Rule
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """Where the words stand in the text."""
        return Span(self.words.starts[self.match.start()], self.words.end(self.match.end() - 1))

    def printed(self, group: str | None = None) -> tuple[str, ...]:
        """The words as printed, in small letters: all, or those of one group of the pattern."""
        first, last = self.match.span(group) if group else self.match.span()
        return tuple(self.words.small(first, last))

    def has(self, *words: str) -> bool:
        """Whether one of the words is in the expression."""
        return not set(words).isdisjoint(self.printed())

    def group(self, kind: str) -> str | None:
        """The name of the group that matched the class: its first, second or third place in the pattern."""
        for name in self.rule.groups.get(kind, ()):
            if self.match[name]:
                return name
        return None

    def year(self) -> int:
        """The first year printed in four digits, or 9999."""
        return next((int(word) for word in self.printed() if len(word) == 4 and word.isdigit()), 9999)

    def get(self, kind: str) -> str | None:
        """The value of the word that matched a class, by `words.tsv`; a number as printed; None if there is none."""
        group = self.group(kind)
        if group is None:
            return None
        word = self.words.printed[self.match.start(group)]
        values = grammar().lexicon.values
        for narrow in (kind, *NARROWER.get(kind, ())):
            if (value := values.get((narrow, word))) is not None:
                return value
        return word


def read(text: str) -> Iterator[Expression]:
    """The expressions of time in a text, in order.

    Few words can be the heart of one: only runs of known words around those are looked at.
    """
    rules = grammar()
    words = rules.lexicon.read(text)
    signature, position = words.signature, 0
    while heart := rules.heart.search(signature, position):
        start, end = heart.span()
        while start > position and signature[start - 1] in rules.known:
            start -= 1
        while signature[end : end + 1] in rules.known:
            end += 1
        position = start
        while position < end:
            if found := _longest(rules, signature, position):
                yield Expression(words, *found)
                position = found[1].end()
            else:
                position += 1


def _longest(rules: Grammar, signature: str, position: int) -> tuple[Rule, re.Match[str]] | None:
    best: tuple[Rule, re.Match[str]] | None = None
    for rule in rules.beginning.get(signature[position], ()):
        match = rule.pattern.match(signature, position)
        if match and (best is None or match.end() > best[1].end()):
            best = rule, match
    return best
