"""Staff and young people over the emulator, weeks after a survey closed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.admin.house import PARKS, House, emulator, running
from tests.journeys.phone import Phone, labels
from tests.waiting import PATIENCE

LATE, OVERDUE = 51, 85
"""Days after publishing; "what we did" was promised by day 50, the decision by day 60."""


@asynccontextmanager
async def days_later(folder: Path, days: int) -> AsyncIterator[tuple[House, list[Phone]]]:
    """A survey was answered and closed; nobody did anything for so many days."""
    async with emulator() as (world, remote):
        async with running(folder, world, remote) as first:
            people = await first.closed_with(["trees"] * 6)
        async with running(folder, world, remote, days=days) as later:
            for member in (later.staff, later.colleague):
                await reads(later, member, "The decision: Parks")  # The last of the reminders.
            yield later, people


async def reads(house: House, phone: Phone, *words: str) -> str:
    """Wait until somebody has a message with those words, whatever came after it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for text in house.texts(phone):
                if all(each in text for each in words):
                    return text
            await asyncio.sleep(0.02)


async def test_nothing_is_promised_before_anything_is_published(house: House) -> None:
    await house.staff.types("/promises", "Nothing is promised yet")


async def test_promises_are_listed_for_staff_and_each_survey_opens(house: House) -> None:
    await house.publishes()
    shown = await house.staff.types("/promises", "4 due.", "Parks")
    assert labels(shown) == ["Due: Parks"]
    await house.staff.taps("Due: Parks", "what young people read", "How it went on: by")
    await house.staff.types(
        "/promises nothing", "There is no published survey “nothing”. /staff lists them."
    )


async def test_no_date_moves_while_people_answer(house: House) -> None:
    await house.publishes()
    await house.staff.types("/promises parks", "what young people read")
    message, _ = await house.staff.button("All promises")
    await house.staff.taps_data(message, "s.newdate.parks.feedback")
    await house.staff.sees("“parks” is not closed yet: people answer it under")


async def test_when_the_day_has_passed_everyone_who_hears_back_is_told(tmp_path: Path) -> None:
    async with days_later(tmp_path, LATE) as (opened, people):
        for phone in people:
            told = await reads(opened, phone, "We are late: Parks", "and have no new date.")
            assert "Ask us why: complaints@council.example" in told
        await reads(opened, opened.staff, "“What we did”: Parks", "1 day ago.")
        await people[0].types("promises", "What we did: promised by", "We are late.")
        await people[0].types("/news", "What came of it")
        await people[0].taps("Promises we made", "Kept or not, they all stay here.")
        assert [await phone.count("We are late: Parks") for phone in people] == [1] * 6


async def test_nobody_can_stop_the_notice_that_we_are_late(tmp_path: Path) -> None:
    async with days_later(tmp_path, LATE) as (opened, _):
        staff = opened.staff
        shown = await staff.types("/promises parks", "what young people read")
        for verb in ("hold", "haltpush", "endpush"):
            await staff.taps_data(shown["message_id"], f"s.{verb}.late.parks")
            await staff.sees("told to all who wait: it cannot be stopped.")
            shown = await staff.types("/promises parks", "what young people read")


async def test_a_new_date_with_its_reason_reaches_everyone_after_one_yes(tmp_path: Path) -> None:
    async with days_later(tmp_path, LATE) as (opened, people):
        for phone in people:
            await reads(opened, phone, "have no new date")
        staff = opened.staff
        await staff.types("/promises", "Promises: ")
        await staff.taps("⚠️ Late: Parks", "what young people read")
        await staff.taps("New date: “What we did”", "Which new day?")
        await staff.types("yesterday", "I could not read that as a date.")
        await staff.types("2020-01-01", "Please type a day after today")
        await staff.types("+14 days", "Why? Type the reason as young people will read it")
        await staff.types("It is 100% anonymous", "Nobody can promise")
        await staff.types("The vote was <put> off.", "New date:", "The vote was <put> off.")
        await staff.taps(
            "Yes, give this date", "The new date is given. Who hears back is being told."
        )
        for phone in people:
            await reads(opened, phone, "and we're sorry. New date:", "The vote was <put> off.")


async def test_a_yes_from_before_gives_no_other_date(tmp_path: Path) -> None:
    async with days_later(tmp_path, LATE) as (opened, _):
        staff = opened.staff
        await staff.types("/promises parks", "what young people read")
        await staff.taps("New date: “What we did”", "Which new day?")
        await staff.types("+14 days", "Why?")
        await staff.types("The vote was put off.", "Give it?")
        old = await staff.button("Yes, give this date")
        await staff.taps("No, leave it", "what young people read")
        await staff.taps("New date: “What we did”", "Which new day?")
        await staff.types("+20 days", "Why?")
        await staff.types("stop", "Left as it was.")
        await staff.types("/promises parks", "what young people read")
        await staff.taps("New date: “What we did”", "Which new day?")
        await staff.types("+21 days", "Why?")
        await staff.types("It was put off again.", "Give it?")
        await staff.taps_data(*old)
        await staff.sees("That button is from earlier, and nothing was changed.")
        await staff.taps("Yes, give this date", "The new date is given.")


async def test_a_team_that_owes_an_answer_publishes_nothing_until_it_says_why(
    tmp_path: Path,
) -> None:
    async with days_later(tmp_path, OVERDUE) as (opened, people):
        (tmp_path / "surveys" / "benches.yaml").write_text(PARKS.replace("parks", "benches"))
        staff = opened.staff
        await staff.types("/publish benches", "Not published: “parks” has waited")
        await staff.types("/promises", "Promises: ", "Nothing new can be published")
        await staff.taps("⛔ Broken: Parks", "We broke this promise.")
        await staff.taps("We stopped this…", "Why will it not come?")
        await staff.types("The money went to the roads.", "We stopped this because: The money went")
        await staff.taps("Yes, tell them", "It goes out at once.")
        for phone in people:
            told = await reads(
                opened, phone, "We stopped this: Parks", "The money went to the roads."
            )
            assert "• What we did: by" in told
        await staff.types("/publish benches", "is open")
        await people[0].types("promises", "we stopped this", "Why: The money went to the roads.")


async def test_a_decision_is_noted_with_the_day_of_today(house: House) -> None:
    await house.closed_with(["trees"] * 6)
    await house.staff.types("/promises parks", "The decision: by")
    await house.staff.taps("It is done…", "it was decided?")
    await house.staff.taps("Yes, it is done", "Noted, with today’s date.", "Kept.")


async def test_a_survey_has_a_break_and_goes_on(house: House) -> None:
    await house.publishes()
    await house.staff.types("/pause parks", "is having a break")
    await house.newcomer().opens("parks", "Parks is having a break.")
    await house.staff.taps("Go on again", "is open again")
    await house.newcomer().opens("parks", "Can change")


async def test_staff_find_the_break_and_the_early_end_where_they_see_how_it_goes(
    house: House,
) -> None:
    await house.publishes()
    shown = await house.staff.types("/progress parks", "parks")
    assert labels(shown)[-2:] == ["Have a break", "End it early…"]
    await house.staff.taps("Have a break", "is having a break")
    await house.staff.types("/staff", "Parks (parks): paused")
    await house.staff.taps("Parks: go on again", "is open again")


async def test_what_opens_later_is_published_and_says_when(tmp_path: Path) -> None:
    (tmp_path / "surveys").mkdir()
    later = PARKS.replace("opens: +0 days", "opens: +3 days")
    (tmp_path / "surveys" / "parks.yaml").write_text(later)
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as first:
            await first.staff.types("/publish parks", "is published, and opens on")
            await first.staff.types("/staff", "Parks (parks): opens on")
            await first.staff.types("/invite parks", "Invite people to parks?")
            await first.staff.taps("Yes, invite them", "invite people then.")
            await first.newcomer().opens("parks", "You can begin then: the same link will work.")
        async with running(tmp_path, world, remote, days=3) as third_day:
            await third_day.newcomer().opens("parks", "Can change")


async def test_a_survey_is_withdrawn_after_a_reason_and_one_yes(house: House) -> None:
    await house.publishes()
    people = await house.answered(["trees"] * 7)
    await house.staff.types("/withdraw parks", "Why does it end early?")
    await house.staff.types("🙂", "I need a reason in words.")
    await house.staff.types("x" * 401, "401 characters, and 400 fit")
    await house.staff.types("A question was wrong.", "Parks ended early", "cannot be called back")
    await house.staff.taps("Yes, withdraw it", "every answer is being deleted")
    for phone in people:
        await phone.sees("Parks ended early", "A question was wrong.")
    assert await house.desk.store.uncounted("parks") == (0, 0)
    await house.newcomer().opens("parks", "Parks ended early")
    await house.staff.types("/withdraw parks", "“parks” is withdrawn, so it cannot be withdrawn.")
    for command in ("results", "report", "export", "respond", "said", "progress"):
        await house.staff.types(f"/{command} parks", "“parks” was withdrawn: its answers are")


async def test_a_survey_is_not_withdrawn_without_the_yes(house: House) -> None:
    await house.publishes()
    await house.staff.types("/withdraw parks", "Why does it end early?")
    await house.staff.types("A question was wrong.", "Parks ended early")
    await house.staff.taps("No, leave it", "what young people read")
    await house.newcomer().opens("parks", "Can change")


async def test_weeks_after_its_last_day_a_survey_has_closed_by_itself(tmp_path: Path) -> None:
    async with emulator() as (world, remote):
        async with running(tmp_path, world, remote) as first:
            await first.publishes()
            await first.answered(["trees"] * 6)
        async with running(tmp_path, world, remote, days=29) as later:
            await later.until_closed()
            await later.staff.types("/results parks", "What first?")
