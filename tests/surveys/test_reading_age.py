from surveys.reading_age import FEWEST_WORDS, OLDEST, reading_age

EASY = "The bus is late. We go on foot. It is far. I do not mind. " * 12
HARD = (
    "Notwithstanding considerable administrative complications, the municipality anticipates "
    "reconfiguring recreational infrastructure throughout surrounding neighbourhoods. " * 8
)


def test_short_words_in_short_sentences_are_for_young_readers() -> None:
    age = reading_age([EASY], "en")
    assert age is not None
    assert age <= 7


def test_long_words_in_long_sentences_are_for_older_ones_up_to_the_oldest() -> None:
    assert reading_age([HARD], "en") == OLDEST


def test_all_passages_are_read_together() -> None:
    ages = [reading_age(passages, "en") for passages in ([EASY], [EASY, HARD], [HARD])]
    assert ages == sorted(ages, key=lambda age: age or 0)
    assert len(set(ages)) > 1


def test_of_a_few_words_nothing_is_said() -> None:
    assert reading_age(["word " * (FEWEST_WORDS - 1)], "en") is None
    assert reading_age(["word " * FEWEST_WORDS], "en") is not None


def test_of_languages_without_patterns_nothing_is_said() -> None:
    assert reading_age([EASY], "cy") is None
