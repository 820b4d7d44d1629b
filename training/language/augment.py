"""The same sentences as a newsroom might print them: curly quotes, a headline without its full stop."""

import random
from dataclasses import replace

from training.language.sentence import Sentence

CURLY_AFTER = {"'s": "’s", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'m": "’m", "'d": "’d", "'": "’"}
STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "``": '"', "''": '"'}


def vary(paragraph: list[Sentence], chance: random.Random) -> list[Sentence]:
    """The paragraph with curly or straight quotes, and sometimes, if one sentence, as a headline."""
    draw = chance.random()
    if draw < 0.4:
        paragraph = [_curly(sentence) for sentence in paragraph]
    elif draw < 0.6:
        paragraph = [_straight(sentence) for sentence in paragraph]
    if len(paragraph) == 1 and chance.random() < 0.15:
        return [without_stop(paragraph[0])]
    return paragraph


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without its last full stop, if nothing hangs on it."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or (sentence.heads and last in sentence.heads):
        return sentence
    cut = {
        key: getattr(sentence, key)[:last]
        for key in ("words", "spaces", "tags", "pos", "lemmas", "feats", "heads", "deps")
        if getattr(sentence, key) is not None
    }
    names = None if sentence.names is None else [name for name in sentence.names if name.end <= last]
    return replace(sentence, names=names, **cut)


def _curly(sentence: Sentence) -> Sentence:
    words = [CURLY_AFTER.get(word, word.replace("'", "’") if len(word) > 1 else word) for word in sentence.words]
    opened = False
    for i, word in enumerate(sentence.words):
        if word in {'"', "``", "''"}:
            opened = word == "``" or (word == '"' and not opened)
            words[i] = "“" if opened else "”"
    return replace(sentence, words=words)


def _straight(sentence: Sentence) -> Sentence:
    words = [STRAIGHT.get(word, word.replace("’", "'")) for word in sentence.words]
    return replace(sentence, words=words)
