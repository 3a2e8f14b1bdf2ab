"""The entry point of the installed script: real streams, quiet endings."""

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

GARBAGE_THRESHOLD = 500_000
"""New objects after which Python looks for cycles among them: what a comparison makes has hardly any."""


def run() -> int:
    """Run the command line on the process's own arguments and streams; returns the exit code."""
    gc.set_threshold(GARBAGE_THRESHOLD, 50, 1000)
    try:
        from policydiff.cli.main import main

        sys.stdin, sys.stdout, sys.stderr = _streams()
        for stream in (sys.stdout, sys.stderr):
            _make_safe(stream)
        code = main(sys.argv[1:], sys.stdin, sys.stdout, sys.stderr)
        _close_quietly()
        # The interpreter looks for cycles once more at its end, when nothing that it finds matters.
        gc.freeze()
    except KeyboardInterrupt:
        with suppress(OSError):
            sys.stderr.write("policydiff: interrupted\n")
        return 130
    return code


def _streams() -> tuple[TextIO, TextIO, TextIO]:
    """The process's streams, an empty one in place of each that was closed before the start."""
    nowhere = Path(os.devnull)
    return (
        sys.stdin or nowhere.open(encoding="utf-8"),
        sys.stdout or nowhere.open("w", encoding="utf-8"),
        sys.stderr or nowhere.open("w", encoding="utf-8"),
    )


def _make_safe(stream: TextIO) -> None:
    """No character that a stream cannot carry may end the program, and lines end the same way everywhere."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="replace", newline="\n")


def _close_quietly() -> None:
    """Flush; where the reader has gone, keep the interpreter from saying so at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
