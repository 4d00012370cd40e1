from surveys.braces import expanded


def test_a_phrase_without_a_choice_is_itself() -> None:
    assert list(expanded("leave me alone")) == ["leave me alone"]


def test_every_choice_is_taken_with_every_other() -> None:
    assert list(expanded("{stop,quit} {it,this}")) == [
        "stop it",
        "stop this",
        "quit it",
        "quit this",
    ]


def test_an_empty_choice_leaves_no_space_behind() -> None:
    assert list(expanded("{,just} stop {,now}")) == [
        "stop",
        "stop now",
        "just stop",
        "just stop now",
    ]
