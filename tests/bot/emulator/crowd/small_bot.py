"""A survey bot of a few dozen lines, to have something for the crowd to talk to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

ROUTES = ("4 to the hospital", "7 to the college", "9 to the seafront")
OFTEN = ("Every week", "Now and then", "Never", "Prefer not to say")
SCORES = ("1", "2", "3", "4", "5")
AFTERWARDS = ("« Back", "Skip", "Stop")


@dataclass
class Interview:
    step: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)

    def at(self, name: str) -> list[str]:
        return self.answers.setdefault(name, [])


class SmallBot:
    """Intro, one of several, several, ranking, scale, number, words, review, thanks."""

    def __init__(self, bot: telegram.Bot) -> None:
        self.bot = bot
        self.interviews: dict[int, Interview] = {}

    async def run(self) -> None:
        offset = 0
        while True:
            updates = await self.bot.get_updates(offset, timeout=20)
            await asyncio.gather(*(self._hear(update) for update in updates))
            offset = updates[-1].update_id + 1 if updates else offset

    async def announce(self, text: str) -> None:
        for chat in self.interviews:
            await self.bot.send_message(chat, text)

    async def _hear(self, update: telegram.Update) -> None:
        assert update.effective_chat is not None
        chat = update.effective_chat.id
        interview = self.interviews.setdefault(chat, Interview())
        query = update.callback_query
        if query is None:
            assert update.message is not None
            self._take_words(interview, update.message.text or "")
            await self._show(chat, interview, None)
            return
        await query.answer()
        assert query.data is not None
        assert query.message is not None
        self._take_tap(interview, query.data)
        await self._show(chat, interview, query.message.message_id)

    def _take_words(self, interview: Interview, text: str) -> None:
        if interview.step == 5 and text.isdigit():
            interview.answers["number"] = [text]
            interview.step = 6
        elif interview.step == 6:
            interview.answers["words"] = [text]
            interview.step = 7

    def _take_tap(self, interview: Interview, label: str) -> None:
        step = interview.step
        match label:
            case "« Back":
                interview.step = max(step - 1, 1)
            case "Start" | "Skip" | "Send my answers":
                interview.step += 1
            case "Stop" | "Not for me":
                interview.step = 9
            case "Next →":
                interview.step += bool(interview.at(f"q{step}"))
            case "You may ask me again":
                interview.answers["again"] = ["yes"]
            case _ if step in (2, 3):
                given = interview.at(f"q{step}")
                (given.remove if label in given else given.append)(label)
            case _:
                interview.answers[f"q{step}"] = [label]
                interview.step += 1

    async def _show(self, chat: int, interview: Interview, message_id: int | None) -> None:
        text, labels = self._screen(interview)
        rows = [[InlineKeyboardButton(text, callback_data=data)] for text, data in labels]
        markup = InlineKeyboardMarkup(rows)
        if message_id is None:
            await self.bot.send_message(chat, text, reply_markup=markup)
            return
        with suppress(telegram.error.BadRequest):  # nothing to change is fine
            await self.bot.edit_message_text(text, chat, message_id, reply_markup=markup)

    def _screen(self, interview: Interview) -> tuple[str, list[tuple[str, str]]]:
        several = interview.at(f"q{interview.step}")
        marked = [(f"{'☑ ' if one in several else ''}{one}", one) for one in ROUTES]
        left = [(one, one) for one in ROUTES if one not in several]
        screens: list[tuple[str, list[tuple[str, str]]]] = [
            ("Six questions about buses. Okay?", _plain("Start", "Not for me", "More")),
            ("1 of 6\nHow often do you take a bus?", _plain(*OFTEN, *AFTERWARDS)),
            ("2 of 6\nWhich would you keep?", marked + _plain("Next →", *AFTERWARDS)),
            ("3 of 6\nTap them in order.", left + _plain("Next →", *AFTERWARDS)),
            ("4 of 6\nHow do you rate them?", _plain(*SCORES, *AFTERWARDS)),
            ("5 of 6\nHow many, from 0 to 9?", _plain(*AFTERWARDS)),
            ("6 of 6\nType one thing to change.", _plain(*AFTERWARDS)),
            ("Here is what you said.", _plain("Send my answers", "« Back")),
            ("Thank you. You will hear back.", _plain("You may ask me again", "Take back")),
            ("That is fine.", []),
        ]
        return screens[interview.step]


def _plain(*labels: str) -> list[tuple[str, str]]:
    return [(label, label) for label in labels]


@asynccontextmanager
async def answering(bot: telegram.Bot) -> AsyncIterator[SmallBot]:
    small = SmallBot(bot)
    task = asyncio.create_task(small.run())
    try:
        yield small
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
