"""A survey whose own words nobody would read goes out without them, by one tap."""

from pathlib import Path

from bot.storage.rows import Role
from bot.storage.staff_log import Wanted
from tests.admin.commands.test_team import joins
from tests.admin.house import PARKS, STAFF, House
from tests.admin.house import house as opened
from tests.journeys.phone import labels
from tests.surveys.review.good import GOOD

WITHOUT = "Publish without own words"
GUARDED = PARKS.replace(
    "      benches: Benches\n",
    "      benches:\n        label: Something else\n        specify: What would that be?\n",
).replace(
    "retention_days",
    "  - {id: rest, kind: open_ended, ask: What else?, informs: [2]}\nretention_days",
)
UNREAD = GUARDED.replace(GOOD[GOOD.index("safeguarding:") : GOOD.index("questions:")], "")
ASKED = "Something else: What would that be? · What first?"
FIRST = "What first?"


def holds(house: House, text: str) -> None:
    (house.folder / "surveys" / "parks.yaml").write_text(text)


async def sends(house: House, text: str, *words: str) -> None:
    remote, staff = house.remote, house.staff
    sent = await remote.send(
        staff.user_id, kind="document", file_name="parks.yaml", content=text.encode()
    )
    await staff.sees(*words, newer_than=sent["message_id"])


async def logged(house: House) -> list[tuple[str, str]]:
    entries = await house.desk.store.staff_log(Wanted(subject="parks"), 9)
    return [(each.act, each.note) for each in reversed(entries)]


def out(house: House) -> list[str]:
    """Return the ids of all that the survey asks that is out, own words included."""
    listing = house.desk.board.catalogue.listings["parks"]
    return [item.id for item in listing.survey.questions]


async def test_a_file_of_the_folder_goes_out_by_one_tap_without_own_words(house: House) -> None:
    holds(house, UNREAD)
    shown = await house.staff.types("/publish parks", "(E129)", f"• {ASKED}", "• What else?")
    assert labels(shown) == ["Preview without them", WITHOUT]
    shown = await house.staff.taps(WITHOUT, "Parks is open", "Left out", "first_benches, rest")
    assert out(house) == ["first"]
    assert house.desk.board.catalogue.listings["parks"].survey.version == "1.0.0"
    assert (house.folder / "surveys" / "parks.yaml").read_text() == UNREAD
    assert await logged(house) == [
        ("publish", ""),
        ("publish_without_words", "first_benches, rest"),
    ]
    await house.staff.types("/log", "left out of parks what is asked in own words")


async def test_a_file_that_is_sent_goes_out_the_same_way(house: House) -> None:
    await sends(house, UNREAD, "Not published.", f"• {ASKED}", "• What else?")
    await house.staff.taps(WITHOUT, "Parks is open", "Left out")
    assert out(house) == ["first"]


async def test_it_is_played_first_without_them(house: House) -> None:
    holds(house, UNREAD)
    await house.staff.types("/preview parks", "Not ready to be played.", "• What else?")
    await house.staff.taps("Preview without them", "nothing is kept")
    await house.staff.taps("Start", FIRST)
    await house.staff.taps("Something else", "Nearly there")
    await house.staff.taps("End preview", "That was the preview of Parks")
    await house.staff.taps(WITHOUT, "Parks is open")
    assert out(house) == ["first"]


async def test_a_file_that_is_sent_is_played_first_without_them(house: House) -> None:
    await sends(house, UNREAD, "Not published.")
    await house.staff.taps("Preview without them", "nothing is kept")
    await house.staff.taps("End preview", "That was the preview of Parks")
    await house.staff.taps(WITHOUT, "Parks is open")
    assert out(house) == ["first"]


async def test_what_is_wrong_besides_has_to_be_mended_first(house: House) -> None:
    holds(house, UNREAD.replace("max_age: 25", "max_age: 3"))
    shown = await house.staff.types("/publish parks", "(E129)", "(E130)")
    assert labels(shown) == []


async def test_warnings_of_what_is_left_still_take_a_reason(house: House) -> None:
    holds(house, UNREAD.replace("lights: Lights", f"lights: {'Lights ' * 6}"))
    await house.staff.types("/publish parks", "(E129)")
    await house.staff.taps(WITHOUT, "The checker warns of this", "(W204)")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types("It is the panel's own label", "Parks is open", "Left out")
    assert out(house) == ["first"]
    acts = [act for act, _ in await logged(house)]
    assert acts == ["publish", "publish_anyway", "publish_without_words"]


async def test_once_somebody_reads_the_button_publishes_the_whole_file(house: House) -> None:
    holds(house, UNREAD)
    await house.staff.types("/publish parks", "(E129)")
    holds(house, GUARDED)
    await house.staff.taps(WITHOUT, "Parks is open")
    assert out(house) == ["first", "first_benches", "rest"]


async def test_an_approver_reads_what_is_left_out_and_the_log_keeps_it(tmp_path: Path) -> None:
    async with opened(tmp_path, two_keys=True, owners=(STAFF,)) as house:
        ed, jo = await joins(house, Role.EDITOR, "Ed"), await joins(house, Role.APPROVER, "Jo")
        holds(house, UNREAD)
        await ed.types("/publish parks", "(E129)")
        await ed.taps(WITHOUT, "Publishing parks needs a second key.")
        await jo.sees("Ed asks for your approval of exactly what stands above.")
        said = "Left out of the file, as nobody would read it in time: first_benches, rest."
        assert said in house.texts(jo)
        await jo.taps("Yes, approve it", "You approved it.")
        await ed.sees("Jo approved it.")
        await ed.taps("Publish it", "Parks is open", "Left out")
        assert out(house) == ["first"]
        assert ("publish_without_words", "first_benches, rest") in await logged(house)
