"""From text as written to plain text: markup gone, typography normalized; what comparison reads."""

import html
import re
import unicodedata
from functools import cache, lru_cache

from policydiff.lexicon import alternation

REMEMBERED = 8192
"""Texts whose plain form is remembered: consecutive versions share almost all of theirs."""
FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(
    r"\[((?:[^\[\]\\]++|\\.|\[[^\[\]]{0,200}\])*+)\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}"
    r"(?:\s{1,9}(?:\"[^\"\n]{0,300}\"|'[^'\n]{0,300}'|\([^()\n]{0,300}\)))?\s{0,9}\)"
)
_CITATION = re.compile(r"(?<=[\w.,;:!?])\[\d{1,3}\](?!\w)")
"""The number of a note behind a word, in brackets: the note says what it says, whatever its number."""
_REFERENCE_LINK = re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]")
_URL = re.compile(r"<?\bhttps?://(?:www\.)?([^\s<>()\"'?#]{1,500})(?:[?#][^\s<>()\"']{0,2000})?>?")
_RAISED = re.compile(r"(?<=\d)<sup>\s{0,9}(\d{1,9})\s{0,9}</sup>", re.I)
_EMPHASIS = re.compile(r"\*+|(?<![A-Za-z0-9])_+(?=\S)|(?<=\S)_+(?![A-Za-z0-9])|`+|~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE_PREFIX = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_EXPONENT = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(
            "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
        ),
    }
)


@cache
def _captions() -> re.Pattern[str]:
    """What pages say of a link for those who do not see it: no word of the text."""
    return re.compile(rf"\(?(?:{alternation('capture', 'captions')})(?!\w)\)?", re.I)


@lru_cache(maxsize=REMEMBERED)
def plain(written: str) -> str:
    """`written` without markup, link targets, images, footnote marks; NFKC with straight quotes and plain dashes."""
    text = written
    if "<!--" in text:
        text = without_comments(text)
    if "[" in text:
        text = _without_links(text)
    if "\n" in text and ">" in text:
        text = _QUOTE_PREFIX.sub("\n", text)
    if "://" in text:
        text = _URL.sub(lambda match: match[1].rstrip("/.,;"), text)
    if "<" in text:
        text = TAG.sub(" ", _RAISED.sub(r"^\1", text))
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "[" in text:
        text = _CITATION.sub("", text)
    if "*" in text or "_" in text or "`" in text or "~" in text:
        text = _EMPHASIS.sub("", text)
    if not text.isascii():
        text = _normalized(text)
    if " new " in text and (" tab" in text or " window" in text):
        text = _captions().sub(" ", text)
    text = " ".join(text.replace("`", "'").split())
    return text if text.isprintable() else " ".join(_CONTROL.sub("", text).split())


def without_comments(text: str) -> str:
    """`text` with HTML comments blanked out, length kept; a comment that never ends is text."""
    kept: list[str] = []
    position = 0
    while (opened := text.find("<!--", position)) >= 0 and (closed := text.find("-->", opened + 4)) >= 0:
        kept += (text[position:opened], " " * (closed + 3 - opened))
        position = closed + 3
    return "".join((*kept, text[position:]))


def _without_links(text: str) -> str:
    text = FOOTNOTE_MARK.sub("", text)
    if "](" in text:
        text = _IMAGE.sub(" ", text)
        # Twice, for an image or a bracket inside the words of a link.
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", text))
    return _REFERENCE_LINK.sub(r"\1", text) if "][" in text else text


def _normalized(text: str) -> str:
    # Exponents first: NFKC would make 10²⁶ a plain 1026.
    text = _EXPONENT.sub(lambda match: "^" + match[0], text)
    # Recorders take the letter of an item for a sign.
    text = text.replace("©", "(c)")
    return unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
