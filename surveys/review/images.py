"""Whether the pictures of a survey can be shown, and are told to those who do not see them."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from surveys.image_limits import BadImage
from surveys.images import read_image, written_image
from surveys.items import Image, Item, has_options
from surveys.questionnaire import Survey
from surveys.review import image_rules as rules
from surveys.review.asking import placed, units
from surveys.review.draft import Draft, Question
from surveys.review.findings import Fault, Loc
from surveys.review.questions import options_of
from surveys.review.shape import called
from surveys.text import Text

LARGEST_TOGETHER: Final = 1_000_000
"""Bytes of all pictures of a survey."""
LIGHT: Final = 60_000
"""Bytes that a whole survey may cost a phone; words alone cost a tenth of that."""
MOST_ALT_WORDS: Final = 25
LARGEST_CAPTION: Final = 1024 - 200
"""UTF-16 units: what Telegram takes below a picture, less what the bot says around a question."""

_ALONE: Final = "only a survey in the surveys folder can have a file beside it"
_BESIDE: Final = "Put a PNG or JPEG of that name beside the survey file, and see that it opens."
_WITHIN: Final = "Put the survey into the surveys folder, or write the picture as `data` in base64."
_SAYS_IMAGE: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile(
        r"\W*((?:an?|the)\s+)?(?:image|picture|photo(?:graph)?|drawing)\s+(?:of|showing)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(r"\W*(?:(?:ff?oto|d?delwedd)\b|l?lun\s+(?:o|yn dangos)\b)", re.IGNORECASE),
}


def pictured(survey: Survey, folder: Path | None) -> tuple[Survey, list[Fault]]:
    """Return ``survey`` with its pictures, read from ``folder``, and what is wrong with them."""
    reading = _Reading(folder)
    items = tuple(reading.item(("questions", at), each) for at, each in enumerate(survey.written))
    faults = [*reading.faults, *_heavy(reading.sizes)]
    return (survey.asking(*items) if reading.sizes else survey), faults


def image_faults(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with where pictures are, and with the words for them."""
    for at, text in draft.texts():
        if called(at) == "alt":
            yield from _told(draft, at, text)
    for question in draft.questions():
        on_item = question.item is not None and question.item.image is not None
        on_options = any(option.image for option in options_of(question))
        if on_item and on_options:
            details = {"item": question.id}
            yield Fault(rules.IMAGES_TWICE, (*question.at, "image"), details, on_key=True)
        if on_item or on_options:
            yield from _below(draft, question)


@dataclass(slots=True)
class _Reading:
    """The pictures read so far: their size in bytes, where they stand, what they are called."""

    folder: Path | None
    sizes: list[tuple[int, Loc, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def item(self, at: Loc, item: Item) -> Item:
        found: dict[str, object] = {}
        if item.image:
            found["image"] = self.image((*at, "image"), item.image)
        if has_options(item) and any(option.image for option in item.options):
            found["options"] = tuple(
                option.model_copy(update={"image": self.image(way, option.image)})
                if option.image
                else option
                for option in item.options
                for way in [(*at, "options", option.code, "image")]
            )
        return item.model_copy(update=found) if found else item

    def image(self, at: Loc, image: Image) -> Image:
        """Return ``image`` with what its file holds, or as it is where that cannot be used."""
        try:
            content = self._content(image)
        except BadImage as error:
            fix = _BESIDE if self.folder or image.data else _WITHIN
            details = {"file": image.file, "why": error, "fix": fix}
            key = "data" if image.data else "file"
            self.faults.append(Fault(rules.IMAGE_UNUSABLE, (*at, key), details))
            return image
        self.sizes.append((len(content), at, image.file))
        return Image(file=image.file, alt=image.alt, data=b64encode(content).decode())

    def _content(self, image: Image) -> bytes:
        if image.data is not None:
            return written_image(image.data)
        if self.folder is None:
            raise BadImage(_ALONE)
        return read_image(self.folder, image.file)


def _heavy(sizes: list[tuple[int, Loc, str]]) -> Iterator[Fault]:
    together = sum(size for size, _, _ in sizes)
    if together <= LIGHT:
        return
    largest, at, file = max(sizes)
    rule, most = (
        (rules.IMAGES_TOO_LARGE, LARGEST_TOGETHER)
        if together > LARGEST_TOGETHER
        else (rules.HEAVY, LIGHT)
    )
    details = {"count": _kb(together), "most": _kb(most), "largest": _kb(largest), "file": file}
    yield Fault(rule, at, details)


def _kb(size: int) -> int:
    return -(-size // 1000)


def _told(draft: Draft, at: Loc, text: Text) -> Iterator[Fault]:
    for place, language, said in placed(draft, at, text):
        count = len(said.split())
        if count > MOST_ALT_WORDS:
            details = {"language": language, "count": count, "most": MOST_ALT_WORDS}
            yield Fault(rules.LONG_ALT, place, details)
        if language in _SAYS_IMAGE and (found := _SAYS_IMAGE[language].match(said)):
            words = found[0].strip()
            yield Fault(rules.ALT_SAYS_IMAGE, place, {"words": words}, words=words)


def _below(draft: Draft, question: Question) -> Iterator[Fault]:
    """Count what stands below a picture where the options are written out."""
    for language, count in units(draft, question).items():
        if count > LARGEST_CAPTION:
            details = {"language": language, "count": count, "most": LARGEST_CAPTION}
            yield Fault(rules.LONG_CAPTION, (*question.at, "ask"), details)
