"""Whatever is logged has words."""

import ast
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import admin
from admin.commands.log_lines import SAID
from admin.later import LATER
from admin.two_keys import Matter
from bot.storage.rows import ErrandKind, Role

HOME = Path(admin.__file__).parent
ACT: Mapping[str, Sequence[int]] = {
    "desk.log": [1],
    "LogAct": [2],
    "_note": [2],
    "_keep": [3],
    "kept_in_place": [4],
    "changed": [4],
    "_logs": [3, 4],
    "ruled": [5],
}
"""What logs an act, and which of its arguments name it."""
MADE: Mapping[str, Sequence[str]] = {
    "f'ask_{proposal.matter}'": [f"ask_{each}" for each in Matter],
    "f'approve_{matter}'": [f"approve_{each}" for each in Matter],
    "f'send_back_{matter}'": [f"send_back_{each}" for each in Matter],
    "f'{did}_{proposal.matter}'": [
        f"{did}_{each}" for did in ("drafted", "approved") for each in Matter
    ],
    "f'write_{writing.kind}'": [f"write_{each}" for each in LATER],
    "f'send_{kind}'": [f"send_{each}" for each in LATER],
    "f'{_ACTS[to]}_{kind}'": [
        f"{does}_{kind}"
        for does in ("pause", "resume", "stop")
        for kind in (ErrandKind.SAID, ErrandKind.FEEDBACK, *LATER)
    ],
    "f'now_{role.value}'": [f"now_{each}" for each in Role],
}
"""What acts come of names that are put together."""


def logged() -> Iterator[tuple[str, str]]:
    """Every act that can be read off the code, with its place."""
    for path in sorted(HOME.rglob("*.py")):
        module = ".".join(path.relative_to(HOME.parent).with_suffix("").parts)
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call):
                for said in said_in(call):
                    yield from ((f"{path.name}:{call.lineno}", each) for each in read(said, module))


def said_in(call: ast.Call) -> Iterator[ast.expr]:
    for place in ACT.get(ast.unparse(call.func), ()):
        yield from call.args[place : place + 1]
    for keyword in call.keywords:
        if keyword.arg == "acts" and isinstance(keyword.value, ast.Tuple):
            yield from keyword.value.elts


def read(said: ast.expr, module: str) -> Sequence[str]:
    match said:
        case ast.Constant(str(value)):  # An empty one says that nothing is logged.
            return [value] if value else []
        case ast.JoinedStr():
            return MADE[ast.unparse(said)]
        case ast.Name(name):  # A name that is handed on is read where it comes from.
            known = getattr(import_module(module), name, None)
            return [known] if isinstance(known, str) else []
        case _:
            return []


def test_every_act_that_is_logged_has_words() -> None:
    found = list(logged())
    assert len(found) > 60
    assert [(place, act) for place, act in found if act not in SAID] == []
