"""The door costs nothing until a source comes through it."""

import subprocess
import sys


def test_readers_are_loaded_when_they_are_needed() -> None:
    script = (
        "import sys, policydiff.ingest\n"
        "policydiff.ingest.ingest(b'We go.', kind='text')\n"
        "print([name for name in ('lxml', 'pypdfium2', 'urllib.request', 'http.client') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
