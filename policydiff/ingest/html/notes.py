"""Footnotes of a web page: short marks that lead to a text further down, however the page spells them."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

_MARK = re.compile(r"\s*[\[(]?\s*(?:note\s+|fn\s*)?(?P<label>\d{1,4}|[a-z]|[*†‡§]{1,3})\s*[\])]?\s*", re.I)
_NOTE_NAMES = re.compile(
    r"foot-?notes?|end-?notes?|\bfn|\bnotes?\b|sdfootnote|sdendnote|references|_ftn|_edn|\bcite", re.I
)
_BACK = re.compile(r"[\s↩︎⤴↑^]*")
_BLOCKS = frozenset(["li", "p", "div", "dd", "aside", "section", "td", "blockquote"])
_MOST_WORDS = 600
"""Words above which a link's target is a part of the text rather than a note."""


class Notes:
    """The notes of a page: which links are marks, and which elements they lead to."""

    def __init__(self, page: HtmlElement) -> None:
        self.labels: dict[HtmlElement, str] = {}
        self.bodies: dict[HtmlElement, str] = {}
        targets = {name: found for found in page.iter() for name in (found.get("id"), found.get("name")) if name}
        order = {found: number for number, found in enumerate(page.iter())}
        blocks: dict[HtmlElement, HtmlElement | None] = {}
        taken: set[str] = set()
        for link in page.iter("a"):
            mark = _MARK.fullmatch("".join(link.itertext()))
            target = targets.get(link.get("href", "")[1:]) if link.get("href", "").startswith("#") else None
            if not mark or target is None:
                continue
            if target not in blocks:
                blocks[target] = _body(target)
            body = blocks[target]
            if body is None or order[body] < order[link] or body in link.iterancestors() or not _is_note(link, body):
                continue
            label = self.bodies.get(body) or _free(mark["label"], taken)
            taken.add(label)
            self.bodies[body] = label
            self.labels[link] = label
        for body, label in self.bodies.items():
            _strip(body, label, self.labels)


def _free(label: str, taken: set[str]) -> str:
    if label.isalnum() and label not in taken:
        return label
    number = 1
    while str(number) in taken:
        number += 1
    return str(number)


def _body(target: HtmlElement) -> HtmlElement | None:
    """The block that holds a note, for a target that may be an anchor at its beginning."""
    for element in (target, *target.iterancestors()):
        if element.tag in _BLOCKS:
            words = sum(len(text.split()) for text in element.itertext())
            return element if 0 < words <= _MOST_WORDS else None
    return None


def _is_note(link: HtmlElement, body: HtmlElement) -> bool:
    return (
        any(element.tag == "sup" for element in (link, *link.iterancestors(), *link.iter()))
        or link.get("role") == "doc-noteref"
        or any(_NOTE_NAMES.search(name) for name in _names(link))
        or any(_NOTE_NAMES.search(name) for element in (body, *body.iterancestors()) for name in _names(element))
    )


def _names(element: HtmlElement) -> Iterator[str]:
    yield from (value for value in (element.get("id"), element.get("class"), element.get("role")) if value)


def _strip(body: HtmlElement, label: str, labels: dict[HtmlElement, str]) -> None:
    """Take the way back and the repeated mark out of a note."""
    for link in list(body.iter("a")):
        text = "".join(link.itertext())
        if (
            link not in labels
            and link.get("href", "").startswith("#")
            and (_BACK.fullmatch(text) or _MARK.fullmatch(text))
        ):
            link.drop_tree()
    for sup in list(body.iter("sup")):
        mark = _MARK.fullmatch("".join(sup.itertext()))
        if (
            mark
            and mark["label"] == label
            and sup.getparent() is not None
            and not any(a in labels for a in sup.iter("a"))
        ):
            sup.drop_tree()
            break
