from random import Random

from bot.emulator.crowd.taste import Taste

OPTIONS = ("Red", "Blue", "Green", "Grey")


def picks(options: tuple[str, ...], people: int = 400) -> list[int]:
    """How often each option is the choice of a crowd."""
    counts = [0] * len(options)
    for number in range(people):
        weights = Taste("crowd", f"person {number}").weights("Which?", options)
        counts[Random(number).choices(range(len(options)), weights)[0]] += 1
    return counts


def test_the_same_person_weighs_the_same_twice() -> None:
    one, again = [Taste("crowd", "sam").weights("Which?", OPTIONS) for _ in range(2)]
    assert one == again


def test_a_crowd_has_favourites_and_yet_everything_is_chosen_by_somebody() -> None:
    counts = picks(OPTIONS)
    assert max(counts) > 2 * min(counts) > 0


def test_where_an_option_stands_does_not_change_how_it_is_liked() -> None:
    taste = Taste("crowd", "sam")
    weights = dict(zip(OPTIONS, taste.weights("Which?", OPTIONS), strict=True))
    turned = OPTIONS[::-1]
    assert dict(zip(turned, taste.weights("Which?", turned), strict=True)) == weights


def test_on_a_scale_people_cluster_around_one_point() -> None:
    counts = picks(("1", "2", "3", "4", "5", "6", "7"))
    top = counts.index(max(counts))
    near = sum(counts[max(top - 1, 0) : top + 2])
    assert near > sum(counts) / 2


def test_not_saying_is_rare() -> None:
    counts = picks(("Red", "Blue", "Prefer not to say"))
    assert counts[2] < sum(counts) / 4
