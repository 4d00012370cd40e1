"""A running Hearback: every room joined to the next, started in order, ended in reverse."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from time import monotonic

from telegram import Bot, Update
from telegram.error import TelegramError

from admin.access import Access
from admin.background import Background
from admin.calendar import Calendar
from admin.clock import Clock
from admin.commands.declared import ACTS, act_of
from admin.commands.desk import Desk
from admin.commands.handlers import handlers
from admin.commands.saying_back import tell_staff
from admin.commands.standing_in import standing_in
from admin.daily import Daily
from admin.door import Door
from admin.drop_off import DropOff
from admin.duties import Duties
from admin.entrance import Entrance, Hearing, entrance
from admin.fieldwork import Fieldwork
from admin.following import following
from admin.hosting import host_of
from admin.profile import Profile, profile_of
from admin.reports import option_sheet
from admin.reports.outcome_card import drawn
from admin.retention import Retention
from admin.saying_back import SayingBack
from admin.settings import Settings
from admin.staff_post import StaffPost
from admin.switchboard import bot_at, switchboard
from admin.two_keys import TwoKeys
from bot.budget import Budget
from bot.catching_up import CatchingUp
from bot.channels.failures import Failure, verdict
from bot.channels.floodgate import OVERALL, Floodgate, SecondLane
from bot.channels.incoming import incoming
from bot.channels.metered import Metered
from bot.channels.shared_gate import SharedGate
from bot.channels.speaker import Speaker
from bot.channels.telegram import TelegramChannel
from bot.channels.toasts import Toasts
from bot.counting import Counting
from bot.courier import Courier
from bot.front import Front
from bot.interviewer import Interviewer
from bot.keeping import Keeper
from bot.leading import Leading
from bot.meters import Meters
from bot.noticeboard import Noticeboard
from bot.outbox import Outbox
from bot.pace import Pace
from bot.privacy.ballot_box import BallotBox
from bot.privacy.key_file import open_keys
from bot.privacy.keys import Keys
from bot.privacy.offline_key_file import read_seal_to
from bot.storage.opening import open_store
from bot.storage.random_ids import random_id
from bot.storage.store import Store
from bot.voice import Saying
from surveys.library import Library
from surveys.organisation import Organisation, read_organisation

LAST_WORDS = 3.0
"""Seconds that screens on their way have when the program ends."""


class ServiceFault(Exception):
    """Hearback cannot run; the text is one clear line for the host."""


@dataclass(frozen=True)
class Service:
    """What is running. Updates come in while `run` goes on, until `stop`."""

    desk: Desk
    entrance: Entrance

    async def run(self) -> None:
        """Take updates in; turns in work are finished. Raises IntakeFault."""
        await self.entrance.intake.run(self.entrance.begun)

    def stop(self) -> None:
        """Take no more updates in."""
        self.entrance.begun.clear()
        self.entrance.intake.stop()

    async def owner_link(self) -> str | None:
        """Return a one-time owner link when nobody is staff yet."""
        if self.desk.access.has_owner:
            return None
        code = await self.desk.access.owner_code(self.desk.clock.today())
        return self.desk.link(code)


@asynccontextmanager
async def serving(settings: Settings, clock: Clock) -> AsyncIterator[Service]:
    """Run Hearback by ``settings``; `Service.run` is for the caller to call.

    Raises ServiceFault, KeyFault, StoreError, BadOrganisation or IntakeFault before anything is
    begun.
    """
    organisation = read_organisation(settings.organisation_file)
    seal_to = read_seal_to(settings.seal_to) if settings.seal_to else b""
    async with AsyncExitStack() as stack:
        store = await open_store(settings.database, settings.data)
        stack.push_async_callback(store.close)
        keys = await open_keys(settings.key_file, settings.data, store)
        bot = await _connected(settings, stack)
        rooms = await _rooms(settings, clock, store, keys, bot, organisation, seal_to)
        service = await _opened(settings, rooms, stack)
        yield service


@dataclass(frozen=True)
class Rooms:
    """What is joined together before anything begins."""

    desk: Desk
    speaker: Speaker
    interviewer: Interviewer
    duties: Duties
    toasts: Toasts
    meters: Meters
    name: str
    """What this process calls itself among replicas; empty when it is alone."""
    shared: SharedGate | None
    """The gate that it shares with them."""


async def _rooms(
    settings: Settings,
    clock: Clock,
    store: Store,
    keys: Keys,
    bot: Bot,
    organisation: Organisation,
    seal_to: bytes,
) -> Rooms:
    about_us = settings.organisation_file
    board = Noticeboard(store, host_of(organisation, settings, bool(seal_to)))
    await board.refresh()
    access = Access(store, keys, settings.owners)
    await access.refresh()
    name = random_id() if store.is_shared else ""
    out = _ways_out(settings, store, bot)
    meters, toasts, budget = Meters(settings.batch), Toasts(), Budget(settings.messages_a_week)
    started = Metered(out.started, meters)
    courier = Courier(keys, board, started, clock.today, budget, drawn)
    outbox = Outbox(store, courier.deliver, out.pace, clock.seconds, name, settings.hours)
    box = BallotBox(store, Keeper(keys).open_ballot, keys.words, settings.batch)
    counting = Counting(box, board, clock.today)
    drop_off = DropOff(store, Keeper(keys).open)

    async def accepted(saying: Saying, message: int) -> None:
        await interviewer.accepted(saying, message)
        counting.poke()

    replies = Metered(out.replies, meters)
    speaker = Speaker(replies, accepted, out.pace.note_reply, toasts, alone=not name)
    desk = Desk(
        bot=bot,
        channel=out.replies,
        store=store,
        keys=keys,
        board=board,
        access=access,
        fieldwork=Fieldwork(store, board, box, outbox, clock, settings.grace, seal_to, drop_off),
        library=Library(settings.surveys, settings.min_age),
        clock=clock,
        background=Background(),
        batch=settings.batch,
        send_rate=settings.send_rate,
        two_keys=TwoKeys(store, keys, access, settings.two_keys),
        about_us=about_us,
        saying_back=SayingBack(store, board, outbox, clock),
        commands=ACTS,
        act_of=act_of,
    )
    interviewer = Interviewer(store, keys, board, speaker, clock.today, now=clock.seconds)
    working = Working(outbox, counting, CatchingUp(interviewer), drop_off)
    duties = _duties(settings, profile_of(organisation, about_us.parent), desk, working)
    return Rooms(desk, speaker, interviewer, duties, toasts, meters, name, out.shared)


@dataclass(frozen=True)
class Working:
    """What goes on by itself besides what staff work with."""

    outbox: Outbox
    counting: Counting
    catching_up: CatchingUp
    drop_off: DropOff


def _duties(settings: Settings, profile: Profile, desk: Desk, working: Working) -> Duties:
    retention = Retention(desk.store, settings.periods)
    post = StaffPost(desk.access, desk.show)
    return Duties(
        bot=desk.bot,
        profile=profile,
        store=desk.store,
        clock=desk.clock,
        access=desk.access,
        commands=ACTS,
        backup_days=settings.backup_days,
        outbox=working.outbox,
        counting=working.counting,
        catching_up=working.catching_up,
        fieldwork=desk.fieldwork,
        saying_back=partial(desk.saying_back.run, partial(tell_staff, desk)),
        daily=Daily(desk.store, desk.board, retention, working.outbox.poke, working.drop_off),
        standing_in=partial(standing_in, desk),
        calendar=Calendar(desk.store, desk.board, desk.clock, desk.fieldwork, post),
    )


@dataclass(frozen=True)
class WaysOut:
    """The lanes to Telegram: of replies, and of messages that we start, which keep the pace."""

    replies: TelegramChannel
    started: TelegramChannel
    pace: Pace
    shared: SharedGate | None


def _ways_out(settings: Settings, store: Store, bot: Bot) -> WaysOut:
    rate = max(OVERALL, settings.send_rate)
    shared = SharedGate(store, monotonic, rate=rate) if store.is_shared else None
    gate = shared or Floodgate(monotonic, rate=rate)
    pace = Pace(settings.send_rate, monotonic, room=gate.room)
    if shared is not None:
        shared.tell(pace.note_reply)
    replies = TelegramChannel(bot, gate, option_sheet.draw)
    return WaysOut(replies, TelegramChannel(bot, SecondLane(gate)), pace, shared)


async def _opened(settings: Settings, rooms: Rooms, stack: AsyncExitStack) -> Service:
    """Begin the work of every room; ``stack`` ends it in reverse."""
    desk = rooms.desk
    front = Front(rooms.interviewer, rooms.speaker, desk.store, desk.board, desk.clock.today)
    application = switchboard(desk.bot)
    application.add_handlers(handlers(desk, partial(_passed_on, front)))
    hearing = Hearing(Door(desk.access, application, front).hear, front.give_up)
    way_in = entrance(
        settings,
        desk.bot,
        desk.keys,
        desk.store,
        hearing,
        rooms.toasts,
        rooms.meters,
        desk.clock.today,
    )
    if way_in.server is not None:
        await way_in.server.open()
        stack.push_async_callback(way_in.server.close)
    stack.push_async_callback(rooms.interviewer.finish)
    stack.push_async_callback(rooms.speaker.finish, LAST_WORDS)
    stack.push_async_callback(desk.background.end)
    await application.initialize()
    stack.push_async_callback(application.shutdown)
    if rooms.shared is None:
        await rooms.interviewer.speak_owed()
        await stack.enter_async_context(rooms.duties.term())
    else:
        _join(rooms, rooms.shared, stack)
    return Service(desk, way_in)


def _join(rooms: Rooms, gate: SharedGate, stack: AsyncExitStack) -> None:
    """Begin what one of several replicas does: hear of the others, and lead when none does."""
    desk, duties = rooms.desk, rooms.duties

    def notice(alive: Collection[str]) -> None:
        gate.share(len(alive))
        duties.notice(alive)

    desk.background.start(gate.run())
    desk.background.start(following(desk.store, desk.board, desk.access))
    leading = Leading(desk.store, rooms.name, duties.term_of_a_leader, notice)
    stack.push_async_callback(_ended, asyncio.create_task(leading.run()))


async def _connected(settings: Settings, stack: AsyncExitStack) -> Bot:
    """Return the bot once the Bot API knows it; ``stack`` hangs up. Raises ServiceFault."""
    if settings.token is None:
        raise ServiceFault("HEARBACK_TOKEN is not set: ask @BotFather for a token.")
    try:
        bot = bot_at(settings.api_url, settings.token.get_secret_value())
        stack.push_async_callback(bot.shutdown)
        await bot.initialize()
    except TelegramError as error:
        if verdict(error) is Failure.BAD_TOKEN:
            raise ServiceFault(
                "The Bot API does not know HEARBACK_TOKEN: copy it once more from @BotFather."
            ) from None
        raise ServiceFault(
            f"The Bot API at {settings.api_url} cannot be reached: check the connection, and "
            "HEARBACK_API_URL if you set it."
        ) from None
    return bot


async def _passed_on(front: Front, update: Update) -> None:
    """Let staff take part like anybody."""
    await front.hear(incoming(update.to_dict()))


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
