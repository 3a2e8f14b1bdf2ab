from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policydiff.store.front_matter import read_front_matter
from policydiff.store.record import Record, body_of, from_front_matter, from_trailers, front_matter, trailers

LINES = st.text(st.characters(exclude_categories=["C", "Z"], include_characters=" "), max_size=30).map(str.strip)
RECORDS = st.builds(Record, **{field.name: LINES for field in fields(Record)})
GIVEN = Record("rsp", "Title", "2.10", "2025-01-01", "2025-06-01", "Club", "a.md", "0" * 64, "1" * 64)


@given(RECORDS)
def test_front_matter_gives_back_every_fact(record: Record) -> None:
    if not record.values():
        return
    source = front_matter(record) + "# Title\n\nWe will.\n"
    assert from_front_matter(read_front_matter(source, "x").fields) == record
    assert body_of(source) == "# Title\n\nWe will.\n"


@pytest.mark.parametrize("value", ["2.10", "true", "null", "a: b", "#x", '"quoted"', "- x", "1e3", "é\\n", "~", "0x1f"])
def test_values_that_yaml_would_take_for_something_else_are_quoted(value: str) -> None:
    source = front_matter(replace(GIVEN, title=value, version=value)) + "x\n"
    read = from_front_matter(read_front_matter(source, "x").fields)
    assert (read.title, read.version) == (value, value)


def test_trailers_give_back_every_fact_and_other_tools_keep_theirs() -> None:
    lines = [line.partition(": ") for line in trailers(GIVEN).splitlines()]
    found = {key: value for key, _, value in lines}
    assert from_trailers({**found, "Version": "9", "X-engine-version": "14"}) == GIVEN
    assert found["Policydiff-Source-SHA256"] == "0" * 64
    assert from_trailers({"Version": "9"}) is None


def test_a_text_without_front_matter_is_all_body() -> None:
    assert body_of("\n\n# Title\n") == "# Title\n"
