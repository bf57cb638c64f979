"""Requests as waitress receives them: what it would swallow or refuse by itself is left to the application to answer.

Waitress decodes a chunked body before anyone is asked, and answers one that is too large with a line in English and
a closed connection. Here the application sees both requests, without their bodies, and refuses them with its own page.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.task import ErrorTask

from web import guard

PATIENCE = 64 << 20
"""Bytes of a body that is too large which are read and thrown away, so that the browser comes to read the answer."""


class Thrown:
    """The receiver of a body that nobody wants: it counts and keeps nothing."""

    error = None

    def __init__(self, size: int) -> None:
        self.remain = min(size, PATIENCE)
        self.completed = False

    def __len__(self) -> int:
        return 0

    def received(self, data: bytes) -> int:
        """How many bytes of `data` belong to the body."""
        taken = min(len(data), self.remain)
        self.remain -= taken
        self.completed = self.remain == 0
        return taken

    def getfile(self) -> BytesIO:
        """Nothing to read."""
        return BytesIO()

    def getbuf(self) -> BytesIO:
        """Nothing to close."""
        return BytesIO()


class Request(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request whose body is read only when its size is known and allowed."""

    body_rcv: Any
    """What takes the body; waitress sets it once the headers are read."""
    expect_continue: bool

    def received(self, data: bytes) -> int:
        """Take bytes of the connection; returns how many."""
        if isinstance(self.body_rcv, Thrown):
            taken: int = self.body_rcv.received(data)
            self.completed = self.body_rcv.completed
            return taken
        taken = super().received(data)
        if self.headers_finished and self.chunked:
            self._refuse_chunks()
            return len(data)
        if self.headers_finished and self.content_length > guard.MOST_BYTES and self.body_rcv is not None:
            self._throw_body()
        return taken

    def _refuse_chunks(self) -> None:
        self.body_rcv.getbuf().close()
        self.body_rcv, self.error, self.completed = None, None, True
        self.headers["TRANSFER_ENCODING"] = "chunked"  # the guard looks for it
        self._close_afterwards()

    def _throw_body(self) -> None:
        self.body_rcv.getbuf().close()
        self.error = None
        # Whoever asked first whether it may send need not send at all.
        self.completed = self.expect_continue
        self.expect_continue = False
        self.body_rcv = None if self.completed else Thrown(self.content_length)
        self._close_afterwards()

    def _close_afterwards(self) -> None:
        self.headers["CONNECTION"] = "close"
        self.connection_close = True


class Refusal(ErrorTask):  # type: ignore[misc]
    """The answer to what is no request at all: a line, with the same headers as any other answer."""

    def execute(self) -> None:
        """Write the answer and close."""
        self.response_headers.extend(guard.HEADERS.items())
        super().execute()


class Connection(HTTPChannel):  # type: ignore[misc]
    """A connection of waitress that receives requests in this way."""

    parser_class = Request
    error_task_class = Refusal
