"""The rules that spoke on the page, each explained once."""

from collections.abc import Iterable

from policydiff.model import Comparison, Rule
from policydiff.report.html.markup import Markup, element
from policydiff.report.html.naming import rule_name
from policydiff.report.wording import DIRECTION_SIGNS


def rules_section(comparisons: Iterable[Comparison]) -> Markup | None:
    """The rules named by the changes, in the order in which they are tried; None where none spoke."""
    from policydiff.rules.registry import all_rules

    said = {shift.rule for comparison in comparisons for change in comparison.changes for shift in change.shifts}
    known = [rule for rule in all_rules() if rule.id in said]
    if not known:
        return None
    return element(
        "section",
        element("h2", "The rules that spoke", id="rules"),
        element(
            "p",
            "Every judgement on this page comes from one of these rules. Each is shown with a pair of sentences on "
            "which it speaks and one on which it keeps silent.",
            class_="note",
        ),
        element("div", [_rule(rule) for rule in known], class_="rules"),
        aria_labelledby="rules",
        class_="rulebook",
    )


def _rule(rule: Rule) -> Markup:
    name = rule_name(rule.id)
    pairs = [("Speaks on", pair) for pair in rule.fires[:1]] + [("Keeps silent on", pair) for pair in rule.silent[:1]]
    return element(
        "article",
        element("h3", rule.title, id=f"{name}-title"),
        element(
            "p",
            element("code", rule.id),
            f" · {DIRECTION_SIGNS[rule.direction]} {rule.dimension} {rule.direction} · {rule.severity}",
            class_="facts",
        ),
        element("p", rule.detects),
        element("p", rule.why),
        element(
            "dl",
            [
                (
                    element("dt", title),
                    element("dd", element("p", pair.old or "(nothing)"), element("p", pair.new or "(nothing)")),
                )
                for title, pair in pairs
            ],
        ),
        id=name,
        class_="rulepage",
        tabindex="-1",
        aria_labelledby=f"{name}-title",
    )
