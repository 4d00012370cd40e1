"""When a refused update is posted again. Pure."""

LONGEST = 60.0
_LONGEST_TOLD = 3600.0


class Redelivery:
    """The first time at once, then after waits that double; `Retry-After` counts instead.

    Telegram's own server does it so, with two seconds for the second time.
    """

    def __init__(self, first: float) -> None:
        self._delay = first
        self._failed = False

    def after(self, told: float) -> float:
        """Seconds to wait after one more failure; `told` by the answer, 0 if it did not tell."""
        failed, self._failed = self._failed, True
        if told > 0:
            return min(told, _LONGEST_TOLD)
        if not failed:
            return 0.0
        self._delay = min(self._delay * 2, LONGEST)
        return self._delay
