"""The formats of documents: every file of this folder is one, named by its suffix, with `write(material) -> bytes`."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from rolemap.export.material import Material

Writer = Callable[["Material"], bytes]
"""Writes the document; the same map gives the same bytes. Raises `PartMissing` without the library it needs."""


@cache
def suffixes() -> tuple[str, ...]:
    """The suffixes of the formats that can be written, sorted; nothing heavy is imported for it."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.ispkg))


def writer(suffix: str) -> Writer:
    """The writer of a format; raises KeyError for a suffix that is none of `suffixes`."""
    if suffix not in suffixes():
        raise KeyError(suffix)
    return cast(Writer, import_module(f"{__name__}.{suffix}").write)
