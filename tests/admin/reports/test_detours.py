"""One answer changes, and the route makes the rest of it."""

from admin.reports.detours import Person, detour
from surveys.answers import Choice, Entry, Missing
from surveys.items import Item
from tests.surveys.small import question, survey

ASKED = survey(question("first"), question("more", ask_if={"first": "yes"}), question("last"))
YES, NO = Choice("yes"), Choice("no")
THROUGH: Person = {"first": YES, "more": NO, "last": NO}
AROUND: Person = {"first": NO, "more": Missing.NOT_ASKED, "last": NO}


def anything(item: Item, old: Entry, offered: Entry | None) -> Entry | None:
    return offered or Choice("maybe")


def nothing(item: Item, old: Entry, offered: Entry | None) -> Entry | None:
    return None


def test_who_is_led_past_an_item_is_not_asked() -> None:
    assert detour(ASKED, THROUGH, "first", NO, anything) == AROUND


def test_who_is_led_to_an_item_answers_it_in_some_way() -> None:
    after = detour(ASKED, AROUND, "first", YES, anything)
    assert after == {"first": YES, "more": Choice("maybe"), "last": NO}


def test_there_is_no_way_where_no_entry_can_be_chosen() -> None:
    assert detour(ASKED, AROUND, "first", YES, nothing) is None


def test_who_leaves_reaches_nothing_more() -> None:
    after = detour(ASKED, THROUGH, "more", Missing.NOT_REACHED, anything)
    assert after == {"first": YES, "more": Missing.NOT_REACHED, "last": Missing.NOT_REACHED}


def test_who_leaves_one_item_later_has_an_entry_for_it() -> None:
    left: Person = {"first": YES, "more": Missing.NOT_REACHED, "last": Missing.NOT_REACHED}
    after = detour(ASKED, left, "more", Missing.SKIPPED, anything)
    assert after == {"first": YES, "more": Choice("maybe"), "last": Missing.NOT_REACHED}


def test_an_item_that_an_earlier_version_lacked_stays_not_asked() -> None:
    older: Person = {**THROUGH, "last": Missing.NOT_ASKED}
    after = detour(ASKED, older, "first", NO, anything)
    assert after == {**AROUND, "last": Missing.NOT_ASKED}
