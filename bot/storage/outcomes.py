"""What the outcome of an errand tells of the contact whom it was for."""

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
