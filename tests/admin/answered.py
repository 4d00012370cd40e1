"""An office with a survey that is closed, and one that is answered besides."""

from datetime import timedelta

import orjson

from admin.feedback import Decision, Draft, Theme
from admin.page_making import Maker
from bot.storage.changes import Change, KeepFeedback
from bot.storage.rows import ErrandKind, Feedback, FeedbackState
from surveys.questionnaire import Survey
from tests.admin.house import SHIPPED
from tests.admin.office import BATCH, LOG, Office
from tests.bot.room import KEYS, TINY

ABOUT_US = SHIPPED / "organisation.yaml"


def maker(office: Office, days: int = 0) -> Maker:
    """What makes pages, so many days from now."""
    today = office.clock.today() + timedelta(days)
    return Maker(office.store, KEYS, ABOUT_US, BATCH, today)


async def closed(office: Office, people: int = 6, asked: Survey = TINY) -> None:
    """Publish a survey, have it answered by so many, and close it."""
    await office.fieldwork.publish(asked, LOG)
    for chat in range(1, people + 1):
        await office.room.sends(chat, asked.id)
    await office.fieldwork.close(asked.id, LOG)
    await office.fieldwork.do_what_is_due()


async def answered(office: Office, survey: str = "tiny") -> None:
    """Answer what was said, as if it had been sent today."""
    theme = Theme(said={"en": "Yes."}, decision=Decision.DONE, words="We opened it.")
    message = {"en": "<b>We did it:</b> We opened it &amp; lit it."}
    done = Draft(themes=(theme,), message=message).model_dump_json()
    said = orjson.dumps({"message": {"en": "Most said yes."}}).decode()
    today = office.clock.today()
    changes: list[Change] = [
        KeepFeedback(Feedback(survey, FeedbackState.SENT, done, today)),
        KeepFeedback(Feedback(survey, FeedbackState.SENT, said, today, ErrandKind.SAID)),
    ]
    await office.store.commit(changes)
