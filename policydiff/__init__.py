"""Compare versions of policy documents by meaning."""

from policydiff.version import __version__

__all__ = ["__version__"]
