"""Compare versions of policy documents by meaning.

    import policydiff
    comparison = policydiff.diff(old_text, new_text)
    print(policydiff.render(comparison, "markdown"))

What `__all__` names is the interface for programs, and follows semantic versioning: names and fields stay within a
major version, new ones may come with a minor one. Everything is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING, Any

from policydiff.version import __version__

if TYPE_CHECKING:
    from policydiff.interface import diff, parse_policy, render
    from policydiff.model import (
        Bearer,
        Category,
        Change,
        Clause,
        Comparison,
        Dimension,
        Direction,
        Document,
        Evidence,
        Identity,
        Norm,
        Outcome,
        Section,
        Severity,
        Shift,
        Span,
        Strength,
    )
    from policydiff.model.errors import PolicydiffError

__all__ = [
    "Bearer",
    "Category",
    "Change",
    "Clause",
    "Comparison",
    "Dimension",
    "Direction",
    "Document",
    "Evidence",
    "Identity",
    "Norm",
    "Outcome",
    "PolicydiffError",
    "Section",
    "Severity",
    "Shift",
    "Span",
    "Strength",
    "__version__",
    "diff",
    "parse_policy",
    "render",
]

_HOMES = {"policydiff.interface": ("diff", "parse_policy", "render"), "policydiff.model.errors": ("PolicydiffError",)}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'policydiff' has no attribute {name!r}")
    from importlib import import_module

    home = next((home for home, names in _HOMES.items() if name in names), "policydiff.model")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
