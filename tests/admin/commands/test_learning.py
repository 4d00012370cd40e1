from admin.page_papers import written
from bot.storage.rows import SurveyState
from tests.admin.house import House
from tests.journeys.phone import labels


async def begin(house: House) -> None:
    await house.closed_with(["trees"] * 9)
    await house.staff.types("/report parks", "ready to be put on your website")
    await house.staff.taps("What we got wrong", "Nobody has written it yet")


async def test_what_went_wrong_is_typed_and_stands_on_the_page(house: House) -> None:
    await begin(house)
    await house.staff.taps("Write in English", "A few honest sentences")
    await house.staff.types("We opened in exam time.", "We opened in exam time.")
    await house.staff.taps("Make the page", "ready to be put on your website")
    messages = house.world.chat(house.staff.user_id).messages.values()
    pages = [each.file.content for each in messages if each.file and "html" in each.file.name]
    assert b"We opened in exam time." not in pages[0]
    assert b"We opened in exam time." in pages[-1]


async def test_a_dash_takes_it_off_the_page_again(house: House) -> None:
    await begin(house)
    await house.staff.taps("Write in English", "A few honest sentences")
    await house.staff.types("We opened in exam time.", "We opened in exam time.")
    await house.staff.taps("Change in English", "A few honest sentences")
    await house.staff.types("-", "Nobody has written it yet")
    assert (await written(house.desk.store, "parks")).learned == {}


async def test_what_happened_is_written_beside_what_was_named_beforehand(house: House) -> None:
    await begin(house)
    await house.staff.types("/report parks", "ready to be put on your website")
    shown = await house.staff.taps("What came of it", "More is open")
    assert "Write 1 in English" in labels(shown)
    await house.staff.taps("Write 1 in English", "You said beforehand")
    await house.staff.types("Two parks are open until nine.", "Two parks are open until nine.")
    assert (await written(house.desk.store, "parks")).outcomes == {
        0: {"en": "Two parks are open until nine."}
    }


async def test_who_somebody_is_does_not_go_on_a_public_page(house: House) -> None:
    await begin(house)
    await house.staff.taps("Write in English", "A few honest sentences")
    await house.staff.types("Call me on 07700 900123.", "seems to say who somebody is")
    assert (await written(house.desk.store, "parks")).learned == {}


async def test_too_long_is_said_and_nothing_is_lost(house: House) -> None:
    await begin(house)
    await house.staff.taps("Write in English", "A few honest sentences")
    await house.staff.types("a" * 1501, "1500 fit")
    await house.staff.types("Shorter.", "Shorter.")


async def test_stop_leaves_it_as_it_was(house: House) -> None:
    await begin(house)
    await house.staff.taps("Write in English", "A few honest sentences")
    await house.staff.types("stop", "Nobody has written it yet")
    assert (await house.desk.fieldwork.published("parks")).state is SurveyState.CLOSED
