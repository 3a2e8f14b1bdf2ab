"""Driving the app by key presses, and small policies of our own to drive it on."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from policydiff.tui.app import ReviewApp
from policydiff.tui.screens.opening import OpeningScreen
from policydiff.tui.screens.review import ReviewScreen
from policydiff.tui.widgets.change_list import ChangeList
from textual.pilot import Pilot

SIZES = ((80, 24), (120, 40), (200, 50))

OLD = """\
---
policy: tool-library
title: Tool Library Rules
version: "1.0"
effective: 2024-03-01
---

# Tool Library Rules

## Safety

We will inspect every power tool every month before it is lent.
We will stop lending a drill as soon as one member has been hurt by it.

Members must wear goggles while they use a saw.

## Members

- Members must return ladders within 3 days.
- Members must pay for what they break.

## Reports

We will publish a report on all accidents within 30 days.
"""

NEW = """\
---
policy: tool-library
title: Tool Library Rules
version: "2.0"
effective: 2025-03-01
---

# Tool Library Rules

## Safety

We intend to inspect every power tool every year before it is lent.

Members must wear goggles while they use a saw.

## Members

- Members must return ladders within 3 days.
- Members must pay for what they break.
- Members must not park bicycles in the hall.

## Reports

We will publish a report on all accidents within 90 days.
"""


def make_store(folder: Path) -> Path:
    """A store with the two versions and nothing else."""
    policy = folder / "policies" / "tool-library"
    policy.mkdir(parents=True)
    (policy / "1.0.md").write_text(OLD)
    (policy / "2.0.md").write_text(NEW)
    return folder / "policies"


Script = Callable[[ReviewApp, Pilot[None]], Awaitable[None]]


def drive(app: ReviewApp, script: Script, size: tuple[int, int] = (120, 40)) -> None:
    """Run the app on a terminal of that size, wait for what it shows first, then do what the script says."""

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settled(app, pilot)
            await script(app, pilot)

    asyncio.run(run())


async def settled(app: ReviewApp, pilot: Pilot[None]) -> None:
    """Wait until nothing works in the background."""
    for _ in range(400):
        await pilot.pause(0.01)
        workers = [worker for screen in app.screen_stack for worker in screen.workers]
        if all(worker.is_finished for worker in workers):
            break
    await pilot.pause()
    await pilot.pause()


def review_app(store: Path, old: str = "tool-library@1.0", new: str = "tool-library@2.0") -> ReviewApp:
    """The app on a pair of a store."""
    return ReviewApp((old, new), store=str(store), start=store.parent, theme="dark")


def review_of(app: ReviewApp) -> ReviewScreen:
    """The review that is open."""
    found = next(screen for screen in reversed(app.screen_stack) if isinstance(screen, ReviewScreen))
    assert isinstance(found, ReviewScreen)
    return found


def opening_of(app: ReviewApp) -> OpeningScreen:
    """The browser that is open."""
    screen = app.screen
    assert isinstance(screen, OpeningScreen)
    return screen


def outcomes(app: ReviewApp) -> list[str]:
    """Outcomes of the listed changes, in the order of the list."""
    screen = review_of(app)
    return [str(screen.changes[at].outcome) for at in screen.query_one(ChangeList).items]


def shown(app: ReviewApp) -> str:
    """Everything on the screen as text, a line a row."""
    svg = app.export_screenshot()
    return "\n".join(screen_rows(svg))


def screen_rows(svg: str) -> list[str]:
    """The rows of a screenshot as text."""
    import html

    rows: dict[float, list[tuple[float, str]]] = {}
    for match in re.finditer(r'<text class="[^"]*-r\d+" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        rows.setdefault(float(match[2]), []).append((float(match[1]), html.unescape(match[3]).replace("\xa0", " ")))
    found = []
    for y in sorted(rows):
        line = ""
        for x, text in sorted(rows[y]):
            line = line.ljust(round(x / 12.2)) + text
        found.append(line.rstrip())
    return found
