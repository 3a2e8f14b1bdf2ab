"""From bytes to a `Text`: decoding, front matter, identity."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from policydiff.decoding import decode
from policydiff.model import Identity
from policydiff.model.errors import InputError
from policydiff.store.front_matter import FrontMatter, read_front_matter
from policydiff.store.text import Text

_UNKNOWN = Identity()
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def is_date(text: str) -> bool:
    """True for a calendar date written YYYY-MM-DD."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def assemble(data: bytes, where: str, *, known: Identity = _UNKNOWN, path: Path | None = None) -> Text:
    """The text in `data` under the address `where`.

    What the store knows (`known`) wins over what the front matter says. The SHA-256 is that of the bytes, so that
    `sha256sum` agrees.

    Raises:
        InputError: no text, no known encoding, broken front matter, or nothing but white space.
    """
    decoded = decode(data, where)
    front = read_front_matter(decoded.text, where)
    if not decoded.text[front.end :].strip():
        what = "holds nothing after its front matter" if front.end else "is empty"
        raise InputError(what, where=where, fix="give a file with the policy's text")
    warnings = [decoded.warning] if decoded.warning else []
    identity = _identity(front, known, warnings, where)
    identity = replace(identity, ref=known.ref or where, sha256=hashlib.sha256(data).hexdigest())
    return Text(identity, decoded.text, path, tuple(warnings))


def _identity(front: FrontMatter, known: Identity, warnings: list[str], where: str) -> Identity:
    effective = front.get("effective")
    if effective and not is_date(effective):
        warnings.append(f"{where}: effective {effective!r} in the front matter is no date (YYYY-MM-DD); left out")
        effective = ""
    policy = front.get("policy")
    if known.policy and policy and known.policy != policy:
        warnings.append(f"{where}: the front matter names the policy {policy!r}, its folder {known.policy!r}")
    return Identity(
        policy=known.policy or policy,
        version=known.version or front.get("version"),
        effective=known.effective or effective,
        title=known.title or front.get("title"),
    )
