"""A rule as a data object: what it detects, why that matters, and the examples that prove it."""

from dataclasses import dataclass

from policydiff.model.vocabulary import Dimension, Direction, Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of sentences, old and new."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `id` equals the stem of its file; `mirror` names the rule that sees the opposite edit.

    `detector` names the code that finds it, `settings` its arguments; `message` is a template over shift arguments.
    """

    id: str
    title: str
    detector: str
    dimension: Dimension
    direction: Direction
    severity: Severity
    mirror: str
    detects: str
    why: str
    message: str
    fires: tuple[Example, ...]
    silent: tuple[Example, ...]
    settings: dict[str, str | float | list[str]]
    no_mirror_because: str = ""
