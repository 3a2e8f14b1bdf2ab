from collections import Counter
from dataclasses import replace

import pytest

from policydiff.model import Outcome
from policydiff.report.html import Revision, render_history
from policydiff.report.html.timeline import _places
from tests.report.drafts import NEW, OLD, report
from tests.report.html.hostile import PAYLOADS
from tests.report.html.reading import Node, read
from tests.report.html.test_page import safe

REVISIONS = (
    Revision("r1", "1.0", "2024-03-01", "first"),
    Revision("r2", "2.0", "2025-03-01", "material", report=report()),
    Revision("r3", "2.1", "2025-06-01", "noise"),
    Revision("r4", "2.2", "2025-07-01", "material", Counter({Outcome.REMOVED: 3})),
    Revision("r5", "3.0", "2026-01-01", "material", report=report(NEW, OLD)),
)


@pytest.fixture(scope="module")
def page() -> Node:
    return read(render_history("Tool Library Rules", REVISIONS))


def test_every_revision_is_in_the_table_the_newest_first(page: Node) -> None:
    rows = list(page.one("table", class_="revisions").one("tbody").all("tr"))
    assert [row.one("th").text for row in rows] == ["3.0", "2.2", "2.1", "2.0", "1.0"]
    cells = [cell.text for cell in rows[1].all("td")]
    assert cells[:3] == ["2025-07-01", "material", "3"]


def test_revisions_with_a_comparison_have_a_chapter(page: Node) -> None:
    chapters = list(page.all("section", class_="chapter"))
    assert len(chapters) == 2
    linked = {str(node.attributes["href"])[1:] for node in page.one("table", class_="revisions").all("a")}
    assert linked == {chapter.attributes["aria-labelledby"] for chapter in chapters}


def test_the_page_is_as_safe_and_sound_as_that_of_one_comparison(page: Node) -> None:
    safe(page)
    ids = [str(node.attributes["id"]) for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert {str(node.attributes["href"])[1:] for node in page.all("a")} <= set(ids)


def test_each_rule_is_explained_once_for_all_chapters(page: Node) -> None:
    rules = [node.attributes["id"] for node in page.all("article", class_="rulepage")]
    assert rules
    assert len(rules) == len(set(rules))


def test_the_same_history_gives_the_same_bytes() -> None:
    assert render_history("Rules", REVISIONS) == render_history("Rules", REVISIONS)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_names_stay_text(payload: str) -> None:
    page = read(render_history(payload, [Revision("r1", payload, payload, payload)]))
    safe(page)
    assert page.one("h1").text == payload


def test_a_policy_without_versions_has_a_page() -> None:
    safe(read(render_history("Rules", [])))


@pytest.mark.parametrize(
    ("days", "ordered"),
    [(["2024-01-01", "2024-02-01", "2025-01-01"], True), (["", "2024-01-01"], True), (["2024-01-01"] * 3, True)],
)
def test_places_run_with_time(days: list[str], ordered: bool) -> None:
    places = _places(days)
    assert len(places) == len(days)
    assert (places == sorted(places)) is ordered
    assert len(set(places)) == len(places)


def test_a_run_of_revisions_that_changed_nothing_is_one_row() -> None:
    quiet = [Revision(f"r{day}", f"v{day}", f"2025-01-0{day}", "noise") for day in range(1, 6)]
    edited = Revision("r6", "v6", "2025-01-06", "editorial")
    page = read(render_history("Rules", [REVISIONS[0], *quiet, edited, REVISIONS[4]]))
    rows = list(page.one("table", class_="revisions").one("tbody").all("tr"))
    assert [row.one("th").text for row in rows] == ["3.0", "v6", "5 revisions", "1.0"]
    assert "2025-01-01 to 2025-01-05" in rows[2].text


def test_labels_that_would_meet_leave_room_for_what_changed_most() -> None:
    near = [Revision(f"r{day}", f"v{day}", f"2025-01-{day:02}", "noise") for day in range(1, 29)]
    late = Revision("r99", "late", "2026-01-01", "noise")
    page = read(render_history("Rules", [*near[:14], replace(REVISIONS[3], day="2025-01-15"), *near[15:], late]))
    labels = [node.text for node in page.all("text", class_="label")]
    assert "2.2" in labels
    assert "late" in labels
    assert len(labels) < 5
