"""The page explains its rules, so its tests let them speak for themselves."""

from collections.abc import Iterator

import pytest

from tests.report.html.chromium import Browser, executable


@pytest.fixture(autouse=True)
def plain_reasons() -> None:
    """Stands in place of the sentences that other reports are tested with."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if executable() is None:
        pytest.skip("no Chromium on this machine")
    made = Browser(tmp_path_factory.mktemp("chromium"))
    yield made
    made.close()
