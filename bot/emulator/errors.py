"""What the Bot API answers when it refuses, in Telegram's own words."""


class ApiError(Exception):
    """A refused Bot API call: HTTP status, description, and seconds to wait after a 429."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, object]:
        """The JSON object of the answer."""
        body: dict[str, object] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


class SimError(Exception):
    """A control call that asks for something impossible; answered with 400 or 404."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status


def bad_request(reason: str) -> ApiError:
    """The call cannot be carried out as it is."""
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """The bot may not write there."""
    return ApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> ApiError:
    """Somebody else polls, or there is a webhook."""
    return ApiError(409, f"Conflict: {reason}")


def too_many(seconds: int) -> ApiError:
    """The bot is to wait for so many seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", seconds)


def not_found() -> ApiError:
    """There is no such bot or method."""
    return ApiError(404, "Not Found")
