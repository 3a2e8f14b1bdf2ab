from pathlib import Path

import pytest

from policydiff.model.errors import UsageError
from policydiff.store.catalogue import find_versions
from policydiff.store.importing import Kind, carry_out, plan_import
from policydiff.store.layout import Layout
from policydiff.store.location import bundled
from policydiff.store.verifying import verify
from tests.repositories import commit, git
from tests.store.writing import USERS_WORK, make_store, opened, put, record, status

RULES = "house/rules"


@pytest.fixture(params=list(Layout), ids=lambda layout: layout.name.lower())
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return make_store(tmp_path / "work", request.param)


def test_both_layouts_read_alike(store: Path) -> None:
    put(store, "Members must knock.\n", "1.0", "2025-01-01")
    put(store, "Members may knock.\n", "1.1", "2025-02-01")
    put(store, "Members may knock twice.\n", "1.1", "2025-02-01")
    found = opened(store)
    versions = found.versions(RULES)
    assert [(version.label, version.effective) for version in versions] == [
        ("1.0", "2025-01-01"),
        ("1.1", "2025-02-01"),
        ("1.1+2", "2025-02-01"),
    ]
    assert {(version.title, version.publisher, version.source) for version in versions} == {
        ("House Rules", "Club", "rules.md")
    }
    lasts = {
        "1.0": "Members must knock.",
        "1.1": "Members may knock.",
        "1.1+2": "Members may knock twice.",
        "-2": "Members must knock.",
        "2025-01-31": "Members must knock.",
        "2025-02-01": "Members may knock twice.",
        None: "Members may knock twice.",
    }
    for wanted, last in lasts.items():
        (version,) = find_versions(found, RULES, wanted)
        assert found.read(version).source.splitlines()[-1] == last
        facts = found.record_of(version)
        assert facts is not None
        assert (facts.recorded, len(facts.source_sha256), len(facts.text_sha256)) == ("2025-06-01", 64, 64)
    assert verify(found).findings == ()
    assert status(store) == USERS_WORK


def test_facts_stand_in_trailers_and_never_in_the_subject_alone(store: Path) -> None:
    put(store, "Members must knock.\n")
    said = git(store, "log", "-1", "--format=%(trailers:key=Policydiff-Version,valueonly)%(trailers:only)")
    assert said.splitlines()[0] == "1.0"
    assert "Policydiff-Effective: 2025-01-01" in said
    git(store, "commit", "-q", "--amend", "--only", "-m", "Anything", "-m", said.partition("\n")[2].strip())
    assert [version.label for version in opened(store).versions(RULES)] == ["1.0"]


def test_the_same_text_again_is_already_there(store: Path) -> None:
    put(store, "Members must knock.\n")
    before = git(store, "rev-parse", "HEAD")
    for text in ("Members must knock.\n", "Members must knock.", "\r\nMembers must knock.  \r\n"):
        plan, recorded = put(store, text, sha="c" * 64)
        assert (plan.kind, plan.address, recorded) == (Kind.PRESENT, "house/rules@1.0", None)
    assert git(store, "rev-parse", "HEAD") == before


def test_another_text_under_a_label_is_recorded_beside_the_first(store: Path) -> None:
    put(store, "Members must knock.\n")
    plan, _ = put(store, "Members may knock.\n")
    assert (plan.kind, plan.address, plan.found and plan.found.label) == (Kind.REUPLOAD, "house/rules@1.0+2", "1.0")
    assert put(store, "Members can knock.\n")[0].address == "house/rules@1.0+3"
    again, recorded = put(store, "Members may knock.\n")
    assert (again.kind, again.address, recorded) == (Kind.PRESENT, "house/rules@1.0+2", None)
    (first,) = find_versions(opened(store), RULES, "1.0")
    assert opened(store).read(first).source.endswith("Members must knock.\n")


def test_the_same_file_read_differently_is_no_re_upload(store: Path) -> None:
    put(store, "Members must knock.\n", sha="d" * 64)
    plan, recorded = put(store, "Members  must knock.\n", sha="d" * 64)
    assert (plan.kind, recorded) == (Kind.PRESENT, None)
    assert "only the conversion to text differs" in plan.warnings[0]


def test_another_date_for_the_same_text_is_told(store: Path) -> None:
    put(store, "Members must knock.\n")
    plan, _ = put(store, "Members must knock.\n", effective="2025-03-01")
    assert plan.warnings == ("house/rules@1.0 is in force from 2025-01-01, not 2025-03-01",)


def test_a_plan_writes_nothing(store: Path) -> None:
    before = git(store, "rev-parse", "HEAD")
    plan = plan_import(opened(store), record(), "Members must knock.\n")
    assert plan.kind is Kind.NEW
    assert plan.path in {"house/rules/1.0.md", "house/rules.md"}
    assert (git(store, "rev-parse", "HEAD"), status(store)) == (before, USERS_WORK)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (record(policy="../x"), "climbs out"),
        (record(policy="a\nb/c"), "control characters"),
        (record(version="1/2"), "cannot stand in a file name"),
        (record(effective="soon"), "--effective soon: is no date; write it as YYYY-MM-DD"),
        (record(policy="House/rules"), "differs from the policy house/rules only in case"),
    ],
)
def test_what_cannot_be_named_is_refused(store: Path, facts: object, said: str) -> None:
    put(store, "Members must knock.\n")
    before = git(store, "rev-parse", "HEAD")
    with pytest.raises(UsageError, match=said):
        carry_out(opened(store), facts, "x\n")  # type: ignore[arg-type]
    assert git(store, "rev-parse", "HEAD") == before


def test_the_bundled_store_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the bundled restatements cannot be written to; start a store of your own"):
        carry_out(bundled(), record(), "x\n")


def test_a_folder_without_git_is_told_how_to_become_a_store(tmp_path: Path) -> None:
    (tmp_path / "policies" / "p").mkdir(parents=True)
    (tmp_path / "policies" / "p" / "1.md").write_text("x\n")
    with pytest.raises(UsageError, match=r"in no git repository; run `policydiff init "):
        put(tmp_path / "policies", "x\n")


@pytest.mark.parametrize("how", ["file", "staged", "deleted", "link"])
def test_what_the_user_has_in_the_way_is_kept(tmp_path: Path, how: str) -> None:
    store = make_store(tmp_path / "work")
    path = store / "house" / "rules" / "1.0.md"
    path.parent.mkdir(parents=True)
    if how == "link":
        path.parent.rmdir()
        path.parent.symlink_to(tmp_path, target_is_directory=True)
    else:
        path.write_text("Mine.\n")
    if how in {"staged", "deleted"}:
        git(store, "add", "house")
        if how == "deleted":
            commit(store, {})
        path.unlink()
    before = (status(store), git(store, "ls-files", "-s"))
    if how == "file":
        assert put(store, "Members must knock.\n")[0].address == "house/rules@1.0+2"
        assert path.read_text() == "Mine.\n"
        return
    with pytest.raises(UsageError) as caught:
        put(store, "Members must knock.\n")
    assert caught.value.fix
    assert (status(store), git(store, "ls-files", "-s")) == before
    assert not list(tmp_path.glob("1.0*"))


def test_a_history_refuses_what_would_stand_in_the_wrong_order(tmp_path: Path) -> None:
    store = make_store(tmp_path / "work", Layout.HISTORY)
    put(store, "Members must knock.\n", "2.0", "2025-02-01")
    with pytest.raises(UsageError, match=r"2025-01-01: is older than house/rules@2\.0 \(2025-02-01\)"):
        put(store, "Members may knock.\n", "1.0", "2025-01-01")
    with pytest.raises(UsageError, match="keeps it in a folder; write it as SERVICE/NAME"):
        put(store, "Members may knock.\n", policy="rules")


def test_a_history_keeps_what_the_user_has_changed_in_the_file(tmp_path: Path) -> None:
    store = make_store(tmp_path / "work", Layout.HISTORY)
    put(store, "Members must knock.\n")
    (store / "house" / "rules.md").write_text("Mine.\n")
    with pytest.raises(UsageError, match="has changes that are not committed"):
        put(store, "Members may knock.\n", "1.1", "2025-02-01")
    assert (store / "house" / "rules.md").read_text() == "Mine.\n"


def test_an_archive_of_another_tool_takes_a_version(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    commit(root, {"Acme/Terms of Service.md": "We will.\n"}, "2025-01-05")
    put(root, "We may.\n", "v2", "2025-03-01", policy="Acme/Terms of Service")
    versions = opened(root).versions("Acme/Terms of Service")
    assert [(version.label, version.effective) for version in versions] == [
        ("2025-01-05", "2025-01-05"),
        ("v2", "2025-03-01"),
    ]
    assert (root / "Acme" / "Terms of Service.md").read_text() == "We may.\n"
    assert status(root) == ""


def test_a_bare_archive_takes_a_version(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    git(tmp_path, "init", "-q", "-b", "main", str(root))
    commit(root, {"Acme/Terms of Service.md": "We will.\n"}, "2025-01-05")
    git(tmp_path, "clone", "-q", "--bare", str(root), "bare.git")
    bare = tmp_path / "bare.git"
    put(bare, "We may.\n", "v2", "2025-03-01", policy="Acme/Terms of Service")
    found = opened(bare)
    assert found.read(found.versions("Acme/Terms of Service")[-1]).source == "We may.\n"
    assert verify(found).sound
