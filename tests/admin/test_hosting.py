"""What the bot tells of itself comes from the organisation's file and the settings."""

from pathlib import Path

import pytest

from admin.hosting import host_of
from admin.settings import Settings
from surveys.organisation import read_organisation

ORGANISATION = read_organisation(Path("surveys/definitions/organisation.yaml").resolve())


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("HEARBACK_DATABASE_URL", raising=False)
    return Settings(batch=12)


def test_the_policy_names_whom_to_ask_and_the_lawful_basis(settings: Settings) -> None:
    terms = host_of(ORGANISATION, settings).terms
    assert terms.protection == ORGANISATION.data_protection_contact
    assert terms.basis == ORGANISATION.lawful_basis


def test_the_policy_knows_how_many_answers_are_shuffled_together(settings: Settings) -> None:
    assert host_of(ORGANISATION, settings).batch == 12


def test_data_in_a_file_is_not_said_to_be_on_a_server(settings: Settings) -> None:
    assert not host_of(ORGANISATION, settings).terms.on_a_server


def test_data_on_a_server_is_said_to_be_there() -> None:
    settings = Settings.model_validate({"database_url": "postgresql://127.0.0.1/hearback"})
    assert host_of(ORGANISATION, settings).terms.on_a_server


def test_the_policy_tells_the_times_that_are_set() -> None:
    settings = Settings(keep_interviews=9, keep_hear_back=5, keep_contacts=7)
    terms = host_of(ORGANISATION, settings).terms
    assert (terms.interview_days, terms.news_months, terms.contact_months) == (9, 5, 7)


def test_sealed_answers_are_told(settings: Settings) -> None:
    assert host_of(ORGANISATION, settings, sealed=True).sealed
