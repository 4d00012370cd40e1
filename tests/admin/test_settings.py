from pathlib import Path

import pytest

from admin.addresses import Listen
from admin.retention import Periods
from admin.settings import Settings, SettingsFault, read_settings
from bot.quiet_hours import QuietHours, span


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings are read from an empty folder, in an environment that has none."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_any_setting_the_defaults_hold() -> None:
    settings = read_settings()
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.owners == ()
    assert (settings.data, settings.key_file) == (Path("data"), Path("secrets/hearback.key"))
    assert settings.organisation_file == Path("surveys/definitions/organisation.yaml")
    assert (settings.batch, settings.send_rate, settings.grace) == (8, 25.0, 15.0)
    assert str(settings.zone) == "Europe/London"


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARBACK_OWNERS", "7001, 7002,")
    monkeypatch.setenv("HEARBACK_API_URL", "http://127.0.0.1:8081/")
    monkeypatch.setenv("HEARBACK_SURVEYS", "elsewhere")
    settings = read_settings()
    assert settings.owners == (7001, 7002)
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.organisation_file == Path("elsewhere/organisation.yaml")


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "hearback.toml").write_text("batch = 12\ngrace = 5\nowners = [7001]\n")
    monkeypatch.setenv("HEARBACK_BATCH", "20")
    settings = read_settings()
    assert (settings.batch, settings.grace, settings.owners) == (20, 5.0, (7001,))


def test_an_empty_variable_is_not_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "hearback.toml").write_text('token = "1:from-the-file"\n')
    monkeypatch.setenv("HEARBACK_TOKEN", "")
    token = read_settings().token
    assert token is not None
    assert token.get_secret_value() == "1:from-the-file"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HEARBACK_BATCH", "4"),
        ("HEARBACK_BATCH", "many"),
        ("HEARBACK_OWNERS", "alex"),
        ("HEARBACK_SEND_RATE", "0"),
        ("HEARBACK_GRACE", "-1"),
        ("HEARBACK_API_URL", "api.telegram.org"),
        ("HEARBACK_WEBHOOK_URL", "http://bot.example.org/"),
        ("HEARBACK_DATABASE_URL", "mysql://hearback:secret@host/name"),
        ("HEARBACK_LISTEN", "8080"),
        ("HEARBACK_TIMEZONE", "Wales/Aberllyn"),
        ("HEARBACK_TIMEZONE", "../etc/passwd"),
        ("HEARBACK_QUIET_HOURS", "8pm-8am"),
        ("HEARBACK_SCHOOL_HOURS", "08:45-08:45"),
        ("HEARBACK_MESSAGES_A_WEEK", "0"),
        ("HEARBACK_KEEP_INTERVIEWS", "0"),
        ("HEARBACK_KEEP_CONTACTS", "1"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFault) as fault:
        read_settings()
    assert str(fault.value).startswith(f"{name}: ")
    assert "\n" not in str(fault.value)
    assert "secret" not in str(fault.value)


@pytest.mark.parametrize(
    "text", ["batch = ", "= 5", 'tokn = "1:secret"', "batch = [\n\n"], ids=repr
)
def test_a_file_that_cannot_be_used_is_named_in_one_line(folder: Path, text: str) -> None:
    (folder / "hearback.toml").write_text(text)
    with pytest.raises(SettingsFault) as fault:
        read_settings()
    assert "hearback.toml" in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_file_that_is_no_text_is_named_in_one_line(folder: Path) -> None:
    (folder / "hearback.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsFault, match=r"hearback\.toml cannot be read"):
        read_settings()


def test_the_token_is_shown_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARBACK_TOKEN", "42:my-secret")
    assert "my-secret" not in repr(read_settings())


def test_nothing_listens_unless_it_is_asked_for() -> None:
    assert read_settings().serves is None


def test_a_webhook_listens_where_it_does_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARBACK_WEBHOOK_URL", "https://bot.example.org/")
    assert read_settings().serves == Listen("127.0.0.1", 8080)


def test_without_a_webhook_health_is_served_where_the_host_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HEARBACK_LISTEN", "127.0.0.1:8080")
    assert read_settings().serves == Listen("127.0.0.1", 8080)


def test_a_demo_may_leave_the_webhook_of_the_house_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARBACK_WEBHOOK_URL", "https://bot.example.org/")
    monkeypatch.setenv("HEARBACK_LISTEN", "127.0.0.1:8080")
    assert Settings(webhook_url=None, listen=None).serves is None


def test_secrets_come_from_files_and_the_environment_wins_over_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "hearback_token").write_text("42:from-a-file\n")
    (folder / "hearback_batch").write_text("20")
    (folder / "postgres_password").write_text("not ours")
    monkeypatch.setenv("HEARBACK_SECRETS", str(folder))
    monkeypatch.setenv("HEARBACK_BATCH", "30")
    settings = read_settings()
    assert settings.token is not None
    assert settings.token.get_secret_value() == "42:from-a-file"
    assert settings.batch == 30


def test_nights_and_school_are_quiet_unless_the_host_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    house = read_settings()
    assert (house.hours.night, house.hours.school) == (span("20:30-08:00"), span("08:45-15:15"))
    assert house.hours.zone == house.zone
    monkeypatch.setenv("HEARBACK_QUIET_HOURS", "none")
    monkeypatch.setenv("HEARBACK_SCHOOL_HOURS", "none")
    assert read_settings().hours == QuietHours(house.zone)


def test_how_long_things_are_kept_is_set_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().periods == Periods(interviews=14, hear_back=12, contacts=12)
    monkeypatch.setenv("HEARBACK_KEEP_INTERVIEWS", "7")
    monkeypatch.setenv("HEARBACK_KEEP_HEAR_BACK", "6")
    monkeypatch.setenv("HEARBACK_KEEP_CONTACTS", "9")
    assert read_settings().periods == Periods(interviews=7, hear_back=6, contacts=9)
