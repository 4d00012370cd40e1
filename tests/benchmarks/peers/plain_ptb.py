"""The survey as a plain bot, the way python-telegram-bot's documentation teaches it.

A ConversationHandler with a state for each question, buttons answered by CallbackQueryHandlers,
answers in ``user_data``, all of it kept by PicklePersistence, ``run_polling`` or ``run_webhook``:
nothing tuned, nothing crippled. Arguments: the address of the Bot API, the address to listen at for
updates, or nothing, and the file to keep things in.
"""

import sys
from typing import Any
from urllib.parse import urlsplit

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)

TOKEN = "4200000:benchmark"
INTRODUCTION, REVIEW = "introduction", 6
QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("How often do you use the bus?", ("Every week", "Every month", "Not yet")),
    ("How welcome do you feel on board?", ("1", "2", "3", "4", "5")),
    ("What should stay? Pick up to two.", ("Cooking", "Sport", "Music", "Somebody to talk to")),
    ("Which evening suits you best?", ("Monday", "Wednesday", "Friday", "I do not mind")),
    ("When should the bus come?", ("After school", "Early evening", "Later on")),
    ("How old are you?", ("Under 16", "16 to 17", "18 to 21", "22 to 25", "Over 25")),
)
MULTIPLE, MOST = 2, 2

Answers = dict[int, Any]
Markup = InlineKeyboardMarkup


def answers_of(context: ContextTypes.DEFAULT_TYPE) -> Answers:
    assert context.user_data is not None
    answers: Answers = context.user_data.setdefault("answers", {})
    return answers


def buttons(rows: list[list[tuple[str, str]]]) -> Markup:
    return Markup([[InlineKeyboardButton(label, callback_data=d) for label, d in r] for r in rows])


def question(number: int, answers: Answers) -> tuple[str, Markup]:
    ask, options = QUESTIONS[number]
    given = answers.get(number, ())
    chosen = given if number == MULTIPLE else (given,)
    rows = [[(f"✓ {each}" if each in chosen else each, f"pick:{each}")] for each in options]
    if number == MULTIPLE:
        rows.append([("Next", "next")])
    back = [("Back", "back")] if number else []
    rows.append([*back, ("Skip", "next"), ("Stop", "stop")])
    return f"<i>{number + 1} of {len(QUESTIONS)}</i>\n<b>{ask}</b>", buttons(rows)


def review(answers: Answers) -> tuple[str, Markup]:
    lines = [
        f"{number + 1}. {ask}\n→ <b>{_said(answers.get(number))}</b>"
        for number, (ask, _) in enumerate(QUESTIONS)
    ]
    text = "Here is what you said.\n\n" + "\n".join(lines)
    return text, buttons([[("Send my answers", "send")], [("Back", "back"), ("Stop", "stop")]])


def _said(answer: Any) -> str:
    return ", ".join(answer) if isinstance(answer, list) else answer or "no answer"


async def show(update: Update, state: int, answers: Answers) -> int:
    text, markup = review(answers) if state == REVIEW else question(state, answers)
    assert update.callback_query is not None
    await update.callback_query.edit_message_text(text, parse_mode="HTML", reply_markup=markup)
    return state


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> str:
    assert update.message is not None
    await update.message.reply_text(
        "What should the youth bus do next year? Six questions.",
        reply_markup=buttons([[("Start", "next")]]),
    )
    return INTRODUCTION


async def begin(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    assert update.callback_query is not None
    await update.callback_query.answer()
    return await show(update, 0, answers_of(context))


def picking(state: int) -> Any:
    async def pick(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        query, answers = update.callback_query, answers_of(context)
        assert query is not None
        assert query.data is not None
        option = query.data.removeprefix("pick:")
        await query.answer()
        if state != MULTIPLE:
            answers[state] = option
            return await show(update, state + 1, answers)
        picks = answers.setdefault(state, [])
        if option in picks:
            picks.remove(option)
        elif len(picks) < MOST:
            picks.append(option)
        return await show(update, state, answers)

    return pick


def moving(to: int) -> Any:
    async def move(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        assert update.callback_query is not None
        await update.callback_query.answer()
        return await show(update, to, answers_of(context))

    return move


async def end(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    query = update.callback_query
    assert query is not None
    await query.answer()
    await query.edit_message_text("Thank you." if query.data == "send" else "All deleted.")
    answers_of(context).clear()
    return ConversationHandler.END


def conversation() -> ConversationHandler[ContextTypes.DEFAULT_TYPE]:
    stop = CallbackQueryHandler(end, pattern="^(stop|send)$")
    states: dict[object, list[Any]] = {INTRODUCTION: [CallbackQueryHandler(begin, pattern="next")]}
    for state in range(len(QUESTIONS)):
        states[state] = [
            CallbackQueryHandler(picking(state), pattern="^pick:"),
            CallbackQueryHandler(moving(state + 1), pattern="^next$"),
            CallbackQueryHandler(moving(state - 1), pattern="^back$"),
            stop,
        ]
    states[REVIEW] = [CallbackQueryHandler(moving(REVIEW - 1), pattern="^back$"), stop]
    return ConversationHandler(
        entry_points=[CommandHandler("start", start)],
        states=states,
        fallbacks=[CommandHandler("start", start)],
        name="survey",
        persistent=True,
    )


def main() -> None:
    address, hook, file = sys.argv[1:]
    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{address}/bot")
        .persistence(PicklePersistence(filepath=file))
        .build()
    )
    application.add_handler(conversation())
    if not hook:
        application.run_polling(allowed_updates=Update.ALL_TYPES)
        return
    at = urlsplit(hook)
    application.run_webhook(
        listen=at.hostname or "",
        port=at.port or 0,
        url_path=at.path.removeprefix("/"),
        secret_token="a-secret",
        webhook_url=hook,
    )


if __name__ == "__main__":
    main()
