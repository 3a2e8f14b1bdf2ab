"""How norms are read in languages other than English: a module a language, loaded when a text first needs it.

The words are data in `policydiff.lexicon`; a module knows only how its language builds a sentence: where the verb
stands, where negation does, what opens a subordinate clause. A language without a module is read as statements alone.
"""

from functools import cache
from typing import Protocol

from policydiff.parse.reading import STATEMENT, Reading


class Syntax(Protocol):
    """What the reading of clauses asks of a language."""

    def read(self, text: str, names: frozenset[str]) -> Reading:
        """Norm, bearer and strength from the clause's own words (`text` is plain)."""

    def opens_with_duty(self, text: str) -> bool:
        """Whether an item states a duty by a bare verb, without a subject."""


class Unread:
    """A language whose words are not known: nothing is read, so that nothing is guessed."""

    def read(self, _text: str, _names: frozenset[str]) -> Reading:
        """A statement, always."""
        return STATEMENT

    def opens_with_duty(self, _text: str) -> bool:
        """False, always."""
        return False


@cache
def syntax(language: str) -> Syntax:
    """The syntax of a language (ISO 639-1)."""
    if language == "fr":
        from policydiff.parse.languages.french import French

        return French()
    if language == "de":
        from policydiff.parse.languages.german import German

        return German()
    if language == "zh":
        from policydiff.parse.languages.chinese import Chinese

        return Chinese()
    return Unread()
