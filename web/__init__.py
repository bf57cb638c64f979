"""The web application: `create_app` puts it together; each subject is a blueprint of its own in `web.subjects`."""

from __future__ import annotations

import pkgutil
from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Flask

from web import guard, mistakes, speech, static_files
from web.diary import Application

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
EXTENSION = "rolemap.desk"
"""Where the application keeps the desk that its subjects ask."""


def create_app(desk: Desk, secret: bytes, hosts: Collection[str] = LOCAL_HOSTS) -> Flask:
    """The application over `desk`; `secret` signs the session, `hosts` are the names that it answers to."""
    app = Application("web", static_folder=None)
    app.config.update(
        SECRET_KEY=secret,
        SESSION_COOKIE_NAME="rolemap",
        SESSION_COOKIE_HTTPONLY=True,
        # Not "Strict": a link from an e-mail would begin a new session, and spoil the tokens of the tabs that are open.
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=guard.MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=guard.MOST_BYTES,
    )
    app.config[guard.HOSTS] = frozenset(name.lower() for name in hosts)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.extensions[EXTENSION] = desk
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    guard.set_up(app)
    speech.set_up(app)
    mistakes.set_up(app)
    static_files.set_up(app)
    for module in subject_modules():
        import_module(module).set_up(app)
    return app


def subject_modules() -> list[str]:
    """The modules of the subjects; each has `set_up(app)`, which registers its blueprint."""
    folder = import_module("web.subjects")
    return sorted(found.name for found in pkgutil.iter_modules(folder.__path__, f"{folder.__name__}."))
