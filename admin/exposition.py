"""The meters as Prometheus reads them: its text format, version 0.0.4."""

from collections.abc import Iterator, Mapping

from bot.meters import BOUNDS, Meters, Spread

CONTENT_TYPE = "text/plain"
VERSION = "0.0.4"


def exposition(meters: Meters, in_work: int, is_ready: bool) -> str:
    """Return the page. ``in_work`` are the turns in work at this moment."""
    step = meters.step
    lines = [
        *_head("hearback_ready", "gauge", "1 while the database answers and updates come in."),
        f"hearback_ready {is_ready:d}",
        *_head("hearback_turns_in_work", "gauge", _stepped("Turns in work.", step)),
        f"hearback_turns_in_work {in_work // step * step}",
        *_counts(
            "hearback_turns_total",
            _stepped("Turns that were kept, by kind of update.", step),
            "kind",
            meters.turns.shown(),
        ),
        *_counts(
            "hearback_messages_total",
            _stepped("Messages, by what became of them.", step),
            "outcome",
            meters.messages.shown(),
        ),
        *_counts("hearback_faults_total", "Tries that failed, by where.", "where", meters.faults),
        *_counts(
            "hearback_refused_requests_total",
            "Requests that were refused, by HTTP status.",
            "status",
            {str(status): count for status, count in meters.refused.items()},
        ),
        *_spread(meters.lasted.shown, _stepped("From the beginning of a turn until kept.", step)),
    ]
    return "\n".join(lines) + "\n"


def _stepped(words: str, step: int) -> str:
    return f"{words} In whole steps of {step}."


def _head(name: str, kind: str, words: str) -> Iterator[str]:
    yield f"# HELP {name} {words}"
    yield f"# TYPE {name} {kind}"


def _counts(name: str, words: str, label: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield from _head(name, "counter", words)
    for value in sorted(counts):
        yield f'{name}{{{label}="{value}"}} {counts[value]}'


def _spread(spread: Spread, words: str) -> Iterator[str]:
    name, so_far = "hearback_turn_seconds", 0
    yield from _head(name, "histogram", words)
    for bound, count in zip((*BOUNDS, "+Inf"), spread.counts, strict=True):
        so_far += count
        yield f'{name}_bucket{{le="{bound}"}} {so_far}'
    yield f"{name}_sum {spread.seconds:.6f}"
    yield f"{name}_count {spread.total}"
