"""Word files: headings, computed numbers, notes, tables, tracked changes."""

import pytest

from policydiff.ingest import ingest
from tests.ingest.making import docx, paragraph, part, run, zipped


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(inner)}</w:tc>"


STRONG = '<w:rStyle w:val="Strong"/>'
DELETED = "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
RESTART, WIDE = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
HEAD_ROW = "<w:trPr><w:tblHeader/></w:trPr>"

CASES = {
    "headings by style": (
        paragraph("One", "H1") + paragraph("Two", "H2") + paragraph("We go."),
        "# One\n\n## Two\n\nWe go.",
    ),
    "numbered headings": (
        paragraph("One", "H1", (3, 0)) + paragraph("Sub", "H2", (3, 1)) + paragraph("Sub", "H2", (3, 1)),
        "# 1. One\n\n## 1.1 Sub\n\n## 1.2 Sub",
    ),
    "nested lists": (
        paragraph("a", numbered=(1, 0))
        + paragraph("b", numbered=(1, 1))
        + paragraph("c", numbered=(1, 2))
        + paragraph("d", numbered=(1, 1))
        + paragraph("e", numbered=(1, 0)),
        "1. a\n   - (a) b\n     - i. c\n   - (b) d\n2. e",
    ),
    "bullets": (paragraph("a", numbered=(2, 0)) + paragraph("b", numbered=(2, 1)), "- a\n  - b"),
    "a list that starts at five": (paragraph("a", numbered=(4, 0)) + paragraph("b", numbered=(4, 0)), "5. a\n6. b"),
    "paragraph inside an item": (
        paragraph("a", numbered=(1, 0))
        + paragraph("more", more='<w:ind w:left="720"/>')
        + paragraph("b", numbered=(1, 0)),
        "1. a\n\n   more\n\n2. b",
    ),
    "emphasis": (
        paragraph(run("We ") + run("must", "<w:b/>") + run(" or ") + run("may", "<w:i/>") + run(" go", STRONG)),
        "We **must** or *may* **go**",
    ),
    "bold switched off": (paragraph(run("plain", '<w:b w:val="0"/>')), "plain"),
    "tracked changes": (
        paragraph(run("We ") + f"<w:ins>{run('will')}</w:ins>" + DELETED + run(" go")),
        "We will go",
    ),
    "hidden text": (paragraph(run("seen") + run("unseen", "<w:vanish/>")), "seen"),
    "field codes": (
        paragraph(FIELD + run("Section 2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run(" applies")),
        "Section 2 applies",
    ),
    "breaks and hyphens": (
        paragraph(
            "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:noBreakHyphen/><w:t>three</w:t><w:softHyphen/><w:t>s</w:t></w:r>"
        ),
        "one\ntwo-threes",
    ),
    "table of contents": (paragraph("One ... 3", "Toc") + paragraph("Text."), "Text."),
    "drop capital": (
        paragraph("T", more='<w:framePr w:dropCap="drop" w:lines="3"/>') + paragraph("his policy binds us."),
        "This policy binds us.",
    ),
    "table": (
        f"<w:tbl><w:tr>{HEAD_ROW}{cell('A')}{cell('B')}</w:tr><w:tr>{cell('1')}{cell('2')}</w:tr></w:tbl>",
        "| A | B |\n| --- | --- |\n| 1 | 2 |",
    ),
    "merged cells": (
        f"<w:tbl><w:tr>{HEAD_ROW}{cell('A')}{cell('B')}{cell('C')}</w:tr>"
        f"<w:tr>{cell('1', RESTART)}{cell('2', WIDE)}</w:tr>"
        f"<w:tr>{cell('x', '<w:vMerge/>')}{cell('3')}{cell('4')}</w:tr></w:tbl>",
        "| A | B | C |\n| --- | --- | --- |\n| 1 | 2 |  |\n|  | 3 | 4 |",
    ),
    "a frame of one cell": (f"<w:tbl><w:tr>{cell('Boxed')}</w:tr></w:tbl>", "Boxed"),
    "content control": (f"<w:sdt><w:sdtContent>{paragraph('Held')}</w:sdtContent></w:sdt>", "Held"),
    "exponent": (paragraph(run("10") + run("26", '<w:vertAlign w:val="superscript"/>')), "10²⁶"),
    "nothing live": (paragraph("&lt;script&gt;go()&lt;/script&gt;"), "\\<script>go()\\</script>"),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_structure_survives(body: str, expected: str) -> None:
    assert ingest(docx(body)).markdown == expected + "\n"


def test_notes_stand_at_their_marks() -> None:
    body = paragraph(
        run("Kept")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
        + run(" and so")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    notes = f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>" + run(" At the foot."))}</w:footnote>'
    ends = f'<w:endnote w:id="2">{paragraph(" At the end.")}</w:endnote>'
    found = ingest(docx(body, {"footnotes": notes, "endnotes": ends})).markdown
    assert found == "Kept[^1] and so[^2]\n\n[^1]: At the end.\n\n[^2]: At the foot.\n"


def test_a_mark_without_a_note_goes() -> None:
    body = paragraph(run("Kept") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    assert ingest(docx(body, {"footnotes": f'<w:footnote w:id="2">{paragraph("")}</w:footnote>'})).markdown == "Kept\n"


def test_links_lead_out_only_to_the_web() -> None:
    body = paragraph(
        f'<w:hyperlink r:id="a">{run("Rules")}</w:hyperlink><w:hyperlink r:id="b">{run(" go")}</w:hyperlink>'
    )
    found = ingest(docx(body, links={"a": "https://example.org/a", "b": "javascript:go()"})).markdown
    assert found == "[Rules](https://example.org/a) go\n"


def test_page_headers_stay_out_and_tracked_changes_are_told() -> None:
    tracked = docx(
        paragraph(f"<w:ins>{run('We go.')}</w:ins>"), {"header1": paragraph("Page head"), "footer1": paragraph("7")}
    )
    found = ingest(tracked, name="p.docx")
    assert found.markdown == "We go.\n"
    assert found.warnings == ("p.docx: holds tracked changes; they are read as accepted",)


def test_strict_documents_are_read() -> None:
    strict = part("document", f"<w:body>{paragraph('We go.', 'H1')}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert ingest(zipped({"word/document.xml": strict.encode()})).markdown == "We go.\n"
