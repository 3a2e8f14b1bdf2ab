"""The interface for programs: what is here may only change with the version."""

import inspect
import subprocess
import sys
from dataclasses import fields

import pytest

import policydiff

OLD = "We will publish the results every month.\n\nWe will answer every letter.\n"
NEW = "We may publish the results every month.\n\nWe will answer every letter.\n"

SURFACE = {
    "Bearer", "Category", "Change", "Clause", "Comparison", "Dimension", "Direction", "Document", "Evidence",
    "Identity", "Norm", "Outcome", "PolicydiffError", "Section", "Severity", "Shift", "Span", "Strength",
    "__version__", "diff", "parse_policy", "render",
}  # fmt: skip

SIGNATURES = {
    "diff": "(old: str | policydiff.model.document.Document, new: str | policydiff.model.document.Document) "
    "-> policydiff.model.comparison.Comparison",
    "parse_policy": "(text: str, *, policy: str = '', version: str = '', effective: str = '', title: str = '', "
    "ref: str = '', language: str = '') -> policydiff.model.document.Document",
    "render": "(comparison: policydiff.model.comparison.Comparison, format: str = 'text', *, width: int = 80, "
    "everything: bool = False) -> str",
}

FIELDS = {
    "Span": {"start", "end"},
    "Evidence": {"text", "span"},
    "Shift": {"rule", "dimension", "direction", "old", "new", "arguments", "weight"},
    "Comparison": {"old", "new", "changes", "warnings"},
    "Identity": {"policy", "version", "effective", "ref", "sha256", "title"},
    "Change": {
        "id", "fingerprint", "outcome", "material", "mixed", "moved", "severity", "category", "norm", "bearer", "old",
        "new", "shifts", "score", "similarity",
    },
    "Clause": {
        "id", "span", "line", "text", "plain", "kind", "section", "context", "norm", "bearer", "strength", "category",
        "parts", "footnotes", "advisory_section", "block", "label",
    },
    "Document": {"identity", "source", "sections", "clauses", "warnings"},
}  # fmt: skip


def test_two_texts_are_compared_in_three_lines() -> None:
    comparison = policydiff.diff(OLD, NEW)
    worst = comparison.changes[0]
    assert (worst.outcome, worst.material, worst.new[0].text) == (
        "weakened",
        True,
        "We may publish the results every month.",
    )
    assert comparison.counts()["weakened"] == 1


def test_documents_can_be_compared_and_named() -> None:
    old = policydiff.parse_policy(OLD, policy="terms", version="1", effective="2024-01-01")
    new = policydiff.parse_policy(NEW, policy="terms", version="2", effective="2025-01-01")
    comparison = policydiff.diff(old, new)
    assert (comparison.old.label, comparison.new.label) == ("terms@1", "terms@2")
    assert policydiff.render(comparison).startswith("terms@1 (2024-01-01) → terms@2 (2025-01-01)\n")


@pytest.mark.parametrize("name", ["text", "markdown", "json", "sarif", "junit", "github", "gitlab", "csv"])
def test_every_format_can_be_rendered(name: str) -> None:
    assert "publish the results every month" in policydiff.render(policydiff.diff(OLD, NEW), name)


def test_a_format_that_is_none_is_told() -> None:
    with pytest.raises(policydiff.PolicydiffError, match="pdf: no such format; there are text, "):
        policydiff.render(policydiff.diff(OLD, NEW), "pdf")


def test_the_surface_is_guarded() -> None:
    assert set(policydiff.__all__) == SURFACE
    assert set(dir(policydiff)) == SURFACE
    for name in SURFACE:
        assert getattr(policydiff, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        policydiff.nothing  # noqa: B018


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_signatures_are_guarded(name: str) -> None:
    function = getattr(policydiff, name)
    assert str(inspect.signature(function)) == SIGNATURES[name]
    assert function.__doc__


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_fields_may_come_but_never_go(name: str) -> None:
    assert FIELDS[name] <= {field.name for field in fields(getattr(policydiff, name))}


def test_importing_loads_nothing_yet() -> None:
    code = (
        "import sys, policydiff\n"
        "assert policydiff.__version__\n"
        "loaded = [name for name in sys.modules if name.startswith('policydiff')]\n"
        "assert set(loaded) == {'policydiff', 'policydiff.version'}, loaded\n"
        "assert policydiff.diff('We will pay.', 'We may pay.').changes[0].material\n"
        "assert not {'git', 'textual', 'rich', 'argparse'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
