"""Web pages: what survives, and what is furniture."""

import pytest

from policydiff.ingest import ingest
from policydiff.model.errors import InputError

LONG = "We will keep a record of every decision that this page speaks of, and show it to whoever asks for it."

CASES = {
    "headings": ("<h1>One</h1><h3>Three</h3><div role=heading aria-level=2>Two</div>", "# One\n\n### Three\n\n## Two"),
    "emphasis": ("<p>We <strong>must</strong> and <em>may</em> go.</p>", "We **must** and *may* go."),
    "bold by style": ('<p><span style="font-weight:700">Scope.</span> All of it.</p>', "**Scope.** All of it."),
    "punctuation at the end of bold": ("<p><b>Scope:</b>all</p>", "**Scope**:all"),
    "nested lists": (
        "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
        "- a\n  - b\n- c",
    ),
    "numbers, letters, starts": (
        '<ol start="3"><li>x<ol type="a"><li>y<ol type="i"><li>z</ol></ol><li value="7">w</ol>',
        "3. x\n   - a. y\n     - i. z\n7. w",
    ),
    "paragraphs in an item": (
        "<ol><li><p>One.</p><p>Two.</p></li><li>Three.</li></ol>",
        "1. One.\n\n   Two.\n\n2. Three.",
    ),
    "item's own bullet": ("<ul><li>• word</li></ul>", "- word"),
    "table": (
        "<table><tr><th>A<th>B</tr><tr><td>1<td>x|y</tr></table>",
        "| A | B |\n| --- | --- |\n| 1 | x\\|y |",
    ),
    "spans of cells": (
        "<table><thead><tr><th>A<th>B<th>C</tr></thead>"
        "<tr><td rowspan=2>1<td colspan=2>2</tr><tr><td>3<td>4</tr></table>",
        "| A | B | C |\n| --- | --- | --- |\n| 1 | 2 |  |\n|  | 3 | 4 |",
    ),
    "table without a head": (
        "<table><tr><td>a<td>b</tr><tr><td>c<td>d</tr></table>",
        "|  |  |\n| --- | --- |\n| a | b |\n| c | d |",
    ),
    "list in a cell": (
        "<table><tr><th>A<th>B</tr><tr><td>x<td><ul><li>one<li>two</ul></tr></table>",
        "| A | B |\n| --- | --- |\n| x | • one<br>• two |",
    ),
    "layout table": ("<table role=presentation><tr><td><p>a</p><td><p>b</p></tr></table>", "a\n\nb"),
    "footnote": (
        '<p>Kept<sup><a href="#n1" id="r1">1</a></sup> here.</p><ol><li id="n1">Or so. <a href="#r1">↩</a></li></ol>',
        "Kept[^1] here.\n\n[^1]: Or so.",
    ),
    "footnote by anchor": (
        '<p>Kept<a class="footnote-ref" href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Or so.</p></div>',
        "Kept[^1].\n\n[^1]: Or so.",
    ),
    "a link to a section is no footnote": (
        '<p>See <a href="#s">2</a>.</p><h2 id="s">Two</h2><p>Text.</p>',
        "See 2.\n\n## Two\n\nText.",
    ),
    "links": (
        '<p><a href="https://example.org/a">Rules</a> <a href="javascript:run()">go</a> <a href="/in">in</a></p>',
        "[Rules](https://example.org/a) go in",
    ),
    "quotation": ("<blockquote><p>We promise.</p></blockquote>", "> We promise."),
    "exponent": ("<p>10<sup>26</sup> steps, 1<sup>st</sup></p>", "10²⁶ steps, 1st"),
    "line breaks": ("<p>One<br>Two</p>", "One\nTwo"),
    "preformatted": ("<pre>First   line\nsecond\n\nNew one</pre>", "First line\nsecond\n\nNew one"),
    "soft hyphens": ("<p>respon\u00adsi\u200bble</p>", "responsible"),
    "marks of Markdown": (
        "<p># no * list [^1] `x` &lt;b&gt; 5 &lt; 6</p><p>1. no item</p>",
        "\\# no \\* list \\[^1] \\`x\\` \\<b> 5 < 6\n\n1\\. no item",
    ),
    "broken markup": ("<p>One <b>two<p>three</i></div>", "One **two**\n\nthree"),
}


@pytest.mark.parametrize(("html", "expected"), CASES.values(), ids=CASES)
def test_structure_survives(html: str, expected: str) -> None:
    assert ingest(f"<html><body>{html}</body></html>".encode()).markdown == expected + "\n"


FURNITURE = {
    "script": "<script>var x = 'GONE'</script>",
    "style": "<style>.GONE { }</style>",
    "menu": "<nav><ul><li>GONE</li></ul></nav>",
    "menu by role": "<div role=navigation>GONE</div>",
    "cookie banner": '<div class="cookie-banner">GONE</div>',
    "consent by id": '<div id="onetrust-consent-sdk">GONE</div>',
    "page footer": "<footer>GONE</footer>",
    "hidden": "<p hidden>GONE</p><p style='display: none'>GONE</p><span aria-hidden=true>GONE</span>",
    "buttons": "<button>GONE</button><select><option>GONE</select>",
    "noscript and frames": "<noscript>GONE</noscript><iframe srcdoc='GONE'>GONE</iframe>",
    "comment": "<!-- GONE -->",
    "template": "<template><p>GONE</p></template>",
    "drawing": "<svg><text>GONE</text></svg>",
    "breadcrumbs": '<ol class="breadcrumb"><li>GONE</li></ol>',
    "picture": '<img alt="GONE" src=x onerror="GONE()">',
}


@pytest.mark.parametrize("part", FURNITURE.values(), ids=FURNITURE)
def test_furniture_goes(part: str) -> None:
    page = f"<html><body>{part}<h1>Terms</h1><p>{LONG}</p>{part}<p>{LONG}</p></body></html>"
    assert ingest(page.encode()).markdown == f"# Terms\n\n{LONG}\n\n{LONG}\n"


def test_a_policy_about_cookies_is_no_banner() -> None:
    page = f'<html><body><div class="cookie-notice"><h1>Cookies</h1><p>{LONG}</p></div></body></html>'
    assert LONG in ingest(page.encode()).markdown


def test_main_stands_for_the_page() -> None:
    page = f"<html><body><div><p>Elsewhere</p></div><main><h1>Terms</h1><p>{LONG}</p></main></body></html>"
    assert ingest(page.encode()).markdown == f"# Terms\n\n{LONG}\n"


def test_title() -> None:
    headed = b"<html><head><title>Site | Terms</title></head><body><h1>Terms of Use</h1></body></html>"
    bare = b"<html><head><title>Site | Terms</title></head><body><p>We go.</p></body></html>"
    assert (ingest(headed).title, ingest(bare).title) == ("Terms of Use", "Site | Terms")


@pytest.mark.parametrize(
    "data",
    [
        '<html><head><meta charset="windows-1251"></head><body><p>Мы будем</p></body></html>'.encode("cp1251"),
        "\ufeff<html><body><p>Мы будем</p></body></html>".encode("utf-16-le"),
        "<html><body><p>Мы будем</p></body></html>".encode(),
        '<html><head><meta charset="iso-8859-1"></head><body><p>Мы будем</p></body></html>'.encode(),
    ],
    ids=["meta", "byte order mark", "plain UTF-8", "UTF-8 that says otherwise"],
)
def test_encodings(data: bytes) -> None:
    assert ingest(data, kind="html").markdown == "Мы будем\n"


def test_deep_nesting_is_refused_rather_than_cut_short() -> None:
    page = "<html><body><p>We go.</p>" + "<div>" * 5000 + "<p>We stay.</p>" + "</div>" * 5000
    with pytest.raises(InputError, match="nested deeper"):
        ingest(page.encode())


def test_long_pages_take_time_in_proportion() -> None:
    items = "".join(f'<p>Word<sup><a href="#n">{n % 10}</a></sup></p>' for n in range(20_000))
    assert "Word" in ingest(f"<html><body>{items}<p id=n>Note</p></body></html>".encode()).markdown
