"""On which line of a TOML text a key is set: the parser of the standard library does not tell."""

import re

Key = tuple[str, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\]]+?)\s*\]")
_ASSIGNMENT = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=(?!=)""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_FENCES = ('"""', "'" * 3)


def key_lines(text: str) -> dict[Key, int]:
    """The first line of each key, as a path; members of an array of tables carry their number, from 0."""
    found: dict[Key, int] = {}
    counts: dict[Key, int] = {}
    table: Key = ()
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            found.setdefault(table, number)
        elif assignment := _ASSIGNMENT.match(line):
            key = (*table, *_parts(assignment[1]))
            for depth in range(len(table) + 1, len(key) + 1):
                found.setdefault(key[:depth], number)
        fence = next((sign for sign in _FENCES if line.count(sign) % 2), "")
    return found


def line_of(lines: dict[Key, int], key: Key) -> int:
    """The line of `key`, or of the nearest table or value that it stands in; 1 where nothing is known."""
    for depth in range(len(key), 0, -1):
        if key[:depth] in lines:
            return lines[key[:depth]]
    return 1


def _parts(written: str) -> Key:
    return tuple(part.strip("\"'") for part in _PART.findall(written))
