"""The bot's own words: the same phrases everywhere, all of them used, plurals in order."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from gc import collect
from itertools import chain
from weakref import ref

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from admin.notices import phrase_of
from bot.barriers import Barrier
from bot.conversation.presses import Verb, Writing
from bot.conversation.screens.how_often import phrase_of as wish
from bot.conversation.screens.leaving import phrase_of as reason_to_leave
from bot.conversation.screens.promise_lines import name_of
from bot.conversation.wording import LANGUAGES, NAMES, UnknownPhrase, Wording, spoken
from bot.promised import Owed
from surveys.languages import base_of
from surveys.parsing import Reason
from surveys.questionnaire import Level
from tests.bot.conversation.shelf import ROOT

_PHRASE = re.compile(r"[a-z]+(-[a-z_]+)*")
_SPEAKING = {"words", "label", "button", "steer", "here", "plain", "means"}
_NEVER_TYPED = {Verb.PICK, Verb.UNPICK}


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _source(language: str) -> str:
    path = ROOT / "bot" / "conversation" / "locales" / f"{language}.ftl"
    return path.read_text(encoding="utf-8")


def _phrases(language: str) -> dict[str, set[str]]:
    """Return the variables of every phrase of a locale."""
    found = {}
    for entry in FluentParser().parse(_source(language)).body:
        assert not isinstance(entry, ftl.Junk), entry.content
        if isinstance(entry, ftl.Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def _modules() -> Iterator[ast.Module]:
    for folder in ("bot", "admin"):
        for path in (ROOT / folder).rglob("*.py"):
            yield ast.parse(path.read_text(encoding="utf-8"))


def _literals(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def _said() -> Iterator[str]:
    """Yield every literal that is handed to something that speaks."""
    for node in chain.from_iterable(map(ast.walk, _modules())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in _SPEAKING:
            for argument in node.args:
                if not isinstance(argument, ast.JoinedStr):
                    yield from (each for each in _literals(argument) if _PHRASE.fullmatch(each))


def _composed() -> set[str]:
    """Return the phrases whose names the code puts together."""
    return {
        *(f"more-level-{level.value}" for level in Level),
        *(reason.value.replace("_", "-") for reason in Reason),
        *map(reason_to_leave, Barrier),
        *map(wish, Writing),
        *map(name_of, Owed),
        *map(phrase_of, Owed),
        *(f"typed-{each.name.lower().replace('_', '-')}" for each in Verb if _is_typed(each)),
    }


def _is_typed(verb: Verb) -> bool:
    return verb not in _NEVER_TYPED


def test_every_language_has_the_same_phrases_with_the_same_variables() -> None:
    first, *others = (
        {name: sorted(names) for name, names in _phrases(each).items()} for each in LANGUAGES
    )
    for other in others:
        assert other == first


def test_every_phrase_that_the_code_says_exists() -> None:
    assert set(_said()) | _composed() <= set(_phrases("en"))


def test_every_phrase_is_said_somewhere() -> None:
    literals = set(chain.from_iterable(map(_literals, _modules())))
    prefixes = ("command-", "typed-language-")
    unused = set(_phrases("en")) - literals - _composed()
    assert {each for each in unused if not each.startswith(prefixes)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_can_be_said_with_any_number(language: str) -> None:
    bundle = FluentBundle([base_of(language)], use_isolating=False)
    bundle.add_resource(FluentResource(_source(language)))
    for phrase, variables in _phrases(language).items():
        for number in (0, 1, 2, 3, 6, 7, 100):
            pattern = bundle.get_message(phrase).value
            assert pattern is not None
            _, errors = bundle.format_pattern(pattern, dict.fromkeys(variables, number))
            assert errors == []


@pytest.mark.parametrize(
    ("language", "count", "begins"),
    [
        ("en", 0, "Stopped. You had given no answers."),
        ("en", 1, "Stopped. Your answer is deleted."),
        ("en", 3, "Stopped. Your 3 answers are deleted."),
        ("en-easy", 1, "You have stopped. Your answer is deleted."),
        ("en-easy", 3, "You have stopped. Your 3 answers are deleted."),
        ("cy", 0, "Wedi stopio. Doeddet ti ddim wedi rhoi atebion."),
        ("cy", 1, "Wedi stopio. Mae dy ateb wedi'i ddileu."),
        ("cy", 2, "Wedi stopio. Mae dy 2 ateb wedi'u dileu."),
    ],
)
def test_numbers_of_answers_are_said_properly(language: str, count: int, begins: str) -> None:
    assert Wording(language)("stopped", count=count).startswith(begins)


@pytest.mark.parametrize(
    ("language", "questions", "minutes", "begins"),
    [
        ("en", 1, 1, "One question, a minute."),
        ("en", 7, 3, "7 questions, 3 minutes."),
        ("en-easy", 1, 1, "1 question. 1 minute."),
        ("en-easy", 7, 3, "7 questions. 3 minutes."),
        ("cy", 1, 1, "Un cwestiwn, munud."),
        ("cy", 2, 2, "2 gwestiwn, 2 funud."),
        ("cy", 7, 3, "7 cwestiwn, 3 munud."),
    ],
)
def test_lengths_are_said_properly(
    language: str, questions: int, minutes: int, begins: str
) -> None:
    said = Wording(language)("intro-length", varies="no", questions=questions, minutes=minutes)
    assert said.startswith(begins)


@pytest.mark.parametrize(
    ("device", "language"),
    [("en", "en"), ("en-GB", "en"), ("cy", "cy"), ("cy-GB", "cy"), ("CY", "cy"), ("pl", "en")],
)
def test_a_device_is_spoken_to_in_its_language_if_we_speak_it(device: str, language: str) -> None:
    assert spoken(device) == language


def test_an_unknown_device_is_spoken_to_in_the_first_language() -> None:
    assert spoken(None) == LANGUAGES[0]


def test_words_of_others_cannot_be_markup() -> None:
    assert Wording("en")("you-said", answer="<b>&") == "Your answer so far: &lt;b&gt;&amp;"


def test_labels_are_plain_text() -> None:
    assert Wording("en").label("resume", title="This & that") == "Carry on: This & that"


@pytest.mark.parametrize("details", [{}, {"count": 1}])
def test_a_phrase_that_nobody_wrote_is_an_error(details: dict[str, int]) -> None:
    with pytest.raises(UnknownPhrase):
        Wording("en")("no-such-phrase", **details)


def test_a_day_has_its_year_only_when_it_is_another_one() -> None:
    words, today = Wording("cy"), date(2027, 1, 11)
    assert words.day(date(2027, 2, 8), today) == "8 Chwefror"
    assert words.day(date(2028, 2, 8), today) == "8 Chwefror 2028"


def test_easy_read_puts_each_sentence_and_each_thing_of_a_list_on_a_line_of_its_own() -> None:
    plain, easy = Wording("en"), Wording("en-easy")
    assert plain.together("One.", "", "Two.") == "One. Two."
    assert easy.together("One.", "", "Two.") == "One.\nTwo."
    assert plain.enumerated(["Hours", "Money"]) == "hours, money"
    assert easy.enumerated(["Hours", "Money"]) == "\n• Hours\n• Money"


def test_easy_read_has_no_short_forms() -> None:
    said = [each for each in _source("en-easy").splitlines() if not each.startswith("typed-")]
    short = re.compile(r"\b\w+n't\b|\b(?:i|you|we|they|it|that|there)['’]\w+", re.IGNORECASE)
    assert [each for each in said if short.search(each)] == []


def test_every_language_is_named_in_itself() -> None:
    assert set(NAMES) == set(LANGUAGES)


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("start", "Start"),
        ("next", "Next"),
        ("skip", "Skip"),
        ("back", "Back"),
        ("send", "Send"),
        ("stop-or-help", "Stop"),
        ("stop-here", "Stop"),
        ("start-again", "Yes"),
    ],
)
def test_labels_that_people_steer_by_keep_their_english_words(phrase: str, label: str) -> None:
    assert Wording("en").label(phrase).startswith(label)


def test_the_thank_you_says_thank_you() -> None:
    assert "Thank you" in Wording("en")("thanks")


def test_what_people_wrote_is_not_kept_for_the_next_time() -> None:
    class Words(str):
        __slots__ = ("__weakref__",)

    said = Words("only mine")
    kept = ref(said)
    assert "only mine" in Wording("en").label("you-said", answer=said)
    del said
    collect()
    assert kept() is None
