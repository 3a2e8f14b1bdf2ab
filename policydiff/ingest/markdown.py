"""A Markdown source: kept as written, except for what could run and for characters that no reader sees.

No library: it is Markdown already, and a parse and a rewrite would change its words' places for nothing.
"""

import re

from policydiff.decoding import decode
from policydiff.ingest.ingested import Ingested, SourceKind

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(?P<block>(?:(?!---[ \t]*(?:\n|\Z)|\.\.\.[ \t]*(?:\n|\Z)).*\n){0,2000}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_KEY = re.compile(r"^[\w\"'-][^\n:]{0,80}:(?:\s|\Z)", re.M)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LIVE = re.compile(
    r"<(?P<tag>script|style|iframe|object|template|svg|math|noscript)\b.*?(?:</(?P=tag)\s*>|\Z)", re.I | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]{0,40})(?P<rest>(?:\s[^<>]{0,2000})?/?)>")
# These say something, cannot run without attributes, and are what tables and exponents need in Markdown.
_HARMLESS = frozenset(["br", "sup", "sub"])
_OPEN = re.compile(r"(?<!\\)<(?=[A-Za-z/!?])(?!(?:https?://|mailto:|[\w.+-]{1,64}@)[^\s<>]{1,2000}>)")
_SCRIPT_TARGET = re.compile(r"(\]\(\s*<?|\]:\s*<?|<)(?:javascript|vbscript|data|file)\s*:", re.I)
_FENCED = re.compile(r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?(?:(?P=fence)[`~]*[ \t]*(?:\n|\Z)|\Z)", re.M)
_HEADING = re.compile(r"^(?:#{1,6}[ \t]+(?P<hashed>[^\n]+)|(?P<lined>[^\s#][^\n]*)\n(?:=+|-+)[ \t]*$)", re.M)


def read_markdown(data: bytes, where: str, declared: str = "") -> Ingested:
    """The Markdown in `data`, its front matter apart.

    Raises:
        InputError: it is no text.
    """
    decoded = decode(data, where, declared=declared)
    warnings = [decoded.warning] if decoded.warning else []
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    front, body = split_front_matter(text)
    seen = _CONTROL.sub("", _UNSEEN.sub("", body))
    if _BIDI.search(seen):
        seen = _BIDI.sub("", seen)
        warnings.append(f"{where}: characters that turn the direction of text were left out")
    safe = _harmless(seen)
    if safe != seen:
        warnings.append(f"{where}: HTML in the Markdown was left out or made plain text")
    title = _HEADING.search(safe)
    named = (title["hashed"] or title["lined"]).strip("# *_") if title else ""
    stripped = safe.strip("\n")
    return Ingested(
        f"{stripped}\n" if stripped.strip() else "",
        SourceKind.MARKDOWN,
        "",
        named,
        front_matter=front,
        warnings=tuple(warnings),
    )


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML block at the top of `text` without its fences, and the rest; "" where there is none."""
    match = _FRONT_MATTER.match(text)
    if not match or not _KEY.search(match["block"]):
        return "", text
    return match["block"], text[match.end() :]


def _harmless(text: str) -> str:
    parts: list[str] = []
    position = 0
    for fence in _FENCED.finditer(text):
        parts += (_inert(text[position : fence.start()]), fence[0])
        position = fence.end()
    return "".join((*parts, _inert(text[position:])))


def _inert(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(_tag, _LIVE.sub("", _COMMENT.sub("", text)))
        text = _OPEN.sub(_literal, text)
    return _SCRIPT_TARGET.sub(r"\1#", text) if ":" in text else text


def _tag(match: re.Match[str]) -> str:
    name = match["name"].lower()
    return f"<{'/' if match[0][1] == '/' else ''}{name}>" if name in _HARMLESS else ""


def _literal(match: re.Match[str]) -> str:
    return match[0] if re.match(r"</?(?:br|sup|sub)>", match.string[match.start() : match.start() + 6]) else "\\<"
