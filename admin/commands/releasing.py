"""What keeps "you said, we did" from going out: errors, advice, and the second key."""

from hashlib import sha256

import orjson
from msgspec import Struct
from msgspec.structs import replace

from admin.cases import Case, held_against
from admin.commands.advice import grouped
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import case_of, changed, member_of, writer_of
from admin.commands.prompts import prompt
from admin.feedback import Act, Draft, Passed, Wants
from admin.feedback_review import errors, faults
from admin.feedback_typing import Writer, asked_for
from admin.fieldwork import FieldworkFault
from admin.markup import safe
from admin.outcome import outcome
from admin.reports.outcome_card import OutcomeCard
from admin.two_keys import Matter, Proposal
from bot.conversation.screen import Screen
from surveys.review.findings import Fault


class Release(Struct, frozen=True):
    """A draft as it would go out now: its message by language, and what is in the way.

    ``fixed`` is the message as of a day that stays the same: what names it holds overnight.
    ``obstacle`` is None when it may go out.
    """

    case: Case
    draft: Draft
    message: dict[str, str]
    fixed: dict[str, str]
    found: tuple[Fault, ...]
    obstacle: Screen | None
    card: OutcomeCard
    """The picture of it."""

    @property
    def content(self) -> str:
        """A name for exactly what would be read: 16 hexadecimal digits."""
        return content_of(self.fixed)

    @property
    def is_passed(self) -> bool:
        """Tell whether somebody gave a reason to send exactly this in spite of advice."""
        return self.draft.passed is not None and self.draft.passed.content == self.content

    @property
    def out(self) -> Draft:
        """The draft with its message, as it is kept once it is out: it waits for nobody's words."""
        card = self.card.model_dump()
        made = {"message": self.message, "card": card, "typing": (), "held": ()}
        return self.draft.model_copy(update=made)

    @property
    def proposal(self) -> Proposal:
        """The same for the second key: whoever wrote any of it may not approve it."""
        passed = self.draft.passed if self.is_passed else None
        spite = (f"In spite of advice, because: {safe(passed.reason)}",) if passed else ()
        members = {step.member for step in self.draft.history if step.member}
        return Proposal(
            Matter.FEEDBACK,
            self.case.row.survey,
            _plain(self.fixed),
            (*self.message.values(), *spite),
            frozenset(map(bytes.fromhex, members)),
            because=passed.reason if passed else "",
        )


def content_of(message: dict[str, str]) -> str:
    """Return a name for exactly this message in all its languages."""
    return sha256(_plain(message).encode()).hexdigest()[:16]


def _plain(message: dict[str, str]) -> str:
    return orjson.dumps(message, option=orjson.OPT_SORT_KEYS).decode()


async def release_of(desk: Desk, case: Case) -> Release:
    """Return a draft, or a correction of it, as it would go out, with what is in the way.

    Raises FieldworkFault when there are no results.
    """
    today = desk.clock.today()
    held = await held_against(desk.store, case, today)
    message, fixed = held.message(case.draft), held.on_a_fixed_day(case.draft)
    draft = case.draft.as_corrected(today)
    found = faults(draft, held.context, message)
    card = outcome(draft, case.asked, held.heard, today)
    release = Release(case, draft, message, fixed, found, None, card)
    sent_back = await desk.two_keys.sent_back(release.proposal)
    return replace(release, obstacle=_obstacle(release, sent_back))


def _obstacle(release: Release, sent_back: str) -> Screen | None:
    draft, found, survey_id = release.draft, release.found, release.case.row.survey
    back = staff_button("Back to the themes", "respond", survey_id)
    if wrong := errors(found):
        html = f"<b>Not sent. This is missing or wrong:</b>\n\n{grouped(draft, wrong)}"
        return Screen(html, ((back,),))
    # It may be the reason that has to be better, and not the words.
    if found and (sent_back or not release.is_passed):
        why = f"{safe(sent_back)}\n\n" if sent_back else ""
        html = f"{why}<b>Some advice before it goes out:</b>\n\n{grouped(draft, found)}"
        anyway = staff_button("Send anyway, because…", "pass", survey_id)
        return Screen(html, ((back,), (anyway,)))
    return None


async def ask_why(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Ask for the reason to send a message in spite of advice."""
    case = await case_of(desk, survey_id)
    writer = writer_of(desk, ask, case)

    def change(draft: Draft) -> Draft:
        return draft.awaiting(asked_for(draft, writer, Wants.PASS))

    kept = await changed(desk, ask, survey_id, change)
    typing = kept.draft.awaited(writer.member)
    if typing is not None:
        screen = prompt(kept.draft, typing, kept.asked.languages)
        await desk.say(ask, screen.html, screen.rows)


async def pass_advice(desk: Desk, ask: Ask, survey_id: str, reason: str) -> None:
    """Keep why a message goes out in spite of advice. It holds for exactly this message."""
    release = await release_of(desk, await case_of(desk, survey_id))
    if errors(release.found):
        raise FieldworkFault("Something is missing or wrong by now: look at it once more.")
    writer = writer_of(desk, ask, release.case)
    passed = Passed(
        member=member_of(desk, ask),
        on=desk.clock.today(),
        reason=reason,
        codes=tuple(sorted({each.rule.code for each in release.found})),
        content=release.content,
    )
    await changed(desk, ask, survey_id, lambda draft: _passed(draft, passed, writer), "send_anyway")
    onward = ("Correct it…", "fix") if release.case.draft.is_correcting else ("Send it…", "send")
    back = staff_button("Back to the themes", "respond", survey_id)
    html = f"Noted: “{safe(reason)}”. It holds for these words; change one, and I ask again."
    await desk.say(ask, html, ((staff_button(*onward, survey_id), back),))


def _passed(draft: Draft, passed: Passed, writer: Writer) -> Draft:
    noted = draft.not_awaiting(passed.member).noting(writer.step(Act.PASSED))
    return noted.model_copy(update={"passed": passed})


async def preview(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show the message as young people will read it, the first language last."""
    release = await release_of(desk, await case_of(desk, survey_id))
    if release.found:
        wrong, advice = errors(release.found), release.found
        heading = "Missing or wrong" if wrong else "Some advice"
        text = f"<b>{heading}:</b>\n\n{grouped(release.draft, wrong or advice)}"
        await desk.say(ask.below(), text)
    first, *others = release.message.values()
    for other in reversed(others):
        await desk.say(ask.below(), other)
    is_correction = release.case.draft.is_correcting
    label, verb = ("Correct it…", "fix") if is_correction else ("Send it…", "send")
    send = staff_button(label, verb, survey_id)
    back = staff_button("Back to the themes", "respond", survey_id)
    await desk.say(ask.below(), first, ((send, back),))
