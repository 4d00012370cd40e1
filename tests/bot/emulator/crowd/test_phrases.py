from bot.emulator.crowd.phrases import PHRASES


def test_there_are_forty_short_and_different_phrases() -> None:
    assert len(set(PHRASES)) == len(PHRASES) == 40
    assert max(map(len, PHRASES)) < 80
