"""The message as young people read it: golden files that a youth worker can read and correct.

HEARBACK_REFRESH=1 writes them anew.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from admin.feedback import Correction, Decision, Draft, Theme
from admin.feedback_message import LONGEST_MESSAGE, written
from admin.reports.disclosure import STANDARD, ledger_rows
from admin.reports.published import Heard
from bot.conversation.screens.view import length
from bot.dispositions import Disposition
from surveys.questionnaire import Survey, freeze
from surveys.text import Text
from tests.admin.test_feedback import SAID, drafted
from tests.bot.room import TODAY
from tests.surveys.small import survey

LEDGER = {Disposition.DONE: 52, Disposition.REACHED: 21, Disposition.STOPPED: 3}
HEARD = Heard(
    Text({"en": "About 50 answers", "cy": "Tua 50 o atebion"}), ledger_rows(LEDGER, STANDARD)
)
UNTIL = date(2027, 5, 1)
GOLDEN = Path(__file__).parent / "golden"


def both(en: str, cy: str) -> dict[str, str]:
    return {"en": en, "cy": cy}


def asked(**fields: object) -> Survey:
    return freeze(survey(languages=["en", "cy"], title=both("Parks", "Parciau"), **fields), TODAY)


def answered(decision: Decision, until: date | None = None) -> Theme:
    return Theme(
        said=SAID, decision=decision, words=both("Ten <trees>.", "Deg <coeden>."), until=until
    )


def message(*themes: Theme, **fields: object) -> dict[str, str]:
    draft = drafted(*themes).model_copy(update=fields)
    return dict(written(draft, asked(), HEARD, TODAY))


@pytest.mark.parametrize(
    ("decision", "en", "cy"),
    [
        (Decision.DONE, "We did it:", "Rydyn ni wedi"),
        (Decision.DOING, "We are doing it, and it will be done by 1 May", "erbyn 1 Mai"),
        (Decision.NOT_DOING, "We will not do this, because:", "oherwydd"),
        (Decision.NOT_DECIDED, "Not decided until 1 May", "1 Mai"),
    ],
)
def test_each_decision_is_said_in_both_languages(decision: Decision, en: str, cy: str) -> None:
    said = message(answered(decision, UNTIL))
    assert en in said["en"]
    assert cy in said["cy"]
    assert "Ten &lt;trees&gt;." in said["en"]
    assert "Deg &lt;coeden&gt;." in said["cy"]


def test_the_message_says_whom_we_heard_and_whom_not() -> None:
    said = message(answered(Decision.DONE))
    assert (
        "Who we heard, and who not. Reached, no answer yet: 20 · Done: 50 · "
        "Stopped: fewer than 8." in said["en"]
    )
    assert "Pwy glywson ni, a phwy ddim. " in said["cy"]


def test_themes_without_an_answer_are_left_out() -> None:
    assert "Most want trees." not in message(Theme(said=SAID))["en"]


def test_one_answer_stands_once_below_all_that_it_covers() -> None:
    other = Theme(said=both("The path is muddy.", "Mae'r llwybr yn fwdlyd."))
    draft = drafted(answered(Decision.DONE), answered(Decision.NOT_DOING), other).sharing(3, 1)
    said = written(draft, asked(), HEARD, TODAY)["en"]
    assert (
        "<b>You said:</b> Most want trees.\n<b>You said:</b> The path is muddy.\n<b>We did it:</b>"
        in said
    )
    assert said.count("We did it") == 1


def test_whom_the_survey_names_decided_unless_staff_say_otherwise() -> None:
    assert "Decided by: Youth panel." in message(answered(Decision.DONE))["en"]
    owner = both("The mayor", "Y maer")
    said = message(answered(Decision.DONE), owner=owner)
    assert "Decided by: The mayor." in said["en"]
    assert "Penderfynwyd gan: Y maer." in said["cy"]


def test_a_correction_says_its_day_and_what_was_wrong() -> None:
    line = Correction(on=date(2027, 3, 3), line=both("Nine trees, not ten.", "Naw, nid deg."))
    said = message(answered(Decision.DONE), corrections=(line,))
    assert "<i>Corrected on 3 March: Nine trees, not ten.</i>" in said["en"]
    assert "3 Mawrth: Naw, nid deg." in said["cy"]


def test_where_all_numbers_do_not_fit_each_theme_says_its_loudest_answer() -> None:
    long = both("Which? " + "45% trees, " * 30, "Pa? " + "45% coed, " * 30)
    short = both("Which? 45% trees.", "Pa? 45% coed.")
    theme = answered(Decision.DONE).changed(said=long, short=short)
    assert "45% trees, 45% trees" in message(theme)["en"]
    said = message(*[theme] * 15)
    assert "45% trees, 45% trees" not in said["en"]
    assert said["en"].count("Which? 45% trees.") == 15
    assert max(map(length, said.values())) < LONGEST_MESSAGE


def test_a_message_is_measured_as_telegram_measures_it() -> None:
    assert length("a🌳") == 3
    assert length("half a tree: \ud83c") == 14


THEMES = (
    Theme(
        said=both(
            "Which routes would you keep? 62%: Town to the hill estate, 55%: Station to the "
            "college.",
            "Pa lwybrau fyddet ti'n eu cadw? 62%: Y dref i stad y bryn, 55%: Yr orsaf i'r coleg.",
        ),
        decision=Decision.DONE,
        words=both(
            "Both routes stay. The new timetable begins on Monday 3 May.",
            "Mae'r ddau lwybr yn aros. Mae'r amserlen newydd yn dechrau ddydd Llun 3 Mai.",
        ),
    ),
    Theme(
        said=both(
            "When should the last bus leave? 71%: 11pm.",
            "Pryd dylai'r bws olaf adael? 71%: 11 yr hwyr.",
        ),
        decision=Decision.DOING,
        until=date(2027, 9, 1),
        words=both(
            "We are hiring two more drivers. Then the last bus leaves at 11pm on Fridays and "
            "Saturdays.",
            "Rydyn ni'n cyflogi dau yrrwr arall. Wedyn bydd y bws olaf yn gadael am 11 yr hwyr "
            "ar nos Wener a nos Sadwrn.",
        ),
    ),
    Theme(
        said=both(
            "What keeps you from taking one? 30%: No route near me.",
            "Beth sy'n dy rwystro di? 30%: Dim llwybr yn agos ata i.",
        ),
        decision=Decision.NOT_DOING,
        words=both(
            "A fifth route costs £90,000 a year and we have £12,000. You can ring for the "
            "village taxi at the price of a bus ticket.",
            "Mae pumed llwybr yn costio £90,000 y flwyddyn ac mae gennym ni £12,000. Galli di "
            "ffonio am dacsi'r pentref am bris tocyn bws.",
        ),
    ),
    Theme(
        said=both("The stops are dark.", "Mae'r arosfannau'n dywyll."),
        decision=Decision.NOT_DECIDED,
        until=date(2027, 6, 15),
        words=both(
            "The council votes on the money for lamps in June.",
            "Mae'r cyngor yn pleidleisio ar arian am lampau ym mis Mehefin.",
        ),
    ),
    Theme(
        said=both(
            "Of those who told us why they said no or left, 20% said: It was too long.",
            "O'r rhai ddywedodd wrthon ni pam eu bod wedi dweud na neu adael, dywedodd 20%: "
            "Roedd yn rhy hir.",
        ),
        decision=Decision.DONE,
        words=both(
            "The next survey has five questions instead of nine.",
            "Pum cwestiwn fydd yn yr arolwg nesaf, yn lle naw.",
        ),
    ),
)
"""What a youth service may really say, every decision once."""


def whole() -> Draft:
    return drafted(*THEMES)


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_whole_message_reads_as_it_should(language: str) -> None:
    said = written(whole(), asked(), HEARD, TODAY)[language] + "\n"
    path = GOLDEN / f"what-we-did.{language}.html"
    if os.environ.get("HEARBACK_REFRESH"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
