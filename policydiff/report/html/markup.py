"""HTML that cannot be broken out of: text is escaped unless its type says that it was made here."""

from collections.abc import Iterable

from policydiff.report.sanitize import one_line

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_VOID = frozenset({"br", "hr", "input", "link", "meta"})
# A page that needs nothing from outside links nowhere outside, so no address from a policy can be followed.
_LINKING = frozenset({"href", "src", "action", "formaction", "xlink:href"})
_LINKED = ("#", "data:,")


class Markup(str):
    """HTML made by `element` or `escaped`."""

    __slots__ = ()


Child = str | Iterable["Child"] | None
"""Text, which is escaped, markup, which is not, nestings of both, or nothing."""


def escaped(text: str) -> Markup:
    """`text` as HTML text or attribute value, what cannot be seen in it spelled out."""
    return Markup(one_line(text).translate(_ESCAPES))


def joined(children: Iterable[Child]) -> Markup:
    """The children one after the other."""
    return Markup("".join(map(_child, children)))


def element(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """An element. Underscores in attribute names stand for hyphens, one at the end is dropped (`class_`).

    An attribute that is None or False is left out, one that is True has no value.

    Raises:
        ValueError: an attribute would link outside of the page, run code, or style in place.
    """
    parts = [f"<{name}"]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.rstrip("_").replace("_", "-")
        if attribute.startswith("on") or attribute == "style":
            raise ValueError(f"no {attribute} in place: scripts and styles stand in the head, under its policy")
        if attribute in _LINKING and not str(value).startswith(_LINKED):
            raise ValueError(f"{attribute} leads out of the page")
        parts.append(f" {attribute}" if value is True else f' {attribute}="{escaped(str(value))}"')
    parts.append(">")
    if name not in _VOID:
        parts += (*map(_child, children), f"</{name}>")
    return Markup("".join(parts))


def _child(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    return escaped(child) if isinstance(child, str) else "".join(map(_child, child))
