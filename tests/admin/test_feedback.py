import pytest

from admin.beginning import begun, missing_from
from admin.feedback import (
    OWN,
    Act,
    Decision,
    Draft,
    Step,
    Theme,
    Typing,
    Wants,
)
from admin.reports.published import Count, InWords, Word
from admin.reports.themes import Share, ThemeSeed
from surveys.text import Text
from tests.bot.room import TODAY

SAID = {"en": "Most want trees.", "cy": "Coed i'r rhan fwyaf."}
SHARE = Share("trees", Text(SAID), InWords(Word.MOST))
SEED = ThemeSeed("it", Text(SAID), (Text({"en": "The park"}),), (SHARE,))
BARRIER = ThemeSeed("too_long", Text(SAID), (), (Share("too_long", Text(SAID), Count(20, 12)),))
ALEX = Step(member="aa", on=TODAY, act=Act.REASON)


def drafted(*themes: Theme) -> Draft:
    draft = Draft()
    for each in themes:
        draft = draft.adding(each)
    return draft


def answered(words: str = "Ten trees.") -> Theme:
    return Theme(said=SAID, decision=Decision.DONE, words={"en": words})


def test_a_draft_begins_with_the_themes_that_may_not_be_left_out() -> None:
    first, second = begun([SEED, BARRIER], ["en", "cy"]).themes
    assert (first.about, first.said, first.required) == ("it", SAID, True)
    assert first.numbers == ("most Most want trees.",)
    assert second.about == "barrier.too_long"


def test_what_a_draft_lacks_of_the_results_is_told_by_name() -> None:
    draft = begun([SEED], ["en"])
    assert missing_from(draft, [SEED, BARRIER]) == (BARRIER,)


def test_a_number_is_never_given_twice() -> None:
    draft = drafted(Theme(said=SAID), Theme(said=SAID)).dropping(2).adding(Theme(said=SAID))
    assert [each.number for each in draft.themes] == [1, 3]
    assert draft.themes[1].about == f"{OWN}3"


def test_a_draft_waits_for_the_words_of_each_member_once() -> None:
    alex, kim = Typing(member="alex", wants=Wants.SAID), Typing(member="kim", wants=Wants.SAID)
    later = Typing(member="alex", wants=Wants.WORDS, number=1)
    draft = Draft().awaiting(alex).awaiting(kim).awaiting(later)
    assert (draft.awaited("alex"), draft.awaited("kim")) == (later, kim)
    assert draft.not_awaiting("alex").awaited("alex") is None
    assert draft.not_awaiting("alex").awaited("kim") == kim


@pytest.mark.parametrize(("number", "is_awaited"), [(1, True), (2, False), (3, True)])
def test_taking_a_theme_out_ends_only_the_waiting_for_its_own_words(
    number: int, is_awaited: bool
) -> None:
    typing = Typing(member="alex", wants=Wants.WORDS, number=number)
    draft = drafted(*[Theme(said=SAID)] * 3).awaiting(typing).dropping(2)
    assert (draft.awaited("alex") is not None) is is_awaited


def test_one_answer_covers_several_themes() -> None:
    draft = drafted(answered(), Theme(said=SAID), answered("No.")).sharing(2, 1)
    assert draft.answering(draft.themes[1]) == draft.themes[0]
    assert draft.answering(draft.themes[2]) == draft.themes[2]


def test_what_a_theme_covered_goes_with_it_to_another_answer() -> None:
    draft = drafted(answered(), answered(), Theme(said=SAID)).sharing(3, 2).sharing(2, 1)
    assert [each.same_as for each in draft.themes] == [None, 1, 1]


def test_what_was_covered_by_a_theme_that_is_taken_out_has_no_answer() -> None:
    draft = drafted(answered(), Theme(said=SAID)).sharing(2, 1).dropping(1)
    assert [each.same_as for each in draft.themes] == [None]


def test_a_theme_that_is_covered_keeps_no_answer_of_its_own() -> None:
    draft = drafted(answered(), answered("No.")).sharing(2, 1)
    assert (draft.themes[1].decision, draft.themes[1].words) == (None, {})


def test_every_change_is_an_edition_that_its_theme_remembers() -> None:
    draft = drafted(Theme(said=SAID), Theme(said=SAID))
    draft = draft.noting(ALEX.model_copy(update={"number": 2}))
    assert draft.edition == 1
    assert [each.edition for each in draft.themes] == [0, 1]
    assert [each.edition for each in draft.history] == [1]


def test_a_correction_changes_nothing_of_what_is_out_before_it_is_out() -> None:
    out = drafted(answered())
    draft = out.correcting().replacing(out.themes[0].changed(words={"en": "Nine trees."}))
    assert draft.themes == out.themes
    assert draft.is_different
    assert draft.with_line({"en": "Nine."}).as_corrected(TODAY).themes[0].words == {
        "en": "Nine trees."
    }
    assert draft.as_it_is_out().themes == out.themes


def test_a_correction_of_nothing_is_no_correction() -> None:
    assert not drafted(answered()).correcting().is_different


def test_a_draft_is_read_as_it_was_kept() -> None:
    typing = Typing(member="alex", wants=Wants.UNTIL, decision=Decision.NOT_DECIDED)
    draft = drafted(answered()).awaiting(typing).noting(ALEX).correcting()
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


def test_a_draft_of_before_themes_had_numbers_is_still_read() -> None:
    kept = (
        '{"themes": [{"said": {"en": "Trees."}, "required": true, "decision": "done",'
        ' "words": "Ten.", "until": null}, {"said": {"": "Lights."}, "words": ""}],'
        ' "typing": [{"member": "aa", "wants": "words", "place": 1}], "message": {}}'
    )
    draft = Draft.model_validate_json(kept)
    assert [each.number for each in draft.themes] == [1, 2]
    assert [each.words for each in draft.themes] == [{"": "Ten."}, {}]
    assert draft.typing == ()
