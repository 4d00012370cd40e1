"""Images in XLSForm: a form names a file for each language, and does not hold it. What an image
shows, in words, is in our own sheet."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from surveys.spreadsheet.losses import Loss
from surveys.spreadsheet.tongues import tongue
from surveys.spreadsheet.xlsform_rows import FormRow

COLUMN: Final = "media::image"


def image_of(row: FormRow, first: str) -> dict[str, Any]:
    """Return the image of a row by its key, as a file would write it, and nothing where it has
    none. Its words are still to come."""
    files = row.said("image", first)
    if not files:
        return {}
    return {"image": {"file": files.get(first) or next(iter(files.values()))}}


def image_losses(row: FormRow, first: str) -> Iterator[Loss]:
    """Yield what is still to be done for the image of a row, and what is not carried over."""
    files = row.said("image", first)
    for file in dict.fromkeys(files.values()):
        if file == image_of(row, first)["image"]["file"]:
            yield Loss(row.place, f"put the image “{file}” beside the survey file", is_small=True)
        else:
            yield Loss(row.place, f"the image “{file}”: one is shown in every language")


def image_cells(image: Mapping[str, Any], languages: list[str]) -> dict[str, str]:
    """Return the cells that name an image, one for each language."""
    return {f"{COLUMN}::{tongue(language)}": str(image["file"]) for language in languages}
