"""What buttons of staff carry, and what it stands for."""

import ast
from collections.abc import Iterator
from importlib import import_module
from itertools import combinations
from pathlib import Path

import pytest

import admin
from admin.access import Act
from admin.commands.declared import ABOUT, COMMANDS, PLAIN, PRESSED, act_of

VERBS = {
    "COMMANDS": set(COMMANDS),
    "ABOUT": set(ABOUT),
    "PLAIN": set(PLAIN),
    "PRESSED": set(PRESSED),
}
TOLD_APART_BY_PARTS = {"evidence", "team", "log"}
"""Verbs of two kinds of buttons: one has no parts."""
HOME = Path(admin.__file__).parent


def buttons() -> Iterator[tuple[str, str, int | None]]:
    """Every button of staff whose verb can be read off the code: its place, its verb, and how many
    parts it has, where that can be read too."""
    for path in sorted(HOME.rglob("*.py")):
        module = ".".join(path.relative_to(HOME.parent).with_suffix("").parts)
        for call in ast.walk(ast.parse(path.read_text())):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) != "staff_button":
                continue
            _, verb, *parts = call.args if len(call.args) > 1 else (None, None)
            said = read(verb, module)
            is_open = any(isinstance(each, ast.Starred) for each in parts)
            if said is not None:
                yield f"{path.name}:{call.lineno}", said, None if is_open else len(parts)


def read(verb: ast.expr | None, module: str) -> str | None:
    match verb:
        case ast.Constant(str(value)):
            return value
        case ast.Name(name):
            known = getattr(import_module(module), name, None)
            return known if isinstance(known, str) else None
        case ast.JoinedStr(values):
            parts = [read(each, module) for each in values]
            return None if None in parts else "".join(each for each in parts if each)
        case ast.FormattedValue(inner):
            return read(inner, module)
        case _:
            return None


@pytest.mark.parametrize(("one", "other"), list(combinations(VERBS, 2)))
def test_a_verb_means_one_thing(one: str, other: str) -> None:
    assert VERBS[one] & VERBS[other] <= TOLD_APART_BY_PARTS


def test_every_verb_on_a_button_does_something() -> None:
    found = list(buttons())
    assert len(found) > 100
    kinds = {0: {*PLAIN, *PRESSED}, 1: {*COMMANDS, *ABOUT, *PRESSED}}
    every = set.union(*VERBS.values())
    lost = [
        (place, verb)
        for place, verb, parts in found
        if verb not in (every if parts is None else kinds.get(parts, set(PRESSED)))
    ]
    assert lost == []


def test_a_preview_of_a_survey_is_not_that_of_its_answer() -> None:
    assert act_of("s.preview.parks") is Act.PREVIEW
    assert act_of("s.readover.parks") is Act.RESPOND
