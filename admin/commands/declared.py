"""What staff may ask for, each with the act that it is: what is not here, staff cannot do.

The act decides who may (`admin.access.MATRIX`), at the moment of carrying out.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from admin.access import Act
from admin.commands import (
    new_survey,
    previewing,
    pushing,
    sent_files,
    session_code,
    setting_up,
)
from admin.commands.acts import About, Deed, Pressed, Takes
from admin.commands.approving import approve, send_back, take_comment
from admin.commands.collecting import close, close_now, invite, invite_now, show_progress
from admin.commands.desk import Ask, Desk
from admin.commands.exporting import export, rows, rows_now
from admin.commands.following_up import (
    LATER,
    approved_added,
    approved_follow_up,
    ask_what_came,
    came,
    follow_up,
    take_later,
    write_added,
    write_follow_up,
)
from admin.commands.following_up import ask_to_send as ask_to_send_later
from admin.commands.following_up import send_now as send_later_now
from admin.commands.going_out import ANYWAY, MEND, SURE, anyway, mend, sure, take_because
from admin.commands.learning import learn, learned, outcomes, take_learned
from admin.commands.leaving_out import LESS
from admin.commands.logbook import log, log_by, log_page
from admin.commands.menu import menu
from admin.commands.promising import (
    NEW_DATE,
    STOPPED,
    done,
    done_now,
    new_date,
    new_date_now,
    promise,
    promises,
    stop,
    stop_now,
    take_new_date,
    take_stop,
)
from admin.commands.publishing import publish, publish_approved, publish_less, send_template
from admin.commands.reporting import evidence, evidence_about, poster, report, year
from admin.commands.respond_buttons import RESPOND_ABOUT, RESPOND_PRESSED
from admin.commands.responding import respond
from admin.commands.resting import (
    WITHDRAW,
    pause,
    resume,
    take_withdrawal,
    withdraw,
    withdraw_now,
)
from admin.commands.results import results, results_by_group, results_dark
from admin.commands.review_view import VERB
from admin.commands.reviewing import TAKES, press, review
from admin.commands.reviewing import take_words as take_review
from admin.commands.saying_back import ask_to_send as ask_to_say
from admin.commands.saying_back import look as look_at_said
from admin.commands.saying_back import send_now as say_now
from admin.commands.saying_back import show as said
from admin.commands.sending import send, send_now
from admin.commands.sent_files import PREVIEW_SENT, PUBLISH_SENT
from admin.commands.team import (
    NEW,
    RENAME,
    member,
    new_member,
    other_role,
    other_role_now,
    rename,
    take_name,
    take_new,
    take_off,
    take_off_now,
    team,
    team_page,
    void_link,
    void_link_now,
)

COMMANDS: dict[str, tuple[Act, About]] = {
    "preview": (Act.PREVIEW, previewing.preview),
    "publish": (Act.PUBLISH, publish),
    "invite": (Act.INVITE_PEOPLE, invite),
    "code": (Act.SHOW_CODE, session_code.show),
    "progress": (Act.PROGRESS, show_progress),
    "pause": (Act.PAUSE_SURVEY, pause),
    "resume": (Act.PAUSE_SURVEY, resume),
    "close": (Act.CLOSE, close),
    "withdraw": (Act.WITHDRAW_SURVEY, withdraw),
    "results": (Act.RESULTS, results),
    "review": (Act.REVIEW_WORDS, review),
    "export": (Act.EXPORT, export),
    "respond": (Act.RESPOND, respond),
    "said": (Act.POSTPONE, said),
    "send": (Act.SEND, send),
    "report": (Act.REPORT, report),
    "poster": (Act.POSTER, poster),
}
"""Commands that take the id of a survey; a button of the same name does the same."""

PLAIN: dict[str, tuple[Act, Deed]] = {
    "staff": (Act.MENU, menu),
    "new": (Act.DRAFT_SURVEY, new_survey.new),
    "evidence": (Act.EVIDENCE, evidence),
    "promises": (Act.PROMISES, promises),
    "followup": (Act.FOLLOW_UP, follow_up),
    "team": (Act.TEAM, team),
    "setup": (Act.SETUP, setting_up.setup),
    "log": (Act.LOG, log),
    "template": (Act.PUBLISH, send_template),
}
"""Commands about no one survey; `Ask.words` has what was typed after them. A button of the same
name does the same."""

ABOUT: dict[str, tuple[Act, About]] = {
    **RESPOND_ABOUT,
    "invite!": (Act.INVITE_PEOPLE, invite_now),
    "codenew": (Act.SHOW_CODE, session_code.anew),
    "codeend": (Act.SHOW_CODE, session_code.end),
    "wrote": (Act.REVIEW_WORDS, review),
    "publish!": (Act.PUBLISH, publish_approved),
    f"publish{LESS}": (Act.PUBLISH, publish_less),
    f"preview{LESS}": (Act.PREVIEW, previewing.preview_less),
    MEND: (Act.PUBLISH, mend),
    "close!": (Act.CLOSE, close_now),
    "saidlook": (Act.POSTPONE, look_at_said),
    "saidnow": (Act.POSTPONE, ask_to_say),
    "saidnow!": (Act.POSTPONE, say_now),
    "send!": (Act.SEND, send_now),
    "groups": (Act.RESULTS, results_by_group),
    "dark": (Act.RESULTS, results_dark),
    "rows": (Act.EXPORT_MICRODATA, rows),
    "rows!": (Act.EXPORT_MICRODATA, rows_now),
    "promise": (Act.PROMISES, promise),
    "follow_up": (Act.FOLLOW_UP, write_follow_up),
    "added": (Act.FOLLOW_UP, write_added),
    "follow_up!": (Act.FOLLOW_UP, approved_follow_up),
    "added!": (Act.FOLLOW_UP, approved_added),
    STOPPED: (Act.WITHDRAW_SURVEY, stop),
    "evidence": (Act.EVIDENCE, evidence_about),
    "learned": (Act.RESPOND, learned),
    "outcomes": (Act.RESPOND, outcomes),
}
"""Buttons about one survey: ``s.VERB.SURVEY``."""

PRESSED: dict[str, tuple[Act, Pressed]] = {
    **RESPOND_PRESSED,
    "newgo": (Act.DRAFT_SURVEY, new_survey.new_go),
    "newanew": (Act.DRAFT_SURVEY, new_survey.new_anew),
    "newlater": (Act.DRAFT_SURVEY, new_survey.new_later),
    "newall": (Act.DRAFT_SURVEY, new_survey.new_all),
    "newask": (Act.DRAFT_SURVEY, new_survey.new_ask),
    "newis": (Act.DRAFT_SURVEY, new_survey.new_is),
    "newknown": (Act.DRAFT_SURVEY, new_survey.new_known),
    "newsame": (Act.DRAFT_SURVEY, new_survey.new_same),
    "newempty": (Act.DRAFT_SURVEY, new_survey.new_empty),
    "newkeep": (Act.DRAFT_SURVEY, new_survey.new_keep),
    "newfile": (Act.DRAFT_SURVEY, new_survey.new_file),
    "newout": (Act.PUBLISH, new_survey.new_out),
    previewing.VERB: (Act.PREVIEW, previewing.press),
    "fromstart": (Act.PREVIEW, previewing.from_start),
    "endpreview": (Act.PREVIEW, previewing.end),
    "previewasked": (Act.PREVIEW, previewing.preview_asked),
    PREVIEW_SENT: (Act.PREVIEW, sent_files.preview_sent),
    PUBLISH_SENT: (Act.PUBLISH, sent_files.publish_sent),
    f"{PREVIEW_SENT}{LESS}": (Act.PREVIEW, partial(sent_files.preview_sent, less=True)),
    f"{PUBLISH_SENT}{LESS}": (Act.PUBLISH, partial(sent_files.publish_sent, less=True)),
    "codefor": (Act.SHOW_CODE, session_code.good_for),
    SURE: (Act.PUBLISH, sure),
    ANYWAY: (Act.PUBLISH, anyway),
    "push": (Act.SEND, pushing.look),
    "hold": (Act.SEND, pushing.hold),
    "goon": (Act.SEND, pushing.go_on),
    "haltpush": (Act.SEND, pushing.ask_to_stop),
    "endpush": (Act.SEND, pushing.stop),
    NEW_DATE: (Act.RESPOND, new_date),
    f"{NEW_DATE}!": (Act.RESPOND, new_date_now),
    LATER: (Act.FOLLOW_UP, ask_what_came),
    "latercame": (Act.FOLLOW_UP, came),
    "latersend": (Act.FOLLOW_UP, ask_to_send_later),
    "latersend!": (Act.SEND, send_later_now),
    "promisedone": (Act.RESPOND, done),
    "promisedone!": (Act.RESPOND, done_now),
    f"{STOPPED}!": (Act.WITHDRAW_SURVEY, stop_now),
    f"{WITHDRAW}!": (Act.WITHDRAW_SURVEY, withdraw_now),
    "learn": (Act.RESPOND, learn),
    "year": (Act.EVIDENCE, year),
    VERB: (Act.REVIEW_WORDS, press),
    "team": (Act.TEAM, team_page),
    "newmember": (Act.TEAM, new_member),
    "member": (Act.TEAM, member),
    "memberrole": (Act.TEAM, other_role),
    "memberrole!": (Act.TEAM, other_role_now),
    "memberout": (Act.TEAM, take_off),
    "memberout!": (Act.TEAM, take_off_now),
    "membername": (Act.TEAM, rename),
    "voidlink": (Act.TEAM, void_link),
    "voidlink!": (Act.TEAM, void_link_now),
    "setupall": (Act.SETUP, setting_up.setup_all),
    "setupask": (Act.SETUP, setting_up.setup_ask),
    "setupskip": (Act.SETUP, setting_up.setup_skip),
    "setupis": (Act.SETUP, setting_up.setup_is),
    "setupsame": (Act.SETUP, setting_up.setup_same),
    "setupout": (Act.SETUP, setting_up.setup_out),
    "setupfile": (Act.SETUP, setting_up.setup_file),
    "setupsave": (Act.SETUP, setting_up.setup_save),
    "setupdrop": (Act.SETUP, setting_up.setup_drop),
    "setupdrop!": (Act.SETUP, setting_up.setup_drop_now),
    "log": (Act.LOG, log_page),
    "logby": (Act.LOG, log_by),
    "approve": (Act.APPROVE, approve),
    "sendback": (Act.APPROVE, partial(send_back, "sendback")),
    "standin": (Act.STAND_IN, approve),
    "standback": (Act.STAND_IN, partial(send_back, "standback")),
}
"""Buttons with parts of their own: ``s.VERB.PART.PART``. They get the parts after the verb."""

WORDS: dict[str, tuple[Act, Takes]] = {
    "learned": (Act.RESPOND, take_learned),
    LATER: (Act.FOLLOW_UP, take_later),
    NEW_DATE: (Act.RESPOND, take_new_date),
    STOPPED: (Act.WITHDRAW_SURVEY, take_stop),
    WITHDRAW: (Act.WITHDRAW_SURVEY, take_withdrawal),
    TAKES: (Act.REVIEW_WORDS, take_review),
    NEW: (Act.TEAM, take_new),
    RENAME: (Act.TEAM, take_name),
    setting_up.TAKES: (Act.SETUP, setting_up.take_setup),
    new_survey.TAKES: (Act.DRAFT_SURVEY, new_survey.take_new),
    previewing.TAKES: (Act.PREVIEW, previewing.take_words),
    ANYWAY: (Act.PUBLISH, take_because),
    "sendback": (Act.APPROVE, take_comment),
    "standback": (Act.STAND_IN, take_comment),
}
"""Who takes words that `awaiting` waits for, by the name that they wait under."""

ACTS: Mapping[str, Act] = {name: act for name, (act, _) in (COMMANDS | PLAIN).items()}
"""The act of each command."""

BELOW = frozenset(
    {
        "results",
        "groups",
        "dark",
        "export",
        "rows",
        "publish",
        "publish!",
        f"publish{LESS}",
        PUBLISH_SENT,
        f"{PUBLISH_SENT}{LESS}",
        "preview",
        f"preview{LESS}",
        PREVIEW_SENT,
        f"{PREVIEW_SENT}{LESS}",
        "previewasked",
        "newout",
        "newkeep",
        "begin",
        "wrote",
        "report",
        "poster",
        "evidence",
        "code",
    }
)
"""What is answered with a new message; the rest takes the place of the tapped one."""


ANSWERED = frozenset({previewing.VERB})
"""What answers its taps itself, in words of its own."""


def is_answered(words: str) -> bool:
    """Tell whether a button of staff answers its taps itself, by its data."""
    return words.split(".")[1:2] in [[verb] for verb in ANSWERED]


def tapped(words: str) -> tuple[Act, Deed]:
    """Return what a button of staff does, by its data; one that means nothing shows the menu."""
    match words.split("."):
        case ["s", verb, survey] if verb in COMMANDS or verb in ABOUT:
            act, about = (COMMANDS | ABOUT)[verb]
            return act, partial(_press_about, verb in BELOW, about, survey)
        case ["s", verb, *parts] if verb in PRESSED:
            act, pressed = PRESSED[verb]
            return act, partial(_press, verb in BELOW, pressed, parts)
        case ["s", verb] if verb in PLAIN:
            return PLAIN[verb]
        case _:
            return Act.MENU, menu


def act_of(words: str) -> Act:
    """Return the act of a button of staff, by its data."""
    return tapped(words)[0]


async def _press_about(below: bool, about: About, survey: str, desk: Desk, ask: Ask) -> None:
    await about(desk, ask.below() if below else ask, survey)


async def _press(below: bool, pressed: Pressed, parts: Sequence[str], desk: Desk, ask: Ask) -> None:
    await pressed(desk, ask.below() if below else ask, parts)
