import json
from pathlib import Path

import pytest
from policydiff.tui.app import ReviewApp
from policydiff.tui.revisions import judged
from policydiff.tui.widgets.store_lists import PolicyList, Timeline
from textual.pilot import Pilot
from textual.widgets import Input

from policydiff.store.location import locate
from policydiff.store.revisions import Archive
from tests.cli.running import run
from tests.repositories import commit, make_repository
from tests.tui.driving import NEW, OLD, SIZES, drive, opening_of, outcomes, review_of, settled, shown

BODY = OLD.rpartition("---\n")[2]


def browser(store: Path) -> ReviewApp:
    return ReviewApp(store=str(store), start=store.parent, theme="dark")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A recorded collection with many documents, one of them with three versions."""
    folder = make_repository(tmp_path / "archive")
    many: dict[str, str | bytes | None] = {f"Service {n:03}/Terms of Service.md": BODY for n in range(150)}
    commit(folder, {**many, "Tool Library/Privacy Policy.md": BODY}, "2025-01-01")
    menu = f"{BODY}\n\n[menu](https://menu.example)\n"
    commit(folder, {"Tool Library/Privacy Policy.md": menu}, "2025-02-01")
    commit(folder, {"Tool Library/Privacy Policy.md": NEW.rpartition("---\n")[2]}, "2025-03-01")
    return folder


@pytest.mark.parametrize("size", SIZES)
def test_policies_and_what_each_revision_did(store: Path, size: tuple[int, int]) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        screen = shown(app)
        assert "tool-library" in screen
        assert "✗ 1" in screen
        assert "▼ 2" in screen
        assert "the first recorded" in screen
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert len(outcomes(app)) == 4

    drive(browser(store), script, size)


def test_typing_finds_one_document_among_hundreds(archive: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "151 policies" in shown(app)
        await pilot.press(*"tool priv")
        await settled(app, pilot)
        assert opening_of(app).query_one(PolicyList).chosen == "Tool Library/Privacy Policy"
        screen = shown(app)
        assert "3 versions" in screen
        assert "binds as before" in screen
        assert "✗ 1" in screen
        await pilot.press(*"xyz")
        await pilot.pause()
        assert "nothing is called so" in shown(app)
        await pilot.press("escape", "escape")
        await settled(app, pilot)
        assert opening_of(app).query_one(PolicyList).line_count() == 151

    drive(browser(archive), script)


def test_letters_are_typed_into_the_filter_until_escape_leaves_it(archive: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "esc leaves the filter" in shown(app)
        await pilot.press(*"Qq")
        await pilot.pause()
        assert opening_of(app).query_one(Input).value == "Qq"
        await pilot.press("escape")
        await pilot.pause()
        assert "q quit" in shown(app).splitlines()[-1]
        assert "esc leaves the filter" not in shown(app)
        await pilot.press("slash", "backspace", "backspace", *"tool priv", "escape", "q")
        await pilot.pause()
        assert not app.is_running

    drive(browser(archive), script)


def test_what_a_revision_did_is_judged_once_for_browser_and_log(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POLICYDIFF_CACHE", str(tmp_path / "cache"))

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"tool priv")
        await settled(app, pilot)
        assert "binds as before" in shown(app)
        assert "✗ 1" in shown(app)

    drive(browser(archive), script)
    monkeypatch.setattr("policydiff.history.sieve.Sieve.judge", _never)
    drive(browser(archive), script)


def _never(*_: object) -> None:
    raise AssertionError("judged again")


def test_counts_are_those_of_the_log(archive: Path) -> None:
    store = locate(str(archive), archive)
    policy = "Tool Library/Privacy Policy"
    found = judged(Archive(store), store.versions(policy), lambda: False)
    counts = {one.number: {str(outcome): count for outcome, count in one.counts if count} for one in found}
    told = json.loads(run("log", policy, "--store", str(archive), "--format", "json").out)
    by_label = {one["version"]: one["summary"] for one in told["revisions"]}
    assert {number: by_label[store.versions(policy)[number].label] for number in counts} == counts


def test_any_two_versions_can_be_picked(archive: Path) -> None:
    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        await pilot.press(*"tool")
        await settled(app, pilot)
        await pilot.press("tab", "down", "down")
        assert "space marks it" in shown(app)
        await pilot.press("enter")
        assert opening_of(app)
        await pilot.press("space", "up", "up")
        assert opening_of(app).query_one(Timeline).marked == 0
        assert "enter reviews 2025-01-01 → 2025-03-01" in shown(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert review_of(app).specs == tuple(f"Tool Library/Privacy Policy@2025-0{month}-01" for month in (1, 3))
        await pilot.press("a")
        name = "Privacy Policy 2025-01-01..2025-03-01.verdicts.toml"
        assert (archive / "Tool Library" / name).is_file()

    drive(browser(archive), script)


def test_one_version_only(tmp_path: Path) -> None:
    policy = tmp_path / "policies" / "alone"
    policy.mkdir(parents=True)
    (policy / "1.0.md").write_text(OLD.replace("tool-library", "alone"))

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "one version only" in shown(app)
        await pilot.press("enter", "enter")
        assert opening_of(app)

    drive(browser(tmp_path / "policies"), script)


def test_a_store_without_versions_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    async def script(app: ReviewApp, _pilot: Pilot[None]) -> None:
        assert "holds no policies" in shown(app)

    drive(browser(tmp_path / "empty"), script)


def test_a_version_that_cannot_be_read_says_so_and_hides_nothing(store: Path) -> None:
    (store / "tool-library" / "3.0.md").write_bytes(b"\x00\x01binary")

    async def script(app: ReviewApp, pilot: Pilot[None]) -> None:
        assert "is not text" in shown(app)
        await pilot.press("enter", "enter")
        await settled(app, pilot)
        assert len(outcomes(app)) == 4

    drive(browser(store), script, (200, 50))
