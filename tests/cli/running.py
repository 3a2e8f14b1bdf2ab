"""Running the command line inside the test process, on streams like the real ones."""

import io
from dataclasses import dataclass

from policydiff.cli.main import main


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def run(*argv: str, stdin: bytes = b"", terminal: bool = False, encoding: str = "utf-8") -> Ran:
    out, err = io.BytesIO(), io.StringIO()
    kind = _Terminal if terminal else io.TextIOWrapper
    stdout = kind(out, encoding=encoding, errors="replace", newline="\n")
    code = main(argv, io.TextIOWrapper(io.BytesIO(stdin)), stdout, err)
    stdout.flush()
    return Ran(code, out.getvalue().decode(encoding), err.getvalue())
