"""Front matter: the `key: value` lines between two `---` at the top of a text."""

import re
from dataclasses import dataclass, field

from policydiff.model.errors import InputError

BLOCK_LIMIT = 64 * 1024
"""Characters that front matter may have."""

_OPENING = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
# What means the same with and without YAML: a name, and a word or two or a quoted text in which nothing is escaped.
_PLAIN = re.compile(
    r"([A-Za-z_][A-Za-z0-9_-]*): +"
    r"([A-Za-z0-9](?:[A-Za-z0-9 ./+_-]|:(?=[A-Za-z0-9/]))*|\"([A-Za-z0-9 .,;:/+_()#&'-]*)\")"
)
_KEY = re.compile(r"^[ \t]*[\w\"'-][^\n:]{0,80}:(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values as written, all strings, and where the text proper begins."""

    fields: dict[str, str] = field(default_factory=dict, hash=False)
    end: int = 0

    def get(self, key: str) -> str:
        """The value of `key`, "" where there is none."""
        return self.fields.get(key, "")


NONE = FrontMatter()


def read_front_matter(source: str, where: str) -> FrontMatter:
    """The front matter of `source`; empty where it has none.

    A rule (`---`) over running text is no front matter: the block must hold a `key:` line.

    Raises:
        InputError: the block is broken; the message has its line number.
    """
    opening = _OPENING.match(source)
    if not opening:
        return NONE
    closing = _CLOSING.search(source, opening.end(), opening.end() + BLOCK_LIMIT)
    if not closing:
        if _KEY.match(source, opening.end()):
            raise InputError(
                "front matter is never closed", where=f"{where}:1", fix="end it with a line of three dashes"
            )
        return NONE
    block = source[opening.end() : closing.start()]
    if not _KEY.search(block):
        return NONE
    return FrontMatter(_fields(block, where), closing.end())


def _fields(block: str, where: str) -> dict[str, str]:
    plain = [_PLAIN.fullmatch(line.rstrip(" ")) for line in block.splitlines()]
    if plain and all(plain):
        # Loading YAML takes longer than reading a policy, and most front matter needs none of it.
        return {found[1]: found[2] if found[3] is None else found[3] for found in plain if found}
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        values = yaml.load(block, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        raise _broken(where, line, error.problem or "not YAML") from error
    except yaml.reader.ReaderError as error:
        line = block.count("\n", 0, error.position) + 2
        raise _broken(where, line, "a character that YAML does not allow") from error
    except (RecursionError, ValueError) as error:
        raise _broken(where, 2, "nested too deeply") from error
    if not isinstance(values, dict):
        raise _broken(where, 2, "not a list of `key: value` lines")
    return {str(key): value.strip() for key, value in values.items() if isinstance(value, str)}


def _broken(where: str, line: int, why: str) -> InputError:
    return InputError(f"broken front matter ({why})", where=f"{where}:{line}", fix="mend that line or quote its value")
