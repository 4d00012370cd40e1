"""What is asked of a member whose words a draft waits for. Pure."""

from collections.abc import Sequence
from typing import assert_never

from admin.commands.desk import staff_button
from admin.commands.steps import Who
from admin.commands.themes import DECISIONS, said, theme_at
from admin.feedback import Decision, Draft, Theme, Typing, Wants
from admin.language_names import language_name
from admin.markup import safe
from bot.conversation.screen import Screen
from surveys.text import Text

PROMPTS = {
    Decision.DONE: "What did you do?",
    Decision.DOING: "What are you doing?",
    Decision.NOT_DOING: "Why not? Young people read: “We will not do this, because:” and then "
    "your words.",
    Decision.NOT_DECIDED: "What is still open, and why?",
}
UNTIL = {
    Decision.DOING: "By when will it be done?",
    Decision.NOT_DECIDED: "When will it be decided?",
}
GIVE_UP = "<i>/staff leaves it as it was.</i>"


def prompt(draft: Draft, typing: Typing, languages: Sequence[str]) -> Screen:
    """Return what is asked of a member whose words a draft waits for."""
    shown = draft.theme(typing.number)
    head = [said(shown)] if shown else []
    match typing.wants:
        case Wants.UNTIL:
            decision = typing.decision or (shown.decision if shown else None)
            asked = UNTIL.get(decision or Decision.DOING, "")
            lines = [f"{asked} Type a date such as 2027-05-01, or +28 days."]
        case Wants.WORDS:
            lines = _words_asked(shown, typing, languages)
        case Wants.SAID:
            lines = _voice_asked(shown, typing, languages)
        case Wants.OWNER:
            lines = [f"Who decided? Type it{_in(typing, languages)}, as in: Youth panel."]
        case Wants.PASS:
            lines = ["Why is it right to send it like this? Type the reason. It goes into the log."]
        case Wants.CORRECTION:
            lines = [
                f"What was wrong, in one line{_in(typing, languages)}? Young people read it above "
                "the corrected text: “Corrected on … :” and then your words."
            ]
        case _:
            assert_never(typing.wants)
    return Screen("\n\n".join([*head, *lines, GIVE_UP]))


def _words_asked(shown: Theme | None, typing: Typing, languages: Sequence[str]) -> list[str]:
    decision = typing.decision or (shown.decision if shown else None)
    asked = PROMPTS[decision] if decision else ""
    before = dict(shown.words) if shown else {}
    first = languages[0]
    if typing.language != first and before.get(first):
        lines = [f"<i>{language_name(first)}:</i> {safe(before[first])}"]
        return [*lines, f"And{_in(typing, languages)}? Type it as young people will read it."]
    now = before.get(typing.language)
    lines = [f"So far: {safe(now)}"] if typing.alone and now else []
    return [*lines, f"{asked} Type it{_in(typing, languages)} as young people will read it."]


def _voice_asked(shown: Theme | None, typing: Typing, languages: Sequence[str]) -> list[str]:
    if shown is not None and typing.language != languages[0]:
        return [f"What did they say{_in(typing, languages)}? Type it in one sentence."]
    return [
        f"What did young people say? Type it{_in(typing, languages)} in one sentence, as they "
        "would say it."
    ]


def _in(typing: Typing, languages: Sequence[str]) -> str:
    """Return in which language words are wanted, where there are several."""
    return f" in {language_name(typing.language)}" if len(languages) > 1 else ""


def choice(survey_id: str, draft: Draft, typing: Typing, who: Who) -> Screen:
    """Return both versions of a theme that two members changed at once."""
    shown = theme_at(draft, typing.number)
    newest = max(
        (each for each in draft.history if each.number == shown.number),
        key=lambda step: step.edition,
    )
    name = safe(who(newest.member))
    typed = (
        str(typing.until) if typing.wants is Wants.UNTIL else next(iter(typing.typed.values()), "")
    )
    html = "\n\n".join(
        [
            f"{name} changed theme {draft.place(shown.number)} while you were writing. Nothing is "
            "lost: choose which one stays.",
            said(shown),
            f"<b>{name} wrote:</b> {_standing(draft, shown, typing)}",
            f"<b>You wrote:</b> {safe(typed)}",
        ]
    )
    mine = staff_button("Use mine", "mine", survey_id, shown.number, shown.edition)
    theirs = staff_button(
        f"Keep what {who(newest.member)} wrote"[:60], "theirs", survey_id, shown.number
    )
    return Screen(html, ((mine,), (theirs,)))


def _standing(draft: Draft, shown: Theme, typing: Typing) -> str:
    if shown.same_as is not None:
        return f"the same answer as theme {draft.place(shown.same_as)}"
    label = DECISIONS[shown.decision] if shown.decision else "no decision"
    until = f" ({shown.until})" if shown.until else ""
    words = shown.said if typing.wants is Wants.SAID else shown.words
    now = words.get(typing.language) or Text(words).say(typing.language) if words else ""
    return f"<i>{label}{until}.</i> {safe(now)}"
