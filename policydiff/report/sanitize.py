"""The one door through which policy text passes on its way to a reader.

Policies are data from strangers: what could drive a terminal, reorder a line or hide in it is spelled out, as in
`[U+202E]`.
"""

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"[ \t\n\v\f\r\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANK_CONTROLS = str.maketrans("\v\f\r", "   ")


def visible(text: str) -> str:
    """`text` with every character spelled out that a terminal would obey or a reader could not see; lines are kept."""
    return _UNSEEN.sub(_spelled, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """`text` made visible on one line, runs of white space as one space; space at the ends stays."""
    return _BLANKS.sub(" ", visible(text.translate(_BLANK_CONTROLS)))


def escape_unseen(json_text: str) -> str:
    """JSON with the same characters as `\\u` escapes: the same data, harmless to look at."""
    return _UNSEEN.sub(_json_escape, json_text)


def _spelled(match: re.Match[str]) -> str:
    return f"[U+{ord(match[0]):04X}]"


def _json_escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
