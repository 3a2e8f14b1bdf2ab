"""Work in several processes: each takes stretches of one policy, so that what it remembers of a text serves it again.

Processes are spawned, never forked: a fork would copy locks, git processes and database handles in use.
"""

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from policydiff.cache.codec import judgement_data
from policydiff.cache.desk import Desk, Item
from policydiff.cache.file import CacheFile, pack
from policydiff.model.errors import ExitCode, PolicydiffError, StoreError
from policydiff.store.revisions import Source

GARBAGE_THRESHOLD = 500_000
"""New objects between two searches for cycles."""
LEAST_JOBS = 48
"""Pieces of work below which one process is done before others have started."""
STRETCH = 24
"""Most pieces of work that a process takes at a time: with more, one has much left when the others are done."""
AHEAD = 2
"""Stretches that a process has before it, so that it never waits for the next."""


@dataclass(frozen=True, slots=True)
class Job:
    """Work on one content (its words) or two (a judgement); neighbours of one `policy` are done together."""

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
        self._owners: dict[str, Connection] = {}

    def results(self, jobs: Sequence[Job]) -> Iterator[tuple[int, str | bytes]]:
        """Each job's number and result, as they come; jobs are taken up in their order.

        Raises:
            PolicydiffError: a process met one, or died.
        """
        if not self._processes and (self._size < 2 or len(jobs) < LEAST_JOBS):
            self._desk = self._desk or Desk(self._source, self._file)
            yield from ((job.number, do(job, self._desk)) for job in jobs)
            return
        self._start()
        waiting = list(_stretches(jobs))
        left: dict[Connection, deque[int]] = {line: deque() for line in self._lines}
        for _ in range(AHEAD):
            for line, sizes in left.items():
                self._hand_out(waiting, line, sizes)
        while busy := [line for line, sizes in left.items() if sizes]:
            for ready in wait(busy):
                assert isinstance(ready, Connection)
                yield _received(ready)
                sizes = left[ready]
                sizes[0] -= 1
                if not sizes[0]:
                    sizes.popleft()
                    self._hand_out(waiting, ready, sizes)

    def _hand_out(self, waiting: list[list[Job]], line: Connection, sizes: deque[int]) -> None:
        """Give a process the next stretch of its policies or of a new one, and where there is none, of another's.

        `sizes` are those of the stretches that it has.
        """
        if waiting:
            owners = (self._owners.get(stretch[0].policy, line) for stretch in waiting)
            stretch = waiting.pop(next((at for at, owner in enumerate(owners) if owner is line), 0))
            self._owners.setdefault(stretch[0].policy, line)
            line.send(stretch)
            sizes.append(len(stretch))

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


def _stretches(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """Neighbouring jobs of one policy, some at a time."""
    for _, group in groupby(jobs, key=lambda job: job.policy):
        held = list(group)
        yield from (held[start : start + STRETCH] for start in range(0, len(held), STRETCH))


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
