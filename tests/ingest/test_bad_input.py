"""Sources that cannot be read: one clear line each, exit code 2."""

import io
import sys
import time
import zipfile
from pathlib import Path

import pytest

from policydiff.ingest import ingest
from policydiff.ingest.limits import SOURCE_LIMIT
from policydiff.model.errors import ExitCode, InputError, PolicydiffError, UsageError
from tests.ingest.making import docx, paragraph, part, pdf, running, zipped

DOCUMENT = part("document", f"<w:body>{paragraph('We go.')}</w:body>")


def bomb() -> bytes:
    """A small file whose document unpacks to a hundred megabytes."""
    return zipped({"word/document.xml": DOCUMENT.encode() + b" " * 100_000_000})


def expanding() -> bytes:
    """Entities that would expand a million times."""
    entities = '<!ENTITY a "word ">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(6))
    document = f"<!DOCTYPE x [{entities}]>" + DOCUMENT.partition("?>")[2].replace("We go.", "&g;")
    return zipped({"word/document.xml": document.encode()})


def outside() -> bytes:
    """An entity that names a file of the reader's machine."""
    document = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>' + DOCUMENT.partition("?>")[2]
    return zipped({"word/document.xml": document.replace("We go.", "&f;").encode()})


def crowded() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        container.writestr("word/document.xml", DOCUMENT)
        for number in range(10_001):
            container.writestr(f"x{number}", b"")
    return buffer.getvalue()


def encrypted_pdf() -> bytes:
    """A PDF whose key needs a password that is not the empty one."""
    entry = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'00' * 32}> /U <{'11' * 32}> /P -4 >> /ID [<00> <00>]"
    return pdf([running(["We go."])], extra=entry)


def scanned_pdf() -> bytes:
    """A PDF with one picture and no words."""
    picture = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    data = pdf([[(0, 0, 1, "R", "")]])
    start = data.index(b"stream\n") + 7
    end = data.index(b"\nendstream")
    head = data[:start].replace(b"/Length %d" % (end - start), b"/Length %d" % len(picture))
    return head + picture + data[end:]


CASES = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture.*OCR"),
    "old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000), "password-protected.*docx"),
    "rich text": (b"{\\rtf1 We go.}", "Rich Text.*docx"),
    "binary": (bytes(range(256)) * 20, "is not text"),
    "ZIP without a document": (zipped({"a.txt": b"x"}), "holds no Word document"),
    "OpenDocument": (zipped({"content.xml": b"<x/>"}), "OpenDocument.*docx"),
    "cut ZIP": (docx(paragraph("We go."))[:-200], "damaged"),
    "DOCX with broken XML": (zipped({"word/document.xml": b"<w:document"}), "damaged DOCX"),
    "DOCX without words": (docx(paragraph("")), "holds no text"),
    "DOCX bomb": (bomb(), "unpacks to more than is read"),
    "DOCX with entities": (expanding(), "entities|damaged"),
    "DOCX that reads a file": (outside(), "entities"),
    "DOCX of ten thousand files": (crowded(), "more than 10000 files"),
    "cut PDF": (b"%PDF-1.7\n1 0 obj\n<<", "damaged PDF"),
    "encrypted PDF": (encrypted_pdf(), "encrypted.*without"),
    "scanned PDF": (scanned_pdf(), "scan.*OCR"),
    "PDF without words": (pdf([[]]), "holds no text"),
    "HTML without words": (b"<html><body><script>go()</script></body></html>", "holds no text"),
}


@pytest.mark.parametrize(("data", "message"), CASES.values(), ids=CASES)
def test_one_clear_line(data: bytes, message: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=message) as caught:
        ingest(data, name="policy.bin")
    said = str(caught.value)
    assert said.startswith("policy.bin: ")
    assert "\n" not in said
    assert "; " in said
    assert caught.value.exit_code is ExitCode.USAGE
    assert time.monotonic() - start < 10


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        stream.truncate(100 * 1024 * 1024)
    with pytest.raises(InputError, match="has 100 MB, and 50 MB is the most that is read"):
        ingest(path)


def test_large_text_is_refused() -> None:
    with pytest.raises(InputError, match="10 MB is the most"):
        ingest(b"<html>" + b"word " * 3_000_000)
    with pytest.raises(InputError, match="50 MB is the most"):
        ingest(b"%PDF-" + bytes(SOURCE_LIMIT))


@pytest.mark.parametrize(
    ("name", "message"), [("gone.pdf", "no such file"), (".", "is a directory"), ("a\0b", "cannot be read")]
)
def test_paths_that_cannot_be_read(name: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        ingest(tmp_path / name)


@pytest.mark.parametrize(
    ("suffix", "said"), [(".pdf", "name of a PDF file and is none"), (".docx", "DOCX file and is none")]
)
def test_names_do_not_decide(suffix: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / f"policy{suffix}"
    path.write_text("We go.")
    with pytest.raises(InputError, match=said):
        ingest(path)


@pytest.mark.parametrize("name", ["policy.md", "policy.txt", "policy.html", "policy"])
def test_content_decides(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(pdf([running(["We go."])]))
    found = ingest(path)
    assert (found.kind, found.markdown) == ("pdf", "We go.\n")


@pytest.mark.parametrize("source", ["ftp://example.org/a", "file:///etc/hostname", "javascript:go()"])
def test_other_addresses_are_refused(source: str) -> None:
    with pytest.raises(UsageError, match="only http"):
        ingest(source)


def test_unknown_kind() -> None:
    with pytest.raises(UsageError, match="markdown, text, html, docx, pdf"):
        ingest(b"x", kind="odt")


@pytest.mark.parametrize(
    ("data", "module", "extra"),
    [
        (b"<html><body>x</body></html>", "lxml.html", "html"),
        (docx(paragraph("x")), "lxml.etree", "docx"),
        (pdf([running(["x"])]), "pypdfium2", "pdf"),
    ],
)
def test_a_missing_library_names_its_command(
    data: bytes, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(PolicydiffError) as caught:
        ingest(data, name="p")
    assert f'pip install "policydiff[{extra}]"' in str(caught.value)
    assert caught.value.exit_code == 2
