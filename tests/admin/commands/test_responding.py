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
    assert labels(shown)[:4] == ["1", "Go on with the next", "Add a theme", "Preview"]


@pytest.mark.parametrize(
    ("label", "decision"),
    [("We did it", Decision.DONE), ("We will not do it", Decision.NOT_DOING)],
)
async def test_a_decision_is_kept_with_its_words(
    closed: House, label: str, decision: Decision
) -> None:
    staff = await at_first_theme(closed)
    await staff.taps(label, "/staff leaves it as it was.")
    await staff.types("Ten trees <now>.", "All answered")
    (theme,) = (await draft(closed)).themes
    assert (theme.decision, theme.words) == (decision, {"en": "Ten trees <now>."})


@pytest.mark.parametrize(
    ("label", "decision", "asked"),
    [
        ("We are doing it", Decision.DOING, "By when will it be done?"),
        ("Not decided yet", Decision.NOT_DECIDED, "When will it be decided?"),
    ],
)
async def test_what_comes_later_asks_for_its_day_first(
    closed: House, label: str, decision: Decision, asked: str
) -> None:
    staff = await at_first_theme(closed)
    await staff.taps(label, asked)
    await staff.types("soon", "could not read that as a date")
    await staff.types("2020-01-01", "Please type a day after today.")
    await staff.types("2207-01-01", "more than 5 years away")
    await staff.types("+28 days", "Type it as young people will read it.")
    await staff.types("We plant.", "All answered")
    (theme,) = (await draft(closed)).themes
    today = closed.desk.clock.today()
    assert theme.until is not None
    assert (theme.until - today).days == 28
    assert (theme.decision, theme.words) == (decision, {"en": "We plant."})


async def test_a_decision_without_words_answers_nothing(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("/respond parks", "1 left to answer")


async def test_an_editor_goes_back_and_changes_anything(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We are doing it", "By when")
    await staff.types("+28 days", "What are you doing?")
    await staff.types("We plant ten trees.", "All answered")
    await staff.taps("1", "So far: We are doing it", "We plant ten trees.")
    await staff.taps("Words: English", "So far: We plant ten trees.")
    await staff.types("We plant nine trees.", "All answered")
    await staff.taps("1", "We plant nine trees.")
    await staff.taps("The day", "By when")
    await staff.types("+60 days", "All answered")
    await staff.taps("Who decided", "Who decided?")
    await staff.types("The mayor", "All answered")
    kept = await draft(closed)
    (theme,) = kept.themes
    assert (theme.words, kept.owner) == ({"en": "We plant nine trees."}, {"en": "The mayor"})
    assert theme.until is not None
    assert (theme.until - closed.desk.clock.today()).days == 60


async def test_words_that_are_too_long_are_asked_for_again(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("a" * 701, "That is 701 characters, and 700 fit.")
    await staff.types("🌳🌳", "Please say it in words")
    await staff.types("Ten trees.", "All answered")


async def test_of_ten_thousand_characters_in_three_messages_nothing_is_taken(
    closed: House,
) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.remote.send(staff.user_id, "a" * 4096)
    await staff.sees("What came of it?")
    await staff.remote.send(staff.user_id, "a" * 500)
    await staff.sees("Nothing is waiting for you right now.")
    assert any("so nothing of it was taken" in each for each in closed.texts(staff))
    assert (await draft(closed)).themes[0].words == {}


async def test_staff_add_a_theme_and_take_it_out_again(closed: House) -> None:
    await closed.staff.types("/respond parks", "1 left")
    await closed.staff.taps("Add a theme", "What did young people say?")
    shown = await closed.staff.types("The path is muddy.", "Theme 2 of 2", "The path is muddy.")
    assert labels(shown)[-2:] == ["All themes", "Take it out"]
    await closed.staff.taps("You said: English", "What did young people say?")
    await closed.staff.types("The path is wet.", "Theme 2 of 2", "The path is wet.")
    await closed.staff.taps("Take it out", "1 left to answer")
    assert len((await draft(closed)).themes) == 1


async def test_one_answer_covers_several_themes(closed: House) -> None:
    staff = closed.staff
    await staff.types("/respond parks", "1 left")
    await staff.taps("Add a theme", "What did young people say?")
    await staff.types("The path is muddy.", "Theme 2 of 2")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees and gravel.", "Theme 1 of 2")
    await staff.taps("Same answer as…", "Which answer covers this one too?", "Ten trees")
    await staff.taps("2", "Same answer as 2", "All answered")
    shown = await staff.taps("Preview", "You said: The path is muddy.")
    assert shown["text"].count("We did it:") == 1


async def test_a_theme_from_the_results_cannot_be_taken_out(closed: House) -> None:
    staff = await at_first_theme(closed)
    newest = await staff.newest()
    assert "Take it out" not in labels(newest)
    await staff.taps_data(newest["message_id"], "s.drop.parks.1")
    await staff.sees("comes from the results, so it needs an answer")
    await staff.taps_data(newest["message_id"], "s.voice.parks.1.en")
    await staff.sees("comes from the results, so its words stay as they are")


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
    assert first.words == {"en": "Ten trees."}
    assert second.said == {"en": "The path is muddy."}


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
    assert [theme.words for theme in themes if theme.said == {"en": "No toilets."}] == [
        {"en": "One at each gate."}
    ]


async def test_who_changed_what_is_told_by_name_and_day(closed: House) -> None:
    staff = await at_first_theme(closed)
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered", "You answered theme 1 on")
    await closed.colleague.types("/respond parks", "Owner 1 of the settings answered theme 1 on")
    await closed.colleague.taps("Who changed what", "Owner 1 of the settings answered theme 1 on")


async def test_two_members_who_answer_one_theme_choose_which_words_stay(closed: House) -> None:
    alex, kim = await at_first_theme(closed), closed.colleague
    await alex.taps("We did it", "What did you do?")
    await kim.types("/respond parks", "1 left to answer")
    await kim.taps("1", "What came of it?")
    await kim.taps("We will not do it", "Why not?")
    await kim.types("There is no money.", "All answered")
    await alex.types("Ten trees.", "while you were writing", "There is no money.", "Ten trees.")
    assert (await draft(closed)).themes[0].words == {"en": "There is no money."}
    # Turning to something else loses nothing: the choice waits.
    await alex.types("/respond parks", "All answered")
    await alex.taps("Choose: theme 1", "There is no money.", "Ten trees.")
    await alex.taps("Use mine", "We did it", "Ten trees.")
    assert (await draft(closed)).themes[0].words == {"en": "Ten trees."}
    assert (await draft(closed)).held == ()


async def test_what_the_other_wrote_may_stay(closed: House) -> None:
    alex, kim = await at_first_theme(closed), closed.colleague
    await alex.taps("We did it", "What did you do?")
    await kim.types("/respond parks", "1 left to answer")
    await kim.taps("1", "What came of it?")
    await kim.taps("We will not do it", "Why not?")
    await kim.types("There is no money.", "All answered")
    await alex.types("Ten trees.", "while you were writing")
    await alex.taps("Keep what Owner 2", "So far: We will not do it. There is no money.")
    assert (await draft(closed)).held == ()


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
    await staff.types("Ten trees.", "English: Ten trees.", "And in Welsh?")
    await staff.types("/respond parks", "no words in Welsh", "about 2 minutes")
    await staff.taps("Go on with the next", "And in Welsh?")
    await staff.types("Deg coeden.", "All answered")
    await staff.taps("Preview", "You said, we did: Parks", "Ten trees.")
    texts = house.texts(staff)
    (welsh,) = [text for text in texts if text.startswith("Dywedoch chi, gwnaethom ni: Parciau")]
    assert "Deg coeden." in welsh
    assert texts[-1].startswith("You said, we did: Parks")


async def test_too_many_long_themes_are_told_and_not_cut(closed: House) -> None:
    long = Theme(said={"en": "a" * 190}, decision=Decision.DONE, words={"en": "b" * 600})
    many = [long.changed(number=each, about=f"own.{each}") for each in range(1, 8)]
    kept = Feedback("parks", FeedbackState.DRAFT, Draft(themes=tuple(many)).model_dump_json())
    await closed.desk.store.commit([KeepFeedback(kept)])
    await closed.staff.types("/respond parks", "All answered")
    await closed.staff.types("/send parks", "characters too long to be sent")
