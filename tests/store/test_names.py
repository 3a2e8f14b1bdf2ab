import pytest

from policydiff.store.names import listed, natural_key, nearest, unsafe_reason


@pytest.mark.parametrize("name", ["rsp", "Claude.ai/Terms of Service", "a..b", "v1.0", "x-y", "Ünïcode"])
def test_ordinary_names_are_safe(name: str) -> None:
    assert unsafe_reason(name) == ""


@pytest.mark.parametrize(
    "name", ["", "../etc", "a/../../b", "..", "-rf", "--output=x", "a\nb", "a\x1b[31m", "a\0", "a\\..\\b"]
)
def test_hostile_names_are_not(name: str) -> None:
    assert unsafe_reason(name)


def test_numbers_in_labels_count_as_numbers() -> None:
    labels = ["2.10", "2.9", "2.0+2", "2.0", "10", "1.0-beta", "1.0"]
    assert sorted(labels, key=natural_key) == ["1.0", "1.0-beta", "2.0", "2.0+2", "2.9", "2.10", "10"]


def test_the_nearest_name_ignores_case() -> None:
    assert nearest("claude.ai/terms of servce", ["Claude.ai/Terms of Service", "rsp"]) == ["Claude.ai/Terms of Service"]
    assert nearest("zzz", ["rsp"]) == []


def test_long_lists_say_what_they_leave_out() -> None:
    assert listed(["a", "b", "c"], limit=2) == "a, b and 1 more"
