"""Where the expert codings and the real texts stand beside a checkout, and how to say that they do not."""

import importlib.util
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).resolve().parents[1].parent / "shared"
CORPUS = SHARED / "corpus"

PAIRS = {
    "ANT-1": ("rsp/1.0.md", "rsp/2.0.md"),
    "MSFT-1": ("msft-fgf/1.md", "msft-fgf/2026-02.md"),
    "XAI-2": ("xai-rmf/2025-02-20.md", "xai-rmf/2025-08-20.md"),
}
"""Version pairs with their documents, by the name of their coding sheet."""

PASSAGES = ("META-1", "XAI-1")
"""Version pairs of which only the coded passages are known."""


def absent() -> str:
    """Why nothing can be measured here, or ""."""
    return "" if (CORPUS / "gold").is_dir() else f"skipped: no expert codings at {CORPUS}"


def gold(pair: str) -> Path:
    """The coding sheet of a pair."""
    return CORPUS / "gold" / f"{pair}.jsonl"


@cache
def scorer() -> ModuleType:
    """The scoring script that comes with the codings."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def clone(bundle: str) -> Path:
    """A bare clone of a recorded collection, in a temporary folder for the length of the run."""
    folder = Path(tempfile.mkdtemp(prefix="policydiff-bench-")) / bundle
    subprocess.run(["git", "clone", "-q", "--bare", str(CORPUS / f"{bundle}.bundle"), str(folder)], check=True)
    return folder


def blob(repository: Path, revision: str, path: str) -> str:
    """A recorded text, "" where the revision does not hold it."""
    shown = subprocess.run(
        ["git", "-C", str(repository), "show", f"{revision}:{path}"], capture_output=True, check=False
    )
    return shown.stdout.decode("utf-8", "replace") if shown.returncode == 0 else ""
