"""SARIF, JUnit, GitHub, GitLab and CSV: one list of findings, five ways to write it."""

import csv
import io
import json
import subprocess
import sys
import tarfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from policydiff.guard.finding import Finding, JudgedPolicy, Kind, Standing, Verdict
from policydiff.model import Comparison, Severity
from policydiff.report.findings import CheckReport, file_of, verdict_of
from policydiff.report.formats import FORMATS, check_formats
from policydiff.report.sarif import artifact
from policydiff.report.view import Report, Selection
from policydiff.rules.registry import all_rules
from tests.goldens import assert_golden
from tests.report.making import clause, small_comparison

LISTED = ("sarif", "junit", "github", "gitlab", "csv")
STANDINGS = (Standing.FAILING, Standing.WAIVED, Standing.ANNOUNCED, Standing.NOTED)


def verdict(comparison: Comparison | None = None, path: str = "docs/rules.md") -> Verdict:
    """The small comparison as a check would find it, with one finding of each standing."""
    comparison = comparison or small_comparison()
    found = verdict_of(Report(comparison)).findings
    findings = tuple(
        replace(one, path=path, old_path=path, standing=STANDINGS[number % 4], note="a note" if number % 4 else "")
        for number, one in enumerate(found)
    )
    policy = JudgedPolicy(path, path, Kind.CHANGED, comparison, findings)
    return Verdict("HEAD", "the index", (policy,), ("a warning",))


def written(name: str, found: Verdict) -> str:
    check = FORMATS[name].check
    assert check is not None
    return check(CheckReport(found, Severity.INFO))


def sarif_of(found: Verdict) -> dict[str, Any]:
    return dict(json.loads(written("sarif", found)))


@pytest.mark.parametrize(
    ("name", "suffix"), [*((n, n) for n in LISTED), ("markdown", "md"), ("text", "txt"), ("json", "json")]
)
def test_goldens_of_a_check(name: str, suffix: str) -> None:
    assert_golden(f"check-{name}.{suffix}", written(name, verdict()).replace("\r\n", "\n"))


@pytest.mark.parametrize("name", LISTED)
def test_the_same_bytes_every_time(name: str) -> None:
    report = Report(small_comparison())
    assert FORMATS[name].render(report) == FORMATS[name].render(report)


def test_the_formats_of_a_check_are_in_the_table() -> None:
    assert {"text", "markdown", "json", *LISTED} <= set(check_formats())
    assert "docx" not in check_formats()


@pytest.fixture(scope="session")
def official_schema(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schema of the standard, out of the source distribution of a package that ships it."""
    folder = tmp_path_factory.mktemp("sarif")
    command = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "--no-binary",
        ":all:",
    ]
    try:
        subprocess.run([*command, "-d", str(folder), "cfn-lint==1.58.0"], check=True, capture_output=True, timeout=60)
    except (subprocess.SubprocessError, OSError):
        pytest.skip("no package index in reach to get the SARIF schema from")
    archive = next(folder.glob("*.tar.gz"))
    with tarfile.open(archive) as tar:
        member = next(one for one in tar.getmembers() if one.name.endswith("sarif/schema-2.1.0.json"))
        stream = tar.extractfile(member)
        assert stream is not None
        return dict(json.load(stream))


def test_sarif_keeps_to_the_official_schema(official_schema: dict[str, Any]) -> None:
    validator = jsonschema.validators.validator_for(official_schema)(official_schema)
    validator.validate(sarif_of(verdict()))
    validator.validate(json.loads(FORMATS["sarif"].render(Report(small_comparison()))))
    validator.validate(sarif_of(Verdict("a", "b", ())))
    broken = sarif_of(verdict())
    broken["runs"][0]["results"][0]["level"] = "loud"
    assert list(validator.iter_errors(broken))


def test_sarif_points_at_the_right_lines_and_rules() -> None:
    found = verdict()
    run = sarif_of(found)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in all_rules()]
    assert len(run["results"]) == len(found.findings)
    for result, finding in zip(run["results"], found.findings, strict=True):
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == finding.line >= 1
        assert region["endLine"] >= region["startLine"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["partialFingerprints"] == {"policydiff/v1": finding.fingerprint}
        assert ("suppressions" in result) is (finding.standing in (Standing.WAIVED, Standing.ANNOUNCED))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("docs/a.md", {"uri": "docs/a.md", "uriBaseId": "%SRCROOT%"}),
        ("Claude.ai/Terms of Service.md", {"uri": "Claude.ai/Terms%20of%20Service.md", "uriBaseId": "%SRCROOT%"}),
        ("é#?.md", {"uri": "%C3%A9%23%3F.md", "uriBaseId": "%SRCROOT%"}),
        ("/tmp/a.md", {"uri": "file:///tmp/a.md"}),
    ],
)
def test_paths_become_uris(path: str, uri: dict[str, str]) -> None:
    assert artifact(path) == uri


@pytest.mark.parametrize(
    ("ref", "path"),
    [
        ("a.md", "a.md"),
        ("docs/a.md@HEAD~1", "docs/a.md"),
        ("repo::docs/a.md@v1", "docs/a.md"),
        ("me@home/a.md", "me@home/a.md"),
        ("rsp@2.0", "rsp@2.0"),
    ],
)
def test_the_file_in_an_address(ref: str, path: str) -> None:
    assert file_of(ref) == path


def test_junit_counts_and_names() -> None:
    found = verdict()
    root = ElementTree.fromstring(written("junit", found))
    failing = len(found.failing)
    assert root.get("failures") == str(failing)
    assert len(root.findall(".//failure")) == failing
    assert len(root.findall(".//testcase")) == len(found.findings) == int(root.get("tests", "0"))
    empty = JudgedPolicy("p.md", "p.md", Kind.CHANGED, small_comparison(), ())
    (case,) = ElementTree.fromstring(written("junit", Verdict("a", "b", (empty,)))).findall(".//testcase")
    assert case.get("name") == "no commitment lost"


def test_gitlab_has_unique_fingerprints_of_what_is_open() -> None:
    found = verdict()
    issues = json.loads(written("gitlab", found))
    open_ones = [one for one in found.findings if one.standing in (Standing.FAILING, Standing.NOTED)]
    assert [issue["fingerprint"] for issue in issues] == [one.fingerprint for one in open_ones]
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(issue["location"]["lines"]["begin"] >= 1 for issue in issues)


def test_github_escapes_what_it_must() -> None:
    line = written("github", verdict(path="a,b:c%.md")).splitlines()[0]
    assert line.startswith("::error file=a%2Cb%3Ac%25.md,line=")
    assert len(written("github", verdict()).splitlines()) == len(verdict().findings)


def hostile() -> Verdict:
    comparison = small_comparison()
    text = '=HYPERLINK("x")\n%0A::error::"<script>]]>\x1b[31m\u202e\x00\ufffe'
    first = comparison.changes[0]
    changed = replace(first, old=(clause(text, 24),))
    return verdict(replace(comparison, changes=(changed, *comparison.changes[1:])), path="=1\n::error.md")


@pytest.mark.parametrize("name", [*LISTED, "text", "markdown", "json"])
def test_hostile_text_comes_alive_nowhere(name: str) -> None:
    out = written(name, hostile())
    assert not {"\x1b", "\u202e", "\x00"} & set(out)
    if name == "junit":
        ElementTree.fromstring(out)
    if name in ("sarif", "gitlab", "json"):
        json.loads(out)
    if name == "github":
        assert len(out.splitlines()) == len(hostile().findings)
    if name == "csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert len(rows) == len(hostile().findings) + 1
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_filters_of_a_comparison_hold_for_findings() -> None:
    report = Report(small_comparison(), Selection(outcomes=frozenset({"removed"})))
    assert {one.change.outcome for one in verdict_of(report).findings} == {"removed"}
    assert len(verdict_of(Report(small_comparison(), Selection(limit=2))).findings) == 2


def test_what_fails_is_listed_however_slight() -> None:
    found = verdict()
    report = CheckReport(found, Severity.CRITICAL)
    listed: tuple[Finding, ...] = report.listed.findings
    assert set(found.failing) <= set(listed)
    assert all(one.standing is Standing.FAILING or one.severity is Severity.CRITICAL for one in listed)
