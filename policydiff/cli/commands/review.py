"""`policydiff review [OLD NEW]`: go through a revision in the terminal, commitment by commitment."""

import argparse
import gc
import os
import shlex
import sys
from pathlib import Path

from policydiff.cli.arguments import Parser, add_store
from policydiff.cli.shell import Shell
from policydiff.cli.texts import tell
from policydiff.model.errors import ExitCode, InputError, UsageError
from policydiff.store.resolving import Resolver

LOOPBACK = "127.0.0.1"
GARBAGE_THRESHOLD = 100_000
"""New objects after which Python looks for cycles: an app makes many, and nobody may notice the search."""


def parser() -> Parser:
    """What the command takes."""
    made = Parser(
        "review",
        "Review a revision in the terminal; verdicts are kept next to the policy. Without OLD and NEW: choose.",
    )
    made.add_argument("old", metavar="OLD", nargs="?", help="POLICY[@VERSION], PATH[@REV], REPO::PATH[@REV]")
    made.add_argument("new", metavar="NEW", nargs="?", help="likewise")
    made.add_argument("--merge", metavar="FILE", action="append", default=[], help="take in another's verdict file")
    made.add_argument("--theme", choices=("auto", "dark", "light"), default="auto", help="default: auto")
    made.add_argument("--serve", action="store_true", help="the same in a browser (needs policydiff[serve])")
    made.add_argument(
        "--host", default=LOOPBACK, help=f"where --serve listens (default: {LOOPBACK}, this machine only)"
    )
    made.add_argument("--port", type=_port, default=8000, help="default: 8000")
    add_store(made)
    return made


def run(argv: list[str], shell: Shell) -> int:
    """Open the review, or serve it."""
    arguments = parser().parse(argv, shell)
    if arguments is None:
        return ExitCode.FINE
    if arguments.old and not arguments.new:
        raise UsageError("needs two versions, or none to choose them", where=arguments.old, fix="add NEW")
    if "-" in (arguments.old, arguments.new):
        raise UsageError("cannot be reviewed: the terminal is read for keys", where="-", fix="save it to a file")
    if arguments.merge and not arguments.old:
        raise UsageError("--merge needs OLD and NEW", fix="name the pair that the verdicts are about")
    gc.set_threshold(GARBAGE_THRESHOLD, 50, 1000)
    if arguments.serve:
        return _serve(arguments, shell)
    if not (shell.on_terminal and shell.stdin.isatty()) and not os.environ.get("TEXTUAL_DRIVER"):
        pair = f"{shlex.quote(arguments.old)} {shlex.quote(arguments.new)}" if arguments.old else "OLD NEW"
        raise UsageError(
            "needs a terminal", where="review", fix=f"use `policydiff diff {pair}` for the same in writing"
        )
    return _open(arguments, shell)


def _open(arguments: argparse.Namespace, shell: Shell) -> int:
    specs = (arguments.old, arguments.new) if arguments.old else None
    texts = None
    if specs:
        # What cannot be read is said before the screen is taken.
        resolver = Resolver(shell.input, store=arguments.store)
        texts = resolver.pair(*specs)
        tell(shell, resolver, *texts)
        if arguments.merge:
            from policydiff.tui.bookkeeping import merge_files

            for word in merge_files([Path(name) for name in arguments.merge], *texts, arguments.store, Path.cwd()):
                shell.say("", word)
    elif arguments.store:
        from policydiff.store.location import locate

        locate(arguments.store, Path.cwd())

    from policydiff.tui.app import ReviewApp

    theme = "" if arguments.theme == "auto" else arguments.theme
    ReviewApp(specs, store=arguments.store, theme=theme, texts=texts).run()
    return ExitCode.FINE


def _serve(arguments: argparse.Namespace, shell: Shell) -> int:
    try:
        from policydiff.tui.serving import serve
    except ImportError as error:
        fix = "pip install 'policydiff[serve]'"
        raise InputError(
            f"--serve needs a package that is not installed ({error.name})", where="review", fix=fix
        ) from None
    words = [sys.executable, "-m", "policydiff", "review", "--theme", arguments.theme]
    words += ["--store", arguments.store] if arguments.store else []
    words += [arguments.old, arguments.new] if arguments.old else []
    if arguments.old:
        resolver = Resolver(shell.input, store=arguments.store)
        tell(shell, resolver, *resolver.pair(arguments.old, arguments.new))
    if arguments.host not in (LOOPBACK, "localhost", "::1"):
        shell.say("warning", f"anybody who reaches {arguments.host}:{arguments.port} can read the store and judge")
    shell.say("", f"serving on http://{arguments.host}:{arguments.port}; ctrl+c ends it")
    serve(shlex.join(words), arguments.host, arguments.port)
    return ExitCode.FINE


def _port(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value[:8]) <= 65535:
        raise argparse.ArgumentTypeError(f"{value!r} is no port (1 to 65535)")
    return int(value)
