import pytest

from admin.feedback import Decision, Draft, Theme
from bot.storage.changes import KeepFeedback, LogAct
from bot.storage.rows import Feedback, FeedbackState
from tests.admin.house import ITEM, House
from tests.journeys.phone import Phone, labels
from tests.surveys.small import question, survey

LOUD = ["trees"] * 6 + ["lights"] * 3
"""Answers of which one is a theme that may not be left out."""


@pytest.fixture
async def closed(house: House) -> House:
    await house.closed_with(LOUD)
    return house


async def draft(house: House) -> Draft:
    kept = await house.desk.store.feedback("parks")
    assert kept is not None
    return Draft.model_validate_json(kept.document)


async def at_first_theme(house: House) -> Phone:
    await house.staff.types("/respond parks", "1 left to answer")
    await house.staff.taps("1", "What came of it?")
    return house.staff


async def test_an_open_survey_is_not_answered_yet(house: House) -> None:
    await house.publishes()
    await house.staff.types("/respond parks", "Nobody sees results before it is closed")


async def test_the_loud_answers_are_themes_to_begin_with(closed: House) -> None:
    shown = await closed.staff.types("/respond parks", "You said, we did: parks", "Trees")
    assert labels(shown) == ["1", "Add a theme", "Preview"]


@pytest.mark.parametrize(
    ("label", "decision"),
    [
        ("We did it", Decision.DONE),
        ("We are doing it", Decision.DOING),
        ("We will not do it", Decision.NOT_DOING),
    ],
)
async def test_a_decision_is_kept_with_its_words(
    closed: House, label: str, decision: Decision
) -> None:
    staff = await at_first_theme(closed)
    await staff.taps(label, "/staff leaves it as it was.")
    await staff.types("Ten trees <now>.", "All answered")
    (theme,) = (await draft(closed)).themes
    assert (theme.decision, theme.words) == (decision, "Ten trees <now>.")


async def test_not_decided_asks_for_a_day_to_come_first(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("Not decided yet", "When will it be decided?")
    await staff.types("soon", "could not read that as a date")
    await staff.types("2020-01-01", "Please type a day after today.")
    await staff.types("+28 days", "What is still open, and why?")
    await staff.types("The price.", "All answered")
    (theme,) = (await draft(closed)).themes
    today = closed.desk.clock.today()
    assert theme.until is not None
    assert (theme.until - today).days == 28
    assert (theme.decision, theme.words) == (Decision.NOT_DECIDED, "The price.")


async def test_a_decision_without_words_answers_nothing(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("/respond parks", "1 left to answer")


async def test_another_decision_never_has_the_words_of_the_one_before(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    await staff.taps("1", "So far: We did it. Ten trees.")
    await staff.taps("We will not do it", "Why not?")
    await staff.types("/respond parks", "All answered")
    (theme,) = (await draft(closed)).themes
    assert (theme.decision, theme.words) == (Decision.DONE, "Ten trees.")


async def test_words_that_are_too_long_are_asked_for_again(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("a" * 701, "That is 701 characters, and 700 fit.")
    await staff.types("Ten trees.", "All answered")


async def test_staff_add_a_theme_and_take_it_out_again(closed: House) -> None:
    await closed.staff.types("/respond parks", "1 left")
    await closed.staff.taps("Add a theme", "What did young people say?")
    shown = await closed.staff.types("The path is muddy.", "Theme 2 of 2", "The path is muddy.")
    assert labels(shown)[-2:] == ["All themes", "Take it out"]
    await closed.staff.taps("Take it out", "1 left to answer")
    assert len((await draft(closed)).themes) == 1


async def test_a_theme_from_the_results_cannot_be_taken_out(closed: House) -> None:
    staff = await at_first_theme(closed)
    newest = await staff.newest()
    assert "Take it out" not in labels(newest)
    await staff.taps_data(newest["message_id"], "s.drop.parks.0")
    await staff.sees("comes from the results, so it needs an answer")


async def test_a_theme_that_was_taken_out_meanwhile_is_told(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps_data((await staff.newest())["message_id"], "s.theme.parks.5")
    await staff.sees("That theme is not there any more.")


@pytest.mark.parametrize("words", ["stop", "cancel"])
async def test_a_stop_word_gives_up_typing(closed: House, words: str) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types(words, "1 left to answer")
    await staff.types("Hello", "Nothing is waiting for you right now.")


@pytest.mark.parametrize("command", ["/staff", "/surveys", "/progress parks"])
async def test_any_command_gives_up_typing(closed: House, command: str) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types(command, "")
    await staff.types("Hello", "Nothing is waiting for you right now.")
    assert not any(theme.words for theme in (await draft(closed)).themes)


async def test_a_member_who_takes_part_too_answers_with_their_next_words(closed: House) -> None:
    sent = (closed.folder / "surveys" / "parks.yaml").read_text()
    (closed.folder / "surveys" / "other.yaml").write_text(sent.replace("id: parks", "id: other"))
    staff = closed.staff
    await staff.types("/publish other", "is open")
    await staff.opens("other", "What comes first?")
    await staff.taps("Start", "What first?")
    await staff.types("/respond parks", "1 left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    await staff.types("Benches", "These are your answers", "Benches")


async def test_two_members_may_write_on_one_draft_at_once(closed: House) -> None:
    alex, kim = await at_first_theme(closed), closed.colleague
    await alex.taps("We did it", "What did you do?")
    await kim.types("/respond parks", "1 left to answer")
    await kim.taps("Add a theme", "What did young people say?")
    await alex.types("Ten trees.", "All answered")
    await kim.types("The path is muddy.", "Theme 2 of 2")
    first, second = (await draft(closed)).themes
    assert first.words == "Ten trees."
    assert second.said == {"": "The path is muddy."}


async def test_a_theme_taken_out_by_one_does_not_move_the_words_of_another(closed: House) -> None:
    alex, kim = closed.staff, closed.colleague
    for said in ("Muddy path.", "No toilets."):
        await alex.types("/respond parks", "left to answer")
        await alex.taps("Add a theme", "What did young people say?")
        await alex.types(said, "What came of it?")
    await alex.taps("We did it", "No toilets.", "What did you do?")
    await kim.types("/respond parks", "left to answer")
    await kim.taps("2", "Theme 2 of 3")
    await kim.taps("Take it out", "left to answer")
    await alex.types("One at each gate.", "What came of it?")
    themes = (await draft(closed)).themes
    assert [theme.words for theme in themes if theme.said == {"": "No toilets."}] == [
        "One at each gate."
    ]


async def test_the_preview_is_what_young_people_will_read(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    shown = await staff.taps("Preview", "You said, we did: Parks")
    assert "We did it: Ten trees." in shown["text"]
    assert labels(shown) == ["Send it…", "Back to the themes"]


async def test_the_preview_is_shown_in_every_language_of_the_survey(house: House) -> None:
    asked = question(ITEM, informs=[1])
    both = survey(asked, id="parks", languages=["en", "cy"], title={"en": "Parks", "cy": "Parciau"})
    log = LogAct(house.desk.clock.now(), b"alex", "publish", "parks")
    await house.desk.fieldwork.publish(both, log)
    await house.answered(["yes"] * 6 + ["no"] * 3)
    await house.closes()
    staff = await at_first_theme(house)
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    await staff.taps("Preview", "You said, we did: Parks")
    texts = house.texts(staff)
    assert any(text.startswith("Dywedoch chi, gwnaethom ni: Parciau") for text in texts)
    assert texts[-1].startswith("You said, we did: Parks")


async def test_too_many_long_themes_are_told_and_not_cut(closed: House) -> None:
    long = Theme(said={"": "a" * 600}, decision=Decision.DONE, words="b" * 600)
    kept = Feedback("parks", FeedbackState.DRAFT, Draft(themes=(long,) * 7).model_dump_json())
    await closed.desk.store.commit([KeepFeedback(kept)])
    await closed.staff.types("/respond parks", "All answered")
    await closed.staff.taps("Preview", "too long for one message", "shorten a theme")
    await closed.staff.types("/send parks", "too long for one message")
