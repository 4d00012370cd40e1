"""What frameworks of participation ask of one survey, and what its records show of it.

English only: staff and inspectors read it. Each check looks at records and nothing else, and names
the files of the pack that show it.
"""

from collections.abc import Callable

from msgspec import Struct

from admin.reports.pages.phrases import day
from admin.reports.pages.record import Record
from bot.promised import Keeping, Owed
from bot.storage.rows import ErrandKind
from surveys.items import OpenEnded
from surveys.questionnaire import Decision, on

ENOUGH_DAYS = 14
"""So many days a consultation is open at least, for people to have had time. Our choice."""
PAGE, ASKED, RESULTS, LEDGER = "page", "asked", "results", "ledger"
SAID, DID, WENT = "said", "did", "went"
"""Names of what a claim may point to; the pack knows the file of each."""


class Finding(Struct, frozen=True):
    """Whether a claim is met, in plain words, and what shows it."""

    is_met: bool
    words: str
    shown_by: tuple[str, ...]


class Claim(Struct, frozen=True):
    """One thing that a framework asks."""

    framework: str
    name: str
    asks: str
    look: Callable[[Record], Finding]


def _space(record: Record) -> Finding:
    ways = len(record.survey.other_ways)
    names = ", ".join(record.survey.languages)
    words = (
        "Every question could be skipped, leaving took one tap, and small numbers are never shown. "
        f"Languages: {names}. Other ways to take part: {ways}."
    )
    return Finding(True, words, (PAGE, ASKED))


def _voice(record: Record) -> Finding:
    if record.published is None:
        return Finding(False, "Fewer than five people answered, so nothing was kept.", (PAGE,))
    own = any(isinstance(item, OpenEnded) for item in record.survey.questions)
    more = "They could use their own words." if own else "There was no question in their own words."
    heard = record.published.heard.n.say("en")
    return Finding(own, f"{heard}. {more}", (RESULTS, LEDGER, PAGE))


def _audience(record: Record) -> Finding:
    owner = record.survey.aim.owner.say("en")
    if ErrandKind.SAID not in record.told:
        words = f"{owner} decides. No record shows that “what you said” was told."
        return Finding(False, words, (ASKED, PAGE))
    told = day(record.told[ErrandKind.SAID].on, "en")
    return Finding(True, f"{owner} decides. “What you said” was told on {told}.", (SAID, PAGE))


def _influence(record: Record) -> Finding:
    if ErrandKind.FEEDBACK not in record.told or record.draft is None:
        return Finding(False, "What came of the answers was not told yet.", (PAGE,))
    many = len(record.draft.themes)
    told = day(record.told[ErrandKind.FEEDBACK].on, "en")
    words = f"{many} themes were answered, each with what was decided and why, on {told}."
    return Finding(not record.draft.unanswered, words, (DID, PAGE))


def _information(record: Record) -> Finding:
    aim = record.survey.aim
    words = (
        f"Told before the first question: what can change ({len(aim.can_change)}), what cannot "
        f"({len(aim.cannot_change)}), who decides, by when they hear back."
    )
    return Finding(True, words, (ASKED,))


def _choice(record: Record) -> Finding:
    words = "Taking part was a tap of their own, a no was as easy, and silence is counted apart."
    return Finding(True, words, (PAGE,) if record.published is None else (LEDGER, PAGE))


def _fairness(record: Record) -> Finding:
    if record.published is None or not record.published.coverage:
        words = "Whom we did not hear enough from is not known: no population file was given."
        return Finding(False, words, (PAGE,))
    words = " ".join(each.said.say("en") for each in record.published.coverage)
    return Finding(True, words, (RESULTS, PAGE))


def _respect(record: Record) -> Finding:
    if ErrandKind.FEEDBACK not in record.told:
        return Finding(False, "Their themes are not answered yet.", (PAGE,))
    words = "Every theme was answered, and a no came with its reason."
    return Finding(True, words, (DID, PAGE))


def _gain(record: Record) -> Finding:
    if record.felt is None:
        words = "Nobody asked them whether it was worth it: there are no “felt heard” answers."
        return Finding(False, words, (PAGE,))
    return Finding(True, "They were asked whether they felt heard; the page shows it.", (PAGE,))


def _feedback(record: Record) -> Finding:
    promise = record.promise(Owed.FEEDBACK)
    if promise is None or promise.told_on is None:
        return Finding(False, "The promised answer is not here yet.", (PAGE,))
    if promise.keeping(record.today) is Keeping.KEPT:
        words = f"Promised by {day(promise.by, 'en')}, told on {day(promise.told_on, 'en')}."
        return Finding(True, words, (DID, PAGE))
    late = promise.days_late(record.today)
    words = f"Promised by {day(promise.by, 'en')}, and told {late} days late."
    return Finding(False, words, (DID, PAGE))


def _learning(record: Record) -> Finding:
    if not record.written.learned:
        return Finding(False, "Nobody has written down what went wrong.", (PAGE,))
    return Finding(True, "What went wrong is written down and public.", (PAGE,))


def _formative(record: Record) -> Finding:
    aim, closes = record.survey.aim, on(record.survey.closes)
    by = on(aim.decide_by if isinstance(aim, Decision) else aim.by)
    words = f"Open until {day(closes, 'en')}, decided by {day(by, 'en')}."
    return Finding(closes <= by, words, (ASKED, PAGE))


def _reasons(record: Record) -> Finding:
    why = record.survey.why.say("en")
    words = f"Said beforehand: “{why}” What could not change was said, too."
    return Finding(True, words, (ASKED, PAGE))


def _time(record: Record) -> Finding:
    opened = max(record.asked_on, on(record.survey.opens))
    many = (on(record.survey.closes) - opened).days
    words = f"It was to be open for {many} days; at least {ENOUGH_DAYS} are thought enough here."
    return Finding(many >= ENOUGH_DAYS, words, (ASKED, PAGE))


def _considered(record: Record) -> Finding:
    seen = _influence(record)
    words = f"{seen.words} Themes come from published results, and none may be left out."
    return Finding(seen.is_met, words, seen.shown_by)


LUNDY = "Lundy's model of participation"
STANDARDS = "National Participation Standards (Wales)"
GUNNING = "Gunning principles"

CLAIMS: tuple[Claim, ...] = (
    Claim(LUNDY, "Space", "A safe and inclusive chance to form and express a view.", _space),
    Claim(LUNDY, "Voice", "Help to express that view.", _voice),
    Claim(LUNDY, "Audience", "Somebody with the duty to listen hears it.", _audience),
    Claim(LUNDY, "Influence", "It is acted upon, or they are told why not.", _influence),
    Claim(STANDARDS, "1 Information", "Clear information, and what may come of it.", _information),
    Claim(STANDARDS, "2 It's your choice", "Enough support and time to choose.", _choice),
    Claim(STANDARDS, "3 No discrimination", "A fair chance for everybody.", _fairness),
    Claim(STANDARDS, "4 Respect", "Views are taken seriously.", _respect),
    Claim(STANDARDS, "5 You get something out of it", "A good experience.", _gain),
    Claim(STANDARDS, "6 Feedback", "Told in an agreed time what difference it made.", _feedback),
    Claim(STANDARDS, "7 Working better for you", "Learning how to do it better.", _learning),
    Claim(GUNNING, "1 A formative stage", "Asked before it is decided.", _formative),
    Claim(GUNNING, "2 Sufficient reasons", "Enough is said for a considered answer.", _reasons),
    Claim(GUNNING, "3 Adequate time", "Enough time to think and answer.", _time),
    Claim(
        GUNNING, "4 Conscientious consideration", "Answers were taken into account.", _considered
    ),
)
