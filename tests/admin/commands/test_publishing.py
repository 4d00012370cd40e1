from pathlib import Path

import pytest

from surveys.review.review import review_text
from surveys.spreadsheet.plainly import plain_survey
from surveys.spreadsheet.template import template
from tests.admin.house import PARKS, House
from tests.admin.house import house as open_house
from tests.journeys.phone import Phone

BROKEN = PARKS.replace("purpose: decide\n", "").replace("level: consultation", "level: <b>none</b>")


async def sends_file(staff: Phone, content: bytes, name: str = "parks.yaml") -> None:
    await staff.remote.send(staff.user_id, kind="document", file_name=name, content=content)


async def test_publishing_shows_the_link_and_writes_to_nobody(house: House) -> None:
    (listener,) = await house.may_be_asked(1)
    shown = await house.staff.types("/publish parks", "Nobody has been written to")
    assert "https://t.me/hearback_bot?start=parks" in shown["text"]
    assert house.texts(listener) == []


async def test_publishing_twice_is_the_same_as_once(house: House) -> None:
    await house.publishes()
    await house.publishes()
    assert len(await house.desk.store.surveys()) == 1


async def test_a_name_that_no_survey_has_is_told(house: House) -> None:
    await house.staff.types("/publish <nothing>", "There is no survey “<nothing>”")


async def test_a_command_without_a_name_says_how_to_write_it(house: House) -> None:
    await house.staff.types("/publish", "Which survey? Write its name after /publish")


async def test_a_broken_file_shows_what_to_mend_and_where(house: House) -> None:
    (house.folder / "surveys" / "parks.yaml").write_text(BROKEN)
    shown = await house.staff.types("/publish parks", "Not published.")
    assert "purpose" in shown["text"]
    assert "Line 5:" in shown["text"]
    assert await house.desk.store.surveys() == []


async def test_a_file_that_is_sent_is_published(house: House) -> None:
    await sends_file(house.staff, PARKS.replace("id: parks", "id: sent").encode())
    await house.staff.sees("(sent), version", "1 question, about a minute, in English")
    assert await house.desk.store.surveys() == []
    shown = await house.staff.taps("Yes, publish it", "Parks is open")
    assert "?start=sent" in shown["text"]


async def test_a_broken_file_that_is_sent_shows_what_to_mend(house: House) -> None:
    await sends_file(house.staff, BROKEN.encode())
    await house.staff.sees("Not published.", "purpose")


async def test_many_findings_still_fit_into_one_message(house: House) -> None:
    await sends_file(house.staff, "\n".join(f"unknown_{n}: <{n}>" for n in range(200)).encode())
    shown = await house.staff.sees("Not published.", "201 more, in the file above")
    assert len(shown["text"]) < 4096


@pytest.mark.parametrize("content", ["title: Plác".encode("latin-1"), b"\xff\xd8\xff\xe0 a photo"])
async def test_what_is_no_text_is_refused(house: House, content: bytes) -> None:
    await sends_file(house.staff, content)
    await house.staff.sees("they have to be text in UTF-8")


async def test_a_file_that_is_larger_than_any_survey_is_refused(house: House) -> None:
    await sends_file(house.staff, b"#" * 1_000_001)
    await house.staff.sees("larger than 1 MB")


async def test_the_template_is_sent_and_comes_back_as_a_survey(house: House) -> None:
    await house.staff.types("/template", "send it back here")
    survey = review_text("parks.yaml", PARKS.replace("id: parks", "id: sheets")).survey
    assert survey is not None
    await sends_file(house.staff, template(plain_survey(survey)), "survey.xlsx")
    await house.staff.sees("There is nothing to mend")
    shown = await house.staff.taps("Yes, publish it", "Parks is open")
    assert "?start=sheets" in shown["text"]


async def test_a_workbook_with_gaps_shows_the_cells_to_fill(house: House) -> None:
    await sends_file(house.staff, template(), "survey.xlsx")
    shown = await house.staff.sees("Not published.")
    assert "Promise!B4:" in shown["text"]
    assert await house.desk.store.surveys() == []


async def test_a_workbook_in_the_folder_is_published_by_its_id(house: House) -> None:
    survey = review_text("parks.yaml", PARKS.replace("id: parks", "id: sheets")).survey
    assert survey is not None
    (house.folder / "surveys" / "any.xlsx").write_bytes(template(plain_survey(survey)))
    shown = await house.staff.types("/publish sheets", "Nobody has been written to")
    assert "?start=sheets" in shown["text"]


async def test_a_file_is_held_to_the_age_for_the_platform_that_is_set(tmp_path: Path) -> None:
    async with open_house(tmp_path, min_age=18) as house:
        await sends_file(house.staff, PARKS.encode())
        await house.staff.sees("One thing could be better", "Telegram is for people of 18 and over")
