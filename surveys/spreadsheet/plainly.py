"""A survey as plain data, as its file would hold it."""

from collections.abc import Iterator, Mapping
from typing import Any

from surveys.questionnaire import Survey


def plain_survey(survey: Survey) -> dict[str, Any]:
    """Return ``survey`` as a file would write it: nothing that is supposed anyway."""
    data = survey.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    if "population_file" in data["audience"]:
        data["audience"].pop("populations", None)  # Read from that file, never kept beside it.
    for item in data["questions"]:
        for image in _images(item):
            image.pop("data", None)  # Likewise.
        if "labels" in item:
            item["labels"] = {int(point): words for point, words in item["labels"].items()}
    return data


def _images(item: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    options = map(whole_option, item.get("options", {}).values())
    yield from (each["image"] for each in (item, *options) if "image" in each)


def languages_of(data: Mapping[str, Any]) -> list[str]:
    """Return the languages that ``data`` declares."""
    return [str(each) for each in data.get("languages") or ["en"]]


def by_language(words: Any, first: str) -> Mapping[str, str]:
    """Return ``words`` of a file by their language."""
    return dict(words) if isinstance(words, Mapping) else {first: str(words)}


def as_words(said: Mapping[str, str], first: str) -> Any:
    """Return words as a file would write them: plain where only the ``first`` language is there."""
    kept = {language: words for language, words in said.items() if words.strip()}
    return kept[first] if set(kept) == {first} else kept


def whole_option(option: Any) -> dict[str, Any]:
    """Return an option of a file with its label by its key, as it is written when it has more."""
    is_whole = isinstance(option, Mapping) and "label" in option
    return dict(option) if is_whole else {"label": option}


def as_option(whole: Mapping[str, Any]) -> Any:
    """Return an option as a file would write it: its label alone where it has nothing more."""
    kept = {key: value for key, value in whole.items() if value or key == "label"}
    return kept if len(kept) > 1 else kept["label"]
