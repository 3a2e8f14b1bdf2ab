"""What of a web page is not its text: scripts, menus, banners, forms, hidden parts."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_NEVER_TEXT = """
script style noscript template iframe frame frameset object embed applet svg math canvas audio video map button
input select textarea datalist progress meter head link meta base nav menu dialog noembed noframes img picture
"""
NEVER_TEXT = frozenset(_NEVER_TEXT.split())
_ROLES = frozenset(
    ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "doc-toc"]
)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?[-_]?(?:banner|bar|notice|consent|popup|modal|overlay|message|wall|law|dialog|settings)|consent"
    r"|onetrust|gdpr|breadcrumbs?|nav|navbar|navigation|menu|site[-_]?(?:header|footer|nav)|page[-_]?footer|sidebar|share"
    r"|social|sharing|skip(?:[-_]?(?:link|nav|to[-_]\w+))?|newsletter|subscribe|advert(?:isement)?|popup|modal|toc"
    r"|table[-_]of[-_]contents|pagination|screen[-_]reader(?:[-_]text)?|sr[-_]only|visually[-_]hidden|print[-_]only"
    r"|no[-_]print|related[-_](?:posts|articles|links)|language[-_](?:switcher|selector)|feedback|back[-_]to[-_]top)(?:$|[\s_-])",
    re.I,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MOST_OF_FURNITURE = 0.3
"""Share of a page's words above which no class name makes a part furniture: somewhere it is the text itself."""
_MAIN_SHARE = 0.4
"""Least share of a page's words for a `main` or `article` element to stand for the page."""


def main_part(page: HtmlElement) -> HtmlElement:
    """The element that holds the page's own text, emptied of furniture; `page` is changed in place."""
    body = next(iter(page.iter("body")), page)
    for comment in [node for node in body.iter() if not isinstance(node.tag, str)]:
        _drop(comment)
    for element in list(body.iter(*NEVER_TEXT)):
        _drop(element)
    for element in [found for found in body.iter() if found is not body and _is_hidden(found)]:
        _drop(element)
    whole = _words(body)
    main = next(_mains(body, whole), body)
    for element in list(main.iter()):
        if element is not main and _is_furniture(element, main) and _words(element) <= whole * _MOST_OF_FURNITURE:
            _drop(element)
    return main


def _mains(body: HtmlElement, whole: int) -> Iterator[HtmlElement]:
    candidates = [
        *body.iter("main"),
        *(found for found in body.iter() if found.get("role") == "main"),
        *(found for found in body.iter("article")),
    ]
    yield from (found for found in candidates if _words(found) >= whole * _MAIN_SHARE)


def _is_hidden(element: HtmlElement) -> bool:
    return (
        element.get("hidden") is not None
        # A mark that a screen reader skips may be a heading's anchor or a decoration, never a clause.
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN_STYLE.search(element.get("style", "")))
    )


def _is_furniture(element: HtmlElement, main: HtmlElement) -> bool:
    tag = element.tag
    if tag in {"header", "footer", "aside", "form"}:
        if tag == "header":
            # The header of an article holds the policy's own title and date.
            return main.tag == "body" and not any(element.iter("h1")) and _is_outermost(element, main)
        return tag != "form" or _words(element) < 60
    if element.get("role", "").lower() in _ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return bool(_NAMES.search(names)) and tag not in {
        "html",
        "body",
        "main",
        "article",
        "h1",
        "h2",
        "h3",
        "li",
        "a",
        "sup",
    }


def _is_outermost(element: HtmlElement, main: HtmlElement) -> bool:
    return not any(parent.tag in {"article", "section"} for parent in element.iterancestors() if parent is not main)


def _words(element: HtmlElement) -> int:
    return sum(len(text.split()) for text in element.itertext())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        # Keeps what follows the element inside its parent.
        element.drop_tree()
