"""A headless Chromium driven over its own protocol, as far as the tests need it."""

import asyncio
import json
import os
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

_QUIET = ("disable-background-networking", "disable-component-update", "disable-sync", "disable-quic", "no-first-run")
FLAGS = [f"--{name}" for name in ("headless", "no-sandbox", "disable-gpu", *_QUIET)]
LOOPBACK = "127.0.0.1"
PATIENCE = 20.0
"""Seconds to wait for anything."""


class Page:
    """One page: what it asked for, what it complained of, and how to speak to it."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self.requests: list[str] = []
        self.complaints: list[str] = []

    async def listen(self) -> None:
        async for message in self._socket:
            data = json.loads(message.data)
            if data.get("id") in self._answers:
                self._answers.pop(data["id"]).set_result(data.get("result", {}))
            method, params = data.get("method"), data.get("params", {})
            if method == "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            elif method == "Network.webSocketCreated":
                self.requests.append(params["url"])
            elif method == "Runtime.exceptionThrown":
                self.complaints.append(str(params["exceptionDetails"].get("text")))
            elif (method == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert")) or (
                method == "Log.entryAdded" and params["entry"]["level"] == "error"
            ):
                self.complaints.append(json.dumps(params))

    async def call(self, method: str, **params: object) -> dict[str, Any]:
        self._number += 1
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[self._number] = answer
        await self._socket.send_json({"id": self._number, "method": method, "params": params})
        return await asyncio.wait_for(answer, PATIENCE)

    async def type(self, key: str) -> None:
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    async def until(self, script: str) -> None:
        async def holds() -> bool:
            found = await self.call("Runtime.evaluate", expression=script)
            return bool(found["result"].get("value"))

        end = asyncio.get_running_loop().time() + PATIENCE
        while not await holds():
            assert asyncio.get_running_loop().time() < end, f"never true: {script}"
            await asyncio.sleep(0.05)


async def until(true: Callable[[], bool], what: str) -> None:
    end = asyncio.get_running_loop().time() + PATIENCE
    while not true():
        assert asyncio.get_running_loop().time() < end, f"never came: {what}"
        await asyncio.sleep(0.05)


@asynccontextmanager
async def page(chromium: str, folder: Path, url: str) -> AsyncIterator[Page]:
    """A browser of its own with that page open."""
    profile = folder / "profile"
    process = subprocess.Popen(
        [chromium, *FLAGS, f"--user-data-dir={profile}", "--remote-debugging-port=0", "about:blank"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(folder)},
    )
    try:
        told = profile / "DevToolsActivePort"
        await until(lambda: told.exists() and len(told.read_text().split()) > 1, "the port of the browser")
        port = told.read_text().split()[0]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{LOOPBACK}:{port}/json/list") as answer:
                target = next(each for each in await answer.json() if each["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                opened = Page(socket)
                listening = asyncio.create_task(opened.listen())
                for domain in ("Page", "Network", "Runtime", "Log"):
                    await opened.call(f"{domain}.enable")
                await opened.call("Page.navigate", url=url)
                yield opened
                listening.cancel()
    finally:
        process.terminate()
        process.wait(PATIENCE)
