"""No file of the project says where or on whose machine it was made."""

import re

import pytest

from tests.architecture.tree import ROOT, tracked

MACHINE_PATH = re.compile(
    r"""(?<![\w.:/~-])(?:/(?:root|home/\w+|Users/\w+|work|workspace|mnt|opt)/[\w.-]+|/tmp/\w{2,}|[A-Z]:\\(?:Users|Work))"""
)
REGISTRY = re.compile(
    r"(?i)\b(?:pypi|pythonhosted|npmjs|artifactory|nexus|jfrog|devpi|registry)(?:[\w-]*\.)+(?:com|org|net|io|dev|local|internal)\b"
    r"|-(?:extra-)?index[-]url|find-links\s*="
    r"|https?://(?:localhost|(?:\d{1,3}\.){3}\d{1,3})[:/]"
)


def places(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            found += [f"{path.relative_to(ROOT)}:{number}: {match[0]}" for match in pattern.finditer(line)]
    return found


def test_no_file_holds_a_path_of_a_machine() -> None:
    assert places(MACHINE_PATH) == []


def test_no_file_holds_the_host_of_a_package_registry() -> None:
    assert places(REGISTRY) == []


@pytest.mark.parametrize("text", ["see /{}home/ada/notes", '"/{}root/x"', "(/{}tmp/build)", "C:\\{}Users\\ada"])
def test_a_path_of_a_machine_is_seen(text: str) -> None:
    assert MACHINE_PATH.search(text.format(""))


@pytest.mark.parametrize(
    "text", ["https://py{}pi.mirror.example.org/simple", "--index{}-url x", "http://{}10.0.0.1:8080/"]
)
def test_the_host_of_a_registry_is_seen(text: str) -> None:
    assert REGISTRY.search(text.format(""))


@pytest.mark.parametrize(
    "text", ["example.org/work/it", "a/tmp/x", "~/work/notes", "/tmp/x", "https://example.org/home/a"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not MACHINE_PATH.search(text)
    assert not REGISTRY.search(text)
