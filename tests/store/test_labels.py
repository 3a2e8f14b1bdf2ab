import pytest

from policydiff.model.errors import UsageError
from policydiff.store.labels import base_label, check_label, check_policy, reupload_label


@pytest.mark.parametrize("name", ["rsp", "Claude.ai/Terms of Service", "a/b/c/d", "v1..2", "Ünïcode", "a@b"])
def test_ordinary_names_may_become_policies(name: str) -> None:
    check_policy(name)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "it is empty"),
        ("../up", "climbs out"),
        ("a/../../b", "climbs out"),
        ("-rf", "starts with a dash"),
        ("a/-rf", "starts with a dash"),
        ("a\nb", "control characters"),
        ("a\x1b[31m", "control characters"),
        ("a\0", "control characters"),
        ("a//b", "a part of it is empty"),
        ("/etc", "a part of it is empty"),
        ("a/", "a part of it is empty"),
        (".git/hooks", "starts with a dot"),
        ("a/.hidden", "starts with a dot"),
        (" a", "space"),
        ("a.", "a dot"),
        ("a\\b", "cannot stand in a file name"),
        ("a:b", "cannot stand in a file name"),
        ("a\u202eb", "cannot be seen"),
        ("a\udcff", "cannot be seen"),
        ("a/b/c/d/e", "more than 4 folders"),
        ("con", "a device"),
        ("ü" * 101, "longer than 200 bytes"),
    ],
)
def test_names_that_cannot_be_a_policy_are_refused(name: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as caught:
        check_policy(name)
    assert caught.value.fix
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("label", ["2.0", "2025-03-31", "v1.0-beta", "draft 3", "2.0+rc", "+1x"])
def test_ordinary_labels_are_taken(label: str) -> None:
    check_label(label)


@pytest.mark.parametrize(
    ("label", "why"),
    [
        ("", "it is empty"),
        ("1/2", "cannot stand in a file name"),
        ("-1", "starts with a dash"),
        ("..", "climbs out"),
        ("1..2", "the ends of a range"),
        ("1@2", "between a policy and its version"),
        ("2.0+2", "mark a re-upload"),
        ("README", "no version"),
        ("1\n2", "control characters"),
        ("nul.md", "a device"),
        (".1", "starts with a dot"),
        ("x" * 201, "longer than"),
        ('1"', "cannot stand in a file name"),
    ],
)
def test_labels_that_are_no_file_name_or_mean_something_else_are_refused(label: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as caught:
        check_label(label)
    assert caught.value.fix


def test_re_uploads_are_counted_from_two() -> None:
    assert reupload_label("2.0", ["1.0", "2.0"]) == "2.0+2"
    assert reupload_label("2.0", ["2.0", "2.0+2", "2.0+3"]) == "2.0+4"
    assert reupload_label("v2", ["V2+2"]) == "v2+3"


@pytest.mark.parametrize(("label", "base"), [("2.0", "2.0"), ("2.0+2", "2.0"), ("2.0+x", "2.0+x"), ("+2", "+2")])
def test_a_re_upload_knows_its_first(label: str, base: str) -> None:
    assert base_label(label) == base
