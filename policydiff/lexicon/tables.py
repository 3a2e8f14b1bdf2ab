"""TOML files that come with the package, read as Python reads its modules.

Parsing one takes longer than reading a page of policy. Python compiles a module once, keeps the result beside it where
that can be written, and notices when the source has changed; the same machinery serves values.
"""

from importlib.machinery import SourceFileLoader
from types import CodeType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_AS_MODULE = ".py"
"""Put behind the name of a TOML file, so that what is kept of it is not taken for a module that is called like it."""


class _TableLoader(SourceFileLoader):
    """Makes code of a TOML file: an expression of nothing but one constant, the values."""

    def path_stats(self, path: str) -> Any:
        """When the TOML file was changed, and its size."""
        return super().path_stats(path.removesuffix(_AS_MODULE))

    def get_data(self, path: str) -> bytes:
        """The bytes of the TOML file, or what was kept of it."""
        return super().get_data(path.removesuffix(_AS_MODULE))

    def source_to_code(self, data: Any, path: Any, **_: Any) -> CodeType:  # type: ignore[override]
        """The code that is kept."""
        import tomllib

        # Written out for the compiler to read, they would take as long once more where nothing can be kept.
        values = tomllib.loads(bytes(data).decode("utf-8"))
        return compile("'values'", path, "eval").replace(co_consts=(values,))


def table(path: "Path") -> dict[str, Any]:
    """The values of a TOML file of the package, which holds no dates.

    Raises:
        FileNotFoundError: there is none.
    """
    code = _TableLoader(path.name, f"{path}{_AS_MODULE}").get_code(path.name)
    assert code is not None
    held: dict[str, Any] = eval(code, {})
    return held
