"""`hearback unseal`: results of a survey whose ballots are sealed to a key that the bot never had.

Made wherever the private half and a copy of the data are. What is opened stays in memory.
"""

import shutil
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from admin.closed import refuse_unless_closed, whole
from admin.fieldwork import FieldworkFault, published, versions_of
from admin.reading import reading
from admin.reports import carried
from admin.reports.published import Published
from admin.reports.source import results_of
from admin.settings import Settings
from bot.noticeboard import thawed
from bot.privacy.keys import KeyFault
from bot.privacy.offline_key_file import read_offline_key
from bot.privacy.public_sealing import OfflineKey, name_of
from bot.privacy.sealing import Unsealable
from bot.storage.opening import DATABASE, open_store
from bot.storage.rows import PublishedSurvey, Response
from bot.storage.store import Store, StoreError
from surveys.answers import Plain


class Unsealed(Struct, frozen=True):
    """Published results, and how many responses could not be opened."""

    published: Published
    unreadable: int


class _Opener:
    """Opens the responses to all versions of one survey, and counts those that it cannot."""

    def __init__(self, key: OfflineKey, versions: Iterable[PublishedSurvey]) -> None:
        self._key = key
        self._versions = {each.fingerprint: thawed(each.frozen) for each in versions}
        self.unreadable = 0

    def opened(self, response: Response) -> Mapping[str, Plain] | None:
        # One of a version with too few answers is kept under the name of another.
        for name in sorted(self._versions, key=lambda name: name != response.version):
            with suppress(Unsealable):
                return self._key.open(response.values, self._versions[name], name)
        self.unreadable += 1
        return None


async def unseal(settings: Settings, survey: str, key: Path, backup: Path | None) -> Unsealed:
    """Return the results of a closed survey, from a backup or from where the bot keeps its data.

    It takes the offline key alone. Raises FieldworkFault when there are no results, KeyFault when
    the key is another, StoreError when the data cannot be read.
    """
    offline = read_offline_key(key)
    async with _data(settings, backup) as store:
        return await _results(store, await published(store, survey), offline)


async def _results(store: Store, survey: PublishedSurvey, key: OfflineKey) -> Unsealed:
    if not survey.sealed_to:
        raise FieldworkFault(
            f"The answers to “{survey.survey}” are not sealed to another key: "
            f"hearback results {survey.survey} shows them."
        )
    if key.public != survey.sealed_to:
        raise KeyFault(
            f"This is the key {name_of(key.public)}, and “{survey.survey}” is sealed to the key "
            f"{name_of(survey.sealed_to)}: use that one."
        )
    refuse_unless_closed(survey)
    versions = await versions_of(store, survey.survey)
    opener = _Opener(key, versions)
    results = await results_of(store, survey, opener.opened)
    if results is None and opener.unreadable:
        raise FieldworkFault(
            f"None of the answers to “{survey.survey}” can be opened: they are damaged, or were "
            "deleted when their time was over. An older backup may have them."
        )
    ledger = await store.ledger(survey.survey)
    return Unsealed(whole(survey, results, ledger), opener.unreadable)


async def bring(settings: Settings, survey: str, file: Path) -> None:
    """Keep the results in ``file``, so that staff see them. Raises FieldworkFault."""
    results = _read(file, survey)
    async with reading(settings) as store:
        row = await published(store, survey)
        refuse_unless_closed(row)
        if not row.sealed_to or (results.survey_id, results.fingerprint) != _name(row):
            raise FieldworkFault(f"The results in {file} are not those of “{survey}” here.")
        await carried.keep(store, results)


def _read(file: Path, survey: str) -> Published:
    try:
        return carried.read(file.read_bytes())
    except (OSError, ValueError):
        raise FieldworkFault(
            f"{file} holds no results: make it with hearback unseal {survey} --to FILE."
        ) from None


def write_results(published: Published, to: Path) -> None:
    """Write published results to a file for `bring`. Raises FieldworkFault."""
    try:
        to.write_bytes(carried.written(published))
    except OSError as error:
        raise FieldworkFault(f"{to} cannot be written: {error.strerror}.") from None


def _name(survey: PublishedSurvey) -> tuple[str, str]:
    return survey.survey, survey.fingerprint


@asynccontextmanager
async def _data(settings: Settings, backup: Path | None) -> AsyncIterator[Store]:
    """Open a backup as it is, or the data of the settings."""
    if backup is None:
        async with reading(settings) as store:
            yield store
        return
    with TemporaryDirectory(prefix="hearback-unseal-") as folder:
        # A store writes beside its file, and brings an older one up to date.
        _copy(backup, Path(folder) / DATABASE)
        store = await open_store(None, Path(folder))
        try:
            yield store
        finally:
            await store.close()


def _copy(backup: Path, to: Path) -> None:
    if Path(f"{backup}-wal").exists():
        raise StoreError(f"{backup} is in use, so it is no backup: make one, or set HEARBACK_DATA.")
    try:
        shutil.copyfile(backup, to)
    except OSError as error:
        raise StoreError(f"The backup {backup} cannot be read: {error.strerror}.") from None
