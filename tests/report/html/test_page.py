import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from policydiff.report.html import render
from policydiff.report.view import Report, Selection
from policydiff.report.wording import SIGNS
from tests.report.drafts import NEW, OLD, named, report
from tests.report.html.hostile import PAYLOADS, UNSEEN, around
from tests.report.html.reading import Node, read

LINKS = ("href", "src", "action", "formaction", "data", "srcset", "poster", "xlink:href", "background", "ping")


@pytest.fixture(scope="module")
def page() -> Node:
    return read(render(report()))


def safe(page: Node) -> None:
    """Nothing on the page runs, loads, or leads anywhere else."""
    assert len(list(page.all("script"))) == len(list(page.all("style"))) == 1
    assert not [node.tag for node in page.all() if node.tag in ("img", "iframe", "object", "embed", "base", "audio")]
    for node in page.all():
        for name, value in node.attributes.items():
            assert not name.startswith("on") and name not in ("style", "srcdoc"), (node.tag, name)
            if name in LINKS:
                assert value is not None and (value.startswith("#") or value == "data:,"), (node.tag, name, value)
    refreshing = [node for node in page.all("meta") if (node.attributes.get("http-equiv") or "").lower() == "refresh"]
    assert refreshing == []


def test_the_parts_of_the_page(page: Node) -> None:
    for landmark in ("header", "nav", "main", "footer"):
        body = page.one("body")
        assert [child.tag for child in body.children if isinstance(child, Node)].count(landmark) == 1
    assert page.one("h1").text == "Tool Library Rules"
    assert page.one("head").one("title").text.startswith("Tool Library Rules: tool-library@1.0")
    assert page.one("html").attributes["lang"] == "en"
    assert [node.text for node in page.all("h2")][:3] == [
        "Summary",
        "Changes, most important first",
        "Both versions in full",
    ]


def test_headings_never_skip_a_level(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.all() if re.fullmatch(r"h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_anchor_leads_somewhere_and_every_name_is_given_once(page: Node) -> None:
    ids = [str(node.attributes["id"]) for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    links = [str(node.attributes["href"])[1:] for node in page.all("a")]
    assert links
    assert set(links) <= set(ids)
    for node in page.all():
        for name in ("aria-labelledby", "for"):
            assert set(str(node.attributes.get(name) or "").split()) <= set(ids)


def test_every_control_has_a_name(page: Node) -> None:
    named_by = {node.attributes.get("for") for node in page.all("label")}
    wrapped = {id(control) for label in page.all("label") for control in label.all("input")}
    for tag in ("input", "select"):
        for control in page.all(tag):
            assert control.attributes.get("id") in named_by or id(control) in wrapped
    for button in page.all("button"):
        assert button.text.strip()


def test_outcomes_are_told_in_words_and_signs(page: Node) -> None:
    made = report()
    articles = [node for node in page.all("article") if "change" in str(node.attributes["class"]).split()]
    shown = made.shown()
    assert len(articles) == len(shown)
    for article, change in zip(articles, shown, strict=True):
        heading = article.one("h3").text
        assert heading.startswith(SIGNS[change.outcome])
        assert str(change.outcome) in heading.lower()
        assert article.attributes["data-category"] == change.category
        assert str(change.fingerprint) in str(article.attributes["id"])


def test_each_change_leads_to_its_place_in_the_full_text_and_back(page: Node) -> None:
    ids = {node.attributes["id"]: node for node in page.all() if "id" in node.attributes}
    for article in page.all("article"):
        if "change" not in str(article.attributes["class"]).split():
            continue
        link = next(node for node in article.all("a") if node.text == "In the full text")
        place = ids[str(link.attributes["href"])[1:]]
        assert place.tag == "td"
        assert any(node.attributes["href"] == f"#{article.attributes['id']}" for node in place.all("a"))


def test_the_full_text_is_all_there(page: Node) -> None:
    table = page.one("table", class_="both")
    for side, source in (("old", OLD), ("new", NEW)):
        cells = [node for node in table.all("td") if str(node.attributes["class"]).split()[0] == side]
        shown = re.sub(r"\W+", " ", " ".join(cell.text for cell in cells)).lower()
        for line in ("we lend tools to our neighbours", "a repair is any work on a tool", "a tool is a promise"):
            assert line in shown
        for word in set(re.findall(r"[a-z]+", source.lower())):
            assert word in shown, f"{word!r} is missing on the {side} side"


def test_marks_stand_on_words(page: Node) -> None:
    table = page.one("table", class_="both")
    row = next(row for row in table.all("tr") if "name the repairer" in row.text)
    assert [node.text for node in row.all("del")] == ["will"]
    assert [node.text for node in row.all("ins")] == ["may"]


def test_each_rule_that_spoke_is_explained_once(page: Node) -> None:
    said = {shift.rule for change in report().shown() for shift in change.shifts}
    pages = [node for node in page.all("article") if node.attributes["class"] == "rulepage"]
    assert {node.one("code").text for node in pages} >= said
    assert len({node.attributes["id"] for node in pages}) == len(pages)


def test_only_the_page_s_own_script_and_style_may_run(page: Node) -> None:
    policy = str(page.one("meta", http_equiv="Content-Security-Policy").attributes["content"])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        digest = base64.b64encode(hashlib.sha256(page.one(tag).text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_page_loads_nothing(page: Node) -> None:
    safe(page)
    assert not re.search(r"url\(|@import|https?:|//[a-z]", page.one("style").text)
    assert not re.search(r"https?:|fetch|XMLHttp|import\(|innerHTML|eval|WebSocket", page.one("script").text)


def test_the_same_texts_give_the_same_bytes() -> None:
    assert render(report()) == render(report())


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_texts_stay_text(payload: str) -> None:
    made = named(report(around(payload, False), around(payload, True)), f"Title {payload}", f"2 {payload}")
    warned = replace(made, comparison=replace(made.comparison, warnings=(f"warning {payload}",)))
    page = read(render(warned))
    safe(page)
    assert f"Title {payload}" in page.one("h1").text
    assert len(list(page.all("article"))) > 1


@pytest.mark.parametrize(("text", "spelled"), UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_is_spelled_out(text: str, spelled: str) -> None:
    rendered = render(report(around(text, False), around(text, True)))
    assert spelled in read(rendered).said()
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202a-\u202e\ud800-\udfff]", rendered)


@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), (OLD, OLD), ("", NEW), (OLD, ""), ("One.", "Entirely other words about fish.")],
    ids=["empty", "same", "from nothing", "to nothing", "nothing in common"],
)
def test_pairs_with_little_to_tell(old: str, new: str) -> None:
    page = read(render(report(old, new)))
    safe(page)
    assert page.one("p", class_="headline").text


def test_a_report_without_its_texts_leaves_them_out() -> None:
    made = report()
    page = read(render(Report(made.comparison)))
    assert not list(page.all("table", class_="both"))
    assert not [node for node in page.all("a") if node.text == "In the full text"]


def test_filters_of_the_command_choose_what_is_listed() -> None:
    page = read(render(report(selection=Selection(outcomes=frozenset({"added"})))))
    articles = [node for node in page.all("article") if "change" in str(node.attributes["class"]).split()]
    assert articles
    assert {node.attributes["data-outcome"] for node in articles} == {"added"}
    assert "filtered out" in page.text


def test_a_table_that_repeats_a_change_names_each_place_once() -> None:
    twice = "We will publish the report each year.\n\nWe will publish the report each year.\n"
    page = read(render(report(twice, "Nothing.\n")))
    ids = [node.attributes["id"] for node in page.all() if "id" in node.attributes]
    assert len(ids) == len(set(ids))


def test_what_the_tool_is_unsure_of_is_marked() -> None:
    first, *rest = report().comparison.changes
    unsure = replace(report().comparison, changes=(replace(first, confidence=0.45), *rest))
    page = render(replace(report(), comparison=unsure))
    assert page.count('class="unsure"') == 1
    assert '<span class="unsure">unsure, 0.45</span>' in page
    assert 'data-confidence="0.45"' in page
