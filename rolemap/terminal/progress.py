"""A word to a waiting reader: what the program is doing, once it takes more than a second."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

from rolemap.terminal.output import tell

PATIENCE = 1.0
"""Seconds after which a step says what it is."""


@contextmanager
def step(sentence: str) -> Iterator[None]:
    """Write `sentence` to standard error when the block takes over a second and a person is watching."""
    if not sys.stderr.isatty():
        yield
        return
    timer = Timer(PATIENCE, tell, (sentence,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
