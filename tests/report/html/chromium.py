"""Chromium without a window, driven over a pipe: the DevTools protocol as NUL-terminated JSON, no port and no package.

https://chromedevtools.github.io/devtools-protocol/ says what can be asked.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60.0
"""Seconds to wait for an answer; a slow machine needs a few for the first page."""
SETTLED = 0.06
"""Seconds to wait for what a key or a click sets off."""
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
)


def executable() -> str | None:
    """Where a Chromium is, None where there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """One page in a browser of its own. `problems` and `requests` gather what the page did."""

    def __init__(self, folder: Path) -> None:
        path = executable()
        assert path is not None
        to_browser, self._out = os.pipe()
        self._in, from_browser = os.pipe()

        def attach() -> None:
            """The browser reads from descriptor 3 and writes to descriptor 4."""
            read, write = os.dup(to_browser), os.dup(from_browser)
            os.dup2(read, 3)
            os.dup2(write, 4)

        environment = {**os.environ, "HOME": str(folder), "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        self._process = subprocess.Popen(
            [path, *_SWITCHES, f"--user-data-dir={folder / 'profile'}", "about:blank"],
            env=environment,
            pass_fds=(3, 4),
            preexec_fn=attach,  # noqa: PLW1509
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer = b""
        self._number = 0
        self._session = ""
        self.problems: list[str] = []
        self.requests: list[str] = []
        self.loaded = 0
        pages = [one for one in self._ask("Target.getTargets")["targetInfos"] if one["type"] == "page"]
        attached = self._ask("Target.attachToTarget", targetId=pages[0]["targetId"], flatten=True)
        self._session = str(attached["sessionId"])
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._ask(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        try:
            self._session = ""
            self._ask("Browser.close")
            self._process.wait(10)
        except (OSError, AssertionError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        for pipe in (self._in, self._out):
            os.close(pipe)

    def open(self, address: str) -> None:
        """Load a page and wait until it is there."""
        self.problems.clear()
        self.requests.clear()
        before = self.loaded
        # From an empty page, so that an address that differs in its fragment only is loaded anew.
        self._ask("Page.navigate", url="about:blank")
        self._until(lambda: self.loaded > before)
        before = self.loaded
        self._ask("Page.navigate", url=address)
        self._until(lambda: self.loaded > before)
        self.settle()

    def run(self, code: str) -> Any:
        """The value of a JavaScript expression."""
        answer = self._ask("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        self.settle()
        return answer["result"].get("value")

    def press(self, key: str, text: str = "", code: int = 0) -> None:
        """Press and let go of a key."""
        event = {"key": key, "windowsVirtualKeyCode": code or (ord(key.upper()) if len(key) == 1 else 0)}
        text = text or (key if len(key) == 1 else "")
        self._ask("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
        self._ask("Input.dispatchKeyEvent", type="keyUp", **event)
        self.settle()

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._ask("Input.insertText", text=text)
        self.settle()

    def prefer(self, scheme: str) -> None:
        """Have the system prefer `light` or `dark`."""
        self._ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.settle()

    def size(self, width: int, height: int, *, phone: bool = False) -> None:
        """The size of the window in CSS pixels."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)

    def scripts(self, allowed: bool) -> None:
        """Whether pages opened from now on may run scripts."""
        self._ask("Emulation.setScriptExecutionDisabled", value=not allowed)

    def picture(self, **options: Any) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self._ask("Page.captureScreenshot", format="png", **options)["data"])

    def pdf(self) -> bytes:
        """The page as printed."""
        return base64.b64decode(self._ask("Page.printToPDF", printBackground=False, preferCSSPageSize=True)["data"])

    def settle(self) -> None:
        """Take in what the page does in the next moment."""
        end = time.monotonic() + SETTLED
        while (rest := end - time.monotonic()) > 0:
            self._receive(rest)

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for answer in self._receive(1.0):
                if answer.get("id") == self._number:
                    assert "error" not in answer, f"{method}: {answer.get('error')}"
                    return dict(answer["result"])
        raise AssertionError(f"no answer to {method}")

    def _until(self, done: Any) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, "the page was never loaded"
            self._receive(1.0)

    def _receive(self, seconds: float) -> list[dict[str, Any]]:
        if not select.select([self._in], [], [], seconds)[0]:
            return []
        data = os.read(self._in, 1 << 20)
        assert data, "the browser has gone"
        *messages, self._buffer = (self._buffer + data).split(b"\0")
        answers = [json.loads(message) for message in messages]
        for answer in answers:
            self._note(answer)
        return answers

    def _note(self, event: dict[str, Any]) -> None:
        parameters = event.get("params", {})
        match event.get("method"):
            case "Page.loadEventFired":
                self.loaded += 1
            case "Network.requestWillBeSent":
                self.requests.append(parameters["request"]["url"])
            case "Runtime.exceptionThrown":
                self.problems.append(json.dumps(parameters["exceptionDetails"])[:500])
            case "Runtime.consoleAPICalled":
                self.problems.append(json.dumps(parameters["args"])[:500])
            case "Log.entryAdded":
                self.problems.append(parameters["entry"]["text"])
            case "Page.javascriptDialogOpening":
                self.problems.append(f"dialog: {parameters['message']}")
                self._number += 1
                message = {"id": self._number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
                os.write(self._out, json.dumps({**message, "sessionId": self._session}).encode() + b"\0")
