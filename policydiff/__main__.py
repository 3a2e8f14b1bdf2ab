"""`python -m policydiff`: the command line."""

import sys

from policydiff.cli.entry import run

if __name__ == "__main__":
    sys.exit(run())
