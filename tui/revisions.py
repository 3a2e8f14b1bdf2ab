"""What each revision of a policy did, in counts, worked out one after the other, newest first."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from policydiff.history.words import digest
from policydiff.model import Change, Document, Outcome
from policydiff.model.errors import PolicydiffError
from policydiff.report.wording import HEADLINE_ORDER
from policydiff.store.catalogue import Store, Version
from policydiff.store.text import Text

Counts = tuple[tuple[Outcome, int], ...]
"""Changes of commitments by outcome, in the order of headlines, none left out."""

_PARSED = 3
"""Versions that are kept parsed: the two of a revision, and the one before."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a policy: `number` is the place of its newer version; `trouble` is why there are no counts."""

    number: int
    counts: Counts
    trouble: str = ""


def judged(store: Store, versions: Sequence[Version], stopped: Callable[[], bool]) -> Iterator[Revision]:
    """Every revision between neighbours of `versions`, the newest first, until `stopped`."""
    from policydiff.rules.judge import compare

    parsed: OrderedDict[str, Document] = OrderedDict()
    texts: dict[int, Text] = {}
    for number in range(len(versions) - 1, 0, -1):
        if stopped():
            return
        try:
            for place in (number, number - 1):
                texts[place] = texts.get(place) or store.read(versions[place])
        except PolicydiffError as error:
            yield Revision(number, (), str(error))
            continue
        new = texts.pop(number)
        old = texts[number - 1]
        changes: list[Change] = []
        if digest(old.source) != digest(new.source):
            compared = compare(_parsed(old, parsed), _parsed(new, parsed))
            changes = [change for change in compared.changes if change.binds]
        counted = tuple((outcome, sum(change.outcome is outcome for change in changes)) for outcome in HEADLINE_ORDER)
        yield Revision(number, counted)


def _parsed(text: Text, parsed: "OrderedDict[str, Document]") -> Document:
    from policydiff.parse import parse

    name = text.identity.sha256
    if name not in parsed:
        parsed[name] = parse(text.source, text.identity)
        if len(parsed) > _PARSED:
            parsed.popitem(last=False)
    return parsed[name]
