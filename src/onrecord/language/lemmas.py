"""Lemmas and features of words, from their tags: tables learned from treebanks, `lemmas.tsv` and `features.tsv`."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

LONGEST = 5
KEPT_CASE = {"NNP", "NNPS", "ADD", "FW"}
INFLECTED = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}
PAST = frozenset({"VBD", "VBN"})


class Lemmas:
    """Rules by tag and ending, the longest ending that has one deciding; whole words stand with a leading `^`."""

    def __init__(
        self,
        rules: Mapping[tuple[str, str], tuple[int, str]],
        features: Mapping[tuple[str, str], str],
        vocabulary: Collection[str] = (),
        irregular: Mapping[str, str] | None = None,
    ):
        self.rules, self._features, self.vocabulary = rules, features, vocabulary
        self._irregular = irregular or {}

    def lemma(self, word: str, tag: str) -> str:
        """The lemma: `said`, VBD → `say`; of names, the word as printed.

        An irregular verb is known, whichever of its two past forms the tag says: endings make "fuy" of "fought". Nor
        does one become a participle because the tag calls it so.
        """
        plain = word.replace("’", "'")
        past = tag in PAST or (tag == "VBG" and not plain.lower().endswith("ing"))
        if past and (verb := self._irregular.get(plain.lower())) is not None:
            return verb
        rule = self.rules.get((tag, f"^{plain}")) or self.rules.get((tag, f"^{plain.lower()}"))
        ending = plain.lower()[-LONGEST:]
        for start in range(len(ending) + 1):
            rule = rule or self.rules.get((tag, ending[start:]))
        cut, added = rule or (0, "")
        base = plain if tag in KEPT_CASE else plain.lower()
        guess = base[: len(base) - cut] + added or plain
        if guess in self.vocabulary or tag not in INFLECTED or (tag, f"^{plain.lower()}") in self.rules:
            return guess
        return next((form for form in _stems(base, INFLECTED[tag]) if form in self.vocabulary), guess)

    def features(self, word: str, tag: str) -> str:
        """The features as UD writes them: `Number=Sing|Person=3`."""
        found = self._features.get((tag, word.lower().replace("’", "'")))
        return found if found is not None else self._features.get((tag, ""), "")


def _stems(word: str, suffix: str) -> Iterator[str]:
    """What a verb may be called without its suffix: an ending says "rul" of "ruled" and "shel" of "shelled"."""
    if word.endswith(suffix):
        stem = word.removesuffix(suffix)
        yield stem + "e"
        yield stem
        if stem[-2:-1] == stem[-1:]:
            yield stem[:-1]


def change(tag: str, word: str, lemma: str) -> tuple[int, str]:
    """How many letters to cut from a word's end, and what to put on, to get its lemma."""
    base = word if tag in KEPT_CASE else word.lower()
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    return len(base) - same, lemma[same:]


def load(folder: Path) -> Lemmas:
    """The tables kept in a folder."""
    rules = {(tag, ending): (int(cut), added) for tag, ending, cut, added in _table(folder / "lemmas.tsv")}
    features = {(tag, word): features for tag, word, features in _table(folder / "features.tsv")}
    vocabulary = frozenset((folder / "words.txt").read_text(encoding="utf-8").split("\n"))
    return Lemmas(rules, features, vocabulary, irregular())


def irregular() -> dict[str, str]:
    """Verbs by their irregular past forms."""
    lines = Path(__file__).with_name("irregular.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return {form: verb for verb, *forms in (line.split("\t") for line in lines) for form in ",".join(forms).split(",")}


def _table(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# learned")]
