"""The numbers that a word processor computes for list items and headings."""

import re
from dataclasses import dataclass, field

from policydiff.ingest.docx.package import Element, attribute, child, integer, local, value
from policydiff.ingest.numbering import ordinal

_PLACE = re.compile(r"%([1-9])")
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: number format, its text with `%1` places, first number, indent in twentieths of a point."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    indent: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; counts go on as paragraphs are read in order."""

    def __init__(self, root: Element | None) -> None:
        elements = list(root) if root is not None else []
        abstract = {
            attribute(element, "abstractNumId") or "": _levels(element)
            for element in elements
            if local(element) == "abstractNum"
        }
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in elements:
            if local(element) == "num":
                name = value(element, "abstractNumId") or ""
                levels, restarted = dict(abstract.get(name, {})), False
                for override in element:
                    number = integer(attribute(override, "ilvl"))
                    if local(override) != "lvlOverride" or number is None:
                        continue
                    own = child(override, "lvl")
                    level = _level(own) if own is not None else levels.get(number, Level())
                    start = integer(value(override, "startOverride"))
                    restarted = restarted or start is not None
                    levels[number] = (
                        level if start is None else Level(level.format, level.text, start, level.indent, level.legal)
                    )
                # Lists of one definition count together unless one says where it starts.
                counts = {} if restarted else self._counts.setdefault(name, {})
                self._lists[attribute(element, "numId") or ""] = _List(name, levels, counts)

    def level(self, numbering: str | None, level: int) -> Level | None:
        """A level of a list, None where the paragraph is in none."""
        found = self._lists.get(numbering or "")
        return found.levels.get(level) if found else None

    def next_label(self, numbering: str, level: int) -> str:
        """Count one paragraph; its label, "" for a bullet or none."""
        found = self._lists[numbering]
        shown = found.levels[level]
        found.counts[level] = found.counts.get(level, shown.start - 1) + 1
        for deeper in [key for key in found.counts if key > level]:
            del found.counts[deeper]
        if shown.format in {"bullet", "none"}:
            return ""

        def number(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            outer = found.levels.get(index, Level())
            count = found.counts.get(index, outer.start)
            return str(count) if shown.legal else ordinal(count, _STYLES.get(outer.format, "1"))

        return _PLACE.sub(number, shown.text).strip()


def _levels(element: Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for inner in element:
        number = integer(attribute(inner, "ilvl"))
        if local(inner) == "lvl" and number is not None and 0 <= number < LEVELS:
            levels[number] = _level(inner)
    return levels


def _level(element: Element) -> Level:
    start = integer(value(element, "start"))
    indent = child(element, "pPr", "ind")
    return Level(
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        start=1 if start is None else start,
        indent=integer(attribute(indent, "left") or attribute(indent, "start")),
        legal=child(element, "isLgl") is not None,
    )
