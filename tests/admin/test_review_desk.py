"""The review desk over every store: what is kept, what is told, and what lies open nowhere."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from admin.fieldwork import FieldworkFault
from admin.reading_room import ReadingRoom
from admin.reports.published import Count, InWords, Word
from admin.review import looking
from admin.review import orders as to
from admin.review.pile import Pile
from admin.review.rulings import Reason
from admin.review.scene import Scene, Step
from admin.review.sitting import Shelf, Sitting
from admin.review.steps import seen, take
from admin.review_desk import ApprovedQuote, Decide, Kept, Seat, approved_quotes, reviewed_themes
from bot.storage.rows import PaperKind, PublishedSurvey
from bot.storage.sqlite import open_sqlite
from bot.storage.store import Store
from surveys.text import UNNAMED
from tests.admin.wordy import wordy
from tests.bot.conftest import store as store
from tests.bot.room import KEYS
from tests.canaries import Canaries
from tests.waiting import PATIENCE

EARLY, PRICE = "The last bus leaves too early for me.", "Tickets cost more than my lunch does."
SAID = [EARLY, PRICE, *(f"Something else about the number {n} bus." for n in "abcdef")]


def at(store: Store, member: str = "alex") -> Seat:
    return Seat(store, KEYS, "wordy", member)


async def pile_in(store: Store, survey: PublishedSurvey) -> Pile:
    return await ReadingRoom().pile(store, KEYS, survey)


def sits(seed: str = "seed") -> Decide:
    def decide(scene: Scene, sitting: Sitting | None) -> Step:
        step = looking.begun(scene, seed) if sitting is None else looking.resumed(scene, sitting)
        return seen(scene, step)

    return decide


def does(*orders: to.Order) -> Sequence[Decide]:
    def doing(order: to.Order) -> Decide:
        def decide(scene: Scene, sitting: Sitting | None) -> Step:
            assert sitting is not None
            return take(scene, sitting, order)

        return decide

    return [doing(order) for order in orders]


async def act(seat: Seat, pile: Pile, *decisions: Decide) -> Kept:
    for decide in decisions:
        kept = await seat.keep(pile, 0.0, decide, lambda _: (), None)
    return kept


def place(kept: Kept, pile: Pile, words: str) -> int:
    return [pile.words(key) for key in kept.step.sitting.keys].index(words) + 1


async def test_a_quote_is_what_a_person_approved(store: Store) -> None:
    pile = await pile_in(store, survey := await wordy(store, SAID))
    assert await approved_quotes(store, KEYS, survey) == ()
    kept = await act(at(store), pile, sits())
    early, price = place(kept, pile, EARLY), place(kept, pile, PRICE)
    kept = await act(
        at(store),
        pile,
        *does(
            to.Quote((early,)),
            to.Name((early,), "Late buses"),
            to.Paraphrase((price,), "Fares are too high."),
        ),
    )
    (theme,) = kept.scene.themes
    assert set(await approved_quotes(store, KEYS, survey)) == {
        ApprovedQuote("say", EARLY, (theme,), is_paraphrase=False, is_shortened=False),
        ApprovedQuote("say", "Fares are too high.", (), is_paraphrase=True, is_shortened=False),
    }


async def test_what_was_taken_back_is_told_no_more(store: Store) -> None:
    pile = await pile_in(store, survey := await wordy(store, SAID))
    kept = await act(at(store), pile, sits())
    early = place(kept, pile, EARLY)
    orders = to.Quote((early,)), to.Reject((early,), Reason.NAMES), to.Undo(), to.Undo()
    told = []
    for decide in does(*orders):
        await act(at(store), pile, decide)
        told.append(len(await approved_quotes(store, KEYS, survey)))
    assert told == [1, 0, 1, 1]
    await act(at(store), pile, *does(to.MarkUnread((early,))))
    assert await store.papers(PaperKind.REVIEW, "wordy") == []


async def test_themes_go_through_the_gate(store: Store) -> None:
    said = [f"{EARLY} {n}" for n in range(40)] + [f"{PRICE} {n}" for n in range(20)]
    pile = await pile_in(store, survey := await wordy(store, said))
    seat = at(store)
    await act(seat, pile, sits())
    for query, title in (("bus", "Late buses"), ("lunch", "Price")):
        kept = await act(seat, pile, *does(to.Find(query)))
        while kept.step.sitting.shelf is Shelf.FOUND:
            kept = await act(seat, pile, *does(to.Name(tuple(range(1, 11)), title), to.Next()))
    told = await reviewed_themes(store, survey)
    assert [(each.said.say(UNNAMED), each.value) for each in told] == [
        ("Late buses", Count(40, 67)),
        ("Price", Count(20, 33)),
    ]


async def test_of_few_answers_themes_are_told_in_words(store: Store) -> None:
    pile = await pile_in(store, survey := await wordy(store, SAID))
    kept = await act(at(store), pile, sits())
    others = [n for n in range(1, 9) if n != place(kept, pile, PRICE)]
    await act(at(store), pile, *does(to.Name(tuple(others[:6]), "Late buses"), to.Next()))
    (told,) = await reviewed_themes(store, survey)
    assert told.value == InWords(Word.MOST)


async def test_before_enough_were_read_no_theme_has_a_number(store: Store) -> None:
    pile = await pile_in(store, survey := await wordy(store, SAID))
    await act(at(store), pile, sits(), *does(to.Name((1, 2, 3, 4), "Late buses")))
    (told,) = await reviewed_themes(store, survey)
    assert told.value is None


async def test_two_reviewers_at_once_lose_nothing_and_hold_nothing_together(store: Store) -> None:
    pile = await pile_in(store, await wordy(store, [f"{EARLY} {n}" for n in range(60)]))
    seats = [at(store, member) for member in ("alex", "kim", "sam")]
    held = await asyncio.gather(*(act(seat, pile, sits(seat.member)) for seat in seats))
    keys = [key for kept in held for key in kept.step.sitting.keys]
    assert len(keys) == len(set(keys)) == 30
    await asyncio.gather(
        *(act(seat, pile, *does(to.Quote(tuple(range(1, 11))), to.Next())) for seat in seats)
    )
    papers = await store.papers(PaperKind.REVIEW, "wordy")
    assert sorted(paper.name for paper in papers) == sorted(keys)


async def test_who_is_slower_is_told_and_overwrites_nothing(store: Store) -> None:
    pile = await pile_in(store, survey := await wordy(store, SAID))
    alex, kim = at(store, "alex"), at(store, "kim")
    kept = await act(alex, pile, sits())
    early = place(kept, pile, EARLY)
    # Long after, what alex holds is anybody's.
    late = await kim.keep(pile, 10_000.0, sits(), lambda _: (), None)
    theirs = place(late, pile, EARLY)
    await act(kim, pile, *does(to.Reject((theirs,), Reason.NAMES)))
    kept = await act(alex, pile, *does(to.Quote((early,))))
    assert {n: (each.reason, each.by) for n, each in kept.clashes.items()} == {
        early: (Reason.NAMES, "kim")
    }
    assert await approved_quotes(store, KEYS, survey) == ()


async def test_a_question_that_few_answered_is_not_shown(store: Store) -> None:
    survey = await wordy(store, SAID, more=["one", "two", "three", "four"])
    assert (await pile_in(store, survey)).items == ("say",)


async def test_with_few_answers_in_all_there_is_nothing_to_review(store: Store) -> None:
    survey = await wordy(store, SAID[:4])
    with pytest.raises(FieldworkFault, match="nothing to review"):
        await pile_in(store, survey)


async def test_answers_that_are_sealed_elsewhere_are_reviewed_elsewhere(store: Store) -> None:
    survey = await wordy(store, SAID, sealed_to=bytes(32))
    with pytest.raises(FieldworkFault, match="locked with a key that is kept elsewhere"):
        await pile_in(store, survey)


async def test_what_nobody_reads_any_more_does_not_stay_opened(store: Store) -> None:
    room = ReadingRoom(idle=0.0)
    await room.pile(store, KEYS, await wordy(store, SAID))
    async with asyncio.timeout(PATIENCE):
        while not room.is_empty:  # noqa: ASYNC110
            await asyncio.sleep(0)


async def test_no_word_lies_open_in_the_database(tmp_path: Path) -> None:
    canaries = Canaries()
    raw, quote, named, ours, pending = map(canaries.words, ["raw", "quote", "named", "our", "wait"])
    said = [
        f"{raw} is what I say about it.",
        f"My quote is {quote} all day.",
        f"Mr Smith says {named} all day.",
        *SAID[:5],
    ]
    store = await open_sqlite(tmp_path / "h.db")
    survey = await wordy(store, said)
    pile, seat = await pile_in(store, survey), at(store)
    kept = await act(seat, pile, sits())
    for words in said[1:3]:
        await act(seat, pile, *does(to.Quote((place(kept, pile, words),)), to.Confirm()))
    price = place(kept, pile, PRICE)
    await act(seat, pile, *does(to.Paraphrase((price,), f"In short {ours}.")))
    await act(seat, pile, *does(to.Change((place(kept, pile, EARLY),), f"{pending} buses.")))
    rejected = place(kept, pile, said[1])
    kept = await act(seat, pile, *does(to.Reject((rejected,), Reason.HURTFUL), to.Find(raw)))
    assert [each.ruling.words for each in kept.step.sitting.secret.before if each.ruling] == [
        said[1]
    ]
    assert (kept.step.sitting.secret.query, len(kept.step.sitting.held)) == (raw, 1)
    shown = [each.words for each in await approved_quotes(store, KEYS, survey)]
    assert sorted(shown) == sorted([said[2], f"In short {ours}."])
    await store.close()
    assert canaries.found_under(tmp_path) == {}
