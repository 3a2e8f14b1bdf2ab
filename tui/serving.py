"""The same app in a browser, through textual-serve."""

from textual_serve.server import Server


def serve(command: str, host: str, port: int) -> None:
    """Serve the app that `command` starts, one process a visitor, until interrupted."""
    shown = f"[{host}]" if ":" in host else host
    Server(command, host=host, port=port, title="policydiff", public_url=f"http://{shown}:{port}").serve()
