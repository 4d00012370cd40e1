"""Feedback as a file in the chat and at the command line, beside a running bot."""

import pytest

from admin.feedback import Draft
from admin.feedback_commands import respond_with, write_feedback
from admin.fieldwork import FieldworkFault
from tests.admin.house import House, settings

GOOD = """\
survey: parks
themes:
  - about: first
    decision: done
    words: We planted ten trees.
"""


@pytest.fixture
async def closed(house: House) -> House:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    return house


async def sends_file(house: House, text: str, *words: str) -> None:
    user, content = house.staff.user_id, text.encode()
    said = await house.remote.send(user, kind="document", file_name="f.yaml", content=content)
    await house.staff.sees(*words, newer_than=said["message_id"])


async def draft(house: House) -> Draft:
    kept = await house.desk.store.feedback("parks")
    assert kept is not None
    return Draft.model_validate_json(kept.document)


async def test_a_file_that_is_sent_in_the_chat_becomes_the_draft(closed: House) -> None:
    await sends_file(closed, GOOD, "All answered", "You brought theme 1 in from a file")
    assert (await draft(closed)).themes[0].words == {"en": "We planted ten trees."}


async def test_a_file_that_cannot_be_understood_is_told_by_line(closed: House) -> None:
    await sends_file(closed, GOOD.replace("done", "perhaps"), "Not taken.", "Line 4:", "(E117)")
    await closed.staff.types("/respond parks", "1 left to answer")


async def test_a_file_from_before_somebody_changed_the_draft_is_not_taken(closed: House) -> None:
    staff = closed.staff
    await staff.types("/respond parks", "1 left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees.", "All answered")
    await sends_file(closed, GOOD, "Not taken.", "You answered theme 1", "(E321)")
    assert (await draft(closed)).themes[0].words == {"en": "Ten trees."}


async def test_a_file_about_a_survey_that_is_open_is_refused(house: House) -> None:
    await house.publishes()
    await sends_file(house, GOOD, "Nobody sees results before it is closed")


async def test_the_draft_goes_out_as_a_file_and_comes_back(closed: House) -> None:
    await sends_file(closed, GOOD, "All answered")
    await closed.staff.taps("As a file", "Change it and send it back here.")
    newest = await closed.staff.newest()
    content = await closed.remote.file(closed.staff.user_id, newest["message_id"])
    changed = content.decode().replace("ten trees", "nine trees")
    await sends_file(closed, changed, "All answered")
    assert (await draft(closed)).themes[0].words == {"en": "We planted nine trees."}


async def test_the_command_line_checks_keeps_and_writes_beside_a_running_bot(
    closed: House,
) -> None:
    chosen = settings(closed.folder, closed.remote.url)
    file = closed.folder / "feedback.yaml"
    file.write_text(GOOD)
    checked = await respond_with(chosen, file, keep=False)
    assert (checked.exit_code, checked.is_kept) == (0, False)
    kept = await respond_with(chosen, file, keep=True)
    assert (kept.exit_code, kept.is_kept) == (0, True)
    await closed.staff.types("/respond parks", "All answered", "Somebody at the command line")
    await write_feedback(chosen, "parks", file)
    assert "We planted ten trees." in file.read_text()
    assert (await respond_with(chosen, file, keep=True)).is_kept


async def test_the_command_line_tells_faults_and_what_cannot_be_read(closed: House) -> None:
    chosen = settings(closed.folder, closed.remote.url)
    file = closed.folder / "feedback.yaml"
    file.write_text(GOOD.replace("about: first", "about: second"))
    wrong = await respond_with(chosen, file, keep=True)
    assert (wrong.exit_code, wrong.is_kept) == (1, False)
    assert ("E317", 3) in {(each.code, each.line) for each in wrong.findings}
    assert (await respond_with(chosen, closed.folder / "none.yaml", keep=True)).exit_code == 2
    file.write_text(GOOD.replace("survey: parks", "survey: nothing"))
    with pytest.raises(FieldworkFault, match="no published survey"):
        await respond_with(chosen, file, keep=True)
