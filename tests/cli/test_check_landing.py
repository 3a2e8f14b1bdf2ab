"""What lets a loss land: configuration, waivers, announcements."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.cli.staging import failing, stage
from tests.guard.policy import EDITS, NAME, POLICY, REMOVED
from tests.repositories import commit, git


@pytest.mark.parametrize(
    ("config", "flags", "code"),
    [
        ('fail-on = "critical"', [], 1),
        ('fail-on = "never"', [], 0),
        ('fail-on = "never"', ["--fail-on", "low"], 1),
        ("", ["--fail-on", "never"], 0),
        ('policies = ["legal/*.md"]', [], 0),
        ('exclude = ["docs/"]', [], 0),
        ('[severity]\ncommitment_removed = "off"', [], 0),
        ('[[override]]\npaths = ["docs/*"]\nfail-on = "never"', [], 0),
        ('[[override]]\npaths = ["legal/*"]\nfail-on = "never"', [], 1),
        ('[[override]]\npolicies = ["lending"]\nseverity = { commitment_removed = "low" }', [], 0),
    ],
)
def test_the_configuration_decides(root: Path, config: str, flags: list[str], code: int) -> None:
    head = "---\npolicy: lending\n---\n"
    commit(root, {NAME: head + POLICY, "policydiff.toml": config})
    stage(root, head + REMOVED)
    assert run("check", *flags).code == code


def test_another_language_is_said_and_not_judged(root: Path) -> None:
    commit(root, {NAME: "---\nlanguage: es\n---\nVamos a pagar.\n"})
    stage(root, "---\nlanguage: es\n---\nNada.\n")
    ran = run("check")
    assert ran.code == 0
    assert "in the language 'es', which is not among those judged (en, fr, de, zh)" in ran.err


def test_waivers_in_the_file_the_comment_and_the_trailer(root: Path, tmp_path: Path) -> None:
    stage(root, REMOVED.replace("We will delete the data", "We may delete the data"))
    first, second = sorted(failing(), key=lambda one: one["line"])
    assert run("check").code == 1
    stage(
        root,
        f'[[waiver]]\nfingerprint = "{first["fingerprint"]}"\nby = "Ada"\nreason = "no drills left"\n',
        "policydiff-waivers.toml",
    )
    assert [one["fingerprint"] for one in failing()] == [second["fingerprint"]]
    text = (root / NAME).read_text()
    comment = f"<!-- policydiff: waive strength_lowered {second['fingerprint']} asked by the regulator -->"
    stage(root, text.replace("We may delete", f"{comment}\nWe may delete"))
    ran = run("check", "--min-severity", "low")
    assert ran.code == 0
    assert "waived by Ada (policydiff-waivers.toml:1): no drills left" in " ".join(ran.out.split())
    assert "asked by the regulator" in ran.out
    stage(root, text)
    message = tmp_path / "message"
    message.write_text(f"Loosen\n\nPolicydiff-Waive: {second['fingerprint']} asked by the regulator\n")
    assert run("check", "--message", str(message)).code == 0
    git(root, "commit", "-q", "-F", str(message))
    assert run("check", "--against", "HEAD~1..HEAD").code == 0
    assert run("check", "--against", "HEAD~1").code == 1


def test_waivers_count_only_as_they_will_be_committed(root: Path) -> None:
    stage(root, REMOVED)
    (finding,) = failing()
    text = f'[[waiver]]\nfingerprint = "{finding["fingerprint"]}"\nby = "Ada"\nreason = "r"\n'
    (root / "policydiff-waivers.toml").write_text(text)
    assert run("check").code == 1
    git(root, "add", "-A")
    assert run("check").code == 0


def test_leftover_waivers_are_told(root: Path) -> None:
    stage(root, EDITS["reword"])
    stage(
        root,
        f'[[waiver]]\nfingerprint = "{"0" * 16}"\nby = "Ada"\nreason = "r"\n'
        f'[[waiver]]\nfingerprint = "{"1" * 16}"\nby = "Ada"\nreason = "r"\nexpires = 2020-01-01\n',
        "policydiff-waivers.toml",
    )
    ran = run("check")
    assert ran.code == 0
    assert ran.err.count("\n") == 2
    assert "unused waiver of 0000000000000000" in ran.err
    assert "the waiver of 1111111111111111 expired (2020-01-01)" in ran.err


@pytest.mark.parametrize("place", ["section", "file"])
def test_an_announced_loss_may_land(root: Path, place: str) -> None:
    config = "require-announcement = true\n" + (
        '[changelog]\nfile = "docs/{policy}-changes.md"\n' if place == "file" else ""
    )
    commit(root, {"policydiff.toml": config})
    stage(root, REMOVED)
    assert run("check").code == 1
    ran = run("changelog", f"{NAME}@HEAD", NAME)
    draft = ran.out
    if place == "file":
        stage(root, draft, "docs/lending-policy-changes.md")
    else:
        stage(root, f"{REMOVED}\n{draft}")
    ran = run("check", "--min-severity", "low")
    assert ran.code == 0, ran.out
    assert "announced · critical" in ran.out
    git(root, "commit", "-qm", "Announce")
    stage(root, (root / NAME).read_text().replace("We will delete the data", "We may delete the data"))
    assert run("check").code == 1
