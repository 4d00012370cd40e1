from pathlib import Path

import pytest
from msgspec.structs import replace

from admin.fieldwork import FieldworkFault, published
from admin.page_papers import LEARNED, entered
from admin.page_records import reportable, without_markup
from bot.promised import Owed
from bot.storage.changes import KeepFeedback
from bot.storage.rows import ErrandKind, Feedback, FeedbackState
from tests.admin.answered import answered, closed, maker
from tests.admin.office import LOG, Office
from tests.bot.room import TINY


@pytest.fixture
async def office() -> Office:
    made = Office()
    await closed(made)
    return made


async def test_what_went_out_is_in_the_record_without_markup(office: Office) -> None:
    await answered(office)
    record = await maker(office).record(await published(office.store, "tiny"))
    told = record.told[ErrandKind.FEEDBACK]
    assert told.message["en"] == "We did it: We opened it & lit it."
    promise = record.promise(Owed.FEEDBACK)
    assert promise is not None
    assert promise.told_on == told.on


async def test_a_draft_is_in_no_record(office: Office) -> None:
    draft = Feedback("tiny", FeedbackState.DRAFT, '{"themes": []}')
    await office.store.commit([KeepFeedback(draft)])
    record = await maker(office).record(await published(office.store, "tiny"))
    assert record.draft is None
    assert record.told == {}


async def test_an_open_survey_has_no_record() -> None:
    office = Office()
    await office.fieldwork.publish(TINY, LOG)
    assert await reportable(office.store) == []
    with pytest.raises(FieldworkFault, match="still open"):
        await maker(office).record(await published(office.store, "tiny"))


async def test_where_fewer_than_five_answered_there_are_no_results() -> None:
    office = Office()
    await closed(office, people=3)
    record = await maker(office).record(await published(office.store, "tiny"))
    assert record.published is None


async def test_words_in_one_language_leave_those_in_another(office: Office) -> None:
    for language, words in (("en", "We were slow."), ("cy", "Roedden ni'n araf."), ("en", "")):
        paper = await entered(office.store, "tiny", LEARNED, language, words)
        await office.store.commit([paper])
    record = await maker(office).record(await published(office.store, "tiny"))
    assert record.written.learned == {"cy": "Roedden ni'n araf."}


def test_markup_goes_and_its_words_stay() -> None:
    assert without_markup("<b>We did it:</b> 5 &lt; 6 <i>now</i>") == "We did it: 5 < 6 now"


async def test_a_fault_in_the_file_about_us_is_told_to_staff_in_one_line(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "organisation.yaml"
    path.write_text("name: 7\n")
    made = replace(maker(office), about_us=path)
    with pytest.raises(FieldworkFault, match=r"has a fault\. organisation\.yaml, line 1"):
        await made.report("tiny")
