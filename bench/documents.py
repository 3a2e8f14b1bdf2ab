"""Corpus texts as a publisher would put them out: a web page, a Word file, PDFs by a browser and a word processor."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OFFICES = ("soffice", "libreoffice")
_QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
_QUIET += ["--disable-background-networking", "--disable-component-update"]
TABLE = '<table border="1" cellpadding="4" cellspacing="0">'
SECONDS = 180
"""How long a browser or a word processor may take for one text."""

_REFERENCE = re.compile(r'<sup class="footnote-ref"><a href="#fn(\d+)" id="(fnref[\d:]+)">\[[^\]]*\]</a></sup>')
_NOTE = re.compile(r'<li id="fn(\d+)" class="footnote-item">(.*?)</li>\n(?=<li id="fn|</ol>\n</section>)', re.S)
_BACK = re.compile(r'\s*<a href="#fnref[^"]*" class="footnote-backref">.*?</a>')
_SECTION = re.compile(r'<hr class="footnotes-sep" />\n<section class="footnotes">.*?</section>\n', re.S)
_STYLE = """
body { font: 11pt/1.4 serif; hyphens: auto; text-align: justify }
table { border-collapse: collapse; text-align: left }
td, th { border: 1px solid #444; padding: 4px; vertical-align: top }
@media print { nav, .cookie-banner, .site-footer { display: none } }
p.lead::first-letter { font-size: 3em; float: left; line-height: 1; margin-right: 4px }
"""


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title} | Example</title>
<style>{style}</style><script>window.tracking = "script words";</script></head><body>
<header class="site-header"><nav><ul><li><a href="/">Home page</a></li><li><a href="/about">About us</a></li></ul></nav>
</header><div class="cookie-banner">We use cookies. <button>Accept all</button></div>
<main>{body}</main>
<footer class="site-footer"><p>Careers, press, imprint</p></footer><script>report()</script></body></html>
"""
_OFFICE_PAGE = """<!doctype html>
<html><head><meta charset="utf-8"><title>Policy</title></head><body>
<div title="header"><p>Policy of the example company</p></div>
{body}
{notes}<div title="footer"><p>Page <sdfield type=PAGE subtype=RANDOM format=PAGE>1</sdfield></p></div>
</body></html>
"""


def program(names: tuple[str, ...]) -> str:
    """The first of `names` that is installed, or ""."""
    return next((found for name in names if (found := shutil.which(name))), "")


def web_page(markdown: str) -> str:
    """`markdown` as a page of a web site: menu, cookie banner and footer around it, footnotes at its end."""
    body = _rendered(markdown)
    body = _REFERENCE.sub(r'<sup class="footnote-ref"><a href="#fn\1" id="\2">\1</a></sup>', body)
    # A drop capital on the first long paragraph, as in printed brochures.
    body = re.sub(r"<p>(?=[A-Z][^<]{200})", '<p class="lead">', body, count=1)
    title = re.search(r"<h1>(.*?)</h1>", body)
    return _PAGE.format(title=title[1] if title else "Policy", style=_STYLE, body=body)


def office_page(markdown: str) -> str:
    """`markdown` as HTML in Writer's own dialect: real footnotes, a page header and a footer with the page's number."""
    body = _rendered(markdown)
    notes = {number: _BACK.sub("", text) for number, text in _NOTE.findall(body)}
    body = _SECTION.sub("", body)
    body = _REFERENCE.sub(
        r'<a class="sdfootnoteanc" name="sdfootnote\1anc" href="#sdfootnote\1sym"><sup>\1</sup></a>', body
    )
    feet = "".join(
        f'<div id="sdfootnote{number}"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote{number}sym" '
        f'href="#sdfootnote{number}anc">{number}</a>{re.sub("</?p>", "", text)}</p></div>\n'
        for number, text in notes.items()
    )
    return _OFFICE_PAGE.format(body=body.replace("<table>", TABLE), notes=feet)


def _rendered(markdown: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin).use(front_matter_plugin)
    return str(parser.render(markdown))


def browser_pdf(page: Path) -> Path:
    """`page` printed by a headless browser, with the browser's own page headers and footers."""
    target = page.with_suffix(".browser.pdf")
    with tempfile.TemporaryDirectory(prefix="policydiff-browser-") as profile:
        command = [program(BROWSERS), *_QUIET, f"--user-data-dir={profile}", f"--print-to-pdf={target}", page.as_uri()]
        _run(command)
    return target


def office_file(page: Path, suffix: str) -> Path:
    """`page` (HTML or DOCX) as a DOCX or PDF by a word processor."""
    with tempfile.TemporaryDirectory(prefix="policydiff-office-") as profile:
        command = [program(OFFICES), f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
        if page.suffix == ".html":
            command.append("--infilter=HTML (StarWriter)")
        kind = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}[suffix]
        _run([*command, "--convert-to", kind, "--outdir", str(page.parent), str(page)])
    return page.with_suffix(f".{suffix}")


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
