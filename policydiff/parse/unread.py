"""Clauses that are read when they are first asked what they do: of a long history most never are.

Whether a clause binds is asked of many clauses, what its parts are only of those that rules compare: the parts are
taken out when they are first asked for themselves.
"""

from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any, NamedTuple

from policydiff.lexicon import ENGLISH
from policydiff.model import Bearer, Category, Clause, Norm, Parts, Span, Strength
from policydiff.parse.parts import parts

REMEMBERED = 2048
"""Texts whose parts are remembered: consecutive versions share almost all of theirs."""


class ReadClause(NamedTuple):
    """What reading finds out about a clause."""

    norm: Norm
    bearer: Bearer
    strength: Strength | None
    category: Category


@lru_cache(maxsize=REMEMBERED)
def _parts(text: str, language: str = ENGLISH) -> Parts:
    return parts(text, language)


_COMPARED = tuple(field.name for field in fields(Clause))
_set = object.__setattr__


def _setter(field: str) -> Callable[[Clause, Any], None]:
    """What fills one slot of a clause, at half the time of `object.__setattr__`."""
    setter: Callable[[Clause, Any], None] = vars(Clause)[field].__set__
    return setter


_set_id, _set_span, _set_line, _set_block = map(_setter, ("id", "span", "line", "block"))
_set_text, _set_plain, _set_kind, _set_label = map(_setter, ("text", "plain", "kind", "label"))
_set_section, _set_context, _set_footnotes = map(_setter, ("section", "context", "footnotes"))
_set_advisory_section, _set_language = map(_setter, ("advisory_section", "language"))
_FOUND_OUT = tuple((getattr(Clause, name).__get__, _setter(name)) for name in ReadClause._fields)
_set_parts = _setter("parts")


class UnreadClause(Clause):
    """A clause whose norm, bearer, strength and category are found out when one of them is asked for; so its parts.

    Slots that are not filled lead Python to `__getattr__`, so what was read once costs no more than in any clause.
    """

    __slots__ = ("_origin", "_reader")
    _origin: "UnreadClause | None"
    _reader: Callable[[], ReadClause]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        # Made like any clause (`dataclasses.replace` does it), it is read.
        super().__init__(*arguments, **named)
        _set(self, "_origin", None)

    @classmethod
    def of(cls, known: Clause, reader: Callable[[], ReadClause]) -> "UnreadClause":
        """A clause of which all is `known` that needs no reading."""
        made = cls._at(known, known.id, known.span, known.line, known.block)
        # Not itself: what refers to itself is never let go of where nobody looks for cycles.
        _set(made, "_origin", None)
        _set(made, "_reader", reader)
        return made

    def placed(self, identifier: str, span: Span, line: int, block: int) -> "UnreadClause":
        """The clause at its place in a text; one reading serves all its places."""
        made = self._at(self, identifier, span, line, block)
        _set(made, "_origin", self._first)
        return made

    @classmethod
    def _at(cls, known: Clause, identifier: str, span: Span, line: int, block: int) -> "UnreadClause":
        # Written out: this is done for every clause of every version.
        made = cls.__new__(cls)
        _set_id(made, identifier)
        _set_span(made, span)
        _set_line(made, line)
        _set_text(made, known.text)
        _set_plain(made, known.plain)
        _set_kind(made, known.kind)
        _set_section(made, known.section)
        _set_context(made, known.context)
        _set_footnotes(made, known.footnotes)
        _set_advisory_section(made, known.advisory_section)
        _set_block(made, block)
        _set_label(made, known.label)
        _set_language(made, known.language)
        return made

    @property
    def is_read(self) -> bool:
        """Whether all has been asked for yet."""
        return not hasattr(self._first, "_reader") and self._first._has_parts

    @property
    def _has_parts(self) -> bool:
        try:
            # Past `__getattr__`, which would take them out.
            vars(Clause)["parts"].__get__(self)
        except AttributeError:
            return False
        return True

    @property
    def _first(self) -> "UnreadClause":
        """The clause that was made of the text and is read, for all its places."""
        return self if self._origin is None else self._origin

    def reads_like(self, other: Clause) -> bool:
        """Whether both are the same block's clause, or read to the same force."""
        return (isinstance(other, UnreadClause) and other._first is self._first) or Clause.reads_like(self, other)

    def __getattr__(self, name: str) -> Any:
        origin = self._origin
        if name == "parts":
            taken_out = _parts(self.plain, self.language) if origin is None else origin.parts
            _set_parts(self, taken_out)
            return taken_out
        if name not in ReadClause._fields:
            raise AttributeError(name)
        if origin is None:
            for field, value in zip(ReadClause._fields, self._reader(), strict=True):
                _set(self, field, value)
            object.__delattr__(self, "_reader")
        else:
            # Asked, the origin is read where it was not.
            getattr(origin, name)
            for known, fill in _FOUND_OUT:
                fill(self, known(origin))
        return object.__getattribute__(self, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Clause):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _COMPARED)

    def __hash__(self) -> int:
        return Clause.__hash__(self)
