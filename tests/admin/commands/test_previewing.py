"""Playing a survey through in the chat, before it is out."""

import asyncio
from pathlib import Path

from hypothesis import given

from admin.commands.desk import Ask
from admin.commands.previewing import begin, marked, press
from bot.conversation.presses import Press, encode
from bot.conversation.screen import Button, Screen
from bot.conversation.state import Reviewing
from bot.keeping import Keeper
from bot.preview import from_bytes
from bot.storage.rows import Paper, PaperKind
from surveys.review.review import review_text
from tests.admin.house import PARKS, SHIPPED, STAFF, House, emulator, running
from tests.admin.house import house as opened
from tests.bot.conversation.test_presses import PRESSES, fewer
from tests.journeys.phone import labels
from tests.png import png

MARK = "Preview · nothing is kept"
PICKS = PARKS.replace("id: parks", "id: picks").replace(
    "kind: single_choice", "kind: multiple_choice\n    max: 1\n    min: 1"
)


async def paper(house: House, kind: PaperKind = PaperKind.PREVIEW) -> Paper | None:
    return await house.desk.store.paper(kind, "", house.desk.keys.tag(STAFF).hex())


async def sends(house: House, content: bytes, *words: str) -> None:
    """Send a survey file, and wait for what the bot has to say of it."""
    said = await house.remote.send(STAFF, kind="document", file_name="survey.yaml", content=content)
    await house.staff.sees(*words, newer_than=said["message_id"])


async def previews(house: House) -> None:
    await house.staff.types("/preview parks", MARK, "Parks", "Can change")


async def reaches_the_end(house: House) -> None:
    """Play it through to the thank-you, by a tap and by words."""
    await house.staff.taps("Start", MARK, "What first?")
    await house.staff.types("Lights", MARK, "Lights")
    await house.staff.taps("Send", MARK, "Thank you")


async def test_it_is_played_from_the_introduction_to_the_thank_you(house: House) -> None:
    await previews(house)
    await reaches_the_end(house)
    await house.staff.taps("End preview", "That was the preview of Parks", "Nothing of it was kept")


async def test_nothing_of_it_reaches_interviews_audience_ballots_or_tallies(house: House) -> None:
    await previews(house)
    await reaches_the_end(house)
    store = house.desk.store
    assert await store.person(house.desk.keys.tag(STAFF)) is None
    assert await store.surveys() == []
    assert await store.uncounted("parks") == (0, 0)
    assert await store.ledger("parks") == {}
    await house.staff.taps("End preview", "Nothing of it was kept")
    assert await paper(house) is None


async def test_what_is_answered_is_kept_sealed_while_it_goes_on(house: House) -> None:
    await previews(house)
    await house.staff.taps("Start", "What first?")
    await house.staff.types("Benches", "Nearly there")
    kept = await paper(house)
    assert kept is not None
    assert "benches" not in kept.document
    assert b"benches" not in kept.sealed
    opened = from_bytes(house.desk.keys.words.open(kept.sealed, kept.place))
    current = opened.person.current
    assert current is not None
    assert isinstance(current.at, Reviewing)


async def test_leaving_by_a_word_or_a_command_leaves_the_preview_alone(house: House) -> None:
    await previews(house)
    await house.staff.taps("Start", "What first?")
    await house.staff.types("stop", MARK, "Stopped")
    await house.staff.taps("From the start", "Can change")
    await house.staff.taps("Start", "What first?")
    await house.staff.types("/stop", MARK, "Stopped")
    assert await house.desk.store.person(house.desk.keys.tag(STAFF)) is None


async def test_commands_of_young_people_are_answered_within_it(house: House) -> None:
    await previews(house)
    await house.staff.types("/privacy", MARK)
    await house.staff.types("/mydata", MARK, "Parks")
    await house.staff.types("/help", MARK)


async def test_without_a_preview_the_same_commands_are_the_members_own(house: House) -> None:
    shown = await house.staff.types("/privacy", "")
    assert MARK not in shown["text"]


async def test_the_words_of_a_command_of_staff_end_the_typing_and_a_tap_resumes_it(
    house: House,
) -> None:
    await previews(house)
    await house.staff.taps("Start", "What first?")
    await house.staff.types("/staff", "Your surveys")
    shown = await house.staff.types("Trees", "")
    assert MARK not in shown["text"]
    await house.staff.taps("Stop or help", MARK)
    await house.staff.types("carry on", MARK, "What first?")


async def test_an_interview_of_the_members_own_is_not_disturbed(house: House) -> None:
    await house.publishes()
    staff, store = house.staff, house.desk.store
    await staff.opens("parks", "Can change")
    own, start = await staff.button("Start")
    await staff.taps_data(own, start)
    await staff.sees("What first?")
    before = await store.person(house.desk.keys.tag(STAFF))
    await sends(house, PARKS.replace("id: parks", "id: other").encode(), "(other)")
    await staff.taps("Preview", MARK)
    await reaches_the_end(house)
    after = await store.person(house.desk.keys.tag(STAFF))
    assert before is not None
    assert after is not None
    assert [each.sealed for each in after.interviews] == [each.sealed for each in before.interviews]
    assert after.attendance == before.attendance
    await staff.taps("End preview", "Nothing of it was kept")
    await staff.types("Trees", "Nearly there")
    answered = await store.person(house.desk.keys.tag(STAFF))
    assert answered is not None
    keeper = Keeper(house.desk.keys, house.desk.board.envelope)
    own_one = keeper.recall(answered, STAFF, "en", house.desk.clock.today()).person.current
    assert own_one is not None
    assert set(own_one.answers) == {"first"}


async def test_it_is_played_in_any_language_of_the_survey(house: House) -> None:
    shipped = (SHIPPED / "evening-buses.yaml").read_bytes()
    await sends(house, shipped, "(evening-buses), version", "in English")
    await house.staff.taps("Preview", MARK)
    await house.staff.taps("Cymraeg", MARK, "Which language?")
    await house.staff.taps("Cymraeg", MARK, "Gwasanaeth")
    await house.staff.taps("Dechrau", MARK, "llwybr")


async def test_a_tap_is_answered_in_the_words_of_the_conversation(house: House) -> None:
    await sends(house, PICKS.encode(), "(picks)")
    await house.staff.taps("Preview", MARK)
    await house.staff.taps("Start", "What first?")
    async with house.remote.events(STAFF) as events:
        await house.staff.taps("Next", MARK)
        async for kind, data in events:
            if kind == "answer" and data["text"]:
                break
        assert "choose" in data["text"].lower()


async def test_a_file_that_is_sent_can_be_played_before_it_is_published(house: House) -> None:
    await sends(house, PARKS.replace("id: parks", "id: sent").encode(), "(sent)")
    await house.staff.taps("Preview", MARK, "Parks")
    await reaches_the_end(house)
    await house.staff.taps("End preview", "Nothing of it was kept")
    shown = await house.staff.taps("Yes, publish it", "Parks is open")
    assert "?start=sent" in shown["text"]


async def test_a_button_of_a_file_that_another_took_the_place_of_does_nothing(
    house: House,
) -> None:
    await sends(house, PARKS.replace("id: parks", "id: first").encode(), "(first)")
    old = await house.staff.button("Yes, publish it")
    await sends(house, PARKS.replace("id: parks", "id: second").encode(), "(second)")
    await house.staff.taps_data(*old)
    await house.staff.sees("I have not got that file any more")
    assert await house.desk.store.surveys() == []


async def test_a_new_preview_takes_the_place_of_the_one_before(house: House) -> None:
    await previews(house)
    old, data = await house.staff.button("Start")
    await sends(house, PARKS.replace("Parks", "Ponds").encode(), "Ponds")
    await house.staff.taps("Preview", MARK, "Ponds")
    await house.staff.taps_data(old, data)
    shown = await house.staff.sees(MARK, "Ponds")
    assert "Start" in labels(shown)


async def test_a_survey_that_opens_later_is_played_as_on_its_first_day(house: House) -> None:
    later = PARKS.replace("opens: +0 days", "opens: +7 days")
    (house.folder / "surveys" / "parks.yaml").write_text(later)
    await previews(house)
    await house.staff.taps("Start", "What first?")


async def test_two_taps_at_the_same_moment_are_both_taken(house: House) -> None:
    """As they are when two replicas have one each."""
    picks = PICKS.replace("max: 1", "max: 3")
    survey = review_text("picks.yaml", picks).survey
    assert survey is not None
    await begin(house.desk, Ask(-1, STAFF, STAFF, ""), survey)
    await house.staff.sees(MARK)
    await house.staff.taps("Start", "What first?")
    taps = [await house.staff.button(label) for label in ("Trees", "Lights", "Benches")]
    await asyncio.gather(
        *(
            press(house.desk, Ask(-2 - place, STAFF, STAFF, "", message), data.split(".")[2:])
            for place, (message, data) in enumerate(taps)
        )
    )
    kept = await paper(house)
    assert kept is not None
    current = from_bytes(house.desk.keys.words.open(kept.sealed, kept.place)).person.current
    assert current is not None
    assert set(getattr(current.at, "picks", ())) == {"trees", "lights", "benches"}


@given(PRESSES)
@fewer
def test_every_button_of_the_conversation_fits_behind_the_mark_of_the_preview(press: Press) -> None:
    screen = marked(Screen("What first?", ((Button("One", encode(press)),),)))
    assert screen.html.endswith("What first?")
    (button,), _ = screen.rows
    assert button.data == f"s.v.{encode(press)}"
    assert len(button.data.encode()) <= 64


async def test_a_broken_file_in_the_folder_shows_what_to_mend(house: House) -> None:
    (house.folder / "surveys" / "parks.yaml").write_text(PARKS.replace("purpose: decide\n", ""))
    await house.staff.types("/preview parks", "Please change these things", "purpose")
    await house.staff.types("/preview nothing", "There is no survey “nothing”")


async def test_a_file_with_warnings_says_them_and_that_publishing_asks_for_more(
    house: House,
) -> None:
    long = f"What would you like first{' or next' * 10}?"
    content = PARKS.replace("What first?", long).encode()
    await sends(house, content, "It can go out. One thing could be better:", "Line 3")
    assert labels(await house.staff.newest()) == ["Preview", "Publish it…"]


async def test_a_file_of_a_survey_that_is_out_asks_before_it_changes_anything(house: House) -> None:
    await house.publishes()
    await sends(house, PARKS.encode(), "There is nothing to mend")
    assert labels(await house.staff.newest()) == ["Preview", "Publish it…"]


async def test_an_approver_plays_exactly_what_they_were_asked_to_approve(tmp_path: Path) -> None:
    async with opened(tmp_path, two_keys=True) as house:
        await sends(house, PARKS.encode(), "There is nothing to mend")
        await house.staff.taps("Yes, publish it", "needs a second key")
        await house.colleague.sees("asks for your approval")
        await house.colleague.taps("Preview", MARK, "Parks")
        await house.colleague.taps("Start", "What first?")
        await house.colleague.taps("End preview", "Nothing of it was kept")
        await house.colleague.taps("Yes, approve it", "You approved it")


async def test_it_goes_on_where_it_was_after_a_restart(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as before:
            await previews(before)
            await before.staff.taps("Start", "What first?")
        async with running(tmp_path, world, remote) as after:
            await after.staff.types("Lights", MARK, "Nearly there", "Lights")


async def test_a_preview_is_over_when_its_day_and_the_next_are(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as before:
            await previews(before)
        async with running(tmp_path, world, remote, days=2) as after:
            await after.staff.taps("Start", "This preview is over")


async def test_pictures_are_shown_and_give_way_to_words(house: House) -> None:
    folder = house.folder / "surveys"
    (folder / "map.png").write_bytes(png(400, 300))
    image = "image: {file: map.png, alt: The park from above}\n    options:"
    (folder / "parks.yaml").write_text(PARKS.replace("options:", image, 1))
    await previews(house)
    shown = await house.staff.taps("Start", MARK, "What first?", "The park from above")
    assert shown["kind"] == "photo"
    shown = await house.staff.types("Trees", MARK, "Nearly there")
    assert shown["kind"] == "text"
    shown = await house.staff.taps("Change 1", MARK, "The park from above")
    assert shown["kind"] == "photo"
    shown = await house.staff.taps("Lights", MARK, "Nearly there", "Lights")
    assert shown["kind"] == "text"


async def test_words_are_the_members_own_again_once_a_preview_was_found_to_be_over(
    tmp_path: Path,
) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as before:
            await previews(before)
        async with running(tmp_path, world, remote, days=2) as after:
            await after.staff.types("Trees", "This preview is over")
            shown = await after.staff.types("Trees", "")
            assert "preview" not in shown["text"].lower()
