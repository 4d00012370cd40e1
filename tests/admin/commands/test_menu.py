from tests.admin.house import PARKS, House
from tests.journeys.phone import labels

NEW = "Write a new survey"


async def test_a_survey_that_is_not_published_can_be(house: House) -> None:
    shown = await house.staff.types("/staff", "Parks (parks): not published")
    assert labels(shown) == ["Publish: Parks", "Preview", NEW]
    await house.staff.taps("Publish: Parks", "Nobody has been written to")


async def test_a_survey_that_is_not_published_can_be_played_through(house: House) -> None:
    await house.staff.types("/staff", "Parks (parks): not published")
    await house.staff.taps("Preview", "nothing is kept")


async def test_an_open_survey_can_be_looked_at_and_closed(house: House) -> None:
    await house.publishes()
    shown = await house.staff.types("/staff", "Parks (parks): open")
    assert labels(shown) == ["Parks: how is it going?", "Close it…", NEW]


async def test_a_closed_survey_has_results_and_waits_for_its_answer(house: House) -> None:
    await house.closed_with(["trees"] * 6 + ["lights"] * 3)
    shown = await house.staff.types("/staff", "Parks (parks): closed")
    assert labels(shown) == ["Parks: results", "You said, we did", NEW]
    await house.staff.taps("You said, we did", "left to answer")


async def test_a_survey_of_which_nothing_was_kept_has_nothing_to_tap(house: House) -> None:
    await house.closed_with(["trees"] * 3)
    shown = await house.staff.types("/staff", "fewer than five answered, so none were kept")
    assert labels(shown) == [NEW]


async def test_many_surveys_still_fit_into_one_message(house: House) -> None:
    for number in range(40):
        text = PARKS.replace("id: parks", f"id: parks-{number}")
        (house.folder / "surveys" / f"parks-{number}.yaml").write_text(text)
    shown = await house.staff.types("/staff", "… and 26 more, not published: /publish NAME")
    assert len(shown["text"]) < 4096
    assert len(labels(shown)) <= 31


async def test_a_file_with_faults_is_not_offered(house: House) -> None:
    (house.folder / "surveys" / "parks.yaml").write_text("id: parks")
    shown = await house.staff.types("/staff", "There is no survey yet.")
    assert labels(shown) == [NEW]
