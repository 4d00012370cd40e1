"""Sending "you said, we did": one confirming tap, then how far it has come."""

from html import escape

from admin.commands.approving import logged_keys, may_go_out
from admin.commands.cards import show_cards
from admin.commands.correcting import fix
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.drafts import case_of, open_case
from admin.commands.figures import people
from admin.commands.pushing import lasting, show_push
from admin.commands.releasing import release_of
from admin.fieldwork import FieldworkFault
from bot.storage.rows import ErrandKind, Feedback, FeedbackState


async def send(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Show to how many it goes and how long that takes, and ask once."""
    case = await case_of(desk, survey_id)
    if case.is_out:
        # A correction that got its second key goes on here.
        if case.draft.line and case.draft.is_different:
            await fix(desk, ask, survey_id)
        else:
            await show_push(desk, ask, survey_id, ErrandKind.FEEDBACK)
        return
    release = await release_of(desk, case)
    if release.obstacle is not None:
        await desk.say(ask, release.obstacle.html, release.obstacle.rows)
        return
    if not await may_go_out(desk, ask, release.proposal):
        return
    count = await desk.store.listeners(survey_id)
    text = (
        f"Send “you said, we did” on <b>{escape(survey_id)}</b> to {people(count)}? It starts "
        f"{desk.fieldwork.starts} and takes about {lasting(count / desk.send_rate)}. Everyone else "
        "finds it in /news. What is sent cannot be called back."
    )
    yes = staff_button("Yes, send it", "send!", survey_id)
    back = staff_button("Not yet", "respond", survey_id)
    await show_cards(desk, ask.chat, release.card, f"you-said-we-did-{survey_id}")
    await desk.say(ask.below(), text, ((yes,), (back,)))


async def send_now(desk: Desk, ask: Ask, survey_id: str) -> None:
    """Queue the message for everyone who listens, and show how it goes."""
    # Nobody may change the draft between reading and sending it, or it could go out twice.
    async with desk.drafting:
        case = await open_case(desk, survey_id)
        release = await release_of(desk, case)
        if release.obstacle is not None:
            await desk.say(ask, release.obstacle.html, release.obstacle.rows)
            return
        proposal = release.proposal
        if not await desk.two_keys.is_approved(proposal.matter, survey_id, proposal.hash):
            raise FieldworkFault("It was changed, so it needs a new approval: send it once more.")
        said = await desk.saying_back.in_the_news(survey_id)
        today, document = desk.clock.today(), release.out.model_dump_json()
        feedback = Feedback(survey_id, FeedbackState.SENDING, document, today)
        log, keys = desk.log(ask, "send", survey_id), await logged_keys(desk, proposal)
        await desk.fieldwork.send(feedback, log, desk.receipt(ask), case.kept, [*said, *keys])
    await show_push(desk, ask, survey_id, ErrandKind.FEEDBACK)
