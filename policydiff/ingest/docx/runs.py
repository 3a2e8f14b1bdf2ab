"""The runs of a Word paragraph: text, styles, links, marks of notes; field codes and deleted text left out."""

from collections.abc import Iterator
from dataclasses import replace

from policydiff.ingest.blocks import Run, Runs
from policydiff.ingest.docx.package import Element, attribute, child, integer, local, switched_on, value
from policydiff.ingest.docx.styles import Style, Styles
from policydiff.ingest.superscripts import raised

_WITHIN = frozenset(
    [
        "ins",
        "moveTo",
        "smartTag",
        "customXml",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "AlternateContent",
        "Choice",
    ]
)
_FIELD_STEPS = {"begin": 1, "separate": -1}
_TRACKED = frozenset(["ins", "del", "moveTo", "moveFrom"])


class RunReader:
    """Reads paragraphs in order.

    `noted` holds the kind and id of each note that says something; `notes` their labels, in order of first mark.
    """

    def __init__(self, styles: Styles, links: dict[str, str]) -> None:
        self._styles = styles
        self._links = links
        self.notes: dict[tuple[str, str | None], str] = {}
        self.noted: frozenset[tuple[str, str | None]] = frozenset()
        self.tracked = False

    def read(self, paragraph: Element, style: Style) -> Runs:
        """The paragraph's runs; where its style makes it bold as a whole, bold says nothing and is left out."""
        base = replace(style, bold=None) if style.bold else style
        return tuple(self._inside(paragraph, base, ""))

    def boxes(self, paragraph: Element) -> Iterator[Element]:
        """The text boxes anchored in a paragraph."""
        for box in paragraph.iter("{*}txbxContent"):
            ancestors = {local(outer) for outer in box.iterancestors()}
            if "Fallback" not in ancestors and next(box.iterancestors("{*}p"), None) is paragraph:
                yield box

    def _inside(self, element: Element, style: Style, href: str) -> Iterator[Run]:
        codes = 0
        for inner in element:
            name = local(inner)
            self.tracked = self.tracked or name in _TRACKED
            if name == "r":
                # Between a field's begin and its separator stands its code; what follows is the shown result.
                kind = attribute(child(inner, "fldChar"), "fldCharType") or ""
                codes = max(codes + _FIELD_STEPS.get(kind, 0), 0)
                if not codes:
                    yield from self._run(inner, style, href)
            elif name == "hyperlink":
                yield from self._inside(inner, style, self._links.get(attribute(inner, "id") or "", ""))
            elif name in _WITHIN:
                yield from self._inside(inner, style, href)

    def _run(self, run: Element, style: Style, href: str) -> Iterator[Run]:
        properties = child(run, "rPr")
        named = self._styles.get(value(properties, "rStyle"))
        if switched_on(properties, "vanish") or (named.hidden and switched_on(properties, "vanish") is None):
            return
        bold = _first(switched_on(properties, "b"), named.bold, style.bold)
        italic = _first(switched_on(properties, "i"), named.italic, style.italic)
        lifted = value(properties, "vertAlign")
        before = ""
        for inner in run:
            name = local(inner)
            if name in {"footnoteReference", "endnoteReference"}:
                key = (name.removesuffix("Reference"), attribute(inner, "id"))
                if key in self.noted:
                    yield Run("", note=self.notes.setdefault(key, str(len(self.notes) + 1)))
                continue
            text = _text(inner, name)
            if text:
                if lifted in {"superscript", "subscript"}:
                    text = raised(text, before or "x", lowered=lifted == "subscript")
                yield Run(text, bold, italic, href)


def _first(*settings: bool | None) -> bool:
    return next((setting for setting in settings if setting is not None), False)


def _text(element: Element, name: str) -> str:
    match name:
        case "t":
            return element.text or ""
        case "tab" | "ptab":
            return " "
        case "cr":
            return "\n"
        case "br":
            return "" if attribute(element, "type") in {"page", "column"} else "\n"
        case "noBreakHyphen":
            return "-"
        case "sym":
            code = (
                integer(str(int(attribute(element, "char") or "0", 16))) if _is_hex(attribute(element, "char")) else 0
            )
            return chr(code) if code and not 0xE000 <= code <= 0xF8FF else ""
    return ""


def _is_hex(written: str | None) -> bool:
    return (
        bool(written)
        and len(written or "") <= 4
        and all(character in "0123456789abcdefABCDEF" for character in written or "")
    )
