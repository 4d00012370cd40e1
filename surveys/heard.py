"""The small survey after "what we did": did you feel heard, and what is still not right? Pure.

It is derived from the survey that was answered and from the answer, in the languages that its own
words are known in. Nobody writes it, and no survey file can be one: its id has an underscore.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from surveys.conditions import Among, Negated
from surveys.items import Item, MultipleChoice, Option, SingleChoice
from surveys.questionnaire import Promise, Purpose, Survey, SurveyId, Use
from surveys.quotes import literal
from surveys.text import Text

HEARD: Final = "heard_"
"""Ids of these surveys begin so."""
LASTS: Final = timedelta(days=28)
"""So long it is open."""
TOOK_PART: Final = "took_part"
"""The question that says whether somebody answered the survey before."""
ELEMENTS: Final = ("space", "voice", "audience", "influence")
"""The questions that are asked of those who did, after Laura Lundy's model of participation."""
NOT_RIGHT: Final = "not_right"
"""The question which answers are still not right."""
FINE: Final = "fine"
"""Its option that says: none of them."""
MOST_THEMES: Final = 29
"""So many fit beside `FINE`."""
LONGEST_THEME: Final = 160
"""Characters of an answer's theme as an option."""


class HeardSurvey(Survey):
    """A survey about the answer to another one, ``about``."""

    id: Annotated[str, Field(pattern=r"^heard_[a-z0-9][a-z0-9-]{0,31}$")]
    about: SurveyId


_FROZEN: Final[TypeAdapter[HeardSurvey | Survey]] = TypeAdapter(HeardSurvey | Survey)


def thaw(frozen: str) -> Survey:
    """Return the survey of a frozen copy, of either sort."""
    return _FROZEN.validate_json(frozen)


def heard_id(survey: str) -> str:
    """Return the id of the survey that asks after the answer to ``survey``."""
    return f"{HEARD}{survey}"


def is_heard(survey: str) -> bool:
    """Tell whether that is the id of such a survey."""
    return survey.startswith(HEARD)


def shown_id(survey: str) -> str:
    """Return an id as staff read it: ``evening-buses.heard``."""
    return f"{survey.removeprefix(HEARD)}.heard" if is_heard(survey) else survey


def written_id(shown: str) -> str:
    """Return the id that staff mean by what they typed: the other way round."""
    about = shown.removesuffix(".heard")
    return shown if about == shown else heard_id(about)


def theme_code(number: int) -> str:
    """Return the code of the option that stands for the theme with that number."""
    return f"t{number}"


def theme_number(code: str) -> int | None:
    """Return the number of the theme that an option stands for; None of `FINE`."""
    return int(code[1:]) if code[:1] == "t" and code[1:].isdigit() else None


def heard_survey(asked: Survey, themes: Sequence[tuple[int, Text]], today: date) -> HeardSurvey:
    """Return the survey that asks after an answer that goes out ``today``: by theme, as numbered.

    ``asked`` is the survey that was answered, as it was frozen.
    """
    languages = tuple(each for each in asked.languages if each in _TITLE) or ("en",)
    closes = today + LASTS
    return HeardSurvey(
        id=heard_id(asked.id),
        about=asked.id,
        version="1.0.0",
        title=_said(_TITLE, asked, languages),
        languages=languages,
        purpose=Purpose.EVALUATE,
        level=asked.level,
        why=_said(_WHY, asked, languages),
        use=Use(
            what=_said(_USE, asked, languages),
            by=closes,
            owner=asked.aim.owner,
            can_change=(_said(_CAN, asked, languages),),
            cannot_change=(_said(_CANNOT, asked, languages),),
        ),
        feedback=Promise(promised_by=closes, follow_up_on=closes),
        opens=today,
        closes=closes,
        access="link",
        who=asked.who,
        audience=asked.audience,
        other_ways=asked.other_ways,
        complaints=asked.complaints,
        champion=asked.champion,
        sensitive=asked.sensitive,
        questions=_questions(asked, themes, languages),
        remind_after=0,
    )


def _questions(
    asked: Survey, themes: Sequence[tuple[int, Text]], languages: Sequence[str]
) -> tuple[Item, ...]:
    def options(*codes: str, of: str) -> tuple[Option, ...]:
        return tuple(Option(code=code, label=_of(_LABELS[of][code], languages)) for code in codes)

    first = SingleChoice(
        id=TOOK_PART,
        kind="single_choice",
        ask=_said(_ASKS[TOOK_PART], asked, languages, literal),
        options=options("no", "yes", of=TOOK_PART),
    )
    answered = Negated(Among(TOOK_PART, ("no",)))
    elements = tuple(
        SingleChoice(
            id=name,
            kind="single_choice",
            ask=_of(_ASKS[name], languages),
            options=options("yes", "partly", "no", of=name),
            ask_if=answered,
        )
        for name in ELEMENTS
    )
    return (first, *elements, *_still(themes, languages))


def _still(themes: Sequence[tuple[int, Text]], languages: Sequence[str]) -> tuple[Item, ...]:
    if not themes:
        return ()
    said = tuple(
        Option(code=theme_code(number), label=_shortened(text, languages))
        for number, text in themes[:MOST_THEMES]
    )
    fine = Option(code=FINE, label=_of(_NONE, languages))
    item = MultipleChoice(
        id=NOT_RIGHT,
        kind="multiple_choice",
        ask=_of(_ASKS[NOT_RIGHT], languages),
        options=(*said, fine),
    )
    return (item,)


def _of(words: Mapping[str, str], languages: Sequence[str]) -> Text:
    return Text({each: words[each] for each in languages})


def _said(
    words: Mapping[str, str],
    asked: Survey,
    languages: Sequence[str],
    put: Callable[[str], str] = str,
) -> Text:
    """Return words of the table with the title of the survey that was answered ``put`` in them."""
    titles = {each: put(asked.title.say(each)) for each in languages}
    return Text({each: words[each].format(title=titles[each]) for each in languages})


def _shortened(text: Text, languages: Sequence[str]) -> Text:
    return Text({each: _cut(text.say(each)) for each in languages})


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_THEME else f"{words[: LONGEST_THEME - 1].rstrip()}…"


_TITLE: Final = {
    "en": "Did you feel heard? {title}",
    "cy": "Wnaethon ni wrando? {title}",
    "en-easy": "Did we listen to you? {title}",
}
_WHY: Final = {
    "en": "We told you what we did about “{title}”. Now we want to know how we did.",
    "cy": "Fe ddywedon ni wrthot ti beth wnaethon ni am “{title}”. Nawr, sut wnaethon ni?",
    "en-easy": "We told you what we did about “{title}”. Now we want to know how we did.",
}
_USE: Final = {
    "en": "we show what everyone said. What many say is still not right gets one more answer.",
    "cy": "rydyn ni'n dangos beth ddywedodd pawb. Mae beth sydd ddim yn iawn o hyd i lawer yn "
    "cael un ateb arall.",
    "en-easy": "we show what everyone said. If many say it is not right, we give one more answer.",
}
_CAN: Final = {
    "en": "How we answer, and how we ask next time",
    "cy": "Sut rydyn ni'n ateb, a sut rydyn ni'n gofyn y tro nesaf",
    "en-easy": "How we answer, and how we ask next time",
}
_CANNOT: Final = {
    "en": "What was done already",
    "cy": "Beth sydd wedi'i wneud yn barod",
    "en-easy": "What we did already",
}
_ASKS: Final[Mapping[str, Mapping[str, str]]] = {
    TOOK_PART: {
        "en": "Did you answer “{title}”?",
        "cy": "Wnest ti ateb “{title}”?",
        "en-easy": "Did you answer “{title}”?",
    },
    "space": {
        "en": "Did it feel safe to say what you think?",
        "cy": "Oedd hi'n teimlo'n ddiogel dweud dy farn?",
        "en-easy": "Did you feel safe to say what you think?",
    },
    "voice": {
        "en": "Could you say what you wanted to say?",
        "cy": "Oeddet ti'n gallu dweud beth oeddet ti eisiau?",
        "en-easy": "Could you say all that you wanted to say?",
    },
    "audience": {
        "en": "Did the right people listen?",
        "cy": "Wnaeth y bobl iawn wrando?",
        "en-easy": "Did the right people listen to you?",
    },
    "influence": {
        "en": "Did it make a difference, or did we tell you why not?",
        "cy": "Wnaeth hyn wahaniaeth, neu wnaethon ni ddweud pam ddim?",
        "en-easy": "Did something change? Or did we tell you why not?",
    },
    NOT_RIGHT: {
        "en": "Is any of this still not right?",
        "cy": "Oes rhywbeth yma ddim yn iawn o hyd?",
        "en-easy": "Is any of this still not right?",
    },
}
_LABELS: Final[Mapping[str, Mapping[str, Mapping[str, str]]]] = {
    TOOK_PART: {
        "no": {
            "en": "I didn't answer this one",
            "cy": "Wnes i ddim ateb hwn",
            "en-easy": "I did not answer it",
        },
        "yes": {"en": "I answered it", "cy": "Fe wnes i ateb", "en-easy": "I answered it"},
    },
    "space": {
        "yes": {"en": "Yes", "cy": "Oedd", "en-easy": "Yes"},
        "partly": {"en": "Partly", "cy": "Yn rhannol", "en-easy": "A little"},
        "no": {"en": "No", "cy": "Nac oedd", "en-easy": "No"},
    },
    "voice": {
        "yes": {"en": "Yes", "cy": "Oeddwn", "en-easy": "Yes"},
        "partly": {"en": "Partly", "cy": "Yn rhannol", "en-easy": "A little"},
        "no": {"en": "No", "cy": "Nac oeddwn", "en-easy": "No"},
    },
    "audience": {
        "yes": {"en": "Yes", "cy": "Do", "en-easy": "Yes"},
        "partly": {"en": "Partly", "cy": "Yn rhannol", "en-easy": "A little"},
        "no": {"en": "No", "cy": "Naddo", "en-easy": "No"},
    },
    "influence": {
        "yes": {"en": "Yes", "cy": "Do", "en-easy": "Yes"},
        "partly": {"en": "Partly", "cy": "Yn rhannol", "en-easy": "A little"},
        "no": {"en": "No", "cy": "Naddo", "en-easy": "No"},
    },
}
_NONE: Final = {"en": "No, it's fine", "cy": "Na, mae'n iawn", "en-easy": "No, all of it is right"}
