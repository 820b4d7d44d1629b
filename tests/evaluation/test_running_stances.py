import hashlib
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from evaluation.scores import Counts
from evaluation.statements import draw
from evaluation.statements.running import Label, Labelled, agrees, counts, held, labelled, lacking, taken

from onrecord.intake import article
from onrecord.model import Actor, Issue, Mention, Reading, Span, Stance, Statement
from onrecord.statements import issues

ISSUES = Path(issues.__file__).with_name("issues.toml")
NEWS = "Minister Ilona Vask said Karvania was ready for talks but blamed Tolvia for the raid. Nobody answered her."
VASK = Actor("per:vask", "Ilona Vask", "person")
KARVANIA = Actor("gov:KRV", "government of Karvania", "government")
TOLVIA = Actor("gov:TLV", "government of Tolvia", "government")
TALKS = Issue("issue:talks", "talks")


def at(words: str) -> Span:
    start = NEWS.index(words)
    return Span(start, start + len(words))


def mention(words: str, actor: Actor) -> Mention:
    return Mention(at(words), None, actor, 1.0, "hand")


def stance(target: Actor | Issue, value: int, words: str, holder: Actor | None = VASK) -> Stance:
    return Stance(holder, target, value, False, at(words), "hand")


WHO = (mention("Ilona Vask", VASK), mention("Karvania", KARVANIA), mention("Tolvia", TOLVIA))
CONTENT = at("Karvania was ready for talks but blamed Tolvia for the raid")
FOR_TALKS = Label("talks", (), 1, weak=False, holder=(at("Karvania"),))
AGAINST_TOLVIA = Label(None, (at("Tolvia"),), -1, weak=False, holder=())
GOLD = Labelled(
    "ours", "vask", "looked", at("Minister Ilona Vask"), (at("said"),), (CONTENT,), (FOR_TALKS, AGAINST_TOLVIA)
)


def reading(*stances: Stance, content: Span = CONTENT) -> Reading:
    said = Statement(
        "s1",
        "a",
        WHO[0],
        (at("said"),),
        (content,),
        "indirect",
        "speech",
        None,
        None,
        False,
        None,
        None,
        stances,
        1,
        "h",
    )
    return Reading(article(NEWS), WHO, (), (said,), ())


READ_WHOLE = reading(stance(TALKS, 1, "talks", KARVANIA), stance(TOLVIA, -1, "Tolvia"))


def test_a_stance_with_target_and_sign_of_its_label_is_right() -> None:
    assert counts(GOLD, READ_WHOLE) == Counts(2, 2, 2)
    assert counts(GOLD, READ_WHOLE, "issues") == Counts(1, 1, 1)
    assert counts(GOLD, READ_WHOLE, "actors") == Counts(1, 1, 1)


def test_the_wrong_sign_is_a_wrong_stance_and_a_missed_one() -> None:
    assert counts(GOLD, reading(stance(TALKS, -1, "talks"))) == Counts(0, 1, 2)


def test_a_stance_where_none_was_labelled_is_wrong() -> None:
    assert counts(replace(GOLD, stances=()), READ_WHOLE) == Counts(0, 2, 0)


def test_a_weak_label_is_neither_found_nor_missed() -> None:
    weak = replace(GOLD, stances=(FOR_TALKS, replace(AGAINST_TOLVIA, weak=True)))
    assert counts(weak, READ_WHOLE) == Counts(1, 1, 1)
    assert counts(weak, reading()) == Counts(0, 0, 1)


def test_an_actor_is_also_told_by_another_mention_of_the_same_one() -> None:
    named = replace(GOLD, stances=(AGAINST_TOLVIA,))
    assert counts(named, reading(stance(TOLVIA, -1, "the raid"))) == Counts(1, 1, 1)
    assert counts(named, reading(stance(KARVANIA, -1, "the raid"))) == Counts(0, 1, 1)


def test_one_target_named_twice_is_one_stance() -> None:
    twice = reading(stance(KARVANIA, -1, "the raid"), stance(KARVANIA, -1, "Karvania"))
    assert counts(GOLD, twice) == Counts(0, 1, 2)


def test_the_holder_is_the_source_unless_the_label_names_another() -> None:
    assert held(GOLD, READ_WHOLE) == Counts(2, 2, 2)
    ours = reading(stance(TALKS, 1, "talks", VASK), stance(TOLVIA, -1, "Tolvia", KARVANIA))
    assert held(GOLD, ours) == Counts(0, 2, 2)


def test_an_issue_never_agrees_with_an_actor() -> None:
    said = reading(stance(TALKS, -1, "Tolvia"))
    (found,) = taken(GOLD, said)
    assert not agrees(found, AGAINST_TOLVIA, said)


def test_a_stance_outside_the_labelled_words_is_left_aside() -> None:
    longer = reading(stance(VASK, -1, "Nobody answered her"), content=Span(CONTENT.start, len(NEWS)))
    assert counts(replace(GOLD, stances=()), longer) == Counts(0, 0, 0)


def test_a_statement_inside_the_labelled_one_counts_and_one_elsewhere_does_not() -> None:
    outer = reading()
    inner = replace(outer.statements[0], id="s2", content=(at("Tolvia for the raid"),))
    inner = replace(inner, stances=(stance(TOLVIA, -1, "Tolvia"),))
    assert counts(GOLD, replace(outer, statements=(*outer.statements, inner))) == Counts(1, 1, 2)
    elsewhere = replace(inner, content=(at("Nobody answered her"),))
    assert counts(GOLD, replace(outer, statements=(elsewhere,))) == Counts(0, 0, 2)


def test_missing_corpora_are_told(tmp_path: Path) -> None:
    (tmp_path / "wikinews").mkdir()
    assert [p.name for p in lacking(tmp_path)] == ["news_ukraine", "whitehouse", "official_ru_ua"]


def test_articles_of_a_table_and_of_text_files_are_read(tmp_path: Path) -> None:
    header = "link,headline,date,body\n"
    (tmp_path / "vask.csv").write_text(header + f'http://a.example/1,Talks,2022-03-01T10:00:00Z,"{NEWS}"\n')
    (tmp_path / "raid.txt").write_text(NEWS)
    (tmp_path / "index.json").write_text("[]")
    found = dict(draw.rows(tmp_path))
    assert sorted(found) == ["http://a.example/1", "raid"]
    assert str(draw.article(found["http://a.example/1"]).published) == "2022-03-01"
    assert draw.article(found["raid"]).text == NEWS


def test_statements_drawn_do_not_overlap(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(NEWS)
    drawn = list(draw.drawn(tmp_path, 2))
    assert len(drawn) == 2
    assert all(said.source is not None for _, _, said in drawn)


def test_labels_are_of_known_issues_and_whole() -> None:
    named = re.findall(r"^\[(\w+)\]", ISSUES.read_text(encoding="utf-8"), re.MULTILINE)
    for said in labelled():
        assert said.content
        for label in said.stances:
            assert (label.issue is None) == bool(label.actor)
            assert label.sign in {1, -1}
            assert label.issue is None or label.issue in named


def test_the_half_follows_from_the_article_and_few_statements_come_from_each() -> None:
    names = [said.article for said in labelled()]
    for said in labelled():
        even = int(hashlib.sha256(said.article.encode()).hexdigest()[0], 16) % 2 == 0
        assert said.half == ("looked" if even else "measured")
        assert names.count(said.article) <= draw.EACH


def test_every_label_lies_in_its_article_and_cuts_no_word() -> None:
    corpora = Path(os.environ.get("ONRECORD_CORPORA", "no corpora named"))
    if lacking(corpora):
        pytest.skip(f"no labelled articles at {corpora}: set ONRECORD_CORPORA")
    texts = {name: draw.article(row).text for c in draw.NUMBERS for name, row in draw.rows(corpora / c)}
    for said in labelled():
        text = texts[said.article]
        for span in (*said.content, *(s for g in said.stances for s in g.actor + g.holder)):
            assert span.of(text).strip()
            for i in (span.start, span.end):
                assert not (0 < i < len(text) and text[i - 1].isalnum() and text[i].isalnum())
