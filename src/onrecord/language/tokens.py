"""spaCy's own tokens, faster: what stands between white space is tokenized once and remembered; links are apart."""

import re

from spacy import tokenizer
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import create_vocab

STRETCH = re.compile(r"\S+|\s+")
_LINK = re.compile(r"(\]\([^\s()]+\))")
"""The address of a link in Markdown, which is no part of the words before it: "[Ada Vask](https://…)"."""
_GLUED = (
    r"(?<=[^\W\d_]:)(?=[\"“])",  # Ada Vask:"Good evening."
    r"(?<=[^\W\d_][.?!,][\"”)])(?=[^\W\d_])",  # is closed."She left; is closed,"she said
    r"(?<=[\"”][.?!,])(?=[^\W\d_])",  # the "closed port".She left
    r"(?<=[^\W\d_A-Z][?!])(?=[A-Z][^\W\d_]*(?:\W|$)(?!\w))",  # closed?She left
    r"(?<=[^\W\d_A-Z][.?!])(?=[-–—]+(?:[A-Z]|$))",  # is closed.- We wait
    r"(?<=[.?!,][\"”])(?=[-–—]+(?:[A-Z]|$))",  # is closed."- We wait
)
APART = re.compile("|".join((_LINK.pattern, *_GLUED)))
"""The same, or where a word or a dash follows a sentence or a quotation without space, as in machine translations."""
MOST_KEPT = 100_000


def english() -> tokenizer.Tokenizer:
    """spaCy's tokenizer for English with a vocabulary of its own; in a quarter of the time of ``spacy.blank("en")``."""
    rules = English.Defaults
    return tokenizer.Tokenizer(
        create_vocab("en", rules),
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes or ()).search,
        suffix_search=compile_suffix_regex(rules.suffixes or ()).search,
        infix_finditer=compile_infix_regex(rules.infixes or ()).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


class Tokenizer:
    """Gives the Doc that spaCy's tokenizer gives; most stretches of print occur again and again."""

    def __init__(self) -> None:
        self.spacy = english()
        self._known: dict[str, tuple[str, ...]] = {}

    def tokens(self, text: str) -> tuple[Doc, list[str]]:
        """The Doc, still without analysis, and its words."""
        words: list[str] = []
        spaces: list[bool] = []
        known = self._known
        for stretch in STRETCH.findall(text):
            if stretch == " " and words:
                spaces[-1] = True
                continue
            found = known.get(stretch) or self._tokenize(stretch, first=not words)
            if stretch[0] == " " and words:
                spaces[-1] = True
            words += found
            spaces += [False] * len(found)
        return Doc(self.spacy.vocab, words=words, spaces=spaces), words

    def _tokenize(self, stretch: str, first: bool) -> tuple[str, ...]:
        """The words of a stretch; white space is one word, less a space that belongs to the word before."""
        if stretch.isspace():
            return (stretch if first or stretch[0] != " " else stretch[1:],)
        found = tuple(word for part in APART.split(stretch) if part for word in self._words(part))
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[stretch] = found
        return found

    def _words(self, part: str) -> tuple[str, ...]:
        return (part,) if part.startswith("](") else tuple(token.text for token in self.spacy(part))
