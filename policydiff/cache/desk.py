"""What one process needs to judge: contents at hand, blocks and documents remembered."""

from collections import OrderedDict
from dataclasses import dataclass
from weakref import WeakValueDictionary

from policydiff.cache.blocks import Blocks
from policydiff.cache.file import CacheFile
from policydiff.history.judgement import Judgement, Verdict
from policydiff.history.sieve import Sieve
from policydiff.history.words import digest
from policydiff.model import Document, Identity
from policydiff.model.errors import InputError
from policydiff.parse.chapters import Shelf
from policydiff.parse.document import read
from policydiff.parse.draft import Draft, draft
from policydiff.store.revisions import Source

MOST_DRAFTS = 3
"""Texts laid out that are held: a revision needs two, and shares one of them with the next."""


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
        self._sieve = Sieve(self._blocks)
        self._shelf: Shelf = WeakValueDictionary()
        self._drafts: OrderedDict[tuple[str, str], Draft | None] = OrderedDict()

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
        before, after = (self._draft(item, Identity(ref=item.content)) for item in (old, new))
        if before is None or after is None:
            return Judgement(Verdict.UNREADABLE)
        return self._sieve.judge(before, after)

    def document(self, item: Item, known: Identity) -> Document | None:
        """The parsed document of a content under an identity, None where it is no readable text."""
        laid = self._draft(item, known)
        return read(laid, self._blocks) if laid else None

    def flush(self) -> None:
        """Hand to the cache file what was read since."""
        self._blocks.flush()

    def _draft(self, item: Item, known: Identity) -> Draft | None:
        name = (item.content, known.ref)
        if name in self._drafts:
            self._drafts.move_to_end(name)
            return self._drafts[name]
        laid = self._laid_out(item, known)
        self._drafts[name] = laid
        if len(self._drafts) > MOST_DRAFTS:
            self._drafts.popitem(last=False)
        return laid

    def _laid_out(self, item: Item, known: Identity) -> Draft | None:
        try:
            text = self._contents.text(item.place, known)
        except InputError:
            return None
        return draft(text.source, text.identity, self._shelf)
