"""What sealed bytes are sealed to, so that no row's can be put in the place of another's.

Changing the key opens each row with these words too: it takes what does not open for shut before.
"""


def of_interview(contact: str, survey: str) -> bytes:
    """Return what the state of an interview is sealed to."""
    return f"{contact}/{survey}".encode()


def of_paper(kind: str, survey: str, name: str) -> bytes:
    """Return what the words of a paper are sealed to."""
    return f"{kind}/{survey}/{name}".encode()
