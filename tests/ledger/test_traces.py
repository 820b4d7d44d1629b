import datetime
from dataclasses import replace
from pathlib import Path

from tests.chains.told import BY, KARVANIA, TOLVIA, VASK, done, ledger_of, said, within

from onrecord import chains
from onrecord.ledger.traces import Matter, Traces
from onrecord.model import Actor, Issue, Mention, Reading, Span, Stance
from onrecord.positions import around, trace

SHELLED = "Karvania shelled the port of Merin at dawn, setting two grain stores on fire"
AGAIN = "Karvania shelled a convoy near the northern border crossing, officials reported"


def _naming(reading: Reading, words: str) -> Reading:
    """The reading, with words that name Tolvia."""
    at = reading.article.text.index(words)
    named = Mention(Span(at, at + len(words)), "GPE", TOLVIA, 0.9, BY)
    return replace(reading, mentions=(*reading.mentions, named))


def test_acts_toward_somebody_are_counted_by_chain_and_scored(tmp_path: Path) -> None:
    readings = [done(SHELLED), done(SHELLED, "Herald", "2027-05-06"), done(AGAIN, "Mirror", "2027-06-07")]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        months = traces.months(traces.who("Karvania"), traces.who("Tolvia"))
        series = trace(ledger, "Karvania", toward="Tolvia", unit="month")
        near = around.events(ledger, series)
    assert [(month, count) for month, count, _ in months] == [("2027-05", 1), ("2027-06", 1)]
    assert all(score is not None and score < 0 for *_, score in months)
    assert [p.acts for p in series.positions] == [1, 1]
    assert [number for number, _ in near] == [0, 1]


def test_an_act_that_is_denied_or_only_planned_is_no_act(tmp_path: Path) -> None:
    denied, planned = done(SHELLED), done(AGAIN, "Mirror", "2027-06-07")
    denied = replace(denied, events=(replace(denied.events[0], polarity="negative"),))
    planned = replace(planned, events=(replace(planned.events[0], modality="planned"),))
    with ledger_of(tmp_path, [denied, planned]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert traces.of("act", traces.who("Karvania")) == []


def test_statements_that_name_somebody_are_toward_them(tmp_path: Path) -> None:
    named = _naming(said("we will never again trust the word of Tolvia on the strait"), "Tolvia")
    with ledger_of(tmp_path, [named, said("the harvest is in and the roads are clear", "Herald")]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        found = traces.naming(traces.who("Vask"), traces.who("Tolvia"))
        volumes = traces.volumes()
    assert [row.day for row in found] == [datetime.date(2027, 5, 5)]
    assert sum(volumes.values()) == 2


def test_on_words_finds_what_was_said_with_them(tmp_path: Path) -> None:
    readings = [said("we will not yield the strait to anybody"), said("the harvest is in at last", "Herald")]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        series = trace(ledger, "Vask", on="strait")
    assert [p.said for p in series.positions] == [1]


def test_what_a_minister_says_her_government_says_is_said_once_by_their_country(tmp_path: Path) -> None:
    told = within(said("our government says that the strait stays shut"), "the strait stays shut", KARVANIA)
    with ledger_of(tmp_path, [told]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        counts = {name: len(traces.of("said", traces.who(name))) for name in (VASK.id, KARVANIA.id, "Karvania")}
        pairs = {pair.actor: pair.chains for pair in traces.pairs(1)}
    assert counts == {VASK.id: 1, KARVANIA.id: 1, "Karvania": 1}
    assert pairs == {VASK.id: 1, KARVANIA.id: 1}


def test_what_a_minister_says_she_said_is_said_once(tmp_path: Path) -> None:
    told = within(said("as I told the house, the strait stays shut"), "the strait stays shut")
    with ledger_of(tmp_path, [told]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert len(traces.of("said", traces.who(VASK.id))) == 1


def test_a_stance_that_stands_in_two_nested_statements_is_the_inner_ones(tmp_path: Path) -> None:
    told = within(said("our government says that we are ready to talk"), "we are ready to talk", KARVANIA)
    at = told.article.text.index("talk")
    stance = Stance(None, Issue("issue:talks", "talks"), 1.0, False, Span(at, at + 4), BY)
    owned = [(s, replace(stance, holder=s.source.actor)) for s in told.statements if s.source]
    told = replace(told, statements=tuple(replace(s, stances=(own,)) for s, own in owned))
    with ledger_of(tmp_path, [told]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert [len(traces.of("stance", traces.who(a))) for a in (VASK.id, KARVANIA.id)] == [0, 1]


def test_the_volume_read_follows_chains_that_grow(tmp_path: Path) -> None:
    one, again = said("we will not yield the strait to anybody"), said("not yield the strait to anybody", "Herald")
    with ledger_of(tmp_path, [again]) as ledger:
        chains.link(ledger)
        ledger.add(one)
        ledger.add(said("the harvest is in at last", "Mirror", "2027-05-07"))
        chains.link(ledger)
        volumes = Traces(ledger).volumes()
    assert sorted(volumes.values()) == [1, 1]


def test_a_matter_is_found_by_any_of_its_words_and_its_stances_by_its_id(tmp_path: Path) -> None:
    readings = [said("no truce was offered to us"), said("we would welcome a cease-fire at sea", "Herald")]
    at = readings[1].article.text.index("cease-fire")
    stance = Stance(VASK, Issue("issue:truce", "truce"), 1.0, False, Span(at, at + 10), BY)
    readings[1] = replace(readings[1], statements=(replace(readings[1].statements[0], stances=(stance,)),))
    with ledger_of(tmp_path, [*readings, said("the harvest is in at last", "Mirror")]) as ledger:
        chains.link(ledger)
        (found,) = trace(
            ledger, "Vask", on=Matter("truce", "issue:truce", ("truce", "cease-fire")), unit="month"
        ).positions
    assert (found.said, found.stances, found.stance, found.volume) == (2, 1, 1.0, 3)


def test_on_and_toward_together_keep_what_is_both(tmp_path: Path) -> None:
    readings = [
        _naming(said("the strait stays shut to Tolvia"), "Tolvia"),
        said("the strait has never been calmer", "Herald"),
        _naming(said("the harvest of Tolvia is in", "Mirror"), "Tolvia"),
    ]
    with ledger_of(tmp_path, readings) as ledger:
        chains.link(ledger)
        (found,) = trace(ledger, "Vask", toward="Tolvia", on="strait", unit="month").positions
    assert found.said == 1


def test_the_name_of_a_matter_is_not_looked_for_inside_other_names(tmp_path: Path) -> None:
    reading = said("we have full confidence in the captain of the harbour")
    at = reading.article.text.index("captain")
    armstrong = Actor("per:armstrong", "Jo Armstrong", "person", "KRV")
    stance = Stance(VASK, armstrong, 1.0, False, Span(at, at + 7), BY)
    reading = replace(reading, statements=(replace(reading.statements[0], stances=(stance,)),))
    with ledger_of(tmp_path, [reading]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        counts = [len(traces.of("stance", traces.who("Vask"), on=Matter(on))) for on in ("arm", "Armstrong")]
    assert counts == [0, 1]


def test_what_a_question_in_a_transcript_puts_into_somebodys_mouth_is_not_theirs(tmp_path: Path) -> None:
    asked = within(said("why does the minister say that the strait stays shut?", source=None), "the strait stays shut")
    who = replace(asked.statements[0].source, span=Span(0, 1), label=None)  # type: ignore[type-var]
    article = replace(asked.article, text="Q" + asked.article.text[1:])
    asked = replace(
        asked,
        article=article,
        mentions=(who, asked.statements[1].source),
        statements=(replace(asked.statements[0], source=who), asked.statements[1]),
    )
    with ledger_of(tmp_path, [asked, said("the harvest is in at last", "Herald")]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert [row.outlet for row in traces.of("said", traces.who("Vask"))] == ["Herald"]


def test_a_stance_that_a_question_ascribes_to_somebody_is_not_theirs(tmp_path: Path) -> None:
    asked = said("why does the minister still want talks?", source=None)
    who = replace(asked.statements[0].source, span=Span(0, 1), label=None)  # type: ignore[type-var]
    at = asked.article.text.index("talks")
    stance = Stance(VASK, Issue("issue:talks", "talks"), 0.8, False, Span(at, at + 5), BY)
    asked = replace(
        asked,
        article=replace(asked.article, text="Q" + asked.article.text[1:]),
        mentions=(who,),
        statements=(replace(asked.statements[0], source=who, stances=(stance,)),),
    )
    with ledger_of(tmp_path, [asked]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert traces.of("stance", traces.who("Vask")) == []


def test_a_stance_of_nobody_named_is_not_the_sources(tmp_path: Path) -> None:
    told = said("many are against the talks")
    at = told.article.text.index("talks")
    stance = Stance(None, Issue("issue:talks", "talks"), -0.8, False, Span(at, at + 5), BY)
    told = replace(told, statements=(replace(told.statements[0], stances=(stance,)),))
    with ledger_of(tmp_path, [told]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert traces.of("said", traces.who("Vask"))
        assert traces.of("stance", traces.who("Vask")) == []


def test_what_somebody_is_told_to_think_is_not_said_but_their_stance_counts(tmp_path: Path) -> None:
    told = said("talks before the autumn")
    at = told.article.text.index("talks")
    stance = Stance(VASK, Issue("issue:talks", "talks"), 0.8, False, Span(at, at + 5), BY)
    told = replace(told, statements=(replace(told.statements[0], kind="thought", stances=(stance,)),))
    with ledger_of(tmp_path, [told]) as ledger:
        chains.link(ledger)
        traces = Traces(ledger)
        assert traces.of("said", traces.who("Vask")) == []
        assert [row.value for row in traces.of("stance", traces.who("Vask"))] == [0.8]
