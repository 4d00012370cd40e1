from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from admin.setup_fields import BY_NAME, FIELDS, Kind, Slot, slots
from admin.setup_values import (
    SetupFault,
    checked,
    held,
    is_needed,
    languages_of,
    shown,
    unanswered,
)
from surveys.organisation import Organisation
from tests.admin.house import SHIPPED
from tests.surveys.test_organisation import GOOD

TODAY = date(2027, 1, 11)
BOTH = {"languages": "en cy"}


def read(text: str) -> dict[str, str]:
    return held(YAML(typ="safe").load(text))


def shipped() -> str:
    return Path(SHIPPED, "organisation.yaml").read_text(encoding="utf-8")


def real() -> dict[str, str]:
    return read(shipped().replace("fictional: true\n", ""))


def check(name: str, typed: str, language: str = "", **values: str) -> str:
    return checked(Slot(BY_NAME[name], language), typed, BOTH | values, TODAY)


def test_every_part_of_the_file_is_asked_about() -> None:
    asked = {field.path[0] for field in FIELDS}
    assert asked == set(Organisation.model_fields) - {"fictional"}
    assert {field.path[0] for field in FIELDS if field.is_needed} == {
        "languages",
        *(name for name, spec in Organisation.model_fields.items() if spec.is_required()),
    }


def test_nothing_of_the_made_up_file_is_taken_over() -> None:
    assert read(shipped()) == {}
    assert languages_of({}) == ("en",)


def test_what_is_there_is_read_in_every_language() -> None:
    found = real()
    assert found["languages"] == "en cy"
    assert found["advocate:cy"] == "Eiriolaeth Aberllyn (dychmygol)"
    assert found["promises:en"].splitlines()[1] == "We do not keep your name with your answers."
    assert found["agreed_on"] == "2026-03-14"
    assert found["money"] == "6000"


def test_of_a_whole_file_only_the_picture_is_missing() -> None:
    assert [each.id for each in unanswered(real())] == ["picture"]


def test_what_is_needed_is_missing_first() -> None:
    missing = [each.id for each in unanswered({})]
    needed = ["languages", "name:en", "contact:en", "protection:en", "basis:en", "nation"]
    assert missing[:8] == [*needed, "advocate:en", "advocates_contact:en"]


def test_a_plain_file_in_one_language_lacks_nothing_that_is_needed() -> None:
    values = read(GOOD)
    assert not any(is_needed(each, values) for each in unanswered(values))


def test_half_a_charter_is_none() -> None:
    values = {"languages": "en", "promises:en": "We listen."}
    needed = [each.id for each in unanswered(values) if is_needed(each, values)]
    assert {"agreed_with:en", "agreed_on"} <= set(needed)


def test_what_is_said_in_one_language_is_needed_in_the_other() -> None:
    values = BOTH | {"sponsor:en": "Head of service"}
    assert is_needed(Slot(BY_NAME["sponsor"], "cy"), values)
    assert not is_needed(Slot(BY_NAME["deputy"], "cy"), values)


def test_addresses_and_numbers_are_not_asked_for_twice() -> None:
    values = BOTH | {"contact:en": "hello@council.example", "advocates_contact:en": "01632 960 002"}
    missing = {each.id for each in unanswered(values)}
    assert "contact:cy" not in missing
    assert "advocates_contact:cy" not in missing
    assert "name:cy" in missing


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("languages", "English, Welsh", "en cy"),
        ("languages", "cy en cy", "cy en"),
        ("languages", "Cymraeg and English", "cy en"),
        ("nation", " northern  Ireland", "northern_ireland"),
        ("agreed_on", "2026-03-14", "2026-03-14"),
        ("money", "£6,000", "6000"),
        ("hours", "0", "0"),
        ("name", "  Bryn\nGlas ", "Bryn Glas"),
        ("promises", "- We listen.\n\n2. We answer.", "We listen.\nWe answer."),
    ],
)
def test_answers_are_kept_tidy(name: str, typed: str, kept: str) -> None:
    assert check(name, typed, "en" if BY_NAME[name].is_said else "") == kept


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("languages", "Klingon", "main one first"),
        ("languages", "", "main one first"),
        ("nation", "France", "Wales, England"),
        ("agreed_on", "last spring", "2026-03-14"),
        ("agreed_on", "2027-01-12", "still to come"),
        ("money", "lots", "whole number"),
        ("hours", "-3", "whole number"),
        ("hours", "٣", "whole number"),
        ("name", "…", "in words"),
        ("name", "a" * 301, "300 fit"),
        ("basis", "It is completely anonymous.", "completely anonymous"),
        ("promises", "\n".join(["We listen."] * 13), "12 are the most"),
        ("promises", "Nobody can ever find out who you are.", "Nobody can keep"),
        ("picture", "here", "as a photo"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_its_reason(name: str, typed: str, why: str) -> None:
    with pytest.raises(SetupFault, match=why):
        check(name, typed, "en" if BY_NAME[name].is_said else "")


def test_lists_have_as_many_lines_in_every_language() -> None:
    before = {"promises:en": "We listen.\nWe answer."}
    assert check("promises", "Gwrandawn.\nAtebwn.", "cy", **before) == "Gwrandawn.\nAtebwn."
    with pytest.raises(SetupFault, match="in English there are 2"):
        check("promises", "Gwrandawn.", "cy", **before)


def test_answers_are_shown_as_staff_say_them() -> None:
    assert shown(BY_NAME["languages"], "en cy") == "English, Cymraeg"
    assert shown(BY_NAME["nation"], "northern_ireland") == "Northern Ireland"
    assert shown(BY_NAME["money"], "6000") == "6000"


def test_words_are_asked_for_in_each_language_and_the_rest_once() -> None:
    every = slots(("en", "cy"))
    said = [each for each in every if each.field.kind in (Kind.WORDS, Kind.LINES)]
    assert len(every) == len(FIELDS) + len(said) // 2
    assert len({each.id for each in every}) == len(every)
