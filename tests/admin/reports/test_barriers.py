"""What kept people from taking part, as it is told after close."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin.beginning import begun
from admin.reports.barriers import asked_why
from admin.reports.published import Count, InWords, Note, Published, PublishedRow, Word
from admin.reports.summary import as_json, for_chat
from admin.reports.themes import BARRIER_SHARE, themes
from admin.reports.words import BARRIERS
from bot.barriers import Barrier
from bot.dispositions import Disposition
from tests.admin.reports.attacker import Attacker
from tests.admin.reports.samples import choices, one_question, publish

ASKED = one_question()
AT_THE_EDGES = st.sampled_from((0, 1, 2, 3, 5, 6, 7, 8, 9, 12, 13, 17, 18, 22, 27, 43))


def told(**counts: int) -> Published:
    barriers = {Barrier(name): many for name, many in counts.items()}
    ledger = {Disposition.DONE: 60, Disposition.STOPPED: sum(counts.values())}
    return publish(ASKED, choices(yes=30, no=30), ledger, barriers=barriers)


def rows(**counts: int) -> dict[str, PublishedRow]:
    return {row.code: row for row in told(**counts).barriers.rows}


def test_enough_people_are_told_in_rounded_numbers() -> None:
    found = rows(too_long=62, no_trust=28)
    assert found["too_long"].value == Count(60, 67)
    assert found["no_trust"].value == Count(30, 33)


def test_a_few_are_put_together_with_others() -> None:
    found = rows(too_long=62, no_trust=28, not_now=3, not_private=2)
    assert {"not_now", "not_private"}.isdisjoint(found)
    assert {part.say("en") for part in found["other_answers"].parts} >= {
        "Not now",
        "It is not private here",
    }


def test_of_less_than_fifty_there_are_words_only() -> None:
    published = told(too_long=20, no_trust=9)
    assert Note.WORDS_ONLY in published.barriers.notes
    assert {row.value for row in published.barriers.rows} <= {InWords(word) for word in Word}


@pytest.mark.parametrize("many", [0, 1, 4])
def test_of_less_than_five_nothing_is_told(many: int) -> None:
    assert told(too_long=many).barriers.rows == ()
    assert "told us when they said no" not in "".join(for_chat(told(too_long=many), "en"))


def test_that_all_said_the_same_is_not_told_of_a_few() -> None:
    assert told(too_long=12).barriers.rows == ()


@settings(max_examples=60)
@given(st.lists(AT_THE_EDGES, min_size=len(Barrier), max_size=len(Barrier)))
def test_no_small_number_can_be_worked_out(counts: list[int]) -> None:
    barriers = dict(zip(Barrier, counts, strict=True))
    published = publish(ASKED, choices(yes=30, no=30), {}, barriers=barriers)
    why, table = asked_why(ASKED, barriers)[0], published.barriers
    alone = replace(published, tables=(table,), heard=replace(published.heard, n=table.base))
    if table.rows:
        attacker = Attacker(why, alone)
        for barrier, many in barriers.items():
            if 0 < many < 8:
                possible = attacker.may_be(table.item_id, barrier.value)
                assert many in possible, "the attacker has to be right to be a test"
                assert len(possible) > 1


def test_a_barrier_that_many_named_has_to_be_answered() -> None:
    (*_, first, second) = themes(told(too_long=62, no_trust=28), ASKED)
    assert first.said.say("en") == (
        "Of those who told us why they said no or left, 67% said: It was too long."
    )
    assert second.said.say("cy").endswith("dywedodd 33%: Dydw i ddim yn ymddiried ynddo.")
    assert all(theme.required for theme in begun([first, second], ["en"]).themes)


def test_a_barrier_below_the_share_is_no_theme() -> None:
    found = {seed.item_id for seed in themes(told(too_long=160, no_trust=15, not_now=12), ASKED)}
    assert BARRIER_SHARE > 100 * 15 / 187
    assert Barrier.TOO_LONG in found
    assert Barrier.NO_TRUST not in found


def test_what_few_named_is_never_a_theme_alone_or_together() -> None:
    found = {seed.item_id for seed in themes(told(too_long=50, no_trust=6, not_now=6), ASKED)}
    assert found.isdisjoint({"no_trust", "not_now", "other_answers"})


def test_of_less_than_fifty_what_most_said_is_a_theme() -> None:
    found = {seed.item_id for seed in themes(told(too_long=20, no_trust=9), ASKED)}
    assert Barrier.TOO_LONG in found
    assert Barrier.NO_TRUST not in found


def test_json_tells_barriers_like_any_table() -> None:
    barriers = as_json(told(too_long=62, no_trust=28))["barriers"]
    assert barriers["item"] == "barriers"
    assert barriers["rows"][0] == {
        "code": "too_long",
        "label": {"en": "It was too long", "cy": "Roedd yn rhy hir"},
        "count": 60,
        "percent": 67,
    }


def test_every_barrier_has_its_words_in_both_languages() -> None:
    labels = [BARRIERS[each] for each in Barrier]
    assert len({label.say("en") for label in labels}) == len(Barrier)
    assert len({label.say("cy") for label in labels}) == len(Barrier)
