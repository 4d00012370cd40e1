"""What the reports say of themselves: in English and Welsh, and in messages in Easy Read."""

from collections.abc import Callable, Mapping, Sequence

from admin.reports.published import (
    InWords,
    LedgerRow,
    Note,
    PublishedRow,
    Steps,
    Suppressed,
    Value,
    Word,
)
from admin.reports.tables import Band
from bot.barriers import Barrier
from bot.dispositions import Disposition
from surveys.answers import Missing, in_digits
from surveys.languages import base_of
from surveys.questionnaire import Survey
from surveys.text import Text

LANGUAGES = ("en", "cy")
"""The languages of whole pages."""
SAID_IN = (*LANGUAGES, "en-easy")
"""The languages of what stands in messages and pictures."""


def text(en: str, cy: str, easy: str = "") -> Text:
    """Return what is said in every language; ``easy`` where Easy Read says it in other words."""
    return Text({"en": en, "cy": cy} | ({"en-easy": easy} if easy else {}))


def each(make: Callable[[str], str]) -> Text:
    """Return the text whose string in each language is what ``make`` returns for it."""
    return Text({language: make(language) for language in SAID_IN})


PUT_FIRST = text("Put first", "Yn gyntaf")
WORDS: Mapping[Word, Text] = {
    Word.MOST: text("most", "y rhan fwyaf"),
    Word.HALF: text("about half", "tua hanner"),
    Word.SOME: text("some", "rhai"),
    Word.FEW: text("few or none", "ychydig neu neb", "very few or nobody"),
}
MISSING: Mapping[Missing, Text] = {
    Missing.SKIPPED: text("Skipped", "Wedi hepgor"),
    Missing.DONT_KNOW: text("Don't know", "Ddim yn gwybod"),
    Missing.PREFER_NOT_TO_SAY: text("Prefer not to say", "Gwell peidio â dweud"),
    Missing.NOT_ASKED: text("Not asked", "Heb gael y cwestiwn"),
    Missing.NOT_REACHED: text("Left before this", "Wedi gadael cyn hyn"),
}
LEDGER: Mapping[Disposition, Text] = {
    Disposition.BLOCKED: text(
        "Not reached, blocked the bot", "Heb eu cyrraedd, wedi blocio'r bot", "Stopped our messages"
    ),
    Disposition.GONE: text(
        "Not reached, account gone",
        "Heb eu cyrraedd, cyfrif wedi mynd",
        "Not on Telegram any more",
    ),
    Disposition.FAILED: text(
        "Not reached, message failed", "Heb eu cyrraedd, methodd y neges", "Did not get our message"
    ),
    Disposition.UNKNOWN: text(
        "Not reached, not known why",
        "Heb eu cyrraedd, ddim yn gwybod pam",
        "Maybe did not get our message",
    ),
    Disposition.REACHED: text(
        "Reached, no answer yet", "Wedi'u cyrraedd, dim ateb eto", "Got our message, did not answer"
    ),
    Disposition.LOOKED: text("Looked", "Wedi edrych", "Had a look"),
    Disposition.PAUSED: text("Paused", "Wedi oedi", "Took a break"),
    Disposition.PART_DONE: text("Part done", "Wedi gwneud rhan", "Answered a part"),
    Disposition.DONE: text("Done", "Wedi gorffen", "Answered"),
    Disposition.DECLINED: text("Said no to this one", "Wedi dweud na i'r un yma", "Said no"),
    Disposition.STOPPED: text("Stopped", "Wedi stopio"),
    Disposition.COULD_NOT: text("Told us they could not", "Wedi dweud na allen nhw"),
}
WHY_NOT = text(
    "What people told us when they said no or left",
    "Beth ddywedodd pobl wrthon ni wrth ddweud na neu adael",
    "Why people said no or stopped",
)
BARRIERS: Mapping[Barrier, Text] = {
    Barrier.TOO_LONG: text("It was too long", "Roedd yn rhy hir"),
    Barrier.HARD_TO_USE: text(
        "It was hard to read or use", "Roedd yn anodd ei ddarllen neu ei ddefnyddio"
    ),
    Barrier.NOT_ABOUT_ME: text("It was not about me", "Doedd e ddim amdana i"),
    Barrier.NO_TRUST: text(
        "I don't trust it", "Dydw i ddim yn ymddiried ynddo", "I do not trust it"
    ),
    Barrier.RATHER_TALK: text(
        "I would rather talk to someone",
        "Byddai'n well gen i siarad â rhywun",
        "I want to talk to someone",
    ),
    Barrier.NOT_NOW: text("Not now", "Ddim nawr"),
    Barrier.OTHER_LANGUAGE: text("I need another language", "Mae angen iaith arall arna i"),
    Barrier.NOT_PRIVATE: text("It is not private here", "Dyw hi ddim yn breifat yma"),
    Barrier.NOTHING_CHANGES: text("Nothing will change", "Fydd dim byd yn newid"),
    Barrier.SOMETHING_ELSE: text("Something else", "Rhywbeth arall"),
}
NOTES: Mapping[Note, Text] = {
    Note.MERGED_NEIGHBOURS: text(
        "Points are put together so that nobody stands out.",
        "Mae pwyntiau wedi'u rhoi gyda'i gilydd fel nad oes neb yn sefyll allan.",
    ),
    Note.OTHER_ANSWERS: text(
        "Answers that few people gave are put together.",
        "Mae atebion gan ychydig o bobl wedi'u rhoi gyda'i gilydd.",
    ),
    Note.SOME_SUPPRESSED: text(
        "* is a small number that we do not show.",
        "Mae * yn rhif bach nad ydyn ni'n ei ddangos.",
    ),
    Note.WORDS_ONLY: text(
        "Words, not numbers: too few people answered to count.",
        "Geiriau, nid rhifau: atebodd rhy ychydig o bobl i'w cyfrif.",
    ),
    Note.WITHHELD: text(
        "Not shown, to protect the people who answered.",
        "Heb ei ddangos, er mwyn diogelu'r bobl a atebodd.",
    ),
    Note.SEVERAL_ANSWERS: text("People could pick more than one.", "Roedd modd dewis mwy nag un."),
    Note.FIRST_CHOICES: text("What people put first.", "Beth roddodd pobl yn gyntaf."),
    Note.WORDS_NOT_SHOWN: text(
        "What people wrote is read by staff before any of it is shown.",
        "Mae staff yn darllen geiriau pobl cyn dangos dim ohonyn nhw.",
    ),
    Note.GROUPS_LEFT_OUT: text(
        "Groups with few answers are left out, so that nobody stands out.",
        "Mae grwpiau ag ychydig o atebion wedi'u gadael allan, fel nad oes neb yn sefyll allan.",
    ),
    Note.BREAKDOWN_TOO_SMALL: text(
        "Not shown by group: the groups are too small, and people could stand out.",
        "Heb ei ddangos fesul grŵp: mae'r grwpiau'n rhy fach, a gallai pobl sefyll allan.",
    ),
}
OTHER_ANSWERS = text("Other answers", "Atebion eraill")
WROTE = text("Wrote an answer", "Wedi ysgrifennu ateb")
ANY_NUMBER = text("Any number", "Unrhyw rif")
WHO_WE_HEARD = text(
    "Who we heard, and who not", "Pwy glywson ni, a phwy ddim", "Who answered, and who did not"
)
MEAN_PLACE = text("average place", "safle cyfartalog")
NOBODY = text("Nobody", "Neb")
REACHED = text("Reached", "Wedi'u cyrraedd")
DONE = LEDGER[Disposition.DONE]
OTHERS = text("Everyone else who was reached", "Pawb arall a gyrhaeddwyd")
UNTIL_CLOSE = text(
    "Nobody sees any answers until it closes.", "Does neb yn gweld atebion nes iddo gau."
)
NO_ANSWER = text("No answer", "Dim ateb")
NOT_NUMBERS = text("Words, not numbers", "Geiriau, nid rhifau")
TOO_FEW = text("Too few answers to show", "Rhy ychydig o atebion i'w dangos")
_THIRDS = {
    "low": text("Low", "Isel"),
    "middle": text("Middle", "Canol"),
    "high": text("High", "Uchel"),
}
_TO = text("to", "i")


def answers(found: int | Suppressed) -> Text:
    """Return a rounded number of answers in words."""
    match found:
        case Suppressed(below):
            return text(f"Fewer than {below} answers", f"O dan {below} o atebion")
        case rounded:
            return text(f"About {rounded} answers", f"Tua {rounded} o atebion")


def answers_of(survey: Survey, found: int | Suppressed) -> Text:
    """Return how many answered a survey; those of parents and carers are called that wherever they
    are told, so that nobody takes them for those of young people."""
    many = answers(found)
    if survey.who == "young_people":
        return many
    by = text("from parents and carers", "gan rieni a gofalwyr")
    return each(lambda language: f"{many.say(language)} {by.say(language)}")


def fewer_than(below: int) -> Text:
    """Return what stands in the ledger for a small number."""
    return text(f"fewer than {below}", f"o dan {below}")


def of_ledger(row: LedgerRow) -> Text:
    """Return how many people have one disposition."""
    if isinstance(row.value, Suppressed):
        return fewer_than(row.value.below)
    return text(str(row.value), str(row.value))


def ledger_line(rows: Sequence[LedgerRow]) -> Text:
    """Return the whole ledger in one line. Dispositions that nobody has are left out."""

    def say(language: str) -> str:
        there = (row for row in rows if row.value != 0)
        said = [f"{row.label.say(language)}: {of_ledger(row).say(language)}" for row in there]
        return f"{WHO_WE_HEARD.say(language)}. {' · '.join(said) or NOBODY.say(language)}."

    return each(say)


def of_value(value: Value) -> Text:
    """Return a published value as it is read out."""
    match value:
        case InWords(word):
            return WORDS[word]
        case Suppressed(below):
            return each(lambda language: f"* {fewer_than(below).say(language)}")
        case count:
            percent = count.percent
            return text(f"{percent}%", f"{percent}%", f"{percent} out of 100")


def so_far(steps: Steps) -> Text:
    """Return a figure of an open survey in steps of a batch."""
    if not steps.at_least:
        return text(f"fewer than {steps.step} yet", f"o dan {steps.step} hyd yma")
    return text(f"at least {steps.at_least}", f"o leiaf {steps.at_least}")


def with_parts(row: PublishedRow) -> Text:
    """Return the label of ``row``, with the answers that were merged into it."""
    if not row.parts:
        return row.label

    def say(language: str) -> str:
        parts = "; ".join(part.say(language) for part in row.parts)
        return f"{row.label.say(language)} ({parts})"

    return each(say)


def theme(language: str, question: str, shares: str, first: bool) -> str:
    """Return what was said to ``question``, or put first, as a line that staff answer."""
    if first:
        return f"{question} {PUT_FIRST.say(language)}: {shares}."
    return f"{question} {shares[0].upper()}{shares[1:]}."


def barrier(share: Text, label: Text) -> Text:
    """Return what was said so often by those who said no or left, as a line to be answered."""
    en = (
        f"Of those who told us why they said no or left, {share.say('en')} said: {label.say('en')}."
    )
    cy = (
        "O'r rhai ddywedodd wrthon ni pam eu bod wedi dweud na neu adael, dywedodd "
        f"{share.say('cy')}: {label.say('cy')}."
    )
    return text(en, cy)


def missing_line(rows: Sequence[PublishedRow]) -> Text:
    """Return the reasons for no answer in one line, with their shares of all who took part."""

    def say(language: str) -> str:
        reasons = (f"{row.label.say(language)} {of_value(row.value).say(language)}" for row in rows)
        return f"{NO_ANSWER.say(language)}: {' · '.join(reasons)}"

    return each(say)


def of_third(code: str, points: range, ends: tuple[Text | None, Text | None]) -> Text:
    """Return the label of a third of a scale, with what its ends mean where the file says so."""
    first, last = ends

    def say(language: str) -> str:
        span = f"{points[0]}"
        if len(points) > 1:
            span = f"{points[0]} {_TO.say(language)} {points[-1]}"
        meant = [end.say(language) for end in (first, last) if end is not None]
        name = f"{_THIRDS[code].say(language)} ({span})"
        return f"{name}: {', '.join(dict.fromkeys(meant))}" if meant else name

    return each(say)


def of_band(band: Band, unit: Text | None, whole: bool) -> Text:
    """Return the label of a band of numbers."""
    return each(lambda language: _span(band, unit, language, whole)) if _ends(band) else ANY_NUMBER


def _ends(band: Band) -> bool:
    return band.low is not None or band.high is not None


def _span(band: Band, unit: Text | None, language: str, whole: bool) -> str:
    english, of = base_of(language) == "en", "" if unit is None else f" {unit.say(language)}"
    low, high = ("" if end is None else in_digits(end) for end in (band.low, band.high))
    match band.low, band.high:
        case None, _:
            return f"Under {high}{of}" if english else f"O dan {high}{of}"
        case _, None:
            return f"{low}{of} or more" if english else f"{low}{of} neu fwy"
        case _ if not whole:
            return f"{low} to under {high}{of}" if english else f"{low} i o dan {high}{of}"
        case first, end if first + 1 == end:
            return f"{low}{of}"
        case _, end:
            return f"{low} {_TO.say(language)} {in_digits(end - 1)}{of}"
