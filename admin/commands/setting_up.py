"""`/setup`: what the organisation's file needs, asked in the chat, one question a message."""

import asyncio
from collections.abc import Mapping, Sequence

from telegram import Document, PhotoSize
from telegram.error import TelegramError

from admin.commands.awaiting import Awaited, awaited_words, awaiting, no_longer
from admin.commands.desk import Ask, Desk, staff_button
from admin.commands.setup_screens import (
    NO_LANGUAGE,
    everything,
    following,
    overtaken,
    overview,
    question,
    slot_at,
)
from admin.fieldwork import FieldworkFault
from admin.hosting import renewed
from admin.profile import JPEG, LARGEST_PICTURE, introduce, profile_of
from admin.setup_draft import Overtaken, Setup, UnusableFile, answer, forgetting, opened
from admin.setup_fields import Kind, Slot
from admin.setup_file import kept, kept_picture, may_be_written
from admin.setup_values import SetupFault, checked, languages_of
from bot.conversation.screen import Screen
from bot.storage.store import Moved
from surveys.organisation import Organisation
from surveys.stop_words import is_stop

TAKES = "setup"


async def setup(desk: Desk, ask: Ask) -> None:
    """Show what is there, what is missing, and what is not saved yet."""
    await _show_overview(desk, ask, await _opened(desk))


async def _show_overview(desk: Desk, ask: Ask, found: Setup) -> None:
    await _show(desk, ask, overview(found, found.review(desk.about_us.name).findings))


async def _show(desk: Desk, ask: Ask, screen: Screen) -> None:
    await desk.say(ask, screen.html, screen.rows)


async def _opened(desk: Desk) -> Setup:
    try:
        return await opened(desk.store, desk.about_us)
    except UnusableFile as fault:
        raise FieldworkFault(
            f"{fault} Somebody with access to the machine has to put that right first."
        ) from None


async def setup_all(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Offer every part of the file."""
    await _show(desk, ask, everything((await _opened(desk)).values))


async def setup_ask(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Ask one question."""
    found = await _opened(desk)
    slot, walk = _slot(parts, found)
    await _ask_for(desk, ask, slot, walk, found)


async def setup_skip(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Leave one question as it is, and ask the next."""
    found = await _opened(desk)
    slot, walk = _slot(parts, found)
    await _go_on(desk, ask, slot, walk, found)


async def setup_is(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take an answer that was chosen by a button."""
    found = await _opened(desk)
    slot, walk = _slot(parts, found)
    said = _checked(slot, parts[3] if len(parts) > 3 else "", desk, found)
    await _keep(desk, ask, slot, walk, (found.values.get(slot.id, ""), said))


async def setup_same(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Say in one language what is said in the first one."""
    found = await _opened(desk)
    slot, walk = _slot(parts, found)
    said = found.values.get(f"{slot.field.name}:{languages_of(found.values)[0]}", "")
    await _keep(desk, ask, slot, walk, (found.values.get(slot.id, ""), said))


async def setup_out(desk: Desk, ask: Ask, parts: Sequence[str]) -> None:
    """Take out what may stay empty."""
    found = await _opened(desk)
    slot, walk = _slot(parts, found)
    if slot.field.is_needed:
        raise FieldworkFault(f"{slot.field.label}: this is needed.")
    await _keep(desk, ask, slot, walk, (found.values.get(slot.id, ""), ""))


async def take_setup(awaited: Awaited, desk: Desk, ask: Ask) -> None:
    """Take a typed answer, and ask the next question."""
    if is_stop(ask.words):
        await desk.store.commit([no_longer(desk, ask)])
        await setup(desk, ask)
        return
    found = await _opened(desk)
    slot, walk = _awaited(awaited.notes, found)
    said = _checked(slot, ask.words, desk, found)
    await _keep(desk, ask, slot, walk, (awaited.notes["was"], said))


async def is_picture_awaited(desk: Desk, ask: Ask) -> bool:
    """Tell whether the next thing that a member sends may be the organisation's picture."""
    awaited = await awaited_words(desk, ask)
    return awaited is not None and awaited.takes == TAKES and awaited.notes["name"] == "picture"


async def take_picture(sent: PhotoSize | Document, desk: Desk, ask: Ask) -> None:
    """Store a picture that was sent beside the file; the file names it once it is saved."""
    awaited, found = await awaited_words(desk, ask), await _opened(desk)
    if awaited is None:
        raise FieldworkFault("That was not waited for any more. /setup asks for it again.")
    slot, walk = _awaited(awaited.notes, found)
    content = await _downloaded(desk, sent)
    try:
        name = await asyncio.to_thread(kept_picture, desk.about_us.parent, content)
    except OSError:
        raise FieldworkFault(
            "The folder of the organisation's file cannot be written by the bot, so somebody with "
            f"access to the machine has to put the picture there, beside {desk.about_us.name}."
        ) from None
    await _keep(desk, ask, slot, walk, (awaited.notes["was"], name))


async def _downloaded(desk: Desk, sent: PhotoSize | Document) -> bytes:
    """Return a JPEG that was sent, as Telegram takes it. Raises FieldworkFault."""
    if (sent.file_size or 0) > LARGEST_PICTURE:
        raise FieldworkFault("That picture is larger than 5 MB. Please send a smaller one.")
    try:
        file = await desk.bot.get_file(sent.file_id)
        content = bytes(await file.download_as_bytearray())
    except TelegramError:
        raise FieldworkFault("That picture did not arrive. Please send it once more.") from None
    if not content.startswith(JPEG):
        raise FieldworkFault("Please send the picture as a photo, not as a file.")
    return content


async def setup_file(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Send the file that would be saved."""
    found = await _opened(desk)
    await desk.send_file(ask.chat, desk.about_us.name, found.made.encode())


async def setup_save(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Write the file, and tell everybody who is asking from now on."""
    async with desk.drafting:
        found = await _opened(desk)
        if not found.changed:
            raise FieldworkFault("Everything is saved. /setup shows it.")
        organisation = found.review(desk.about_us.name).organisation
        if organisation is None:
            raise FieldworkFault("Something is still missing. /setup shows what.")
        if not await _written(desk, found.made):
            await _hand_over(desk, ask, found.made)
            return
        await _saved(desk, ask, found)
    await _introduce(desk, ask, organisation)


async def _written(desk: Desk, text: str) -> bool:
    """Write the file, and tell whether that could be done."""
    if not may_be_written(desk.about_us):
        return False
    try:
        await asyncio.to_thread(kept, desk.about_us, text)
    except OSError:
        return False
    return True


async def _saved(desk: Desk, ask: Ask, found: Setup) -> None:
    log = desk.log(ask, "setup", "")
    try:
        await desk.store.commit((*forgetting(found), log), desk.receipt(ask))
    except Moved:  # Somebody answered more meanwhile: that is still not saved, and stays.
        await desk.store.commit((log,), desk.receipt(ask))


async def _hand_over(desk: Desk, ask: Ask, text: str) -> None:
    await desk.send_file(ask.chat, desk.about_us.name, text.encode())
    await desk.say(
        ask.below(),
        "The bot may not write the organisation's file. Above is the whole of it: somebody with "
        "access to the machine puts it in the place of the one that is there, and restarts the "
        "bot. Your answers stay here until then.",
    )


async def _introduce(desk: Desk, ask: Ask, organisation: Organisation) -> None:
    host = renewed(desk.board.catalogue.host, organisation)
    desk.board.introduce(host)
    profile = await asyncio.to_thread(profile_of, organisation, desk.about_us.parent)
    desk.background.start(introduce(desk.bot, desk.store, profile))
    others = " Other replicas show it after a restart." if desk.store.is_shared else ""
    await desk.say(
        ask,
        "Saved. Young people see it from now on; Telegram may take some minutes to show the new "
        f"name and picture.{others}",
        ((staff_button("Look at it again", "setup"),),),
    )


async def setup_drop(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Say what would be thrown away, and ask once."""
    yes = staff_button("Yes, throw it away", "setupdrop!")
    await desk.say(
        ask,
        "What was answered and not saved is gone then. The file stays as it is.",
        ((yes, staff_button("No", "setup")),),
    )


async def setup_drop_now(desk: Desk, ask: Ask, _: Sequence[str]) -> None:
    """Throw away what is not saved."""
    found = await _opened(desk)
    try:
        await desk.store.commit(forgetting(found), desk.receipt(ask))
    except Moved:
        raise FieldworkFault("Somebody answered more meanwhile. /setup shows it.") from None
    await setup(desk, ask)


def _slot(parts: Sequence[str], found: Setup) -> tuple[Slot, str]:
    name, language, walk, *_ = (*parts, "", "", "")
    slot = slot_at(name, language, found.values)
    if slot is None:
        raise FieldworkFault("That is not asked any more. /setup shows what is.")
    return slot, walk


def _awaited(notes: Mapping[str, str], found: Setup) -> tuple[Slot, str]:
    return _slot((notes["name"], notes["language"], notes["walk"]), found)


def _checked(slot: Slot, typed: str, desk: Desk, found: Setup) -> str:
    try:
        return checked(slot, typed, found.values, desk.clock.today())
    except SetupFault as fault:
        raise FieldworkFault(str(fault)) from None


async def _ask_for(desk: Desk, ask: Ask, slot: Slot, walk: str, found: Setup) -> None:
    await _await(desk, ask, slot, walk, found.values.get(slot.id, ""))
    await _show(desk, ask, question(slot, walk, found.values))


async def _await(desk: Desk, ask: Ask, slot: Slot, walk: str, was: str) -> None:
    """Wait for the answer to a question, to which the answer so far ``was`` that."""
    notes = {
        "name": slot.field.name,
        "language": slot.language or NO_LANGUAGE,
        "walk": walk,
        "was": was,
    }
    # Without the update's receipt, which the answer before this question may have used.
    await desk.store.commit([awaiting(desk, ask, Awaited(TAKES, "", notes))])


async def _keep(desk: Desk, ask: Ask, slot: Slot, walk: str, change: tuple[str, str]) -> None:
    """Keep an answer, was and is, and go on; where somebody was quicker, show both."""
    was, said = change
    given = (slot.id, was, said)
    try:
        found = await answer(
            desk.store, desk.about_us, given, [no_longer(desk, ask)], desk.receipt(ask)
        )
    except Overtaken as other:
        await _await(desk, ask, slot, walk, other.theirs)
        mine = "your picture" if slot.field.kind is Kind.PICTURE else said
        await _show(desk, ask.below(), overtaken(slot.field, other.theirs, mine))
        return
    await _go_on(desk, ask, slot, walk, found)


async def _go_on(desk: Desk, ask: Ask, slot: Slot, walk: str, found: Setup) -> None:
    after = following(slot, walk, found.values)
    if after is None:
        await _show_overview(desk, ask, found)
    else:
        await _ask_for(desk, ask, after, walk, found)
