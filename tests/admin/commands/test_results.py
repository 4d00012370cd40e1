from pathlib import Path

from tests.admin.house import House
from tests.admin.house import house as opened
from tests.journeys.phone import labels


async def test_nobody_sees_results_while_a_survey_is_open(house: House) -> None:
    await house.publishes()
    await house.answered(["trees"] * 9)
    await house.staff.types("/results parks", "Nobody sees results before it is closed")


async def test_while_the_last_answers_come_in_results_wait(tmp_path: Path) -> None:
    async with opened(tmp_path, grace=15.0) as house:
        await house.publishes()
        sam = house.newcomer()
        await sam.opens("parks", "Parks")
        await sam.taps("Start", "What first?")
        await house.staff.types("/close parks", "cannot be opened again")
        await house.staff.taps("Yes, close it", "is closing")
        await house.staff.taps("Results", "may finish first")


async def test_results_come_with_a_picture_and_with_who_was_heard(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.types("/results parks", "Who we heard")
    # They are several messages, and the last has the button.
    last = await house.staff.until(lambda shown: bool(shown["buttons"]))
    messages = await house.staff.from_bot()
    pictures = [each for each in messages if each["photo"]]
    assert len(pictures) == 1
    assert "What first?" in pictures[0]["text"]
    assert labels(last) == ["Write “you said, we did”", "Dark pictures", "As files"]


async def test_pictures_come_once_more_for_dark_screens(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.types("/results parks", "Who we heard")
    await house.staff.until(lambda shown: bool(shown["buttons"]))
    await house.staff.taps("Dark pictures")

    def pictures() -> list[bytes]:
        messages = house.world.chat(house.staff.user_id).messages.values()
        return [each.file.content for each in messages if each.kind == "photo" and each.file]

    await house.staff.until(lambda _: len(pictures()) == 2)
    light, dark = pictures()
    assert light != dark


async def test_of_fewer_than_five_nothing_is_told_but_why(house: House) -> None:
    await house.closed_with(["trees"] * 4)
    await house.staff.types("/results parks", "Fewer than five people answered", "told why")


async def test_results_below_leave_the_tapped_message_as_it_is(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.taps("Results", "Who we heard")
    assert any("is closing" in text for text in house.texts(house.staff))
