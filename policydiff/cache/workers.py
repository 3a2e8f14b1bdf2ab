"""Work in several processes: each has its own policies, so that what it remembers of them serves it again.

Processes are spawned, never forked: a fork would copy locks, git processes and database handles in use.
"""

import gc
import multiprocessing
import os
import signal
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from policydiff.cache.codec import judgement_data
from policydiff.cache.desk import Desk, Item
from policydiff.cache.file import CacheFile, pack
from policydiff.model.errors import ExitCode, PolicydiffError, StoreError
from policydiff.store.revisions import Source

GARBAGE_THRESHOLD = 100_000
"""New objects between two searches for cycles."""
LEAST_JOBS = 48
"""Pieces of work below which one process is done before others have started."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work on one content (its words) or two (a judgement); `policy` decides who does it, `number` names it."""

    number: int
    policy: str
    items: tuple[Item, ...]


def do(job: Job, desk: Desk) -> str | bytes:
    """The digest of one content's words, or the packed judgement of two."""
    if len(job.items) == 1:
        return desk.words(job.items[0])
    return pack(judgement_data(desk.judgement(*job.items)))


def processors() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class Crew:
    """Processes that do jobs; without any, jobs are done here. To be closed."""

    def __init__(self, source: Source, file: CacheFile, cache_path: Path | None, size: int) -> None:
        self._source, self._file, self._cache_path, self._size = source, file, cache_path, size
        self._desk: Desk | None = None
        self._processes: list[Any] = []
        self._lines: list[Connection] = []
        self._place: dict[str, int] = {}

    def results(self, jobs: Sequence[Job]) -> Iterator[tuple[int, str | bytes]]:
        """Each job's number and result, as they come. Each process keeps to the order of its jobs.

        Raises:
            PolicydiffError: a process met one, or died.
        """
        if not self._processes and (self._size < 2 or len(jobs) < LEAST_JOBS):
            self._desk = self._desk or Desk(self._source, self._file)
            yield from ((job.number, do(job, self._desk)) for job in jobs)
            return
        self._start()
        shares: dict[int, list[Job]] = defaultdict(list)
        self._assign(jobs)
        for job in jobs:
            shares[self._place[job.policy]].append(job)
        for worker, share in shares.items():
            self._lines[worker].send(share)
        left = {worker: len(share) for worker, share in shares.items()}
        while left:
            for line in wait([self._lines[worker] for worker in left]):
                assert isinstance(line, Connection)
                worker = self._lines.index(line)
                number, result = _received(line)
                yield number, result
                left[worker] -= 1
                if not left[worker]:
                    del left[worker]

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for line in self._lines:
            line.close()
        for process in self._processes:
            process.terminate()
            process.join()
        self._processes, self._lines = [], []

    def _start(self) -> None:
        if self._processes:
            return
        context = multiprocessing.get_context("spawn")
        for _ in range(self._size):
            here, there = context.Pipe()
            process = context.Process(target=serve, args=(there, self._source, self._cache_path), daemon=True)
            process.start()
            there.close()
            self._processes.append(process)
            self._lines.append(here)

    def _assign(self, jobs: Sequence[Job]) -> None:
        """Give policies to processes, those with most work first, each to the one with least; once given, for good."""
        work: dict[str, int] = defaultdict(int)
        for job in jobs:
            work[job.policy] += 1
        loads = [0] * self._size
        for policy, worker in self._place.items():
            loads[worker] += work.get(policy, 0)
        for policy in sorted(work.keys() - self._place.keys(), key=lambda name: (-work[name], name)):
            self._place[policy] = loads.index(min(loads))
            loads[self._place[policy]] += work[policy]


def _received(line: Connection) -> tuple[int, str | bytes]:
    try:
        number, result = line.recv()
    except (EOFError, OSError) as error:
        raise StoreError("a process that judged revisions died", fix="try again with --jobs 1") from error
    if number < 0:
        trouble = PolicydiffError(str(result))
        trouble.exit_code = ExitCode(-number)
        raise trouble
    return number, result


def serve(line: Connection, source: Source, cache_path: Path | None) -> None:
    """The life of a process: take jobs, send results, end when nobody listens."""
    # An interrupt reaches the whole group; the one who started this process ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Records without cycles by the hundred thousand: looking for cycles among them takes a third of the time.
    gc.set_threshold(GARBAGE_THRESHOLD, 50, 1000)
    file = CacheFile(cache_path, _silent)
    desk = Desk(source, file)
    with suppress(EOFError, OSError):
        while True:
            for job in line.recv():
                try:
                    line.send((job.number, do(job, desk)))
                except PolicydiffError as error:
                    line.send((-int(error.exit_code), str(error)))
            desk.flush()
            file.flush()


def _silent(_: str) -> None:
    """The process that has a terminal has said it already."""
