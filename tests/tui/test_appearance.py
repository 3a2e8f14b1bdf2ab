"""Themes, no colour, wide and right-to-left text."""

from pathlib import Path

import pytest
from policydiff.tui.app import ReviewApp
from policydiff.tui.widgets.document_pair import DocumentPair
from rich.cells import cell_len
from textual.pilot import Pilot

from tests.tui.driving import drive, review_app, review_of, shown


def test_light_and_dark(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        documents = review_of(app).query_one(DocumentPair)
        dark = documents.palette["removed"]
        await pilot.press("T")
        assert app.theme == "policydiff-light"
        assert documents.palette["removed"] != dark

    drive(review_app(store), script)


def test_without_colour_the_signs_still_tell(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(app: ReviewApp, _pilot: Pilot[None]) -> None:
        screen = shown(app)
        assert "✗ removed" in screen
        assert "✗ REMOVED" in screen
        assert "▼ weakened" in screen

    drive(review_app(store), script)


@pytest.mark.parametrize(
    "words", ["我们将每月检查所有电动工具。", "אנו נבדוק את כל הכלים בכל חודש.", "Wir prüfen e\u0301 jeden Monat 👍🏽."]
)
def test_wide_and_right_to_left_text_does_not_break_the_columns(tmp_path: Path, words: str) -> None:
    old, new = tmp_path / "old.md", tmp_path / "new.md"
    old.write_text(f"# A\n\n{words * 6}\n\nWe will pause training.\n")
    new.write_text(f"# A\n\n{words * 5}\n")
    app = ReviewApp((str(old), str(new)), start=tmp_path)

    async def script(app: ReviewApp, _pilot: Pilot[None]) -> None:
        documents = review_of(app).query_one(DocumentPair)
        page = documents.page
        assert page is not None
        for y in range(page.height):
            strip = documents.draw(y, documents.room)
            assert strip.cell_length == cell_len(strip.text) == documents.room
            before = strip.crop(0, page.column).text
            assert strip.crop(page.column, page.column + 1).text == "│", before

    drive(app, script)
