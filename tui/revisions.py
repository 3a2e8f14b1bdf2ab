"""What each revision of a policy did, in counts, through the cache that `policydiff log` fills and uses as well."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from policydiff.cache.judging import Journal
from policydiff.cache.place import cache_file
from policydiff.history.judgement import Verdict
from policydiff.model import Outcome
from policydiff.model.errors import PolicydiffError
from policydiff.report.wording import HEADLINE_ORDER
from policydiff.store.catalogue import Version
from policydiff.store.revisions import Archive

Counts = tuple[tuple[Outcome, int], ...]
"""Material changes by outcome, in the order of headlines, none left out."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of a policy: `number` is the place of its newer version; `trouble` is why there are no counts."""

    number: int
    counts: Counts
    trouble: str = ""


class _Stopped(Exception):  # noqa: N818
    """Nobody wants to know any more."""


def judged(archive: Archive, versions: Sequence[Version], stopped: Callable[[], bool]) -> Iterator[Revision]:
    """Every revision between neighbours of one policy's `versions`, the newest first, until `stopped`."""
    places = {version.label: number for number, version in enumerate(versions)}

    def progress(_what: str, _done: int, _whole: int) -> None:
        if stopped():
            raise _Stopped

    # One process: the counts of one policy are wanted, and a terminal stays quick beside it.
    journal = Journal(archive, cache_file(), jobs=1, say=_silent, progress=progress)
    told: set[int] = {0}
    try:
        for revision in journal.revisions([version.policy for version in versions[:1]], lambda _: True):
            number = places.get(revision.edition.label, 0)
            if not number:
                continue
            told.add(number)
            if revision.judgement.verdict is Verdict.UNREADABLE:
                yield Revision(number, (), _trouble(archive, versions[number], versions[number - 1]))
            else:
                counts = revision.judgement.counts()
                yield Revision(number, tuple((outcome, counts.get(outcome, 0)) for outcome in HEADLINE_ORDER))
        for number in sorted(places.values(), reverse=True):
            if number not in told:
                yield Revision(number, (), _trouble(archive, versions[number], versions[number - 1]))
    except _Stopped:
        return
    finally:
        journal.close()


def _trouble(archive: Archive, new: Version, old: Version) -> str:
    """Why two versions cannot be compared."""
    for version in (new, old):
        try:
            archive.store.read(version)
        except PolicydiffError as error:
            return str(error)
    return f"{new.address}: cannot be compared with the version before"


def _silent(_: str) -> None:
    """A cache that cannot be used costs time only; the terminal app has nowhere to say so."""
