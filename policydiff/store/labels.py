"""Names that a store gives to new policies and versions: what may become a file, and what a re-upload is called."""

import re
import unicodedata
from collections.abc import Iterable

from policydiff.model.errors import UsageError
from policydiff.store.layout import MAX_DEPTH, is_furniture_name
from policydiff.store.names import unsafe_reason

LENGTH_LIMIT = 200
"""Bytes of a label or of one part of a policy's name; a file name may have 255, and a suffix comes on top."""

_REUPLOAD = re.compile(r"(.+)\+([1-9]\d*)")
_NO_FILE_NAME = frozenset('<>:"/\\|?*')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def check_policy(name: str) -> None:
    """Refuse a name that cannot be the folder or file of a policy.

    Raises:
        UsageError: it is so; the message has the reason.
    """
    parts = name.split("/")
    reason = unsafe_reason(name) or next((why for part in parts if (why := _no_file_name(part))), "")
    if not reason and len(parts) > MAX_DEPTH:
        reason = f"it goes more than {MAX_DEPTH} folders deep"
    if not reason and "::" in name:
        reason = "'::' stands between a repository and a path"
    if reason:
        fix = "use letters, digits, spaces, dots and dashes, with / between folders"
        raise UsageError(f"cannot be the name of a policy, {reason}", where=repr(name), fix=fix)


def check_label(label: str) -> None:
    """Refuse a label that cannot be a file name, or that addresses and re-uploads give a meaning of their own.

    Raises:
        UsageError: it is so; the message has the reason.
    """
    reason = unsafe_reason(label) or _no_file_name(label)
    if not reason and ".." in label:
        reason = "'..' stands between the ends of a range"
    if not reason and "@" in label:
        reason = "'@' stands between a policy and its version"
    if not reason and _REUPLOAD.fullmatch(label):
        reason = "a plus sign and a number at the end mark a re-upload"
    if not reason and is_furniture_name(label):
        reason = "a file of that name is no version"
    if reason:
        fix = "use letters, digits, dots and dashes, such as 2.1 or 2025-03-31"
        raise UsageError(f"cannot be the label of a version, {reason}", where=repr(label), fix=fix)


def base_label(label: str) -> str:
    """The label without the mark of a re-upload: "2.0" of "2.0+2"."""
    found = _REUPLOAD.fullmatch(label)
    return found[1] if found else label


def reupload_label(label: str, taken: Iterable[str]) -> str:
    """The next free label for another text of `label`: "2.0+2", then "2.0+3"."""
    folded = {name.casefold() for name in taken}
    number = 2
    while f"{label}+{number}".casefold() in folded:
        number += 1
    return f"{label}+{number}"


def _no_file_name(part: str) -> str:
    """Why `part` cannot be a file name on every system, or ""."""
    if not part:
        return "a part of it is empty"
    if part.startswith((".", "-")):
        return f"{part[:20]!r} starts with a {'dot' if part[0] == '.' else 'dash'}"
    if part != part.strip() or part.endswith("."):
        return "it starts or ends with a space or a dot"
    bad = sorted(_NO_FILE_NAME & set(part))
    if bad:
        return f"{bad[0]!r} cannot stand in a file name"
    if any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for character in part):
        return "it holds a character that cannot be seen"
    if len(part.encode()) > LENGTH_LIMIT:
        return f"it is longer than {LENGTH_LIMIT} bytes"
    return f"{part!r} is the name of a device on some systems" if _DEVICES.fullmatch(part) else ""
