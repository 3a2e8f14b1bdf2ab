"""A text laid out, not yet read clause by clause: its chapters, and by which names it calls its publisher."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from policydiff.lexicon import ENGLISH
from policydiff.model import Identity, Section, Span
from policydiff.parse.chapters import Place, Shelf, Tongue, chapters
from policydiff.parse.furniture import front_matter_end
from policydiff.parse.language import declared_language, language_of
from policydiff.parse.names import provider_names

_PUBLISHER = re.compile(r"^publisher:\s*[\"']?(.+?)[\"']?\s*$", re.M)


@dataclass(frozen=True, eq=False)
class Draft:
    """A version of a policy laid out."""

    identity: Identity
    source: str
    places: tuple[Place, ...]
    language: str
    """The language that the text is said or told to be in, "" where it does not tell."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Lower-cased names by which the text calls its publisher."""
        publisher = _PUBLISHER.search(self.source, 0, front_matter_end(self.source))
        called = (one for place in self.places for one in place.chapter.called)
        return provider_names(called, publisher[1] if publisher else "", self.language or ENGLISH)

    def sections(self) -> Iterator[Section]:
        """The sections, where they stand in the text."""
        for chapter, offset, lines in self.places:
            for one in chapter.sections:
                span = Span(one.span.start + offset, one.span.end + offset)
                yield Section(one.title, one.level, one.path, span, one.line + lines)


def draft(source: str, identity: Identity | None = None, shelf: Shelf | None = None, language: str = "") -> Draft:
    """Lay a Markdown text out. Never raises. With a `shelf` a chapter that stands on it is not laid out again.

    `language` (ISO 639-1) is the one to read the text in; where it is "" the front matter says it, else the words.
    """
    offset = front_matter_end(source)
    said = language or declared_language(source[:offset])
    told = said or language_of(source[offset:])
    return Draft(identity or Identity(), source, chapters(source, shelf, Tongue(said, told or ENGLISH)), told)
