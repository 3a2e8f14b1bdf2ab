import codecs

import pytest

from policydiff.decoding import decode
from policydiff.model.errors import InputError

PROSE = "We will notify the users of the café before we change the terms. "


@pytest.mark.parametrize(
    ("data", "text", "warning"),
    [
        (b"We will.\r\nYou may.\r\n", "We will.\r\nYou may.\r\n", ""),
        ("Nous préviendrons.".encode(), "Nous préviendrons.", ""),
        (codecs.BOM_UTF8 + b"We will.", "We will.", ""),
        ("We will…".encode("utf-16"), "We will…", "UTF-16"),
        (codecs.BOM_UTF16_BE + "We will…".encode("utf-16-be"), "We will…", "UTF-16"),
        (PROSE.encode("latin-1"), PROSE, "Windows-1252"),
        ("“We will” — always, user’s choice".encode("cp1252"), "“We will” — always, user’s choice", "Windows-1252"),
    ],
    ids=["crlf", "utf-8", "utf-8 mark", "utf-16", "utf-16 big endian", "latin-1", "windows-1252"],
)
def test_text_is_read_where_its_encoding_is_certain(data: bytes, text: str, warning: str) -> None:
    decoded = decode(data, "terms.md")
    assert decoded.text == text
    assert warning in decoded.warning
    assert bool(decoded.warning) == bool(warning)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\0\0", "NUL byte at offset 6"),
        ("We will".encode("utf-32"), "UTF-32"),
        (codecs.BOM_UTF16_LE + b"W\0e", "broken UTF-16"),
        (codecs.BOM_UTF16_LE + b"W\0\0\0", "NUL character"),
        ("We will.\nMy não é".encode() + b"\xe9", "line 2"),
        ("Мы сообщим вам об этом".encode("cp1251"), "not UTF-8"),
        ("Będą powiadamiać".encode("iso-8859-2"), "not UTF-8"),
        ("利用規約を変更します".encode("shift-jis"), "not UTF-8"),
        (b"We will \x81 do so", "not UTF-8"),
        (b"We will \x1b\x02\xe9 do so", "not UTF-8"),
    ],
    ids=[
        "binary",
        "utf-32",
        "half a unit",
        "nul in utf-16",
        "mixed",
        "cyrillic",
        "polish",
        "japanese",
        "gap",
        "control",
    ],
)
def test_other_bytes_are_refused_with_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why) as caught:
        decode(data, "terms.md")
    assert caught.value.where == "terms.md"
    assert caught.value.fix


RUSSIAN = "Мы сообщим вам об этом заранее."


@pytest.mark.parametrize(
    ("data", "declared", "hypertext", "text", "warning"),
    [
        (RUSSIAN.encode("cp1251"), "windows-1251", False, RUSSIAN, ""),
        (RUSSIAN.encode(), "windows-1251", False, RUSSIAN, ""),
        (b'<meta charset="koi8-r">' + RUSSIAN.encode("koi8-r"), "", True, f'<meta charset="koi8-r">{RUSSIAN}', ""),
        ("é is “closed”".encode("cp1252"), "iso-8859-1", False, "é is “closed”", ""),
        (b"We will. " * 90 + b"\xe9", "utf-8", False, "We will. " * 90 + "\ufffd", "bytes that are not UTF-8"),
        (b"a \xb1 fraction\xbd", "", True, "a ± fraction½", "guessed Windows-1252"),
        (PROSE.encode("latin-1"), "hex", False, PROSE, "read as Windows-1252"),
    ],
    ids=["declared", "utf-8 all the same", "by itself", "the wider page", "almost", "as browsers do", "no encoding"],
)
def test_what_a_source_declares_is_taken_at_its_word(
    data: bytes, declared: str, hypertext: bool, text: str, warning: str
) -> None:
    decoded = decode(data, "terms", declared=declared, hypertext=hypertext)
    assert decoded.text == text
    assert warning in decoded.warning
    assert bool(decoded.warning) == bool(warning)


def test_a_declared_encoding_makes_no_text_of_a_picture() -> None:
    with pytest.raises(InputError, match="is not text"):
        decode(bytes(range(1, 256)) * 40, "picture", declared="latin-1")
