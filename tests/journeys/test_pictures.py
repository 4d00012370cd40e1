"""Questions with pictures, through the whole product: asked, tapped, changed, stopped, sent."""

from pathlib import Path
from shutil import copy

import pytest

from bot.emulator.files import image_size
from bot.emulator.forms import MessageForm
from tests import jpeg
from tests.journeys.house import ROOT, House, house
from tests.journeys.phone import Phone
from tests.journeys.staff import publishes
from tests.png import png

pytestmark = pytest.mark.slow

MAP = png(400, 300)
SURVEY = """\
id: routes
version: 1.0.0
title: Evening buses
languages: [en]
purpose: decide
level: consultation
why: There is money for three routes.
decision:
  question: Which three routes stay?
  owner: Transport committee
  can_change: [Which routes stay, Where people wait]
  cannot_change: [The number of routes]
  decide_by: +49 days
feedback: {promised_by: +63 days, follow_up_on: +210 days}
outcomes: [{different: More evening journeys, known_by: We count tickets}]
opens: +0 days
closes: +28 days
audience: {min_age: 16, max_age: 25}
other_ways: [Talk to any youth worker]
complaints: complaints@council.example
champion: Participation lead
questions:
  - id: keep
    ask: Which route matters most to you?
    kind: single_choice
    informs: [1]
    image: {file: map.png, alt: Three lines from the town centre.}
    options: {hospital: Hospital, college: College, sea: Sea front}
  - id: wait
    ask: Where would you wait?
    kind: multiple_choice
    informs: [2]
    options:
      square: {label: Town square, image: {file: square.jpg, alt: Tall houses.}}
      park: {label: The park, image: {file: park.jpg, alt: A row of trees.}}
      none: {label: None of these, exclusive: true}
  - id: evenings
    ask: How many evenings a week do you go out?
    kind: number
    informs: [1]
    min: 0
    max: 4
"""


def surveys(folder: Path) -> str:
    """Write the survey, its pictures and who asks into a folder; return where it is."""
    found = folder / "surveys"
    found.mkdir()
    (found / "routes.yaml").write_text(SURVEY, "utf-8")
    (found / "map.png").write_bytes(MAP)
    for name in ("square.jpg", "park.jpg"):
        (found / name).write_bytes(jpeg.with_segments(jpeg.exif()))
    copy(ROOT / "surveys" / "definitions" / "organisation.yaml", found)
    return str(found)


async def begins(home: House) -> Phone:
    """Return somebody who looks at the first question."""
    sam = await home.young_person()
    await sam.opens("routes", "Which three routes stay?")
    await sam.taps("Start", "1 of 3", "Picture: Three lines from the town centre.")
    return sam


async def picture(phone: Phone, shown: MessageForm) -> bytes:
    assert shown["kind"] == "photo"
    return await phone.remote.file(phone.user_id, shown["message_id"])


async def test_a_survey_with_pictures_is_answered_from_end_to_end(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_SURVEYS=surveys(tmp_path)) as home:
        await publishes(await home.staff(), "routes")
        sam = await begins(home)
        first = await sam.newest()
        assert await picture(sam, first) == MAP

        shown = await sam.taps("College", "2 of 3", "The park: A row of trees.")
        assert shown["message_id"] == first["message_id"]
        sheet = await picture(sam, shown)
        assert (image_size(sheet) or (0, 0))[0] == 1080

        await sam.taps("The park")
        shown = await sam.until(lambda now: "✓ The park" in str(now["buttons"]))
        assert await picture(sam, shown) == sheet

        shown = await sam.taps("Next", "3 of 3", "How many evenings")
        await sam.until_gone(first["message_id"])

        back = await sam.taps("Back", "2 of 3")
        assert back["message_id"] == shown["message_id"]
        assert await picture(sam, back) == sheet

        await sam.taps("Next", "3 of 3")
        await sam.taps("2", "Nothing is sent yet", "College", "The park")
        await sam.taps("Change 1", "Picture: Three lines")
        await sam.taps("Hospital", "Nothing is sent yet", "Hospital")
        await sam.taps("Send", "Thank you")


async def test_pictures_go_on_where_they_were_after_a_restart(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_SURVEYS=surveys(tmp_path)) as home:
        await publishes(await home.staff(), "routes")
        sam = await begins(home)
        await sam.taps("College", "2 of 3")
        first = await sam.newest()
        await home.records.until("SELECT count(*) = 0 FROM interviews WHERE owed")
        assert await home.bot.stop() == 0
        await home.start()
        await sam.taps("The park")
        shown = await sam.until(lambda now: "✓ The park" in str(now["buttons"]))
        assert shown["message_id"] == first["message_id"]
        await sam.taps("Back", "1 of 3")
        assert await picture(sam, await sam.newest()) == MAP


async def test_who_stops_at_a_picture_is_left_without_it(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_SURVEYS=surveys(tmp_path)) as home:
        await publishes(await home.staff(), "routes")
        sam = await begins(home)
        asked = await sam.newest()
        await sam.taps("Stop or help", "Stopping deletes your answers")
        await sam.taps("Stop and delete", "Stopped.")
        await sam.until_gone(asked["message_id"])
        kit = await begins(home)
        await kit.types("/stop", "Stopped.")


async def test_typing_works_below_a_picture(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_SURVEYS=surveys(tmp_path)) as home:
        await publishes(await home.staff(), "routes")
        sam = await begins(home)
        shown = await sam.types("college", "2 of 3", "Where would you wait?")
        assert shown["kind"] == "photo"
        await sam.types("1, 2", "3 of 3")
