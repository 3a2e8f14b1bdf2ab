"""The pages on the guard show what works: settings and waivers parse, snippets are valid, the schema is current."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from policydiff.config import parse_config
from policydiff.config.loading import KEYS
from policydiff.guard.rulings import check_rules
from policydiff.guard.waivers import comment_waivers, read_waivers, trailer_waiver
from policydiff.report.formats import check_formats
from tests.guard.policy import EDITS, NAME, STOPPED, policy_repository
from tests.repositories import commit, git

ROOT = Path(__file__).resolve().parents[2]
CI = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
WAIVERS = (ROOT / "docs" / "waivers.md").read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.M | re.S)


def test_the_shown_configurations_are_configurations() -> None:
    (shown,) = blocks(CI, "toml")
    config = parse_config(shown, ROOT / "policydiff.toml")
    check_rules(config.general.severity, "docs")
    for override in config.overrides:
        check_rules(override.severity, "docs")
    assert set(config.lines) == set(KEYS)
    parse_config(blocks(WAIVERS, "toml")[1], ROOT / "policydiff.toml")


def test_the_shown_waivers_are_waivers() -> None:
    assert len(read_waivers(blocks(WAIVERS, "toml")[0].encode(), "docs")) == 2
    (comment,) = blocks(WAIVERS, "html")
    assert comment_waivers(comment, "docs", "")[1] == ()
    (trailer,) = blocks(WAIVERS, "text")
    assert not isinstance(trailer_waiver(trailer.partition(": ")[2], "", "docs"), str)


def test_the_shown_snippets_are_yaml_and_name_our_hooks() -> None:
    snippets = [yaml.safe_load(block) for block in blocks(CI, "yaml")]
    assert len(snippets) == 3
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        assert f"`{hook['id']}`" in CI
        assert hook["always_run"] is True


def test_every_format_of_a_check_is_described() -> None:
    described = CI[CI.index("## Formats of a check") :]
    assert all(f"`{name}`" in described for name in check_formats())


ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_the_action_is_composite_and_hands_inputs_over_as_variables() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", ""), step["name"]
        assert "run" not in step or step["shell"] == "bash"
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(ACTION["inputs"])


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_the_check_of_the_action_runs(tmp_path: Path, edit: str) -> None:
    project = policy_repository(tmp_path / "project")
    git(project, "remote", "add", "origin", str(project))
    git(project, "switch", "-q", "-c", "topic")
    commit(project, {NAME: EDITS[edit]})
    script = tmp_path / "policydiff"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m policydiff "$@"\n')
    script.chmod(0o755)
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == "check"]
    variables = {
        **os.environ,
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "BASE": git(project, "rev-parse", "main"),
        "HEAD": git(project, "rev-parse", "topic"),
        "PATHS": "docs\n",
        "FAIL_ON": "",
        "REPORTS": str(tmp_path / "reports"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    stopped = edit in STOPPED
    assert (tmp_path / "output").read_text() == f"passes={'false' if stopped else 'true'}\n"
    assert (tmp_path / "summary").read_text().startswith("## Policy check")
    assert ("::error file=docs/lending-policy.md" in done.stdout) is stopped
    assert bool(json.loads((tmp_path / "reports" / "policydiff.sarif").read_text())["runs"][0]["results"]) is stopped
