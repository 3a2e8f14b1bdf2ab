"""The formats of a comparison, in one table from which choices, help and documentation come."""

from collections.abc import Callable
from dataclasses import dataclass

from policydiff.report.view import Report


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a report. Those `for_terminal` may be coloured and fitted to it, others are UTF-8."""

    name: str
    about: str
    render: Callable[[Report], str]
    for_terminal: bool = False


def _text(report: Report) -> str:
    from policydiff.report.text import render

    return render(report)


def _markdown(report: Report) -> str:
    from policydiff.report.markdown import render

    return render(report)


def _json(report: Report) -> str:
    from policydiff.report.json_report import render

    return render(report)


FORMATS = {
    known.name: known
    for known in (
        Format("text", "for reading in a terminal, side by side where it is wide", _text, for_terminal=True),
        Format("markdown", "for a pull request comment", _markdown),
        Format("json", "for programs; `policydiff schema` prints its schema", _json),
    )
}


def format_help(names: tuple[str, ...] = tuple(FORMATS)) -> str:
    """The formats as help text."""
    return "; ".join(f"{name}: {FORMATS[name].about}" for name in names)
