"""The diary of the server: what failed inside the program, in a file of the data folder, without data of the maps."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from flask import Flask, request

NAME = "rolemap.log"
MOST_BYTES = 1 << 20
KEPT = 3
"""Older files beside the newest one."""

Failure = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class Application(Flask):
    """Flask, but a failure is told without the address that was asked and without what stood in the exception."""

    def log_exception(self, exc_info: Failure) -> None:
        """Write the route, the kinds of the exceptions and where each came from."""
        rule = request.url_rule.rule if request.url_rule else "?"
        error = exc_info[1]
        told = "\n".join(_told(error)) if error is not None else ""
        self.logger.error("%s %s\n%s", request.method, rule, told)


def tell(app: Flask, what: str, error: BaseException) -> None:
    """Write down a failure that no request was waiting for."""
    app.logger.error("%s\n%s", what, "\n".join(_told(error)))


def keep(app: Flask, folder: Path) -> None:
    """Write the failures of `app` and of its server into the folder, and nothing to the terminal."""
    handler = RotatingFileHandler(
        folder / NAME, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    for logger in (app.logger, logging.getLogger("waitress")):
        logger.handlers[:] = [handler]
        logger.propagate = False
    # It says for each request that it waits; that is no failure.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _told(error: BaseException) -> Iterator[str]:
    """The chain of exceptions, the first cause first: frames and kinds. A message may quote a map or a form."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield type(error).__qualname__
