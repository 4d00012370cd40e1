from collections import Counter

from bot.emulator.faults import FaultPlan, Faults


def test_shares_of_calls_meet_their_faults() -> None:
    faults = Faults()
    faults.follow(FaultPlan(too_many=0.2, server_error=0.1, drop=0.1, drop_after=0.1), seed=5)
    drawn = Counter(faults.draw() for _ in range(4000))
    shares = {fault: round(count / 4000, 1) for fault, count in drawn.items()}
    assert shares == {
        "too_many": 0.2,
        "server_error": 0.1,
        "drop": 0.1,
        "drop_after": 0.1,
        None: 0.5,
    }


def test_the_same_seed_decides_the_same() -> None:
    one, other = Faults(), Faults()
    for faults in (one, other):
        faults.follow(FaultPlan(drop=0.5, duplicate=0.5), seed=3)
    assert [one.draw() for _ in range(50)] == [other.draw() for _ in range(50)]


def test_only_the_named_methods_are_concerned() -> None:
    faults = Faults()
    faults.follow(FaultPlan(methods=frozenset({"sendmessage"})))
    assert [faults.concerns(name) for name in ("sendmessage", "getme")] == [True, False]
