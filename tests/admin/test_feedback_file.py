"""Feedback as a file: what is written is read again, and every fault has its place."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from admin.beginning import begun
from admin.feedback import Act, Decision, Draft, Theme
from admin.feedback_file import (
    FeedbackFile,
    FiledTheme,
    Imported,
    imported,
    is_feedback,
    read,
    written,
)
from admin.feedback_review import Context
from admin.feedback_typing import Writer
from admin.reports.themes import ThemeSeed
from admin.reports.words import BARRIERS
from admin.reports.words import barrier as words_of_barrier
from bot.barriers import Barrier
from surveys.text import Text
from tests.admin.test_feedback import BARRIER, SEED
from tests.admin.test_feedback_message import asked
from tests.bot.room import TODAY

ROOT = Path(__file__).parents[2]
BOTH = asked()
SEEDS = (SEED, BARRIER)
ALEX = Writer("aa", TODAY, ("en", "cy"))
GOOD = """\
survey: tiny
themes:
  - about: it
    decision: doing
    until: 2027-09-01
    words:
      en: We plant ten trees.
      cy: Rydyn ni'n plannu deg coeden.
  - about: barrier.too_long
    same_as: it
  - about: own.9
    you_said: {en: The path is muddy., cy: Mae'r llwybr yn fwdlyd.}
    decision: not_doing
    words: {en: There is no money., cy: Does dim arian.}
decided_by: {en: The mayor, cy: Y maer}
"""


def taken(text: str, base: Draft | None = None) -> Imported:
    start = begun(SEEDS, BOTH.languages) if base is None else base
    context = Context(BOTH, SEEDS, TODAY)
    return imported(read("f.yaml", text), start, context, lambda _: {"en": "a"}, ALEX, "Kim did.")


def found(text: str, base: Draft | None = None) -> list[tuple[str, int, str]]:
    """Return the code of every finding, with its line and the word at its place."""
    lines = text.splitlines()
    return [
        (each.code, each.line, (lines[each.line - 1][each.column - 1 :].split() or [""])[0])
        for each in taken(text, base).findings
    ]


def test_a_whole_file_becomes_the_draft() -> None:
    result = taken(GOOD)
    assert result.findings == ()
    assert result.draft is not None
    first, second, third = result.draft.themes
    assert (first.decision, first.until) == (Decision.DOING, date(2027, 9, 1))
    assert second.same_as == first.number
    assert third.said["cy"] == "Mae'r llwybr yn fwdlyd."
    assert result.draft.owner == {"en": "The mayor", "cy": "Y maer"}
    assert {each.act for each in result.draft.history} == {Act.FILE}


def test_plain_words_are_those_of_the_first_language() -> None:
    draft = taken(GOOD.replace("{en: The mayor, cy: Y maer}", "The mayor")).draft
    assert draft is not None
    assert draft.owner == {"en": "The mayor"}


def test_a_day_may_be_counted_from_today() -> None:
    draft = taken(GOOD.replace("2027-09-01", "+28 days")).draft
    assert draft is not None
    assert draft.themes[0].until is not None
    assert (draft.themes[0].until - TODAY).days == 28


def test_a_file_is_told_from_a_survey() -> None:
    assert is_feedback(GOOD)
    assert not is_feedback("id: parks\nquestions: []\n")


def test_what_a_file_leaves_out_stays_in_the_draft_without_an_answer() -> None:
    result = taken(GOOD.replace("  - about: barrier.too_long\n    same_as: it\n", ""))
    assert [
        each[0]
        for each in found(GOOD.replace("  - about: barrier.too_long\n    same_as: it\n", ""))
    ] == ["E304"]
    assert result.draft is not None
    assert [each.about for each in result.draft.themes] == ["it", "own.9", "barrier.too_long"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("about: it\n", "about: its\n", ("E317", 3, "its")),
        ("same_as: it", "same_as: its", ("E317", 10, "its")),
        ("same_as: it", "same_as: barrier.too_long", ("E317", 10, "barrier.too_long")),
        ("barrier.too_long", "it", ("E318", 9, "it")),
        ("    you_said: {en: The path is muddy., cy: Mae'r llwybr yn fwdlyd.}\n", "", ("E322", 11, "own.9")),
        ("    same_as: it\n", "    same_as: it\n    you_said: Too long.\n", ("E323", 11, "Too")),
        ("decision: doing", "decision: perhaps", ("E117", 4, "perhaps")),
        ("until: 2027-09-01", "until: soon", ("E115", 5, "soon")),
        ("    decision: doing\n", "\tdecision: doing\n", ("E103", 4, "decision:")),
        ("themes:", "theme:", ("E112", 2, "theme:")),
        ("We plant ten trees.", "🌳", ("E311", 7, "🌳")),
        ("We plant ten trees.", "We plant. " * 100, ("E312", 7, "We")),
        ("en: We plant", "pl: We plant", ("E319", 7, "We")),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_kept_tells_where_and_why(
    old: str, new: str, fault: tuple[str, int, str]
) -> None:
    text = GOOD.replace(old, new, 1)
    assert text != GOOD
    assert fault in found(text)
    assert taken(text).draft is None


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2027-09-01", "2020-09-01", ("E308", 5, "2020-09-01")),
        ("    until: 2027-09-01\n", "", ("E307", 3, "about:")),
        ("      cy: Rydyn ni'n plannu deg coeden.\n", "", ("E306", 3, "about:")),
        (", cy: Does dim arian.}", "}", ("E305", 11, "about:")),
        ("We plant ten trees.", "We plant them soon.", ("W353", 7, "We")),
        ("We plant ten trees.", "All of it is completely anonymous.", ("E314", 7, "All")),
    ],
)
def test_a_file_with_gaps_is_kept_and_told_what_it_lacks(
    old: str, new: str, fault: tuple[str, int, str]
) -> None:
    text = GOOD.replace(old, new, 1)
    assert fault in found(text)
    assert taken(text).draft is not None


def changed_draft() -> Draft:
    draft = begun(SEEDS, BOTH.languages)
    return draft.noting(ALEX.step(Act.REASON, 1))


def test_a_file_from_an_older_draft_is_not_taken_and_says_what_changed() -> None:
    result = taken(GOOD, changed_draft())
    assert result.draft is None
    (fault,) = [each for each in result.findings if each.code == "E321"]
    assert "Kim did." in fault.message
    assert "edition: 1" in fault.remedy
    assert taken(f"edition: 1\n{GOOD}", changed_draft()).draft is not None


def test_themes_keep_their_numbers_and_what_others_typed_for_them() -> None:
    draft = taken(GOOD).draft
    assert draft is not None
    again = taken(f"edition: {draft.edition}\n{GOOD}", draft).draft
    assert again is not None
    assert [each.number for each in again.themes] == [each.number for each in draft.themes]


@pytest.mark.parametrize(
    "text", ["", "- a", "survey: x\nthemes: [", "a: &a [*a]", "survey: 7\nthemes: 3"]
)
def test_what_is_no_feedback_file_is_told_without_a_traceback(text: str) -> None:
    result = taken(text)
    assert result.draft is None
    assert any(each.severity == "error" for each in result.findings)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda words: bool(words.strip()))
BY_LANGUAGE = st.fixed_dictionaries({"en": WORDS, "cy": WORDS})


@given(
    st.lists(st.tuples(BY_LANGUAGE, BY_LANGUAGE, st.sampled_from(Decision)), max_size=4),
    st.booleans(),
)
def test_what_is_written_to_a_file_is_read_from_it(
    themes: list[tuple[dict[str, str], dict[str, str], Decision]], is_sharing: bool
) -> None:
    draft = begun(SEEDS, BOTH.languages).with_owner({"en": "The mayor", "cy": "Y maer"})
    for said, words, decision in themes:
        draft = draft.adding(
            Theme(said=said, words=words, decision=decision, until=date(2027, 9, 1))
        )
    if is_sharing and themes:
        draft = draft.sharing(1, draft.made)
    file = read("f.yaml", written(draft, BOTH, TODAY))
    assert file.findings == ()
    again = imported(file, draft, Context(BOTH, SEEDS, TODAY), lambda _: {"en": "a"}, ALEX, "")
    fit = [each for each in again.findings if each.code not in ("E311", "E312")]
    if len(fit) == len(again.findings):
        assert again.draft is not None
        assert [_stripped(each) for each in again.draft.themes] == [
            _stripped(each) for each in draft.themes
        ]


def _stripped(theme: Theme) -> tuple[object, ...]:
    said = {each: words.strip() for each, words in theme.said.items()}
    words = {each: words.strip() for each, words in theme.words.items()}
    return theme.number, theme.about, said, words, theme.decision, theme.until, theme.same_as


def test_the_example_of_the_docs_is_what_is_written() -> None:
    said = {"en": "Which? 62%: Trees, 20%: Lights.", "cy": "Pa un? 62%: Coed, 20%: Golau."}
    text = Text(said)
    first = ThemeSeed("first", text, (text,), ())
    words = BARRIERS[Barrier.TOO_LONG]
    barrier = ThemeSeed(
        "too_long", words_of_barrier(Text({"en": "20%", "cy": "20%"}), words), (), ()
    )
    draft = begun((first, barrier), BOTH.languages)
    answer = {"en": "We plant ten trees.", "cy": "Rydyn ni'n plannu deg coeden."}
    draft = draft.replacing(
        draft.themes[0].changed(decision=Decision.DOING, until=date(2027, 9, 1), words=answer)
    ).sharing(2, 1)
    own = {"en": "The path is muddy.", "cy": "Mae'r llwybr yn fwdlyd."}
    draft = draft.adding(Theme(said=own)).with_owner({"en": "The mayor", "cy": "Y maer"})
    parks = BOTH.model_copy(update={"id": "parks"})
    example = written(draft.model_copy(update={"edition": 6}), parks, date(2027, 1, 11))
    assert f"```yaml\n{example}```" in (ROOT / "docs" / "feedback.md").read_text("utf-8")


@pytest.mark.parametrize("key", sorted({*FeedbackFile.model_fields, *FiledTheme.model_fields}))
def test_every_key_of_a_feedback_file_is_documented(key: str) -> None:
    assert f"| `{key}` |" in (ROOT / "docs" / "feedback.md").read_text("utf-8")
