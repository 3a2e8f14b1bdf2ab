"""Pages that are made from the code are as the code would make them, and no page leads back to where it was made."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from policydiff.rules.registry import all_rules

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def made_by(script: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, str(DOCS / script)]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def test_the_page_of_rules_is_current() -> None:
    page = (DOCS / "rules.md").read_text(encoding="utf-8")
    assert page == made_by("rules_page.py"), "the rules have changed; run `make docs`"


def test_the_page_of_languages_is_current() -> None:
    page = (DOCS / "languages.md").read_text(encoding="utf-8")
    assert page == made_by("languages_page.py"), "the lexicons have changed; run `make docs`"


def test_the_page_of_rules_holds_every_rule_once() -> None:
    heads = re.findall(r"^## (\w+)$", (DOCS / "rules.md").read_text(encoding="utf-8"), re.M)
    assert heads == [rule.id for rule in all_rules()]


def test_the_picture_is_a_picture_of_the_tool_and_loads_nothing() -> None:
    picture = (DOCS / "diff.svg").read_text(encoding="utf-8")
    root = ET.fromstring(picture)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "policydiff" in "".join(root.itertext())
    assert not re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?https?:", picture)


def test_the_picture_can_be_made() -> None:
    ET.fromstring(made_by("picture.py"))
