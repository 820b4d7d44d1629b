"""Which time modifies a word, by the parse."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.model import Timex

_MODIFIERS = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:unmarked", "nmod:tmod"})
_CHAINS = frozenset({"xcomp", "conj", "acl", "advcl", "nmod", "compound", "aux", "aux:pass", "cop", "fixed"})
"""Words whose time is that of the word they hang on, where they have none of their own."""


def modifying(token: Token, times: Sequence[Timex]) -> Timex | None:
    """The time that modifies a token: a modifier of its own, else of what it hangs on in its clause, else of its sentence.

    "Lavrov said on Tuesday that Moscow annexed four regions last month": "said" has Tuesday, "annexed" last month.
    """
    heads = _heads(token, times)
    if not heads:
        return None
    for word in _upward(token):
        if found := _own(word, heads):
            return found
    return _of_sentence(token, heads)


def _heads(token: Token, times: Sequence[Timex]) -> dict[int, Timex]:
    """Times of the token's sentence (never a bare duration or set), by the index of their topmost word."""
    sentence = token.sent
    found = {}
    for time in times:
        if (
            time.span.start < sentence.start_char
            or time.span.end > sentence.end_char
            or time.type in ("DURATION", "SET")
        ):
            continue
        span = token.doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if span is not None:
            found[span.root.i] = time
    return found


def _upward(token: Token) -> Iterator[Token]:
    """The token, and what it hangs on as long as that is one clause."""
    yield token
    while token.dep_ in _CHAINS and token.head.i != token.i:
        token = token.head
        yield token


def _own(word: Token, heads: dict[int, Timex]) -> Timex | None:
    """The time among a word's modifiers, the nearest if several; "after the talks on Friday" is no time of the word."""
    own = [child.i for child in word.children if child.dep_ in _MODIFIERS and child.i in heads]
    own += [word.i] if word.i in heads else []
    return heads[min(own, key=lambda i: abs(i - word.i))] if own else None


def _of_sentence(token: Token, heads: dict[int, Timex]) -> Timex | None:
    """The time that modifies the sentence's main word, if the token is in the main clause or nothing nearer reports it."""
    return _own(token.sent.root, heads)
