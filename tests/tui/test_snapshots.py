"""A few pictures of the screens on the bundled policies; every other assertion is on text."""

import re
from pathlib import Path

import pytest
from policydiff.tui.app import ReviewApp
from textual.pilot import Pilot
from textual.widgets import Input

from tests.goldens import assert_golden
from tests.tui.driving import drive, settled

POLICIES = Path(__file__).resolve().parents[2] / "policies"
PAIR = ("grok-acceptable-use@2025-01-02", "grok-acceptable-use@2026-08-14")

SCENES: dict[str, tuple[tuple[int, int], str, bool, tuple[str, ...]]] = {
    "review-80": ((80, 24), "dark", True, ("n",)),
    "review-120": ((120, 40), "dark", True, ()),
    "review-200": ((200, 50), "light", True, ("n", "n")),
    "opening-120": ((120, 40), "dark", False, ()),
    "lineage-120": ((120, 40), "dark", True, ("l",)),
    "help-120": ((120, 40), "dark", True, ("question_mark",)),
}


def normalized(svg: str) -> str:
    """The picture without what differs from run to run: ids that hash the content, web fonts, the store's path."""
    svg = re.sub(r"terminal-\d+", "terminal", svg)
    svg = re.sub(r"@font-face \{[^}]*\}\s*", "", svg)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


@pytest.mark.parametrize("name", SCENES)
def test_a_screen_looks_as_it_did(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    size, theme, reviewing, keys = SCENES[name]
    shutil.copytree(POLICIES, tmp_path / "policies")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")
    # The weights are made anew whenever judgement changes; a picture of them would tell nothing.
    monkeypatch.setattr("policydiff.rules.confidence._weights", lambda: (0.5, {"replaced": -1.0}))
    app = ReviewApp(PAIR if reviewing else None, store="policies", start=tmp_path, theme=theme)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await pilot.press(*keys)
        await settled(app, pilot)
        assert_golden(f"tui/{name}.svg", normalized(app.export_screenshot(title="policydiff")))

    drive(app, script, size)
