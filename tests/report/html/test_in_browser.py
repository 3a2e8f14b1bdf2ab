"""The page as a browser has it: what a reader can press, what a stranger's text cannot do, what colours they see."""

import io
import re
from pathlib import Path

import pytest

from policydiff.report.html import Revision, render, render_history
from tests.report.drafts import NEW, OLD, report
from tests.report.html.chromium import Browser
from tests.report.html.hostile import PAYLOADS, UNSEEN, around

SHOWN = "[...document.querySelectorAll('article.change')].filter(one => one.offsetParent !== null)"
PICK = """
(() => {{
  document.forms.filters.elements.{}.value = "{}";
  document.forms.filters.dispatchEvent(new Event("input"));
}})()
"""
CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const part = (c) => ((c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const ground = (node) => {
    for (; node; node = node.parentElement) {
      const color = rgb(getComputedStyle(node).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const poor = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text; (text = walker.nextNode()); ) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest("script, .unseen, .skip, option, svg") || !node.checkVisibility()) continue;
    const [one, other] = [light(rgb(getComputedStyle(node).color)), light(ground(node))].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    if (ratio < 4.5) poor.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return [...poor];
})()
"""


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Browser:
    browser.prefer("light")
    browser.size(1280, 900)
    return shown(browser, tmp_path, render(report()))


def shown(browser: Browser, folder: Path, text: str, fragment: str = "") -> Browser:
    path = folder / "page.html"
    path.write_text(text, encoding="utf-8")
    browser.open(path.as_uri() + fragment)
    return browser


def quiet(browser: Browser) -> None:
    """No error, no message, no dialog, and nothing asked for but the page itself."""
    assert browser.problems == []
    assert [url for url in browser.requests if not url.startswith(("file:", "about:", "data:"))] == []
    assert len([url for url in browser.requests if url.startswith("file:")]) == 1


def outcomes(browser: Browser) -> list[str]:
    found = browser.run(f"{SHOWN}.map(one => one.dataset.outcome.split(' ')[0])")
    assert isinstance(found, list)
    return found


def test_the_page_opens_quietly(page: Browser) -> None:
    quiet(page)
    assert page.run("document.title").startswith("Tool Library Rules")
    assert len(outcomes(page)) == len(report().shown())


def test_outcomes_are_filtered_by_keyboard_and_counted(page: Browser) -> None:
    everything = outcomes(page)
    page.run("document.querySelector('input[value=weakened]').focus()")
    page.press(" ", " ", 32)
    assert set(outcomes(page)) == {"weakened"}
    count = everything.count("weakened")
    assert page.run("document.getElementById('found').textContent") == f"{count} of {len(everything)} shown"
    page.run("document.querySelector('input[value=added]').click()")
    assert set(outcomes(page)) == {"weakened", "added"}
    page.run("document.querySelector('button[type=reset]').click()")
    assert outcomes(page) == everything
    quiet(page)


@pytest.mark.parametrize(
    ("control", "test"),
    [
        ("category", "one.dataset.category === '{}'"),
        ("severity", "Number(one.dataset.severity) >= {}"),
        ("confidence", "Number(one.dataset.confidence) >= {}"),
    ],
)
def test_category_severity_and_confidence_are_filtered(page: Browser, control: str, test: str) -> None:
    everything = len(outcomes(page))
    value = page.run(f"[...document.forms.filters.elements.{control}.options].at(-1).value")
    page.run(PICK.format(control, value))
    assert page.run(f"{SHOWN}.every(one => {test.format(value)})")
    assert len(outcomes(page)) < everything


def test_search_finds_words_of_either_side_whatever_their_case_and_accents(page: Browser) -> None:
    page.run("document.getElementById('search').focus()")
    page.type("LÁDDERS return")
    assert page.run(f"{SHOWN}.length") >= 1
    assert page.run(f"{SHOWN}.every(one => one.textContent.includes('ladders'))")
    page.type(" <script>")
    assert outcomes(page) == []
    quiet(page)


def test_keys_step_through_changes_and_reach_the_search(page: Browser) -> None:
    page.run(f"{SHOWN}[0].focus()")
    page.press("j")
    page.press("n")
    page.press("k")
    assert page.run(f"{SHOWN}.indexOf(document.activeElement)") == 1
    page.press("/")
    assert page.run("document.activeElement.id") == "search"
    page.press("j")
    assert page.run("document.getElementById('search').value") == "j"


def test_everything_can_be_reached_with_the_tab_key(page: Browser) -> None:
    page.press("Tab", code=9)
    assert page.run("document.activeElement.className") == "skip"
    seen = set()
    for _ in range(14):
        page.press("Tab", code=9)
        seen.add(page.run("document.activeElement.id || document.activeElement.name || document.activeElement.tagName"))
    assert {"theme", "outcome", "category", "severity", "search"} <= seen


def test_an_anchor_opens_on_its_change(browser: Browser, tmp_path: Path) -> None:
    last = report().shown()[-1]
    shown(browser, tmp_path, render(report()), f"#c-{last.fingerprint}")
    assert browser.run("document.activeElement.id") == f"c-{last.fingerprint}"
    top = browser.run("document.activeElement.getBoundingClientRect().top")
    assert 0 <= top < 900
    quiet(browser)


def test_an_anchor_to_a_change_that_is_filtered_out_shows_it(page: Browser) -> None:
    removed = next(change for change in report().shown() if change.outcome == "removed")
    page.run("document.querySelector('input[value=added]').click()")
    assert "removed" not in outcomes(page)
    page.run(f"location.hash = 'c-{removed.fingerprint}'")
    assert "removed" in outcomes(page)
    assert page.run("document.activeElement.id") == f"c-{removed.fingerprint}"


def test_from_a_change_to_its_place_in_the_full_text_and_back(page: Browser) -> None:
    page.run(f"{SHOWN}[0].querySelector('.links a').click()")
    place = page.run("document.activeElement.tagName")
    assert place == "TD"
    page.run("document.activeElement.querySelector('a.sign').click()")
    assert page.run(f"{SHOWN}.indexOf(document.activeElement)") == 0


def test_unchanged_passages_can_be_put_away(page: Browser) -> None:
    rows = "[...document.querySelectorAll('.both tbody tr')].filter(row => row.offsetParent !== null).length"
    before = page.run(rows)
    page.run("document.getElementById('only-changed').click()")
    assert 0 < page.run(rows) < before
    quiet(page)


def test_dark_follows_the_system_until_the_button_says_otherwise(page: Browser) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.run(ground)
    page.prefer("dark")
    dark = page.run(ground)
    assert light != dark
    assert page.run("document.getElementById('theme').textContent") == "Light"
    page.run("document.getElementById('theme').click()")
    assert page.run(ground) == light
    page.prefer("light")
    page.run("document.getElementById('theme').click()")
    assert page.run(ground) == dark
    page.run("localStorage.clear()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_its_ground(page: Browser, scheme: str) -> None:
    page.prefer(scheme)
    assert page.run(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_sticks_out_at_any_width(browser: Browser, tmp_path: Path, width: int) -> None:
    long = f"We will {'w' * 400} it.\n"
    browser.size(width, 800, phone=width < 500)
    for text in (render(report()), render(report(OLD + long, NEW)), render_history(f"Rules/{'r' * 60}", [revision()])):
        shown(browser, tmp_path, text)
        assert browser.run("document.documentElement.scrollWidth") <= width
    browser.size(1280, 900)


def test_without_scripts_all_is_there_but_the_controls(browser: Browser, tmp_path: Path) -> None:
    browser.scripts(False)
    try:
        shown(browser, tmp_path, render(report()))
    finally:
        browser.scripts(True)
    assert len(outcomes(browser)) == len(report().shown())
    assert browser.run("document.getElementById('filters').offsetParent === null")
    assert browser.run("document.getElementById('theme').offsetParent === null")


@pytest.mark.parametrize(
    "payload", [*PAYLOADS.values(), *(text for text, _ in UNSEEN.values())], ids=[*PAYLOADS, *UNSEEN]
)
def test_a_hostile_text_does_nothing(browser: Browser, tmp_path: Path, payload: str) -> None:
    shown(browser, tmp_path, render(report(around(payload, False), around(payload, True))))
    browser.run("document.getElementById('search').focus()")
    browser.run("document.querySelectorAll('a, summary').forEach(one => one.click())")
    assert browser.run("typeof window.hit") == "undefined"
    assert browser.run("document.scripts.length") == 1
    assert browser.run("document.querySelectorAll('img, iframe, object, embed, base').length") == 0
    assert browser.run("location.protocol") == "file:"
    quiet(browser)


def test_the_policy_of_the_page_stops_what_might_slip_through(page: Browser) -> None:
    broken = render(report()).replace(
        "</main>", "<script>window.hit=1</script><img src=x onerror='window.hit=2'></main>"
    )
    assert "window.hit" in broken
    path = re.sub(r"^file://", "", page.requests[-1])
    Path(path).write_text(broken, encoding="utf-8")
    page.open(page.requests[-1])
    assert page.run("typeof window.hit") == "undefined"
    assert any("Content Security Policy" in problem for problem in page.problems)


def revision(number: int = 1) -> Revision:
    return Revision(f"r{number}", f"{number}.0", f"202{number}-01-01", "material", report=report())


def test_a_history_folds_its_texts_until_they_are_asked_for(browser: Browser, tmp_path: Path) -> None:
    shown(browser, tmp_path, render_history("Rules", [revision(1), revision(2)]))
    assert browser.run("document.querySelectorAll('details.texts[open]').length") == 0
    browser.run(f"{SHOWN}[0].querySelector('.links a').click()")
    assert browser.run("document.querySelectorAll('details.texts[open]').length") == 1
    assert browser.run("document.activeElement.tagName") == "TD"
    browser.run("document.querySelector('svg a').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert browser.run("location.hash").startswith("#r")
    quiet(browser)


def test_the_printed_page_has_the_text_and_none_of_the_controls(page: Browser) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="reads what was printed")
    with pdfium.PdfDocument(io.BytesIO(page.pdf())) as pdf:
        text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
    assert "Tool Library Rules" in text
    assert "We will insure every tool" in text
    assert "The rules that spoke" in text
    assert "Clear" not in text
    assert "Skip to" not in text
