"""Style sheets, scripts and fonts under an address that changes with their content, so that browsers keep them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, send_from_directory

FOLDER = Path(__file__).parent / "static"
ENDPOINT = "static"
KEPT = "public, max-age=31536000, immutable"
NOT_KEPT = "no-cache"


def set_up(app: Flask) -> None:
    """Serve the folder; ``url_for("static", filename=…)`` names the version by itself.

    The version stands in the path, not behind a question mark: a module that imports its neighbour, and a style
    sheet that names a font, then ask for the same version, and no module is ever loaded twice.
    """
    app.add_url_rule("/static/<version>/<path:filename>", ENDPOINT, _file)
    app.url_defaults(_with_version)


@cache
def current_version() -> str:
    """A short hash of all files, read once."""
    seen = sha256()
    for file in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        seen.update(file.relative_to(FOLDER).as_posix().encode())
        seen.update(sha256(file.read_bytes()).digest())
    return seen.hexdigest()[:12]


def _with_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == ENDPOINT:
        values.setdefault("version", current_version())


def _file(version: str, filename: str) -> Response:
    answer = send_from_directory(FOLDER, filename)
    # A page that was loaded before the program was renewed still gets a file, but must not keep it under that name.
    answer.headers["Cache-Control"] = KEPT if version == current_version() else NOT_KEPT
    return answer
