"""From a source's bytes to text: byte order mark, then what the source declares, then UTF-8, then Windows-1252."""

import codecs
import re
from dataclasses import dataclass

from policydiff.model.errors import InputError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.I)
_META_REACH = 4096
_ODD = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# What browsers do with these names (WHATWG Encoding Standard, 4.2): the Windows page holds the older one.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes, and a warning where the encoding was a guess."""

    text: str
    warning: str = ""


def decode(data: bytes, where: str, *, declared: str = "", hypertext: bool = False) -> Decoded:
    """The text in `data`; `declared` is the charset of a transport header, HTML may name its own.

    Raises:
        InputError: the bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(Decoded(data[len(mark) :].decode(encoding, "replace")), where)
    if not declared and hypertext and (meta := _META.search(data, 0, _META_REACH)):
        declared = meta[1].decode("ascii")
    try:
        return _checked(Decoded(data.decode("utf-8")), where)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    encoding = _codec(declared)
    if encoding and encoding != "utf-8":
        return _checked(Decoded(data.decode(encoding, "replace")), where)
    if encoding == "utf-8":
        text = data.decode("utf-8", "replace")
        if text.count("\ufffd") * 100 < len(text):
            return _checked(Decoded(text, f"{where}: holds bytes that are not UTF-8 (first on line {line})"), where)
    guessed = Decoded(data.decode("cp1252", "replace"), f"{where}: not UTF-8 (line {line}); read as Windows-1252")
    return _checked(guessed, where)


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


def _checked(decoded: Decoded, where: str) -> Decoded:
    sample = decoded.text[:65536]
    if (
        "\0" in sample
        or len(_ODD.findall(sample)) * 100 > len(sample) + 300
        or sample.count("\ufffd") * 20 > len(sample) > 0
    ):
        raise InputError("is not text", where=where, fix="give Markdown, plain text, HTML, DOCX or PDF")
    return decoded
