"""What came of a survey, as it goes out and as it is found again."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.conversation.catalogue import Catalogue, Listing, News, Stage, Told
from bot.conversation.presses import ReadNews, decode
from bot.conversation.screen import Picture, Screen
from bot.conversation.screens.news import PAGE, news, pushed, told
from bot.conversation.screens.view import View, length
from bot.conversation.wording import LANGUAGES, Wording
from bot.promised import Move, Owed, Promised
from surveys.text import Text
from tests.bot.conversation.limits import assert_sendable
from tests.bot.conversation.shelf import MONDAY, host, listing
from tests.surveys.small import survey

PICTURE = Picture("said", b"png")
SAID = Told(News.SAID, Text({"": "Most said yes."}), MONDAY)
DID = Told(News.FEEDBACK, Text({"": "We did it."}), MONDAY + timedelta(days=40))
CLOSED = replace(listing(survey()), stage=Stage.CLOSED)


def view(*listings: Listing, language: str = "en") -> View:
    known = Catalogue(host(), {each.survey.id: each for each in listings})
    return View(Wording(language), known, MONDAY)


def seen(found: Listing, page: int = 0, language: str = "en") -> Screen:
    return told(view(found, language=language), found, page)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]


def of(*messages: Told) -> Listing:
    return replace(CLOSED, told=messages)


def long(kind: News, on: date) -> Told:
    return Told(kind, Text({"": f"<b>{kind}</b> " + "words " * 550}), on)


def test_a_closed_surveys_link_tells_everything_that_is_out_in_order() -> None:
    said = seen(of(SAID, DID)).html
    assert said == "<i>11 January</i>\nMost said yes.\n\n<i>20 February</i>\nWe did it."


@pytest.mark.parametrize("page", [-1, 0, 1, 2, 9])
def test_a_long_story_has_a_page_for_each_part_and_a_way_to_every_other(page: int) -> None:
    parts = [long(kind, MONDAY) for kind in (News.SAID, News.FEEDBACK, News.FOLLOW_UP)]
    screen = seen(of(*parts), page)
    shown = min(max(page, 0), 2)
    assert_sendable(screen)
    assert f"<b>{parts[shown].kind}</b>" in screen.html
    ways = {each for row in screen.rows for each in (decode(b.data or "") for b in row)}
    there = [each for each in ways if isinstance(each, ReadNews) and each.survey]
    assert sorted(each.page for each in there) == [at for at in range(3) if at != shown]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", News)
def test_every_page_is_named_in_every_language(kind: News, language: str) -> None:
    first = long(News.SAID, MONDAY)
    screen = seen(of(first, long(kind, MONDAY)), language=language)
    assert labels(screen)[0].split(",")[0] != ""
    assert_sendable(screen)


def test_a_page_holds_whole_messages_and_never_more_than_telegram_takes() -> None:
    short = [Told(News.SAID, Text({"": "yes " * 300}), MONDAY) for _ in range(8)]
    found = of(*short)
    pages = [seen(found, page).html for page in range(3)]
    assert all(length(each) <= PAGE for each in pages)
    assert sum(each.count("<i>11 January</i>") for each in pages) == 8


def test_the_list_begins_with_the_survey_of_the_newest_word() -> None:
    first = replace(of(SAID, DID), survey=survey(id="first", title="First"))
    second = replace(of(SAID), survey=survey(id="second", title="Second"))
    shown = labels(news(view(first, second)))
    assert shown[:2] == ["First", "Second"]


def test_one_that_is_only_closed_is_not_in_the_list() -> None:
    assert "Tiny" not in labels(news(view(CLOSED)))


def test_who_looks_meanwhile_reads_why_it_comes_later_and_when() -> None:
    move = Move(Owed.SAID, date(2027, 2, 1), {"en": "we check the numbers once more"}, MONDAY)
    promise = Promised("tiny", Owed.SAID, date(2027, 1, 20), (move,))
    said = seen(replace(CLOSED, promises=(promise,))).html
    assert said.endswith(
        "Before that, on 1 February, we tell you what everyone said. That is later than we "
        "planned. Why: we check the numbers once more"
    )


@pytest.mark.parametrize("kind", News)
def test_a_push_is_the_message_itself_and_the_way_to_less(kind: News) -> None:
    found = of(Told(kind, Text({"": "This is how it is."}), MONDAY))
    screen = pushed(view(found), found, kind)
    assert screen.html == "This is how it is."
    assert labels(screen) == ["How often you write to me"]
    assert not screen.silent


def test_a_short_message_stands_below_its_picture() -> None:
    found = of(SAID)
    screen = pushed(view(found), found, News.SAID, PICTURE)
    assert (screen.picture, screen.html) == (PICTURE, "Most said yes.")
    assert labels(screen) == ["How often you write to me"]


def test_a_long_one_has_its_gist_below_the_picture_and_the_whole_one_tap_away() -> None:
    whole = replace(long(News.SAID, MONDAY), brief=Text({"": "Most said yes."}))
    found = of(whole)
    screen = pushed(view(found), found, News.SAID, PICTURE)
    assert (screen.picture, screen.html) == (PICTURE, "Most said yes.")
    assert screen.rows[0][0].label == "All of it, in words"
    assert decode(screen.rows[0][0].data or "") == ReadNews("tiny")


@pytest.mark.parametrize("brief", [None, Text({"": "so much " * 200})])
def test_what_has_no_room_below_a_picture_goes_out_in_words(brief: Text | None) -> None:
    found = of(replace(long(News.SAID, MONDAY), brief=brief))
    screen = pushed(view(found), found, News.SAID, PICTURE)
    assert screen.picture is None
    assert screen.html == found.told[0].html.say("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", News)
def test_on_a_sensitive_subject_nothing_shows_before_it_is_tapped(
    kind: News, language: str
) -> None:
    found = of(Told(kind, Text({"": "Most feel unsafe at home."}), MONDAY, card="{}"))
    found = replace(found, survey=found.survey.model_copy(update={"sensitive": True}))
    screen = pushed(view(found, language=language), found, kind, PICTURE)
    assert screen.silent
    assert screen.picture is None
    assert "unsafe" not in screen.html
    assert "Tiny" not in screen.html
    assert decode(screen.rows[0][0].data or "") == ReadNews("tiny")
