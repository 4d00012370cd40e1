"""Saying why not."""

import pytest

from bot.barriers import COULD_NOT, Barrier
from bot.conversation.events import Arrived
from bot.conversation.presses import Because, encode
from bot.conversation.screen import Button
from bot.conversation.screens.leaving import FIRST, THEN
from bot.dispositions import REFUSED, Disposition
from tests.bot.conversation.phone import Phone, Said
from tests.bot.conversation.shelf import catalogue, shipped

BUSES = "evening-buses"
KNOWN = catalogue(*shipped())


def gone(*words: str) -> Phone:
    """Return the phone of somebody who opened a survey and typed ``words``."""
    phone = Phone(KNOWN)
    phone.hears(Arrived(BUSES))
    for each in words:
        phone.types(each)
    return phone


def says(phone: Phone, barrier: Barrier) -> list[Said]:
    return phone.presses(Button("?", encode(Because(BUSES, barrier))), phone.newest)


def test_every_reason_is_offered_once() -> None:
    assert sorted([*FIRST, *THEN]) == sorted(Barrier)


@pytest.mark.parametrize("barrier", Barrier)
@pytest.mark.parametrize("leaving", ["stop", "not for me"])
def test_a_reason_is_counted_once_however_often_it_is_tapped(
    barrier: Barrier, leaving: str
) -> None:
    phone = gone(leaving)
    noted = [each.noted for _ in range(3) for each in says(phone, barrier) if each.noted]
    assert noted == [f"{BUSES}: {barrier}"]


def test_a_second_reason_is_not_counted() -> None:
    phone = gone("start", "stop")
    says(phone, Barrier.TOO_LONG)
    assert not [each.noted for each in says(phone, Barrier.NO_TRUST) if each.noted]


@pytest.mark.parametrize("barrier", sorted(COULD_NOT))
@pytest.mark.parametrize("leaving", ["stop", "not for me"])
def test_who_could_not_has_not_refused(barrier: Barrier, leaving: str) -> None:
    phone = gone(leaving)
    says(phone, barrier)
    assert phone.person.disposition(BUSES) is Disposition.COULD_NOT
    phone.hears(Arrived(BUSES))
    assert "You said no before" not in phone.screen.html


@pytest.mark.parametrize("barrier", sorted(set(Barrier) - COULD_NOT))
def test_any_other_reason_leaves_the_no_a_no(barrier: Barrier) -> None:
    phone = gone("not for me")
    says(phone, barrier)
    assert phone.person.disposition(BUSES) in REFUSED


def test_after_leaving_nobody_is_asked_whether_to_hear_and_after_a_no_only_once() -> None:
    phone = gone("stop")
    says(phone, Barrier.TOO_LONG)
    assert "Want to hear" not in phone.screen.html
    phone = gone("not for me")
    says(phone, Barrier.TOO_LONG)
    assert "Want to hear" in phone.screen.html
    phone.taps("No thanks")
    says(phone, Barrier.TOO_LONG)
    assert "Want to hear" not in phone.screen.html


def test_a_reason_for_a_survey_that_was_begun_again_is_an_old_button() -> None:
    phone = gone("stop")
    phone.hears(Arrived(BUSES))
    phone.types("yes")
    said = says(phone, Barrier.TOO_LONG)
    assert not [each.noted for each in said if each.noted]
    assert phone.person.disposition(BUSES) is Disposition.PART_DONE


def test_reasons_can_be_typed_after_leaving_and_only_then() -> None:
    phone = gone("stop")
    assert [each.noted for each in phone.types("Too long") if each.noted]
    phone = Phone(KNOWN)
    assert not [each.noted for each in phone.types("Too long") if each.noted]


def test_the_other_ways_to_take_part_are_shown() -> None:
    phone = gone("start", "stop")
    says(phone, Barrier.RATHER_TALK)
    assert "Talk to any youth worker" in phone.screen.html
    assert "hello@aberllyn.example" in phone.screen.html
