"""From the elements of a page to blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from policydiff.ingest.blocks import Block, Heading, Item, Note, Paragraph, Run, Runs, plain_text
from policydiff.ingest.html.notes import Notes
from policydiff.ingest.html.tables import table_blocks
from policydiff.ingest.numbering import ordinal
from policydiff.ingest.superscripts import raised

_BLOCK_TAGS = """
p div section article main body html header footer aside address figure figcaption ul ol li dl dt dd table
blockquote pre hr form fieldset legend details summary center h1 h2 h3 h4 h5 h6 hgroup tr td th tbody caption dir
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_BOLD = frozenset(["b", "strong"])
_ITALIC = frozenset(["i", "em", "cite", "dfn", "var"])
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_OWN_BULLET = re.compile(r"[•◦▪‣●○■·]\s+")
_OWN_MARK = re.compile(r"\s*(?:\[(?P<in>\w{1,4})\]|\((?P<of>\w{1,4})\)|(?P<bare>\w{1,4})[.):]?)\s+")


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds the text that is read: style, link, list items, quotation."""

    bold: bool = False
    italic: bool = False
    href: str = ""
    depth: int = 0
    quoted: bool = False
    verbatim: bool = False


class Walker:
    """Reads one page; its notes are known before."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._found: list[Note] = []

    def blocks(self, element: HtmlElement) -> Iterator[Block]:
        """The blocks of `element`, notes last."""
        yield from self._children(element, _Place())
        yield from self._found

    def cell(self, element: HtmlElement) -> Runs:
        """A cell's words, its blocks parted by line breaks."""
        parts: list[Run] = []
        for block in self._children(element, _Place()):
            runs = block.runs if isinstance(block, Heading | Paragraph | Item) else ()
            if runs:
                lead = ""
                if isinstance(block, Item):
                    lead = f"{block.marker or '•'} "
                parts += [Run("\n")] if parts else []
                parts += ([Run(lead)] if lead else []) + list(runs)
        return tuple(parts)

    def _children(self, element: HtmlElement, place: _Place) -> Iterator[Block]:
        """The blocks inside `element`; text between them becomes paragraphs."""
        loose: list[Run] = _text(element.text, place)
        for child in element:
            if isinstance(child.tag, str) and self._is_block(child):
                yield from _paragraph(loose, place)
                loose = []
                yield from self._block(child, place)
            elif isinstance(child.tag, str):
                loose += self._inline(child, place)
            loose += _text(child.tail, place)
        yield from _paragraph(loose, place)

    def _is_block(self, element: HtmlElement) -> bool:
        if element in self._notes.bodies or element.tag in _BLOCKS or element.get("role") == "heading":
            return True
        return any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants())

    def _block(self, element: HtmlElement, place: _Place) -> Iterator[Block]:
        tag = element.tag
        if element in self._notes.bodies:
            self._note(element)
        elif level := _heading_level(element):
            runs = tuple(run for run in self._runs(element, _Place()))
            if plain_text(runs):
                yield Heading(level, runs)
        elif tag in {"ul", "ol", "dir"}:
            yield from self._list(element, place)
        elif tag == "table":
            yield from table_blocks(element, self.cell, lambda inner: self._children(inner, place))
        elif tag == "blockquote":
            yield from self._children(element, replace(place, quoted=True))
        elif tag == "pre":
            yield from self._verbatim(element, place)
        elif tag == "dt":
            yield from self._children(element, replace(place, bold=True))
        else:
            yield from self._children(element, self._styled(element, place))

    def _list(self, element: HtmlElement, place: _Place) -> Iterator[Block]:
        style = element.get("type", "") or _list_style(element.get("style", ""))
        items = [child for child in element if child.tag == "li"]
        number = _number(element.get("start"), len(items) if element.get("reversed") is not None else 1)
        step = -1 if element.get("reversed") is not None else 1
        for child in element:
            if not isinstance(child.tag, str):
                continue
            if child.tag != "li":
                # A list right inside a list belongs to the item before it.
                inner = replace(place, depth=place.depth + 1) if child.tag in {"ul", "ol"} else place
                yield from self._block(child, inner) if self._is_block(child) else self._children(child, place)
                continue
            number = _number(child.get("value"), number)
            marker = f"{ordinal(number, style)}." if element.tag == "ol" and style.lower() != "none" else ""
            number += step
            if child in self._notes.bodies:
                self._note(child)
            else:
                yield from self._item(child, place, marker)

    def _item(self, element: HtmlElement, place: _Place, marker: str) -> Iterator[Block]:
        opened = False
        for block in self._children(element, replace(place, depth=place.depth + 1)):
            if not opened and isinstance(block, Paragraph):
                opened = True
                yield Item(_without_bullet(block.runs), place.depth, marker)
            elif not opened and isinstance(block, Heading):
                # A heading inside an item is the item's own label.
                opened = True
                yield Item(tuple(replace(run, bold=True) for run in block.runs), place.depth, marker)
            else:
                if opened or not isinstance(block, Item):
                    yield block
                else:
                    yield replace(block, depth=place.depth, marker=block.marker or marker)
                opened = opened or isinstance(block, Item)

    def _note(self, element: HtmlElement) -> None:
        blocks = list(self._children(element, _Place()))
        label = self._notes.bodies[element]
        if blocks and isinstance(blocks[0], Paragraph):
            blocks[0] = replace(blocks[0], runs=_without_mark(blocks[0].runs, label))
        blocks = [
            Paragraph(block.runs) if isinstance(block, Item) and number == 0 else block
            for number, block in enumerate(blocks)
        ]
        if blocks:
            self._found.append(Note(label, tuple(blocks)))

    def _verbatim(self, element: HtmlElement, place: _Place) -> Iterator[Block]:
        runs = list(self._runs(element, replace(place, verbatim=True)))
        text = "".join(run.text for run in runs)
        for part in re.split(r"\n[ \t]*\n", text):
            yield from _paragraph([Run("\n".join(line.strip() for line in part.split("\n")))], place)

    def _runs(self, element: HtmlElement, place: _Place) -> Iterator[Run]:
        yield from _text(element.text, place)
        for child in element:
            if isinstance(child.tag, str):
                yield from self._inline(child, place)
            yield from _text(child.tail, place)

    def _inline(self, element: HtmlElement, place: _Place) -> list[Run]:
        tag = element.tag
        label = self._notes.labels.get(element)
        if label:
            return [Run("", note=label)]
        if tag == "br":
            return [Run("\n")]
        if tag in {"wbr", "rp", "rt"}:
            return []
        if tag == "q":
            return [Run("“"), *self._runs(element, place), Run("”")]
        inner = list(self._runs(element, self._styled(element, place)))
        if tag in {"sup", "sub"}:
            return _raised(element, inner)
        if tag in _BLOCKS:
            return [Run(" "), *inner, Run(" ")]
        return inner

    def _styled(self, element: HtmlElement, place: _Place) -> _Place:
        style = element.get("style", "")
        if element.tag in _BOLD or _BOLD_STYLE.search(style):
            place = replace(place, bold=not _PLAIN_STYLE.search(style))
        if element.tag in _ITALIC or _ITALIC_STYLE.search(style):
            place = replace(place, italic=True)
        if element.tag == "a" and element.get("href"):
            place = replace(place, href=element.get("href", ""))
        return place


def _text(text: str | None, place: _Place) -> list[Run]:
    if not text:
        return []
    words = text if place.verbatim else re.sub(r"[ \t\r\n\f]+", " ", text)
    return [Run(words, place.bold, place.italic, place.href)]


def _paragraph(runs: list[Run], place: _Place) -> Iterator[Paragraph]:
    if plain_text(runs) or any(run.note for run in runs):
        yield Paragraph(tuple(runs), place.depth, place.quoted)


def _heading_level(element: HtmlElement) -> int:
    if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return int(element.tag[1])
    if element.get("role") == "heading":
        return min(max(_number(element.get("aria-level"), 2), 1), 6)
    return 0


def _list_style(style: str) -> str:
    match = re.search(r"list-style(?:-type)?\s*:\s*([a-z-]+)", style, re.I)
    names = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A"}
    names |= {"lower-roman": "i", "upper-roman": "I", "none": "none", "decimal": "1"}
    return names.get(match[1].lower(), "") if match else ""


def _number(written: str | None, default: int) -> int:
    match = re.fullmatch(r"\s*(-?\d{1,9})\s*", written or "")
    return int(match[1]) if match else default


def _raised(element: HtmlElement, inner: list[Run]) -> list[Run]:
    if any(run.note for run in inner):
        # The brackets around a mark belong to the mark.
        return [run for run in inner if run.note]
    previous = element.getprevious()
    before = (previous.tail or "") if previous is not None else (element.getparent().text or "")
    return [replace(run, text=raised(run.text, before, lowered=element.tag == "sub")) for run in inner]


def _without_bullet(runs: Runs) -> Runs:
    if runs and (match := _OWN_BULLET.match(runs[0].text.lstrip())):
        return (replace(runs[0], text=runs[0].text.lstrip()[match.end() :]), *runs[1:])
    return runs


def _without_mark(runs: Runs, label: str) -> Runs:
    """A note's text without the number that repeats its label."""
    for number, run in enumerate(runs):
        if run.text.strip():
            match = _OWN_MARK.match(run.text)
            if match and label in (match["in"], match["of"], match["bare"]):
                return (*runs[:number], replace(run, text=run.text[match.end() :]), *runs[number + 1 :])
            break
    return runs
