"""From text as written to plain text: markup gone, typography normalized; what comparison reads."""

import html
import re
import unicodedata

FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]{1,80})\]")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]{0,2000})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}(?:\s+[\"'(][^\"\n]{0,300})?\)")
_REFERENCE_LINK = re.compile(r"\[([^\[\]]{1,500})\]\[[^\[\]]{0,200}\]")
_URL = re.compile(r"<?\bhttps?://(?:www\.)?([^\s<>()\"'?#]{1,500})(?:[?#][^\s<>()\"']{0,2000})?>?")
_TAG = re.compile(r"<!--.{0,5000}?-->|</?[A-Za-z][^<>]{0,1000}>", re.DOTALL)
_EMPHASIS = re.compile(r"\*+|(?<![A-Za-z0-9])_+(?=\S)|(?<=\S)_+(?![A-Za-z0-9])|`+|~~")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE_PREFIX = re.compile(r"\n[ \t]*(?:>[ \t]?)+")
_SPACE = re.compile(r"\s+")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    }
)


def plain(written: str) -> str:
    """`written` without markup, link targets, images and footnote marks, in NFKC with straight quotes and plain dashes."""
    text = written
    if "[" in text:
        text = FOOTNOTE_MARK.sub("", text)
        text = _IMAGE.sub(" ", text)
        text = _LINK.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
        text = _REFERENCE_LINK.sub(r"\1", text)
    if "\n" in text:
        text = _QUOTE_PREFIX.sub("\n", text)
    if "://" in text:
        text = _URL.sub(lambda match: match[1].rstrip("/.,;"), text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = _EMPHASIS.sub("", text)
    if not text.isascii():
        # Dashes first: NFKC leaves them alone, but would turn some spaces and ligatures into more than one character.
        text = unicodedata.normalize("NFKC", text).translate(_TYPOGRAPHY)
    text = text.replace("`", "'")
    return _SPACE.sub(" ", text).strip()
