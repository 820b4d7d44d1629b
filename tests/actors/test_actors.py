"""Who is meant, in sentences as newspapers print them."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import actors
from onrecord.language import analyse
from onrecord.model import Mention

OCTOBER = datetime.date(2022, 10, 13)


def read(text: str, on: datetime.date | None = OCTOBER) -> dict[str, Mention]:
    """Mentions by their words; of the same words, the last."""
    return {m.span.of(text): m for m in actors.find(analyse(text), on)}


def meant(text: str, words: str, on: datetime.date | None = OCTOBER) -> str | None:
    """The id that words refer to."""
    ref = read(text, on)[words].ref
    return ref.id if ref else None


@pytest.mark.parametrize(
    ("text", "words", "id_"),
    [
        ("The Kremlin rejected the offer on Monday.", "Kremlin", "gov:RUS"),
        ("Moscow said the corridor would stay open.", "Moscow", "gov:RUS"),
        ("Talks with Ankara broke down last week.", "Ankara", "gov:TUR"),
        ("Before the invasion of Karvania, Beijing and Moscow announced a pact.", "Moscow", "gov:RUS"),
        ("London ruled out military support to Kyiv.", "Kyiv", "gov:UKR"),
        ("The White House declined to comment.", "White House", "gov:USA"),
        ("Downing Street said the sanctions would bite.", "Downing Street", "gov:GBR"),
        ("Russian officials denied the report.", "Russian officials", "gov:RUS"),
        ("Ukraine's president ruled out a truce.", "Ukraine's president", "person:volodymyr-zelensky"),
        ("The Russian foreign minister arrived in Cairo.", "The Russian foreign minister", "person:sergei-lavrov"),
        ("Volodymyr Zelenskiy thanked the crowd.", "Volodymyr Zelenskiy", "person:volodymyr-zelensky"),
        ("Volodymyr Zelenskyy thanked the crowd.", "Volodymyr Zelenskyy", "person:volodymyr-zelensky"),
        ("Recep Tayyip Erdogan called for a ceasefire.", "Recep Tayyip Erdogan", "person:recep-tayyip-erdogan"),
        ("Germany's defence ministry confirmed the delivery.", "Germany's defence ministry", "ministry:DEU-defence"),
        ("The Pentagon announced a new package.", "Pentagon", "ministry:USA-defence"),
        ("Russian forces shelled the port overnight.", "Russian forces", "military:RUS"),
        ("Nato will send more troops to the Baltic.", "Nato", "org:nato"),
        ("The president of the European Commission spoke first.", "European Commission", "org:european-commission"),
    ],
)
def test_names_and_offices_mean_their_actor(text: str, words: str, id_: str) -> None:
    assert meant(text, words) == id_


def test_an_office_means_who_held_it_that_day() -> None:
    text = "Britain's prime minister promised more aid."
    assert meant(text, "Britain's prime minister", OCTOBER) == "person:liz-truss"
    assert meant(text, "Britain's prime minister", datetime.date(2022, 11, 1)) == "person:rishi-sunak"


def test_a_capital_in_which_something_happens_is_no_actor() -> None:
    assert "Moscow" not in read("Thousands marched in Moscow on Sunday.")


def test_a_place_that_a_report_was_sent_from_is_no_actor() -> None:
    assert "MINSK" not in read("MINSK, 28 January - The president met students.")


def test_a_small_word_is_no_acronym() -> None:
    found = read("The men who told us left the town.")
    assert not any(m.by == "actors.roster" for m in found.values())


def test_fighter_planes_are_no_fighter() -> None:
    assert not any("fighter" in words for words in read("The alliance sent ships and fighter planes to the region."))


def test_a_person_in_no_table_is_described_by_the_words_that_introduce_him() -> None:
    text = "Bernard Zonneveld, the Dutch ministry's Eastern Europe director, said the talks had failed."
    actor = read(text)["Bernard Zonneveld"].actor
    assert actor is not None
    assert (actor.id, actor.kind, actor.country) == ("found:bernard-zonneveld", "person", "NLD")
    assert actor.described == "the Dutch ministry's Eastern Europe director"


def test_a_family_name_means_the_person_named_in_full_before() -> None:
    text = "Kremlin spokesman Dmitry Peskov dismissed the claim. Peskov said it was fabricated."
    assert meant(text, "Peskov") == "person:dmitry-peskov"


def test_a_family_name_of_several_words_is_found_whole() -> None:
    text = "Ursula von der Leyen opened the session. Later von der Leyen said the bloc was ready."
    assert meant(text, "von der Leyen") == "person:ursula-von-der-leyen"


def test_he_means_the_subject_of_the_sentence_before() -> None:
    text = "Foreign Minister Sergei Lavrov dismissed the plan. He also said the West was not serious."
    assert meant(text, "He") == "person:sergei-lavrov"


def test_he_outside_a_quotation_is_nobody_named_inside_it() -> None:
    text = '"Putin will not stop," Olaf Scholz told parliament. He called for unity.'
    assert meant(text, "He") == "person:olaf-scholz"


def test_it_means_who_speaks_in_the_same_sentence() -> None:
    assert meant("The Kremlin says it is open to talks.", "it") == "gov:RUS"


def test_the_president_is_the_last_one_named() -> None:
    text = "Joe Biden landed in Warsaw on Friday. Aides said the president would meet refugees."
    assert meant(text, "the president") == "person:joe-biden"


def test_somebody_unnamed_has_a_country_and_a_sector() -> None:
    actor = read("A US official said the missile was intercepted.")["A US official"].actor
    assert actor is not None
    assert (actor.kind, actor.country, actor.code) == ("unnamed", "USA", "USAGOV")


def test_nobody_knows_who_two_officials_are_but_what_they_said_is_theirs() -> None:
    actor = read("Two officials said the deal was close.")["Two officials"].actor
    assert actor is not None
    assert (actor.kind, actor.country, actor.name) == ("unnamed", None, "unnamed: Two officials")


def test_she_is_who_spoke_just_before_not_who_was_she_before() -> None:
    text = (
        "Foreign Minister Ilona Vask threatened to close the strait. Vask was angry. “No ship will pass,” she said.\n\n"
        "Tolvia's Foreign Minister Mira Dohnal called the threat “irresponsible”. She said that talks were still open."
    )
    assert meant(text, "She") == meant(text, "Mira Dohnal")


def test_a_newspaper_that_nobody_listed_is_known_by_its_name() -> None:
    assert meant("Border Press reported that the envoy had left.", "Border Press") == "found:border-press"
    assert "found:" not in (meant("Local Officials Say Nine Killed\n\nLocal officials wept.", "Local Officials") or "")


def test_the_nameless_of_two_articles_are_not_one() -> None:
    one = read("Officials said the deal was close.")["Officials"].actor
    other = read("Officials said the bridge was shut.")["Officials"].actor
    assert one is not None
    assert other is not None
    assert one.id != other.id


def test_nobody_is_made_of_those_who_never_speak() -> None:
    assert meant("The bomb hit a teacher on her way to school.", "a teacher") is None


def test_what_is_set_apart_names_nobody() -> None:
    assert actors.find(analyse("Vladimir Putin", [])) != ()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Moscow",
                "said",
                "Lavrov",
                ",",
                ".",
                "“",
                "”",
                "\n\n",
                "he",
                "the",
                "president",
                "of",
                "Kyiv's",
                "US",
                "NATO",
                "officials",
            ]
        ),
        max_size=25,
    )
)
def test_every_mention_lies_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = actors.find(analyse(text), OCTOBER)
    assert all(0 <= m.span.start < m.span.end <= len(text) and 0 <= m.confidence <= 1 for m in found)
    assert list(found) == sorted(found, key=lambda m: (m.span.start, -m.span.end))


def test_a_title_goes_on_to_the_name_after_it() -> None:
    text = "The Ukrainian ambassador to Poland Andrij Deszczyca called for calm. The ambassador said talks would go on."
    assert meant(text, "Andrij Deszczyca") == "found:andrij-deszczyca"
    assert meant(text, "The ambassador") == "found:andrij-deszczyca"


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The Russian foreign ministry rejected the report. The ministry said it would respond."
    assert meant(text, "The ministry") == "ministry:RUS-foreign"
    assert meant(text, "it") == "ministry:RUS-foreign"


def test_a_ministry_is_found_by_whose_it_is() -> None:
    text = "The Ministry of Foreign Affairs of Ukraine expressed its gratitude."
    assert meant(text, "The Ministry of Foreign Affairs of Ukraine") == "ministry:UKR-foreign"


def test_the_church_is_short_for_its_full_name() -> None:
    text = "The Church of Karvania denied the charge. Later the Church said it had done nothing wrong."
    found = read(text)
    assert "Church" not in found or found["Church"].ref == found["Church of Karvania"].ref


def test_a_capital_may_be_a_family_name() -> None:
    text = "Valeska Paris spoke to reporters. Paris said she had been held for years."
    assert meant(text, "Paris") == "found:valeska-paris"


def test_she_is_no_man() -> None:
    text = "Ursula von der Leyen met Emmanuel Macron. Macron praised the plan. She said it was a start."
    assert meant(text, "She") == "person:ursula-von-der-leyen"


def test_a_newspaper_is_found_with_a_small_article() -> None:
    assert meant("The strike hit a depot, the New York Times reported.", "New York Times") == "org:nyt"


SAME = [
    ("Shops stay shut, a senior official said. “We wait,” the official said.", "the official", "a senior official"),
    ("A research team analysed the dust. The scientists found traces of lead.", "The scientists", "A research team"),
    ("The Church of Karvania denied it on Monday. “It is false,” the church said.", "the church", "Church of Karvania"),
    ("HSBC has 200 staff in Brask. The bank said it would stay.", "The bank", "HSBC"),
    ("Residents fled the valley. They said the shelling began at dawn.", "They", "Residents"),
    ("Shelling hit Tarn overnight, said the mayor, Oleh Bondar. No one was hurt, he added.", "he", "Oleh Bondar"),
    ("“I think we learned a lot,” said Marta Kolberg, the coach of the team.", "I", "Marta Kolberg"),
    ("Farmers who blocked the road said they would stay.", "who", "Farmers"),
    ("Karvanian nurse was held\n\nDora Lindqvist, a nurse, said she was held.", "Karvanian nurse", "Dora Lindqvist"),
    ("Former foreign minister Ilmar Taavi spoke. The former minister said no.", "The former minister", "Ilmar Taavi"),
    ("Chinese Foreign Minister Wang Yi met reporters. Wang said the plan would fail.", "Wang", "Wang Yi"),
]


@pytest.mark.parametrize(("text", "words", "antecedent"), SAME)
def test_two_words_mean_one(text: str, words: str, antecedent: str) -> None:
    found = read(text)
    assert found[words].ref is not None
    assert found[words].ref == found[antecedent].ref


def test_who_told_somebody_is_not_the_one_who_was_told() -> None:
    text = "Chinese Foreign Minister Wang Yi opened the talks with Antony Blinken. He also told Blinken to wait."
    assert meant(text, "He") == "person:wang-yi"


def test_the_authorities_of_a_city_are_not_the_government() -> None:
    found = read("Talks in Riga, Latvia, failed. The city authorities said they would clear the square.")
    actor = found["The city authorities"].actor
    assert actor is None or actor.kind == "unnamed"


def test_two_who_act_together_are_not_one_of_them() -> None:
    assert "They" not in read("China and Belarus signed a treaty. They pledged to go on.") or (
        meant("China and Belarus signed a treaty. They pledged to go on.", "They") is None
    )


TRANSCRIPT = """Cabinet Room

2:10 P.M. EST

THE PRESIDENT:  Before we begin, I want to thank you all.

Q    Mr. President, will you travel?

MS. JEAN-PIERRE:  So, I said this yesterday.

MS. PSAKI:  Thank you."""


def test_a_label_says_whose_turn_it_is() -> None:
    found = read(TRANSCRIPT, datetime.date(2022, 3, 3))
    assert found["THE PRESIDENT"].ref is not None
    assert getattr(found["THE PRESIDENT"].ref, "id", "") == "person:joe-biden"
    assert getattr(found["PSAKI"].ref, "id", "") == "person:jen-psaki"
    assert getattr(found["JEAN-PIERRE"].ref, "name", "").endswith("Jean-Pierre")
    assert getattr(found["Q"].ref, "kind", "") == "unnamed"
    assert found["I"].ref == found["JEAN-PIERRE"].ref


def test_a_heading_in_capitals_is_no_turn() -> None:
    assert all(m.by != "actors.turn" for m in read("SUMMARY: the talks failed.\n\nMinisters left Brask.").values())


def test_two_bodies_share_their_country() -> None:
    found = read("Danish media and police warned of the storm.")
    assert getattr(found["police"].ref, "id", "") == "police:DNK"


def test_the_code_of_a_person_is_that_of_the_day() -> None:
    text = "Boris Johnson spoke in Kyiv."
    assert getattr(read(text, datetime.date(2021, 6, 1))["Boris Johnson"].ref, "code", "") == "GBRGOV"
    assert getattr(read(text, datetime.date(2023, 6, 1))["Boris Johnson"].ref, "code", "") == "GBRELI"


def test_a_lady_is_not_the_man_in_office_of_her_family_name() -> None:
    day = datetime.date(2024, 10, 13)
    assert meant("Lady Starmer walked out of the hall.", "Starmer", day) != "person:keir-starmer"
    assert "person:keir-starmer" in {m.ref.id for m in read("Starmer spoke.", day).values() if m.ref}


def test_the_government_of_a_page_that_names_two_countries_stays_open() -> None:
    text = "Ukraine asked Ireland for aid. On Monday the government published its bill."
    assert meant(text, "the government") is None
    assert meant("Ukraine asked for aid. On Monday the government published its bill.", "the government") == "gov:UKR"
    assert meant("Ukraine asked for aid. On Monday the Government published its bill.", "the Government") is None


def test_a_missile_is_no_actor() -> None:
    assert "The missiles" not in read("Russia denied it. The missiles hit the port.")


def test_the_coast_guard_is_one_of_its_country() -> None:
    text = "China's coast guard denied it. The Philippine Coast Guard had said so."
    ids = {m.actor.id for m in actors.find(analyse(text), datetime.date(2024, 3, 6)) if m.actor}
    assert {"coastguard:CHN", "coastguard:PHL"} <= ids


def test_who_will_speak_to_somebody_is_somebody_else() -> None:
    text = (
        "On Friday, Putin said that Russia had never spoken of it. In September he vowed to do so, and he repeated it. "
        "Turkish leader Recep Tayyip Erdogan thanked both delegations. He intends to speak to Putin by phone."
    )
    found = [
        m.actor.id
        for m in actors.find(analyse(text), datetime.date(2022, 11, 14))
        if m.actor and m.span.of(text) == "He"
    ]
    assert found == ["person:recep-tayyip-erdogan"]


def test_who_is_spoken_with_may_be_warned_in_the_next_breath() -> None:
    text = "French President Emmanuel Macron spoke with Vladimir Putin on Wednesday and warned him against a raid."
    found = [
        m.actor.id
        for m in actors.find(analyse(text), datetime.date(2022, 11, 14))
        if m.actor and m.span.of(text) == "him"
    ]
    assert found == ["person:vladimir-putin"]


def test_he_who_writes_is_who_spoke_and_not_who_is_told_to_have_spoken() -> None:
    text = "Minister John Brand said Robert Orsk had asked for asylum in Spain. “We will help,” he wrote."
    found = [
        m.actor.id for m in actors.find(analyse(text), datetime.date(2024, 9, 8)) if m.actor and m.span.of(text) == "he"
    ]
    assert found == ["found:john-brand"]
