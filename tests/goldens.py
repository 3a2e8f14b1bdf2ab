"""Golden files: readable bytes, written anew with UPDATE_GOLDENS=1 and looked at in review."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "goldens"


def assert_golden(name: str, actual: str) -> None:
    path = FOLDER / name
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_bytes(actual.encode())
    assert path.exists(), f"no golden {name}; run with UPDATE_GOLDENS=1 and read what it writes"
    assert actual == path.read_bytes().decode(), f"{name} differs; if that is right, run with UPDATE_GOLDENS=1"
