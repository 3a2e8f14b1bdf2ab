"""The history of one policy as a chain of parsed editions, through the cache."""

from policydiff.cache.desk import Desk, Item
from policydiff.cache.judging import Journal
from policydiff.history.chain import Chain
from policydiff.history.revisions import Edition, distinct
from policydiff.model import Document, Identity


class History:
    """All editions of a policy, and the chain of those whose words differ from the one before."""

    def __init__(self, journal: Journal, policy: str) -> None:
        editions = journal.editions([policy])[policy]
        self.editions = tuple(edition for edition, _ in editions)
        self._items: dict[str, Item] = {edition.label: item for edition, item in editions}
        self._desk: Desk = journal.desk()
        self.chain = Chain(distinct(self.editions), self._parse)

    def index(self, label: str) -> int | None:
        """Where in the chain the edition with a label stands, or the one whose words it repeats."""
        place = -1
        before = ""
        for edition in self.editions:
            if edition.words and edition.words != before:
                place, before = place + 1, edition.words
            if edition.label == label:
                return place if place >= 0 and edition.words else None
        return None

    def edition(self, index: int) -> Edition:
        """The edition at a place of the chain."""
        return self.chain.editions[index]

    def _parse(self, index: int) -> Document:
        edition = self.chain.editions[index]
        known = Identity(edition.policy, edition.label, "", edition.address)
        document = self._desk.document(self._items[edition.label], known)
        assert document is not None
        return document
