"""What the outcome of an errand tells of its contact, and a standing of those we only wrote to."""

from bot.dispositions import Disposition
from bot.standing import Standing
from bot.storage.rows import Outcome

REACH = {
    Outcome.SENT: Disposition.REACHED,
    Outcome.BLOCKED: Disposition.BLOCKED,
    Outcome.GONE: Disposition.GONE,
    Outcome.FAILED: Disposition.FAILED,
    Outcome.UNKNOWN: Disposition.UNKNOWN,
}
LOST = {Outcome.BLOCKED: Standing.BLOCKED, Outcome.GONE: Standing.GONE}
KNOWN_LOST = {standing: outcome for outcome, standing in LOST.items()}
"""What is known without sending: Telegram said so before."""
UNREACHABLE = {Standing.BLOCKED: Disposition.BLOCKED, Standing.GONE: Disposition.GONE}


def told_as(disposition: Disposition, standing: Standing) -> Disposition:
    """Return what the ledger says of somebody with that disposition and standing.

    That Telegram took our message does not say that anybody saw it. Who did nothing since and
    cannot be written to any more was not reached; unblocking the bot undoes that. Whatever somebody
    did themselves stays, for they were reached.
    """
    if disposition != Disposition.REACHED:
        return disposition
    return UNREACHABLE.get(standing, disposition)


PERHAPS_READ = frozenset({Outcome.SENT, Outcome.UNKNOWN})
"""The outcomes of a message that somebody may have got."""
