"""The text of a file as a tree in which every part knows its line and column."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from surveys.review import rules
from surveys.review.composing import DEEPEST, MOST_NODES, WORDS, composed, pure_yaml
from surveys.review.findings import Fault, Finding, Loc, finding

_TABBED = re.compile(r"^ *(?=\t)", re.MULTILINE)
_QUOTE = "Put words that hold signs such as `:` or `@` in double quotes."
_ALIGN = "Begin lines that belong together in the same column."
_CLOSE = "Close every quote and bracket that is opened."
_TOLD: Mapping[str, tuple[str, str]] = {
    "mapping values are not allowed": ("a colon stands where none is expected", _QUOTE),
    "could not find expected ':'": ("a colon is missing", "Write `key: value`."),
    "unexpected end of stream": ("a quote is not closed", _CLOSE),
    "expected <block end>": ("the line does not line up with those above it", _ALIGN),
    "expected ',' or": ("a comma or a closing bracket is missing", _CLOSE),
    "cannot start any token": ("words cannot begin with this sign", _QUOTE),
    "undefined alias": ("words cannot begin with `*`", _QUOTE),
    "another document": ("a second file begins here", "Remove the `---` line."),
}


class Source(Struct, frozen=True):
    """One file: its plain data, and the node tree behind it."""

    name: str
    data: Mapping[str, Any]
    root: Node
    text: str

    def finding(self, fault: Fault) -> Finding:
        """Return ``fault`` with its place."""
        key, value = _nodes(self.root, fault.at)
        node = key if fault.on_key and key is not None else value
        words = fault.words or (str(node.value) if isinstance(node, ScalarNode) else "")
        return finding(fault.rule, self.name, self._place(node, fault.words), fault.details, words)

    def _place(self, node: Node, words: str) -> tuple[int, int]:
        """Return where ``node`` begins, or where ``words`` stand in it if it has them as such."""
        if words and isinstance(node, ScalarNode):
            begin, end = node.start_mark.index, node.end_mark.index
            offset = self.text.lower().find(words.lower(), begin, end)
            if offset >= 0:
                return _position(self.text, offset)
        return _start(node)


class Unparsable(ValueError):
    """The text is no tree of lines; ``findings`` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings)
        self.findings = findings


def source(name: str, text: str) -> tuple[Source, tuple[Finding, ...]]:
    """Return the file called ``name`` and its doubled keys. Raises Unparsable."""
    root = _composed(name, text)
    if not isinstance(root, MappingNode):
        fix = "The file is empty." if root is None else "Begin with `id:` and `title:`."
        place = (1, 1) if root is None else _start(root)
        raise Unparsable((finding(rules.NOT_A_MAPPING, name, place, {"fix": fix}),))
    reading = _Reading(name)
    try:
        data = reading.value(root, 0)
    except RecursionError:
        raise Unparsable((finding(rules.TOO_DEEP, name, _start(root), {}),)) from None
    return Source(name, data, root, text), tuple(reading.doubled)


def _composed(name: str, text: str) -> Node | None:
    try:
        return composed(text)
    except RecursionError:
        raise Unparsable((finding(rules.TOO_DEEP, name, (1, 1), {}),)) from None
    except ReaderError as error:
        before = text[: error.position]
        place = before.count("\n") + 1, error.position - before.rfind("\n")
        raise Unparsable((_not_yaml(name, place, "a sign here is not text"),)) from None
    except YAMLError as error:
        raise Unparsable(tuple(_syntax(name, text, error))) from None


def _syntax(name: str, text: str, error: YAMLError) -> Iterator[Finding]:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    tabs = [_position(text, found.end()) for found in _TABBED.finditer(text)]
    yield from (finding(rules.TAB, name, tab, {}) for tab in tabs)
    if place[0] not in {line for line, _ in tabs}:
        yield _not_yaml(name, place, str(getattr(error, "problem", None) or error))


def _not_yaml(name: str, place: tuple[int, int], problem: str) -> Finding:
    told = (words for sign, words in _TOLD.items() if sign in problem)
    why, fix = next(told, (problem.splitlines()[0], _QUOTE))
    return finding(rules.NOT_YAML, name, place, {"why": why, "fix": fix})


def _position(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@dataclass(slots=True)
class _Reading:
    """Turns nodes into plain data, noting keys that stand twice. The first one counts."""

    name: str
    doubled: list[Finding] = field(default_factory=list)
    seen: int = 0
    yaml: YAML = field(default_factory=pure_yaml)

    def value(self, node: Node, depth: int) -> Any:
        """Return the data of ``node``. Raises RecursionError when aliases blow it up."""
        self.seen += 1
        if depth > DEEPEST or self.seen > MOST_NODES:
            raise RecursionError
        match node:
            case MappingNode():
                return self._mapping(node, depth)
            case SequenceNode():
                return [self.value(part, depth + 1) for part in node.value]
            case _:
                return self._scalar(node)

    def _mapping(self, node: MappingNode, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        first: dict[Any, int] = {}
        for key_node, value_node in node.value:
            key = (
                self._scalar(key_node) if isinstance(key_node, ScalarNode) else str(key_node.value)
            )
            value = self.value(value_node, depth + 1)
            if key in first:
                details = {"key": key, "first": first[key]}
                place = _start(key_node)
                self.doubled.append(finding(rules.DUPLICATE_KEY, self.name, place, details))
            else:
                found[key], first[key] = value, _start(key_node)[0]
        return found

    def _scalar(self, node: Node) -> Any:
        """Return the value; as plain text where what YAML makes of it does not exist."""
        if node.ctag is WORDS:
            return node.value
        try:
            return self.yaml.constructor.construct_object(node)
        except (ValueError, YAMLError):
            return node.value


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _nodes(root: Node, at: Loc) -> tuple[Node | None, Node]:
    """Return the key and the value at ``at``, or of the nearest part around it that exists."""
    key: Node | None = None
    node, before = root, None
    for step in at:
        entry = _entry(node, step, as_list=before == "options")
        key, node = entry if entry else (key, node)
        before = step
    return key, node


def _entry(node: Node, step: str | int, as_list: bool) -> tuple[Node | None, Node] | None:
    """Return the part of ``node`` at ``step``; options are counted like a list."""
    match node:
        case MappingNode() if as_list and isinstance(step, int):
            entries = node.value
            return entries[step] if step < len(entries) else None
        case MappingNode():
            return next((pair for pair in node.value if str(pair[0].value) == str(step)), None)
        case SequenceNode() if isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        case _:
            return None
