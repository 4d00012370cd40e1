from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from tests.admin.commands.test_sending import answers
from tests.admin.house import House
from tests.admin.house import house as opened
from tests.bot.channels.raw_http import line_to, request
from tests.journeys.phone import Phone, labels
from tests.journeys.ports import reserved_port


async def files(house: House, phone: Phone) -> dict[str, bytes]:
    """The files that the bot sent, by name."""
    messages = house.world.chat(phone.user_id).messages.values()
    return {each.file.name: each.file.content for each in messages if each.file}


def unpacked(held: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(held)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


async def test_the_page_of_a_closed_survey_comes_as_files(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    shown = await house.staff.types("/report parks", "ready to be put on your website")
    sent = await files(house, house.staff)
    assert set(sent) == {"parks.en.html", "parks-report.zip"}
    assert b"What we got wrong" in sent["parks.en.html"]
    assert set(unpacked(sent["parks-report.zip"])) == {
        "parks.en.html",
        "parks.en.txt",
        "pictures/first.en.png",
    }
    assert "What we got wrong" in labels(shown)


async def test_there_is_no_page_of_a_survey_that_is_open(house: House) -> None:
    await house.publishes()
    await house.staff.types("/report parks", "Nobody sees results before it is closed")
    assert await files(house, house.staff) == {}


async def test_a_survey_that_fewer_than_five_answered_has_a_page_that_says_so(
    house: House,
) -> None:
    await house.closed_with(["trees"] * 3)
    await house.staff.types("/report parks", "ready to be put on your website")
    sent = await files(house, house.staff)
    assert b"Fewer than five people answered" in sent["parks.en.html"]


async def test_the_evidence_of_one_survey_is_one_tap_away(house: House) -> None:
    await house.closed_with(["trees"] * 9)
    await house.staff.types("/report parks", "ready to be put on your website")
    await house.staff.taps("The evidence behind it", "the evidence is below")
    pack = unpacked((await files(house, house.staff))["parks-evidence.zip"])
    assert {"index.html", "manifest.sha256", "parks/parks.en.html", "parks/results.csv"} <= set(
        pack
    )


async def test_the_evidence_of_everything_offers_the_year(house: House) -> None:
    await house.closed_with(["trees"] * 9)
    await house.staff.types("/evidence", "all surveys", "the evidence is below")
    year = house.desk.clock.today().year
    await house.staff.taps(f"The year {year}", "the review of the year is below")
    assert {"all-evidence.zip", f"review-{year}.html"} <= set(await files(house, house.staff))


async def test_without_a_closed_survey_there_is_no_evidence(house: House) -> None:
    await house.staff.types("/evidence", "No survey is closed yet")


async def test_a_poster_comes_as_a_picture_and_as_a_page(house: House) -> None:
    await house.publishes()
    await house.staff.types("/poster parks", "the posters are below")
    sent = await files(house, house.staff)
    assert sent["parks-poster.en.png"].startswith(b"\x89PNG")
    assert house.desk.link("parks").encode() in sent["parks-poster.en.html"]


async def test_a_closed_survey_has_no_poster(house: House) -> None:
    await house.closed_with(["trees"] * 9)
    await house.staff.types("/poster parks", "takes no more answers")


async def test_publishing_offers_the_poster(house: House) -> None:
    shown = await house.staff.types("/publish parks", "Parks is open")
    assert "Poster" in labels(shown)
    await house.staff.taps("Poster", "the posters are below")


async def test_what_was_answered_is_public_where_the_bot_listens(tmp_path: Path) -> None:
    with reserved_port() as port:
        async with opened(tmp_path, listen=f"127.0.0.1:{port}") as house:
            await house.closed_with(["trees"] * 6 + ["lights"] * 3)
            await answers(house)
            await house.staff.types("/send parks", "cannot be called back")
            await house.staff.taps("Yes, send it", "heard back")
            async with line_to(port) as line:
                line.send(request("/public/parks.en.html", method="GET"))
                answer = await line.answer()
    assert answer.status == 200
    assert b"Ten trees." in answer.body
    assert b"We did it" in answer.body
