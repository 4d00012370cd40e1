import re
from datetime import UTC, datetime
from pathlib import Path

import orjson

from bot.storage.changes import KeepPaper, LogAct
from bot.storage.rows import ErrandKind, Paper, PaperKind, SurveyState
from tests.admin.house import House
from tests.admin.house import house as opened
from tests.journeys.phone import labels
from tests.surveys.small import question, survey

OVER = "is not open: it is closed. /results parks shows what was said."


async def test_progress_is_told_in_steps_of_a_batch(house: House) -> None:
    await house.publishes()
    await house.answered(["trees"] * 7)
    shown = await house.staff.types("/progress parks", "parks")
    assert re.findall(r"\d+", shown["text"])
    assert {int(each) % 5 for each in re.findall(r"\d+", shown["text"])} == {0}


async def test_progress_of_a_closed_survey_is_its_results(house: House) -> None:
    await house.closed_with(["trees"] * 6)
    await house.staff.types("/progress parks", "/results parks shows what was said")


async def test_a_survey_that_was_never_published_has_no_progress(house: House) -> None:
    await house.staff.types("/progress parks", "There is no published survey “parks”.")


async def test_how_many_may_be_invited_is_told_in_steps(house: House) -> None:
    await house.publishes()
    few = await house.staff.types("/invite parks", "fewer than 5 people")
    await house.may_be_asked(1)
    assert (await house.staff.types("/invite parks", "Invite"))["text"] == few["text"]
    await house.may_be_asked(6)
    await house.staff.types("/invite parks", "at least 5 people")


async def test_those_who_said_yes_are_invited_once_and_nobody_else(house: House) -> None:
    await house.publishes()
    done = await house.answered(["trees"], may_ask_again=True)
    willing = await house.may_be_asked(2)
    for _ in range(2):
        await house.staff.types("/invite parks", "Invite people to parks?")
        await house.staff.taps("Yes, invite them", "on their way")
        for phone in willing:
            await phone.sees("Have a say in: Parks")
    assert [len(house.texts(phone)) for phone in (*willing, *done)] == [1, 1, 0]


async def test_nobody_is_invited_before_the_yes(house: House) -> None:
    await house.publishes()
    await house.may_be_asked(2)
    await house.staff.types("/invite parks", "Invite people to parks?")
    await house.staff.taps("Not now", "Done:")
    delivery = await house.desk.store.delivery("parks", ErrandKind.INVITATION)
    assert not delivery.waiting
    assert not delivery.settled


async def test_an_old_yes_invites_nobody_to_a_closed_survey(house: House) -> None:
    await house.publishes()
    await house.may_be_asked(2)
    await house.staff.types("/invite parks", "Invite people to parks?")
    message, data = await house.staff.button("Yes, invite them")
    await house.answered(["trees"] * 5)
    await house.closes()
    await house.staff.taps_data(message, data)
    await house.staff.until(lambda _: f"“parks” {OVER}" in house.texts(house.staff))
    delivery = await house.desk.store.delivery("parks", ErrandKind.INVITATION)
    assert not delivery.waiting


async def test_closing_asks_once_and_not_yet_leaves_it_open(house: House) -> None:
    await house.publishes()
    shown = await house.staff.types("/close parks", "cannot be opened again")
    assert labels(shown) == ["Yes, close it", "Not yet"]
    await house.staff.taps("Not yet", "Done:")
    assert (await house.desk.fieldwork.published("parks")).state is SurveyState.OPEN


async def test_who_closes_is_told_what_becomes_of_those_in_the_middle(tmp_path: Path) -> None:
    async with opened(tmp_path, grace=15.0) as house:
        await house.publishes()
        await house.staff.types("/close parks", "have 15 more minutes to send their answers")


async def test_without_grace_staff_are_told_that_answers_not_sent_are_deleted(
    house: House,
) -> None:
    await house.publishes()
    await house.staff.types("/close parks", "Answers that have not been sent are deleted.")


async def test_a_survey_is_closed_once(house: House) -> None:
    await house.closed_with(["trees"] * 5)
    await house.staff.types("/close parks", f"“parks” {OVER}")


async def test_in_quiet_hours_staff_hear_when_invitations_start_and_none_goes_out(
    tmp_path: Path,
) -> None:
    # The clock of the house begins at ten.
    async with opened(tmp_path, quiet_hours="09:00-18:30") as house:
        await house.publishes()
        (willing,) = await house.may_be_asked(1)
        await house.staff.types("/invite parks", "It starts at 18:30 today")
        await house.staff.taps("Yes, invite them", "go out at 18:30 today")
        await willing.types("/help", "stop")
        assert len(house.texts(willing)) == 1
        assert (await house.desk.store.delivery("parks", ErrandKind.INVITATION)).waiting == 1


async def test_progress_says_in_words_who_is_not_heard_yet(house: House) -> None:
    about = question("age", about_you="To compare.", options={"a16": "16 to 17", "a18": "18 to 21"})
    asked = survey(question("it"), about, id="ages", breakdowns=["age"])
    desk = house.desk
    log = LogAct(datetime(2027, 1, 11, tzinfo=UTC), b"alex", "publish", "ages")
    await desk.fieldwork.publish(asked, log)
    told = {"day": desk.clock.today().isoformat(), "counted": 48, "few": {"age": ["a16"]}}
    paper = Paper(PaperKind.SO_FAR, "ages", "", orjson.dumps(told).decode())
    await desk.store.commit([KeepPaper(paper)])
    shown = await house.staff.types("/progress ages", "Fewer than 8 yet from: 16 to 17.")
    assert "48" not in shown["text"]
