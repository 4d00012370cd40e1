"""A survey file as text, from data that may have gaps."""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML

from surveys.questionnaire import Survey, keys_of
from surveys.spreadsheet.losses import Loss

_WIDE = 100
_ORDER = ("id", "kind", "ask", "hint", "about_you", "ask_if", "informs", "options", "points")


def as_yaml(data: Mapping[str, Any], losses: Sequence[Loss] = ()) -> str:
    """Return ``data`` as a survey file; at its top, what it lacks and what was not carried over."""
    ordered = {name: data[name] for name in keys_of(Survey) if name in data}
    if questions := ordered.get("questions"):
        ordered["questions"] = [_in_order(question) for question in questions]
    file = StringIO()
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = _WIDE
    yaml.sort_base_mapping_type_on_output = False
    yaml.dump(ordered, file)
    return "".join(f"# {line}\n" for line in _told(data, losses)) + file.getvalue()


def _in_order(question: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts of a question as people write them."""
    return {key: question[key] for key in sorted(question, key=_rank)}


def _rank(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _told(data: Mapping[str, Any], losses: Sequence[Loss]) -> Iterator[str]:
    fields = keys_of(Survey).items()
    wanted = [name for name, field in fields if field.is_required() and name not in data]
    if not {"decision", "use"} & set(data):
        wanted.append("decision or use")
    if wanted:
        yield f"Missing: {', '.join(wanted)}."
        yield "`hearback check` says of each what it needs."
    large = [loss for loss in losses if not loss.is_small]
    if large:
        yield "Not carried over:"
    for loss in large:
        yield f"- {' '.join(str(loss).split())}"
