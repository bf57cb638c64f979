"""Role maps as files: YAML for people and JSON for programs, in through one gate and out again, nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.files.limits import FileLimits
    from rolemap.files.reading import loads, read
    from rolemap.files.writing import dumps, write

__all__ = ["FileLimits", "dumps", "loads", "read", "write"]

_HOMES = {
    "FileLimits": "limits",
    "read": "reading",
    "loads": "reading",
    "write": "writing",
    "dumps": "writing",
}


def __getattr__(name: str) -> Any:
    """Load marshmallow and yaml only where a file is read or written (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"rolemap.files.{_HOMES[name]}"), name)
