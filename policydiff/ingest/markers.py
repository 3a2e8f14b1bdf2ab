"""The marks that open list items in printed text: bullets, numbers, letters."""

import re
from dataclasses import dataclass

_BULLET = re.compile("(?P<bullet>[•◦▪‣●○■□·⁃∙➢➤✓❖\uf0b7\uf0a7\uf06f\uf0d8]|[-–*](?=\\s))\\s*(?P<rest>\\S.*)\\Z", re.S)
_LABEL = re.compile(
    r"(?P<label>\(?(?:\d{1,3}|[a-z]|[A-Z]|[ivxlc]{1,6}|[IVXLC]{1,6})\)|(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})\."
    r"|\d{1,2}(?:\.\d{1,2}){1,4}\.?)\s+(?P<rest>\S.*)\Z",
    re.S,
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A line's list mark: `label` as written, "" for a bullet; `rest` what follows it."""

    label: str
    rest: str


def read_marker(line: str) -> Marker | None:
    """The mark that opens `line`, None where none does."""
    bullet = _BULLET.match(line)
    if bullet:
        return Marker("", bullet["rest"])
    label = _LABEL.match(line)
    return Marker(label["label"], label["rest"]) if label else None
