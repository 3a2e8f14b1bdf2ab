"""Verdict sheets as TOML: readable, one value a line and in a fixed order, so that git shows and merges them well."""

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from policydiff.model.errors import InputError
from policydiff.verdicts.model import Judgement, Pairing, Verdict, VerdictSheet

SCHEMA = "policydiff.verdicts/1"
_FIX = "mend the file or move it away; it is left as it is"
_SPELLED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NEEDS_ESCAPE = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]')


def written(sheet: VerdictSheet) -> str:
    """The sheet as TOML."""
    pairing = sheet.pairing
    lines = [
        "# Verdicts on the changes of one revision, kept by `policydiff review`.",
        "# Safe to commit, to edit and to merge: a change is named by its fingerprint, a verdict by change and person.",
        f"schema = {_string(SCHEMA)}",
        "",
        "[pair]",
        *(f"{name} = {_string(getattr(pairing, name))}" for name in Pairing.__slots__),
    ]
    for verdict in sheet.verdicts:
        lines += ["", "[[verdict]]", *_fields(verdict)]
    return "\n".join(lines) + "\n"


def _fields(verdict: Verdict) -> list[str]:
    named = ("fingerprint", "judgement", "note", "by", "at", "outcome", "old", "new")
    return [f"{name} = {_string(getattr(verdict, name))}" for name in named if getattr(verdict, name)]


def _string(text: str) -> str:
    return '"' + _NEEDS_ESCAPE.sub(lambda match: _SPELLED.get(match[0]) or _code(match[0]), text) + '"'


def _code(character: str) -> str:
    # A lone surrogate is no character that TOML could hold.
    return "\\uFFFD" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04X}"


def read(text: str, where: str) -> VerdictSheet:
    """The sheet in `text`.

    Raises:
        InputError: it is no TOML, of another kind, or a verdict in it lacks what it needs; the message has the place.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no verdict file ({error})", where=where, fix=_FIX) from error
    if data.get("schema") != SCHEMA:
        raise InputError(f"is no verdict file (schema is not {SCHEMA})", where=where, fix=_FIX)
    pair = data.get("pair")
    entries = data.get("verdict", [])
    if not isinstance(pair, dict) or not isinstance(entries, list):
        raise InputError("is no verdict file ([pair] or [[verdict]] is not a table)", where=where, fix=_FIX)
    sheet = VerdictSheet(Pairing(**{name: _text(pair, name, where) for name in Pairing.__slots__}))
    for number, entry in enumerate(entries, start=1):
        sheet = sheet.with_verdict(_verdict(entry, f"{where}, verdict {number}"))
    return sheet


def _verdict(entry: object, where: str) -> Verdict:
    if not isinstance(entry, dict):
        raise InputError("is not a table", where=where, fix=_FIX)
    fingerprint = _text(entry, "fingerprint", where)
    if not fingerprint:
        raise InputError("has no fingerprint", where=where, fix=_FIX)
    try:
        judgement = Judgement(_text(entry, "judgement", where))
    except ValueError:
        known = ", ".join(Judgement)
        raise InputError(f"has the judgement {entry.get('judgement')!r}, not {known}", where=where, fix=_FIX) from None
    rest = {name: _text(entry, name, where) for name in ("by", "at", "note", "outcome", "old", "new")}
    return Verdict(fingerprint, judgement, **rest)


def _text(table: Mapping[str, Any], name: str, where: str) -> str:
    value = table.get(name, "")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if not isinstance(value, str):
        raise InputError(f"{name} is not text", where=where, fix=_FIX)
    return value
