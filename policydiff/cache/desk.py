"""What one process needs to judge: contents at hand, blocks and documents remembered."""

from collections import OrderedDict
from dataclasses import dataclass

from policydiff.cache.blocks import Blocks
from policydiff.cache.file import CacheFile
from policydiff.history.judgement import Judgement, Verdict, judge
from policydiff.history.words import digest
from policydiff.model import Document, Identity
from policydiff.model.errors import InputError
from policydiff.store.revisions import Source

MOST_DOCUMENTS = 8
"""Parsed documents that are held: a revision needs two, and shares one of them with the next."""


@dataclass(frozen=True, slots=True)
class Item:
    """A content to be read: its id, its place in the source, and the address that messages name."""

    content: str
    place: str
    address: str


class Desk:
    """Reads, parses and judges contents of one source, and remembers the latest."""

    def __init__(self, source: Source, file: CacheFile) -> None:
        self._contents = source.open()
        self._blocks = Blocks(file)
        self._documents: OrderedDict[tuple[str, str], Document | None] = OrderedDict()

    def words(self, item: Item) -> str:
        """The digest of a content's words, "" where it is no readable text."""
        try:
            return digest(self._contents.text(item.place, Identity(ref=item.address)).source)
        except InputError:
            return ""

    def judgement(self, old: Item, new: Item) -> Judgement:
        """What the revision between two contents with different words did.

        The dates of the versions are left out, so that two contents are judged alike wherever they meet.
        """
        before, after = (self.document(item, Identity(ref=item.content)) for item in (old, new))
        if before is None or after is None:
            return Judgement(Verdict.UNREADABLE)
        return judge(before, after)

    def document(self, item: Item, known: Identity) -> Document | None:
        """The parsed document of a content under an identity, None where it is no readable text."""
        name = (item.content, known.ref)
        if name in self._documents:
            self._documents.move_to_end(name)
            return self._documents[name]
        document = self._parsed(item, known)
        self._documents[name] = document
        if len(self._documents) > MOST_DOCUMENTS:
            self._documents.popitem(last=False)
        return document

    def _parsed(self, item: Item, known: Identity) -> Document | None:
        from policydiff.parse import parse

        try:
            text = self._contents.text(item.place, known)
        except InputError:
            return None
        return parse(text.source, text.identity, self._blocks)
