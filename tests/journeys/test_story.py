import asyncio
import re
from pathlib import Path

import pytest

from tests.journeys.crowd import through, times_told
from tests.journeys.house import STAFF, house
from tests.journeys.phone import Phone, labels
from tests.journeys.staff import SURVEY, closes, publishes, responds, sends

pytestmark = pytest.mark.slow


async def by_taps(sam: Phone) -> None:
    await sam.opens(SURVEY, "Which three evening routes stay?", "Your name isn't kept")
    await sam.taps("Start", "Four routes run after 7pm")
    await sam.taps("Next", "1 of 6", "How often")
    await sam.taps("Every week", "2 of 6", "Which routes would you keep")
    await sam.taps("Back", "1 of 6", "How often")
    await sam.taps("Never", "2 of 7", "What keeps you")
    await sam.taps("Skip", "3 of 7", "Which routes would you keep")
    await sam.taps("Town to the hill estate")
    await sam.until(lambda shown: "✓ Town to the hill estate" in labels(shown))
    await sam.taps("Next", "4 of 7", "When should the last bus")
    await sam.taps("10pm", "5 of 7", "What one thing")
    await sam.types("Lights at the stop", "6 of 7", "How old are you?")
    await sam.taps("Prefer not to say", "7 of 7", "Which part of Aberllyn")
    await sam.taps("Skip", "Nearly there", "Lights at the stop")
    await sam.taps("Send my answers", "Thank you", "Your answers are sent")


async def by_typing_in_welsh(nia: Phone) -> None:
    await nia.opens(SURVEY, "Gwasanaeth Ieuenctid Aberllyn")
    await nia.types("dechrau", "Mae pedwar llwybr")
    await nia.types("nesaf", "1 o 6")
    await nia.types("Bob wythnos", "2 o 6", "Pa lwybrau")
    await nia.types("1, 2", "3 o 6", "Pryd dylai")
    await nia.types("10", "4 o 6", "Pa un peth")
    await nia.types("yn ôl", "3 o 6", "Pryd dylai")
    await nia.types("11", "4 o 6", "Pa un peth")
    await nia.types("Mwy o seddi", "5 o 6", "Faint yw dy oed")
    await nia.types("17", "6 o 6", "Ym mha ran")
    await nia.types("hepgor", "Mwy o seddi")
    await nia.types("anfon", "Diolch")


async def by_leaving(kit: Phone) -> None:
    await kit.opens(SURVEY, "Which three evening routes stay?")
    await kit.taps("Start", "Four routes run after 7pm")
    await kit.taps("Next", "1 of 6")
    await kit.taps("Now and then", "2 of 6")
    await kit.taps("Stop or help", "Stopping deletes your answers")
    await kit.taps("Stop and delete my answers", "Stopped. Your answer is deleted.")


async def shows_results(staff: Phone) -> None:
    before = len(await staff.from_bot())
    await staff.types(f"/results {SURVEY}", "Who we heard")
    shown = (await staff.from_bot())[before:]
    pictures = [each for each in shown if each["photo"]]
    assert pictures
    for picture in pictures:
        content = await staff.remote.file(staff.user_id, picture["message_id"])
        assert content.startswith(b"\x89PNG")
    assert any("Done: " in each["text"] for each in shown)


async def test_the_whole_story_is_told_from_the_owner_link_to_the_news(tmp_path: Path) -> None:
    async with house(tmp_path, HEARBACK_OWNERS="") as home:
        staff = await home.staff()
        link = await home.bot.line_with("?start=owner_")
        code = link.partition("?start=")[2]
        await staff.opens(code, "You are an owner now")
        await publishes(staff)

        sam, nia, kit = [await home.young_person(each) for each in ("en", "cy", "en")]
        await kit.opens(code, "This link has been used")
        await home.remote.start_crowd(20, SURVEY, seed=3, pace_ms=(20, 100))
        await asyncio.gather(by_taps(sam), by_typing_in_welsh(nia), by_leaving(kit))
        crowd = await through(home, 20)
        assert crowd["stuck"] == 0

        progress = await staff.types(f"/progress {SURVEY}", SURVEY)
        figures = [int(each) for each in re.findall(r"\d+", progress["text"])]
        assert figures
        assert all(figure % 8 == 0 for figure in figures)
        await staff.types(f"/results {SURVEY}", "Nobody sees results before it is closed")
        await closes(staff, home)
        assert len(home.records.responses(SURVEY)) == crowd["finished"] + 2

        await shows_results(staff)
        assert await responds(staff) >= 1
        await sends(staff)
        listeners = home.records.number("SELECT count(*) FROM hear_back")
        await staff.sees("Sent: ", "heard back")

        told = await times_told(home)
        del told[STAFF]
        assert sum(told.values()) == listeners
        assert max(told.values()) == 1
        assert [told[each.user_id] for each in (sam, nia, kit)] == [1, 1, 0]
        await nia.sees("Dywedoch chi, gwnaethom ni: Bysiau gyda'r nos")
        await kit.types("/news", "What came of it, the newest first")
        await kit.taps("Evening buses", "You said, we did: Evening buses", "We are doing it")
