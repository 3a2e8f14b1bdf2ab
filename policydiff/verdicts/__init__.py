"""What people decided about changes: records, the readable file that keeps them, merging and re-anchoring."""

from policydiff.verdicts.anchoring import Anchored, anchor
from policydiff.verdicts.book import Book, open_book
from policydiff.verdicts.merging import merged
from policydiff.verdicts.model import Judgement, Pairing, Verdict, VerdictSheet

__all__ = [
    "Anchored",
    "Book",
    "Judgement",
    "Pairing",
    "Verdict",
    "VerdictSheet",
    "anchor",
    "merged",
    "open_book",
]
