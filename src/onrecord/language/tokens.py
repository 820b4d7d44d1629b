"""spaCy's own tokens, faster: what stands between white space is tokenized once and remembered."""

import re

from spacy.language import Language
from spacy.tokens import Doc

STRETCH = re.compile(r"\S+|\s+")
MOST_KEPT = 100_000


class Tokenizer:
    """Gives the Doc that spaCy's tokenizer gives; most stretches of print occur again and again."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp
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
        return Doc(self.nlp.vocab, words=words, spaces=spaces), words

    def _tokenize(self, stretch: str, first: bool) -> tuple[str, ...]:
        """The words of a stretch; white space is one word, less a space that belongs to the word before."""
        if stretch.isspace():
            return (stretch if first or stretch[0] != " " else stretch[1:],)
        found = tuple(token.text for token in self.nlp.tokenizer(stretch))
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[stretch] = found
        return found
