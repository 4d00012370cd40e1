"""A closed survey with open answers, in any store."""

from collections.abc import Sequence
from datetime import date

from bot.privacy.keys import Keys
from bot.privacy.values import write_values
from bot.storage.changes import CountBatch, MoveSurvey, Publish, SettleAudience
from bot.storage.rows import OpenResponse, PublishedSurvey, SurveyState
from bot.storage.store import Store
from surveys.answers import Plain
from surveys.questionnaire import fingerprint, freeze, frozen_copy
from tests.bot.room import KEYS
from tests.surveys.small import question, survey

PUBLISHED = date(2027, 1, 11)
WORDY = freeze(
    survey(
        question("pick", informs=[1]),
        question("say", "open_ended", max_length=3000),
        question("more", "open_ended"),
        id="wordy",
    ),
    PUBLISHED,
)
"""A survey that asks twice for own words."""


async def wordy(
    store: Store,
    said: Sequence[str],
    more: Sequence[str] = (),
    sealed_to: bytes = b"",
    keys: Keys = KEYS,
) -> PublishedSurvey:
    """The survey was answered with these words, and closed. ``more`` are the answers that the
    first people gave to the second question."""
    row = PublishedSurvey(
        "wordy", fingerprint(WORDY), frozen_copy(WORDY), PUBLISHED, SurveyState.OPEN,
        sealed_to=sealed_to,
    )  # fmt: skip
    await store.commit([Publish(row)])
    counted = []
    for number, words in enumerate(said):
        values: dict[str, Plain] = {"pick": {"choice": "yes"}, "say": words}
        values["more"] = more[number] if number < len(more) else {"missing": "skipped"}
        written = write_values(values, "wordy", keys.words)
        counted.append(
            OpenResponse(f"r{number:05}", "wordy", row.fingerprint, written, b"%d" % number)
        )
    await store.commit([CountBatch("wordy", (), (), tuple(counted))])
    await store.commit([MoveSurvey("wordy", SurveyState.OPEN, SurveyState.CLOSING)])
    for step in (store.reissue, store.transfer):
        while (await step("wordy", 500)).more:
            pass
    closing = MoveSurvey("wordy", SurveyState.CLOSING, SurveyState.CLOSED)
    await store.commit([SettleAudience("wordy"), closing])
    return next(each for each in await store.surveys() if each.survey == "wordy")
