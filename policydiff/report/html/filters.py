"""The filters above the changes. They are hidden until the page's script has made them work."""

from collections import Counter
from collections.abc import Iterable

from policydiff.model import Category, Change, Outcome, Severity
from policydiff.report.html.markup import Markup, element
from policydiff.report.view import Trait
from policydiff.report.wording import HEADLINE_ORDER, SIGNS
from policydiff.rules.confidence import UNSURE

_CONFIDENCES = (UNSURE, 0.6, 0.75, 0.9)
"""Least confidences to choose from: what is not marked unsure, and steps up from there."""


def filters(changes: Iterable[Change]) -> Markup:
    """Controls for what these changes differ in."""
    listed = list(changes)
    outcomes = Counter(change.outcome for change in listed)
    traits = Counter({Trait.MIXED: sum(c.mixed for c in listed), Trait.MOVED: sum(c.moved for c in listed)})
    categories = Counter(change.category for change in listed)
    boxes = [
        _box(str(outcome), outcomes[outcome], SIGNS[outcome])
        for outcome in (*HEADLINE_ORDER, Outcome.RETAINED)
        if outcomes[outcome]
    ] + [_box(str(trait), traits[trait]) for trait in Trait if traits[trait]]
    return element(
        "form",
        element("fieldset", element("legend", "Outcome", class_="unseen"), boxes, class_="outcomes"),
        element(
            "div",
            element("label", "Category", for_="category"),
            element(
                "select",
                element("option", "all", value=""),
                [
                    element("option", f"{category} ({categories[category]})", value=str(category))
                    for category in Category
                    if categories[category]
                ],
                id="category",
                name="category",
            ),
        ),
        element(
            "div",
            element("label", "Severity", for_="severity"),
            element(
                "select",
                [
                    element("option", "all" if level is Severity.INFO else _at_least(level), value=str(level.rank))
                    for level in sorted(Severity, key=lambda level: level.rank)
                ],
                id="severity",
                name="severity",
            ),
        ),
        element(
            "div",
            element("label", "Confidence", for_="confidence"),
            element(
                "select",
                element("option", "all", value="0"),
                [element("option", f"{least} or more", value=f"{least:.2f}") for least in _CONFIDENCES],
                id="confidence",
                name="confidence",
            ),
        ),
        element(
            "div",
            element("label", "Search", for_="search"),
            element("input", type="search", id="search", name="search", autocomplete="off", spellcheck="false"),
            class_="search",
        ),
        element("button", "Clear", type="reset"),
        element("output", f"{len(listed)} changes", id="found", aria_live="polite"),
        id="filters",
        class_="filters",
        role="search",
        aria_label="Filter the changes",
        hidden=True,
    )


def _at_least(level: Severity) -> str:
    return str(level) if level is Severity.CRITICAL else f"{level} or more"


def _box(name: str, count: int, sign: str = "") -> Markup:
    return element(
        "label",
        element("input", type="checkbox", name="outcome", value=name),
        element("span", sign, class_="mark", aria_hidden="true") if sign else None,
        element("span", f"{name} "),
        element("span", str(count), class_="count"),
        class_=f"box {name}",
    )
