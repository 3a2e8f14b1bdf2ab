"""Raised and lowered figures as characters, so that 10 to the 26th does not become 1026."""

import re

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_FIGURES = re.compile(r"\s*[+−-]?\d{1,9}\s*\Z")


def raised(text: str, before: str, *, lowered: bool = False) -> str:
    """`text` above (or below) the line behind `before`: figures in their own characters, words as they are."""
    if not _FIGURES.match(text) or (not lowered and not re.search(r"[\d)\]a-zA-Z]\s*\Z", before)):
        return text
    return text.translate(_LOWERED if lowered else _RAISED)
