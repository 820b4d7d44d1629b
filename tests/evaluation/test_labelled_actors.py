import dataclasses
import hashlib
import os
from collections import Counter
from pathlib import Path

import pytest
from evaluation.actors.labelled import Deed, Labelled, Printed, Referent, Words, articles, printed, problems

from onrecord.model import Span

NEWS = "Dr. Novak met the envoy on Monday. She said nothing was agreed."
NOVAK = Referent("n", "Dana Novak", "name", "person", "CZE", "GOV", Span(0, 9), Span(4, 9))
OURS = Labelled(
    "ours",
    "novak",
    "2022-03-01",
    "look",
    "random",
    (NOVAK,),
    (Words(Span(35, 38), Span(35, 38), "pronoun", (NOVAK,), (Span(39, 43),)),),
    (Deed(Span(10, 13), (Words(Span(0, 9), Span(4, 9), "name", (NOVAK,)),), ()),),
)


def test_labels_that_fit_their_article_are_no_problem() -> None:
    assert not list(problems([OURS], {("ours", "novak"): Printed(NEWS, None)}))


@pytest.mark.parametrize(("span", "said"), [(Span(10, 12), "cuts a word"), (Span(60, 99), "outside the article")])
def test_a_span_that_cuts_a_word_or_leaves_its_article_is_told(span: Span, said: str) -> None:
    wrong = dataclasses.replace(OURS, events=(Deed(span, (), ()),))
    assert [told.split(": ")[1] for told in problems([wrong], {("ours", "novak"): Printed(NEWS, None)})] == [said]


def test_every_label_lies_in_its_article() -> None:
    corpora = Path(os.environ.get("ONRECORD_CORPORA", "no corpora named"))
    there = printed(corpora)
    if not there:
        pytest.skip(f"no labelled articles at {corpora}: set ONRECORD_CORPORA")
    assert not list(problems(articles(), there))


def test_heads_lie_in_their_words_and_referents_have_all_their_fields() -> None:
    for label in articles():
        for words in (*label.sources, *(w for e in label.events for w in e.actors + e.recipients)):
            assert words.span.covers(words.head)
            assert words.referents
            assert words.form in {"name", "description", "pronoun", "metonym", "turn"}
        for referent in label.referents:
            assert referent.mention.covers(referent.head)
            assert referent.known in {"name", "office", "nobody"}
            assert referent.kind in {"person", "government", "organisation", "group"}


def test_the_half_follows_from_the_article_and_few_sources_come_from_each() -> None:
    for label in articles():
        even = int(hashlib.sha256(label.article.encode()).hexdigest()[0], 16) % 2 == 0
        assert label.half == ("look" if even else "measure")
        assert len(label.sources) <= 6


def test_there_are_enough_labels_of_every_corpus() -> None:
    sources = Counter(
        label.corpus.partition("/")[0] for label in articles() if label.drawn == "random" for _ in label.sources
    )
    assert min(sources[c] for c in ("news_ukraine", "wikinews", "whitehouse")) >= 40
    assert sources.total() >= 200
    assert sum(len(label.events) for label in articles()) >= 100
