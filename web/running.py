"""The server: waitress over the application, until it is stopped."""

from __future__ import annotations

from flask import Flask

THREADS = 8


def run(app: Flask, host: str, port: int) -> None:
    """Serve `app` at that address until the process is told to stop."""
    import waitress

    waitress.serve(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident=None,
        max_request_body_size=app.config["MAX_CONTENT_LENGTH"],
        clear_untrusted_proxy_headers=True,
    )
