"""What staff do in a journey, step by step on their phone."""

from collections.abc import Sequence
from functools import partial

from bot.emulator.forms import MessageForm
from tests.journeys.house import House
from tests.journeys.phone import Phone

SURVEY = "evening-buses"
ANSWERS = (
    ("We are doing it", "+120 days", "From September.", "O fis Medi."),
    ("We did it", "It starts next Monday.", "Mae'n dechrau ddydd Llun nesaf."),
    ("We will not do it", "There is money for three routes.", "Mae arian ar gyfer tri llwybr."),
)
"""What staff tap and then type: a day where one is needed, and words in each language."""


async def publishes(staff: Phone, survey: str = SURVEY) -> None:
    """Publish a survey of the shipped ones."""
    await staff.types(f"/publish {survey}", "is open", "Nobody has been written to")


async def closes(staff: Phone, house: House, survey: str = SURVEY) -> None:
    """Close a survey, and wait until its answers are counted."""
    await staff.types(f"/close {survey}", "cannot be opened again")
    await staff.taps("Yes, close it", "is closing")
    await closed(house, survey)


async def closed(house: House, survey: str = SURVEY) -> None:
    """Wait until a closing survey is closed."""
    await house.records.until("SELECT state = 'closed' FROM surveys WHERE survey = ?", survey)


async def responds(staff: Phone, survey: str = SURVEY) -> int:
    """Answer every theme, one by one; return how many there were."""
    shown = await staff.types(f"/respond {survey}", "You said, we did")
    if any(button["text"] == "1" for row in shown["buttons"] for button in row):
        shown = await staff.taps("1", "What came of it?")
    else:
        await staff.taps("Add a theme", "What did young people say?")
        await staff.types("Later buses home.", "What did they say in Welsh")
        shown = await staff.types("Bysiau hwyrach adre.", "What came of it?")
    answered = 0
    while "What came of it?" in shown["text"]:
        label, *lines = ANSWERS[answered % len(ANSWERS)]
        shown = await _answers(staff, label, lines)
        answered += 1
    assert "All answered" in shown["text"]
    return answered


async def _answers(staff: Phone, label: str, lines: Sequence[str]) -> MessageForm:
    """Tap a decision and type line after line; return the theme or the overview that follows."""
    message, data = await staff.button(label)
    await staff.taps_data(message, data)
    shown = await staff.until(lambda shown: not shown["buttons"])
    for line in lines:
        said = await staff.remote.send(staff.user_id, line)
        shown = await staff.until(partial(_follows, said["message_id"], line == lines[-1]))
    return shown


def _follows(said: int, is_last: bool, shown: MessageForm) -> bool:
    return shown["message_id"] > said and bool(shown["buttons"]) is is_last


async def sends(staff: Phone) -> None:
    """Look at the preview, and send it; it is on its way when this returns."""
    await staff.taps("Preview", "You said:")
    await staff.taps("Send it…", "cannot be called back")
    await staff.taps("Yes, send it", "heard back")
