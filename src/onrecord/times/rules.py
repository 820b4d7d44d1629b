"""The rules of `rules.tsv`, compiled: patterns over word classes become regular expressions over a text's signature.

A pattern is words and CLASSES between spaces, with ``( | )``, ``?``, ``*``, ``+`` as in regular expressions. A CLASS of
`words.tsv` captures the word that it matched, under its own name; a name of `phrases.tsv` stands for a longer pattern
and captures all its words.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.times.words import NAME, OTHER, STOP, Lexicon, entries, rows

VERSION = "4"
"""Raised with every change in what is found; findings carry it."""

_PIECE = re.compile(r"[()|?*+]|[^\s()|?*+]+")
NARROWER = {
    "UNIT": ("UNITS", "PERIOD", "LONGUNITS", "LASTINGUNIT", "BAREUNITS", "SPELL"),
    "WEEKDAY": ("WEEKDAYS",),
    "PART": ("PARTS",),
    "MONTH": ("FULLMONTH", "MAY"),
    "YEAR": ("BAREYEAR", "ANYYEAR"),
}
"""Narrower classes and plurals, which capture under the name of the wider class."""
_REPEATED = {"*": "{0,9}", "+": "{1,9}"}
"""Nothing repeats without end, so that "two hundred two hundred …" on a page of numbers is left behind quickly."""
_WIDER = {narrow: wide for wide, some in NARROWER.items() for narrow in some}


@dataclass(frozen=True, slots=True)
class Example:
    """One row's own example: a text, its publication date and what must be found in it, as words and value."""

    text: str
    published: str
    finds: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rule:
    """One row of `rules.tsv`; the reading is a type and the name of what resolves it, or ``=`` and the value itself."""

    name: str
    regex: str
    groups: dict[str, tuple[str, ...]]
    type: str
    reading: str
    example: Example

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression, compiled when a text first needs it: most reports need few of the rules."""
        return re.compile(self.regex)


@dataclass(frozen=True, slots=True)
class Grammar:
    """All rules, also by the characters that they can begin with; the characters of known words, and of hearts."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    beginning: dict[str, tuple[Rule, ...]]
    known: frozenset[str]
    heart: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The grammar, read from its tables once."""
    phrases = dict(rows("phrases.tsv"))
    table = rows("rules.tsv")
    patterns = (*phrases.values(), *(c.lstrip("!").replace("+", " ") for row in table for c in row[1:4]))
    pieces = {piece for pattern in patterns for piece in _PIECE.findall(pattern)}
    lexicon = Lexicon(entries(), sorted(p for p in pieces if p == p.lower() and p not in "()|?*+"))
    compiler = _Compiler(lexicon, phrases)
    rules: list[Rule] = []
    beginning: dict[str, list[Rule]] = {}
    for row in table:
        rule, first = _rule(compiler, row)
        rules.append(rule)
        for character in first:
            beginning.setdefault(character, []).append(rule)
    known, heart = frozenset(lexicon.all()), re.compile(f"[{lexicon.core()}]")
    return Grammar(lexicon, tuple(rules), {c: tuple(some) for c, some in beginning.items()}, known, heart)


def value_in(kind: str, word: str) -> str | None:
    """The value that `words.tsv` gives a word in a class, or None."""
    return grammar().lexicon.values.get((kind, word))


def _rule(compiler: "_Compiler", row: list[str]) -> tuple[Rule, set[str]]:
    """The rule of a row, and the characters with which it can begin."""
    name, pattern, left, right, reading, published, example, finds = row
    regex, first = compiler.compile(pattern)
    regex = compiler.context(left, behind=True) + regex + compiler.context(right, behind=False)
    type_, _, verb = reading.partition(" ")
    pairs = tuple((words, value) for words, _, value in (pair.partition(" = ") for pair in finds.split("; ")))
    return Rule(name, regex, _groups(regex), type_, verb, Example(example, published, pairs)), first


def _groups(regex: str) -> dict[str, tuple[str, ...]]:
    """The groups of a pattern by the class that they capture: UNIT and UNIT2 are both of UNIT."""
    found: dict[str, tuple[str, ...]] = {}
    for name in re.findall(r"\(\?P<(\w+)>", regex):
        kind = name.rstrip("0123456789")
        found[kind] = (*found.get(kind, ()), name)
    return found


class _Compiler:
    """Turns patterns into regular expressions, given what the words are."""

    def __init__(self, lexicon: Lexicon, phrases: dict[str, str]) -> None:
        self._lexicon, self._phrases = lexicon, phrases
        self._known = {"OTHER": OTHER, "NAME": NAME, "STOP": re.escape(STOP)}
        self._seen: dict[str, int] = {}

    def compile(self, pattern: str) -> tuple[str, set[str]]:
        """The regular expression of a whole pattern and the characters with which it can begin."""
        self._seen = {}
        regex, first, _ = self._choice(_PIECE.findall(pattern), capture=True)
        return regex, first

    def context(self, words: str, *, behind: bool) -> str:
        """A look behind or ahead: for one of the words, or the words joined by ``+``; ``!`` forbids them.

        A text ends as a sentence does, so a headline needs no point.
        """
        if not words:
            return ""
        choices = "|".join(
            "".join(f"[{self._characters(piece)}]" for piece in choice.split("+"))
            for choice in words.lstrip("!").split()
        )
        if "STOP" in words and not behind:
            choices += "|$"
        return f"(?{'<' if behind else ''}{'!' if words.startswith('!') else '='}{choices})"

    def _choice(self, pieces: list[str], *, capture: bool) -> tuple[str, set[str], bool]:
        """Regular expression, first characters, whether it may be empty; eats the pieces up to its closing bracket."""
        branches, first, empty = [], set(), False
        while True:
            regex, begins, may = self._sequence(pieces, capture=capture)
            branches.append(regex)
            first |= begins
            empty = empty or may
            if not pieces or pieces.pop(0) == ")":
                return "|".join(branches), first, empty

    def _sequence(self, pieces: list[str], *, capture: bool) -> tuple[str, set[str], bool]:
        parts, first, empty = [], set(), True
        while pieces and pieces[0] not in "|)":
            piece = pieces.pop(0)
            inside = self._choice(pieces, capture=capture) if piece == "(" else self._one(piece, capture=capture)
            regex, begins, may = inside
            if pieces and pieces[0] in "?*+":
                mark = pieces.pop(0)
                regex, may = f"(?:{regex}){_REPEATED.get(mark, mark)}", may or mark != "+"
            parts.append(f"(?:{regex})")
            first |= begins if empty else set()
            empty = empty and may
        return "".join(parts), first, empty

    def _one(self, piece: str, *, capture: bool) -> tuple[str, set[str], bool]:
        if piece in self._phrases:
            regex, first, may = self._choice(_PIECE.findall(self._phrases[piece]), capture=False)
        else:
            characters = self._characters(piece)
            regex, first, may = f"[{characters}]", set(characters), False
        named = capture and piece.isupper()
        return (f"(?P<{self._name(piece)}>{regex})" if named else regex), first, may

    def _characters(self, piece: str) -> str:
        if piece not in self._known:
            self._known[piece] = self._lexicon.characters(piece)
            if not self._known[piece]:
                raise ValueError(f"no class or word {piece!r} in words.tsv")
        return self._known[piece]

    def _name(self, piece: str) -> str:
        name = _WIDER.get(piece, piece)
        self._seen[name] = self._seen.get(name, 0) + 1
        return name if self._seen[name] == 1 else f"{name}{self._seen[name]}"
