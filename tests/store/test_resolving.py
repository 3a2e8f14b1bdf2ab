import io
from pathlib import Path

import pytest

from policydiff.model.errors import InputError, PolicydiffError, UsageError
from policydiff.store.resolving import Resolver
from tests.repositories import commit, git, make_repository


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A repository with a store of its own and a tracked file beside it."""
    root = make_repository(tmp_path / "work")
    commit(
        root,
        {
            "policies/rsp/1.0.md": "---\nversion: '1.0'\neffective: 2023-01-01\n---\nWe will.\n",
            "policies/rsp/2.0.md": "---\nversion: '2.0'\neffective: 2024-01-01\n---\nWe may.\n",
            "docs/terms.md": "Old terms.\n",
            "at@home.md": "At home.\n",
        },
    )
    git(root, "tag", "first")
    commit(root, {"docs/terms.md": "New terms.\n"})
    return root


def source(start: Path, spec: str, **options: str) -> str:
    return Resolver(io.BytesIO(b"From a pipe.\n"), start=start, **options).text(spec).source.splitlines()[-1]


@pytest.mark.parametrize(
    ("spec", "line"),
    [
        ("rsp", "We may."),
        ("rsp@1.0", "We will."),
        ("rsp@-1", "We will."),
        ("rsp@2023-06-01", "We will."),
        ("docs/terms.md", "New terms."),
        ("./docs/terms.md", "New terms."),
        ("docs/terms.md@first", "Old terms."),
        ("./docs/terms.md@HEAD~1", "Old terms."),
        ("docs/../docs/terms.md@first", "Old terms."),
        ("at@home.md", "At home."),
        ("at@home.md@first", "At home."),
        ("-", "From a pipe."),
        (".::docs/terms.md@first", "Old terms."),
        (".::docs/terms.md", "New terms."),
    ],
)
def test_every_kind_of_address_names_its_text(work: Path, spec: str, line: str) -> None:
    assert source(work, spec) == line


def test_another_repository_is_reached_by_its_folder(work: Path, tmp_path: Path) -> None:
    assert source(tmp_path, f"{work}::docs/terms.md@first") == "Old terms."
    assert source(tmp_path, f"{work}/docs/terms.md@first") == "Old terms."


def test_a_file_that_is_gone_can_be_read_from_the_past(work: Path) -> None:
    commit(work, {"docs/terms.md": None})
    assert source(work, "docs/terms.md@first") == "Old terms."


def test_the_working_directory_may_be_below_the_top(work: Path) -> None:
    assert source(work / "docs", "terms.md@first") == "Old terms."


@pytest.mark.parametrize(
    ("make", "spec", "both"),
    [
        ("rsp", "rsp", ["the file rsp", "rsp@2.0 in the store", "write ./rsp or rsp@2.0"]),
        ("rsp@1.0", "rsp@1.0", ["the file rsp@1.0", "rsp@1.0 in the store"]),
        ("docs/terms.md@first", "docs/terms.md@first", ["the file docs", "docs/terms.md at the revision first"]),
    ],
)
def test_an_address_that_fits_two_things_lists_both(work: Path, make: str, spec: str, both: list[str]) -> None:
    (work / make).write_text("A file.\n")
    with pytest.raises(UsageError) as caught:
        source(work, spec)
    for part in both:
        assert part in str(caught.value)


def test_a_version_that_is_also_a_tag_of_a_file_lists_both(work: Path) -> None:
    commit(work, {"rsp": "A tracked file.\n"})
    git(work, "tag", "1.0")
    with pytest.raises(UsageError, match=r"fits rsp@1\.0 in the store .* and rsp at the revision 1\.0"):
        source(work, "rsp@1.0")


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("", "names nothing"),
        ("a\0b", "names nothing"),
        ("rps", "rps: no such policy in the store .*; did you mean rsp?"),
        ("rsp@3.0", r"rsp@3\.0: no such version; "),
        ("docs", "docs: is a directory; "),
        ("policies", "policies: is a directory"),
        ("docs/term.md", r"no such file, and no policy of that name; did you mean docs/terms\.md\?"),
        ("./term.md", "no such file; check the path"),
        ("docs/terms.md@frist", "frist: no such revision in .*; did you mean first"),
        ("docs/term.md@first", "no such file at that revision; did you mean docs/terms.md"),
        ("docs/terms.md@--all", "is no git revision"),
        ("nowhere::docs/terms.md", "nowhere: no such repository folder"),
        (".::../x@first", "climbs out of its folder"),
        (".::-x@first", "starts with a dash"),
        (".::docs@first", "is a directory at that revision"),
    ],
)
def test_what_cannot_be_had_is_told_on_one_line(work: Path, spec: str, said: str) -> None:
    with pytest.raises(PolicydiffError, match=said) as caught:
        source(work, spec)
    assert caught.value.fix
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("spec", ["../outside", "rsp/../../outside", "..", "policies/../../outside"])
def test_a_policy_name_never_leaves_the_store(work: Path, spec: str) -> None:
    (work.parent / "outside").mkdir()
    (work.parent / "outside" / "1.0.md").write_text("Secret.\n")
    with pytest.raises(PolicydiffError):
        source(work, spec, store=str(work / "policies"))


def test_both_sides_cannot_be_standard_input() -> None:
    with pytest.raises(UsageError, match="both sides are standard input"):
        Resolver(io.BytesIO(b"x")).pair("-", "-")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b" \n\t\n", "is empty"), (b"---\npolicy: x\n---\n\n", "holds nothing after its front matter")],
)
def test_a_text_without_text_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "a.md").write_bytes(content)
    with pytest.raises(InputError, match=said):
        source(tmp_path, "a.md")


def pair(start: Path, spec: str) -> tuple[str, ...]:
    texts = Resolver(io.BytesIO(b""), start=start).range(spec)
    return tuple(text.source.splitlines()[-1] for text in texts)


@pytest.mark.parametrize(
    ("spec", "lines"),
    [
        ("rsp@1.0..2.0", ("We will.", "We may.")),
        ("rsp@1.0..rsp@2.0", ("We will.", "We may.")),
        ("rsp@1.0..", ("We will.", "We may.")),
        ("rsp@-1..-0", ("We will.", "We may.")),
        ("rsp@2023-06-01..2024-06-01", ("We will.", "We may.")),
        ("docs/terms.md@first..HEAD", ("Old terms.", "New terms.")),
        ("docs/terms.md@first..", ("Old terms.", "New terms.")),
        ("./docs/terms.md@HEAD~1..main", ("Old terms.", "New terms.")),
        (".::docs/terms.md@first..HEAD", ("Old terms.", "New terms.")),
        ("rsp@1.0..docs/terms.md", ("We will.", "New terms.")),
    ],
)
def test_a_range_names_two_texts(work: Path, spec: str, lines: tuple[str, str]) -> None:
    assert pair(work, spec) == lines


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("rsp", "rsp: one text is no comparison; give two, or a range"),
        ("rsp@1.0..9.0", r"rsp@9\.0: no such version"),
        ("rsp@9.0..1.0", r"rsp@9\.0: no such version"),
        ("docs/terms.md@first..nowhere", "nowhere: no such revision"),
    ],
)
def test_a_range_without_two_texts_is_told(work: Path, spec: str, said: str) -> None:
    with pytest.raises(PolicydiffError, match=said):
        pair(work, spec)


def test_an_end_that_fits_two_things_lists_both(work: Path) -> None:
    (work / "2.0").write_text("A file.\n")
    with pytest.raises(UsageError, match=r"2\.0: fits rsp@2\.0 and 2\.0; give the two texts as two arguments"):
        pair(work, "rsp@1.0..2.0")
