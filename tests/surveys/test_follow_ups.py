"""What is asked of those who pick an option that wants to know more."""

from datetime import date

from surveys.answers import Answers, Choice, Choices, Missing, Said
from surveys.asked import asked_in_full
from surveys.codebook import Measure, codebook
from surveys.conditions import Among
from surveys.items import SPECIFIED, FollowUp, OpenEnded
from surveys.paths import Progress
from surveys.questionnaire import Survey, freeze, frozen_copy
from surveys.routing import on_route, route
from tests.surveys.small import question, survey

OTHER = {"label": {"en": "Other", "cy": "Arall"}, "specify": {"en": "What?", "cy": "Beth?"}}
TRIP = {"label": "A trip", "specify": "Where to?"}
ASKING = survey(
    question("hello", "statement"),
    question(
        "like",
        "multiple_choice",
        ask={"en": "Which?", "cy": "Pa rai?"},
        informs=[1],
        options={"trip": TRIP, "music": "Music", "other": OTHER},
    ),
    question("age", about_you="To compare.", options={"a": "Young", "other": OTHER}),
    question("last"),
)


def ids(answers: Answers) -> list[str]:
    return [item.id for item in route(ASKING, answers).items]


def test_a_follow_up_is_an_item_in_own_words_behind_its_question() -> None:
    found = ASKING.item("like_other")
    assert isinstance(found, FollowUp)
    assert isinstance(found, OpenEnded)
    assert found.ask_if == Among("like", ("other",))
    assert (found.informs, found.max_length, found.hint) == ((1,), SPECIFIED, None)
    assert [item.id for item in ASKING.questions][1:4] == ["like", "like_trip", "like_other"]
    assert len(ASKING.written) == 4


def test_it_is_in_no_file_and_comes_back_with_its_option() -> None:
    frozen = frozen_copy(ASKING)
    assert "like_other" not in frozen
    assert Survey.model_validate_json(frozen).questions == ASKING.questions


def test_a_follow_up_on_a_question_about_the_person_is_one_too() -> None:
    assert ASKING.item("age_other").about_you == ASKING.item("age").about_you
    assert ASKING.item("like_other").about_you is None


def test_a_frozen_survey_has_them_too() -> None:
    frozen = freeze(ASKING, date(2027, 1, 1))
    assert [item.id for item in frozen.questions] == [item.id for item in ASKING.questions]


def test_who_picks_the_option_is_asked_and_nobody_else() -> None:
    assert ids({}) == ["hello", "like", "age", "last"]
    assert ids({"like": Choices(("music",))}) == ["hello", "like", "age", "last"]
    both = {"like": Choices(("trip", "other"))}
    assert ids(both) == ["hello", "like", "like_trip", "like_other", "age", "last"]


def test_words_about_an_option_that_is_no_longer_picked_are_dropped() -> None:
    answers: Answers = {"like": Choices(("music",)), "like_other": Said("Skating")}
    sent = on_route(ASKING, answers)
    assert sent["like_other"] is Missing.NOT_ASKED


def test_a_follow_up_has_the_number_of_its_question() -> None:
    way = route(ASKING, {"like": Choices(("trip", "other")), "age": Choice("other")})
    numbers = {item.id: way.progress(item.id) for item in way.items}
    assert numbers == {
        "hello": Progress(1, 3),
        "like": Progress(1, 3),
        "like_trip": Progress(1, 3),
        "like_other": Progress(1, 3),
        "age": Progress(2, 3),
        "age_other": Progress(2, 3),
        "last": Progress(3, 3),
    }


def test_those_who_did_not_see_it_asked_read_what_it_belongs_to() -> None:
    words = asked_in_full(ASKING.item("like_other"))
    assert words.say("en") == "Other: What? · Which?"
    assert words.say("cy") == "Arall: Beth? · Pa rai?"
    assert asked_in_full(ASKING.item("like")).say("en") == "Which?"


def test_the_dictionary_says_what_it_belongs_to_and_when_it_was_asked() -> None:
    found = {each.name: each for each in codebook((ASKING,)).variables}["like_other"]
    assert found.question.say("en") == "Other: What? · Which?"
    assert (found.measure, found.asked_if) == (Measure.WORDS, "like is other")
    assert found.hangs_on == ("like",)
