import datetime

import pytest

from onrecord.actors import find
from onrecord.language import analyse

DAY = datetime.date(2022, 10, 13)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        (
            "The president of France's football federation resigned.",
            "The president of France's football federation",
            "unnamed",
        ),
        ("The leader of Germany's Green party resigned.", "The leader of Germany's Green party", "unnamed"),
        (
            "The president of Ukraine's neighbour Moldova resigned.",
            "The president of Ukraine's neighbour Moldova",
            None,
        ),
        ("The spokesman for Iran's foreign ministry resigned.", "The spokesman for Iran's foreign ministry", "person"),
    ],
)
def test_who_heads_what_is_a_countrys_does_not_head_the_country(text: str, words: str, kind: str | None) -> None:
    (found,) = (m for m in find(analyse(text), DAY) if m.span.of(text) == words)
    assert (found.ref and found.ref.kind) == kind


def test_a_spokesman_is_not_who_he_speaks_for() -> None:
    found = find(analyse("A spokesman for Ukraine's President Zelensky said no."), DAY)
    assert "unnamed" in {m.ref.kind for m in found if m.ref is not None and m.span.start == 0}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Egypt's security chief resigned.", "Egypt's security chief"),
        ("The Ukrainian football chief resigned.", "The Ukrainian football chief"),
        ("The Turkish business leader resigned.", "The Turkish business leader"),
        ("Belarus's exiled leader resigned.", "Belarus's exiled leader"),
        ("Russia's Chess Federation president resigned.", "Russia's Chess Federation president"),
    ],
)
def test_who_heads_a_part_of_a_country_does_not_lead_it(text: str, words: str) -> None:
    (found,) = (m for m in find(analyse(text), DAY) if m.span.of(text) == words)
    assert found.ref is not None
    assert found.ref.kind == "unnamed"


@pytest.mark.parametrize(
    "text", ["Russia's longtime leader spoke.", "Russia's outgoing president spoke.", "Russia's wartime leader spoke."]
)
def test_words_that_tell_how_somebody_leads_leave_him_the_leader(text: str) -> None:
    assert "person:vladimir-putin" in {m.ref.id for m in find(analyse(text), DAY) if m.ref is not None}


@pytest.mark.parametrize("how", ["shadow", "parallel", "rival", "next", "ousted", "prospective"])
def test_who_will_be_claims_to_be_or_was_minister_is_not_the_minister(how: str) -> None:
    found = find(analyse(f"Germany's {how} foreign minister spoke."), DAY)
    assert not [m for m in found if m.ref is not None and m.ref.id.startswith("person:")]


def test_who_was_ousted_is_who_was_told_to_have_held_the_office() -> None:
    text = "Imran Khan, Pakistan's ousted prime minister, spoke. The ousted prime minister said he would return."
    ids = [m.ref.id for m in find(analyse(text), DAY) if m.ref is not None and "ousted" in m.span.of(text)]
    assert ids == ["person:imran-khan", "person:imran-khan"]


def test_the_leader_of_one_people_in_another_country_leads_neither() -> None:
    text = "The Bosnian Serb leader spoke."
    assert not [m for m in find(analyse(text), DAY) if m.ref is not None and m.ref.id.startswith("person:")]


def test_a_president_is_not_the_leader_of_a_militia_that_he_accuses() -> None:
    text = "Vladimir Putin has accused the leader of the Wagner mercenary group of treason."
    found = {m.span.of(text): m.ref and m.ref.id for m in find(analyse(text), None)}
    assert found["the leader of the Wagner mercenary group"] != "person:vladimir-putin"


def meant(text: str, on: datetime.date = DAY) -> dict[str, str]:
    return {m.span.of(text): m.actor.id for m in find(analyse(text), on) if m.actor}


def codes(text: str) -> dict[str, str | None]:
    return {m.span.of(text): m.actor.code for m in find(analyse(text), DAY) if m.actor}


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        (
            "The head of the Hungarian Ministry of Foreign Affairs said he was worried.",
            "The head of the Hungarian Ministry of Foreign Affairs",
            "person:peter-szijjarto",
        ),
        ("The US defence department accused the envoy.", "The US defence department", "ministry:USA-defence"),
        ("The Latvian Ministry of Justice disagreed.", "The Latvian Ministry of Justice", "ministry:LVA-justice"),
        ("Taliban fighters attacked the post.", "Taliban fighters", "org:taliban"),
        ("Hamas leaders rejected the plan.", "Hamas leaders", "org:hamas"),
        ("The IDF said it had struck a depot.", "IDF", "military:ISR"),
    ],
)
def test_a_body_and_those_who_are_of_it_mean_that_body(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Critics of Russia said the vote was unfair.", "Critics of Russia"),
        ("US allies said the plan was rash.", "US allies"),
        ("Ukraine's partners agreed to send more.", "Ukraine's partners"),
    ],
)
def test_critics_and_allies_of_a_country_are_not_of_it(text: str, words: str) -> None:
    assert codes(text).get(words) is None


def test_a_critic_with_an_adjective_is_of_that_country() -> None:
    assert codes("A Russian critic said the vote was unfair.")["A Russian critic"] == "RUSCVL"


def test_sources_of_a_country_are_the_same_when_told_again() -> None:
    found = meant("UK defence sources said on Monday that the talks had failed. The sources gave no reason, he said.")
    assert found["The sources"] == found["UK defence sources"]


def test_a_former_president_is_who_was_and_the_president_who_is() -> None:
    found = meant(
        "Donald Trump spoke in Brask. Joe Biden was there too. The former president was well. The president left."
    )
    assert found["The former president"] == "person:donald-trump"
    assert found["The president"] == "person:joe-biden"


def test_a_civil_rights_leader_leads_no_state() -> None:
    text = "Queen Elizabeth II and Joe Biden praised the speech. The great civil rights leader thanked them."
    assert "The great civil rights leader" not in meant(text)


def test_the_vice_president_holds_that_office() -> None:
    text = "Brask Hall\n\n1:08 P.M. CDT\n\nTHE VICE PRESIDENT:  Well, good afternoon. I want to thank you all."
    found = meant(text)
    assert found["THE VICE PRESIDENT"] == found["I"] == "person:kamala-harris"


def test_of_two_presidents_who_spoke_before_is_the_one_who_speaks_again() -> None:
    text = (
        "Belarusian President Aleksandr Lukashenko said he did not believe that the president of France, "
        'Emmanuel Macron, would send soldiers. "We must be strong," the president said.'
    )
    assert meant(text)["the president"] == "person:alexander-lukashenko"


def test_an_office_before_the_only_name_that_fits_is_who_is_named_later() -> None:
    text = '"It was hard," the head of state said. Aleksandr Lukashenko added that it was late.'
    assert meant(text)["the head of state"] == "person:alexander-lukashenko"


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        (
            'Szijjarto said that no soldiers would come. "We do not need them in Hungary," said the politician.',
            "the politician",
            "person:peter-szijjarto",
        ),
        ("Mr Vask told the radio it was late. The minister said he was sorry.", "The minister", "found:vask"),
        ("Putin said no. The minister added that it was late.", "The minister", None),
        ("Ann Lee, an economist, said prices rose. The journalist said no.", "The journalist", None),
    ],
)
def test_a_bare_trade_is_the_one_person_who_spoke_just_before_if_nothing_speaks_against_it(
    text: str, words: str, id_: str | None
) -> None:
    assert meant(text).get(words) == id_


def test_a_long_title_goes_with_the_name_after_it() -> None:
    found = meant(
        "First Deputy Minister of Foreign Affairs of Ukraine Emine Dzheppar made an announcement. "
        "According to Dzheppar, it was late."
    )
    assert found["Emine Dzheppar"] == found["Dzheppar"] == "found:emine-dzheppar"


def test_who_leads_rebels_is_no_part_of_a_government() -> None:
    assert codes("Khalifa Haftar said he would not leave.")["Khalifa Haftar"] == "LBYREB"


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("Sergei Lavrov arrived. The Russian minister said it was late.", "The Russian minister", "sergei-lavrov"),
        ("Antony Blinken arrived. The top US diplomat said it was late.", "The top US diplomat", "antony-blinken"),
    ],
)
def test_a_minister_of_a_country_is_the_one_of_that_country_named_before(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == f"person:{id_}"


def test_no_minister_is_called_a_deputy_minister() -> None:
    text = "US Secretary of State Antony Blinken spoke. The deputy minister of foreign affairs accused him of lies."
    assert "The deputy minister of foreign affairs" not in meant(text)


def test_a_ministry_of_no_country_told_is_one_of_its_article() -> None:
    found = meant("The Ministry of Justice said no. The ministry said why. She asked the Foreign Ministry too.")
    assert found["The Ministry of Justice"] == found["The ministry"] != found.get("the Foreign Ministry")
    assert found["The ministry"].startswith("unnamed:ministry-of-justice-")


def test_other_officials_than_those_before_are_others() -> None:
    found = meant("Officials said on Monday that it rained. European officials said it did not.")
    assert found["Officials"] != found["European officials"]


def test_who_works_for_an_institute_is_no_government() -> None:
    assert codes("Seth Jones, senior vice president at CSIS, said no.")["Seth Jones"] == "USANGOEDU"


def test_the_police_of_a_dead_ruler_are_not_he() -> None:
    assert "Joseph Stalin's secret police" not in meant("Joseph Stalin's secret police killed many.")


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The head of Russian diplomacy spoke first.", "The head", "person:sergei-lavrov"),
        ("The head of the Russian army said no.", "The head of the Russian army", "person:valery-gerasimov"),
        (
            "The head of the Russian government said no.",
            "The head of the Russian government",
            "person:mikhail-mishustin",
        ),
        (
            "The head of the Ukrainian parliament left.",
            "The head of the Ukrainian parliament",
            "person:ruslan-stefanchuk",
        ),
    ],
)
def test_the_head_of_a_body_is_no_head_of_state(text: str, words: str, id_: str) -> None:
    assert meant(text)[words] == id_


def test_the_president_of_a_league_of_a_country_is_nameless() -> None:
    assert meant("The president of the Russian chess league agreed.")["The president"].startswith("unnamed:rus-")


def test_sanctions_imposed_on_a_capital_are_on_its_government() -> None:
    assert meant("Sanctions imposed on Moscow were tough.")["Moscow"] == "gov:RUS"


def test_quoted_sentences_do_not_part_a_speaker_from_the_pronoun_after_them() -> None:
    text = (
        "Ann Lee told the crowd on Monday that it was far. "
        '"It is cold. It is late. It is far. Nobody came. Nobody went," she added.'
    )
    assert meant(text)["she"] == "found:ann-lee"


def test_a_president_is_not_his_relative_of_the_same_name() -> None:
    found = meant("Hunter Biden was fined. President Biden said he would not speak about it. Later, Biden left.")
    assert found["Biden"] == found["he"] == "person:joe-biden"


def test_a_woman_is_neither_a_company_nor_a_man_of_her_name() -> None:
    found = meant("Vask Flooring Inc. was there, and so was David Vask. Ms Vask said it was late.")
    assert found["Vask"] != found["David Vask"]
    assert found["Vask"] == "found:vask"


def test_occupiers_are_not_the_army_named_before() -> None:
    assert "The occupiers" not in meant("Ukrainian forces left the town. The occupiers came at night.")


def test_who_is_only_quoted_is_not_the_politician_who_speaks() -> None:
    assert "The politician" not in meant(
        "The board said that Vladimir Putin wants it all. The politician laughed, she said."
    )


def test_the_president_of_an_executive_order_is_at_home_in_america() -> None:
    text = "On December 20, by Executive Order 13818, the President declared an emergency."
    assert meant(text)["the President"] == "person:joe-biden"


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    found = meant("The adviser to the mayor of the occupied Mariupol Petro Andruszczenko told of it.")
    assert found["Petro Andruszczenko"] == "found:petro-andruszczenko"


def test_a_government_in_a_capital_is_that_of_its_country_but_authorities_may_be_the_citys() -> None:
    found = meant("The government in Beijing said no. Authorities in Minsk agreed.")
    assert found["The government in Beijing"] == "gov:CHN"
    assert found.get("Authorities") != "gov:BLR"


def test_an_adviser_to_a_president_is_not_the_president() -> None:
    found = meant("An adviser to President Joe Biden said no. The American adviser left.")
    assert found["The American adviser"] != "person:joe-biden"


def test_who_was_vice_president_then_is_not_the_vice_president() -> None:
    text = "1:08 P.M. EDT\n\nMR. VASK:  In 2013 then-Vice President Biden came. Now the Vice President is here."
    assert meant(text)["the Vice President"] == "person:kamala-harris"


def test_a_first_name_is_the_one_person_who_has_it() -> None:
    assert meant("Behnam Vask-Lee, an expert, spoke. Behnam said it was late.")["Behnam"] == "found:behnam-vask-lee"


def test_the_president_of_a_party_leads_it() -> None:
    assert meant("The PiS president said no.")["The PiS president"] == "person:jaroslaw-kaczynski"


def test_a_body_is_no_he() -> None:
    assert "he" not in meant("The Foreign Ministry said no. It was late, he said.")


@pytest.mark.parametrize("text", ["The Senate blamed President Trump.", "It was former President Trump who left."])
def test_a_president_who_left_office_keeps_his_title(text: str) -> None:
    assert meant(text)["Trump"] == "person:donald-trump"


def test_officials_of_several_countries_are_of_none_of_them_alone() -> None:
    found = meant("The leaders of Germany, France and Italy agreed. French and German officials met. Russia left.")
    assert "gov:DEU" not in (found.get("The leaders of Germany"), found.get("German officials"))


def test_officials_of_several_countries_who_speak_are_told_with_all_of_them() -> None:
    found = meant("Some French and German officials said no. Polish, Latvian and Czech lawmakers called for talks.")
    names = {(found[words] or "").rpartition("-")[0] for words in found if " and " in words}
    assert names == {"unnamed:officials", "unnamed:lawmakers"}


def test_a_doctor_of_letters_may_be_the_analyst() -> None:
    text = "The road is bad, said Dr. Ada Vask, director of the Eastern Centre. The analyst added that it was late."
    assert meant(text)["The analyst"] == "found:ada-vask"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Biden administration’s plan was praised. To date, the administration has worked with all.", "gov:USA"),
        ("The Food and Drug Administration met. To date, the administration has worked with all.", None),
        ("10:15 A.M. EST\n\nQ    Does the administration have a comment?", "gov:USA"),
    ],
)
def test_an_administration_is_the_government_told_so_before_or_at_home(text: str, who: str | None) -> None:
    assert meant(text).get("the administration") == who


def test_a_ministry_of_defence_is_british_where_britain_is_named() -> None:
    assert meant("Britain signed it. The Ministry of Defence said no.")["Ministry of Defence"] == "ministry:GBR-defence"
    assert meant("Poland signed it. The Ministry of Defence said no.")["The Ministry of Defence"].startswith("unnamed:")


def test_a_state_is_seldom_they_in_the_next_sentence() -> None:
    assert "They" not in meant("France signed the deal. They left at noon.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The European Union agreed. The European Broadcasting Union objected.", "The European Broadcasting Union"),
        ("The Council on Foreign Relations met. The city fell, and the southern city burned.", "the southern city"),
        ("US intelligence warned of it. He had read the intelligence.", "the intelligence"),
        ("The President Administration said no.", "Administration"),
    ],
)
def test_words_that_are_a_name_or_a_thing_mean_nobody_before(text: str, words: str) -> None:
    assert meant(text).get(words) not in ("org:eu", "org:cfr", "intelligence:USA", "found:administration")


def test_a_portfolio_is_no_part_of_a_name_and_no_body() -> None:
    found = meant("The Minister of Foreign Affairs of Lithuania spoke. Minister of Defence Ben Vask left, he said.")
    assert found["Ben Vask"] == "found:ben-vask"
    assert not {"found:foreign-affairs", "found:of-lithuania", "found:defence"} & set(found.values())


def test_a_word_without_an_article_that_does_nothing_is_nobody() -> None:
    assert "he" not in meant(
        "It is the destruction of the land, not only military, but also civilian. It is late, he said."
    )


def test_a_short_rank_makes_a_family_name_a_person() -> None:
    assert meant("At a news conference on Friday, Gen Milley warned of losses.")["Milley"] == "person:mark-milley"


def test_people_in_a_country_are_its_people() -> None:
    text = "Shells hit civilians in Ukraine on Monday."
    found = [m.actor.id for m in find(analyse(text)) if m.actor and m.span.of(text) == "civilians in Ukraine"]
    assert found == ["people:UKR"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the head of one organisation working in Brask", None),
        ("the leader of a rebel group", None),
        ("the leader of the country", "person:abiy-ahmed"),
    ],
)
def test_who_heads_something_else_is_no_head_of_state(words: str, who: str | None) -> None:
    text = f"Prime Minister Abiy Ahmed left on Monday. “People will die of hunger,” warned {words}."
    day = datetime.date(2022, 10, 12)
    found = next(m.actor for m in find(analyse(text), day) if m.span.start == text.index(words))
    assert (found.id if found and found.kind == "person" else None) == who


@pytest.mark.parametrize(
    ("words", "who"),
    [("the Kremlin official", "person:dmitry-peskov"), ("the Ukrainian official", None), ("a Kremlin official", None)],
)
def test_an_official_of_a_country_is_the_one_of_it_who_spoke_just_before(words: str, who: str | None) -> None:
    text = f"Dmitry Peskov told reporters on Monday that talks were off. “Nobody wants them,” {words} stressed."
    found = next((m.actor for m in find(analyse(text), DAY) if m.span.start == text.index(words)), None)
    assert (found.id if found and found.kind == "person" else None) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hezbollah fired rockets. The Iran-backed group said it had fired 200.", "org:hezbollah"),
        ("Gazprom cut supplies. The Moscow-based company said so.", "org:gazprom"),
    ],
)
def test_whom_somebody_backs_or_where_it_is_based_is_no_name(text: str, who: str) -> None:
    start = text.index("The ")
    assert [m.actor.id for m in find(analyse(text), DAY) if m.actor and m.span.start == start] == [who]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Former Texas Gov. Anders Holm spoke to the press. The former governor said he was glad.",
            "The former governor",
        ),
        ("Sen. Anders Holm spoke to the press. The lawmaker said he was glad.", "The lawmaker"),
        ("Rep. Anders Holm left the hall. The congressman said he was glad.", "The congressman"),
    ],
)
def test_an_office_in_full_is_who_was_introduced_with_it_in_short(text: str, words: str) -> None:
    found = [m.actor for m in find(analyse(text), DAY) if m.span.of(text) == words]
    assert [actor and actor.name for actor in found] == ["Anders Holm"]


def test_a_leader_is_the_one_of_two_who_was_named_before() -> None:
    text = "“We condemn it,” said Serbian President Aleksandar Vučić. The Serbian leader asked for talks."
    assert meant(text)["The Serbian leader"] == meant(text)["Aleksandar Vučić"] == "person:aleksandar-vucic"


def test_a_judge_is_not_the_only_person_named_who_spoke_long_before() -> None:
    text = (
        "“He has paid,” Anders Holm said.\n\nThe room was quiet. A clerk yawned. It was late. Nobody left.\n\n"
        "The clerks stared at Anders Holm. The judge said nothing had changed."
    )
    assert "The judge" not in meant(text)


def test_the_chief_of_a_body_is_who_was_introduced_as_such_or_leads_it() -> None:
    text = "MI6 chief Anders Holm said the war was lost. It rained. The MI6 chief said so twice."
    assert meant(text)["The MI6 chief"] == "found:anders-holm"
    assert meant("The NATO chief said that the talks were over.")["The NATO chief"] == "person:jens-stoltenberg"


def test_a_country_acts_by_its_name_in_full() -> None:
    assert meant("The Republic of Turkey denies that it was a crime.")["Republic of Turkey"] == "gov:TUR"
    assert meant("The Kingdom of Norway asked for talks.")["Kingdom of Norway"] == "gov:NOR"


def test_one_of_several_is_told_with_them() -> None:
    found = meant("One of Australia's leading strategists said the army was weak. He said it was late.")
    assert found["He"] == found["One of Australia's leading strategists"]
    assert found["He"].startswith("unnamed:aus-strategist")


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Jake Sullivan said the war was near. The adviser said it was late.", "The adviser", "person:jake-sullivan"),
        ("Maria Zakharova said no. “It is late,” the spokeswoman said.", "the spokeswoman", "person:maria-zakharova"),
    ],
)
def test_who_advises_or_speaks_for_somebody_is_the_adviser_and_the_spokeswoman(text: str, words: str, who: str) -> None:
    assert meant(text).get(words) == who


def test_at_least_is_a_part_of_how_many_they_are() -> None:
    assert (
        meant("At least eight Russian generals were killed.").get("At least eight Russian generals") == "military:RUS"
    )


def test_the_chairman_of_a_parliament_is_no_businessman() -> None:
    text = "Juri Vask, chairman of the Estonian parliament, criticised Moscow."
    (actor,) = {m.actor for m in find(analyse(text), DAY) if m.span.of(text) == "Juri Vask"}
    assert actor is not None
    assert actor.code == "ESTLEG"
