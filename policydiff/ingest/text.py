"""A plain text source: its paragraphs, lists and underlined headings, every mark of it meant literally.

No library: plain text has no format to know.
"""

import re
from collections import Counter
from collections.abc import Iterator

from policydiff.decoding import decode
from policydiff.ingest.blocks import Block, Heading, Item, Paragraph, Run
from policydiff.ingest.hyphens import Vocabulary, unhyphenated, vocabulary
from policydiff.ingest.ingested import Ingested, SourceKind
from policydiff.ingest.markers import read_marker
from policydiff.ingest.writing import to_markdown

_UNDERLINE = re.compile(r"(?:={3,}|-{3,}|~{3,}|\*{3,})[ \t]*\Z")
_PAGE_NUMBER = re.compile(
    r"[ \t]*(?:-\s*)?(?:\[?\s*page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\s*\]?(?:\s*-)?[ \t]*\Z", re.I
)
_DIGITS = re.compile(r"\d+")
_WRAPPED_AT = range(50, 101)
"""Widths at which plain text is usually wrapped, in characters."""


def read_text(data: bytes, where: str, declared: str = "") -> Ingested:
    """The text in `data`.

    Raises:
        InputError: it is no text.
    """
    decoded = decode(data, where, declared=declared)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)
    blocks = list(_blocks(_without_furniture(text).split("\n")))
    title = next(("".join(run.text for run in block.runs) for block in blocks if isinstance(block, Heading)), "")
    warnings = (decoded.warning,) if decoded.warning else ()
    return Ingested(to_markdown(blocks), SourceKind.TEXT, "", title, warnings=warnings)


def _without_furniture(text: str) -> str:
    """`text` without the lines that every page repeats at its top or bottom; pages are parted by form feeds."""
    pages = [page.strip("\n").split("\n") for page in text.split("\f")]
    if len(pages) < 3:
        return text.replace("\f", "\n\n")
    ends = Counter(_DIGITS.sub("0", line.strip()) for page in pages for line in {page[0], page[-1]})
    kept: list[str] = []
    for page in pages:
        for end in (0, -1):
            while page and (
                not page[end].strip()
                or _PAGE_NUMBER.match(page[end])
                or ends[_DIGITS.sub("0", page[end].strip())] * 2 > len(pages)
            ):
                page.pop(end)
        kept += page + ([""] if page and page[-1].rstrip().endswith((".", "!", "?", ":")) else [])
    return "\n".join(kept)


def _blocks(lines: list[str]) -> Iterator[Block]:
    wrapped = _is_wrapped(lines)
    known = vocabulary(lines)
    indents: list[int] = []
    group: list[str] = []
    for number, line in enumerate([*lines, ""]):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        starts_item = (
            bool(line.strip())
            and read_marker(line.strip()) is not None
            and (not group or not wrapped or _ends(group[-1]) or _starts_list(line, group[0]))
        )
        if group and (not line.strip() or starts_item):
            yield _block(group, indents, known)
            group = []
        if (
            line.strip()
            and not group
            and following.strip()
            and _UNDERLINE.match(following.strip())
            and abs(len(following.strip()) - len(line.strip())) < 8
        ):
            indents.clear()
            yield Heading(1 if following.strip().startswith("=") else 2, (Run(line.strip()),))
            lines[number + 1] = ""
        elif line.strip() and not _UNDERLINE.match(line.strip()):
            group.append(line)


def _ends(line: str) -> bool:
    return line.rstrip().endswith((".", ";", ":", ",", "and", "or"))


def _starts_list(line: str, first: str) -> bool:
    return read_marker(first.strip()) is not None and len(line) - len(line.lstrip()) <= len(first) - len(first.lstrip())


def _block(group: list[str], indents: list[int], known: Vocabulary) -> Block:
    indent = len(group[0]) - len(group[0].lstrip())
    words = unhyphenated([line.strip() for line in group], known)
    marker = read_marker(words)
    if marker is None:
        depth = sum(1 for outer in indents if outer < indent) if indent else 0
        del indents[depth:]
        return Paragraph((Run(words),), depth)
    while indents and indents[-1] >= indent:
        indents.pop()
    indents.append(indent)
    return Item((Run(marker.rest),), len(indents) - 1, marker.label)


def _is_wrapped(lines: list[str]) -> bool:
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    return bool(lengths) and max(lengths) in _WRAPPED_AT
