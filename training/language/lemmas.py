"""Tables of lemmas and features from the treebanks: `python -m training.language.lemmas DATA FOLDER`.

`lemmas.tsv`: for a tag and the last letters of a word, what to cut off and what to put on; a whole word is written
with a leading `^`. `features.tsv`: for a tag, and for a tag and a word where it differs, the features.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.tokens import DocBin, Token

from onrecord.language.lemmas import Lemmas, change

HEADER = "# learned from UD English EWT and GUM (openly licensed genres), training splits; CC BY-SA 4.0"
LONGEST = 5


def main() -> None:
    """Nothing; writes both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder written by training.language.assemble")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    vocab = spacy.blank("en").vocab
    tokens = [t for doc in DocBin().from_disk(arguments.data / "train.spacy").get_docs(vocab) for t in doc if t.tag_]
    _write(arguments.folder / "lemmas.tsv", lemma_rows(tokens))
    _write(arguments.folder / "features.tsv", feature_rows(tokens))


def lemma_rows(tokens: Iterable[Token]) -> list[tuple[str, ...]]:
    """Rules for endings of one to five letters, and whole words that the rules get wrong."""
    words: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        if token.lemma_ not in {"", "_"}:
            words[token.tag_, token.text.replace("’", "'")][token.lemma_.replace("’", "'")] += 1
    chosen = {key: counts.most_common(1)[0][0] for key, counts in words.items()}
    changes: dict[tuple[str, str], Counter[tuple[int, str]]] = defaultdict(Counter)
    for (tag, word), lemma in chosen.items():
        for length in range(min(LONGEST, len(word)) + 1):
            changes[tag, word.lower()[len(word) - length :]][change(tag, word, lemma)] += 1
    rules = _pruned(changes)
    lemmas = Lemmas(rules, {})
    whole = {
        (tag, f"^{word}"): change(tag, word, lemma)
        for (tag, word), lemma in chosen.items()
        if lemmas.lemma(word, tag) != lemma and sum(words[tag, word].values()) > 1
    }
    return [(tag, ending, str(cut), added) for (tag, ending), (cut, added) in sorted({**rules, **whole}.items())]


def feature_rows(tokens: Iterable[Token]) -> list[tuple[str, ...]]:
    """The features of each tag, and of words that differ from their tag."""
    by_tag: dict[str, Counter[str]] = defaultdict(Counter)
    by_word: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for token in tokens:
        by_tag[token.tag_][str(token.morph)] += 1
        by_word[token.tag_, token.lower_.replace("’", "'")][str(token.morph)] += 1
    usual = {tag: counts.most_common(1)[0][0] for tag, counts in by_tag.items()}
    rows = [(tag, "", features) for tag, features in sorted(usual.items())]
    for (tag, word), counts in sorted(by_word.items()):
        features, times = counts.most_common(1)[0]
        if times > 2 and features != usual[tag]:
            rows.append((tag, word, features))
    return rows


def _pruned(changes: dict[tuple[str, str], Counter[tuple[int, str]]]) -> dict[tuple[str, str], tuple[int, str]]:
    rules: dict[tuple[str, str], tuple[int, str]] = {}
    for tag, ending in sorted(changes, key=lambda key: len(key[1])):
        best, times = changes[tag, ending].most_common(1)[0]
        shorter = next((rules[tag, ending[i:]] for i in range(1, len(ending) + 1) if (tag, ending[i:]) in rules), None)
        if best != shorter and (times > 1 or not ending):
            rules[tag, ending] = best
    return rules


def _write(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    path.write_text("\n".join([HEADER, *("\t".join(row) for row in rows)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
