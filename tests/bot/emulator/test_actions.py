import pytest

from bot.emulator import actions
from bot.emulator.errors import SimError
from bot.emulator.options import Options
from bot.emulator.people import Person
from bot.emulator.world import World


@pytest.fixture
def person(world: World) -> int:
    return world.add_person(Person(0)).user_id


def test_a_label_is_tapped_even_when_the_data_is_not_known(world: World, person: int) -> None:
    keyboard = (({"text": "☑ Red", "callback_data": "r"},),)
    message = world.post(person, world.bot.bot_id, "?", keyboard=keyboard)
    query_id, update_id = actions.tap(world, person, message.message_id, label="Red")
    assert update_id is not None
    assert world.queries.answer(query_id).user_id == person


def test_a_link_button_cannot_be_tapped(world: World, person: int) -> None:
    keyboard = (({"text": "Page", "url": "http://a.example/"},),)
    message = world.post(person, world.bot.bot_id, "?", keyboard=keyboard)
    with pytest.raises(SimError, match="has no such button"):
        actions.tap(world, person, message.message_id, label="Page")


def test_blocking_twice_is_told_once(world: World, person: int) -> None:
    for _ in range(2):
        actions.set_blocked(world, person, blocked=True)
    assert len(world.updates.pending) == 1


def test_an_attachment_must_be_base64() -> None:
    with pytest.raises(SimError, match="is not base64"):
        actions.attachment("photo", None, "***")


def test_a_group_needs_a_title_and_somebody(world: World, person: int) -> None:
    for title, members in ((" ", (person,)), ("Forum", ())):
        with pytest.raises(SimError, match="needs a title and somebody"):
            actions.make_group(world, title, members)


def test_a_deactivated_person_does_nothing_more(world: World, person: int) -> None:
    actions.deactivate(world, person)
    with pytest.raises(SimError, match="has no account any more"):
        actions.send(world, person, "x")


def test_two_worlds_of_one_seed_number_alike() -> None:
    one, other = [World(Options(seed=4)) for _ in range(2)]
    assert one.updates.add("message", {}, 1) == other.updates.add("message", {}, 1)
