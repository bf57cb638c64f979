"""A word to a waiting reader: what the program is doing, once it takes more than a second."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rolemap.terminal.output import tell

PATIENCE = 1.0
"""Seconds after which a step says what it is."""


@contextmanager
def step(sentence: str) -> Iterator[Callable[[str], None]]:
    """Write `sentence` to standard error when the block takes over a second and a person is watching.

    Yields a function for what the block has come to; of its sentences one a second is written.
    """
    if not sys.stderr.isatty():
        yield lambda _come_to: None
        return
    timer = Timer(PATIENCE, tell, (sentence,))
    timer.daemon = True
    timer.start()
    last = time.monotonic()

    def come_to(where: str) -> None:
        nonlocal last
        if time.monotonic() - last >= PATIENCE:
            timer.cancel()
            last = time.monotonic()
            tell(where)

    try:
        yield come_to
    finally:
        timer.cancel()
