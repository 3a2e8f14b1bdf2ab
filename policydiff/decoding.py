"""From bytes to text, for what is read from a store and for what is imported: guessed only where the guess is certain.

The order is that of the WHATWG Encoding Standard: byte order mark, then UTF-8, then what the source declares. Beyond
it a web page is guessed at with a warning, as browsers do; any other text is refused.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from policydiff.model.errors import InputError

MOSTLY_ASCII = 0.75
"""Least share of ASCII in a text that is taken for Windows-1252: western European prose stays far above it."""

_UTF8_FIX = "save it as UTF-8 and try again"
_TEXT_FIX = "give a Markdown or plain text file in UTF-8"
_TYPOGRAPHIC = frozenset("€‚„…‘’“”•–—™©®§°£«»·¡¿ºª´¨¸½¼¾¹²³×±¢¥¶µ\u00a0\u00ad†‡‰‹›")
_ODD_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRANGE_AFTER_LETTER = re.compile(r"(?<=[^\W\d_])[±¶¼½¾¿¡¢£¥¨¸´µ]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_META_REACH = 4096
_SAMPLE = 65536
# What browsers do with these names (WHATWG Encoding Standard, 4.2): the Windows page holds the older one.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes, and a warning where it was not plain UTF-8, nor what was declared."""

    text: str
    warning: str = ""


def decode(data: bytes, where: str, *, declared: str = "", hypertext: bool = False) -> Decoded:
    """The text in `data`; `declared` is the charset of a transport header, hypertext may name its own.

    UTF-8 is read as it is. UTF-16 is read where a byte order mark says so, Windows-1252 (and so Latin-1) where every
    byte makes sense in it, or where hypertext declares nothing; all with a warning.

    Raises:
        InputError: the bytes are no text, or in an encoding that cannot be told for certain.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError("is UTF-32, which is not read", where=where, fix=_UTF8_FIX)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf16(data, where)
    data = data.removeprefix(codecs.BOM_UTF8)
    nul = data.find(b"\0")
    if nul >= 0:
        raise InputError(f"is not text (NUL byte at offset {nul})", where=where, fix=_TEXT_FIX)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if not declared and hypertext and (meta := _META.search(data, 0, _META_REACH)):
            declared = meta[1].decode("ascii")
        if found := _declared(data, where, _codec(declared), _line(data, error)):
            return found
        return _single_byte(data, where, error, guess=hypertext)


def _utf16(data: bytes, where: str) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(f"is broken UTF-16 (at byte {error.start})", where=where, fix=_UTF8_FIX) from error
    if "\0" in text:
        raise InputError("is not text (NUL character)", where=where, fix=_TEXT_FIX)
    return Decoded(text, f"{where}: read as UTF-16, as its byte order mark says")


def _codec(name: str) -> str:
    """The codec that a declared name means, "" for one that is unknown or no text encoding."""
    try:
        info = codecs.lookup(name) if name else None
    except (LookupError, ValueError):
        return ""
    # Codecs such as hex or zlib turn bytes into bytes.
    if info is None or not getattr(info, "_is_text_encoding", True):
        return ""
    return _WIDER.get(info.name, info.name)


def _declared(data: bytes, where: str, encoding: str, line: int) -> Decoded | None:
    """What was declared, taken at its word; None where that cannot be."""
    if not encoding:
        return None
    text = data.decode(encoding, "replace")
    if encoding != "utf-8":
        return Decoded(_checked(text, where))
    if text.count("\ufffd") * 100 >= len(text):
        return None
    return Decoded(_checked(text, where), f"{where}: holds bytes that are not UTF-8 (first on line {line})")


def _single_byte(data: bytes, where: str, error: UnicodeDecodeError, *, guess: bool) -> Decoded:
    line = _line(data, error)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _is_western(text) and not _MULTIBYTE.search(data):
        return Decoded(text, f"{where}: not UTF-8 (line {line}); read as Windows-1252 (Latin-1)")
    if guess:
        text = _checked(data.decode("cp1252", "replace"), where)
        return Decoded(text, f"{where}: not UTF-8 (line {line}), and no encoding declared; guessed Windows-1252")
    raise InputError(
        f"is not UTF-8 (byte 0x{data[error.start]:02x} on line {line}), and no other encoding is certain",
        where=where,
        fix=_UTF8_FIX,
    )


def _line(data: bytes, error: UnicodeDecodeError) -> int:
    return data.count(b"\n", 0, error.start) + 1


def _is_western(text: str) -> bool:
    high = [character for character in text if character > "\x7f"]
    if _ODD_CONTROLS.search(text) or len(high) > len(text) * (1 - MOSTLY_ASCII):
        return False
    # A fraction or a currency sign right behind a letter betrays another code page.
    return not _STRANGE_AFTER_LETTER.search(text) and all(
        character in _TYPOGRAPHIC or unicodedata.category(character).startswith("L") for character in high
    )


def _checked(text: str, where: str) -> str:
    """The text, where it does not look like bytes of something else."""
    sample = text[:_SAMPLE]
    if (
        "\0" in sample
        or len(_ODD_CONTROLS.findall(sample)) * 100 > len(sample) + 300
        or sample.count("\ufffd") * 20 > len(sample) > 0
    ):
        raise InputError("is not text", where=where, fix=_TEXT_FIX)
    return text
