import pytest

from policydiff.store.addressing import Reading, parse_address, split_range


@pytest.mark.parametrize(
    ("spec", "readings"),
    [
        ("rsp", [("rsp", None)]),
        ("rsp@2.0", [("rsp@2.0", None), ("rsp", "2.0")]),
        ("rsp@-1", [("rsp@-1", None), ("rsp", "-1")]),
        ("a@b.md@HEAD~1", [("a@b.md@HEAD~1", None), ("a@b.md", "HEAD~1"), ("a", "b.md@HEAD~1")]),
        ("@x", [("@x", None)]),
        ("rsp@", [("rsp@", None), ("rsp", "")]),
    ],
)
def test_every_split_is_a_reading(spec: str, readings: list[tuple[str, str | None]]) -> None:
    assert list(parse_address(spec).readings()) == [Reading(*reading) for reading in readings]


def test_a_repository_is_named_before_two_colons() -> None:
    address = parse_address("../other::terms of use.md@main")
    assert (address.repository, address.rest) == ("../other", "terms of use.md@main")


@pytest.mark.parametrize(
    ("spec", "plain", "like"),
    [
        ("./rsp", True, True),
        ("/tmp/x", True, True),
        ("rsp@2.0", False, False),
        ("terms.md", False, True),
        ("a/b", False, True),
    ],
)
def test_spelling_tells_paths(spec: str, plain: bool, like: bool) -> None:
    address = parse_address(spec)
    assert (address.is_plain_path, address.looks_like_path) == (plain, like)


@pytest.mark.parametrize(
    ("spec", "ends"),
    [
        ("rsp@2.0..3.0", ("rsp@2.0", "3.0")),
        ("rsp@2.0..rsp@3.0", ("rsp@2.0", "rsp@3.0")),
        ("rsp@2.0..", ("rsp@2.0", "")),
        ("rsp@-2..-1", ("rsp@-2", "-1")),
        ("terms.md@HEAD~2..HEAD", ("terms.md@HEAD~2", "HEAD")),
        ("../a.md", None),
        ("../a.md@x..y", ("../a.md@x", "y")),
        ("a/../b.md", None),
        ("a...b", None),
        ("rsp", None),
        ("..b", None),
        ("a..b@1..2", ("a..b@1", "2")),
    ],
)
def test_a_range_has_two_ends(spec: str, ends: tuple[str, str] | None) -> None:
    assert split_range(spec) == ends
