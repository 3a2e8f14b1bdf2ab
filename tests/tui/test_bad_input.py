from pathlib import Path

import pytest
from policydiff.tui.app import ReviewApp
from textual.pilot import Pilot

from tests.cli.running import run
from tests.tui.driving import NEW, OLD, drive, outcomes, review_app, review_of, settled, shown


def pair(folder: Path, old: str, new: str) -> ReviewApp:
    (folder / "old.md").write_text(old)
    (folder / "new.md").write_text(new)
    return ReviewApp((str(folder / "old.md"), str(folder / "new.md")), start=folder, theme="dark")


def test_a_pair_without_changes(tmp_path: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "no material change" in shown(app)
        assert outcomes(app) == []
        await pilot.press("n", "p", "a", "u", "e", "l", "m", "y", "o", "c", "j", "G", "right_square_bracket", "space")
        assert "We will inspect" in shown(app)

    drive(pair(tmp_path, OLD, OLD), script)


def test_a_pair_with_nothing_in_common(tmp_path: Path) -> None:
    async def script(app: ReviewApp, _pilot: Pilot[None]) -> None:
        assert "the two texts have nothing in common" in shown(app)
        assert set(outcomes(app)) == {"removed", "added"}

    drive(
        pair(tmp_path, "# Garden\n\nWe water it daily.\n", "# Loans\n\nMembers must return ladders.\n"),
        script,
    )


def test_a_terminal_of_20_by_5_says_so_and_loses_nothing(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "20×5 is too" in shown(app)
        await pilot.press("a", "n", "space", "f", "escape", "question_mark", "escape")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "1 of 4 reviewed" in shown(app)

    drive(review_app(store), script, (20, 5))


OTHER_PAIR = b'schema = "policydiff.verdicts/1"\n[pair]\npolicy = "x"\n'


@pytest.mark.parametrize("content", [b"schema = [", b"\xff\xff", OTHER_PAIR])
def test_a_verdict_file_that_cannot_be_used_is_said_and_kept(store: Path, content: bytes) -> None:
    sheet = store / "tool-library" / "1.0..2.0.verdicts.toml"
    sheet.write_bytes(content)

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "verdicts.toml" in " ".join(shown(app).split())
        await pilot.press("a")
        assert "1 of 4 reviewed" in shown(app)

    drive(review_app(store), script, (200, 50))
    assert sheet.read_bytes() == content
    assert (store / "tool-library" / "1.0..2.0.spare.verdicts.toml").is_file()


def test_a_version_that_is_not_there_is_a_message_in_place(store: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        screen = shown(app)
        assert "no such version" in screen
        assert "R tries again" in screen
        await pilot.press("n", "a", "space", "f", "escape", "y", "x", "l", "e")
        assert review_of(app).compared is None

    drive(review_app(store, "tool-library@9"), script)


def test_a_comparison_under_way_can_be_given_up(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    from policydiff.tui.screens import review

    waiting, go = threading.Event(), threading.Event()
    real = review.compare_texts

    def slow(*arguments: object) -> object:
        waiting.set()
        go.wait(5)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(review, "compare_texts", slow)
    app = review_app(store)

    async def run_it() -> None:
        async with app.run_test() as pilot:
            while not waiting.is_set():
                await pilot.pause(0.01)
            assert "opening" in shown(app)
            await pilot.press("b")
            go.set()
            await settled(app, pilot)
            assert "the first recorded" in shown(app)

    import asyncio

    asyncio.run(run_it())


def test_without_a_terminal_the_command_to_use_is_named(store: Path) -> None:
    ran = run("review", "tool-library@1.0", "tool-library@2.0", "--store", str(store))
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert "policydiff diff tool-library@1.0 tool-library@2.0" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("only-one",), "needs two versions"),
        (("-", "x.md"), "cannot be reviewed"),
        (("--merge", "x.toml"), "--merge needs OLD and NEW"),
        (("--port", "99999"), "is no port"),
    ],
)
def test_wrong_arguments_are_one_clear_line(arguments: tuple[str, ...], said: str) -> None:
    ran = run("review", *arguments)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert said in ran.err


def test_hostile_text_reaches_the_screen_spelled_out(tmp_path: Path) -> None:
    hostile = "We will [bold]pause[/bold] \x1b[31mred\x07 and \u202eesrever training.\n"

    async def script(app: ReviewApp, _pilot: Pilot[None]) -> None:
        svg = app.export_screenshot()
        assert "\x1b" not in svg
        assert "\u202e" not in svg
        assert "[bold]pause[/bold]" in shown(app)

    drive(pair(tmp_path, hostile, NEW), script, (200, 50))
