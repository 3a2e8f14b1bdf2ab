"""The review in the terminal: how soon it shows something, and how soon the next change.

python -m bench.review

First paint is measured from the moment at which the comparison is ready, a repaint from the key press to the screen
being drawn, both on a terminal of 200 by 50 without one attached.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from policydiff.tui.app import ReviewApp
from policydiff.tui.screens import review
from policydiff.tui.screens.review import ReviewScreen
from policydiff.tui.widgets.document_pair import DocumentPair
from textual.pilot import Pilot

from bench.corpus import CORPUS, absent

BUNDLED = Path(__file__).resolve().parents[1] / "policies"
FIRST_PAINT = 0.8
"""Seconds from the comparison being ready that are allowed."""
REPAINT = 0.05
"""Seconds from a key to the next change that are allowed."""
CLAUSES = 5000
PRESSES = 60

_VERBS = ("inspect", "publish", "review", "test", "report", "repair", "record", "return")
_THINGS = ("drills", "ladders", "saws", "reports", "accidents", "tools", "keys", "benches", "fees", "members")


def generated(clauses: int, *, revised: bool) -> str:
    """A policy of that many clauses in our own words; in the revised one every seventh is weaker or gone."""
    lines = ["# Rules"]
    for number in range(clauses):
        if number % 25 == 0:
            lines.append(f"\n## {number // 25 + 1}. Part {number // 25 + 1}\n")
        verb, thing = _VERBS[number % 8], _THINGS[number // 8 % 10]
        modal = "may" if revised and number % 7 == 3 else "will"
        if revised and number % 49 == 10:
            continue
        lines.append(
            f"We {modal} {verb} all {thing} of shelf {number} every {number % 29 + 2} days in room {number % 83}.\n"
        )
    return "\n".join(lines)


async def measure(old: Path, new: Path) -> dict[str, float]:
    """Seconds of the comparison, of the first paint, and of the step to the next change."""
    ready = [0.0]
    painted = [0.0]
    show, draw = ReviewScreen._show, DocumentPair.draw

    def timed_show(self: ReviewScreen, *arguments: object) -> None:
        show(self, *arguments)  # type: ignore[arg-type]

    def timed_draw(self: DocumentPair, y: int, width: int) -> object:
        painted[0] = painted[0] or time.perf_counter()
        return draw(self, y, width)

    compare = review.compare_texts

    def timed_compare(*arguments: object) -> object:
        found = compare(*arguments)  # type: ignore[arg-type]
        ready[0] = time.perf_counter()
        return found

    app = ReviewApp((str(old), str(new)), start=old.parent, theme="dark")
    ReviewScreen._show = timed_show  # type: ignore[method-assign, assignment]
    DocumentPair.draw = timed_draw  # type: ignore[method-assign, assignment]
    review.compare_texts = timed_compare  # type: ignore[assignment]
    start = time.perf_counter()
    try:
        async with app.run_test(size=(200, 50)) as pilot:
            while not painted[0]:
                await pilot.pause(0.005)
            await pilot.pause(0.2)
            moves, work = await _moves(pilot)
    finally:
        ReviewScreen._show, DocumentPair.draw = show, draw  # type: ignore[method-assign]
        review.compare_texts = compare
    return {
        "compare": ready[0] - start,
        "first": painted[0] - ready[0],
        "next": statistics.median(moves),
        "worst": max(moves),
        "work": statistics.median(work),
    }


async def _moves(pilot: Pilot[None]) -> tuple[list[float], list[float]]:
    times = []
    work = []
    screen = pilot.app.screen
    assert isinstance(screen, ReviewScreen)
    documents = screen.query_one(DocumentPair)
    for _ in range(PRESSES):
        before, worked = time.perf_counter(), time.process_time()
        screen.action_step(1)
        # Until the messages that the step caused have been handled and the screen was composed anew.
        await pilot.app._animator.wait_until_complete()
        done = asyncio.Event()
        documents.call_after_refresh(done.set)
        await done.wait()
        times.append(time.perf_counter() - before)
        work.append(time.process_time() - worked)
    return times, work


def main() -> None:
    """Print the table."""
    pairs: dict[str, tuple[Path, Path]] = {}
    if absent():
        print(absent())
        pairs["bundled RSP 1.0 and 2.0"] = BUNDLED / "rsp/1.0.md", BUNDLED / "rsp/2.0.md"
    else:
        pairs["RSP 1.0 and 2.0"] = CORPUS / "rsp/1.0.md", CORPUS / "rsp/2.0.md"
    with tempfile.TemporaryDirectory(prefix="policydiff-bench-") as folder:
        made = Path(folder) / "old.md", Path(folder) / "new.md"
        for path, revised in zip(made, (False, True), strict=True):
            path.write_text(generated(CLAUSES, revised=revised))
        pairs[f"{CLAUSES} generated clauses"] = made
        print(f"\nreview, seconds (targets: first paint {FIRST_PAINT}, next change {REPAINT})")
        heads = f"{'comparison':>11}{'first paint':>13}{'next, middle':>14}{'next, worst':>13}{'processor':>11}"
        print(f"  {'pair':<28}{heads}")
        for name, (old, new) in pairs.items():
            found = asyncio.run(measure(old, new))
            print(
                f"  {name:<28}{found['compare']:>11.2f}{found['first']:>13.3f}"
                f"{found['next']:>14.3f}{found['worst']:>13.3f}{found['work']:>11.3f}"
            )


if __name__ == "__main__":
    main()
