"""A running Hearback with its emulator, in one process, and people around it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from pydantic import SecretStr

from admin.clock import Clock, at_ten
from admin.commands.desk import Desk
from admin.service import Service, serving
from admin.settings import Settings
from bot.conversation.state import Attended, Interview, Sent
from bot.dispositions import Disposition
from bot.emulator.options import DEFAULT_TOKEN, Options
from bot.emulator.people import Person
from bot.emulator.remote import Remote
from bot.emulator.server import serving as emulating
from bot.emulator.world import World
from bot.keeping import Keeper
from bot.storage.rows import SurveyState
from surveys.answers import Choice
from tests.journeys.phone import Phone
from tests.surveys.review.good import GOOD
from tests.waiting import PATIENCE

STAFF, COLLEAGUE = 5_512_407_001, 5_512_407_002
"""As long as real ones are: found by chance inside no random word."""
SHIPPED = Path(__file__).parents[2] / "surveys" / "definitions"
PARKS = (
    GOOD[: GOOD.index("questions:")]
    .replace("tiny", "parks")
    .replace("Tiny", "Parks")
    .replace("opens: +1 days", "opens: +0 days")
    + """\
questions:
  - id: first
    kind: single_choice
    ask: What first?
    informs: [1]
    options:
      trees: Trees
      lights: Lights
      benches: Benches
retention_days: 120
"""
)
"""A survey without findings, of one question."""
ITEM = "first"


def settings(folder: Path, url: str, **changes: Any) -> Settings:
    """Return the settings of a Hearback that lives in ``folder``."""
    surveys = folder / "surveys"
    if not surveys.exists():
        surveys.mkdir()
        (surveys / "parks.yaml").write_text(PARKS)
    return Settings(
        **{
            "token": SecretStr(DEFAULT_TOKEN),
            "api_url": url,
            "owners": (STAFF, COLLEAGUE),
            "data": folder / "data",
            "key_file": folder / "secrets" / "hearback.key",
            "surveys": surveys,
            "organisation": SHIPPED / "organisation.yaml",
            "batch": 5,
            "send_rate": 500.0,
            "grace": 0.0,
            "quiet_hours": "none",
            "school_hours": "none",
            **changes,
        }
    )


@dataclass(frozen=True)
class House:
    """A service that reads updates, and the phones of two members of staff."""

    folder: Path
    world: World
    remote: Remote
    service: Service

    @property
    def desk(self) -> Desk:
        return self.service.desk

    @property
    def staff(self) -> Phone:
        return Phone(self.remote, STAFF)

    @property
    def colleague(self) -> Phone:
        return Phone(self.remote, COLLEAGUE)

    def newcomer(self) -> Phone:
        """Somebody who has written to the bot before, and of whom it remembers nothing."""
        return Phone(self.remote, self.world.add_person(Person(0, has_written=True)).user_id)

    def texts(self, phone: Phone) -> list[str]:
        """What the bot wrote to somebody, in order."""
        messages = self.world.chat(phone.user_id).messages.values()
        return [each.text for each in messages if each.sender_id == self.world.bot.bot_id]

    async def publishes(self) -> None:
        await self.staff.types("/publish parks", "Parks is open")

    async def answered(self, codes: Sequence[str], may_ask_again: bool = False) -> list[Phone]:
        """One person for each code has sent it as the answer, and was thanked."""
        listing = self.desk.board.catalogue.listings["parks"]
        keeper, today = Keeper(self.desk.keys, self.desk.board.envelope), self.desk.clock.today()
        phones = [self.newcomer() for _ in codes]
        for phone, code in zip(phones, codes, strict=True):
            sent = Interview(
                "parks", listing.fingerprint, 1, Sent(f"receipt {code} {phone.user_id}")
            )
            sent = replace(sent, answers={ITEM: Choice(code)}, active=False)
            before = keeper.recall(None, phone.user_id, "en", today)
            after = replace(
                before.person.keeping(sent),
                may_ask_again=may_ask_again,
                attended={"parks": Attended(Disposition.DONE)},
            )
            await self.desk.store.commit(keeper.changes(before, after, (), today))
        return phones

    async def may_be_asked(self, people: int) -> list[Phone]:
        """People who took no part in anything open, and said that we may ask them again."""
        keeper, today = Keeper(self.desk.keys), self.desk.clock.today()
        phones = [self.newcomer() for _ in range(people)]
        for phone in phones:
            before = keeper.recall(None, phone.user_id, "en", today)
            after = replace(before.person, may_ask_again=True)
            await self.desk.store.commit(keeper.changes(before, after, (), today))
        return phones

    async def closes(self) -> None:
        await self.staff.types("/close parks", "cannot be opened again")
        await self.staff.taps("Yes, close it", "is closing")
        await self.until_closed()

    async def until_closed(self) -> None:
        """Wait until the survey is closed."""
        async with asyncio.timeout(PATIENCE):
            while (await self.desk.fieldwork.published("parks")).state is not SurveyState.CLOSED:  # noqa: ASYNC110
                # A task of the service ends it; only the store tells.
                await asyncio.sleep(0.02)

    async def closed_with(self, codes: Sequence[str]) -> list[Phone]:
        """A survey that was published, answered and closed."""
        await self.publishes()
        phones = await self.answered(codes)
        await self.closes()
        return phones


@asynccontextmanager
async def emulator() -> AsyncIterator[tuple[World, Remote]]:
    """Run an emulator with two members of staff in it."""
    world = World(Options(seed=1, limits=False))
    for user_id in (STAFF, COLLEAGUE):
        world.add_person(Person(user_id, "Alex", role="staff", has_written=True))
    async with emulating(world) as url, Remote(url) as remote:
        yield world, remote


@asynccontextmanager
async def running(
    folder: Path, world: World, remote: Remote, days: int = 0, **changes: Any
) -> AsyncIterator[House]:
    """Run Hearback in ``folder`` until the block ends, on a clock so many ``days`` ahead."""
    chosen = settings(folder, remote.url, **changes)
    today = at_ten(chosen.zone)
    clock = Clock(today.zone, today.ahead + days * 86_400)
    async with serving(chosen, clock) as service:
        reading = asyncio.create_task(service.run())
        try:
            yield House(folder, world, remote, service)
        finally:
            service.stop()
            await reading


@asynccontextmanager
async def house(folder: Path, **changes: Any) -> AsyncIterator[House]:
    """Run Hearback and an emulator."""
    async with emulator() as (world, remote), running(folder, world, remote, **changes) as opened:
        yield opened
