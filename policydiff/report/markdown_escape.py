"""Making strangers' text harmless in Markdown that GitHub or GitLab will render."""

import re

from policydiff.report.sanitize import one_line

_MARKUP = re.compile(r"([\\`*_\[\]|~$^{}])")
_LINE_START = re.compile(r"^([-+=>]|#(?!\d)|\d{1,9}(?=[.)]))")
_ORDERED = re.compile(r"^(\d{1,9})([.)])")
_MENTION = re.compile(r"@(?=\w)")
_REFERENCE = re.compile(r"#(?=\d)|(?<=GH)-(?=\d)|(?<=\w)!(?=\d)")
_SCHEME = re.compile(r"(?<=\w):(?=//)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
_WWW = re.compile(r"(?<=www)\.", re.IGNORECASE)


def code_span(text: str) -> str:
    """`text` as a code span, in which nothing comes alive."""
    text = one_line(text).strip().replace("|", "¦") or " "
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    padding = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def escape_piece(text: str, *, opens_line: bool) -> str:
    """`text`, already on one line, as Markdown that renders to the same letters: no HTML, link, mention or table.

    `opens_line` where nothing stands before it. A code span around the sign keeps mentions and references from coming
    alive: the platforms look for those after Markdown's own escapes are gone.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = _MARKUP.sub(r"\\\1", text)
    text = _SCHEME.sub(r"\\:", text)
    text = _WWW.sub(r"\\.", text)
    if opens_line:
        ordered = _ORDERED.match(text)
        text = f"{ordered[1]}\\{text[len(ordered[1]) :]}" if ordered else _LINE_START.sub(r"\\\1", text)
    text = _MENTION.sub("<code>@</code>", text)
    return _REFERENCE.sub(lambda match: f"<code>{match[0]}</code>", text)
