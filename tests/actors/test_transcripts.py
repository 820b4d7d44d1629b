import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("MS. JEAN-PIERRE:  Our focus is on the talks.", "JEAN-PIERRE", "person:karine-jean-pierre"),
        ("MR. KIRBY:  We do not want to see that right now.", "KIRBY", "person:john-kirby"),
        ("It was Mr. Kirby-Lowe who spoke first.", "Kirby-Lowe", None),
    ],
)
def test_a_title_makes_a_family_name_a_person_and_a_hyphen_ties_its_parts(
    text: str, words: str, who: str | None
) -> None:
    found = {m.span.of(text): m.actor.id for m in find(analyse(text), DAY) if m.actor}
    assert found.get(words) in ((who,) if who else (None, "found:kirby-lowe"))
    assert "person:john-kirby" not in found.values() or words == "KIRBY"


def test_a_heading_in_capitals_is_no_turn() -> None:
    text = "BREAKING NEWS: I was there when the bridge fell."
    assert not any(m.span.of(text) == "I" for m in find(analyse(text), DAY))


def test_a_letter_is_by_who_signed_it() -> None:
    text = (
        "TO THE SENATE:\n\nWith a view to ratification, I transmit the treaty signed at Brask.\n\n"
        "I recommend that it be approved.\n\n JOSEPH R. BIDEN JR. \n\nTHE WHITE HOUSE,\n  October 7, 2022."
    )
    said = [m.actor.id for m in find(analyse(text), DAY) if m.actor and m.span.of(text) == "I"]
    assert said == ["person:joe-biden", "person:joe-biden"]


def test_i_in_a_turn_labelled_with_a_name_is_whom_it_names() -> None:
    text = "President of Russia Vladimir Putin: I am glad to see you.\n\nSergei Lavrov: I think so too."
    said = [m.actor and m.actor.id for m in find(analyse(text), DAY) if m.span.of(text) == "I"]
    assert said == ["person:vladimir-putin", "person:sergei-lavrov"]


def test_a_proclamation_is_by_who_says_i_with_a_name() -> None:
    text = "On this day we honor sailors. I thank them all.\n\nNOW, THEREFORE, I, JOSEPH R. BIDEN JR., do proclaim it."
    said = [m.actor and m.actor.id for m in find(analyse(text), DAY) if m.span.of(text) == "I"]
    assert said == ["person:joe-biden"] * 2


def test_a_moderator_is_one_person_of_the_call() -> None:
    text = "MODERATOR: Hello. I am here.\n\nMS. VASK: Thank you.\n\nMODERATOR: Go on."
    found = [m.actor.id for m in find(analyse(text), DAY) if m.actor and m.span.of(text) in ("MODERATOR", "I")]
    assert len(found) == 3
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Remarks by President Biden at the Harbour Fair", "person:joe-biden"),
        ("Statement from Vice President Harris on the Ferry Accident", "person:kamala-harris"),
        ("Opening Remarks As Prepared for Delivery by Jake Sullivan", "person:jake-sullivan"),
        ("Remarks by President Biden and President Macron in Joint Statements", None),
        ("Remarks by President Biden, Vice President Harris, and Mayor Orsk on the Bridge", None),
        ("Statement of President Joseph R. Biden, Jr. Two Years After the Storm and the Flood", "person:joe-biden"),
        ("Readout of President Biden’s Call with the Harbour Council", None),
        ("The pier stays open – address by the President of Ukraine to the sailors", "person:volodymyr-zelensky"),
        ("Speech of the President of Ukraine Volodymyr Zelenskyy at the pier", "person:volodymyr-zelensky"),
        ("The pier must stay open - President Volodymyr Zelenskyy", "person:volodymyr-zelensky"),
        ("Joint Statement by President Biden on the Bridge", None),
        ("Statement by Minister Biden on the Bridge", None),
        ("President Biden Announces Key Nominees", None),
        (None, None),
    ],
)
def test_the_title_of_a_speech_tells_who_says_i(title: str | None, who: str | None) -> None:
    text = "Last week I saw the new pier. We will keep it open."
    said = [m.actor and m.actor.id for m in find(analyse(text), DAY, title=title) if m.span.of(text) == "I"]
    assert said in ([who], [None], []) if who is None else said == [who]


def test_we_is_the_body_whose_declaration_an_article_is_but_not_in_a_quotation() -> None:
    text = "1.  We, the leaders of the Group of Seven (G7), met today. We call for peace. “We are tired,” Vask said."
    meant = [m.actor.id if m.actor else None for m in find(analyse(text), DAY) if m.span.of(text) == "We"]
    assert meant == ["org:g7", "org:g7"]


@pytest.mark.parametrize(
    "text",
    [
        "We, the leaders of the European Commission, France and Canada, condemn the war. We will act.",
        "We, of course, support NATO. We do.",
    ],
)
def test_we_of_several_bodies_or_of_none_is_nobody_in_particular(text: str) -> None:
    assert not [m for m in find(analyse(text), DAY) if m.span.of(text) == "We" and m.actor]


@pytest.mark.parametrize(
    ("label", "title", "who"),
    [
        ("VICE PRESIDENT HARRIS", "Remarks by Vice President Harris and Mayor Orsk", "person:kamala-harris"),
        ("PRIME MINISTER TRUDEAU", "Remarks by President Biden and Prime Minister Trudeau", "person:justin-trudeau"),
        ("ACTING ADMINISTRATOR VASK", "Briefing by Acting Administrator Elena Vask", "found:elena-vask"),
        ("MS. VASK", "Gaggle by Deputy Press Secretary Elena Vask", "found:elena-vask"),
        ("MR. VASK", "Gaggle by Deputy Press Secretary Elena Vask", "found:vask"),
        ("SECRETARY VASK", "Remarks by Secretary of Energy Vask", "found:vask"),
        ("SECRETARY VASK", "Remarks by Secretary of Energy Elena Vask", "found:elena-vask"),
        ("REPRESENTATIVE O’VASK", "Remarks by President Biden and Representative O’Vask", "found:o-vask"),
    ],
)
def test_a_label_with_an_office_is_a_person_with_the_name_that_the_title_has(label: str, title: str, who: str) -> None:
    text = f"{label}:  Thank you all.\n\nQ    Is the pier open?\n\n{label}:  It is open."
    found = [m.actor.id for m in find(analyse(text), DAY, title=title) if m.actor and label.endswith(m.span.of(text))]
    assert found == [who, who]


def test_children_who_speak_in_a_transcript_are_a_group_and_officials_are_not_told_apart() -> None:
    official = "SENIOR ADMINISTRATION OFFICIAL"
    text = f"{official}:  Hello.\n\nQ    Is it open?\n\nCHILD:  No.\n\n{official}:  It is."
    found = [m.actor.id.rpartition("-")[0] for m in find(analyse(text), DAY) if m.actor]
    assert found == ["unnamed:reporters", "unnamed:child"]


@pytest.mark.parametrize(
    ("title", "said", "told"),
    [
        ("Press Call by a Senior Administration Official on the Pier", "Go ahead.", True),
        ("Press Call by Senior Administration Officials on the Pier", "Go ahead.", False),
        (
            "Press Call by a Senior Administration Official on the Pier",
            "With us is \\[senior administration official\\] and \\[senior administration official\\].",
            False,
        ),
    ],
)
def test_the_only_official_of_a_call_is_told_as_nobody_named(title: str, said: str, told: bool) -> None:
    text = f"MODERATOR:  {said}\n\nSENIOR ADMINISTRATION OFFICIAL:  I think it is open.\n\nQ    Is it?"
    found = {m.span.of(text): m.actor.name for m in find(analyse(text), DAY, title=title) if m.actor}
    assert found.get("I") == ("unnamed: senior administration official" if told else None)


@pytest.mark.parametrize(
    ("title", "text", "words", "who"),
    [
        (
            "Readout of President Joseph R. Biden, Jr. Call with Prime Minister Boris Johnson of the United Kingdom",
            "The President spoke today with British Prime Minister Johnson. He will travel to Brask.",
            ["The President", "He"],
            ["person:joe-biden"] * 2,
        ),
        (
            "Statement by Press Secretary Karine Jean-Pierre",
            "The President met the crew.",
            ["The President"],
            ["person:joe-biden"],
        ),
        ("Statement by the Harbour Council", "The President met the crew.", ["The President"], [None]),
        ("Vask and Orsk to talk", "The President met the crew.", ["The President"], [None]),
        ("Remarks by First Lady Jill Biden", "The First Lady met the crew.", ["The First Lady"], ["person:jill-biden"]),
        (
            "Statement from President Biden on the Pier",
            "My administration will mend it.",
            ["My administration"],
            ["gov:USA"],
        ),
        ("President Biden’s Statement on the Pier", "I will mend it.", ["I"], ["person:joe-biden"]),
    ],
)
def test_a_title_tells_who_holds_an_office(title: str, text: str, words: list[str], who: list[str | None]) -> None:
    found = {m.span.of(text): m.actor and m.actor.id for m in find(analyse(text), DAY, title=title)}
    assert [found[word] for word in words] == who


@pytest.mark.parametrize(
    ("lead", "who"),
    [
        ("The scholar Marta Lindqvist spoke to us about the law.", "found:marta-lindqvist"),
        ("Marta Lindqvist and Boris Johnson spoke to us about the law.", None),
    ],
)
def test_who_answers_is_the_only_person_named_above_the_questions(lead: str, who: str | None) -> None:
    text = f"{lead}\n\nQ: Is it allowed?\n\nA: I think so. It is.\n\nQ: Always?\n\nA: No."
    found = {m.span.of(text): m.actor and m.actor.id for m in find(analyse(text), DAY)}
    assert found.get("A") == who
    assert found.get("I") == who


def test_a_label_with_a_mark_right_behind_its_colon_is_read() -> None:
    text = (
        'President of Karvania Anna Bondar:"Good evening. We are glad to be here."\n\n'
        'Vladimir Putin:"I thank you. We have spoken for long."\n\nAnna Bondar:"So have I."'
    )
    found = {m.span.start: m.actor for m in find(analyse(text), datetime.date(2022, 10, 13))}
    who = [found.get(text.index(words)) for words in ("Vladimir Putin", "I thank")]
    assert [actor and actor.id for actor in who] == ["person:vladimir-putin"] * 2
