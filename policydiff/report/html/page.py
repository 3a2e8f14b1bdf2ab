"""The page: one file that asks for nothing else, whose own script and style are the only ones a browser will run."""

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from policydiff.report.html.chapter import Chapter, changes, chapter, sources, summary, texts
from policydiff.report.html.filters import filters
from policydiff.report.html.markup import Child, Markup, element, joined
from policydiff.report.html.naming import Names
from policydiff.report.html.rules import rules_section
from policydiff.report.html.timeline import Revision, timeline
from policydiff.report.view import Report
from policydiff.report.wording import headline
from policydiff.version import __version__


def render(report: Report) -> str:
    """The page of one comparison."""
    one = chapter(report, _names())
    comparison = report.comparison
    title = comparison.new.title or comparison.old.title or "Comparison"
    both = texts(one)
    rules = rules_section([report.scope])
    links = [("summary", "Summary"), (one.name, "Changes")]
    links += [("texts", "Full text")] if both else []
    links += [("rules", "Rules")] if rules else []
    body = (
        element("section", element("h2", "Summary", id="summary"), summary(one), aria_labelledby="summary"),
        element(
            "section",
            element("h2", "Changes, most important first", id=one.name),
            filters(entry.change for entry in one.entries),
            changes(one),
            aria_labelledby=one.name,
        ),
        element(
            "section",
            element("h2", "Both versions in full", id="texts"),
            _only_changed(),
            both,
            aria_labelledby="texts",
            class_="texts",
        )
        if both
        else None,
        rules,
    )
    return _page("Policy comparison", title, one.title, links, body, [one])


def render_history(title: str, revisions: Sequence[Revision]) -> str:
    """The page of a policy's history: its timeline, then each comparison, the newest first.

    `revisions` run from the oldest to the newest.
    """
    names = _names()
    told = [
        (revision, chapter(revision.report, names, f"{revision.name}-") if revision.report else None)
        for revision in revisions
    ]
    chapters = [one for _, one in told if one is not None][::-1]
    rules = rules_section([one.report.scope for one in chapters])
    links = [("timeline", "Timeline"), *([("chapters", "Changes")] if chapters else [])]
    links += [("rules", "Rules")] if rules else []
    line = timeline([(revision, one.name if one else "") for revision, one in told])
    body = (
        element("section", element("h2", "Timeline", id="timeline"), line, aria_labelledby="timeline"),
        element("div", filters(entry.change for one in chapters for entry in one.entries), id="chapters", tabindex="-1")
        if chapters
        else None,
        [_chapter(one) for one in chapters],
        rules,
    )
    span = " to ".join(dict.fromkeys(revision.day for revision in (*revisions[:1], *revisions[-1:]) if revision.day))
    return _page("Policy history", title, span, links, body, chapters)


def _chapter(one: Chapter) -> Markup:
    both = texts(one)
    folded = element("details", element("summary", "Both versions in full"), both, class_="texts") if both else None
    return element(
        "section",
        element("h2", one.title, id=one.name),
        summary(one),
        changes(one),
        folded,
        aria_labelledby=one.name,
        class_="chapter",
    )


def _names() -> Names:
    """Names with those that the page itself uses taken."""
    names = Names()
    for taken in ("summary", "texts", "rules", "timeline", "chapters", "filters", "category", "severity", "search"):
        names.take(taken)
    for taken in ("confidence", "found", "theme", "only-changed"):
        names.take(taken)
    return names


def _only_changed() -> Markup:
    return element(
        "label",
        element("input", type="checkbox", id="only-changed"),
        " Only passages that changed",
        class_="only",
        hidden=True,
    )


def _page(
    kicker: str, title: str, dek: str, links: Sequence[tuple[str, str]], body: Child, chapters: Sequence[Chapter]
) -> str:
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"policydiff {__version__}"),
        element("meta", name="description", content=headline(chapters[0].report.scope) if chapters else kicker),
        element("title", f"{title}: {dek}" if dek else title),
        element("link", rel="icon", href="data:,"),
        element("style", Markup(style)),
    )
    masthead = element(
        "header",
        element("p", kicker, class_="kicker"),
        element("h1", title),
        element("p", dek, class_="dek"),
        element("button", "Dark", type="button", id="theme", hidden=True),
        class_="masthead",
    )
    first = next((name for name, text in links if text == "Changes"), links[0][0])
    shown = (
        element("a", "Skip to the changes", href=f"#{first}", class_="skip"),
        masthead,
        element(
            "nav",
            element("ul", [element("li", element("a", text, href=f"#{name}")) for name, text in links]),
            aria_label="On this page",
        ),
        element("main", body),
        _footer(chapters),
        element("script", Markup(script)),
    )
    return "<!DOCTYPE html>\n" + element("html", head, "\n", element("body", shown), lang="en") + "\n"


def _footer(chapters: Sequence[Chapter]) -> Markup:
    known = joined(sources(one.report.comparison) for one in chapters)
    folded = element("details", element("summary", "The texts that were compared"), known) if chapters else None
    made = element("p", f"Made by policydiff {__version__}, without a network and without a model.")
    return element("footer", folded, made)


@cache
def _asset(name: str) -> str:
    """A file of this package that becomes part of the page as it is."""
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def _digest(code: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(code.encode()).digest()).decode("ascii")
