"""The document as LibreOffice has it: opened, every change accepted or rejected, saved as text."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from policydiff.report.docx import pack
from tests.report.docx.reading import paragraphs
from tests.report.drafts import report

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")

MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Decide(source, target, command)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
    Dim form(1) As New com.sun.star.beans.PropertyValue
    form(0).Name = "FilterName"
    form(0).Value = "Text (encoded)"
    form(1).Name = "FilterOptions"
    form(1).Value = "UTF8,LF"
    document.storeToURL(target, form())
    document.close(True)
End Sub
</script:module>
"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    # The first start lays out the profile, and would lay it over anything that is there.
    office(folder, "--terminate_after_init")
    standard = folder / "user" / "basic" / "Standard"
    (standard / "Module1.xba").write_text(MODULE)
    return folder


def office(profile: Path, *arguments: str) -> None:
    assert OFFICE is not None
    command = [OFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(profile)})


def left(text: str) -> list[str]:
    """The lines as paragraphs; the signs of bullets are the office's own."""
    lines = (line.replace("\ufeff", "").strip().lstrip("•◦▪").strip() for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize(
    ("command", "accepted"), [("AcceptAllTrackedChanges", True), ("RejectAllTrackedChanges", False)]
)
def test_accepted_and_rejected(profile: Path, tmp_path: Path, command: str, accepted: bool) -> None:
    data = pack(report())
    source, target = tmp_path / "both.docx", tmp_path / "one.txt"
    source.write_bytes(data)
    office(profile, f"macro:///Standard.Module1.Decide({source.as_uri()},{target.as_uri()},{command})")
    assert left(target.read_text(encoding="utf-8")) == paragraphs(data, accepted=accepted)


def test_it_becomes_a_pdf(profile: Path, tmp_path: Path) -> None:
    (tmp_path / "both.docx").write_bytes(pack(report()))
    office(profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "both.docx"))
    assert (tmp_path / "both.pdf").read_bytes().startswith(b"%PDF-")
