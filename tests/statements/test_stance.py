from dataclasses import replace

import pytest

from onrecord import language, statements
from onrecord.model import Actor, Mention, Span, Stance, Statement

MOSCOW = Actor("moscow", "government of Russia", "government", "RUS")
KYIV = Actor("kyiv", "government of Ukraine", "government", "UKR")
ENVOY = Actor("envoy", "the envoy", "person")
NAMES = {"Moscow": MOSCOW, "Kyiv": KYIV, "The envoy": ENVOY}


def read(text: str) -> tuple[Statement, ...]:
    who = tuple(
        Mention(Span(text.index(name), text.index(name) + len(name)), "GPE", actor, 1.0, "test")
        for name, actor in NAMES.items()
        if name in text
    )
    return statements.find(language.analyse(text), "a1", who, ())


def on_issue(text: str, issue: str) -> Stance:
    found = [s for said in read(text) for s in said.stances if s.target.id == f"issue:{issue}"]
    assert found, text
    return max(found, key=lambda s: abs(s.value))


@pytest.mark.parametrize(
    ("text", "issue", "least", "most"),
    [
        ("The envoy said Moscow was willing to talk.", "talks", 0.5, 1.0),
        ("Moscow has ruled out talks with the rebels.", "talks", -1.0, -0.5),
        ("Moscow rejected the ceasefire.", "ceasefire", -1.0, -0.5),
        ("Kyiv called for sanctions against the banks.", "sanctions", 0.5, 1.0),
        ("Moscow has not ruled out talks with the rebels.", "talks", 0.1, 0.4),
        ("The envoy said that Kyiv opposed the election.", "elections", -1.0, -0.5),
        ("The envoy said that Kyiv was against sanctions.", "sanctions", -1.0, -0.5),
    ],
)
def test_words_above_an_issue_give_its_value(text: str, issue: str, least: float, most: float) -> None:
    assert least <= on_issue(text, issue).value <= most


def test_the_holder_is_the_subject_of_the_content() -> None:
    assert on_issue("The envoy said Moscow was willing to talk.", "talks").holder == MOSCOW


def test_the_source_holds_what_it_says_of_itself() -> None:
    assert on_issue("The envoy said: “We are open to negotiations.”", "talks").holder == ENVOY


def test_a_condition_is_marked() -> None:
    assert on_issue("The envoy said: “If there are good ideas, we are open to negotiations.”", "talks").conditional


def test_an_accusation_is_against_the_accused() -> None:
    said = read("Moscow condemned Kyiv for the attack.")
    assert [(s.holder, s.target) for s in said[0].stances if isinstance(s.target, Actor)] == [(MOSCOW, KYIV)]
    assert said[0].stances[0].value < 0


def test_a_word_that_is_not_the_predicate_judges_nobody() -> None:
    said = read("The envoy said that a war without reason against Kyiv would be a wound to the whole continent.")
    assert not [s for x in said for s in x.stances if isinstance(s.target, Actor)]


def test_strengthening_a_border_with_a_neighbour_is_not_for_the_neighbour() -> None:
    said = read("The envoy said that the border with Moscow should be strengthened.")
    assert not [s for x in said for s in x.stances if isinstance(s.target, Actor)]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that Moscow had refused to leave the town during negotiations.",
        "The envoy said on Monday that talks had failed.",
    ],
)
def test_what_happens_in_talks_is_not_for_or_against_them(text: str) -> None:
    said = read(text)
    assert not [s for x in said for s in x.stances if s.target.id == "issue:talks"]


def test_what_is_called_posturing_is_the_last_thing_said() -> None:
    said = read("Moscow said it was willing to talk, but Kyiv called this “posturing.”")
    stances = [s for s in said[-1].stances if s.holder == KYIV]
    assert (MOSCOW, -0.5) in [(s.target, s.value) for s in stances]


def toward_actors(text: str) -> list[tuple[Actor | None, Actor, bool]]:
    found = {(s.holder, s.target, s.value > 0) for said in read(text) for s in said.stances}
    return [(holder, target, good) for holder, target, good in found if isinstance(target, Actor)]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow condemned the attack on Kyiv.",
        "Moscow condemned the killing of Weir in Kyiv.",
        "The envoy said that Moscow would send missiles and provide fuel to Kyiv.",
        "The envoy said that Moscow would strengthen its border with Kyiv.",
        "The envoy said that the training would not trigger a war with Moscow.",
        "The envoy said that Moscow would not follow Kyiv.",
    ],
)
def test_whom_something_befalls_or_reaches_is_not_judged(text: str) -> None:
    assert toward_actors(text) == []


def test_what_somebody_did_is_held_against_them() -> None:
    assert toward_actors("Moscow condemned Kyiv’s invasion of the valley.") == [(MOSCOW, KYIV, False)]


def test_a_clause_of_its_own_judges_nothing_that_was_said() -> None:
    said = read("Moscow said it was willing to talk. Kyiv said that the explosions were an act of “sabotage.”")
    assert not [s for s in said[-1].stances if s.target == MOSCOW]


def test_what_is_told_of_another_time_is_no_stance() -> None:
    said = read("Moscow has ruled out talking to the rebels after Kyiv annexed the valley.")
    assert {s.target.id for x in said for s in x.stances} == {"issue:talks"}


def test_whom_a_passive_is_about_is_judged_by_its_agent() -> None:
    assert toward_actors("The envoy said that Kyiv was condemned by Moscow.") == [(MOSCOW, KYIV, False)]
    assert toward_actors("The envoy said that Kyiv had been condemned.") == [(None, KYIV, False)]


def test_who_is_praised_is_judged_well() -> None:
    assert toward_actors("Moscow praised Kyiv for its patience.") == [(MOSCOW, KYIV, True)]


def test_refusing_to_reject_is_weakly_for() -> None:
    found = [s.value for said in read("Moscow refused to reject the ceasefire.") for s in said.stances]
    assert found == [0.3]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy condemned a strike on a market in Kyiv.",
        "The envoy opposes linking the war in Kyiv to trade.",
        "The envoy thanked Weir for his patience with Moscow.",
        "The envoy said that the alliance was a threat to Moscow.",
        "The envoy denied that its plane had struck a drone of Kyiv.",
        "The envoy said that supply lines support Moscow.",
        "The envoy condemned the aggression against Kyiv.",
        "The envoy said that Moscow could next invade Kyiv.",
    ],
)
def test_a_name_in_what_is_judged_is_not_judged_itself(text: str) -> None:
    assert toward_actors(text) == []


def test_support_that_should_not_stop_is_support() -> None:
    assert toward_actors("The envoy said: “We should not stop supporting Kyiv.”") == [(ENVOY, KYIV, True)]


def test_stopped_support_is_no_support() -> None:
    assert toward_actors("The envoy said that Moscow had stopped supporting Kyiv.") == [(MOSCOW, KYIV, False)]


def test_whose_people_are_supported_is_supported() -> None:
    assert toward_actors("The envoy expressed support for the people of Kyiv.") == [(ENVOY, KYIV, True)]


def test_what_is_blamed_on_somebody_is_held_against_them() -> None:
    assert toward_actors("The envoy blamed the shortage on Kyiv.") == [(ENVOY, KYIV, False)]


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("The envoy said that the tanks had fired on the port.", "arms"),
        ("The envoy said that a nuclear power plant had been shut.", "nuclear"),
        ("The envoy said there was no evidence of the withdrawal of troops.", "withdrawal"),
        ("The envoy said that drills of its troops would not start a war.", "troops"),
        ("The envoy said that countries which imposed sanctions would get no oil.", "sanctions"),
        ("The envoy does not think that Moscow is planning talks.", "talks"),
        ("The envoy said that he had seen reports of a move toward talks.", "talks"),
        ("The envoy declined to comment on the talks.", "talks"),
        (
            "The envoy said that delaying the transfer of arms to his country is an invitation to Moscow for raids.",
            "arms",
        ),
        ("The envoy rejected an accusation that he had sabotaged the talks.", "talks"),
    ],
)
def test_what_is_merely_told_is_no_stance_on_an_issue(text: str, issue: str) -> None:
    assert not [s for said in read(text) for s in said.stances if s.target.id == f"issue:{issue}" and s.holder == ENVOY]


@pytest.mark.parametrize(
    ("text", "issue", "good"),
    [
        ("The envoy said that Moscow would send tanks to the rebels.", "arms", True),
        ("The envoy has argued against sending weapons to the rebels.", "arms", False),
        ("The envoy called for a withdrawal of troops from the valley.", "withdrawal", True),
        ("The envoy urged Kyiv to restrict the delivery of weapons.", "arms", False),
        ("The envoy said that Moscow would not hold talks with the rebels.", "talks", False),
    ],
)
def test_what_somebody_would_do_about_an_issue_is_a_stance(text: str, issue: str, good: bool) -> None:
    assert (on_issue(text, issue).value > 0) == good


def test_a_minister_called_may_is_no_possibility() -> None:
    assert toward_actors("Prime Minister Theresa May condemned Moscow.") == [(None, MOSCOW, False)]


@pytest.mark.parametrize(
    ("text", "target", "good"),
    [
        ("The envoy warned of Moscow’s aggression.", MOSCOW, False),
        ("The envoy said that Kyiv was ignoring the deal.", KYIV, False),
        ("The envoy said that Kyiv does not comply with the deal.", KYIV, False),
        ("The envoy said that the unprovoked war by Moscow had failed.", MOSCOW, False),
        ("The envoy said: “Moscow must be isolated.”", MOSCOW, False),
        ("The envoy said that the allies must continue to support Kyiv.", KYIV, True),
        ("The envoy urged the allies to take measures against Moscow.", MOSCOW, False),
        ("The envoy called for more aid to Kyiv.", KYIV, True),
        ("The envoy called for new sanctions against Moscow.", MOSCOW, False),
        ("The envoy reaffirmed his commitment to supporting Kyiv.", KYIV, True),
    ],
)
def test_the_source_judges_by_the_words_it_chooses(text: str, target: Actor, good: bool) -> None:
    assert (ENVOY, target, good) in toward_actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that Kyiv had accused the rebels of ignoring Moscow’s aggression.",
        "The envoy said that Kyiv might ignore the deal.",
        "The envoy said that Kyiv complies with the deal.",
        "The envoy denied Kyiv’s aggression.",
    ],
)
def test_what_others_say_or_what_may_be_is_no_verdict_of_the_source(text: str) -> None:
    assert not [target for holder, target, good in toward_actors(text) if holder == ENVOY]


def test_talk_about_something_is_no_stance_on_talks() -> None:
    said = read("The envoy said that Moscow wanted to talk about schools.")
    assert not [s for x in said for s in x.stances if s.target.id == "issue:talks"]


def test_nobody_judges_themselves_by_what_they_call_something() -> None:
    said = read("Moscow said that a house had been hit, denouncing it as “unacceptable.”")
    assert not [s for x in said for s in x.stances if s.target == MOSCOW]


def test_talks_refused_with_somebody_are_a_stance_on_them() -> None:
    assert toward_actors("The envoy has ruled out talking to Moscow.") == [(ENVOY, MOSCOW, False)]


def test_whose_embargo_is_judged_is_not_judged() -> None:
    said = read("The envoy said Kyiv would not back a Moscow embargo on oil.")
    assert [stance.target.id for one in said for stance in one.stances] == ["issue:sanctions"]


def test_who_defends_her_own_country_takes_no_stance_on_it() -> None:
    text = "Anna Vask vowed to support Moscow."
    minister = Actor("vask", "Anna Vask", "person", "RUS")
    who = [
        Mention(Span(text.index(n), text.index(n) + len(n)), "PERSON", a, 1.0, "test")
        for n, a in (("Anna Vask", minister), ("Moscow", MOSCOW))
    ]
    assert [s.stances for s in statements.find(language.analyse(text), "a1", who, ())] == [()]
    foreign = replace(minister, country="UKR")
    who[0] = replace(who[0], ref=foreign)
    assert [len(s.stances) for s in statements.find(language.analyse(text), "a1", who, ())] == [1]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The envoy said that invading Kyiv would prove to be a mistake.", KYIV),
        ("The envoy asked the council to recognise Moscow’s actions against Kyiv as a crime.", KYIV),
        ("The envoy said that the campaign of “Moscow aggression” had been started abroad.", MOSCOW),
    ],
)
def test_whom_a_deed_befalls_or_other_peoples_words_accuse_is_not_judged(text: str, target: Actor) -> None:
    assert not [s for said in read(text) for s in said.stances if s.target == target]


def test_he_in_a_quotation_is_not_who_is_quoted() -> None:
    assert [s.holder for said in read("The envoy said: “He wants talks.”") for s in said.stances] in ([], [None])
    assert on_issue("The envoy said that he wants talks.", "talks").holder == ENVOY


def test_deeds_that_are_pointed_at_are_not_what_was_said() -> None:
    assert [s.stances for s in read("Kyiv said that talks were near. Moscow calls these raids a crime.")][1:] == [()]


def test_who_is_committed_holds_and_is_not_judged() -> None:
    said = read("The envoy said: “Moscow is committed to talks.”")
    assert [(s.holder, s.target.id) for one in said for s in one.stances] == [(MOSCOW, "issue:talks")]
