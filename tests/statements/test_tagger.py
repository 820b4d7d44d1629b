import numpy as np

from onrecord import language
from onrecord.statements.attribute import groundwork
from onrecord.statements.features import SMALL, columns
from onrecord.statements.tagger import CONTENT, CUE, SOURCE, joined, lookup, pieces, scores, word_vectors
from onrecord.statements.words import words_of


def test_tags_become_spans_that_end_with_their_paragraph() -> None:
    tags = np.array([1, 2, 3, 5, 6, 6, 5, 0])
    assert pieces(tags, [(0, 5), (5, 8)]) == [
        (SOURCE, 0, 2),
        (CUE, 2, 3),
        (CONTENT, 3, 5),
        (CONTENT, 5, 6),
        (CONTENT, 6, 7),
    ]


def test_the_scores_are_what_the_layers_say_one_after_another() -> None:
    doc = language.analyse("The mayor of Orsk said on Friday that the old bridge would open.")
    made = columns(words_of(doc), *groundwork(words_of(doc)))
    known, vectors = word_vectors()
    chance, width = np.random.default_rng(1), 6
    sizes = {"enter.weight": (128, 12), "enter.bias": (12,), "project": (vectors.shape[1], 12), "table.word": (4, 12)}
    sizes |= {f"table.{name}": (count, 12) for name, count in SMALL.items()}
    sizes |= {"enter.norm.weight": (6,), "enter.norm.bias": (6,), "after.weight": (6, 12), "after.bias": (12,)}
    sizes |= {"score.weight": (6, 7), "score.bias": (7,)}
    weights = {name: chance.normal(size=size).astype(np.float32) for name, size in sizes.items()}
    weights["keys.word"] = np.sort(made.hashed[[1, 4, 9]])

    both = made.encoded @ weights["enter.weight"] + weights["enter.bias"]
    both += weights["table.word"][lookup(made.hashed, weights["keys.word"])]
    both += vectors[lookup(made.hashed, known)] @ weights["project"]
    for name, column in zip(SMALL, made.small, strict=True):
        both += weights[f"table.{name}"][column]
    own = np.maximum(both[:, :width] + both[made.heads, width:], 0)
    own = (own - own.mean(axis=1, keepdims=True)) / np.sqrt(own.var(axis=1, keepdims=True) + 1e-5)
    own = own * weights["enter.norm.weight"] + weights["enter.norm.bias"]
    after = own @ weights["after.weight"] + weights["after.bias"]
    last = np.maximum(after[:, :width] + after[made.heads, width:], 0)
    expected = last @ weights["score.weight"] + weights["score.bias"]
    assert np.allclose(scores(made, joined(weights)).T, expected, rtol=1e-3, atol=1e-3)


def test_words_whose_hashes_end_alike_are_told_apart() -> None:
    keys = np.array([3, 3 + (1 << 40), 3 + (1 << 41)], dtype=np.uint64)
    asked = [*keys.tolist(), 3 + (1 << 42)]
    assert lookup(np.array(asked, dtype=np.uint64), keys).tolist() == [1, 2, 3, 0]
