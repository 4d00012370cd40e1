"""Settings from the environment and `hearback.toml`, read once. The environment wins."""

import os
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from admin.addresses import Listen, listen_address, webhook_url
from admin.retention import Periods
from bot.quiet_hours import QuietHours, span
from bot.standing import MOST_A_WEEK
from surveys.review.draft import PLATFORM_AGE

FILE = "hearback.toml"
SECRETS = "/run/secrets"
"""Where containers find secrets: files that are named as the variables, in small letters."""
SECRETS_VARIABLE = "HEARBACK_SECRETS"
TELEGRAM = "https://api.telegram.org"
LISTEN = "127.0.0.1:8080"


class SettingsFault(Exception):
    """A setting cannot be used; the text is one clear line for the host."""


class Settings(BaseSettings):
    """Every setting that there is, with its default."""

    model_config = SettingsConfigDict(
        env_prefix="HEARBACK_", env_ignore_empty=True, toml_file=FILE, extra="forbid"
    )

    token: SecretStr | None = None
    api_url: str = TELEGRAM
    """The base before ``/bot<token>/method``."""
    owners: Annotated[tuple[int, ...], NoDecode] = ()
    """Telegram user ids with the owner role."""
    data: Path = Path("data")
    key_file: Path = Path("secrets/hearback.key")
    seal_to: Path | None = None
    """The public key that answers to new surveys are sealed to; its private half is elsewhere."""
    database_url: SecretStr | None = None
    """A PostgreSQL database, with its password; without it, a file in the data folder."""
    surveys: Path = Path("surveys/definitions")
    organisation: Path | None = None
    webhook_url: str | None = None
    """Where Telegram posts updates to; without it they are polled."""
    listen: str | None = None
    """Where posts, and questions after our health, come in: behind a webhook LISTEN, if unset."""
    batch: int = Field(default=8, ge=5, le=1000)
    """How many ballots at least are counted together."""
    send_rate: float = Field(default=25.0, gt=0, le=10_000)
    """Messages a second that we start ourselves."""
    grace: float = Field(default=15.0, ge=0, le=24 * 60)
    """Minutes that open interviews have when a survey closes."""
    backup_days: int = Field(default=400, ge=1, le=36_500)
    """How old the oldest backup is: so long we know whom to forget again when it is restored."""
    two_keys: bool = False
    """Whether somebody else has to approve what a member publishes, and what goes out."""
    min_age: int = Field(default=PLATFORM_AGE, ge=0, le=120)
    """Years from which on people may use Telegram here; younger ones need another way."""
    timezone: str = "Europe/London"
    quiet_hours: str = "20:30-08:00"
    """When we start no message; ``none`` switches it off."""
    school_hours: str = "08:45-15:15"
    """The same, from Monday to Friday."""
    messages_a_week: int = Field(default=MOST_A_WEEK, ge=1, le=7)
    """How many messages at most we start a person, what came of a survey not counted."""
    keep_interviews: int = Field(default=14, ge=1, le=365)
    """Days that an interview which nobody goes on with is kept."""
    keep_hear_back: int = Field(default=12, ge=1, le=60)
    """Months that we keep who hears back, after the last message that was promised."""
    keep_contacts: int = Field(default=12, ge=3, le=60)
    """Months without a word after which somebody is asked whether they still want to hear."""

    @field_validator("owners", mode="before")
    @classmethod
    def _separated(cls, raw: object) -> object:
        if isinstance(raw, str):
            return tuple(part.strip() for part in raw.split(",") if part.strip())
        return (raw,) if isinstance(raw, int) else raw

    @field_validator("api_url")
    @classmethod
    def _without_slash(cls, raw: str) -> str:
        if not raw.startswith(("http://", "https://")):
            raise ValueError("should begin with http:// or https://")
        return raw.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, raw: SecretStr | None) -> SecretStr | None:
        # The value holds a password, so the fault must not repeat it.
        if raw and not raw.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError("should begin with postgresql://")
        return raw

    @field_validator("webhook_url")
    @classmethod
    def _postable(cls, raw: str | None) -> str | None:
        return None if raw is None else webhook_url(raw)

    @field_validator("listen")
    @classmethod
    def _listenable(cls, raw: str | None) -> str | None:
        if raw is not None:
            listen_address(raw)
        return raw

    @field_validator("timezone")
    @classmethod
    def _known(cls, raw: str) -> str:
        try:
            ZoneInfo(raw)
        except (ZoneInfoNotFoundError, ValueError):
            raise ValueError("is not a time zone such as Europe/London") from None
        return raw

    @field_validator("quiet_hours", "school_hours")
    @classmethod
    def _a_span(cls, raw: str) -> str:
        span(raw)
        return raw

    @property
    def hours(self) -> QuietHours:
        """When we start no message."""
        return QuietHours(self.zone, span(self.quiet_hours), span(self.school_hours))

    @property
    def periods(self) -> Periods:
        """How long what is kept is kept."""
        return Periods(self.keep_interviews, self.keep_hear_back, self.keep_contacts)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that days are counted in."""
        return ZoneInfo(self.timezone)

    @property
    def serves(self) -> Listen | None:
        """Where to listen: always behind a webhook, otherwise only if the host says so."""
        listen = self.listen or (LISTEN if self.webhook_url else None)
        return None if listen is None else listen_address(listen)

    @property
    def database(self) -> str | None:
        """The address of the PostgreSQL database, if there is one. Never to be shown."""
        return self.database_url.get_secret_value() if self.database_url else None

    @property
    def organisation_file(self) -> Path:
        """The file that says who is asking."""
        return self.organisation or self.surveys / "organisation.yaml"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        *_: PydanticBaseSettingsSource,
        **__: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what the program says first, then the environment, then secrets, then the file."""
        toml = TomlConfigSettingsSource(settings_cls)
        folder = os.environ.get(SECRETS_VARIABLE, SECRETS)
        if not os.path.isdir(folder):
            return init_settings, env_settings, toml
        return init_settings, env_settings, SecretsSettingsSource(settings_cls, folder), toml


def read_settings() -> Settings:
    """Return the settings of this process. Raises SettingsFault with one line."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsFault(_line(error.errors()[0])) from None
    except (OSError, ValueError) as error:
        raise SettingsFault(f"{FILE} cannot be read: {error}") from None


def _line(fault: ErrorDetails) -> str:
    name = str(fault["loc"][0])
    if fault["type"] == "extra_forbidden":
        return f"{FILE}: there is no setting “{name}”."
    return f"HEARBACK_{name.upper()}: {fault['msg'].removeprefix('Value error, ')}"
