"""Reports are tested with sentences of their own, so that rewording a rule moves no golden."""

import pytest

from policydiff.model import Shift
from policydiff.rules import registry


@pytest.fixture(autouse=True)
def plain_reasons(monkeypatch: pytest.MonkeyPatch) -> None:
    def sentence(shift: Shift) -> str:
        return shift.arguments["sentence"]

    monkeypatch.setattr(registry, "reason", sentence)
