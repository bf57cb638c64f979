"""What is installed here: the versions of the program and of the libraries that its results depend on."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from rolemap import __version__
from rolemap.errors import EngineMissing
from rolemap.i18n import domain
from rolemap.services.reports.paragraphs import columns

_ = domain("services")

LIBRARIES = (
    "graphviz",
    "graphviz-pure",
    "networkx",
    "numpy",
    "PyYAML",
    "marshmallow",
    "Pillow",
    "resvg-py",
    "fpdf2",
)


def text() -> str:
    """A row a part: name and version; at the end the drawing program that is used."""
    rows = [("rolemap", __version__), ("Python", f"{platform.python_version()} ({platform.platform()})")]
    rows += [(name, _installed(name)) for name in LIBRARIES]
    rows.append((_("drawing program"), _engine()))
    return columns(rows, indent=0)


def _engine() -> str:
    from rolemap.render.engine import find_engine

    try:
        return find_engine()
    except EngineMissing:
        return _("not found")


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _("not installed")
