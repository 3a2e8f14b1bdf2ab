import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from policydiff.model.errors import InputError
from policydiff.store.front_matter import read_front_matter


@pytest.mark.parametrize(
    ("source", "fields"),
    [
        ('---\npolicy: rsp\nversion: "2.0"\n---\ntext', {"policy": "rsp", "version": "2.0"}),
        ("---\r\nversion: 2.10\r\n---\r\ntext", {"version": "2.10"}),
        ("---\neffective: 2024-10-15\n...\ntext", {"effective": "2024-10-15"}),
        ("---\ntitle: no\ntags: [a, b]\n---\n", {"title": "no"}),
        ("No front matter\n", {}),
        ("---\nA rule, then prose.\n\n---\nMore.", {}),
        ("---\nunclosed prose, no key at all", {}),
        ("", {}),
    ],
    ids=["quoted", "crlf", "dots", "scalars only", "none", "rules", "one rule", "empty"],
)
def test_values_stay_as_written(source: str, fields: dict[str, str]) -> None:
    front = read_front_matter(source, "a.md")
    assert front.fields == fields
    assert source[: front.end].rstrip("\r\n").endswith(("---", "...", "")) if fields else front.end == 0


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("---\npolicy: rsp\nversion: [1\n---\ntext", "a.md:"),
        ("---\ntitle: Terms: of use\n---\ntext", "a.md:2"),
        ("---\npolicy: rsp\n\tversion: 1\n---\ntext", "a.md:3"),
        ("---\npolicy: rsp\ntitle: 'open\n---\ntext", "a.md:"),
        ("---\npolicy: rsp\nversion: 1\n", "a.md:1"),
        ("---\n- policy: rsp\n---\n", "a.md:2"),
        ("---\nx: " + "[" * 20_000 + "\n---\n", "a.md:"),
        ("---\nx: \x01\n---\n", "a.md:2"),
    ],
    ids=["bracket", "colon", "tab", "quote", "unclosed", "list", "deep", "control"],
)
def test_broken_front_matter_is_told_with_its_line(source: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read_front_matter(source, "a.md")
    assert caught.value.where.startswith(place)
    assert "front matter" in caught.value.what
    assert caught.value.fix


def test_yaml_is_not_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from policydiff.store.front_matter import read_front_matter as read;"
        "read('# Terms', 'a.md'); assert 'yaml' not in sys.modules;"
        "read('---\\na: [b]\\n---\\n', 'a.md'); assert 'yaml' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@settings(max_examples=300)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["policy", "version", "effective", "source-url", "x_y"]),
            st.text(alphabet="ab:/ .,-+_'\"#&()[]{}!%@é\\~|>*?=1", max_size=12),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_front_matter_is_read_as_yaml_reads_it(lines: list[tuple[str, str]]) -> None:
    block = "".join(f"{key}: {value}\n" for key, value in lines)
    try:
        known = yaml.load(block, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        expected = {key: value.strip() for key, value in known.items() if isinstance(value, str)}
    except yaml.YAMLError:
        with pytest.raises(InputError):
            read_front_matter(f"---\n{block}---\n", "a.md")
        return
    assert read_front_matter(f"---\n{block}---\n", "a.md").fields == expected


@pytest.mark.parametrize(
    "line", ["version: 2.0", 'title: "A: b (c)"', "source: https://example.org/a", "day: 2024-10-15"]
)
def test_plain_front_matter_is_read_without_yaml(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    key, _, value = line.partition(": ")
    monkeypatch.setitem(sys.modules, "yaml", None)
    assert read_front_matter(f"---\n{line}\n---\n", "a.md").fields == {key: value.strip('"')}
