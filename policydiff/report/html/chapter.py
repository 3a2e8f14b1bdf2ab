"""One comparison on the page: what it found, the ranked changes, both texts."""

from dataclasses import dataclass

from policydiff.model import Change, Comparison, Identity, Outcome
from policydiff.report.html.changes import Sides, change_article
from policydiff.report.html.chart import category_chart
from policydiff.report.html.fulltext import Linked, full_text
from policydiff.report.html.markup import Markup, element
from policydiff.report.html.naming import Names
from policydiff.report.view import Report
from policydiff.report.wording import (
    HEADLINE_ORDER,
    SIGNS,
    counted,
    dated,
    footing,
    headline,
    left_out,
    shared_roots,
    side_labels,
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A report with its title and the ids of its places; `prefix` keeps those of several chapters apart."""

    report: Report
    title: str
    name: str
    entries: tuple[Linked, ...]
    rest: tuple[Linked, ...]


def chapter(report: Report, names: Names, prefix: str = "") -> Chapter:
    """The report with every listed change numbered and named."""
    labels = side_labels(report.comparison)
    entries = tuple(
        Linked(change, number, entry := names.of_change(change, prefix), names.take(f"{entry}-text"))
        for number, change in enumerate(report.shown(), 1)
    )
    listed = {id(one.change) for one in entries}
    rest = tuple(Linked(change, 0, "", "") for change in report.comparison.changes if id(change) not in listed)
    title = f"{dated(labels[0], report.comparison.old)} → {dated(labels[1], report.comparison.new)}"
    return Chapter(report, title, names.take(f"{prefix}changes"), entries, rest)


def summary(one: Chapter) -> Markup:
    """The first sentence, the counts, the chart, and what to know of the texts."""
    scope = one.report.scope
    warnings = [element("li", warning) for warning in one.report.comparison.warnings]
    return element(
        "div",
        element("p", headline(scope), class_="headline"),
        _counts(scope),
        element("p", footing(scope), class_="note"),
        category_chart(scope),
        element("ul", warnings, class_="warnings", aria_label="Warnings") if warnings else None,
        class_="summary",
    )


def changes(one: Chapter) -> Markup:
    """The ranked changes, and a word on those that are not listed."""
    sides = Sides(side_labels(one.report.comparison), shared_roots(one.report.comparison))
    in_context = one.report.documents is not None
    told = left_out(one.report, len(one.entries))
    return element(
        "div",
        [change_article(entry, sides, in_context=in_context) for entry in one.entries],
        element("p", told, class_="note") if told else None,
        element("p", "Nothing to list.", class_="note") if not one.entries else None,
        class_="changes",
    )


def texts(one: Chapter) -> Markup | None:
    """Both versions side by side; None where the report came without them."""
    if one.report.documents is None:
        return None
    linked = sorted((*one.entries, *one.rest), key=lambda each: _place(each.change))
    return full_text(one.report.documents, linked, side_labels(one.report.comparison))


def sources(comparison: Comparison) -> Markup:
    """Which texts were compared, exactly."""
    labels = side_labels(comparison)
    return element("dl", [_source(*pair) for pair in zip(labels, (comparison.old, comparison.new), strict=True)])


def _source(label: str, identity: Identity) -> list[Markup]:
    facts = [identity.title, f"in force {identity.effective}" if identity.effective else ""]
    digest = element("code", f"sha256 {identity.sha256}") if identity.sha256 else None
    said = ", ".join(fact for fact in facts if fact)
    return [element("dt", label), element("dd", said, " " if said else "", digest)]


def _counts(comparison: Comparison) -> Markup | None:
    counts = comparison.counts()
    if not counts["material"]:
        return None
    items = [
        element(
            "div",
            element("dt", element("span", SIGNS[outcome], class_="mark", aria_hidden="true"), f" {outcome}"),
            element("dd", str(counts[outcome])),
            class_=str(outcome),
        )
        for outcome in (*HEADLINE_ORDER, Outcome.RETAINED)
    ]
    label = counted(counts["material"], "material change")
    return element("dl", items, class_="counts", aria_label=label)


def _place(change: Change) -> tuple[int, int]:
    first = (change.old or change.new)[0]
    return first.span.start, 0 if change.old else 1
