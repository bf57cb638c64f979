"""Requests as the real server receives them: chunked bodies, bodies too large, what is no request at all."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from threading import Thread

import pytest
import waitress
from flask import Flask

from web import guard
from web.receiving import Connection

Ask = Callable[[bytes], str]


@pytest.fixture
def ask(app: Flask) -> Iterator[Ask]:
    """Send raw bytes to the application behind waitress; gives what comes back until it closes."""
    server = waitress.create_server(
        app, host="127.0.0.1", port=0, threads=2, ident=None, max_request_body_size=guard.MOST_BYTES + 1
    )
    server.channel_class = Connection
    thread = Thread(target=server.run, daemon=True)
    thread.start()

    def send(request: bytes) -> str:
        with socket.create_connection(("127.0.0.1", server.effective_port), timeout=20) as line:
            line.sendall(request)
            answer = b""
            while part := line.recv(65536):
                answer += part
        return answer.decode()

    yield send
    server.close()
    thread.join(5)


def head(method: str, path: str, *more: str) -> bytes:
    return "\r\n".join((f"{method} {path} HTTP/1.1", "Host: localhost", *more, "", "")).encode()


def test_a_chunked_body_is_refused_with_our_own_page(ask: Ask) -> None:
    answer = ask(head("POST", "/language", "Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n")
    assert answer.startswith("HTTP/1.1 411")
    assert "Không rõ kích thước" in answer
    assert "default-src 'none'" in answer


def test_a_body_that_is_too_large_is_refused_with_our_own_page(ask: Ask) -> None:
    size = guard.MOST_BYTES + 2
    answer = ask(head("POST", "/language", f"Content-Length: {size}") + b"x" * size)
    assert answer.startswith("HTTP/1.1 413")
    assert "5 MB" in answer


def test_whoever_asks_first_need_not_send(ask: Ask) -> None:
    size = guard.MOST_BYTES + 2
    answer = ask(head("POST", "/language", f"Content-Length: {size}", "Expect: 100-continue"))
    assert answer.startswith("HTTP/1.1 413")


def test_what_is_no_request_gets_a_line_with_the_same_headers(ask: Ask) -> None:
    answer = ask(b"nonsense\r\n\r\n")
    assert answer.startswith("HTTP/1.0 400") or answer.startswith("HTTP/1.1 400")
    assert "default-src 'none'" in answer


def test_an_ordinary_request_is_answered(ask: Ask) -> None:
    assert ask(head("GET", "/healthz", "Connection: close")).startswith("HTTP/1.1 200")
