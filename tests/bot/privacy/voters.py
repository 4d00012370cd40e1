"""Made-up people who send made-up ballots to a ballot box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import orjson

from bot.dispositions import Disposition
from bot.privacy.ballot_box import Ballot
from bot.privacy.keys import Keys
from bot.standing import Standing
from bot.storage.changes import Change, Dispose, KeepContact, KeepInterview
from bot.storage.random_ids import random_id
from bot.storage.rows import Contact, Interview
from bot.storage.store import Store
from surveys.answers import Plain

TODAY = date(2027, 1, 11)
BUSES = "buses"


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody who sends one ballot."""

    chat: int
    contact: Contact
    values: Mapping[str, Plain]
    receipt: str


class Town:
    """People whose interviews are sealed with the town's own keys."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.keys = Keys(bytes(range(32)))
        self._chats = iter(range(7_000_000_001, 8_000_000_000))

    def voter(self, values: Mapping[str, Plain], receipt: str = "") -> Voter:
        """Return a newcomer with a chat of their own."""
        chat, id_ = next(self._chats), random_id()
        sealed = self.keys.seal_chat(chat, id_)
        contact = Contact(id_, self.keys.tag(chat), sealed, "en", Standing.ASKS, False, "2027-01")
        return Voter(chat, contact, values, receipt or id_)

    def interview(
        self, voter: Voter, sent: bool = True, owed: bool = False, version: str = "v1"
    ) -> Interview:
        """Return the sealed interview of a voter."""
        plain = orjson.dumps({"values": voter.values, "receipt": voter.receipt})
        sealed = self.keys.interviews.seal(plain, voter.contact.id.encode())
        return Interview(voter.contact.id, BUSES, version, sealed, 9, TODAY, owed, sent)

    def open_ballot(self, row: Interview) -> Ballot:
        """Return what a voter sent. Raises Unsealable."""
        plain = orjson.loads(self.keys.interviews.open(row.sealed, row.contact.encode()))
        return Ballot(row.version, plain["values"], plain["receipt"])

    async def send(self, voters: Sequence[Voter], owed: bool = False, version: str = "v1") -> None:
        """Send the ballot of every voter, one after the other."""
        for voter in voters:
            changes: list[Change] = [
                KeepContact(voter.contact),
                KeepInterview(self.interview(voter, owed=owed, version=version)),
                Dispose(voter.contact.id, BUSES, Disposition.DONE),
            ]
            await self.store.commit(changes)

    def some(self, number: int) -> list[Voter]:
        """Return as many newcomers, each with an answer that nobody else gives."""
        return [self.voter({"q": place, "own": f"words of {place}"}) for place in range(number)]
