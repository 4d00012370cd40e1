"""An option that asks for words, from the tap of a young person to the desk of those who read."""

from pathlib import Path

from tests.admin.house import PARKS, House
from tests.admin.house import house as opened
from tests.journeys.phone import Phone, labels

SURVEY = PARKS.replace("kind: single_choice", "kind: multiple_choice").replace(
    "      benches: Benches\n",
    "      none: {label: None of these, exclusive: true}\n"
    "      other: {label: Something else, specify: What would that be?}\n",
)
SAID = ["A skate ramp", "A pond", "Wild flowers", "A swing", "Shade"]


async def answers(phone: Phone, words: str) -> None:
    """Pick two options, one of which asks for words; think better of "none of these"."""
    await phone.opens("parks", "Parks")
    await phone.taps("Start", "What first?")
    await phone.taps("None of these")
    await phone.until(lambda shown: "✓ None of these" in labels(shown))
    await phone.taps("Trees")
    await phone.until(lambda shown: {"✓ Trees", "None of these"} <= set(labels(shown)))
    await phone.taps("Something else")
    await phone.until(lambda shown: "✓ Something else" in labels(shown))
    await phone.taps("Next", "1 of 1", "✓ Something else", "What would that be?", "No names")
    await phone.types(words, f"→ Something else: “{words}”")
    await phone.taps("Send", "Thank you")


async def test_words_about_an_option_reach_the_results_and_those_who_read(tmp_path: Path) -> None:
    (tmp_path / "surveys").mkdir()
    (tmp_path / "surveys" / "parks.yaml").write_text(SURVEY)
    async with opened(tmp_path) as house:
        await house.publishes()
        for words in SAID:
            await answers(house.newcomer(), words)
        await house.closes()
        await is_read_by_staff(house)


async def is_read_by_staff(house: House) -> None:
    asked = "Something else: What would that be? · What first?"
    await house.staff.types("/results parks", "Who we heard")
    await house.staff.until(lambda shown: bool(shown["buttons"]))
    assert await house.staff.count(asked) > 0
    shown = await house.staff.types("/review parks", asked, "0 of 5 read")
    assert all(words in shown["text"] for words in SAID)
