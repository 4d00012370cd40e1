"""Reaching a PostgreSQL server: what must be right about it, and what is said when it is not."""

from typing import Any

import psycopg
from psycopg.adapt import AdaptersMap
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.types.numeric import Int8BinaryDumper
from psycopg.types.string import StrBinaryDumper

from bot.storage.postgres_raw import Connection
from bot.storage.store import StoreError

OLDEST = 14
"""The oldest major version of PostgreSQL that Hearback is tested for."""
_STATEMENTS_KEPT = 256
_NETWORK: dict[str, Any] = {
    "application_name": "hearback",
    "client_encoding": "UTF8",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A server gone without a word is noticed within 15 seconds. The address may say otherwise."""
_SESSION = """
    SET default_transaction_isolation = 'read committed';
    SET lock_timeout = '20s';
    SET idle_in_transaction_session_timeout = '60s';
    SELECT set_config('synchronous_commit', 'on', false)
    WHERE current_setting('synchronous_commit') = 'off'
"""
"""What is committed survives a loss of power, whatever the server does for others."""


class Server:
    """A database on a server, by its address: ``postgresql://user:password@host:port/name``."""

    def __init__(self, url: str) -> None:
        try:
            said = conninfo_to_dict(url)
            self._conninfo = make_conninfo(**(_NETWORK | said))
        except psycopg.Error:
            raise StoreError(
                "HEARBACK_DATABASE_URL is no address such as postgresql://user@host:5432/name."
            ) from None
        self.database = str(said.get("dbname") or said.get("user") or "")
        self.place = f"{said.get('host') or 'localhost'}:{said.get('port') or 5432}"

    def connect(self) -> Connection:
        """Return a new connection. Raises StoreError, without the password."""
        try:
            raw = psycopg.connect(
                self._conninfo, autocommit=True, prepare_threshold=0, context=_ADAPTERS
            )
        except psycopg.OperationalError as error:
            raise StoreError(self._refusal(str(error))) from None
        try:
            raw.prepared_max = _STATEMENTS_KEPT
            self._check(raw)
            raw.execute(_SESSION, prepare=False)
        except BaseException:
            raw.close()
            raise
        return raw

    def _check(self, raw: Connection) -> None:
        major = raw.info.server_version // 10_000
        if major < OLDEST:
            raise StoreError(
                f"The database server at {self.place} is PostgreSQL {major}: "
                f"Hearback needs {OLDEST} or newer."
            )
        if (encoding := raw.info.parameter_status("server_encoding")) != "UTF8":
            raise StoreError(
                f"The database {self.database} at {self.place} keeps text as {encoding}: "
                "create it with ENCODING 'UTF8'."
            )

    def _refusal(self, why: str) -> str:
        if "does not exist" in why and "database" in why:
            return (
                f"There is no database {self.database} at {self.place}: "
                f"create it with createdb {self.database}."
            )
        if "authentication" in why or "password" in why or "role" in why:
            return (
                f"The database server at {self.place} refuses the user or the password: "
                "check HEARBACK_DATABASE_URL."
            )
        if "FATAL" in why:
            return f"The database server at {self.place} says: {why.split('FATAL:')[-1].strip()}."
        return (
            f"The database server at {self.place} cannot be reached: is it running, and is "
            "HEARBACK_DATABASE_URL right?"
        )


def _adapters() -> AdaptersMap:
    """Return how values are written: one type for each kind, or statements are prepared anew for
    every length of number."""
    adapters = AdaptersMap(psycopg.adapters)
    adapters.register_dumper(int, Int8BinaryDumper)
    adapters.register_dumper(str, StrBinaryDumper)
    return adapters


class _Context:
    adapters = _adapters()
    connection = None


_ADAPTERS = _Context()
