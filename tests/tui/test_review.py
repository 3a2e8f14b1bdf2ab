import os
from pathlib import Path

import pytest
from policydiff.tui.app import ReviewApp
from policydiff.tui.page import Arrangement
from policydiff.tui.widgets.change_list import ChangeList
from policydiff.tui.widgets.document_pair import DocumentPair
from textual.pilot import Pilot

from policydiff.verdicts.book import read_sheet
from tests.tui.driving import SIZES, drive, opening_of, outcomes, review_app, review_of, settled, shown

SHEET = "1.0..2.0.verdicts.toml"


@pytest.mark.parametrize("size", SIZES)
def test_a_revision_is_reviewed_by_keys(store: Path, size: tuple[int, int]) -> None:
    path = store / "tool-library" / SHEET

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert outcomes(app)[0] == "removed"
        screen = shown(app)
        assert "nothing in 2.0 takes its place" in " ".join(screen.replace("│", " ").split()) or size[0] == 120
        assert "0 of 4 reviewed" in screen
        await pilot.press("a")
        assert [one.judgement for one in read_sheet(path).verdicts] == ["accepted"]
        await pilot.press("d", "!")
        assert sorted(one.judgement for one in read_sheet(path).verdicts) == ["accepted", "disputed", "needs-attention"]
        assert "3 of 4 reviewed" in shown(app)
        await pilot.press("u")
        assert len(read_sheet(path).verdicts) == 2
        await pilot.press("u", "u", "u")
        assert read_sheet(path).verdicts == ()
        assert "nothing to undo" in shown(app)

    drive(review_app(store), script, size)


def test_next_and_previous_and_the_losses(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        changes = review_of(app).query_one(ChangeList)
        at: list[int] = []
        for key in ("n", "j", "right_square_bracket", "p", "k", "G", "g", "down", "up", "left_square_bracket"):
            await pilot.press(key)
            at.append(changes.cursor)
        assert at == [1, 2, 2, 1, 0, 3, 0, 1, 0, 0]
        assert outcomes(app)[3] == "added"

    drive(review_app(store), script)


def test_a_verdict_with_a_note(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("c", *"ask Ben", "tab", "down", "space", "shift+tab", "enter")
        verdict = read_sheet(store / "tool-library" / SHEET).verdicts[0]
        assert (verdict.judgement, verdict.note, verdict.by) == ("disputed", "ask Ben", "Ada")
        await pilot.press("c", "escape")
        assert "ask Ben" in shown(app)

    drive(review_app(store), script)


def test_verdicts_of_an_earlier_sitting_are_there_again(store: Path) -> None:
    async def judge(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "q")

    async def find(app: ReviewApp, _pilot: Pilot[None]) -> None:
        assert "1 of 4 reviewed" in shown(app)
        assert "⊘" in shown(app)

    drive(review_app(store), judge)
    drive(review_app(store), find)


def test_a_verdict_on_text_that_changed_is_loud_and_wants_to_be_confirmed(store: Path) -> None:
    async def judge(_app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d")

    async def find(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "0 of 4 reviewed" in shown(app)
        assert "1 verdict on text that changed since" in shown(app)
        assert "↻" in shown(app)
        await pilot.press("d")
        assert "1 of 4 reviewed" in shown(app)
        assert len(read_sheet(store / "tool-library" / SHEET).verdicts) == 1

    drive(review_app(store), judge)
    old = store / "tool-library" / "1.0.md"
    old.write_text(old.read_text().replace("lending a drill as soon", "lending any drill as soon"))
    drive(review_app(store), find)


def test_search_narrows_the_list_and_finds_places_in_the_texts(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("slash", *"accident")
        assert len(outcomes(app)) == 1
        await pilot.press("enter", "escape")
        assert len(outcomes(app)) == 4
        await pilot.press("slash", *"goggles", "enter")
        assert outcomes(app) == []
        assert "goggles" in shown(app)
        await pilot.press("slash", *"xyzzy", "enter")
        assert "in neither text" in shown(app)
        await pilot.press("escape")
        assert len(outcomes(app)) == 4

    drive(review_app(store), script)


def test_filters(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("f", "down", "down", "down", "space", "enter")
        assert outcomes(app) == ["removed"]
        assert "1 of 4 changes" in shown(app)
        await pilot.press("f", "c", "enter")
        assert len(outcomes(app)) == 4
        await pilot.press("a", "f", "tab", "tab", "tab", "space", "enter")
        assert "removed" not in outcomes(app)
        await pilot.press("escape")
        assert len(outcomes(app)) == 4

    drive(review_app(store), script)


def test_space_goes_through_the_arrangements(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        documents = review_of(app).query_one(DocumentPair)
        seen = []
        for _ in range(3):
            await pilot.press("space")
            seen.append(documents.arrangement)
        assert seen == [Arrangement.STACKED, Arrangement.CHANGES, Arrangement.SIDES]
        await pilot.press("plus", "plus", "minus", "minus", "minus")
        assert (documents.arrangement, documents.context) == (Arrangement.CHANGES, 0)
        assert "without a change" in shown(app)

    drive(review_app(store), script)


def test_explain_lineage_and_help_open_and_close(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("e")
        assert "Speaks on" in shown(app)
        await pilot.press("escape", "l")
        await settled(app, pilot)
        assert "in the first version on record" in shown(app)
        assert "removed" in shown(app)
        await pilot.press("escape", "question_mark")
        assert "take back the last verdict" in shown(app)
        await pilot.press("escape")
        assert len(app.screen_stack) == 2

    drive(review_app(store), script)


def test_a_quote_is_copied_with_its_citation(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("y")
        assert "“We will stop lending a drill as soon as one member has been hurt by it.”" in app.clipboard
        assert "tool-library@1.0, effective 2024-03-01, Tool Library Rules > Safety, line 13" in app.clipboard

    drive(review_app(store), script)


@pytest.mark.parametrize(("downs", "name", "begins"), [(0, "x.md", "#"), (1, "x.json", "{")])
def test_the_review_is_exported_with_its_verdicts(store: Path, downs: int, name: str, begins: str) -> None:
    from policydiff.tui.exporting import forms

    form = ["markdown", "json"][downs]
    steps = forms().index(form)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("d", "x", "tab", *["down"] * steps, "space", "shift+tab", "ctrl+u", *name, "enter")
        written = (store.parent / name).read_text()
        assert written.startswith(begins)
        assert "disputed" in written
        assert f"written to {store.parent / name}"[:40] in shown(app)

    drive(review_app(store), script, (200, 50))


def test_a_file_that_changes_on_disk_is_noticed_and_compared_again(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        screen = review_of(app)
        path = store / "tool-library" / "2.0.md"
        path.write_text(path.read_text().replace("90 days", "30 days"))
        os.utime(path, (1, 1))
        screen._look_at_files()
        await pilot.pause()
        assert "2.0.md changed on disk" in shown(app)
        await pilot.press("R")
        await settled(app, pilot)
        assert len(outcomes(app)) == 3
        assert "changed on disk" not in shown(app)

    drive(review_app(store), script)


def test_the_mouse_chooses_changes_in_the_list_and_in_the_text(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        changes = review_of(app).query_one(ChangeList)
        await pilot.click(ChangeList, offset=(5, 4))
        assert changes.cursor == 2
        y = next(n for n, row in enumerate(shown(app).splitlines()) if "hurt by" in row)
        await pilot.click(offset=(50, y))
        assert outcomes(app)[changes.cursor] == "removed"

    drive(review_app(store), script)


def test_the_users_own_key_works_and_is_shown(store: Path) -> None:
    config = Path(os.environ["XDG_CONFIG_HOME"]) / "policydiff" / "keys.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('[keys]\nnext = "w"\n')

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        changes = review_of(app).query_one(ChangeList)
        await pilot.press("w")
        assert changes.cursor == 1
        await pilot.press("n")
        assert changes.cursor == 1
        assert " w next" in shown(app)

    try:
        drive(review_app(store), script)
    finally:
        config.unlink()


def test_b_goes_back_to_the_store(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("b")
        await settled(app, pilot)
        assert opening_of(app)
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert len(outcomes(app)) == 4

    drive(review_app(store), script)


def test_commands_are_found_by_name(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+p", *"next removed")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await settled(app, pilot)
        assert review_of(app).query_one(ChangeList).cursor == 1

    drive(review_app(store), script)


def test_what_is_typed_right_after_the_search_key_is_no_verdict(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        from textual import events

        for key in ("slash", *"drill"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        await pilot.pause(0.2)
        assert not (store / "tool-library" / SHEET).exists()
        assert outcomes(app) == ["removed"]

    drive(review_app(store), script)


def test_judging_under_a_filter_by_verdict_skips_nothing(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press("f", "tab", "tab", "tab", "space", "enter")
        assert len(outcomes(app)) == 4
        await pilot.press("a", "a", "a", "a")
        assert outcomes(app) == []
        assert "4 of 4 reviewed" in shown(app)

    drive(review_app(store), script)


def test_h_hides_what_the_tool_is_unsure_of_and_shows_it_again(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policydiff.rules.confidence._weights", lambda: (2.0, {"removed": -5.0}))

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        everything = outcomes(app)
        assert everything[0] == "removed"
        assert "unsure, 0.05" in shown(app)
        assert "critical?" in shown(app)
        await pilot.press("h")
        assert outcomes(app) == everything[1:]
        assert "1 of confidence below 0.5 hidden" in shown(app)
        assert "no unsure" in shown(app)
        assert "confidence 0.88" in shown(app)
        await pilot.press("f", "enter")
        assert outcomes(app) == everything[1:]
        await pilot.press("h")
        assert outcomes(app) == everything
        await pilot.press("h", "escape")
        assert outcomes(app) == everything

    drive(review_app(store), script)
