"""What programs call: compare two texts, read one, write a report."""

from policydiff.model import Comparison, Document, Identity
from policydiff.model.errors import UsageError
from policydiff.parse import parse
from policydiff.report.formats import FORMATS
from policydiff.report.view import Report, Selection, View
from policydiff.rules.judge import compare


def diff(old: str | Document, new: str | Document) -> Comparison:
    """What became of every commitment of `old` in `new`, most important first.

    Texts are Markdown or plain text. The changes that matter are those with `material` true and `binds` true. The same
    texts give the same comparison; any text is some document, so that nothing is raised.
    """
    return compare(_document(old, "old"), _document(new, "new"), excerpts=True)


def parse_policy(
    text: str,
    *,
    policy: str = "",
    version: str = "",
    effective: str = "",
    title: str = "",
    ref: str = "",
    language: str = "",
) -> Document:
    """A text as a document with sections and clauses.

    What is known of it besides goes into reports: the policy's name, the version, from when it is in force (ISO date),
    its title, and how its reader calls it. Where both texts of a comparison carry dates, the older is the earlier one.
    `language` (ISO 639-1) is told from the text's front matter or its words where it is not given.
    """
    identity = Identity(policy=policy, version=version, effective=effective, title=title, ref=ref)
    return parse(text, identity, language=language)


def render(comparison: Comparison, format: str = "text", *, width: int = 80, everything: bool = False) -> str:
    """The comparison in one of the formats of `policydiff diff`, without colour.

    `width` (columns) matters to the text format only; `everything` adds statements and definitions.

    Raises:
        UsageError: there is no such format.
    """
    if format not in FORMATS:
        raise UsageError("no such format", where=format, fix=f"there are {', '.join(FORMATS)}")
    return FORMATS[format].render(Report(comparison, Selection(everything=everything), View(width)))


def _document(text: str | Document, name: str) -> Document:
    return text if isinstance(text, Document) else parse_policy(text, ref=name)
