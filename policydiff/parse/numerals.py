"""Numbers in Chinese characters ("三十", "两百"), after the positional rules of GB/T 15835 and everyday use."""

NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}


def numeral(written: str) -> float:
    """The value of a run of numerals; digits set side by side are read as in a year ("二〇二六")."""
    if all(character in _DIGITS for character in written):
        return float("".join(str(_DIGITS[character]) for character in written))
    total = section = digit = 0
    for character in written:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _PLACES:
            # "十五" is fifteen: a place without a digit counts once.
            section += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[character] if total + section + digit else _MYRIADS[character]
            section = digit = 0
    return float(total + section + digit)
