"""Both texts as one Word document, from old to new, with Word's own tracked changes.

The package is written here, with no library: what libraries offer beyond it (styles, images) is not needed, none of
them tracks changes, and each stamps its files with the time of day. Dates are those of the policy, so that the same
texts give the same bytes.
"""

import io
import zipfile

from policydiff.model.errors import UsageError
from policydiff.report.docx_markup import AUTHOR, Writer, xml_text
from policydiff.report.docx_parts import CONTENT_TYPES, DOCUMENT_RELATIONS, NUMBERING, PACKAGE_RELATIONS, STYLES, WORD
from policydiff.report.docx_units import paired_units
from policydiff.report.view import Report
from policydiff.report.wording import side_labels

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNDATED = "1970-01-01"
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>'
    "</w:sectPr>"
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip archive can tell."""


def pack(report: Report) -> bytes:
    """The document as a `.docx` file. Filters do not apply: it holds both texts whole.

    Raises:
        UsageError: the report came without its texts.
    """
    if report.documents is None:
        raise UsageError("needs both texts, not their comparison alone", where="docx", fix="use `policydiff diff`")
    date = f"{report.comparison.new.effective or _UNDATED}T00:00:00Z"
    body = Writer(date).body(paired_units(report.documents, report.comparison.changes))
    document = f"<w:document {WORD}><w:body>{body}{_SECTION}</w:body></w:document>"
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELATIONS,
        "docProps/core.xml": _properties(report, date),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS,
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else the archive would tell which system it was made on.
            entry.create_system = 0
            archive.writestr(entry, (_DECLARATION + xml).encode())
    return stream.getvalue()


def _properties(report: Report, date: str) -> str:
    comparison = report.comparison
    old, new = side_labels(comparison)
    title = comparison.new.title or comparison.old.title
    name = xml_text(f"{title}: {old} → {new}" if title else f"{old} → {new}")
    stamps = "".join(
        f'<dcterms:{kind} xsi:type="dcterms:W3CDTF">{date}</dcterms:{kind}>' for kind in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{name}</dc:title><dc:creator>{AUTHOR}</dc:creator>{stamps}</cp:coreProperties>"
    )
