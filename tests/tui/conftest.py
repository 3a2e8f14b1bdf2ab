from pathlib import Path

import pytest

from tests.tui.driving import make_store


@pytest.fixture(autouse=True)
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYDIFF_REVIEWER", "Ada")
    monkeypatch.delenv("COLORFGBG", raising=False)
    for name in ("EDITOR", "VISUAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return make_store(tmp_path)
