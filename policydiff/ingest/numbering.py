"""Numbers as lists show them: 3, c, iii."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_HIGHEST_ROMAN = 3999


def ordinal(number: int, style: str) -> str:
    """`number` in an HTML list `type`: `a`, `A`, `i`, `I`, anything else is decimal."""
    if style in {"a", "A"} and number > 0:
        letters = _letters(number)
        return letters if style == "a" else letters.upper()
    if style in {"i", "I"} and 0 < number <= _HIGHEST_ROMAN:
        figures = _roman(number)
        return figures if style == "i" else figures.upper()
    return str(number)


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    figures = ""
    for value, figure in _ROMAN:
        count, number = divmod(number, value)
        figures += figure * count
    return figures
