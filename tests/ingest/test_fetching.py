"""Pages from a server, on this machine only."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from policydiff.ingest import ingest
from policydiff.ingest.fetching import fetch
from policydiff.model.errors import ExitCode, InputError, UsageError
from tests.ingest.making import pdf, running

HERE = "127.0.0.1"
PAGE = b"<html><body><h1>Terms</h1><p>We go.</p></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


def send(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def to(target: str) -> Answer:
    return send(b"", status=302, Location=target)


def endless(handler: BaseHTTPRequestHandler) -> None:
    send(b"<html>")(handler)
    for _ in range(10_000):
        handler.wfile.write(b"word " * 20_000)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    send(b"<html>")(handler)
    for _ in range(100):
        handler.wfile.write(b"w")
        handler.wfile.flush()
        time.sleep(0.05)


def babbling(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"this is no HTTP\r\n\r\n")


ANSWERS: dict[str, Answer] = {
    "/page": send(PAGE),
    "/moved": to("/page"),
    "/twice": to("/moved"),
    "/circle": to("/circle"),
    "/back": to("/forth"),
    "/forth": to("/back"),
    "/file": to("file:///etc/hostname"),
    "/header": send("<html><body><p>Мы будем</p></body></html>".encode("cp1251"), "text/html; charset=windows-1251"),
    "/text": send(b"We go.\n", "text/plain"),
    "/terms.md": send(b"# Terms\n\n- We go.\n", "text/plain; charset=utf-8"),
    "/pdf": send(pdf([running(["We go."])]), "application/octet-stream"),
    "/packed": send(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/bomb": send(gzip.compress(b"<html>" + bytes(80_000_000)), Content_Encoding="gzip"),
    "/brotli": send(b"x", Content_Encoding="br"),
    "/broken": send(b"no gzip", Content_Encoding="gzip"),
    "/endless": endless,
    "/large": send(b"", Content_Length="99999999999"),
    "/silent": silent,
    "/dripping": dripping,
    "/babbling": babbling,
    "/gone": send(b"", status=404),
    "/down": send(b"", status=503),
    "/json": send(b"{}", "application/json"),
    "/picture": send(b"\x89PNG", "image/png"),
    "/caf%C3%A9": send(PAGE),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        with suppress(OSError):
            ANSWERS[self.path](self)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer((HERE, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://{HERE}:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


@pytest.mark.parametrize(
    ("path", "kind", "markdown"),
    [
        ("/page", "html", "# Terms\n\nWe go.\n"),
        ("/twice", "html", "# Terms\n\nWe go.\n"),
        ("/header", "html", "Мы будем\n"),
        ("/text", "text", "We go.\n"),
        ("/terms.md", "markdown", "# Terms\n\n- We go.\n"),
        ("/pdf", "pdf", "We go.\n"),
        ("/packed", "html", "# Terms\n\nWe go.\n"),
        ("/café", "html", "# Terms\n\nWe go.\n"),
        ("/page#part", "html", "# Terms\n\nWe go.\n"),
    ],
)
def test_pages_are_fetched(site: str, path: str, kind: str, markdown: str) -> None:
    found = ingest(site + path)
    assert (found.kind, found.markdown, found.source) == (kind, markdown, site + path)


def test_the_address_in_the_end_is_told(site: str) -> None:
    assert ingest(f"{site}/twice").url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/circle", "redirects in a circle"),
        ("/back", "redirects in a circle"),
        ("/file", "redirects to file:///etc/hostname"),
        ("/bomb", "more than 1 MB"),
        ("/endless", "more than 1 MB"),
        ("/large", "1 MB is the most"),
        ("/silent", "says nothing for 0.5 seconds"),
        ("/dripping", "takes (longer|too long)"),
        ("/babbling", "cannot be fetched"),
        ("/broken", "cannot be fetched"),
        ("/brotli", "comes packed as br"),
        ("/gone", "404 Not Found"),
        ("/down", "503"),
        ("/json", "type application/json"),
        ("/picture", "type image/png"),
    ],
)
def test_one_clear_line(site: str, path: str, message: str) -> None:
    start = time.monotonic()
    with pytest.raises(InputError, match=message) as caught:
        fetch(site + path, seconds=1.5, silence=0.5, limit=1024 * 1024)
    assert time.monotonic() - start < 5
    assert str(caught.value).startswith(f"{site}{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code is ExitCode.USAGE


def test_nobody_listens() -> None:
    with pytest.raises(InputError, match="cannot be fetched"):
        fetch(f"http://{HERE}:9/", seconds=5)


@pytest.mark.parametrize(
    "url", ["http://", "http://[", f"http://user:word@{HERE}/", f"http://{HERE}:99999/", "http://a..b/"]
)
def test_malformed_addresses(url: str) -> None:
    with pytest.raises(UsageError):
        fetch(url, seconds=5)
