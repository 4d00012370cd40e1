"""What the page of a survey says of itself, in English and Welsh."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from babel.dates import format_date

from admin.reports.pages.blocks import Look
from admin.reports.pages.felt import Element
from admin.reports.published import Gap
from admin.reports.words import text
from bot.promised import Keeping
from surveys.languages import base_of
from surveys.questionnaire import Level, Purpose
from surveys.text import Text


@cache
def day(of: date, language: str) -> str:
    """Return a date as people say it, always with its year: a page is read for years."""
    return str(format_date(of, "d MMMM y", locale=base_of(language)))


def put(said: Text, language: str, **details: str | int) -> str:
    """Return ``said`` in a language with ``details`` put in."""
    return said.say(language).format(**details)


SKIP = text("Skip to the content", "Neidio i'r cynnwys")
CONTENTS = text("On this page", "Ar y dudalen hon")
KICKER = text("You said, we did", "Dywedoch chi, gwnaethom ni")
ALL_PAGES = text("All our promises", "Ein haddewidion i gyd")
_SUMMARY = text("{question} Decided by: {owner}.", "{question} Penderfynir gan: {owner}.")
SUMMARIES: Mapping[Level, Text] = {
    Level.CONSULTATION: _SUMMARY,
    Level.REPRESENTATION: _SUMMARY,
    Level.DECISION_SHARING: text(
        "{question} Decided together: {owner}.", "{question} Penderfynir ar y cyd: {owner}."
    ),
    Level.IMPLEMENTATION: _SUMMARY,
    Level.INITIATING: text(
        "{question} Started by young people. Decided by: {owner}.",
        "{question} Pobl ifanc ddechreuodd hyn. Penderfynir gan: {owner}.",
    ),
}
MADE_ON = text(
    "This page was made on {date} from the records of the consultation. The answers, and what went "
    "wrong, are in the words of {name}.",
    "Gwnaed y dudalen hon ar {date} o gofnodion yr ymgynghoriad. Mae'r atebion, a'r hyn aeth o'i "
    "le, yng ngeiriau {name}.",
)
CONTACT = text("Questions about this page: {contact}", "Cwestiynau am y dudalen hon: {contact}")
MADE_UP = text(
    "This organisation is made up: the page shows what a real one would look like.",
    "Mae'r sefydliad hwn yn ddychmygol: mae'r dudalen yn dangos sut un fyddai un go iawn.",
)

FIGURE_ANSWERS = text("from people who took part", "gan bobl a gymerodd ran")
FIGURE_DAYS = text("from closing to “what we did”", "o gau i “beth wnaethon ni”")
FIGURE_WAITS = text("“what we did” promised by", "addawyd “beth wnaethon ni” erbyn")
FIGURE_DECIDED = text("things you said: done or being done", "o bethau: wedi'u gwneud neu ar waith")
SO_MANY_OF = text("{many} of {all}", "{many} o {all}")
DAYS = text("{days} days", "{days} diwrnod")
ONE_DAY = text("1 day", "1 diwrnod")

ASKED = text("What we asked and why", "Beth ofynnon ni, a pham")
PURPOSES: Mapping[Purpose, Text] = {
    Purpose.DECIDE: text("To be decided", "I'w benderfynu"),
    Purpose.EXPLORE: text("To be found out", "I'w ddarganfod"),
    Purpose.EVALUATE: text("To be judged", "I'w bwyso a mesur"),
}
LEVEL = text("How much say", "Faint o lais")
AGES = text("People aged {min} to {max}", "Pobl {min} i {max} oed")
PARENTS = text("Parents and carers", "Rhieni a gofalwyr")
FOR_WHOM = text("Who it was for", "Ar gyfer pwy")
WHEN = text("When it was open", "Pryd roedd ar agor")
FROM_TO = text("{opens} to {closes}", "{opens} i {closes}")
QUESTIONS = text("What we asked", "Y cwestiynau")
OWN_WORDS = text("{question} (in your own words)", "{question} (yn eich geiriau eich hun)")
ABOUT_YOU = text("{question} (about you, your choice)", "{question} (amdanoch chi, eich dewis chi)")

WHO_COULD = text("Who could change it", "Pwy allai ei newid")
DECIDED_BY = text("Who decides", "Pwy sy'n penderfynu")
DECIDED_TOGETHER = text("Who decides together", "Pwy sy'n penderfynu ar y cyd")
WHO_DECIDES: Mapping[Level, Text] = {
    Level.CONSULTATION: DECIDED_BY,
    Level.REPRESENTATION: DECIDED_BY,
    Level.DECISION_SHARING: DECIDED_TOGETHER,
    Level.IMPLEMENTATION: DECIDED_BY,
    Level.INITIATING: DECIDED_BY,
}
BY_WHEN = text("By when", "Erbyn pryd")
CHAMPION = text(
    "Who makes sure you hear back", "Pwy sy'n gwneud yn siŵr eich bod chi'n clywed yn ôl"
)
CAN = text("Your answers could change", "Gallai eich atebion newid")
CANNOT = text("Your answers could not change", "Allai eich atebion ddim newid")
COMPLAINTS = text("Not happy with how this was done?", "Ddim yn hapus â sut gwnaed hyn?")

HEARD = text("Who we heard, and who not", "Pwy glywson ni, a phwy ddim")
LEDGER_HEAD = text("What came of asking", "Beth ddaeth o ofyn")
PEOPLE = text("People", "Pobl")
LEDGER_NOTE = text(
    "Silence is never a no. Small numbers are not shown, others are rounded to the nearest 5.",
    "Dyw tawelwch byth yn na. Dydyn ni ddim yn dangos rhifau bach, ac mae'r lleill wedi'u "
    "talgrynnu i'r 5 agosaf.",
)
POPULATION = text(
    "About {count} people of these ages live here ({source}).",
    "Mae tua {count} o bobl o'r oedrannau hyn yn byw yma ({source}).",
)
POPULATION_BARE = text(
    "About {count} people of these ages live here.",
    "Mae tua {count} o bobl o'r oedrannau hyn yn byw yma.",
)
BARRIERS = text("What kept people away", "Beth gadwodd bobl draw")
NO_BARRIERS = text(
    "Too few people told us why they said no or left for us to show it.",
    "Dywedodd rhy ychydig o bobl wrthon ni pam y dywedon nhw na neu adael i ni ei ddangos.",
)
OTHER_WAYS = text("Other ways to take part that we offered", "Ffyrdd eraill o gymryd rhan")
NONE_KEPT = text(
    "Fewer than five people answered. To protect them, no answers were kept.",
    "Atebodd llai na phump o bobl. I'w diogelu, chafodd dim atebion eu cadw.",
)
NO_COVERAGE = text(
    "We cannot say which groups we did not hear enough from: nobody told us how many people there "
    "are in each.",
    "Allwn ni ddim dweud gan ba grwpiau na chlywson ni ddigon: ddywedodd neb wrthon ni faint o "
    "bobl sydd ym mhob un.",
)

COVERAGE = text("Who there is, and who we heard", "Pwy sydd yma, a phwy glywson ni")
GROUP = text("Group", "Grŵp")
EXPECTED_SHARE = text("Share of everybody", "Cyfran o bawb")
HEARD_SHARE = text("Share of answers", "Cyfran o'r atebion")
ENOUGH = text("Did we hear enough?", "Glywson ni ddigon?")
NOT_SHOWN = text("Not shown", "Heb ei ddangos")
GAPS: Mapping[Gap, Text] = {
    Gap.HEARD: text("Yes", "Do"),
    Gap.NOT_ENOUGH: text("No, not enough", "Naddo, dim digon"),
    Gap.NOT_KNOWN: text("We cannot tell", "Allwn ni ddim dweud"),
}
SOURCE = text(
    "Where the numbers of people come from: {source}", "Ffynhonnell y niferoedd: {source}"
)

COMPARED = text("Compare: {by}", "Cymharu: {by}")
BY_GROUP = text("{question} Compared: {by}", "{question} Cymharu: {by}")
ANSWERS_GIVEN = text("How many answered", "Faint atebodd")
LEFT_OUT = text("Too few to show: {groups}.", "Rhy ychydig i'w dangos: {groups}.")
SAID = text("What you said", "Beth ddywedoch chi")
ANSWER = text("Answer", "Ateb")
THEMES = text("What people wrote about", "Am beth ysgrifennodd pobl")
SAID_BY = text("{theme} ({share} of what we read)", "{theme} ({share} o'r hyn ddarllenon ni)")
PARAPHRASES = text("What others told us, in our words", "Beth ddywedodd eraill, yn ein geiriau ni")
QUOTES = text("In your words", "Yn eich geiriau chi")
QUOTES_NOTE = text(
    "Words that a person read first, and that name nobody.",
    "Geiriau y mae person wedi'u darllen gyntaf, ac sydd ddim yn enwi neb.",
)

DID = text(
    "What we did, are doing, won't do and why",
    "Beth wnaethon ni, beth rydyn ni'n ei wneud, beth na wnawn ni, a pham",
)
NOT_TOLD = text(
    "Not answered yet. We promised to answer by {date}.",
    "Heb ei ateb eto. Addawon ni ateb erbyn {date}.",
)
LATE = text(
    "Not answered yet. We promised to answer by {date}. We are late.",
    "Heb ei ateb eto. Addawon ni ateb erbyn {date}. Rydyn ni'n hwyr.",
)
YOU_SAID = text("You said", "Dywedoch chi")
LOOKS: Mapping[Look, Text] = {
    Look.DONE: text("We did it", "Rydyn ni wedi'i wneud"),
    Look.DOING: text("We are doing it", "Rydyn ni'n ei wneud"),
    Look.NOT_DOING: text("We will not do this, because", "Wnawn ni ddim hyn, oherwydd"),
    Look.NOT_DECIDED: text("Not decided yet", "Heb ei benderfynu eto"),
    Look.MET: text("Met", "Wedi'i gyflawni"),
    Look.GAP: text("Gap", "Bwlch"),
}
DOING_UNTIL = text("We are doing it, by {date}", "Rydyn ni'n ei wneud, erbyn {date}")
CORRECTED = text("Corrected on {date}: {words}", "Cywirwyd ar {date}: {words}")
NOT_DECIDED_UNTIL = text("Not decided until {date}", "Heb ei benderfynu tan {date}")
ANSWERED_BY = text("Answered by {owner} on {date}.", "Atebwyd gan {owner} ar {date}.")
SINCE = text("What happened since", "Beth ddigwyddodd wedyn")
FOLLOWS = text(
    "We promised to tell you how it went by {date}.",
    "Addawon ni ddweud sut aeth hi erbyn {date}.",
)
OUTCOMES = text("What should be different, and is it?", "Beth ddylai fod yn wahanol, ac ydy e?")
EXPECTED = text("We said beforehand", "Dywedon ni ymlaen llaw")
KNOWN_BY = text("How anyone will know: {how}.", "Sut bydd unrhyw un yn gwybod: {how}.")
HAPPENED = text("What happened", "Beth ddigwyddodd")
NOT_KNOWN = text(
    "Not known yet. We look again by {date}.",
    "Ddim yn gwybod eto. Byddwn ni'n edrych eto erbyn {date}.",
)
NOT_WRITTEN = text(
    "We said we would look by {date}, and have not written down what we found.",
    "Dywedon ni y bydden ni'n edrych erbyn {date}, a dydyn ni ddim wedi ysgrifennu beth welson ni.",
)
NONE_NAMED = text(
    "We did not say beforehand what should be different afterwards.",
    "Ddywedon ni ddim ymlaen llaw beth ddylai fod yn wahanol wedyn.",
)

FELT = text("Did you feel heard?", "Oeddech chi'n teimlo bod rhywun wedi gwrando?")
NOT_ASKED = text(
    "Not asked yet. We ask this right after “what we did”, from {date} at the latest.",
    "Heb ofyn eto. Rydyn ni'n gofyn hyn yn syth ar ôl “beth wnaethon ni”, o {date} fan bellaf.",
)
NOT_ASKED_LATE = text(
    "Not asked yet. We ask this right after “what we did”, and that is late.",
    "Heb ofyn eto. Rydyn ni'n gofyn hyn yn syth ar ôl “beth wnaethon ni”, ac mae hynny'n hwyr.",
)
NEVER_ASKED = text(
    "“What we did” went out on {date}. Nobody was asked whether they felt heard.",
    "Aeth “beth wnaethon ni” allan ar {date}. Chafodd neb ei holi a oedden nhw'n teimlo bod rhywun "
    "wedi gwrando.",
)
ASKING = text(
    "We are asking now, until {date}. Nobody sees the answers before then.",
    "Rydyn ni'n gofyn nawr, tan {date}. Does neb yn gweld yr atebion cyn hynny.",
)
TOO_FEW_FELT = text(
    "Too few people answered for us to show it.", "Atebodd rhy ychydig o bobl i ni ei ddangos."
)
ELEMENTS: Mapping[Element, Text] = {
    Element.SPACE: text(
        "Space: it felt safe to say it", "Gofod: roedd yn teimlo'n ddiogel ei ddweud"
    ),
    Element.VOICE: text(
        "Voice: people could say what they wanted",
        "Llais: roedd pobl yn gallu dweud beth oedden nhw eisiau",
    ),
    Element.AUDIENCE: text(
        "Audience: the right people listened", "Cynulleidfa: gwrandawodd y bobl iawn"
    ),
    Element.INFLUENCE: text(
        "Influence: it made a difference, or people were told why not",
        "Dylanwad: gwnaeth wahaniaeth, neu cafodd pobl wybod pam ddim",
    ),
}
REOPENED = text("You said this is still not right", "Dywedoch chi nad yw hyn yn iawn o hyd")

WRONG = text("What we got wrong", "Beth wnaethon ni'n anghywir")
IN_OUR_WORDS = text("In our words", "Yn ein geiriau ni")
NOBODY_WROTE = text(
    "Nobody has written this part yet. What the records show is below.",
    "Does neb wedi ysgrifennu'r rhan hon eto. Mae'r hyn mae'r cofnodion yn ei ddangos isod.",
)
RECORDS_SHOW = text("What the records show", "Beth mae'r cofnodion yn ei ddangos")
NOTHING_SHOWS = text(
    "No promise was late, and no reason for not taking part came up often.",
    "Doedd dim addewid yn hwyr, a ddaeth dim rheswm dros beidio â chymryd rhan i fyny'n aml.",
)
WAS_LATE = text("“{what}” was {days} late.", "Roedd “{what}” {days} yn hwyr.")
IS_LATE = text(
    "“{what}” was promised by {date} and is not here yet.",
    "Addawyd “{what}” erbyn {date} a dyw e ddim yma eto.",
)
WAS_STOPPED = text(
    "“{what}”, promised by {date}, was taken back, because: {because}",
    "Cafodd “{what}”, a addawyd erbyn {date}, ei dynnu'n ôl, oherwydd: {because}",
)
KEPT_AWAY = text(
    "Of those who told us why they said no or left, {share} said: {label}.",
    "O'r rhai ddywedodd wrthon ni pam eu bod wedi dweud na neu adael, dywedodd {share}: {label}.",
)
FEW_ANSWERED = text(
    "Fewer than five people answered, so we could not learn what young people think.",
    "Atebodd llai na phump o bobl, felly allen ni ddim dysgu beth mae pobl ifanc yn ei feddwl.",
)

PRIVATE = text("How we kept it private", "Sut cadwon ni bopeth yn breifat")
PRIVACY = (
    text(
        "We did not store your name with your answers.",
        "Wnaethon ni ddim cadw eich enw gyda'ch atebion.",
    ),
    text(
        "Your answers were counted together with those of at least {others} other people, "
        "shuffled. After that nothing said which were yours.",
        "Cafodd eich atebion eu cyfrif gyda rhai o leiaf {others} o bobl eraill, wedi'u cymysgu. "
        "Wedi hynny doedd dim yn dweud pa rai oedd eich rhai chi.",
    ),
    text("Nobody saw any result before it closed.", "Welodd neb unrhyw ganlyniad cyn iddo gau."),
    text(
        "Small numbers are not shown on this page, so that nobody stands out.",
        "Dydyn ni ddim yn dangos rhifau bach ar y dudalen hon, fel nad oes neb yn sefyll allan.",
    ),
    text(
        "You could skip any question, and leave at any time. What you had said was then deleted at "
        "once.",
        "Roedd modd hepgor unrhyw gwestiwn, a gadael unrhyw bryd. Cafodd yr hyn roeddech chi "
        "wedi'i ddweud ei ddileu ar unwaith.",
    ),
)
PRIVACY_WORDS = text(
    "What you wrote in your own words was locked. A person reads it before any of it is shown, and "
    "it is deleted {days} days after closing.",
    "Cafodd yr hyn ysgrifennoch chi yn eich geiriau eich hun ei gloi. Mae person yn ei ddarllen "
    "cyn dangos dim ohono, ac mae'n cael ei ddileu {days} diwrnod ar ôl cau.",
)
PRIVACY_SEALED = text(
    "Answers were locked with a key kept somewhere else. The bot itself could not open them.",
    "Cafodd atebion eu cloi ag allwedd sy'n cael ei chadw yn rhywle arall. Allai'r bot ei hun mo'u "
    "hagor.",
)
PRIVACY_LIMITS = text(
    "What this does not cover: Telegram can see the chat itself, as with any bot. An older copy of "
    "our data can narrow an answer down to a group of at least {batch} people.",
    "Beth dyw hyn ddim yn ei gynnwys: mae Telegram yn gallu gweld y sgwrs ei hun, fel gydag unrhyw "
    "fot. Gall copi hŷn o'n data gyfyngu ateb i grŵp o o leiaf {batch} o bobl.",
)
PROTECTION = text("Data protection", "Diogelu data")
BASIS = text("Why we may ask", "Pam cawn ni ofyn")

DATES = text("Dates: asked, promised, delivered", "Dyddiadau: gofyn, addo, cyflawni")
DATES_CAPTION = text("What was to happen, and when it did", "Beth oedd i fod i ddigwydd, a phryd")
WHAT = text("What", "Beth")
PROMISED = text("Promised by", "Addawyd erbyn")
DELIVERED = text("Delivered", "Cyflawnwyd")
HOW = text("How we did", "Sut aeth hi")
OPENED = text("Opened", "Agorwyd")
CLOSED = text("Closed", "Caewyd")
WHAT_YOU_SAID = text("What you said", "Beth ddywedoch chi")
WHAT_WE_DID = text("What we did", "Beth wnaethon ni")
HOW_IT_WENT = text("How it went on", "Sut aeth hi wedyn")
ONE_MORE_ANSWER = text("One more answer", "Un ateb arall")
DECISION = text("The decision", "Y penderfyniad")
USE = text("Using the answers", "Defnyddio'r atebion")
ON_TIME = text("On time", "Mewn pryd")
DAYS_LATE = text("{days} late", "{days} yn hwyr")
OVERDUE = text("Late, not here yet", "Hwyr, ddim yma eto")
BROKEN = text("Broken: more than 30 days late", "Wedi'i dorri: dros 30 diwrnod yn hwyr")
TAKEN_BACK = text("Taken back", "Wedi'i dynnu'n ôl")
CLOSED_EARLY = text("Closed early", "Wedi cau'n gynnar")
MOVED = text(
    "A new date was given for “{what}”, {date}, because: {because}",
    "Rhoddwyd dyddiad newydd i “{what}”, {date}, oherwydd: {because}",
)
TO_COME = text("Still to come", "I ddod")
NOTHING = text("–", "–")

OPEN_UNTIL = text("Open until", "Ar agor tan")
DECIDED_ON = text("Decided by", "Penderfynir erbyn")
USED_BY = text("Used by", "Defnyddir erbyn")
HEAR_BACK = text("You hear back by", "Byddwch chi'n clywed yn ôl erbyn")
SCAN = text("Scan to have your say", "Sganiwch i gael dweud eich dweud")
INVITES = text("asks people aged {min} to {max}", "yn gofyn i bobl {min} i {max} oed")
INVITES_PARENTS = text("asks parents and carers", "yn gofyn i rieni a gofalwyr")
POSTER_PROMISES = (
    text(
        "Your name isn't kept with your answers.",
        "Dyw eich enw ddim yn cael ei gadw gyda'ch atebion.",
    ),
    text(
        "We tell you what we did, and why not.", "Byddwn ni'n dweud beth wnaethon ni, a pham ddim."
    ),
)
CAN_CHANGE = text("Your answers can change", "Gall eich atebion newid")
NO_TELEGRAM = text("No Telegram?", "Dim Telegram?")
ASK_US = text("Ask us: {contact}", "Gofynnwch i ni: {contact}")

BOARD_MADE_ON = text(
    "This board was made on {date} from records alone.",
    "Gwnaed y bwrdd hwn ar {date} o gofnodion yn unig.",
)
BOARD_RULES = text(
    "Kept means told on or before the day promised first. A new date does not make a late promise "
    "a kept one. Late by more than 30 days is broken.",
    "Mae cadw addewid yn golygu dweud ar y diwrnod a addawyd gyntaf, neu cyn hynny. Dyw dyddiad "
    "newydd ddim yn troi addewid hwyr yn un a gadwyd. Mae mwy na 30 diwrnod yn hwyr yn ei dorri.",
)
WHAT_CAME = text("What came of what you said", "Beth ddaeth o'r hyn ddywedoch chi")
NO_PAGES = text(
    "Nothing is answered yet. Pages come here once it is.",
    "Does dim wedi'i ateb eto. Bydd tudalennau'n dod yma pan fydd.",
)
KEEPINGS: Mapping[Keeping, Text] = {
    Keeping.KEPT: text("kept", "wedi'u cadw"),
    Keeping.LATE: text("late", "yn hwyr"),
    Keeping.BROKEN: text("broken", "wedi'u torri"),
    Keeping.DUE: text("still to come", "i ddod"),
    Keeping.WITHDRAWN: text("taken back", "wedi'u tynnu'n ôl"),
}
