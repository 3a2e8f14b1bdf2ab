"""Paragraph and character styles: what a style's name stands for, its ancestors' settings included."""

from dataclasses import dataclass, replace

from policydiff.ingest.docx.package import Element, attribute, child, integer, local, switched_on, value

_DEPTH = 20
"""Styles in a chain of `basedOn` that are followed; Word itself allows about as many."""
BODY_LEVEL = 9
"""The outline level of running text (ECMA-376, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style sets; None where it leaves the matter open. `indent` is in twentieths of a point."""

    name: str = ""
    outline: int | None = None
    numbering: str | None = None
    level: int | None = None
    indent: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None

    def over(self, base: "Style") -> "Style":
        """This style where it says something, else `base`."""
        settings = {
            field: getattr(base, field)
            for field in ("outline", "numbering", "level", "indent", "bold", "italic", "hidden")
            if getattr(self, field) is None
        }
        return replace(self, **settings)


NO_STYLE = Style()


class Styles:
    """The styles of a document by their id."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            attribute(element, "styleId") or "": element
            for element in (root if root is not None else ())
            if local(element) == "style"
        }
        self._known: dict[str, Style] = {}
        self.default = next(
            (
                name
                for name, element in self._elements.items()
                if attribute(element, "default") in {"1", "true"} and attribute(element, "type") == "paragraph"
            ),
            "",
        )

    def get(self, name: str | None) -> Style:
        """The style called `name`; an empty one where there is none."""
        return self._style(name or "", _DEPTH)

    def _style(self, name: str, depth: int) -> Style:
        element = self._elements.get(name)
        if element is None or depth == 0:
            return NO_STYLE
        if name not in self._known:
            own = replace(read_properties(element), name=(value(element, "name") or name).lower())
            self._known[name] = own.over(self._style(value(element, "basedOn") or "", depth - 1))
        return self._known[name]


def read_properties(element: Element) -> Style:
    """What the properties inside a style, a paragraph or a run set."""
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    indent = child(paragraph, "ind")
    return Style(
        outline=integer(value(paragraph, "outlineLvl")),
        numbering=value(paragraph, "numPr", "numId"),
        level=integer(value(paragraph, "numPr", "ilvl")),
        indent=integer(attribute(indent, "left") or attribute(indent, "start")),
        bold=switched_on(run, "b"),
        italic=switched_on(run, "i"),
        hidden=switched_on(run, "vanish"),
    )
