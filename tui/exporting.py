"""The review as a file: a report in one of the formats, with the verdicts where the format can hold them."""

import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from policydiff.tui.bookkeeping import Ledger
from policydiff.tui.comparing import Compared

from policydiff.model import Comparison
from policydiff.model.errors import UsageError
from policydiff.report.formats import FORMATS
from policydiff.report.markdown_escape import escape_piece
from policydiff.report.view import Report, Selection, View
from policydiff.report.wording import outcome_words
from policydiff.verdicts import Verdict

SUFFIXES = {"markdown": ".md", "json": ".json", "html": ".html", "docx": ".docx", "csv": ".csv", "sarif": ".sarif"}


def forms() -> list[str]:
    """The formats that a review can be exported in: those that are no terminal's, people's first."""
    return [name for name in ("markdown", "html", "json") if name in FORMATS]


def export(path: Path, form: str, compared: Compared, ledger: Ledger) -> None:
    """Write the review to `path`, whole or not at all.

    Raises:
        UsageError: it cannot be written, or would overwrite a text that is compared.
    """
    inputs = [text.path for text in compared.texts]
    if any(each is not None and path.exists() and each.exists() and path.samefile(each) for each in inputs):
        raise UsageError("is one of the texts to compare", where=str(path), fix="choose another name")
    comparison = compared.comparison
    rendered = FORMATS[form].render(Report(comparison, Selection(limit=0), View(), compared.documents))
    if form == "markdown":
        rendered = rendered.rstrip("\n") + "\n\n" + _markdown_verdicts(comparison, ledger)
    elif form == "json":
        rendered = _json_with_verdicts(rendered, ledger)
    _write(path, rendered)


def _markdown_verdicts(comparison: Comparison, ledger: Ledger) -> str:
    done, total = ledger.progress()
    lines = ["## Verdicts", "", f"{done} of {total} reviewed.", ""]
    for change in comparison.changes:
        for verdict in ledger.of(change):
            words = escape_piece(_short(verdict), opens_line=False)
            note = f": {escape_piece(' '.join(verdict.note.split()), opens_line=False)}" if verdict.note else ""
            who = escape_piece(verdict.by, opens_line=False)
            said = verdict.judgement.replace("-", " ")
            lines.append(f"- **{said}** by {who}, {verdict.at[:10]}, on “{words}” ({outcome_words(change)}){note}")
    return "\n".join(lines) + "\n"


def _short(verdict: Verdict) -> str:
    words = " ".join((verdict.old or verdict.new).split())
    return words if len(words) <= 120 else words[:119].rstrip() + "…"


def _json_with_verdicts(rendered: str, ledger: Ledger) -> str:
    from policydiff.report.json_report import dumps

    data = json.loads(rendered)
    data["verdicts"] = [
        {
            "fingerprint": verdict.fingerprint,
            "judgement": verdict.judgement,
            "by": verdict.by,
            "at": verdict.at,
            "note": verdict.note,
        }
        for verdict in ledger.book.sheet.verdicts
    ]
    return dumps(data)


def _write(path: Path, text: str) -> None:
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:60]}.", suffix=".part")
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), fix="choose another name") from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        with suppress(OSError):
            Path(name).unlink()
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path), fix="choose another name") from error
