"""Writing a survey in the chat, through the real handlers."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage.rows import PaperKind, Role
from surveys.items import OpenEnded, Scale, SingleChoice
from surveys.spreadsheet.reviewing import review_file, review_workbook
from tests.admin.commands.author import Author
from tests.admin.commands.counter import Counter
from tests.admin.commands.counter import counter as opened

MOST_EXCHANGES = 45
FIRST, WHOLE = "What is it about", "This is what young people read first"


@pytest.fixture
async def counter(tmp_path: Path) -> AsyncIterator[Counter]:
    async with opened(tmp_path) as found:
        yield found


@pytest.fixture
async def author(counter: Counter) -> Author:
    return Author(counter, await counter.somebody(Role.EDITOR))


async def test_a_survey_is_out_after_few_exchanges(
    author: Author, record_property: Callable[[str, object], None]
) -> None:
    await author.answers()
    assert "There is nothing to mend" in await author.taps("Preview and publish")
    assert "?start=evening-buses" in await author.taps("Yes, publish it")
    survey = author.counter.house.desk.board.catalogue.listings["evening-buses"].survey
    often, safe, say = survey.questions
    assert isinstance(often, SingleChoice)
    assert [each.code for each in often.options] == ["every_week", "now_and_then", "never"]
    assert isinstance(safe, Scale)
    assert isinstance(say, OpenEnded)
    assert [each.informs for each in survey.questions] == [(1,), (1, 2), (1, 2)]
    typed, tapped = author.counted["typed"], author.counted["tapped"]
    record_property(
        "measured",
        f"from /new to a published survey of three questions: {typed + tapped} exchanges, "
        f"{typed} of them typed and {tapped} tapped",
    )
    assert typed + tapped <= MOST_EXCHANGES


async def test_the_whole_shows_what_young_people_read_first(author: Author) -> None:
    shown = await author.writes()
    assert "3 questions, about a minute. The introduction has 69 words." in shown
    assert "Can change: which buses stay, when the last bus leaves." in shown
    assert "Nothing is wrong with it." in shown


async def test_an_introduction_that_nobody_would_read_is_told(author: Author) -> None:
    await author.writes()
    await author.taps("Change something…")
    await author.taps("The decision")
    shown = await author.types(f"Which buses stay {'and which of them go ' * 12}?")
    assert "70 are the most: can you say it shorter?" in shown


async def test_where_two_keys_are_set_another_member_is_asked(tmp_path: Path) -> None:
    async with opened(tmp_path, two_keys=True) as counter:
        author = Author(counter, await counter.somebody(Role.EDITOR))
        await author.writes()
        await author.taps("Preview and publish")
        assert "?start=" not in await author.taps("Yes, publish it")
        (paper,) = await counter.house.desk.store.papers(PaperKind.APPROVAL)
        assert paper.survey == "evening-buses"


async def test_advice_that_stands_is_passed_with_a_reason(author: Author) -> None:
    await author.writes()
    await author.taps("Change something…")
    await author.taps("Ages")
    await author.types("12 to 17")
    await author.taps("Preview and publish")
    await author.taps("Publish it…")
    await author.taps("Publish anyway, because…")
    assert "?start=evening-buses" in await author.types("Every school asks on paper too.")


async def test_what_is_written_can_be_played_through(author: Author) -> None:
    await author.writes()
    await author.taps("Preview and publish")
    assert "Preview · nothing is kept" in await author.taps("Preview")


async def test_every_answer_is_kept_at_once_and_another_command_leaves(author: Author) -> None:
    await author.comes_to("Who decides")
    assert "Your surveys" in await author.types("/staff")
    assert await author.types("The transport committee") == ""
    assert "You are writing Evening buses" in await author.types("/new")
    assert "Who decides" in await author.taps("Go on")


async def test_a_command_of_young_people_leaves_too(author: Author) -> None:
    await author.comes_to("Why do you ask")
    assert await author.types("/help") == ""
    assert await author.types("There is money") == ""
    assert len(author.counter.passed) == 2
    assert "Why do you ask" in await author.types("/new") + await author.taps("Go on")


@pytest.mark.parametrize("word", ["stop", "Stop!", "rho'r gorau iddi"])
async def test_a_word_that_means_leaving_leaves_and_loses_nothing(
    author: Author, word: str
) -> None:
    await author.comes_to("Why do you ask")
    assert "Saved “Evening buses”" in await author.types(word)
    assert await author.types("There is money") == ""
    assert "Evening buses" in await author.types("/new")


async def test_going_on_later_is_offered_everywhere(author: Author) -> None:
    assert "Saved." in await author.types("/new") + await author.taps("Save for later")
    assert FIRST in await author.types("/new")


async def test_beginning_anew_throws_away_what_was_begun(author: Author) -> None:
    await author.comes_to("Who decides")
    assert "Beginning anew throws it away." in await author.types("/new")
    assert FIRST in await author.taps("Yes, begin anew")
    assert "Why do you ask" in await author.types("Night buses")


async def test_back_leads_to_the_step_before_and_its_answer_can_be_changed(author: Author) -> None:
    await author.comes_to("Who decides")
    assert "So far: Which three evening buses stay?" in await author.taps("Back")
    assert "Who decides" in await author.types("Which two evening buses stay?")
    assert "So far: Which two" in await author.taps("Back")
    assert "So far: To decide something" in await author.taps("Back")
    assert "Who decides" in await author.taps("Keep it")


async def test_another_purpose_asks_for_what_that_one_promises(author: Author) -> None:
    await author.comes_to("Who decides")
    await author.taps("Back")
    await author.taps("Back")
    assert "What will you do with the answers" in await author.taps("To look back")
    assert "Who does that?" in await author.types("We change how we run the bus")


async def test_what_was_written_can_be_changed_at_the_end(author: Author) -> None:
    await author.writes()
    assert "What shall be changed?" in await author.taps("Change something…")
    assert "So far: Evening buses" in await author.taps("Title")
    assert "asks people aged 16–25" in await author.types("Late buses")
    assert "(late-buses)" in await author.taps("Preview and publish")


@pytest.mark.parametrize(
    ("step", "typed", "why"),
    [
        ("Why do you ask", "x" * 4000, "4,000 characters, and 300 fit"),
        ("Why do you ask", "???", "say it in words"),
        ("What are the answers for", "for fun", "tap one of these"),
        ("What will be decided", "You decide which buses stay", "young people do not decide"),
        ("What will be decided", "It is completely anonymous", "Nobody can keep"),
        ("How long can people answer", "2020-01-31", "a day after today"),
        ("How long can people answer", "soon", "could not read that as a date"),
        ("By when is that settled", "tomorrow-ish", "could not read that as a date"),
        ("What can their answers change", "a\nb\nc\nd", "4 lines; 3 are the most"),
        ("When do you tell everybody", "40 weeks", "12 are the most"),
        ("How old are", "25 to 16", "below"),
        ("How old are", "young", "two ages"),
        ("Which answers are there", "Go\nStop", "leaves the survey"),
        ("Which answers are there", "Only one", "at least 2"),
        ("Which answers are there", "Trees\ntrees", "stands for two answers"),
        ("What do 1 and 5 mean", "Not safe", "two lines"),
        ("Which of the things that can change", "7", "type their numbers"),
    ],
)
async def test_what_cannot_stand_is_asked_for_again(
    author: Author, step: str, typed: str, why: str
) -> None:
    await author.comes_to(step)
    shown = await author.types(typed)
    assert "Not taken." in shown
    assert why in shown
    assert step in shown
    assert len(shown) < 4096


async def test_advice_is_shown_and_the_answer_kept(author: Author) -> None:
    await author.comes_to("What do you ask")
    shown = await author.types("Don't you agree that buses are great?")
    assert "Kept. Worth a thought" in shown
    assert "which answer is wanted" in shown
    assert "Which answers are there" in shown


async def test_what_is_advised_stands_at_the_end_with_a_button_to_change_it(
    author: Author,
) -> None:
    await author.writes()
    await author.taps("Change something…")
    await author.taps("Ages")
    assert "people of 16 and over" in await author.types("11 to 25")
    assert "How old are" in await author.taps("Change: Ages")
    assert "Nothing is wrong with it." in await author.taps("16 to 25")


SIGNS = "<b>Buses</b> & <i>“trams” 🚋"


async def test_signs_in_words_are_words_to_the_end(author: Author) -> None:
    await author.writes()
    await author.taps("Change something…")
    await author.taps("Title")
    assert SIGNS in await author.types(SIGNS)
    assert SIGNS in await author.types("/new")
    await author.taps("Go on")
    assert SIGNS in await author.taps("Preview and publish")
    assert SIGNS in await author.taps("Yes, publish it")


async def test_two_who_write_the_same_get_a_survey_each(author: Author) -> None:
    other = Author(author.counter, await author.counter.somebody(Role.OWNER, "Olu"))
    await author.writes()
    await other.writes()
    await author.taps("Preview and publish")
    await author.taps("Yes, publish it")
    await other.taps("Preview and publish")
    assert "?start=evening-buses-2" in await other.taps("Yes, publish it")
    listings = author.counter.house.desk.board.catalogue.listings
    assert {"evening-buses", "evening-buses-2"} <= set(listings)


async def test_what_a_removed_member_was_writing_goes_with_them(author: Author) -> None:
    house, owner = author.counter.house, await author.counter.somebody(Role.OWNER, "Olu")
    await author.comes_to("Who decides")
    (paper,) = await house.desk.store.papers(PaperKind.NEW)
    assert "buses" not in paper.document
    assert b"buses" not in paper.sealed
    tag = house.desk.keys.tag(author.user).hex()
    await author.counter.taps(owner, f"s.memberout!.{tag}")
    assert await house.desk.store.papers(PaperKind.NEW) == []
    assert await author.types("The transport committee") == ""


async def test_a_file_in_the_folder_is_written_and_changed_with_the_survey(author: Author) -> None:
    folder = author.counter.house.folder / "surveys"
    await author.writes()
    assert "evening-buses.yaml" in await author.taps("Keep the file")
    assert review_file(folder / "evening-buses.yaml").findings == ()
    assert "Evening buses (evening-buses): not published" in await author.types("/staff")
    await author.types("/new")
    await author.taps("Go on")
    await author.taps("Change something…")
    await author.taps("Title")
    await author.types("Late buses")
    assert "late-buses.yaml" in await author.taps("Keep the file")
    assert sorted(each.stem for each in folder.iterdir()) == ["late-buses", "parks"]


async def test_a_file_that_somebody_changed_by_hand_is_never_written_over(author: Author) -> None:
    path = author.counter.house.folder / "surveys" / "evening-buses.yaml"
    await author.writes()
    await author.taps("Keep the file")
    by_hand = path.read_text().replace("Evening", "Early")
    path.write_text(by_hand)
    assert "Somebody changed evening-buses.yaml" in await author.taps("Keep the file")
    assert path.read_text() == by_hand


async def test_a_survey_that_is_there_already_is_never_written_over(author: Author) -> None:
    parks = author.counter.house.folder / "surveys" / "parks.yaml"
    before = parks.read_text()
    await author.writes()
    await author.taps("Change something…")
    await author.taps("Title")
    await author.types("Parks")
    assert "parks-2.yaml" in await author.taps("Keep the file")
    assert parks.read_text() == before


async def test_the_files_that_are_sent_hold_the_same_survey(author: Author) -> None:
    counter = author.counter
    await author.writes()
    await author.taps("Send the file")
    messages = counter.house.world.chat(author.user).messages.values()
    files = {each.file.name: each.file.content for each in messages if each.file}
    book = review_workbook("survey.xlsx", files["survey.xlsx"])
    assert book.findings == ()
    assert book.survey is not None
    assert await counter.sends(author.user, "survey.yaml", files["survey.yaml"]) != []
    assert "Evening buses is open" in await author.taps("Yes, publish it")


async def test_where_the_folder_is_gone_the_file_is_sent_and_can_be_published(
    author: Author,
) -> None:
    folder = author.counter.house.folder / "surveys"
    (folder / "parks.yaml").unlink()
    folder.rmdir()
    await author.writes()
    assert "Above is evening-buses.yaml" in await author.taps("Keep the file")
    await author.taps("Preview and publish")
    assert "?start=evening-buses" in await author.taps("Yes, publish it")


async def test_other_languages_are_asked_for_string_by_string(author: Author) -> None:
    await author.comes_to("In which languages")
    shown = await author.taps("English, Cymraeg")
    assert "How do you say this in Cymraeg?" in shown
    assert "Evening buses" in shown
    assert "There is money" in await author.types("Bysiau gyda'r nos")
    assert "Which three" in await author.types("Mae arian i gadw tri o'n pedwar bws gyda'r nos.")
    assert "transport" in await author.types("Pa dri bws gyda'r nos sy'n aros?")
    assert "When the last bus leaves" in await author.types("Y pwyllgor trafnidiaeth")
    assert "there are 2 to translate" in await author.types("Pa fysiau sy'n aros")
    assert "How much money" in await author.types("Pa fysiau sy'n aros\nPryd mae'r bws olaf")
    assert "More young people" in await author.taps("The same as in English")
    assert WHOLE in await author.taps("Only English for now")


async def test_a_survey_in_two_languages_is_whole_in_both(author: Author) -> None:
    shown = await author.comes_to("In which languages")
    shown = await author.taps("English, Cymraeg")
    for _ in range(30):
        if WHOLE in shown:
            break
        shown = await author.taps("The same as in English")
    assert "Hepgor neu stopio unrhyw bryd" in shown
    assert "(evening-buses), version 1.0.0" in await author.taps("Preview and publish")
    await author.taps("Yes, publish it")
    survey = author.counter.house.desk.board.catalogue.listings["evening-buses"].survey
    assert survey.languages == ("en", "cy")


async def test_lines_that_are_added_are_asked_for_in_the_other_language_too(
    author: Author,
) -> None:
    await author.comes_to("In which languages")
    shown = await author.taps("English, Cymraeg")
    while WHOLE not in shown:
        shown = await author.taps("The same as in English")
    await author.taps("Change something…")
    assert "What shall be changed?" in await author.taps("In Cymraeg…")
    assert "How do you say this in Cymraeg?" in await author.taps("Title")
    await author.taps("Keep it")
    await author.taps("Change something…")
    await author.taps("Question 1: its answers")
    shown = await author.types("Every day\nEvery week\nNow and then\nNever")
    assert "Question 1: its answers. How do you say this in Cymraeg?" in shown
    assert WHOLE in await author.types("Bob dydd\nBob wythnos\nNawr ac yn y man\nByth")


async def test_other_kinds_of_questions_ask_for_what_they_need(author: Author) -> None:
    await author.comes_to("How is the first one answered")
    await author.types("a number")
    assert "From which number to which" in await author.types("How many buses a week do you take?")
    assert "two numbers" in await author.types("many")
    assert "Which of the things" in await author.types("0 to 30")
    assert "Kept." in await author.taps("None of these")
    await author.taps("Pick several")
    await author.types("Which buses do you take?")
    await author.types("- The 4\n- The 7\n- The 9")
    assert "How is it answered" in await author.types("1 and 2")
    assert "In which languages" in await author.taps("No more questions")
    assert "Question 1: what it is for" in await author.taps("Only English")
    assert "Which of the things" in await author.taps("Change: Question 1: what it is for")
    assert "Nothing is wrong with it." in await author.taps("1. Which buses stay")


async def test_what_was_said_last_time_can_be_taken_over(author: Author) -> None:
    await author.writes()
    await author.taps("Preview and publish")
    await author.taps("Yes, publish it")
    assert "Evening buses is published" in await author.types("/new")
    assert FIRST in await author.taps("Yes, begin anew")
    await author.comes_to("Who acts then")
    assert "Who stands in" in await author.taps("Use: Safeguarding lead")
    assert "How does somebody reach" in await author.taps("Use: Deputy lead")
    assert "Within how many days" in await author.taps("Use: 01632 960 001")


async def test_buttons_that_stand_for_nothing_any_more_say_so(author: Author) -> None:
    user = author.user
    await author.comes_to("Who decides")
    for data in ("newis.purpose.all", "newis.what:en.x", "newknown.title:en", "newsame.title:en"):
        assert "not asked any more" in "".join(await author.counter.taps(user, f"s.{data}"))
    assert "this is needed" in "".join(await author.counter.taps(user, "s.newempty.title:en"))
    assert "still missing" in "".join(await author.counter.taps(user, "s.newout"))
