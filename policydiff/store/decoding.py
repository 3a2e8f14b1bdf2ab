"""From bytes to text, guessing an encoding only where the guess is certain."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from policydiff.model.errors import InputError

MOSTLY_ASCII = 0.75
"""Least share of ASCII in a text that is taken for Windows-1252: western European prose stays far above it."""

_UTF8_FIX = "save it as UTF-8 and try again"
_TYPOGRAPHIC = frozenset("€‚„…‘’“”•–—™©®§°£«»·¡¿ºª´¨¸½¼¾¹²³×±¢¥¶µ\u00a0\u00ad†‡‰‹›")
_ODD_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_STRANGE_AFTER_LETTER = re.compile(r"(?<=[^\W\d_])[±¶¼½¾¿¡¢£¥¨¸´µ]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes, and a warning where it was not plain UTF-8."""

    text: str
    warning: str = ""


def decode(data: bytes, where: str) -> Decoded:
    """The text in `data`.

    UTF-8 is read as it is. UTF-16 is read where a byte order mark says so, Windows-1252 (and so Latin-1) where every
    byte makes sense in it; both with a warning.

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
        raise InputError(
            f"is not text (NUL byte at offset {nul})", where=where, fix="give a Markdown or plain text file in UTF-8"
        )
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _single_byte(data, where, error)


def _utf16(data: bytes, where: str) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise InputError(f"is broken UTF-16 (at byte {error.start})", where=where, fix=_UTF8_FIX) from error
    if "\0" in text:
        raise InputError("is not text (NUL character)", where=where, fix="give a Markdown or plain text file in UTF-8")
    return Decoded(text, f"{where}: read as UTF-16, as its byte order mark says")


def _single_byte(data: bytes, where: str, error: UnicodeDecodeError) -> Decoded:
    line = data.count(b"\n", 0, error.start) + 1
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if not text or not _is_western(text) or _MULTIBYTE.search(data):
        raise InputError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x} on line {line}), and no other encoding is certain",
            where=where,
            fix=_UTF8_FIX,
        )
    return Decoded(text, f"{where}: not UTF-8 (line {line}); read as Windows-1252 (Latin-1)")


def _is_western(text: str) -> bool:
    high = [character for character in text if character > "\x7f"]
    if _ODD_CONTROLS.search(text) or len(high) > len(text) * (1 - MOSTLY_ASCII):
        return False
    # A fraction or a currency sign right behind a letter betrays another code page.
    return not _STRANGE_AFTER_LETTER.search(text) and all(
        character in _TYPOGRAPHIC or unicodedata.category(character).startswith("L") for character in high
    )
