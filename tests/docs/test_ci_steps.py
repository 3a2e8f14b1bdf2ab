"""What the action and the GitLab snippet do elsewhere, run here against stand-ins for both services."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from tests.guard.policy import EDITS, NAME, STOPPED, policy_repository
from tests.repositories import commit, git

ROOT = Path(__file__).resolve().parents[2]
STEPS = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
GITLAB = yaml.safe_load(
    re.findall(r"^## GitLab\n.*?^```yaml\n(.*?)^```$", (ROOT / "docs/ci.md").read_text(encoding="utf-8"), re.M | re.S)[
        0
    ]
)["policydiff"]
HOST = "127.0.0.1"
MARK = "<!-- policydiff -->"

STAND_IN = """\
#!{python}
import json, os, sys
from pathlib import Path

arguments, file = sys.argv[1:], Path(os.environ["STATE"])
state = json.loads(file.read_text())
assert arguments.pop(0) == "api", arguments
assert os.environ["GH_TOKEN"] == "secret"
if state["refuses"]:
    sys.exit("HTTP 403: Resource not accessible by integration")
if "--paginate" in arguments:
    place, query = arguments[1], arguments[arguments.index("--jq") + 1]
    assert place == "repos/owner/name/issues/7/comments", place
    mark = query.split("startswith(")[1].split('"')[1]
    assert '.user.type == "Bot"' in query and query.endswith("| .id"), query
    for one in state["comments"]:
        if one["bot"] and one["body"].startswith(mark):
            print(one["id"])
    sys.exit()
method, place = arguments[arguments.index("--method") + 1], arguments[3]
name, _, path = arguments[arguments.index("--field") + 1].partition("=@")
assert (arguments[0], name) == ("--silent", "body"), arguments
body = Path(path).read_text()
if method == "POST":
    assert place == "repos/owner/name/issues/7/comments", place
    state["comments"].append({{"id": 100 + len(state["comments"]), "bot": True, "body": body}})
else:
    (one,) = [one for one in state["comments"] if place == f"repos/owner/name/issues/comments/{{one['id']}}"]
    one["body"] = body
file.write_text(json.dumps(state))
"""


def bash(script: str, folder: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A script as both services run it: the first command that fails ends it."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text)
    (folder / name).chmod(0o755)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([], ["the report"]),
        ([(True, f"{MARK}\nlast week's")], ["the report"]),
        ([(True, "another action's"), (False, f"{MARK} I am no bot")], ["another", "I am no bot", "the report"]),
        ([(True, f"{MARK}\nfirst"), (True, f"{MARK}\nsecond"), (True, "x")], ["first", "the report", "x"]),
    ],
)
def test_the_comment_step_edits_its_own_comment_and_no_other(
    tmp_path: Path, before: list[tuple[bool, str]], expected: list[str]
) -> None:
    done, state = commented(tmp_path, before, refuses=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(state["comments"]) == len(expected)
    for one, words in zip(state["comments"], expected, strict=True):
        assert words in one["body"]
    (own,) = [one for one in state["comments"] if "the report" in one["body"]]
    assert own["body"] == f"{MARK}\n## `$(touch x)` is the report\n"
    assert not (tmp_path / "x").exists()


def test_a_comment_that_is_refused_is_a_warning(tmp_path: Path) -> None:
    done, state = commented(tmp_path, [], refuses=True)
    assert done.returncode == 0
    assert done.stdout.startswith("::warning title=policydiff::The report could not be commented")
    assert state["comments"] == []


def commented(
    folder: Path, before: list[tuple[bool, str]], *, refuses: bool
) -> tuple[subprocess.CompletedProcess[str], dict[str, Any]]:
    comments = [{"id": number, "bot": bot, "body": body} for number, (bot, body) in enumerate(before)]
    state, report = folder / "state.json", folder / "report.md"
    state.write_text(json.dumps({"refuses": refuses, "comments": comments}))
    report.write_text("## `$(touch x)` is the report\n")
    program(folder / "bin", "gh", STAND_IN.format(python=sys.executable))
    (step,) = [step for step in STEPS if step.get("name") == "Comment"]
    variables = {
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "STATE": str(state),
        "GH_TOKEN": "secret",
        "NUMBER": "7",
        "REPOSITORY": "owner/name",
        "REPORT": str(report),
    }
    assert set(variables) - {"PATH", "STATE"} == set(step["env"])
    return bash(step["run"], folder, variables), json.loads(state.read_text())


class Notes(HTTPServer):
    """A GitLab that takes notes."""

    status = 201

    def __init__(self) -> None:
        super().__init__((HOST, 0), Taking)
        self.taken: list[tuple[str, str, str]] = []


class Taking(BaseHTTPRequestHandler):
    """One request to it."""

    server: Notes

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.taken.append((self.path, self.headers["PRIVATE-TOKEN"], parse_qs(sent)["body"][0]))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing: standard error is the test's."""


@pytest.fixture
def notes() -> Iterator[Notes]:
    server = Notes()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.skipif(not shutil.which("curl"), reason="the snippet comments by curl")
@pytest.mark.parametrize(
    ("edit", "token", "status"),
    [("remove", "secret", 201), ("reflow", "secret", 201), ("weaken", "", 201), ("weaken", "secret", 403)],
)
def test_the_script_for_gitlab(tmp_path: Path, notes: Notes, edit: str, token: str, status: int) -> None:
    notes.status = status
    project = policy_repository(tmp_path / "project")
    git(project, "switch", "-q", "-c", "topic")
    commit(project, {NAME: EDITS[edit]})
    shim = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m policydiff "$@"\n'
    program(tmp_path / "bin", "policydiff", shim)
    program(tmp_path / "bin", "pip", '#!/bin/sh\n[ "$*" = "install policydiff" ]\n')
    variables = {
        "PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": git(project, "rev-parse", "main"),
        "CI_COMMIT_SHA": git(project, "rev-parse", "topic"),
        "CI_API_V4_URL": f"http://{HOST}:{notes.server_port}/api/v4",
        "CI_PROJECT_ID": "12",
        "CI_MERGE_REQUEST_IID": "7",
        "COMMENT_TOKEN": token,
        "no_proxy": HOST,
    }
    for name, value in GITLAB["variables"].items():
        variables[name] = re.sub(r"\$(\w+)", lambda found: variables[found[1]], value)
    done = bash("\n".join(GITLAB["script"]), project, variables)
    assert done.returncode == (1 if edit in STOPPED else 0), done.stderr
    report = (project / "report.md").read_text()
    assert report.startswith("## Policy check")
    sent = [("/api/v4/projects/12/merge_requests/7/notes", "secret", report)]
    assert notes.taken == (sent if token else [])
    assert ("could not be commented" in done.stdout) is (status == 403)
    reports = GITLAB["artifacts"]["reports"]
    assert bool(json.loads((project / reports["codequality"]).read_text())) is (edit in STOPPED)
    assert ("<failure" in (project / reports["junit"]).read_text()) is (edit in STOPPED)


def test_a_check_that_cannot_be_made_fails_the_job_and_comments_nothing(tmp_path: Path, notes: Notes) -> None:
    project = policy_repository(tmp_path / "project")
    shim = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m policydiff "$@"\n'
    program(tmp_path / "bin", "policydiff", shim)
    program(tmp_path / "bin", "pip", "#!/bin/sh\n")
    variables = {"PATH": f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}", "COMMENT_TOKEN": "secret"}
    done = bash("\n".join(GITLAB["script"]), project, {**variables, "RANGE": "nowhere...HEAD"})
    assert done.returncode == 2
    assert "nowhere" in done.stderr
    assert notes.taken == []
