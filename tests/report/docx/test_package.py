import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from policydiff.model.errors import UsageError
from policydiff.report.docx import pack
from policydiff.report.passages import BULLET, Kind, passages
from policydiff.report.view import Report
from tests.report.docx.reading import W, document, paragraphs
from tests.report.drafts import NEW, OLD, named, report
from tests.report.html.hostile import PAYLOADS, UNSEEN, around


def said(made: Report, side: int) -> list[str]:
    """The paragraphs of one side: each block of the text with the marker that is written before it."""
    assert made.documents is not None
    blocks: list[str] = []
    for passage in passages(made.documents[side]):
        if not passage.opens:
            blocks[-1] += f" {passage.text}"
            continue
        lead = passage.marker if passage.kind in (Kind.ITEM, Kind.NOTE) and passage.marker != BULLET else ""
        blocks.append(f"{lead} {passage.text}".strip())
    return blocks


PAIRS = {
    "drafts": (OLD, NEW),
    "backwards": (NEW, OLD),
    "same": (OLD, OLD),
    "from nothing": ("", NEW),
    "to nothing": (OLD, ""),
    "nothing in common": ("We will pause.\n", "# Fish\n\n| A | B | C |\n| --- | --- | --- |\n| x | y | z |\n"),
    "table grown": (
        "| A | B |\n|---|---|\n| We will a. | b |\n",
        "| A | B | C |\n|---|---|---|\n| We may a. | b | c |\n",
    ),
    "heading to text": ("## We will stop\n\nWe will stop training.\n", "We will stop\n\nWe will stop training.\n"),
}


@pytest.mark.parametrize(("old", "new"), PAIRS.values(), ids=PAIRS)
def test_accepted_it_is_the_new_text_and_rejected_the_old(old: str, new: str) -> None:
    made = report(old, new)
    data = pack(made)
    assert paragraphs(data, accepted=True) == said(made, 1)
    assert paragraphs(data, accepted=False) == said(made, 0)


@pytest.mark.parametrize(
    "payload", [*PAYLOADS.values(), *(text for text, _ in UNSEEN.values())], ids=[*PAYLOADS, *UNSEEN]
)
def test_hostile_texts_stay_text(payload: str) -> None:
    made = named(report(around(payload, False), around(payload, True)), f"Title {payload}\ufffe", payload)
    data = pack(made)
    assert paragraphs(data, accepted=True) == said(made, 1)
    assert paragraphs(data, accepted=False) == said(made, 0)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))


def test_what_xml_cannot_hold_is_spelled_out() -> None:
    assert any("[U+FFFE]" in text for text in paragraphs(pack(report("We will\ufffe do it.")), accepted=False))


def test_only_what_changed_is_tracked() -> None:
    same = ElementTree.tostring(document(pack(report(OLD, OLD))), encoding="unicode")
    assert not re.search(r":(ins|del|pPrChange)\b", same)
    root = document(pack(report()))
    deleted = ["".join(node.itertext()) for node in root.iter(f"{W}del")]
    assert "will" in deleted
    assert any("must" in text or "3" in text for text in deleted)


def test_every_tracked_change_has_its_own_number_the_author_and_the_day_of_the_new_version() -> None:
    tracked = [node for node in document(pack(report())).iter() if node.get(f"{W}author") is not None]
    assert {node.get(f"{W}author") for node in tracked} == {"policydiff"}
    assert {node.get(f"{W}date") for node in tracked} == {"2025-03-01T00:00:00Z"}
    numbers = [node.get(f"{W}id") for node in tracked]
    assert len(numbers) == len(set(numbers)) > 0


def test_without_a_day_it_is_the_first_of_1970() -> None:
    made = report()
    undated = replace(made, comparison=replace(made.comparison, new=replace(made.comparison.new, effective="")))
    assert b"1970-01-01T00:00:00Z" in zipfile.ZipFile(io.BytesIO(pack(undated))).read("word/document.xml")


def test_headings_lists_tables_and_notes_have_their_styles() -> None:
    root = document(pack(report(OLD, OLD)))
    styles = [node.get(f"{W}val") for node in root.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == 1
    assert styles.count("Heading2") == 2
    assert styles.count("ListBullet") == 3
    assert styles.count("FootnoteText") == styles.count("Quote") == 1
    assert len(list(root.iter(f"{W}tr"))) == 3
    assert any(run.find(f"{W}rPr/{W}b") is not None for run in root.iter(f"{W}r"))


def test_a_heading_on_another_level_is_a_tracked_change_of_format() -> None:
    changes = list(document(pack(report())).iter(f"{W}pPrChange"))
    assert [(node.find(f"{W}pPr/{W}pStyle")) is not None for node in changes] == [True]
    style = changes[0].find(f"{W}pPr/{W}pStyle")
    assert style is not None
    assert style.get(f"{W}val") == "Heading2"


def test_the_same_texts_give_the_same_bytes_without_a_time_or_a_system() -> None:
    data = pack(report())
    assert data == pack(report())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_it_needs_both_texts() -> None:
    with pytest.raises(UsageError, match="both texts"):
        pack(Report(report().comparison))


def test_passages_with_something_unsure_have_an_author_of_their_own() -> None:
    made = report(OLD, NEW)
    name = f"{W}author"

    def authors(one: Report) -> set[str | None]:
        return {node.get(name) for node in document(pack(one)).iter() if node.get(name)}

    assert authors(made) == {"policydiff"}
    loss = next(change for change in made.comparison.changes if change.material and change.old)
    doubted = tuple(replace(one, confidence=0.3) if one is loss else one for one in made.comparison.changes)
    unsure = replace(made, comparison=replace(made.comparison, changes=doubted))
    assert authors(unsure) == {"policydiff", "policydiff (unsure)"}
    assert paragraphs(pack(unsure), accepted=True) == said(made, 1)
    assert paragraphs(pack(unsure), accepted=False) == said(made, 0)
