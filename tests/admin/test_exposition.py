import re

from admin.exposition import exposition
from bot.meters import Meters

SAMPLE = re.compile(r'(hearback_[a-z_]+)(\{[a-z]+="[A-Za-z0-9_.+]+"\})? ([0-9.]+)')


def samples(meters: Meters, in_work: int = 0) -> dict[str, float]:
    """Return every number on the page by its name and label."""
    lines = [each for each in page(meters, in_work) if not each.startswith("#")]
    found = [SAMPLE.fullmatch(line) for line in lines]
    return {each[1] + (each[2] or ""): float(each[3]) for each in found if each}


def page(meters: Meters, in_work: int = 0) -> list[str]:
    text = exposition(meters, in_work, is_ready=True)
    assert text.endswith("\n")
    return text.splitlines()


def busy() -> Meters:
    meters = Meters(8)
    for _ in range(20):
        meters.turns.add("message")
        meters.lasted.note(0.004)
        meters.messages.add("sent")
    meters.faults["turn"] += 1
    meters.refused[401] += 3
    return meters


def test_every_line_is_a_sample_or_about_one() -> None:
    lines = page(busy())
    about = [line for line in lines if line.startswith(("# HELP hearback_", "# TYPE hearback_"))]
    assert len(lines) == len(about) + len(samples(busy()))


def test_every_name_is_explained_once_and_before_its_samples() -> None:
    seen: set[str] = set()
    for line in page(busy()):
        if line.startswith("# TYPE "):
            name = line.split()[2]
            assert name not in seen
            seen.add(name)
        elif not line.startswith("#"):
            assert any(line.startswith(name) for name in seen)


def test_what_people_move_is_shown_in_whole_steps_and_our_faults_exactly() -> None:
    shown = samples(busy(), in_work=9)
    assert shown['hearback_turns_total{kind="message"}'] == 16
    assert shown['hearback_messages_total{outcome="sent"}'] == 16
    assert shown["hearback_turn_seconds_count"] == 16
    assert shown["hearback_turns_in_work"] == 8
    assert shown['hearback_faults_total{where="turn"}'] == 1
    assert shown['hearback_refused_requests_total{status="401"}'] == 3


def test_one_tap_more_changes_nothing_on_the_page() -> None:
    meters = busy()
    before = page(meters)
    meters.turns.add("message")
    meters.turns.add("my_chat_member")
    meters.lasted.note(3.0)
    meters.messages.add("blocked")
    assert page(meters, in_work=1) == before


def test_the_buckets_of_a_histogram_rise_to_its_count() -> None:
    shown = samples(busy())
    buckets = [number for name, number in shown.items() if "_bucket" in name]
    assert buckets == sorted(buckets)
    assert buckets[-1] == shown["hearback_turn_seconds_count"]
    assert shown["hearback_turn_seconds_sum"] == 0.064


def test_the_page_says_whether_it_is_ready() -> None:
    assert "hearback_ready 0" in exposition(Meters(8), 0, is_ready=False)
