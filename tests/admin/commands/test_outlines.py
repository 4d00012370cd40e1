import html
import re
from collections.abc import Iterator

import orjson
from hypothesis import given
from hypothesis import strategies as st

from admin.commands.outlines import LONGEST, outline
from surveys.questionnaire import frozen_copy
from surveys.review.review import review_text
from tests.admin.house import PARKS
from tests.bot.room import TODAY


def said_in(written: object) -> Iterator[str]:
    """Everything that a survey file says, however deep."""
    match written:
        case dict():
            for inner in written.values():
                yield from said_in(inner)
        case list():
            for inner in written:
                yield from said_in(inner)
        case bool():
            return
        case _:
            yield str(written)


def test_an_approver_reads_all_that_is_published() -> None:
    survey = review_text("parks.yaml", PARKS, TODAY).survey
    assert survey is not None
    shown = html.unescape(re.sub("</?b>", "", "\n".join(outline(survey))))
    said = list(said_in(orjson.loads(frozen_copy(survey))))
    assert len(said) > 30
    assert all(each in shown for each in said)


def test_an_approved_copy_is_the_same_survey_when_it_is_read_again() -> None:
    survey = review_text("parks.yaml", PARKS, TODAY).survey
    assert survey is not None
    again = review_text("parks.yaml", frozen_copy(survey), TODAY)
    assert again.survey == survey


@given(st.text(alphabet="a&<é😀 ", min_size=2000, max_size=9000))
def test_every_page_fits_into_a_message_and_nothing_is_lost(why: str) -> None:
    survey = review_text("parks.yaml", PARKS, TODAY).survey
    assert survey is not None
    pages = outline(survey.model_copy(update={"why": survey.why.__class__({"": why})}))
    assert all(len(page.encode("utf-16-le")) // 2 <= LONGEST for page in pages)
    shown = html.unescape("".join(pages))
    assert "".join(why.split()) in "".join(shown.split())
