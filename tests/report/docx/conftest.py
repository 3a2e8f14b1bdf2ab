"""Real comparisons of small texts, so the rules speak for themselves."""

import pytest


@pytest.fixture(autouse=True)
def plain_reasons() -> None:
    """Stands in place of the sentences that other reports are tested with."""
