"""The same app in a browser, through textual-serve: one process a visitor, nothing asked of any other host."""

from html import escape
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>policydiff</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/css/xterm.css">
<style>
@font-face {{ font-family: "Roboto Mono"; src: url("/static/fonts/RobotoMono-VariableFont_wght.ttf"); }}
body {{ background: #15161e; color: #d5d9e8; font-family: "Roboto Mono", monospace; margin: 0; }}
.textual-terminal {{ opacity: 0; }}
.-first-byte .textual-terminal {{ opacity: 1; }}
.closed {{ display: none; text-align: center; padding-top: 40vh; }}
.-closed .closed {{ display: block; }}
.-closed .textual-terminal {{ display: none; }}
a {{ color: #7aa2f7; }}
</style>
<script src="/static/js/textual.js"></script>
</head>
<body>
<div class="closed">The review is closed; its verdicts are saved. <a href="/">Open it again</a></div>
<div id="terminal" class="textual-terminal" data-session-websocket-url="{socket}" data-font-size="{size}"></div>
</body>
</html>
"""
_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self' {socket}; frame-ancestors 'none'"
)


class ReviewServer(Server):
    """A server that no other site reaches through a visitor's browser, with a page that loads nothing from outside."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._only_own)
        return app

    @web.middleware
    async def _only_own(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse what another site asks for: by its Origin, or by a name that was made to point here."""
        origin = request.headers.get("Origin")
        if not is_known_name(request.host, self.host) or (origin and urlsplit(origin).netloc != request.host):
            raise web.HTTPForbidden(text="policydiff answers its own page only")
        return await handler(request)

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page with the terminal."""
        socket = f"ws://{request.host}/ws"
        wanted = request.query.get("fontsize", "")
        size = wanted if wanted.isascii() and wanted.isdigit() and len(wanted) < 3 else "16"
        page = _PAGE.format(socket=escape(socket), size=size)
        headers = {"Content-Security-Policy": _POLICY.format(socket=socket), "Referrer-Policy": "no-referrer"}
        return web.Response(text=page, content_type="text/html", headers=headers)


def is_known_name(asked: str, host: str) -> bool:
    """Whether a browser that asks for `asked` means this server and was not led here by a name of somebody else's.

    An address cannot be made to point elsewhere; of names, only the one that is served and localhost are known.
    """
    name = urlsplit(f"//{asked}").hostname or ""
    if name in ("localhost", host):
        return True
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def serve(command: str, host: str, port: int) -> None:
    """Serve the app that `command` starts until interrupted."""
    shown = f"[{host}]" if ":" in host else host
    ReviewServer(command, host=host, port=port, title="policydiff", public_url=f"http://{shown}:{port}").serve()
