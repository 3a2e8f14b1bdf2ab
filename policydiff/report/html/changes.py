"""The ranked changes, each an article with its own address: quotes of both sides, their places, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from policydiff.model import Change, Clause
from policydiff.report.html.fulltext import Linked
from policydiff.report.html.markup import Markup, element
from policydiff.report.html.naming import rule_name
from policydiff.report.quoting import Mark, Quote, quotes
from policydiff.report.wording import (
    DIRECTION_SIGNS,
    SIGNS,
    absence,
    governing,
    kind_words,
    outcome_words,
    places,
    reason_words,
    unsure_words,
)
from policydiff.report.written import written

_TAGS = {Mark.GONE: "del", Mark.NEW: "ins"}


@dataclass(frozen=True, slots=True)
class Sides:
    """What to call the two sides, and how many headings of each go without saying."""

    labels: tuple[str, str]
    roots: tuple[int, int]


def change_article(one: Linked, sides: Sides, *, in_context: bool) -> Markup:
    """One change."""
    change = _tidied(one.change)
    title = f"{one.entry}-title"
    tags = [*(["mixed"] if change.mixed else []), *(["moved"] if change.moved else [])]
    unsure = unsure_words(change)
    old, new = quotes(change)
    context = element("a", "In the full text", href=f"#{one.place}") if in_context else None
    return element(
        "article",
        element(
            "header",
            element("span", str(one.number), class_="rank", aria_hidden="true"),
            element(
                "h3",
                element("span", SIGNS[change.outcome], class_="mark", aria_hidden="true"),
                element("span", outcome_words(change).capitalize(), class_="outcome"),
                id=title,
            ),
            element("span", str(change.severity), class_=f"severity {change.severity}"),
            element("span", unsure, class_="unsure") if unsure else None,
            element("span", f"{change.category} · {kind_words(change)}", class_="kind"),
            element(
                "span",
                context,
                element("a", "#", href=f"#{one.entry}", class_="here", aria_label=f"Link to change {one.number}"),
                class_="links",
            ),
        ),
        element(
            "div",
            _side(change, change.old, old, sides, 0),
            _side(change, change.new, new, sides, 1),
            class_="sides",
        ),
        _reasons(change),
        id=one.entry,
        class_=f"change {change.outcome}",
        aria_labelledby=title,
        tabindex="-1",
        data_outcome=" ".join((str(change.outcome), *tags)),
        data_category=str(change.category),
        data_severity=str(change.severity.rank),
        data_confidence=f"{change.confidence:.2f}",
    )


def _tidied(change: Change) -> Change:
    """The change with its clauses' words without the marks of Markdown."""
    return replace(change, old=_clean(change.old), new=_clean(change.new))


def _clean(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    return tuple(replace(clause, text=written(clause.text).text) for clause in clauses)


def _side(change: Change, clauses: tuple[Clause, ...], quote: Quote, sides: Sides, side: int) -> Markup:
    name = "new" if side else "old"
    label = sides.labels[side]
    if not clauses:
        words = absence(change, sides.labels)
        return element("div", element("p", f"{words[0].upper()}{words[1:]}."), class_=f"side {name} none")
    lead_in = governing(clauses)
    return element(
        "div",
        element("p", element("b", label), f", {places(clauses, sides.roots[side])}", class_="place"),
        element("p", f"under: {lead_in}", class_="under", dir="auto") if lead_in else None,
        element("blockquote", element("p", _marked(quote), dir="auto")),
        class_=f"side {name}",
    )


def _marked(quote: Quote) -> list[Markup | str]:
    return [element(_TAGS[mark], text) if mark in _TAGS else text for mark, text in quote]


def _reasons(change: Change) -> Markup | None:
    if not change.shifts:
        return None
    items = [
        element(
            "li",
            element("span", DIRECTION_SIGNS[shift.direction], class_="mark", aria_hidden="true"),
            reason_words(shift),
            " ",
            element("a", shift.rule, href=f"#{rule_name(shift.rule)}", class_="rule"),
            class_=str(shift.direction),
        )
        for shift in change.shifts
    ]
    return element("ul", items, class_="reasons", aria_label="Why")
