"""Numbers as printed: 3, 1,000, 2 1/2, twenty-five, a hundred and fifty, several."""

from fractions import Fraction

from onrecord.times.rules import grammar

VAGUE = "X"
"""A number that the words leave open, as TIMEX3 writes it: "several days" is PXD."""


def amount(words: tuple[str, ...]) -> Fraction | str | None:
    """The number that words say, `VAGUE` where they leave it open, None where they say none."""
    if {"dozens", "hundreds", "thousands", "scores", "tens", "number"} & set(words):
        return VAGUE
    if "couple" in words:
        return Fraction(2)
    if "dozen" in words and not any(w in ("two", "three", "half") for w in words):
        return Fraction(12)
    total = _spelled(words)
    if total is None:
        return VAGUE if {"several", "few", "many", "some"} & set(words) else None
    return total + Fraction(1, 2) if words[-3:] == ("and", "a", "half") else total


def _spelled(words: tuple[str, ...]) -> Fraction | None:
    total: Fraction | None = None
    for word in words:
        value = _value(word)
        if value is None:
            continue
        if value in (100, 1000) and total and word.isalpha():
            total *= value
        else:
            total = (total or Fraction(0)) + value
    return total


def _value(word: str) -> Fraction | None:
    if word[0].isdigit():
        return Fraction(word.replace(",", ""))
    spelled = grammar().lexicon.values.get(("NUMWORD", word))
    return Fraction(spelled) if spelled else None


def decimal(number: Fraction) -> str:
    """The number as TIMEX3 writes it: 3, 2.5."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.4g}"
