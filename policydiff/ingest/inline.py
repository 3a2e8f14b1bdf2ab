"""Runs as inline Markdown: emphasis where it holds, links that are safe, and every mark of the text's own escaped."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from policydiff.ingest.blocks import Run, Runs

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\r\v\f\u0085\u2028\u2029]")
_LIGATURES = {
    ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
# An underscore inside a word, a lone bracket and a `<` before a number mean nothing in Markdown and stay readable.
_SPECIAL = re.compile(
    r"[\\`*]|(?<![^\W_])_|_(?![^\W_])|\[(?=\^)|\](?=[(\[:])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|~(?=~)|(?<=~)~|!(?=\[)"
)
_LINE_SPECIAL = re.compile(r"(?P<lead>[ \t]*)(?:(?P<mark>[-+#>=|:])|(?P<number>\d{1,9})(?P<stop>[.)])(?=[ \t]|$))")
_HASHES = re.compile(r"#{1,6}(?:[ \t]|$)")
_RULE_LIKE = re.compile(r"(?:[-=][ \t]*){2,}$|[-=]+[ \t]*$")
_SAFE_TARGET = re.compile(r"(?:https?://|mailto:)[^\s<>()\\]{1,2000}\Z", re.I)
_PUNCTUATION = re.compile(r"[^\w\s]|_")


def cleaned(text: str) -> str:
    """`text` without characters that only shape the page; ligatures as letters; one space where there were several."""
    text = _CONTROL.sub("", _BREAK.sub("\n", _INVISIBLE.sub("", text)))
    return _SPACES.sub(" ", text.translate(_LIGATURES))


def inline(runs: Iterable[Run], *, emphasis: bool = True, line_break: str = "\n", opens_line: bool = True) -> str:
    """The runs as one stretch of Markdown; `line_break` stands for the breaks inside it.

    `opens_line` is False where something stands before it on its line, such as the mark of a heading.
    """
    shown = "".join(_shown(list(_tidied(runs, emphasis=emphasis))))
    lines = [_SPACES.sub(" ", line).strip() for line in shown.split("\n")]
    return line_break.join(_line(line) if opens_line else line for line in lines if line)


def _tidied(runs: Iterable[Run], *, emphasis: bool) -> Iterable[Run]:
    """Neighbours of one style as one run, with the blank space at their ends outside the style."""
    prepared = (
        replace(run, text=cleaned(run.text), bold=run.bold and emphasis, italic=run.italic and emphasis)
        if run.text.strip() or run.note
        else Run(cleaned(run.text))
        for run in runs
    )
    for (bold, italic, href, note), group in groupby(
        prepared, key=lambda run: (run.bold, run.italic, run.href, run.note)
    ):
        if note:
            yield next(group)
            continue
        text = "".join(run.text for run in group)
        core = text.strip()
        start = len(text) - len(text.lstrip())
        yield from (Run(text[:start]), Run(core, bold, italic, href), Run(text[start + len(core) :]))


def _shown(runs: list[Run]) -> Iterable[str]:
    runs = [run for run in runs if run.text or run.note]
    for number, run in enumerate(runs):
        if run.note:
            yield f"[^{run.note}]"
            continue
        before = runs[number - 1].text[-1:] if number and not runs[number - 1].note else ""
        after = runs[number + 1].text[:1] if number + 1 < len(runs) and not runs[number + 1].note else ""
        yield _styled(run, before, after)


def _styled(run: Run, before: str, after: str) -> str:
    text = run.text
    if not any(character.isalnum() for character in text):
        return _escaped(text)
    # Delimiters between a letter and a punctuation mark open or close nothing: the mark goes outside.
    lead = trail = ""
    if run.bold or run.italic:
        while before.isalnum() and text and _PUNCTUATION.match(text[0]):
            lead, text = lead + text[0], text[1:]
        while after.isalnum() and text and _PUNCTUATION.match(text[-1]):
            trail, text = text[-1] + trail, text[:-1]
        core = text.strip()
        lead, trail = lead + text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] + trail
        text = core
    mark = "*" * (2 * run.bold + run.italic)
    words = _escaped(text)
    if run.href and _SAFE_TARGET.match(run.href) and "\n" not in text and run.href.rstrip("/") != text.rstrip("/"):
        words = f"[{words.replace('[', '(').replace(']', ')')}]({run.href})"
    if mark and "\n" in words:
        words = "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else line for line in words.split("\n"))
    else:
        words = f"{mark}{words}{mark}"
    return _escaped(lead) + words + _escaped(trail)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda match: "\\" + match[0], text)


def _line(line: str) -> str:
    """`line` with a backslash where its beginning would make it a list item, a heading, a rule or a quotation."""
    match = _LINE_SPECIAL.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.end('number') :]}"
    mark, rest = match["mark"], line[match.end() :]
    opens = {
        "#": bool(_HASHES.match(line)),
        ">": True,
        "=": bool(_RULE_LIKE.match(line)),
        "-": rest[:1] in {" ", ""} or bool(_RULE_LIKE.match(line)),
        "+": rest[:1] in {" ", ""},
        "|": True,
        ":": rest.startswith(("-", "|")),
    }
    return f"\\{line}" if opens[mark] else line


def joined(parts: Iterable[Runs], between: str) -> Runs:
    """Several stretches as one, `between` set between them."""
    together: list[Run] = []
    for part in parts:
        if part:
            together += ([Run(between)] if together else []) + list(part)
    return tuple(together)
