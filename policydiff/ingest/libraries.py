"""The optional libraries: loaded when a source needs one, and a clear word where it is not installed."""

from importlib import import_module
from types import ModuleType

from policydiff.model.errors import InputError


def load(module: str, extra: str, where: str) -> ModuleType:
    """The library `module`, which `pip install policydiff[extra]` brings.

    Raises:
        InputError: it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise InputError(
            f"reading {extra.upper()} needs the package {package}, which is not installed",
            where=where,
            fix=f'install it with: pip install "policydiff[{extra}]"',
        ) from error
