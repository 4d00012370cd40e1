import asyncio
from collections import Counter
from collections.abc import Callable

import pytest
import telegram

from bot.emulator.errors import SimError
from bot.emulator.forms import CrowdForm
from bot.emulator.options import Options
from bot.emulator.remote import Remote
from bot.emulator.server import serving
from bot.emulator.world import World
from tests.bot.emulator.crowd.small_bot import ROUTES, SmallBot, answering
from tests.waiting import PATIENCE

pytestmark = pytest.mark.slow

AT_ONCE = (0, 5)


async def crowd_when(remote: Remote, holds: Callable[[CrowdForm], bool]) -> CrowdForm:
    """The crowd as soon as the claim holds."""
    async with asyncio.timeout(PATIENCE), remote.events() as events:
        crowd = await remote.crowd()
        while not holds(crowd):
            kind, data = await anext(events)
            crowd = data["crowd"] if kind == "crowd" else crowd
    return crowd


async def played(people: int, seed: int) -> tuple[SmallBot, CrowdForm]:
    world = World(Options(seed=1, limits=False, patience=20.0))
    async with (
        serving(world) as url,
        Remote(url) as remote,
        telegram.Bot(world.bot.token, base_url=remote.base_url) as bot,
        answering(bot) as small,
    ):
        await remote.start_crowd(people, "buses", seed=seed, pace_ms=AT_ONCE)
        return small, await crowd_when(remote, lambda crowd: not crowd["running"])


async def test_a_crowd_gets_through_a_survey_or_leaves_it() -> None:
    small, crowd = await played(24, seed=5)
    assert (crowd["total"], crowd["started"], crowd["stuck"]) == (24, 24, 0)
    assert crowd["finished"] + crowd["left"] + crowd["declined"] == 24
    assert crowd["finished"] >= 18
    reached = Counter(interview.step for interview in small.interviews.values())
    assert reached == Counter({8: crowd["finished"], 9: crowd["left"] + crowd["declined"]})
    finished = [one.answers for one in small.interviews.values() if one.step == 8]
    ranked = [one["q3"] for one in finished if len(one.get("q3", [])) == len(ROUTES)]
    assert len(ranked) > len(finished) / 2
    assert 0 < sum("again" in one for one in finished) < len(finished)


async def test_the_same_seed_gives_the_same_answers() -> None:
    one, other = [(await played(6, seed=3))[0] for _ in range(2)]
    assert _answers(one) == _answers(other)


def _answers(small: SmallBot) -> dict[int, dict[str, list[str]]]:
    """What was answered by person: who comes first is a matter of moments, and so is whether the
    bot has heard of the last tap of all, which comes after the survey."""
    return {
        who: {asked: said for asked, said in each.answers.items() if asked != "again"}
        for who, each in small.interviews.items()
    }


async def test_a_finished_person_hears_back_when_the_bot_writes_again(
    remote: Remote, ptb: telegram.Bot
) -> None:
    async with answering(ptb) as small:
        await remote.start_crowd(5, "buses", seed=9, pace_ms=AT_ONCE)
        crowd = await crowd_when(remote, lambda crowd: not crowd["running"])
        assert crowd["heard_back"] == 0
        # What comes within a moment of their last tap still counts as its answer.
        await asyncio.sleep(0.5)
        await small.announce("You said, we did.")
        await crowd_when(remote, lambda now: now["heard_back"] == crowd["finished"])


async def test_who_gets_no_answer_tries_once_more_and_is_stuck() -> None:
    world = World(Options(seed=1, patience=0.05))
    async with serving(world) as url, Remote(url) as remote:
        await remote.start_crowd(2, "buses", pace_ms=(0, 0))
        crowd = await crowd_when(remote, lambda crowd: crowd["stuck"] == 2)
        assert crowd["running"] == 0
        people = (await remote.state())["people"]
        said = [(await remote.chat(one["user_id"]))["messages"] for one in people]
    assert [[one["text"] for one in messages] for messages in said] == [["/start buses"] * 2] * 2
    assert not any(one["phone"] for one in people)


async def test_a_crowd_opens_the_newest_link_unless_told_another(
    remote: Remote, world: World, chat: int
) -> None:
    world.post(chat, world.bot.bot_id, "t.me/hearback_bot?start=newest")
    await remote.start_crowd(1, pace_ms=(0, 0), language_code="cy")
    person = (await remote.state())["people"][-1]
    async with asyncio.timeout(PATIENCE), remote.events(person["user_id"]) as events:
        messages = (await remote.chat(person["user_id"]))["messages"]
        while not messages:
            messages = [
                data["message"] for kind, data in [await anext(events)] if kind == "message"
            ]
    assert messages[0]["text"] == "/start newest"
    assert person["language_code"] == "cy"


@pytest.mark.parametrize("people", [0, 2001])
async def test_a_crowd_has_a_sensible_size(people: int, remote: Remote) -> None:
    with pytest.raises(SimError, match="people must be between 1 and 2000"):
        await remote.start_crowd(people)
