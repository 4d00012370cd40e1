"""libyaml reads as ruamel does, or leaves it to ruamel."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from surveys.review.composing import pure_yaml, swiftly_composed
from tests.surveys.review.good import GOOD

ROOT = Path(__file__).parents[3]
SHIPPED = sorted((ROOT / "surveys" / "definitions").glob("*.yaml"))
SIGNS = "{}[]:,&*!|>'\"%@`#-?~<=+. \n\r\t0a\x00\x85\xa0\ufeff\u2028🙂"
FOLDED = GOOD.replace("why: ", "why: >-\n  ").replace("title: Tiny", "title: |\n  Tiny")


def placed(node: Node) -> Any:
    """What a tree holds: kinds, words, and where everything begins and words end."""
    start = (node.start_mark.line, node.start_mark.column)
    match node:
        case ScalarNode():
            return (node.tag, node.value, start, node.start_mark.index, node.end_mark.index)
        case MappingNode():
            return (node.tag, start, [(placed(key), placed(value)) for key, value in node.value])
        case _:
            return (node.tag, start, [placed(part) for part in node.value])


def agrees(text: str) -> bool:
    """Whether libyaml leaves ``text`` alone, or reads what ruamel reads."""
    swift = swiftly_composed(text)
    if swift is None:
        return True
    try:
        return bool(placed(swift) == placed(pure_yaml().compose(text)))
    except (YAMLError, RecursionError):
        return False


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.name))
def test_every_shipped_file_is_read_by_libyaml_as_by_ruamel(path: Path) -> None:
    text = path.read_text("utf-8")
    assert swiftly_composed(text) is not None
    assert agrees(text)


def test_words_over_several_lines_are_read_alike() -> None:
    assert swiftly_composed(FOLDED) is not None
    assert agrees(FOLDED)


@pytest.mark.parametrize("words", ["yes", "no", "12:30:45", "0o17", "0x1f", "1_000", "~", "1e3"])
def test_what_words_may_mean_besides_is_read_alike(words: str) -> None:
    assert swiftly_composed(f"a: {words}\n") is not None
    assert agrees(f"a: {words}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a:\nb: 1\n",
        "a: &x 1\nb: *x\n",
        "a: !!str 1\n",
        "---\na: 1\n",
        "a: 1\n...\n...\n",
        "a: {'b':c}\n",
        "a: |# b\n",
        "a: b\t'c'\n",
        "a: b\u2028 c\n",
        "%YAML 1.1\n---\na: yes\n",
        "a: {b\n",
        "words\n",
        "",
        "a: " + "[" * 40 + "]" * 40,
        "a: [" + "b, " * 30_000 + "]",
        "a: \ud800\n",
    ],
)
def test_what_the_two_may_read_otherwise_is_left_to_ruamel(text: str) -> None:
    assert swiftly_composed(text) is None


@settings(max_examples=100)
@given(
    text=st.sampled_from([GOOD, FOLDED]),
    place=st.integers(0, len(GOOD)),
    signs=st.text(SIGNS, min_size=1, max_size=5),
    gone=st.integers(0, 5),
)
def test_the_two_agree_on_files_with_signs_that_slipped_in(
    text: str, place: int, signs: str, gone: int
) -> None:
    assert agrees(text[:place] + signs + text[place + gone :])


@settings(max_examples=200)
@given(st.text(SIGNS, max_size=12))
def test_the_two_agree_on_any_signs(text: str) -> None:
    assert agrees(text)
    assert agrees(f"a: {text}\nb: 1\n")
