"""Whatever a file holds, there is a review of it: no traceback, no endless work."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surveys.review.review import Review, review, review_text
from tests.surveys.review.good import GOOD

pytestmark = pytest.mark.slow
BYTES = GOOD.encode()
CALM = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
SIGNS = "{}[]:,&*!|>'\"%@`#- \n\té\x00\x85\ufeff\u2028🙂"


def reviewed(folder: Path, content: bytes) -> Review:
    path = folder / "any.yaml"
    path.write_bytes(content)
    return review(path)


def is_told(found: Review) -> bool:
    """A survey, or at least one error with a place; nothing between the two."""
    errors = [each for each in found.findings if each.severity == "error"]
    placed = all(each.line >= 1 and each.column >= 1 for each in found.findings)
    return placed and (found.survey is None) == bool(errors)


@CALM
@given(content=st.binary(max_size=400))
def test_any_bytes_are_told_as_what_they_are(tmp_path: Path, content: bytes) -> None:
    assert is_told(reviewed(tmp_path, content))


@CALM
@given(length=st.integers(0, len(BYTES)))
def test_a_file_that_was_cut_off_is_told(tmp_path: Path, length: int) -> None:
    assert is_told(reviewed(tmp_path, BYTES[:length]))


@CALM
@given(place=st.integers(0, len(GOOD) - 1), signs=st.text(SIGNS, min_size=1, max_size=6))
def test_signs_that_slipped_in_are_told_or_harmless(place: int, signs: str) -> None:
    assert is_told(review_text("any.yaml", GOOD[:place] + signs + GOOD[place:]))


@CALM
@given(words=st.text(min_size=1, max_size=60))
def test_no_words_break_a_question(words: str) -> None:
    quoted = "".join(f"\\U{ord(sign):08x}" for sign in words)
    assert is_told(review_text("any.yaml", GOOD.replace("What first?", f'"{quoted}"')))


@CALM
@given(words=st.text("ÀÉîöŵŷß£", min_size=1, max_size=20))
def test_other_encodings_are_one_finding(tmp_path: Path, words: str) -> None:
    content = GOOD.replace("Tiny", words).encode("iso-8859-14", "replace").replace(b"?", b"\xe9")
    found = reviewed(tmp_path, content)
    assert (found.readable, [each.code for each in found.findings]) == (False, ["E101"])


def bomb(levels: int, wide: int) -> str:
    lines = ["a0: &a0 [x]"]
    for level in range(1, levels):
        inner = ", ".join([f"*a{level - 1}"] * wide)
        lines.append(f"a{level}: &a{level} [{inner}]")
    return "\n".join(lines)


@pytest.mark.parametrize(("levels", "wide"), [(2, 9_000), (9, 9), (25, 2), (60, 60)])
def test_aliases_that_multiply_are_one_finding(levels: int, wide: int) -> None:
    found = review_text("any.yaml", bomb(levels, wide) + "\n" + GOOD)
    assert found.survey is None
    assert len(found.findings) <= levels + 1


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? ", "&a ", "!!set "])
def test_parts_nested_without_end_are_told(sign: str) -> None:
    assert is_told(review_text("any.yaml", "title: " + sign * 20_000))


def test_a_folder_a_link_that_leads_out_and_ten_megabytes_are_one_finding(tmp_path: Path) -> None:
    inside = tmp_path / "surveys"
    inside.mkdir()
    (tmp_path / "secret.yaml").write_text(GOOD)
    (inside / "out.yaml").symlink_to(tmp_path / "secret.yaml")
    (inside / "large.yaml").write_bytes(b"# " + b"x" * 10_000_000)
    (inside / "folder.yaml").mkdir()
    for name in ("out.yaml", "large.yaml", "folder.yaml"):
        found = review(inside / name)
        assert (found.readable, [each.code for each in found.findings]) == (False, ["E101"])


@CALM
@given(
    st.lists(
        st.sampled_from(
            [
                "often: weekly",
                "often: never",
                "often: skipped",
                "happy: {at_least: 3}",
                "first: music",
                "first: {at_most: 1}",
                "hours: {at_most: 4}",
                "more: [a, b]",
            ]
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from(["all", "any"]),
    st.booleans(),
)
def test_no_condition_takes_the_walk_through_the_answers_too_long(
    parts: list[str], joined: str, negated: bool
) -> None:
    condition = f"{{{joined}: [{', '.join(f'{{{part}}}' for part in parts)}]}}"
    condition = f"{{not: {condition}}}" if negated else condition
    text = GOOD.replace("    about_you:", f"    ask_if: {condition}\n    about_you:")
    assert is_told(review_text("any.yaml", text))
