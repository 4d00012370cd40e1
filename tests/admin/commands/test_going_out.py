import pytest

from admin.page_records import record_of
from bot.storage.rows import SurveyState
from bot.storage.staff_log import Wanted
from tests.admin.house import PARKS, House
from tests.admin.reports.pages.samples import organisation
from tests.journeys.phone import labels

REWORDED = PARKS.replace("ask: What first?", "ask: What should come first?")
WIDER = PARKS.replace("      trees: Trees\n", "      trees: Trees\n      ponds: Ponds\n")
BROKEN = PARKS.replace("      trees: Trees\n", "").replace("max_age: 25", "max_age: 30")
WARNED = PARKS.replace("      benches: Benches\n", f"      benches: {'Benches ' * 6}\n")
"""A label that is too long for its button."""
REASON = "The label is the panel's own, word for word"


def edits(house: House, text: str) -> None:
    (house.folder / "surveys" / "parks.yaml").write_text(text)


async def versions(house: House) -> list[str]:
    rows = await house.desk.store.versions()
    listings = (house.desk.board.catalogue.version(row.fingerprint) for row in rows)
    return [each.survey.version for each in listings if each is not None]


async def logged(house: House) -> list[tuple[str, str]]:
    entries = await house.desk.store.staff_log(Wanted(subject="parks"), 9)
    return [(each.act, each.note) for each in reversed(entries)]


async def test_other_words_go_out_after_one_yes_under_the_next_number(house: House) -> None:
    await house.publishes()
    edits(house, REWORDED)
    shown = await house.staff.types("/publish parks", "Parks is out as version 1.0.0.")
    assert "Other words for the same" in shown["text"]
    assert "question first, ask: the words were changed" in shown["text"]
    assert "gets version 1.0.1. Those in the middle keep the words" in shown["text"]
    assert "Write version: 1.0.1 into the file, too" in shown["text"]
    assert labels(shown) == ["Yes, publish version 1.0.1", "Leave it as it is"]
    await house.staff.taps("Yes, publish version 1.0.1", "Version 1.0.1 of Parks is out")
    assert await versions(house) == ["1.0.0", "1.0.1"]
    assert await logged(house) == [("publish", ""), ("revise", "version 1.0.1")]


async def test_the_number_of_the_file_is_taken_where_it_is_a_later_one(house: House) -> None:
    await house.publishes()
    edits(house, WIDER.replace("version: 1.0.0", "version: 1.4.0"))
    shown = await house.staff.types("/publish parks", "More, or wider", "gets version 1.4.0.")
    assert "The file says" not in shown["text"]


async def test_the_same_number_never_stands_for_two_contents(house: House) -> None:
    await house.publishes()
    for text, number in ((REWORDED, "1.0.1"), (WIDER, "1.1.0"), (REWORDED, None)):
        edits(house, text)
        if number is None:  # What was added cannot be taken away again.
            await house.staff.types("/publish parks", "What cannot go out")
        else:
            await house.staff.types("/publish parks", f"gets version {number}")
            await house.staff.taps(f"Yes, publish version {number}", "is out")
    assert await versions(house) == ["1.0.0", "1.0.1", "1.1.0"]


async def test_a_breaking_edit_is_refused_with_every_reason(house: House) -> None:
    await house.publishes()
    edits(house, BROKEN)
    shown = await house.staff.types("/publish parks", "Not published.", "What cannot go out")
    assert "option trees: it was removed, and people have picked it" in shown["text"]
    assert "More, or wider" in shown["text"]
    assert labels(shown) == []
    assert await versions(house) == ["1.0.0"]


async def test_what_another_member_put_out_first_is_not_taken_away(house: House) -> None:
    await house.publishes()
    edits(house, REWORDED.replace("version: 1.0.0", "version: 3.0.0"))
    await house.staff.types("/publish parks", "gets version 3.0.0")
    edits(house, WIDER)
    await house.colleague.types("/publish parks", "gets version 1.1.0")
    await house.colleague.taps("Yes, publish version 1.1.0", "Version 1.1.0 of Parks is out")
    shown = await house.staff.taps("Yes, publish version 3.0.0", "Not published.")
    assert "option ponds: it was removed" in shown["text"]
    assert await versions(house) == ["1.0.0", "1.1.0"]


async def test_a_file_that_says_what_is_out_changes_nothing(house: House) -> None:
    await house.publishes()
    edits(house, PARKS.replace("version: 1.0.0", "version: 1.0.7"))
    await house.staff.types("/publish parks", "Nothing was changed: this is version 1.0.0")
    assert await versions(house) == ["1.0.0"]


async def test_what_is_left_as_it_is_stays_so(house: House) -> None:
    await house.publishes()
    edits(house, REWORDED)
    await house.staff.types("/publish parks", "Other words")
    shown = await house.staff.taps("Leave it as it is", "nothing was published")
    await house.staff.taps_data(shown["message_id"], "s.publishing!.parks.00000000")
    await house.staff.sees("That button is from earlier")
    assert await versions(house) == ["1.0.0"]


async def test_a_survey_that_has_a_break_is_edited_and_keeps_its_break(house: House) -> None:
    await house.publishes()
    await house.staff.types("/pause parks", "is having a break")
    edits(house, REWORDED)
    await house.staff.types("/publish parks", "Other words")
    await house.staff.taps("Yes, publish version 1.0.1", "once it goes on (/resume parks)")
    (row,) = await house.desk.store.surveys()
    assert row.state is SurveyState.PAUSED


async def test_a_closed_survey_is_not_edited(house: House) -> None:
    await house.closed_with(["trees"] * 5)
    edits(house, REWORDED)
    await house.staff.types("/publish parks", "is not opened again")


async def test_days_from_publishing_are_counted_from_the_first(house: House) -> None:
    await house.publishes()
    before = house.desk.board.catalogue.listings["parks"].survey.closes
    edits(house, REWORDED)
    await house.staff.types("/publish parks", "Other words")
    await house.staff.taps("Yes, publish version 1.0.1", "is out")
    assert house.desk.board.catalogue.listings["parks"].survey.closes == before


async def test_warnings_are_passed_with_a_reason_that_the_log_keeps(house: House) -> None:
    edits(house, WARNED)
    shown = await house.staff.types("/publish parks", "can go out", "The checker warns of this")
    assert "(W204)" in shown["text"]
    assert labels(shown) == ["Mend it first", "Publish anyway, because…"]
    await house.staff.taps("Publish anyway, because…", "Why does parks go out like this?")
    await house.staff.types(REASON, "Parks is open")
    assert await logged(house) == [("publish", ""), ("publish_anyway", f"W204: {REASON}")]
    await house.staff.types("/log", f"published parks in spite of warnings (W204: {REASON})")


async def test_the_record_of_a_survey_has_why_it_went_out_in_spite_of_warnings(
    house: House,
) -> None:
    edits(house, WARNED)
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types(REASON, "Parks is open")
    await house.closes()
    desk = house.desk
    row = await desk.fieldwork.published("parks")
    record = await record_of(
        desk.store, desk.keys, row, organisation(), desk.clock.today(), desk.batch
    )
    assert [each.why for each in record.went_on] == [f"W204: {REASON}"]


async def test_mending_first_publishes_nothing(house: House) -> None:
    edits(house, WARNED)
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Mend it first", "nothing was published")
    assert await house.desk.store.surveys() == []


@pytest.mark.parametrize("words", ["too short", "x" * 301, "1234567890"])
async def test_a_reason_is_one_line_in_words(house: House, words: str) -> None:
    edits(house, WARNED)
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types(words, "I need a reason of 10 to 300 characters")
    assert await house.desk.store.surveys() == []
    await house.staff.types(REASON, "Parks is open")


async def test_stop_instead_of_a_reason_leaves_it(house: House) -> None:
    edits(house, WARNED)
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types("stop", "Left as it was: nothing was published.")
    assert await house.desk.store.surveys() == []


async def test_an_edit_asks_a_reason_for_new_warnings_alone(house: House) -> None:
    edits(house, WARNED)
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types(REASON, "Parks is open")
    edits(house, WARNED.replace("ask: What first?", "ask: What should come first?"))
    shown = await house.staff.types("/publish parks", "Other words for the same")
    assert labels(shown) == ["Yes, publish version 1.0.1", "Leave it as it is"]
    edits(house, WARNED.replace("lights: Lights", f"lights: {'Lights ' * 6}"))
    shown = await house.staff.types("/publish parks", "Other words for the same", "(W204)")
    assert labels(shown) == ["Mend it first", "Publish anyway, because…"]


async def test_many_changes_and_many_warnings_fit_into_one_message(house: House) -> None:
    many = "".join(f"      o{place}: Option {place}\n" for place in range(25))
    edits(house, PARKS.replace("      trees: Trees\n", f"{many}      trees: Trees\n"))
    await house.staff.types("/publish parks", "The checker warns of this")
    await house.staff.taps("Publish anyway, because…", "Why does")
    await house.staff.types(REASON, "Parks is open")
    longer = "".join(f"      o{place}: {f'Option {place} ' * 9}\n" for place in range(25))
    edits(house, PARKS.replace("      trees: Trees\n", f"{longer}      trees: Trees\n"))
    shown = await house.staff.types("/publish parks", "The checker warns of this")
    assert len(shown["text"]) < 4096
    assert shown["text"].count("more") >= 2
