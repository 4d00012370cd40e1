import datetime

import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.failures import Failure, NotSent, NotYet, Wait, place, verdict


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Failure.BLOCKED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Failure.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Failure.GONE),
        (Forbidden("Forbidden: USER_IS_BLOCKED"), Failure.BLOCKED),
        (BadRequest("Bad Request: USER_IS_BLOCKED"), Failure.BLOCKED),
        (Forbidden("Forbidden: INPUT_USER_DEACTIVATED"), Failure.GONE),
        (BadRequest("Chat not found"), Failure.GONE),
        (BadRequest("Bad Request: chat not found"), Failure.GONE),
        (BadRequest("Bad Request: user not found"), Failure.GONE),
        (BadRequest("Bad Request: PEER_ID_INVALID"), Failure.GONE),
        (
            BadRequest("Message is not modified: specified new message content"),
            Failure.NOT_MODIFIED,
        ),
        (BadRequest("Message to edit not found"), Failure.CANNOT_EDIT),
        (BadRequest("Message can't be edited"), Failure.CANNOT_EDIT),
        (BadRequest("There is no text in the message to edit"), Failure.CANNOT_EDIT),
        (BadRequest("Query is too old and response timeout expired"), Failure.QUERY_TOO_OLD),
        (BadRequest("Message is too long"), Failure.REFUSED),
        (NotSent("Connection refused"), Failure.SURELY_NOT_SENT),
        (TimedOut(), Failure.MAYBE_SENT),
        (NetworkError("Bad Gateway"), Failure.MAYBE_SENT),
        (TelegramError("Invalid server response"), Failure.MAYBE_SENT),
        (KeyError("result"), Failure.MAYBE_SENT),
        (InvalidToken(), Failure.BAD_TOKEN),
        (EndPointNotFound("Endpoint not found"), Failure.BAD_TOKEN),
        (Conflict("terminated by other getUpdates request"), Failure.CONFLICT),
        (NetworkError("Too Many Requests: retry later"), Wait(5.0)),
        (NotYet(3.0), Wait(3.0)),
        (NotYet(3.0, one_chat=True), Wait(3.0, one_chat=True)),
    ],
)
def test_an_error_means_one_thing(error: Exception, meaning: Failure | Wait) -> None:
    assert verdict(error) == meaning


@pytest.mark.filterwarnings("ignore:.*retry_after.*")
@pytest.mark.parametrize("seconds", [7, datetime.timedelta(seconds=7)])
def test_too_many_requests_say_how_long_to_wait(seconds: int | datetime.timedelta) -> None:
    assert verdict(RetryAfter(seconds)) == Wait(7.0)


def test_the_place_of_an_error_holds_nothing_of_its_text() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        int("secret")
    assert "secret" not in place(caught.value)
    assert place(caught.value).startswith("ValueError in test_the_place_of_an_error")
