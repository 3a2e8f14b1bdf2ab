"""A policy's versions one after the other, each with what its revision did."""

from collections.abc import Sequence
from dataclasses import dataclass

from policydiff.history.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Edition:
    """A recorded version as history sees it. `words` names its words (see `digest`), "" where it cannot be read."""

    policy: str
    label: str
    day: str
    content: str
    words: str = ""

    @property
    def address(self) -> str:
        """The address that names it."""
        return f"{self.policy}@{self.label}"


@dataclass(frozen=True, slots=True)
class JudgedRevision:
    """An edition, the one before it (None for the first), the judgement, and an earlier edition with the same text.

    `same_as` is the latest earlier edition with the same words; `identical` is true where every byte is the same.
    """

    edition: Edition
    before: Edition | None
    judgement: Judgement
    same_as: Edition | None = None
    identical: bool = False


def returns(editions: Sequence[Edition]) -> list[tuple[Edition | None, bool]]:
    """For each edition (oldest first) the latest earlier one with the same text, and whether it is the same by bytes.

    The edition right before counts only where every byte is the same: anything else is a revision of it.
    """
    by_content: dict[str, Edition] = {}
    by_words: dict[str, Edition] = {}
    found: list[tuple[Edition | None, bool]] = []
    before: Edition | None = None
    for edition in editions:
        same = by_content.get(edition.content)
        near = by_words.get(edition.words) if edition.words else None
        if same is not None:
            found.append((same, True))
        elif near is not None and near is not before:
            found.append((near, False))
        else:
            found.append((None, False))
        by_content[edition.content] = edition
        if edition.words:
            by_words[edition.words] = edition
        before = edition
    return found


def distinct(editions: Sequence[Edition]) -> list[Edition]:
    """The editions (oldest first) without those that only repeat the words of the one before, or cannot be read."""
    kept: list[Edition] = []
    for edition in editions:
        if edition.words and (not kept or kept[-1].words != edition.words):
            kept.append(edition)
    return kept
