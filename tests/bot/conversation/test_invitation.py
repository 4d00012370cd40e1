"""The two buttons of an invitation, tapped early or late."""

from datetime import date

from bot.conversation.advance import advance
from bot.conversation.catalogue import Catalogue, Host, Listing, Stage
from bot.conversation.effects import Show
from bot.conversation.events import Pressed
from bot.conversation.presses import Refuse, encode
from bot.conversation.state import Interview, Person, Sent
from bot.conversation.turns.scene import Chance, Turn
from bot.dispositions import Disposition
from surveys.questionnaire import fingerprint, freeze
from surveys.text import Text
from tests.surveys.small import survey

TODAY = date(2027, 1, 11)
SURVEY = freeze(survey(), TODAY)
LISTING = Listing(SURVEY, fingerprint(SURVEY), Stage.OPEN, 1)
KNOWN = Catalogue(Host(Text({"en": "Us"}), Text({"en": "us@example"}), 8), {SURVEY.id: LISTING})
INVITED = Person("en").disposed(SURVEY.id, Disposition.REACHED)


def refused(person: Person) -> Turn:
    press = Pressed(encode(Refuse(LISTING.ref)), 5)
    return advance(KNOWN, person, press, TODAY, Chance(lambda: 1, lambda: "receipt"))


def test_no_to_an_invitation_is_a_no_to_this_survey() -> None:
    assert refused(INVITED).person.disposition(SURVEY.id) is Disposition.DECLINED


def test_no_to_an_invitation_asks_once_whether_to_hear_what_happens() -> None:
    (shown,) = [each for each in refused(INVITED).effects if isinstance(each, Show)]
    assert [button.label for button in shown.screen.rows[0]] == ["Yes, tell me", "No thanks"]


def test_an_old_no_leaves_answers_that_were_sent_since() -> None:
    ballot = Interview(SURVEY.id, LISTING.fingerprint, 1, at=Sent("receipt"), active=False)
    sent = INVITED.keeping(ballot).disposed(SURVEY.id, Disposition.DONE)
    assert refused(sent).person == sent
