"""A whole response: how many taps and words it takes to answer seven themes.

The target is 45 minutes of one person's time. Of that the bot takes the taps; the rest is thinking.
"""

import pytest

from admin.feedback import LONGEST_WORDS, Draft, Theme
from admin.feedback_message import LONGEST_MESSAGE
from bot.conversation.screens.view import length
from bot.storage.changes import KeepFeedback
from bot.storage.rows import Feedback, FeedbackState
from tests.admin.house import House

ANSWERS = (
    ("We did it", ("We planted ten trees along the path by the school in March.",)),
    ("We are doing it", ("+60 days", "Two builders mend the lamps, one street after another.")),
    ("We will not do it", ("A second pool costs more than all our money for one year.",)),
    ("Not decided yet", ("+90 days", "The council votes about the skate park in the spring.")),
)
MOST_TAPS = 12
"""For seven themes: each takes one, and what frames them takes the rest."""


@pytest.fixture
async def seven(house: House) -> House:
    """A closed survey with seven themes from the results."""
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    await house.staff.types("/respond parks", "1 left to answer")
    return house


async def begins_with_seven(house: House) -> None:
    """A draft of seven themes, as the results of a long survey bring them."""
    said = {"en": "What should be better in the parks near you? Most: More trees along the paths."}
    themes = tuple(
        Theme(number=each, about="first" if each == 1 else f"own.{each}", said=said)
        for each in range(1, 8)
    )
    document = Draft(themes=themes, made=7).model_dump_json()
    kept = Feedback("parks", FeedbackState.DRAFT, document)
    await house.desk.store.commit([KeepFeedback(kept)])


async def test_seven_themes_take_a_tap_each_and_no_more_words_than_are_read(seven: House) -> None:
    await begins_with_seven(seven)
    staff, taps, words = seven.staff, 0, 0
    await staff.types("/respond parks", "7 left to answer: about 45 minutes.")
    shown = await staff.taps("Go on with the next", "Theme 1 of 7", "What came of it?")
    taps += 1
    for place in range(7):
        label, lines = ANSWERS[place % len(ANSWERS)]
        await staff.taps(label, "leaves it as it was")
        taps += 1
        for line in lines:
            words += len(line.split())
            following = place < 6 and line == lines[-1]
            expected = f"Theme {place + 2} of 7" if following else ""
            shown = await staff.types(line, expected)
    assert "All answered" in shown["text"]
    preview = await staff.taps("Preview", "You said, we did: Parks")
    await staff.taps("Send it…", "cannot be called back")
    await staff.taps("Yes, send it", "heard back")
    taps += 3
    assert taps <= MOST_TAPS
    assert words < 100
    assert length(preview["text"]) < LONGEST_MESSAGE / 2
    assert max(len(line) for _, lines in ANSWERS for line in lines) < LONGEST_WORDS
