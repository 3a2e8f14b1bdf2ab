"""Draw docs/review.svg and docs/review-store.svg from the app itself: `python docs/review_pictures.py`."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from policydiff.tui.app import ReviewApp

HERE = Path(__file__).resolve().parent
STORE = HERE.parent / "policies"
PICTURES: dict[str, tuple[tuple[str, str] | None, tuple[int, int], tuple[str, ...]]] = {
    "review.svg": (("rsp@2.2", "rsp@3.0"), (140, 38), ()),
    "review-store.svg": (None, (110, 16), ("down", "tab")),
}
_FONTS = re.compile(r"@font-face \{[^}]*\}\s*")


async def picture(specs: tuple[str, str] | None, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen after those keys. Web fonts are left out, so that looking at the picture asks no other host."""
    app = ReviewApp(specs, store=STORE.name, start=STORE.parent, theme="dark")
    async with app.run_test(size=size) as pilot:
        for key in (None, *keys):
            if key:
                await pilot.press(key)
            await pilot.pause(0.1)
            while any(not worker.is_finished for worker in app.screen.workers):
                await pilot.pause(0.05)
            await pilot.pause(0.2)
        svg = app.export_screenshot(title="policydiff review")
    name = "store" if specs is None else "review"
    svg = re.sub(r"terminal-\d+", f"terminal-{name}", _FONTS.sub("", svg))
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write both pictures."""
    os.chdir(STORE.parent)
    with tempfile.TemporaryDirectory() as folder:
        # Nobody's own keys or verdicts belong into a picture.
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            os.environ[name] = folder
        for name, (specs, size, keys) in PICTURES.items():
            (HERE / name).write_text(asyncio.run(picture(specs, size, keys)), encoding="utf-8")


if __name__ == "__main__":
    main()
