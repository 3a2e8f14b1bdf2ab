"""The formats of a comparison, in one table from which choices, help and documentation come."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policydiff.model.errors import UsageError
from policydiff.report.view import Report

if TYPE_CHECKING:
    from policydiff.guard.finding import Verdict
    from policydiff.report.findings import CheckReport


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report. Those `for_terminal` may be coloured and fitted to it, others are UTF-8.

    `check` writes the verdict of a check; None where the format is for comparisons only. `pack` writes what is no text,
    in place of `render`. Those that are `for_file` make no sense on a terminal.
    """

    name: str
    about: str
    render: Callable[[Report], str]
    for_terminal: bool = False
    check: "Callable[[CheckReport], str] | None" = None
    pack: Callable[[Report], bytes] | None = None
    for_file: bool = False

    def write(self, report: Report) -> str | bytes:
        """The report in this format."""
        return self.pack(report) if self.pack else self.render(report)


def _text(report: Report) -> str:
    from policydiff.report.text import render

    return render(report)


def _markdown(report: Report) -> str:
    from policydiff.report.markdown import render

    return render(report)


def _json(report: Report) -> str:
    from policydiff.report.json_report import render

    return render(report)


def _html(report: Report) -> str:
    from policydiff.report.html import render

    return render(report)


def _docx(report: Report) -> bytes:
    from policydiff.report.docx import pack

    return pack(report)


def _no_text(name: str) -> Callable[[Report], str]:
    """Stands where a format has no text to give."""

    def render(report: Report) -> str:  # noqa: ARG001
        raise UsageError("is a file, not text", where=name, fix=f"use `policydiff diff --format {name} --output FILE`")

    return render


def _check_text(report: "CheckReport") -> str:
    from policydiff.report.check_text import render

    return render(report)


def _check_markdown(report: "CheckReport") -> str:
    from policydiff.report.check_markdown import render

    return render(report)


def _check_json(report: "CheckReport") -> str:
    from policydiff.report.check_json import render

    return render(report)


def _sarif(verdict: "Verdict") -> str:
    from policydiff.report.sarif import render

    return render(verdict)


def _junit(verdict: "Verdict") -> str:
    from policydiff.report.junit import render

    return render(verdict)


def _github(verdict: "Verdict") -> str:
    from policydiff.report.github import render

    return render(verdict)


def _gitlab(verdict: "Verdict") -> str:
    from policydiff.report.gitlab import render

    return render(verdict)


def _csv(verdict: "Verdict") -> str:
    from policydiff.report.csv_rows import render

    return render(verdict)


def _listing(name: str, about: str, write: "Callable[[Verdict], str]") -> Format:
    """A format that lists findings, the same for a comparison and for a check."""

    def render(report: Report) -> str:
        from policydiff.report.findings import verdict_of

        return write(verdict_of(report))

    def check(report: "CheckReport") -> str:
        return write(report.listed)

    return Format(name, about, render, check=check)


FORMATS = {
    known.name: known
    for known in (
        Format("text", "for reading in a terminal, side by side where it is wide", _text, True, _check_text),
        Format("markdown", "for a pull request comment", _markdown, check=_check_markdown),
        Format("json", "for programs; `policydiff schema` prints its schema", _json, check=_check_json),
        _listing("sarif", "SARIF 2.1.0, for code hosts", _sarif),
        _listing("junit", "JUnit XML, for CI servers", _junit),
        _listing("github", "annotations of GitHub Actions", _github),
        _listing("gitlab", "GitLab's code quality report", _gitlab),
        _listing("csv", "a row a finding, for spreadsheets", _csv),
        Format("html", "a page in one file, with filters and both texts side by side", _html, for_file=True),
        Format("docx", "a Word document with tracked changes", _no_text("docx"), pack=_docx, for_file=True),
    )
}


def check_formats() -> tuple[str, ...]:
    """Names of the formats that can write the verdict of a check."""
    return tuple(name for name, known in FORMATS.items() if known.check)


def format_help(names: tuple[str, ...] = tuple(FORMATS)) -> str:
    """The formats as help text."""
    return "; ".join(f"{name}: {FORMATS[name].about}" for name in names)
