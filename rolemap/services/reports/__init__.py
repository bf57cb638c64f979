"""What the program tells, written out: a folder a subject, a file a format, a pure function `report` in each.

A format is found by its file name and imported when it is asked for; to add one, add the file.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from typing import Any


def formats(subject: str) -> tuple[str, ...]:
    """The formats in which ``findings``, ``brakes``, ``changes``, the ``catalogue`` or ``defects`` can be written."""
    folder = import_module(f"{__name__}.{subject}")
    return tuple(sorted(module.name for module in pkgutil.iter_modules(folder.__path__)))


def writer(subject: str, format: str) -> Callable[[Any], str]:
    """The function that writes `subject` in `format`."""
    found: Callable[[Any], str] = import_module(f"{__name__}.{subject}.{format}").report
    return found
