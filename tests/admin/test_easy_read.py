"""Easy Read from the first screen to what came of it: chosen once, then spoken everywhere."""

from msgspec.structs import replace

from admin.language_names import language_name
from admin.reports.outcome_card import draw
from admin.reports.pages.html import html
from admin.reports.pages.survey_page import languages, survey_page
from bot.conversation.wording import LANGUAGES, NAMES, ON_DEVICES, spoken
from bot.storage.changes import LogAct
from surveys.questionnaire import Survey, freeze
from tests.admin.house import ITEM, House
from tests.admin.reports.pages.samples import OPENED, record
from tests.admin.test_said import told
from tests.surveys.small import question, survey

EASY: Survey = survey(
    question(
        ITEM,
        ask={"en": "What first?", "en-easy": "What do we do first?"},
        informs=[1],
        options={"trees": {"en": "Trees", "en-easy": "New trees"}, "lights": "Lights"},
    ),
    id="parks",
    languages=["en", "en-easy"],
    title={"en": "Parks", "en-easy": "The parks"},
)


def test_no_device_means_easy_read_and_everybody_may_choose_it() -> None:
    assert "en-easy" in LANGUAGES
    assert "en-easy" not in ON_DEVICES
    assert spoken("en-easy") == "en-easy"
    assert spoken("en-GB") == "en"
    assert NAMES["en-easy"] == language_name("en-easy") == "English – Easy Read"


async def test_who_chose_easy_read_is_asked_and_answered_in_it(house: House) -> None:
    log = LogAct(house.desk.clock.now(), b"alex", "publish", "parks")
    await house.desk.fieldwork.publish(EASY, log)
    phone = house.newcomer()
    await phone.opens("parks", "You hear back by")
    await phone.taps("Cymraeg / English / Easy Read", "Which language?")
    await phone.taps("English – Easy Read", "You hear more by")
    await phone.taps("Start", "What do we do first?", "Tap one answer. Or type it.")
    await phone.types("new trees", "You are nearly done.")
    await phone.taps("Send my answers", "We tell you more here by")
    await house.answered(["trees"] * 6 + ["lights"] * 3)
    await house.closes()
    staff = house.staff
    await staff.types("/respond parks", "1 left to answer")
    await staff.taps("1", "What came of it?")
    await staff.taps("We did it", "What did you do?")
    await staff.types("Ten trees stand along the path.", "And in English – Easy Read?")
    await staff.types("We put in 10 new trees.", "All answered")
    await staff.types("/send parks", "cannot be called back")
    await staff.taps("Yes, send it", "heard back")
    await phone.sees("You said, we did: The parks", "We did it: We put in 10 new trees.")


def test_the_picture_of_what_was_said_has_shares_out_of_a_hundred() -> None:
    card = told().card
    assert card is not None
    assert card.parts[0].answers[0].share["en-easy"].endswith("out of 100")
    assert draw(card, "en-easy").startswith(b"\x89PNG")


def test_a_page_says_that_it_is_english_where_its_words_are_easy_read() -> None:
    easy = replace(record(), survey=freeze(EASY, OPENED), published=None)
    assert languages(EASY) == ("en",)
    assert '<html lang="en" ' in html(survey_page(easy, "en-easy"))
