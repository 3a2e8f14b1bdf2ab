"""A source from the web, fetched because the user named its address.

The standard library's client: one page is one request, and httpx or requests would earn their start-up time with
nothing. What they lack too is added here: one deadline for the whole exchange, so that a server that drips ends like
one that hangs.
"""

import threading
import time
import zlib
from collections.abc import Iterator
from http.client import HTTPException
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from policydiff.ingest.limits import SOURCE_LIMIT
from policydiff.ingest.source import Source, too_large
from policydiff.model.errors import InputError, UsageError
from policydiff.version import __version__

SECONDS = 60.0
"""How long a fetch may take altogether."""
SILENCE = 20.0
"""How long a server may say nothing, in seconds."""
REDIRECTS = 10
"""Redirects that are followed."""

_CHUNK = 1 << 16
_TYPES = (
    "text/",
    "application/pdf",
    "application/xhtml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
)
_UNTOLD = frozenset(
    [
        "",
        "application/octet-stream",
        "binary/octet-stream",
        "application/zip",
        "application/msword",
        "application/x-pdf",
    ]
)
_SAVE = "open it in a browser, save it, and give the file"


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects; none leads off the web, as the base class sees to."""

    max_redirections = REDIRECTS
    max_repeats = 2


def fetch(url: str, *, seconds: float = SECONDS, silence: float = SILENCE, limit: int = SOURCE_LIMIT) -> Source:
    """What stands at `url`, redirects followed, within `seconds` and at most `limit` bytes.

    Raises:
        UsageError: the address is malformed.
        InputError: it cannot be fetched, is too large, or is of a type that is not read.
    """
    address = _address(url)
    done: list[Source | Exception] = []

    def work() -> None:
        try:
            done.append(_fetched(address, url, time.monotonic() + seconds, silence, limit))
        except Exception as error:
            done.append(error)

    # A thread of its own: names are resolved and headers are read without a deadline otherwise.
    worker = threading.Thread(target=work, daemon=True, name="policydiff-fetch")
    worker.start()
    worker.join(seconds + 0.5)
    if not done:
        raise _late(url, seconds)
    outcome = done[0]
    if isinstance(outcome, Source):
        return outcome
    raise _explained(outcome, url, silence) from outcome


def _address(url: str) -> str:
    """`url` in ASCII, as it goes over the wire."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except (ValueError, UnicodeError) as error:
        raise UsageError("is no well-formed address", where=_shown(url), fix="check how it is written") from error
    if not host or parts.username is not None:
        what = "names no host" if not host else "holds a user name or password, which is not sent"
        raise UsageError(what, where=_shown(url), fix="give the plain address of the page")
    host = f"[{host}]" if ":" in host else host
    path, query = (quote(part, safe="/%:@!$&'()*+,;=~-._?") for part in (parts.path or "/", parts.query))
    return urlunsplit((parts.scheme.lower(), f"{host}:{port}" if port else host, path, query, ""))


def _fetched(address: str, url: str, deadline: float, silence: float, limit: int) -> Source:
    opener: OpenerDirector = build_opener(_Redirects())
    headers = {
        "User-Agent": f"policydiff/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf,*/*;q=0.5",
        "Accept-Encoding": "gzip, identity",
    }
    with opener.open(Request(address, headers=headers), timeout=silence) as response:
        found = response.geturl()
        kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
        if not kind.startswith(_TYPES) and kind not in _UNTOLD:
            raise InputError(
                f"is of the type {kind[:60]}, which is not read", where=url, fix="give the address of the text"
            )
        declared = response.headers.get("Content-Length", "")
        if declared.isascii() and declared.isdigit() and len(declared) < 20 and int(declared) > limit:
            raise too_large(url, limit, int(declared))
        data = bytearray()
        for chunk in _unpacked(response, response.headers.get("Content-Encoding", "").strip().lower(), url):
            data += chunk
            if len(data) > limit:
                raise too_large(url, limit)
            if time.monotonic() > deadline:
                raise TimeoutError
        charset = response.headers.get_content_charset() or ""
    name = urlsplit(found).path.rpartition("/")[2]
    return Source(bytes(data), url, name, url, found, kind, charset)


def _unpacked(response: IO[bytes], encoding: str, url: str) -> Iterator[bytes]:
    """The body in chunks, unpacked piece by piece so that no bomb goes off at once."""
    if encoding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise InputError(f"comes packed as {encoding[:20]}, which was not asked for", where=url, fix=_SAVE)
    packed = None if encoding in {"", "identity"} else zlib.decompressobj(zlib.MAX_WBITS | 32)
    while chunk := response.read(_CHUNK):
        if packed is None:
            yield chunk
            continue
        while chunk:
            yield packed.decompress(chunk, _CHUNK)
            chunk = packed.unconsumed_tail


def _explained(error: Exception, url: str, silence: float) -> Exception:
    """The user's word for what went wrong; an error that is none of these is a bug and stays as it is."""
    reason = error.reason if isinstance(error, URLError) and not isinstance(error, HTTPError) else error
    if isinstance(error, HTTPError):
        if "redirect" in str(error.msg).lower() and 300 <= error.code < 400 and "\n" in str(error.msg):
            return InputError("redirects in a circle, or too often", where=url, fix=_SAVE)
        if "not allowed" in str(error.msg):
            target = _shown(error.headers.get("Location", ""))
            return InputError(f"redirects to {target}, which is not on the web", where=url, fix=_SAVE)
        return InputError(
            f"the server answers {error.code} {_shown(str(error.msg), 60)}",
            where=url,
            fix="check the address, or " + _SAVE,
        )
    if isinstance(reason, TimeoutError):
        return InputError(
            f"the server says nothing for {silence:g} seconds or takes too long",
            where=url,
            fix="try again, or " + _SAVE,
        )
    if isinstance(error, URLError | OSError | HTTPException | zlib.error | EOFError):
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return InputError(f"cannot be fetched ({_shown(said)})", where=url, fix="check the address and the connection")
    return error


def _late(url: str, seconds: float) -> InputError:
    return InputError(f"the server takes longer than {seconds:g} seconds", where=url, fix="try again, or " + _SAVE)


def _shown(text: str, most: int = 120) -> str:
    """Foreign words on one line of a message."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())[:most]
