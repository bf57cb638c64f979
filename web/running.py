"""The server: waitress over the application, until it is stopped."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask

from rolemap.errors import EXIT_MISSING_PART, RolemapError
from rolemap.i18n import domain
from web import LOCAL_HOSTS, create_app, guard

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("web")

THREADS = 8
EVERYWHERE = frozenset({"0.0.0.0", "::", ""})
"""Hosts that mean every address of the machine."""


class AddressRefused(RolemapError):
    """The server cannot listen where it was told to."""

    exit_code = EXIT_MISSING_PART

    def __init__(self, host: str, port: int, error: OSError) -> None:
        self.taken = error.errno == errno.EADDRINUSE
        if self.taken:
            sentence = _(
                "Port {port} of {host} is in use, perhaps by a rolemap that runs already. Open "
                "http://{host}:{port}/ to see, or choose another port with --port."
            )
        elif isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            sentence = _("{host} is no address of this machine. Leave out --host, or name one that is.")
        elif error.errno == errno.EACCES:
            sentence = _("Port {port} is kept for the administrator. Choose one from 1024 on with --port.")
        else:
            sentence = _("The server cannot listen on {host}, port {port} ({reason}).")
        super().__init__(sentence.format(host=host, port=port, reason=error.strerror))


def listen(host: str, ports: Iterable[int]) -> socket.socket:
    """A socket on the first of `ports` that is free (0: any); raises `AddressRefused`."""
    refused: AddressRefused | None = None
    for port in ports:
        try:
            family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
            return socket.create_server((host, port), family=family)
        except OSError as error:
            refused = AddressRefused(host, port, error)
            if not refused.taken:
                break
    assert refused is not None, "no port was named"
    raise refused


def address(listening: socket.socket, path: str = "/") -> str:
    """What a browser on this machine is to open."""
    host, port = listening.getsockname()[:2]
    if host in EVERYWHERE:
        host = "127.0.0.1"
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{path}"


def names(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """The names that the application answers to when it listens on `host`: the machine's own, and `more`."""
    if host in EVERYWHERE:
        name = socket.gethostname()
        try:
            found = {str(entry[4][0]) for entry in socket.getaddrinfo(name, None)}
        except OSError:
            found = set()
        return LOCAL_HOSTS.union(found, {name.lower(), *more})
    return LOCAL_HOSTS.union({host.lower(), *more})


def serve(desk: Desk, folder: Path, listening: socket.socket, hosts: Iterable[str]) -> None:
    """Serve the application over `desk`, with secret and diary in `folder`; the database is closed at the end."""
    from rolemap.services.maps.starting import secret_in
    from web.clerk import dismiss_clerk
    from web.diary import keep

    try:
        app = create_app(desk, secret_in(folder), frozenset(hosts))
        keep(app, folder)
        try:
            run(app, listening)
        finally:
            dismiss_clerk(app)
    finally:
        desk.store.close()


def run(app: Flask, listening: socket.socket) -> None:
    """Serve `app` on that socket until the process is told to stop; requests that are being answered are finished."""
    import waitress

    from web.receiving import Connection

    server = waitress.create_server(
        app,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=guard.MOST_BYTES + 1,
        clear_untrusted_proxy_headers=True,
    )
    server.channel_class = Connection
    try:
        server.run()
    finally:
        server.close()
