"""The picture of "you said, we did": what young people said, and what came of it. Pure."""

from collections.abc import Callable, Mapping
from datetime import date

from admin.feedback import Decision, Draft, Theme
from admin.feedback_message import groups
from admin.reports.outcome_card import MOST_PARTS, OutcomeCard, Part, Words
from admin.reports.published import Heard
from admin.reports.words import ledger_line
from bot.conversation.wording import Wording
from surveys.questionnaire import Survey
from surveys.text import Text

BADGES: Mapping[Decision, str] = {
    Decision.DONE: "outcome-done",
    Decision.DOING: "outcome-doing",
    Decision.NOT_DOING: "outcome-not-doing",
    Decision.NOT_DECIDED: "outcome-not-decided",
}


def outcome(draft: Draft, survey: Survey, heard: Heard, today: date) -> OutcomeCard:
    """Return the picture of a draft, in every language of the survey. It says less than the
    message: of each theme the loudest answer, and as many themes as have room."""
    answered = [(theme, covered) for theme, covered in groups(draft) if theme.decision is not None]
    left = len(answered) - MOST_PARTS

    def each(say: Callable[[Wording], str]) -> Words:
        return {language: say(Wording(language)) for language in survey.languages}

    def foot(words: Wording) -> str:
        owner = Text(draft.owner) if draft.owner else survey.aim.owner
        level = survey.level.value
        return words.label("told-owner", level=level, owner=owner.say(words.language))

    return OutcomeCard(
        head=each(lambda words: words.label("outcome-head")),
        title=each(lambda words: survey.title.say(words.language)),
        lead=each(lambda words: words.label("told-thanks", heard=heard.n.say(words.language))),
        parts=tuple(_part(theme, covered, today, each) for theme, covered in answered),
        foot=each(foot),
        more=each(lambda words: words.label("outcome-more", count=left)) if left > 0 else {},
        heard=each(lambda words: ledger_line(heard.ledger).say(words.language)),
    )


Each = Callable[[Callable[[Wording], str]], Words]


def _part(theme: Theme, covered: tuple[Theme, ...], today: date, each: Each) -> Part:
    decision = theme.decision or Decision.NOT_DECIDED

    def said(words: Wording) -> str:
        return " · ".join(Text(one.short or one.said).say(words.language) for one in covered)

    def badge(words: Wording) -> str:
        day = words.day(theme.until, today) if theme.until else ""
        return words.label(BADGES[decision], date=day)

    return Part(
        said=each(said),
        badge=each(badge),
        look=decision.value,
        words=each(lambda words: Text(theme.words).say(words.language)) if theme.words else {},
    )
