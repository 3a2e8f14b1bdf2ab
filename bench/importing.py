"""Texts of the corpus put out as HTML, DOCX and PDF and read back: what is left of them, per format and library.

python -m bench.importing [--each]

Word order is of the words that came back; headings count where they came back as headings. `material` counts the
material changes that a comparison of the original with what came back reports: a format must not look like a revision.
The libraries beside ours are measured where they are installed (the `bench` extra).
"""

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import mean

from bench.corpus import CORPUS
from bench.documents import BROWSERS, OFFICES, browser_pdf, office_file, office_page, program, web_page
from bench.fidelity import Fidelity, fidelity
from policydiff.ingest import ingest
from policydiff.parse import parse
from policydiff.rules.judge import compare

TEXTS = ("rsp/2.2.md", "rsp/3.0.md", "msft-fgf/2026-02.md", "xai-rmf/2025-08-20.md", "rsp/1.0.md")
TARGETS = {"words": 0.99, "order": 0.98, "headings": 0.95}
PDF_HEADINGS = 0.85


@dataclass(frozen=True, slots=True)
class Result:
    """One text through one format and one reader; `seconds` of the reading alone."""

    text: str
    format: str
    reader: str
    kept: Fidelity
    seconds: float
    material: int


def main(arguments: list[str]) -> None:
    """Print a line per format and reader, with --each one per text too."""
    absent = _absent()
    if absent:
        print(f"\nimporting: {absent}")
        return
    results = list(_results())
    print(f"\nimporting ({len(TEXTS)} texts; the lowest of them, and the mean seconds)")
    print(
        "  format                   reader                  words   order   extra  headings levels"
        "  invented notes  material     s"
    )
    for form, reader in dict.fromkeys((result.format, result.reader) for result in results):
        group = [result for result in results if (result.format, result.reader) == (form, reader)]
        print(f"  {form:24} {reader:22} {_figures(group)}  {_verdict(form, reader, group)}")
        if "--each" in arguments:
            for result in group:
                print(f"    {result.text:45} {_figures([result])}")


def _absent() -> str:
    if not all((CORPUS / text).is_file() for text in TEXTS):
        return f"skipped: no texts at {CORPUS}"
    missing = [names[0] for names in (BROWSERS, OFFICES) if not program(names)]
    return f"skipped: not installed: {', '.join(missing)}" if missing else ""


def _results() -> Iterator[Result]:
    with tempfile.TemporaryDirectory(prefix="policydiff-importing-") as folder:
        made = {text: _documents(text, Path(folder)) for text in TEXTS}
        for form, readers in _readers().items():
            for name, read in readers.items():
                for text in TEXTS:
                    data = made[text][form].read_bytes()
                    start = time.perf_counter()
                    returned = read(data)
                    seconds = time.perf_counter() - start
                    original = (CORPUS / text).read_text(encoding="utf-8")
                    comparison = compare(parse(original), parse(returned))
                    material = sum(change.material for change in comparison.changes)
                    yield Result(text, form, name, fidelity(original, returned), seconds, material)


def _documents(text: str, folder: Path) -> dict[str, Path]:
    """One text in every format."""
    markdown = (CORPUS / text).read_text(encoding="utf-8")
    stem = text.removesuffix(".md").replace("/", "-").replace(".", "-")
    page, draft = folder / f"{stem}.html", folder / f"{stem}-office.html"
    page.write_text(web_page(markdown), encoding="utf-8")
    draft.write_text(office_page(markdown), encoding="utf-8")
    docx = office_file(draft, "docx")
    return {
        "HTML": page,
        "DOCX": docx,
        "PDF (browser)": browser_pdf(page),
        "PDF (word processor)": office_file(docx, "pdf"),
    }


def _readers() -> dict[str, dict[str, Callable[[bytes], str]]]:
    pdf = {"policydiff": _ours, **_installed({"pypdf": _pypdf, "pdfminer.six": _pdfminer, "pdfplumber": _pdfplumber})}
    return {
        "HTML": {
            "policydiff": _ours,
            **_installed(
                {"markdownify": _markdownify, "html-to-markdown": _html_to_markdown, "trafilatura": _trafilatura}
            ),
        },
        "DOCX": {"policydiff": _ours, **_installed({"mammoth": _mammoth, "python-docx": _python_docx})},
        "PDF (browser)": pdf,
        "PDF (word processor)": pdf,
    }


def _ours(data: bytes) -> str:
    return ingest(data).markdown


def _installed(readers: dict[str, Callable[[bytes], str]]) -> dict[str, Callable[[bytes], str]]:
    found = {}
    for name, read in readers.items():
        try:
            found[f"{name} {version(name)}"] = read
        except PackageNotFoundError:
            continue
    return found


def _markdownify(data: bytes) -> str:
    from markdownify import markdownify

    return str(markdownify(data.decode(), heading_style="atx"))


def _html_to_markdown(data: bytes) -> str:
    from html_to_markdown import convert

    converted = convert(data.decode())
    return str(getattr(converted, "content", converted))


def _trafilatura(data: bytes) -> str:
    from trafilatura import extract

    return extract(data.decode(), output_format="markdown", include_tables=True, include_formatting=True) or ""


def _mammoth(data: bytes) -> str:
    import mammoth

    return str(mammoth.convert_to_markdown(io.BytesIO(data)).value)


def _python_docx(data: bytes) -> str:
    from docx import Document
    from docx.table import Table

    lines = []
    for part in Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(part, Table):
            lines += ["| " + " | ".join(cell.text for cell in row.cells) + " |" for row in part.rows]
        else:
            style = part.style.name if part.style and part.style.name else ""
            mark = "#" * int(style[8:]) + " " if style.startswith("Heading ") and style[8:].isdigit() else ""
            lines.append(mark + part.text)
    return "\n\n".join(lines)


def _pypdf(data: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def _pdfminer(data: bytes) -> str:
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(data)))


def _pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return "\n".join(page.extract_text() or "" for page in document.pages)


def _figures(group: list[Result]) -> str:
    kept = [result.kept for result in group]
    return (
        f"{min(one.words for one in kept):6.3f}  {min(one.order for one in kept):6.3f}"
        f"  {max(one.extra for one in kept):6.3f}"
        f"  {min(one.headings for one in kept):7.3f}  {min(one.levels for one in kept):6.3f}"
        f"  {max(one.invented for one in kept):7.3f}  {min(one.marks for one in kept):5.2f}"
        f"  {max(result.material for result in group):8}"
        f"  {mean(result.seconds for result in group):5.2f}"
    )


def _verdict(form: str, reader: str, group: list[Result]) -> str:
    if reader != "policydiff":
        return ""
    targets = {**TARGETS, "headings": PDF_HEADINGS} if form.startswith("PDF") else TARGETS
    missed = [
        f"{name} {target}" for name, target in targets.items() if min(getattr(one.kept, name) for one in group) < target
    ]
    return f"missed: {', '.join(missed)}" if missed else "targets met"


if __name__ == "__main__":
    main(sys.argv[1:])
