import pytest

from bot.conversation.screens.answered import answered
from bot.conversation.wording import Wording
from surveys.answers import Amount
from tests.surveys.small import item


@pytest.mark.parametrize(
    ("unit", "said"), [({}, "1234567"), ({"unit": "pounds"}, "1234567 pounds")]
)
def test_a_large_number_is_shown_as_it_was_typed(unit: dict[str, str], said: str) -> None:
    assert answered(Wording("en"), item("number", **unit), Amount(1234567.0)) == said
