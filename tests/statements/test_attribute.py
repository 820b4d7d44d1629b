import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import language, statements, times
from onrecord.model import Actor, Mention, Part, Span, Statement


def read(text: str, who: tuple[Mention, ...] = ()) -> tuple[Statement, ...]:
    return statements.find(language.analyse(text), "a1", who, ())


def words(text: str, statement: Statement) -> tuple[str | None, str, str]:
    source = statement.source.span.of(text) if statement.source else None
    cue, content = (" … ".join(s.of(text) for s in spans) for spans in (statement.cue, statement.content))
    return source, cue, content


def holds(text: str, source: str | None, cue: str, content: str) -> bool:
    """Whether a statement has these words in its source and cue, and this content, marks aside."""
    for statement in read(text):
        found = words(text, statement)
        right = found[0] is None if source is None else source in (found[0] or "")
        if right and cue in found[1] and content.strip('“”".,') in found[2]:
            return True
    return False


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The minister said on Monday that the border would stay open.",
            "minister",
            "said",
            "the border would stay open",
        ),
        ("“The border will stay open,” the minister said.", "minister", "said", "“The border will stay open,”"),
        ("“The border will stay open,” said Anna Berg, who leads the ministry.", "Anna Berg", "said", "stay open"),
        ("According to the army, two bridges were destroyed.", "army", "According to", "two bridges were destroyed"),
        (
            "The general was quoted as saying that the front was stable.",
            "general",
            "quoted as saying",
            "front was stable",
        ),
        ("“The front is stable,” the general was quoted as saying.", "general", "quoted as saying", "front is stable"),
        ("Officials urged residents to leave the city.", "Officials", "urged", "residents to leave the city"),
        (
            "Brussels warned that new tariffs would hurt farmers.",
            "Brussels",
            "warned",
            "new tariffs would hurt farmers",
        ),
        ("The president has ruled out talking to the rebels.", "president", "ruled out", "talking to the rebels"),
        ("The ministry rejected the claim.", "ministry", "rejected", "the claim"),
        ("The mayor told reporters: “We will rebuild.”", "mayor", "told", "“We will rebuild.”"),
        (
            "The minister’s warning that the grid could fail alarmed investors.",
            "minister",
            "warning",
            "grid could fail",
        ),
        ("The envoy raised it again by telling Reuters: “We will not wait.”", "envoy", "telling", "We will not wait"),
        ("Two people familiar with the matter said the deal was close.", "Two people", "said", "the deal was close"),
        ("Officials said the bridge would reopen in June.", "Officials", "said", "the bridge would reopen in June"),
        ("The Kremlin said it saw no reason for talks.", "The Kremlin", "said", "it saw no reason for talks"),
        (
            "Anna Berg, the deputy minister for energy and a former mayor of Brask, said the grid would hold.",
            "Anna Berg, the deputy minister for energy and a former mayor of Brask",
            "said",
            "the grid would hold",
        ),
        (
            "The head of the regional administration in the east of the country, Pavel Orsk, said the road was open.",
            "The head of the regional administration in the east of the country, Pavel Orsk",
            "said",
            "the road was open",
        ),
        (
            "The bridge will reopen in June, said Pavel Orsk, who leads the town council.",
            "Pavel Orsk, who leads the town council",
            "said",
            "The bridge will reopen in June",
        ),
        (
            "It is too early to speak of peace, said a diplomat in Brussels, who spoke on condition of anonymity.",
            "a diplomat in Brussels",
            "said",
            "It is too early to speak of peace",
        ),
        (
            "Neither the ministry nor the army said when the road would open.",
            "Neither the ministry nor the army",
            "said",
            "when the road would open",
        ),
        (
            "The foreign ministers of the five countries said in a joint statement on Monday that the war must end.",
            "The foreign ministers of the five countries",
            "said",
            "the war must end",
        ),
    ],
)
def test_who_said_what_is_found(text: str, source: str, cue: str, content: str) -> None:
    assert holds(text, source, cue, content)


def test_a_quotation_continued_after_its_cue_is_one_statement() -> None:
    text = "“The road is open,” the governor said, “but the bridge is not.”"
    (statement,) = read(text)
    assert [s.of(text) for s in statement.content] == ["“The road is open,”", "“but the bridge is not.”"]
    assert statement.manner == "direct"


def test_what_is_added_after_a_quotation_is_a_statement_of_its_own() -> None:
    text = "“The road is open,” the governor said, “but the bridge is not,” adding that repairs would take months."
    first, second = read(text)
    assert [s.of(text) for s in first.content] == ["“The road is open,”", "“but the bridge is not,”"]
    assert words(text, second)[1:] == ("adding", "that repairs would take months")


def test_what_a_cue_stands_in_the_middle_of_is_one_content() -> None:
    text = "The deal, according to Weir, is close."
    (statement,) = read(text)
    assert words(text, statement) == ("Weir", "according to", "The deal … is close")
    assert statement.kind == "speech"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The army, the ministry said, has left the town.", "the ministry", "The army … has left the town"),
        ("The bridge, Orsk told reporters, will open in June.", "Orsk", "The bridge … will open in June"),
        ("The plan, she added, was never real.", "she", "The plan … was never real"),
        ("Talks, officials say, could fail.", "officials", "Talks … could fail"),
    ],
)
def test_a_cue_between_subject_and_predicate_leaves_both_in_the_content(text: str, source: str, content: str) -> None:
    (statement,) = read(text)
    assert words(text, statement)[0] == source
    assert words(text, statement)[2] == content


@pytest.mark.parametrize(
    "text",
    [
        "The claim that troops had left the valley was denied by the army.",
        "The report that shells had hit the port on Sunday was rejected by the army.",
    ],
)
def test_by_whom_something_is_denied_is_the_source(text: str) -> None:
    (statement,) = read(text)
    source, cue, content = words(text, statement)
    assert source == "the army"
    assert cue.startswith("was ")
    assert content.startswith("The ")
    assert "army" not in content


def test_what_is_done_to_somebody_is_not_said() -> None:
    assert read("The team was twice denied visas before the contest.") == ()


def test_a_quotation_that_floats_keeps_the_source() -> None:
    text = "“The road is open,” the governor said. “Repairs on the bridge will take until the spring.”"
    first, second = read(text)
    assert second.source is not None
    assert first.source is not None
    assert second.source.span == first.source.span
    assert second.content[0].of(text).startswith("“Repairs")


def test_a_quotation_that_floats_in_the_next_paragraph_keeps_the_source() -> None:
    text = (
        "“The road is open,” the governor said.\n\n“Repairs will take until the spring, and nobody should drive there.”"
    )
    first, second = read(text)
    assert first.source is not None
    assert second.source is not None
    assert second.source.span == first.source.span
    assert (second.cue, second.manner) == ((), "direct")


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("``", "''")]
)
def test_marks_of_every_kind_make_a_direct_statement(opening: str, closing: str) -> None:
    text = f"{opening}The road is open,{closing} the governor said."
    (statement,) = read(text)
    assert words(text, statement) == ("the governor", "said", f"{opening}The road is open,{closing}")
    assert statement.manner == "direct"


def test_marks_within_marks_are_one_statement() -> None:
    text = "“He told us ‘go home’ and left,” the nurse said."
    outer = [s for s in read(text) if s.within is None]
    assert [words(text, s)[2] for s in outer] == ["“He told us ‘go home’ and left,”"]


@pytest.mark.parametrize(
    "odd", ["“The road is open, the governor said on Tuesday.", "The road is open,” the governor said on Tuesday."]
)
def test_a_missing_mark_spoils_neither_its_own_statement_nor_the_next(odd: str) -> None:
    text = f"{odd}\n\nThe minister said: “We will rebuild.”"
    first, second = read(text)
    assert words(text, first)[0] == "the governor"
    assert "The road is open" in words(text, first)[2]
    assert words(text, second)[2] == "“We will rebuild.”"
    assert second.manner == "direct"


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Weir: Talks with the rebels will resume in May", "Weir", "Talks with the rebels will resume in May"),
        ("Talks will resume in May, Weir says", "Weir", "Talks will resume in May"),
        ("Bridge to reopen in June, mayor says", "mayor", "Bridge to reopen in June"),
    ],
)
def test_headlines_attribute_too(headline: str, source: str, content: str) -> None:
    text = f"{headline}\n\nBRASK, May 4 — The two sides met in Orsk on Monday."
    said = [words(text, s) for s in read(text)]
    assert [(s[0], s[2]) for s in said] == [(source, content)]


def test_a_quotation_over_several_paragraphs_is_one_statement() -> None:
    text = "The nurse said: “We waited for hours.\n\n“Nobody came to help us that night.”"
    statement = next(s for s in read(text) if s.manner == "direct")
    assert len(statement.content) == 2
    assert words(text, statement)[0] == "The nurse"


def test_one_source_may_say_several_things() -> None:
    text = "The envoy said that the talks had failed and added that no new date was set."
    said = [words(text, s) for s in read(text)]
    assert [(source, cue) for source, cue, _ in said] == [("The envoy", "said"), ("The envoy", "added")]


def test_what_another_clause_tells_is_no_part_of_what_is_said() -> None:
    text = "Karvania will not negotiate with Tolvia, Vask said on Tuesday, a day after her country recalled its envoy."
    (said,) = (s for s in read(text) if "said" in words(text, s)[1])
    assert words(text, said)[2] == "Karvania will not negotiate with Tolvia"


def test_what_an_outlet_tells_behind_what_is_ruled_out_is_no_part_of_it() -> None:
    text = "The president has ruled out talking to Karvania’s envoy after Karvania annexed two islands last month."
    (said,) = read(text)
    assert words(text, said)[2] == "talking to Karvania’s envoy"


def test_a_colon_is_no_cue_where_somebody_is_told() -> None:
    text = "Thursday, Orsk raised the issue again by telling Reuters: “We won’t chase anyone. Good ideas are welcome.”"
    (said,) = read(text)
    assert words(text, said)[:2] == ("Orsk", "telling")


def test_what_another_denies_behind_it_is_no_part_of_what_is_said() -> None:
    text = "Its navy said the vessel had entered Karvanian waters, which the owner denied."
    (said,) = (s for s in read(text) if words(text, s)[1] == "said")
    assert words(text, said)[2] == "the vessel had entered Karvanian waters"


@pytest.mark.parametrize("text", ["Karvania recalled its ambassador on Friday.", "The shop charged a fee for parcels."])
def test_a_deed_is_no_statement_though_its_verb_may_report(text: str) -> None:
    assert read(text) == ()


def test_scare_quotes_and_titles_are_no_statements() -> None:
    assert read("The “shadow fleet” left the port at night.") == ()
    assert read("Her novel “The Long Winter” sold a million copies.") == ()
    assert read("Tolvia’s “special operation” goes on.") == ()


def test_what_is_called_something_is_mixed() -> None:
    text = "The senator called this “a disgrace.”"
    (statement,) = read(text)
    assert statement.manner == "mixed"
    assert words(text, statement)[2].startswith("this")


def test_a_medium_is_no_addressee() -> None:
    text = "The minister told Reuters that the plant was safe."
    (statement,) = read(text)
    assert statement.medium is not None
    assert statement.medium.span.of(text) == "Reuters"
    assert statement.addressee is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Weir told Izvestia that the plant was safe.", "Izvestia"),
        ("“The shelling has stopped,” the governor wrote on Telegram.", "Telegram"),
    ],
)
def test_papers_and_channels_are_media(text: str, medium: str) -> None:
    (statement,) = read(text)
    assert statement.medium is not None
    assert statement.medium.span.of(text) == medium


def test_an_addressee_is_kept() -> None:
    text = "The minister told lawmakers that the plant was safe."
    (statement,) = read(text)
    assert statement.addressee is not None
    assert statement.addressee.span.of(text) == "lawmakers"


def test_the_question_before_an_answer_is_no_statement() -> None:
    text = "When asked whether troops would leave, the minister said that no date was set."
    assert [words(text, s)[1] for s in read(text)] == ["said"]


def test_being_named_is_not_being_called_something() -> None:
    assert read("A group called the Northern Front holds the pass.") == ()


def test_what_stands_between_dashes_is_a_statement() -> None:
    text = "— We will not leave the valley, — said the mayor of the town."
    assert [words(text, s)[2] for s in read(text)] == ["We will not leave the valley,"]


def test_what_a_dash_opens_after_the_cue_keeps_the_source() -> None:
    text = "- The road is open, - said the governor. - But the bridge is not."
    said = [words(text, s) for s in read(text)]
    assert said == [("the governor", "said", "The road is open,"), ("the governor", "", "But the bridge is not.")]


def test_a_name_behind_a_dash_signs_the_quotation() -> None:
    text = "“We had to leave everything behind.” ― Maria Lopez"
    assert [words(text, s)[:2] for s in read(text)] == [("Maria Lopez", "―")]


def test_a_programme_in_marks_is_not_what_was_said() -> None:
    text = "On “Morning Report,” the senator said that the vote was near."
    assert [words(text, s)[2] for s in read(text)] == ["that the vote was near"]


@pytest.mark.parametrize("not_said", ["did not say", "declined to say", "refused to say"])
def test_what_was_not_said_is_marked(not_said: str) -> None:
    assert [s.negated for s in read(f"The minister {not_said} whether the plant was safe.")] == [True]


def test_no_comment_is_marked_as_unsaid() -> None:
    assert [s.negated for s in read("The minister declined to comment.")] == [True]


def test_not_within_a_quotation_does_not_deny_that_it_was_said() -> None:
    assert [s.negated for s in read("“The bridge is not,” he added.")] == [False]


def test_what_is_called_for_is_the_content_with_what_hangs_on_it() -> None:
    text = "Kyiv called for sanctions against the banks."
    assert [words(text, s)[2].removeprefix("for ") for s in read(text)] == ["sanctions against the banks"]


def test_a_clause_with_two_verbs_is_one_content() -> None:
    text = "Karvania will not talk with Tolvia and has withdrawn its envoy from Merin, the minister said on Tuesday."
    (statement,) = (s for s in read(text) if words(text, s)[1] == "said")
    assert words(text, statement)[2] == "Karvania will not talk with Tolvia and has withdrawn its envoy from Merin"


def test_a_wish_not_to_be_named_is_no_statement() -> None:
    text = "A senior official who asked not to be named said the deal was close."
    assert [words(text, s)[1] for s in read(text)] == ["said"]


def test_refusing_to_reject_is_one_statement() -> None:
    assert len(read("Weir refused to reject the ceasefire.")) == 1


def test_a_caption_says_nothing() -> None:
    text = "The minister says all is well in a photograph taken on Monday."
    doc = language.analyse(text, [Part(Span(0, len(text)), "caption")])
    assert statements.find(doc, "a1", (), ()) == ()


def test_attitudes_are_marked_as_thought() -> None:
    assert {s.kind for s in read("The general believes that the front will hold.")} == {"thought"}
    assert {s.kind for s in read("The general said that the front would hold.")} == {"speech"}


def test_an_attitude_toward_something_is_a_thought() -> None:
    said = read("Weir was always bitter about the collapse of the union.")
    assert {s.kind for s in said} <= {"thought"}


def test_a_statement_within_a_statement_names_the_outer_one() -> None:
    text = "The spokesman said that the minister had warned that fuel was short."
    said = read(text)
    inner = [s for s in said if s.within]
    assert inner
    assert inner[0].within in {s.id for s in said if "spokesman" in words(text, s)[0]}  # type: ignore[operator]


def test_who_is_told_to_do_something_within_a_statement_is_spoken_to() -> None:
    text = "The spokesman said that the governor had urged residents to leave."
    assert [words(text, s)[0] for s in read(text) if s.within] == ["the governor"]


def test_what_somebody_agreed_to_do_is_not_said_within_a_statement() -> None:
    assert len(read("The spokesman said that the army had agreed to leave the valley.")) == 1


def test_the_source_refers_to_the_actor_that_heads_it() -> None:
    text = "Kremlin spokesman Igor Petrov said the talks would go on."
    kremlin = Mention(Span(0, 7), "ORG", Actor("k", "Kremlin", "government"), 0.9, "test")
    petrov = Mention(Span(18, 30), "PERSON", Actor("p", "Igor Petrov", "person"), 0.9, "test")
    (statement,) = read(text, (kremlin, petrov))
    assert statement.source is not None
    assert statement.source.actor == petrov.actor


def test_the_time_of_saying_is_that_of_the_cue() -> None:
    from onrecord import times

    text = "The minister said on Tuesday that troops had left in March."
    doc = language.analyse(text)
    (statement,) = statements.find(doc, "a1", (), times.find(doc, datetime.date(2022, 10, 13)))
    assert statement.time is not None
    assert statement.time.value == "2022-10-11"


def test_turns_of_a_transcript_are_statements_of_their_speakers() -> None:
    text = "MS. GREY:  Good morning.  We will go on.\n\nQ    Will you leave?\n\nMS. GREY:  No.  We stay."
    said = [words(text, s)[0] for s in read(text) if not s.cue]
    assert said == ["MS. GREY", "Q", "MS. GREY"]


def test_a_question_is_one_statement() -> None:
    text = (
        "Anna Weir spoke to us.\n\nQ: Is Kyiv allowed to do it?\n\nA: It is. The law says so.\n\nQ: Always?\n\nA: No."
    )
    assert [words(text, s)[2] for s in read(text) if words(text, s)[0] == "Q"] == [
        "Is Kyiv allowed to do it?",
        "Always?",
    ]


def test_turns_labelled_with_names_are_statements_of_their_speakers() -> None:
    text = "President of Poland Maria Novak: Good evening. We stay.\nJohn Brand: Thank you. Maria Novak: Sit down."
    told = [words(text, s) for s in read(text) if s.by.startswith("turn")]
    assert [(source, content) for source, _, content in told] == [
        ("President of Poland Maria Novak", "Good evening. We stay."),
        ("John Brand", "Thank you."),
        ("Maria Novak", "Sit down."),
    ]


def test_who_is_named_last_says_a_sentence_that_tells_what_others_said() -> None:
    text = "Sudan's army has rejected a truce, the information ministry said on Saturday."
    said = {words(text, s)[0]: words(text, s)[2] for s in read(text)}
    assert said == {"the information ministry": "Sudan's army has rejected a truce"}


def test_what_stands_behind_a_semicolon_is_said_by_its_own_source() -> None:
    text = (
        "Karvania has never publicly acknowledged their presence there; Washington says it has pictures that prove it."
    )
    said = [words(text, s)[0] for s in read(text) if "pictures" in words(text, s)[2]]
    assert said == ["Washington"]


def test_who_speaks_beside_the_subject_is_the_source() -> None:
    text = "The palace condemned the raid, with its spokesman John Brand saying that Karvania stood with its ally."
    said = [words(text, s)[0] for s in read(text) if "ally" in words(text, s)[2]]
    assert said == ["its spokesman John Brand"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ukraine, which has a long border, has itself urged its neighbour to close the embassy.", "Ukraine"),
        ("About 200 people demonstrated on Tuesday demanding that the ambassador leave.", "About 200 people"),
    ],
)
def test_who_is_stressed_or_does_something_besides_is_the_source(text: str, source: str) -> None:
    assert [str(words(text, s)[0]).partition(",")[0] for s in read(text)] == [source]


def test_who_a_paper_has_something_from_is_nothing_said() -> None:
    text = "The Herald reported, citing two officials, that the port would be shut."
    assert [words(text, s)[2] for s in read(text)] == ["that the port would be shut"]


def test_what_may_be_is_not_joined_to_what_was_called_for() -> None:
    text = "The minister warned that Russia may test the alliance within years and called for a permanent presence."
    assert [words(text, s)[1:] for s in read(text)] == [
        ("warned", "that Russia may test the alliance within years"),
        ("called for", "a permanent presence"),
    ]


def test_a_name_before_the_day_is_the_source() -> None:
    text = "China on Monday urged all parties to show restraint."
    assert str(words(text, read(text)[0])[0]).startswith("China")


def test_as_somebody_put_it() -> None:
    text = "As the harbour master John Brand put it, the port was lost."
    assert [words(text, s) for s in read(text)] == [
        ("the harbour master John Brand", "As … put it", "the port was lost")
    ]


def test_what_is_set_apart_says_nothing() -> None:
    text = "Also Read The minister said that all was well."
    doc = language.analyse(text, [Part(Span(0, len(text)), "teaser")])
    assert statements.find(doc, "a1", (), ()) == ()


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet="ab .,“”\"'said theMinister\n", max_size=80))
def test_every_span_lies_in_the_text_and_reading_twice_is_the_same(text: str) -> None:
    found = read(text)
    assert found == read(text)
    for statement in found:
        assert all(s.end <= len(text) for s in (*statement.cue, *statement.content))


@pytest.mark.parametrize(
    "text",
    [
        "“We are ready for talks,” Weir was quoted as saying by the Brask Morning Post. “We want an agreement.”",
        "Weir was quoted by the agency as saying that the troops would leave.",
    ],
)
def test_who_is_quoted_by_a_paper_is_the_source(text: str) -> None:
    assert {s.source.span.of(text) for s in read(text) if s.source} == {"Weir"}


def test_what_speakers_do_in_speaking_is_no_second_statement() -> None:
    assert len(read("“We reject any talks with people who take hostages,” Vask told parliament in Brask.")) == 1


def test_what_speakers_said_before_is_a_statement_within() -> None:
    text = "“We have told them that we are ready,” the minister said."
    outer, inner = sorted(read(text), key=lambda s: s.within is not None)
    assert inner.within == outer.id


def test_a_relative_pronoun_is_nobody_to_speak_to() -> None:
    said = read("It was the first time since the beginning of the crisis that she did not rule out negotiations.")
    assert [s.addressee for s in said] == [None]


def test_words_in_marks_within_what_is_said_are_no_statement() -> None:
    text = "About 3 in 10 also say that “committed to peace” describes Weir better, while others say it describes Orsk."
    assert "“committed to peace”" not in {s.content[0].of(text) for s in read(text)}


def test_who_is_accused_is_not_the_source() -> None:
    text = "Speaker Tom Weir is accused of taking bribes from a shipping company."
    assert "Weir" not in " ".join(s.source.span.of(text) for s in read(text) if s.source)


@pytest.mark.parametrize(
    "text",
    [
        "The United States banned Russian oil imports.",
        "Ukrainian forces repelled a Russian attack near the town of Brody.",
    ],
)
def test_an_action_is_no_statement(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The ministry announced on Friday that the port may close during the games.", "announced"),
        ("The ministry said Wednesday that the port may close during the games.", "said"),
    ],
)
def test_the_day_is_no_part_of_the_cue(text: str, cue: str) -> None:
    doc = language.analyse(text)
    (statement,) = statements.find(doc, "a", (), times.find(doc, datetime.date(2022, 3, 1)))
    assert [span.of(text) for span in statement.cue] == [cue]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("In his opinion, the attack is less likely.", "his", "the attack is less likely"),
        ("In Mr Vask's view, the deal is dead.", "Mr Vask", "the deal is dead"),
        ("In my opinion, the deal is dead.", None, ""),
        ("There was a change in public opinion, the deal is dead.", None, ""),
    ],
)
def test_what_is_somebodys_opinion_is_a_statement(text: str, source: str | None, content: str) -> None:
    found = [s for s in read(text) if s.cue and s.cue[-1].of(text) in ("opinion", "view")]
    told = [(s.source and s.source.span.of(text), s.content[0].of(text)) for s in found]
    assert told == ([(source, content)] if source else [])
