"""Why somebody was not reached, as Telegram says it: through the real emulator, to the ledger."""

from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs

from bot.dispositions import Disposition
from bot.emulator import actions
from bot.emulator.faults import FaultPlan
from bot.standing import Standing
from bot.storage.changes import KeepContact, QueueInvitations
from tests.bot.room import KEYS
from tests.bot.test_sending import SENDMESSAGE, Post, posting

NEVER_WRITTEN = 99_000_001
"""A chat that Telegram has never heard of."""


async def ledger_after(post: Post, people: int) -> dict[Disposition, int]:
    await post.invites("tiny")
    await post.settled("tiny", people)
    return dict(await post.store.ledger("tiny"))


async def test_blocked_and_gone_are_told_apart(tmp_path: Path) -> None:
    async with posting(tmp_path, 6, 1000.0, limits=False) as post:
        first, second, third, *_ = post.people
        actions.set_blocked(post.telegram.world, first, blocked=True)
        actions.set_blocked(post.telegram.world, second, blocked=True)
        actions.deactivate(post.telegram.world, third)
        assert await ledger_after(post, 6) == {
            Disposition.BLOCKED: 2,
            Disposition.GONE: 1,
            Disposition.REACHED: 3,
        }


async def test_a_chat_that_is_not_found_is_gone(tmp_path: Path) -> None:
    async with posting(tmp_path, 1, 1000.0, limits=False) as post:
        person = await post.store.person(KEYS.tag(post.people[0]))
        assert person is not None
        chat = KEYS.seal_chat(NEVER_WRITTEN, "nobody")
        nobody = structs.replace(
            person.contact, id="nobody", tag=KEYS.tag(NEVER_WRITTEN), chat=chat
        )
        await post.store.commit([KeepContact(nobody)])
        assert await ledger_after(post, 2) == {Disposition.GONE: 1, Disposition.REACHED: 1}


@pytest.mark.parametrize("fault", [FaultPlan(drop=1.0), FaultPlan(server_error=1.0)])
async def test_what_nobody_can_tell_stays_unknown(tmp_path: Path, fault: FaultPlan) -> None:
    async with posting(tmp_path, 3, 1000.0, limits=False) as post:
        post.telegram.world.faults.follow(replace(fault, methods=SENDMESSAGE), seed=1)
        assert await ledger_after(post, 3) == {Disposition.UNKNOWN: 3}


async def test_a_message_that_may_have_arrived_stays_unknown_and_is_not_sent_again(
    tmp_path: Path,
) -> None:
    async with posting(tmp_path, 3, 1000.0, limits=False) as post:
        dropped = FaultPlan(drop_after=1.0, methods=SENDMESSAGE)
        post.telegram.world.faults.follow(dropped, seed=1)
        assert await ledger_after(post, 3) == {Disposition.UNKNOWN: 3}
        assert [len(post.telegram.texts(chat)) for chat in post.people] == [1, 1, 1]


async def test_who_is_known_to_have_blocked_us_is_in_the_ledger_without_a_message(
    tmp_path: Path,
) -> None:
    async with posting(tmp_path, 2, 1000.0, limits=False) as post:
        person = await post.store.person(KEYS.tag(post.people[0]))
        assert person is not None
        blocked = KeepContact(structs.replace(person.contact, standing=Standing.BLOCKED))
        await post.store.commit([QueueInvitations("tiny"), blocked])
        post.outbox.poke()
        await post.settled("tiny", 2)
        ledger = await post.store.ledger("tiny")
        assert ledger == {Disposition.BLOCKED: 1, Disposition.REACHED: 1}
        assert post.telegram.texts(post.people[0]) == []
        assert post.refused == {}
