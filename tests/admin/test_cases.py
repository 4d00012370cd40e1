"""A draft with approved quotes, over every store: their words lie in no draft."""

from admin.cases import case_in, row_of
from admin.feedback import Draft, Theme
from admin.feedback_quotes import QUOTE, quote_name, said_in
from admin.reading_room import ReadingRoom
from admin.review import orders as to
from admin.review_desk import Seat, approved_quotes
from bot.privacy.keys import Keys
from bot.storage.changes import DropPapers, KeepFeedback
from bot.storage.rows import Feedback, FeedbackState, PaperKind, PublishedSurvey
from bot.storage.store import Store
from tests.admin.test_review_desk import EARLY, PRICE, SAID, act, does, place, sits
from tests.admin.wordy import wordy
from tests.bot.conftest import store as store
from tests.bot.room import KEYS


async def reviewed(store: Store, keys: Keys = KEYS) -> PublishedSurvey:
    """A survey with one quote and one paraphrase that a person approved."""
    survey = await wordy(store, SAID, keys=keys)
    pile = await ReadingRoom().pile(store, keys, survey)
    seat = Seat(store, keys, "wordy", "alex")
    kept = await act(seat, pile, sits())
    early, price = place(kept, pile, EARLY), place(kept, pile, PRICE)
    orders = to.Quote((early,)), to.Paraphrase((price,), "Fares are too high.")
    await act(seat, pile, *does(*orders))
    return survey


async def quoting(store: Store) -> tuple[PublishedSurvey, Draft]:
    """The same, and a draft with both as themes."""
    survey = await reviewed(store)
    draft = (await case_in(store, KEYS, survey)).draft
    for quote in await approved_quotes(store, KEYS, survey):
        said = said_in(quote, ("en",))
        draft = draft.adding(Theme(about=quote_name(quote), said=said))
    return survey, draft


async def test_quotes_lie_in_no_draft_and_are_read_with_it(store: Store) -> None:
    survey, draft = await quoting(store)
    row = row_of("wordy", None, draft)
    await store.commit([KeepFeedback(row)])
    assert EARLY not in row.document
    assert "Fares" not in row.document
    read = (await case_in(store, KEYS, survey)).draft
    assert {f"“{EARLY}”", "Fares are too high."} <= {each.said["en"] for each in read.themes}


async def test_what_is_out_has_its_words(store: Store) -> None:
    _, draft = await quoting(store)
    out = Feedback("wordy", FeedbackState.SENT, draft.model_dump_json())
    assert EARLY in row_of("wordy", out, draft).document


async def test_a_quote_that_is_approved_no_more_is_no_theme_any_more(store: Store) -> None:
    survey, draft = await quoting(store)
    await store.commit([KeepFeedback(row_of("wordy", None, draft))])
    await store.commit([DropPapers(PaperKind.REVIEW, "wordy")])
    read = (await case_in(store, KEYS, survey)).draft
    assert not any(each.about.startswith(QUOTE) for each in read.themes)


async def test_what_staff_wrote_in_another_language_stays_in_the_draft(store: Store) -> None:
    _, draft = await quoting(store)
    theme = draft.themes[-1]
    draft = draft.replacing(theme.changed(said={**theme.said, "cy": "Rhy ddrud."}))
    assert "Rhy ddrud." in row_of("wordy", None, draft).document
