"""People who answer the evening buses survey, each in words that nobody else uses.

They act on what they see and never act twice, unless the bot asks them to.
"""

import asyncio
from collections.abc import Iterable
from random import Random

from bot.emulator.forms import MessageForm
from surveys.answers import Plain
from tests.journeys.house import House
from tests.journeys.phone import CROSSED, Phone, labels
from tests.journeys.staff import SURVEY

WONDERING = 10.0
"""Seconds after which a person looks whether the same question is asked once more."""
_NOT_ASKED: Plain = {"missing": "not_asked"}
_MARKS = {
    "thanks": "Your answers are sent",
    "review": "Nearly there",
    "intro": "Which three evening routes stay?",
    "routes": "Four routes run after 7pm",
    "how_often": "How often do you take a bus",
    "why_not": "What keeps you from taking one",
    "keep": "Which routes would you keep",
    "last_bus": "When should the last bus leave",
    "say_more": "What one thing should we change",
    "age_band": "How old are you",
    "area": "Which part of Aberllyn",
}
"""What tells one screen from another; the review holds the words of every question."""
_ONWARD = {"intro": "Start", "routes": "Next", "review": "Send my answers"}
_OPTIONS = {
    "how_often": {"weekly": "Every week", "monthly": "Now and then", "never": "Never"},
    "why_not": {"early": "The last bus is too early", "far": "No route near me"},
    "keep": {
        "harbour": "Harbour to the hospital",
        "station": "Station to the college",
        "hill": "Town to the hill estate",
        "seafront": "Town to the seafront",
    },
    "last_bus": {"t21": "9pm", "t22": "10pm", "t23": "11pm"},
    "age_band": {"a16": "16 to 17", "a18": "18 to 21", "a22": "22 to 25"},
    "area": {"harbour": "By the harbour", "town": "Town centre", "villages": "The villages"},
}
_SEVERAL = ("why_not", "keep")


class Writer:
    """One person with an opinion; ``answers`` is what the product should have kept of it."""

    def __init__(self, phone: Phone, number: int, random: Random) -> None:
        self._phone = phone
        self._random = random
        self._turns_back = random.random() < 0.2
        self._picks = {item: random.choice(list(options)) for item, options in _OPTIONS.items()}
        self.words = f"wren{number:03}x{random.getrandbits(32):08x}"
        self.answers = self._intended()

    async def take_part(self) -> None:
        """Answer everything, and read the thank-you."""
        await self._phone.remote.open(self._phone.user_id, SURVEY)
        asked, shown = await self._next("", 0)
        while asked != "thanks":
            await asyncio.sleep(self._random.uniform(0.02, 0.4))
            asked, shown = await self._next(asked, await self._answer(asked, shown))

    async def _next(self, asked: str, spoken: int) -> tuple[str, MessageForm]:
        """Wait for another question, or for the same one asked anew after message ``spoken``."""

        def is_below(shown: MessageForm) -> bool:
            return _of(shown) == asked and shown["message_id"] > spoken

        def is_there(shown: MessageForm) -> bool:
            return is_below(shown) if asked == "say_more" else _of(shown) == asked

        def is_next(shown: MessageForm) -> bool:
            anew = CROSSED in shown["text"] and is_below(shown)
            return anew or _of(shown) not in ("", asked)

        try:
            shown = await self._phone.until(is_next, WONDERING)
        except TimeoutError:
            # A kill may swallow the word that explains why, but never the question itself: who
            # wrote finds it below what they wrote, who tapped has it still, and people try again.
            shown = await self._phone.until(lambda shown: is_next(shown) or is_there(shown))
        return _of(shown), shown

    async def _answer(self, asked: str, shown: MessageForm) -> int:
        """Do what is asked for; return the id of the newest message seen or written."""
        if asked == "say_more":
            said = await self._phone.remote.send(self._phone.user_id, self.words)
            return said["message_id"]
        if asked == "last_bus" and self._turns_back:
            self._turns_back = False
            await self._tap(shown, "Back")
        elif asked in _ONWARD:
            await self._tap(shown, _ONWARD[asked])
        else:
            await self._pick(shown, asked)
        return shown["message_id"]

    async def _pick(self, shown: MessageForm, asked: str) -> None:
        label = _OPTIONS[asked][self._picks[asked]]
        if f"✓ {label}" not in labels(shown):
            await self._tap(shown, label)
        if asked in _SEVERAL:
            await self._tap(shown, "Next")

    async def _tap(self, shown: MessageForm, label: str) -> None:
        for row in shown["buttons"]:
            for button in row:
                if button["text"] == label and button["data"] is not None:
                    await self._phone.taps_data(shown["message_id"], button["data"])
                    return
        raise LookupError(f"no button “{label}” below: {shown['text']}")

    def _intended(self) -> dict[str, Plain]:
        picks = self._picks
        choices: dict[str, Plain] = {
            item: [code] if item in _SEVERAL else {"choice": code} for item, code in picks.items()
        }
        choices["say_more"] = self.words
        if picks["how_often"] != "never":
            choices["why_not"] = _NOT_ASKED
        return choices


async def taking_part(house: House, people: int, random: Random) -> list[Writer]:
    """Let so many people answer side by side; return them when all have been thanked."""
    phones = [await house.young_person() for _ in range(people)]
    writers = [Writer(phone, number, random) for number, phone in enumerate(phones)]
    async with asyncio.TaskGroup() as group:
        for writer in writers:
            group.create_task(writer.take_part())
    return writers


def _of(shown: MessageForm) -> str:
    return next((item for item, mark in _MARKS.items() if mark in shown["text"]), "")


def assert_kept(house: House, writers: Iterable[Writer]) -> None:
    """Check that what is kept of a closed survey is what they answered, each once."""
    kept = in_any_order(house.records.responses(SURVEY))
    assert kept == in_any_order(writer.answers for writer in writers)


def in_any_order(responses: Iterable[object]) -> list[str]:
    """Return responses so that two lists of the same ones are equal."""
    return sorted(repr(sorted(dict(each).items())) for each in responses)  # type: ignore[call-overload]
