"""One more answer, or how it went on, while staff write it: what there is to tell of, and the
message that would go out."""

from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

import orjson
from msgspec import Struct

from admin import later
from admin.commands.desk import Desk
from admin.commands.pushing import NAMES
from admin.feedback import Draft, Theme
from admin.feedback_review import Context, errors, faults
from admin.feedback_rules import NO_THEMES
from admin.fieldwork import FieldworkFault
from admin.reopening import still_not_right
from admin.two_keys import Matter, Proposal
from bot.noticeboard import thawed
from bot.storage.rows import ErrandKind, Feedback, FeedbackState
from surveys.heard import is_heard
from surveys.questionnaire import Survey, on
from surveys.review.findings import Fault

_DIGITS = 8
_KINDS = {"a": ErrandKind.ADDED, "f": ErrandKind.FOLLOW_UP}
CODES = {kind: code for code, kind in _KINDS.items()}
"""Buttons carry kinds so: their data holds 64 bytes."""


class Writing(Struct, frozen=True):
    """A later message of a survey while it is written. ``out`` is the answer that it follows."""

    kind: ErrandKind
    asked: Survey
    out: Draft
    kept: Feedback | None
    draft: Draft

    @property
    def survey(self) -> str:
        """The id of the survey."""
        return self.asked.id

    @property
    def code(self) -> str:
        """How buttons call its kind."""
        return CODES[self.kind]

    def message(self, today: date) -> dict[str, str]:
        """Return it as it would go out, by language."""
        return dict(later.written(self.kind, self.draft, self.out, self.asked, today))

    def found(self, message: Mapping[str, str], today: date) -> tuple[Fault, ...]:
        """Return what the review finds. A follow-up may have nothing to tell of."""
        found = faults(self.draft, Context(self.asked, (), today), message)
        if self.kind is ErrandKind.ADDED:
            return found
        return tuple(each for each in found if each.rule is not NO_THEMES)


def kind_of(code: str) -> ErrandKind:
    """Return the kind that a button means. Raises FieldworkFault for one that is none of these."""
    if code not in _KINDS:
        raise FieldworkFault("That button is from earlier, and nothing was changed.")
    return _KINDS[code]


async def writing_of(desk: Desk, survey_id: str, kind: ErrandKind) -> Writing:
    """Return what is written so far. Raises FieldworkFault when there is nothing to write about,
    and when it is out."""
    row = await desk.fieldwork.published(survey_id)
    answer = await desk.store.feedback(survey_id)
    if is_heard(survey_id) or answer is None or answer.state is FeedbackState.DRAFT:
        raise FieldworkFault(
            f"“{survey_id}” is not answered yet: /respond {survey_id} comes first."
        )
    kept = await desk.store.feedback(survey_id, kind)
    if kept is not None and kept.state is not FeedbackState.DRAFT:
        raise FieldworkFault(f"That is out already: “{NAMES[kind]}” on “{survey_id}”.")
    out = Draft.model_validate_json(answer.document).as_it_is_out()
    if kept is not None:
        draft = Draft.model_validate_json(kept.document)
    else:
        draft = later.begun(out, await _numbers(desk, survey_id, kind, out))
    return Writing(kind, thawed(row.frozen), out, kept, draft)


async def _numbers(desk: Desk, survey_id: str, kind: ErrandKind, out: Draft) -> Sequence[int]:
    if kind is ErrandKind.FOLLOW_UP:
        return [each.number for each in later.left_open(out)]
    again = await still_not_right(desk.store, survey_id)
    if not again:
        raise FieldworkFault(f"Nobody is waiting for one more answer to “{survey_id}”.")
    return again


def theme_of(writing: Writing, number: int) -> Theme:
    theme = writing.draft.theme(number)
    if theme is None:
        raise FieldworkFault("That is not there any more: look at all of it once more.")
    return theme


def sendable(writing: Writing, today: date) -> dict[str, str]:
    """Return the message. Raises FieldworkFault, which names what is missing or wrong."""
    message = writing.message(today)
    if wrong := errors(writing.found(message, today)):
        lines = {each.rule.message.format(**each.details).replace("`", ""): None for each in wrong}
        raise FieldworkFault("Not sent. This is missing or wrong:\n" + "\n".join(lines))
    return message


def _plain(message: Mapping[str, str]) -> str:
    return orjson.dumps(dict(message), option=orjson.OPT_SORT_KEYS).decode()


def name_of(message: Mapping[str, str]) -> str:
    return sha256(_plain(message).encode()).hexdigest()[:_DIGITS]


def released(writing: Writing, message: Mapping[str, str]) -> Proposal:
    members = {step.member for step in writing.draft.history if step.member}
    return Proposal(
        Matter(writing.kind.value),
        writing.survey,
        # As of a fixed day: what is approved holds on New Year's Day as well.
        _plain(writing.message(on(writing.asked.closes))),
        tuple(message.values()),
        frozenset(map(bytes.fromhex, members)),
    )
