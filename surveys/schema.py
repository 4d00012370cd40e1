"""The JSON Schema of a survey file, from the models themselves, for editors that know YAML.

It holds a file to its shape; `surveys.review` holds it to everything else.
"""

from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from surveys.days import day_of
from surveys.items import Option
from surveys.questionnaire import Survey
from surveys.quotes import quoting_of
from surveys.ready_made import Line
from surveys.text import text_of

ADDRESS: Final = "https://json-schema.org/draft/2020-12/schema"
_SAID: Final = {"type": "string", "pattern": r"\S"}
_WORDS: Final = {
    "description": "Words in the first language, or in each language.",
    "anyOf": [
        _SAID,
        {"type": "object", "minProperties": 1, "additionalProperties": _SAID},
    ],
}
_DAY: Final = {
    "description": "A date such as 2027-02-12, or days from publishing such as +28 days.",
    "anyOf": [
        {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$", "format": "date"},
        {"type": "string", "pattern": r"^\s*\+\s*\d{1,4}\s*(day|week)s?\s*$"},
    ],
}
_VALUE: Final = {"type": ["string", "number"]}
_CONDITIONS: Final = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}}
_CONDITION: Final = {
    "description": "Earlier answers that lead here.",
    "type": "object",
    "minProperties": 1,
    "properties": {
        "all": _CONDITIONS,
        "any": _CONDITIONS,
        "not": {"$ref": "#/$defs/Condition"},
    },
    "additionalProperties": {
        "anyOf": [
            _VALUE,
            {"type": "array", "minItems": 1, "items": _VALUE},
            {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {
                    "at_least": {"type": "number"},
                    "at_most": {"type": "number"},
                    "answered": {"type": "boolean"},
                },
                "additionalProperties": False,
            },
        ]
    },
}
_OPTIONS: Final = {
    "description": "Lines of `code: label`, in order.",
    "type": "object",
    "minProperties": 2,
    "maxProperties": 30,
    "propertyNames": {"pattern": "^[a-z0-9_]{1,32}$"},
    "additionalProperties": {"anyOf": [{"$ref": "#/$defs/Option"}, {"$ref": "#/$defs/Words"}]},
}
_PART: Final = "hearback-part"
"""Marks a part of ours until the whole is put together: pydantic knows only its own references."""
_OURS: Final = {"Words": _WORDS, "Day": _DAY, "Condition": _CONDITION, "Options": _OPTIONS}
_AIMS: Final = [
    {
        "if": {"properties": {"purpose": {"const": "decide"}}, "required": ["purpose"]},
        "then": {"required": ["decision"], "not": {"required": ["use"]}},
        "else": {"required": ["use"], "not": {"required": ["decision"]}},
    }
]


class _Generator(GenerateJsonSchema):
    """Knows the parts of a file that our own readers understand."""

    def function_plain_schema(
        self, schema: core_schema.PlainValidatorFunctionSchema
    ) -> JsonSchemaValue:
        read = schema["function"]["function"]
        names: dict[Any, str] = {text_of: "Words", quoting_of: "Words", day_of: "Day"}
        # What is read neither as words nor as a day is a condition: there are no other readers.
        return {_PART: names.get(read, "Condition")}

    def function_before_schema(
        self,
        schema: core_schema.BeforeValidatorFunctionSchema,  # noqa: ARG002
    ) -> JsonSchemaValue:
        return {_PART: "Options"}


def survey_schema() -> dict[str, Any]:
    """Return the JSON Schema of a survey file."""
    made = Survey.model_json_schema(schema_generator=_Generator, mode="validation")
    for name, model in (("Line", Line), ("Option", Option)):
        part = model.model_json_schema(schema_generator=_Generator, mode="validation")
        made["$defs"] |= {**part.pop("$defs", {}), name: part}
    _leave_out(made["$defs"]["Option"], "code")  # It stands before the colon.
    questions = made["properties"]["questions"]
    questions["items"] = {"anyOf": [questions["items"], {"$ref": "#/$defs/Line"}]}
    shape = _settled({**made, "allOf": _AIMS})
    shape["$defs"] = dict(sorted({**shape["$defs"], **_OURS}.items()))
    return {"$schema": ADDRESS, **shape, "title": "A Hearback survey file"}


def _leave_out(model: dict[str, Any], key: str) -> None:
    del model["properties"][key]
    model["required"].remove(key)


def _settled(part: Any) -> Any:
    """Return ``part`` with references to our own parts, and no null: empty keys are faults."""
    match part:
        case {"hearback-part": str() as name, **rest}:
            return {"$ref": f"#/$defs/{name}", **_settled(rest)}
        case dict():
            return _without_null({key: _settled(value) for key, value in part.items()})
        case list():
            return [_settled(each) for each in part]
        case _:
            return part


def _without_null(part: dict[str, Any]) -> dict[str, Any]:
    # Titles that pydantic makes of the keys say nothing new; the key `title` holds no string here.
    kept = {
        key: value
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and (key, value) != ("default", None)
    }
    if {"type": "null"} in kept.get("anyOf", ()):
        others = [each for each in kept.pop("anyOf") if each != {"type": "null"}]
        kept = {**others[0], **kept} if len(others) == 1 else {"anyOf": others, **kept}
    return kept
