"""Themes and quotes of the review desk are offered to be answered."""

from tests.admin.house import House
from tests.admin.test_cases import reviewed
from tests.admin.test_review_desk import EARLY
from tests.journeys.phone import labels


async def test_what_the_review_desk_approved_is_offered_and_answered(house: House) -> None:
    await reviewed(house.desk.store, house.desk.keys)
    await house.desk.board.refresh()
    staff = house.staff
    await staff.types("/respond wordy", "You said, we did: wordy")
    shown = await staff.taps("Add a theme", "in their own words", EARLY, "Fares are too high.")
    assert labels(shown) == ["1", "2", "In other words", "All themes"]
    quote = 1 if shown["text"].index(EARLY) < shown["text"].index("Fares") else 2
    shown = await staff.taps(str(quote), f"You said: “{EARLY}”", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("The last bus leaves at eleven now.", f"“{EARLY}”")
    shown = await staff.taps("Add a theme", "Fares are too high.")
    assert EARLY not in shown["text"]
    await staff.taps("In other words", "What did young people say?")
    await staff.types("The stops are dark.", "The stops are dark.", "What came of it?")
    kept = await house.desk.store.feedback("wordy")
    assert kept is not None
    assert EARLY not in kept.document
