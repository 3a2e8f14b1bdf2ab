"""The revisions of policies, judged: from the cache what it holds, the rest by as many processes as help."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from policydiff.cache.codec import judgement_of
from policydiff.cache.desk import Desk, Item
from policydiff.cache.file import CacheFile, entry_key, pack, unpack
from policydiff.cache.workers import Crew, Job
from policydiff.history.judgement import Judgement, Verdict
from policydiff.history.revisions import Edition, JudgedRevision, returns
from policydiff.store.revisions import Archive, Recorded

FIRST_WINDOW = 96
"""Revisions within which the order of judging follows policies, not days: the newest are waited for."""
GROWTH = 4
"""How many times as many the next window has: what comes later can wait, and is quicker done in long rows."""
AHEAD = 64
"""Judgements that are fetched from the cache at a time."""

Progress = Callable[[str, int, int], None]
"""Told what is being done, and how much of how much is done."""


@dataclass(frozen=True, slots=True)
class Step:
    """A revision to be judged: an edition and the one before it, with their contents."""

    edition: Edition
    before: Edition | None
    items: tuple[Item, ...]
    same_as: Edition | None
    identical: bool

    @property
    def known(self) -> Judgement | None:
        """The judgement where the words alone give it."""
        if not self.edition.words or (self.before is not None and not self.before.words):
            return Judgement(Verdict.UNREADABLE)
        if self.before is None:
            return Judgement(Verdict.FIRST)
        return Judgement(Verdict.NOISE) if self.before.words == self.edition.words else None

    @property
    def key(self) -> bytes:
        """Where the cache keeps the judgement."""
        return entry_key("judgement", *(item.content for item in self.items))


class Journal:
    """Judges the revisions of an archive. To be closed."""

    def __init__(
        self, archive: Archive, cache_path: Path | None, *, jobs: int, say: Callable[[str], None], progress: Progress
    ) -> None:
        self._archive = archive
        self._file = CacheFile(cache_path, say)
        self._crew = Crew(archive.source, self._file, cache_path, jobs)
        self._progress = progress

    def close(self) -> None:
        """End the processes and let go of the cache."""
        self._crew.close()
        self._file.close()

    def desk(self) -> Desk:
        """A desk in this process, for work on few documents."""
        return Desk(self._archive.source, self._file)

    def editions(self, policies: Sequence[str]) -> dict[str, list[tuple[Edition, Item]]]:
        """The editions of some policies, oldest first, each with its content."""
        recorded = {policy: self._archive.recorded(policy) for policy in policies}
        words = self._words(recorded)
        return {
            policy: [(_edition(one, words[one.content]), _item(one)) for one in versions]
            for policy, versions in recorded.items()
        }

    def revisions(self, policies: Sequence[str], wanted: Callable[[Edition], bool]) -> Iterator[JudgedRevision]:
        """The revisions of some policies that are wanted, judged, newest first.

        Raises:
            PolicydiffError: the archive cannot be read.
        """
        steps = [step for step in _steps(self.editions(policies)) if wanted(step.edition)]
        done = 0

        def tell(ahead: int) -> None:
            self._progress("judging", min(done + ahead, len(steps)), len(steps))

        judged = self._judged(steps, tell)
        for step in steps:
            judgement = step.known or judged(step)
            done += 1
            yield JudgedRevision(step.edition, step.before, judgement, step.same_as, step.identical)

    def _words(self, recorded: dict[str, tuple[Recorded, ...]]) -> dict[str, str]:
        """The digest of every content's words."""
        wanted = {one.content: one for versions in recorded.values() for one in versions}
        keys = {content: entry_key("words", content) for content in wanted}
        held = self._file.get_many(keys.values())
        words = {content: str(unpack(held[key]) or "") for content, key in keys.items() if key in held}
        missing = [content for content in wanted if content not in words]
        jobs = [
            Job(number, wanted[content].version.policy, (_item(wanted[content]),))
            for number, content in enumerate(missing)
        ]
        for done, (number, result) in enumerate(self._crew.results(jobs), 1):
            self._progress("reading", done, len(jobs))
            words[missing[number]] = str(result)
            self._file.put(keys[missing[number]], pack(result))
        self._file.flush()
        return words

    def _judged(self, steps: Sequence[Step], tell: Callable[[int], None]) -> Callable[[Step], Judgement]:
        """Gives the judgement of each step, asked in order; `tell` hears how many more are at hand."""
        open_steps = [step for step in steps if step.known is None]
        known = self._file.known({step.key for step in open_steps})
        missing = list({step.key: step for step in open_steps if step.key not in known}.values())
        results = self._crew.results(_by_policy([_job(number, step) for number, step in enumerate(missing)]))
        last_use = {step.key: place for place, step in enumerate(open_steps)}
        fetched: dict[bytes, bytes] = {}
        place = 0

        def judged(step: Step) -> Judgement:
            nonlocal place
            if step.key in known and step.key not in fetched:
                ahead = [one.key for one in open_steps[place : place + AHEAD] if one.key in known]
                fetched.update(self._file.get_many(ahead))
            while step.key not in fetched:
                found = next(results, None)
                if found is None:
                    # Another run has thrown the entry away since: judged once more, here.
                    found = next(self._crew.results([_job(0, step)]))
                    fetched[step.key] = _bytes(found[1])
                    break
                key, value = missing[found[0]].key, _bytes(found[1])
                fetched[key] = value
                self._file.put(key, value)
                tell(len(fetched))
            tell(len(fetched))
            value = fetched[step.key] if last_use[step.key] > place else fetched.pop(step.key)
            place += 1
            judgement = judgement_of(unpack(value))
            if judgement is None:
                # A damaged entry is a missing one.
                (_, again), *_ = self._crew.results([_job(0, step)])
                self._file.put(step.key, _bytes(again))
                judgement = judgement_of(unpack(_bytes(again)))
            assert judgement is not None
            return judgement

        return judged


def _job(number: int, step: Step) -> Job:
    return Job(number, step.edition.policy, step.items)


def _by_policy(jobs: list[Job]) -> list[Job]:
    """The jobs, a stretch of them at a time policy by policy.

    Neighbouring revisions of one policy share a document, while the newest of all policies are still judged first.
    """
    ordered: list[Job] = []
    size = FIRST_WINDOW
    while len(ordered) < len(jobs):
        window = jobs[len(ordered) : len(ordered) + size]
        ordered += sorted(window, key=lambda job: (job.policy, job.number))
        size *= GROWTH
    return ordered


def _bytes(result: str | bytes) -> bytes:
    assert isinstance(result, bytes)
    return result


def _edition(one: Recorded, words: str) -> Edition:
    version = one.version
    return Edition(version.policy, version.label, version.effective, one.content, words)


def _item(one: Recorded) -> Item:
    return Item(one.content, one.place, one.version.address)


def _steps(editions: dict[str, list[tuple[Edition, Item]]]) -> list[Step]:
    """Every revision of every policy, newest first."""
    steps: list[tuple[str, int, Step]] = []
    for history in editions.values():
        earlier = returns([edition for edition, _ in history])
        for place, (edition, item) in enumerate(history):
            before, old = history[place - 1] if place else (None, None)
            items = (old, item) if old else (item,)
            steps.append((edition.day, place, Step(edition, before, items, *earlier[place])))
    return [step for _, _, step in sorted(steps, key=lambda one: one[:2], reverse=True)]
