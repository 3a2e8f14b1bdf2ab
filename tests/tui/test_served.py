"""The review in a browser."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from policydiff.verdicts.book import read_sheet

pytest.importorskip("textual_serve", reason="policydiff[serve] is not installed")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 20.0
"""Seconds to wait for the server."""


@pytest.fixture
def address(store: Path, tmp_path: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "policydiff", "review", "tool-library@1.0", "tool-library@2.0"]
    command += ["--store", str(store), "--serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.wait(10)


def get(address: str, path: str = "/", **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://{address}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


def test_only_its_own_page_reaches_it_and_nothing_is_loaded_from_outside(address: str) -> None:
    status, page = get(address)
    assert status == 200
    assert f"ws://{address}/ws" in page
    assert "http://" not in page.replace(f"ws://{address}", "")
    assert "https://" not in page
    assert get(address, "/static/js/textual.js")[0] == 200
    assert get(address, Origin="http://evil.example")[0] == 403
    assert get(address, "/ws", Origin="http://evil.example", Upgrade="websocket")[0] == 403
    assert get(address, Host="evil.example")[0] == 403
    assert get(address, Origin=f"http://{address}")[0] == 200


def test_it_listens_on_loopback_only(address: str) -> None:
    port = int(address.rpartition(":")[2])
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("no /proc/net/tcp here")
    listening = [line.split()[1] for line in table.read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert [entry.split(":")[0] for entry in listening if int(entry.split(":")[1], 16) == port] == ["0100007F"]


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_a_browser_judges_without_an_error_or_an_outside_request(address: str, store: Path, tmp_path: Path) -> None:
    import asyncio

    from tests.tui import browser

    sheet = store / "tool-library" / "1.0..2.0.verdicts.toml"

    async def visit() -> browser.Page:
        assert CHROMIUM is not None
        async with browser.page(CHROMIUM, tmp_path, f"http://{address}/") as page:
            await page.until("document.body.classList.contains('-first-byte')")
            await page.call("Runtime.evaluate", expression="document.querySelector('textarea').focus()")
            # The terminal is there before the comparison is: a key may come too early, as it does from people.
            for _ in range(40):
                await page.type("d")
                await asyncio.sleep(0.25)
                if sheet.exists():
                    break
            return page

    page = asyncio.run(visit())
    assert read_sheet(sheet).verdicts[0].judgement == "disputed"
    assert page.complaints == []
    assert f"ws://{address}/ws" in {url.partition("?")[0] for url in page.requests}
    assert [url for url in page.requests if address not in url and not url.startswith("data:")] == []


@pytest.mark.parametrize(
    ("asked", "host", "known"),
    [
        ("127.0.0.1:8000", "127.0.0.1", True),
        ("localhost:8000", "127.0.0.1", True),
        ("[::1]:8000", "::1", True),
        ("review.example:8000", "review.example", True),
        ("192.0.2.7:8000", "0.0.0.0", True),
        ("evil.example", "127.0.0.1", False),
        ("", "127.0.0.1", False),
    ],
)
def test_names_that_were_made_to_point_here_are_refused(asked: str, host: str, known: bool) -> None:
    from policydiff.tui.serving import is_known_name

    assert is_known_name(asked, host) is known
