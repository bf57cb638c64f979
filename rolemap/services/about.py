"""What is installed here: the versions of the program and of the libraries that its results depend on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from rolemap import __version__
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
    """A row a part: name and version, and where the drawing program comes from."""
    rows = [("rolemap", __version__), ("Python", f"{platform.python_version()} ({platform.platform()})")]
    rows += [(name, _installed(name)) for name in LIBRARIES]
    rows.append(("ROLEMAP_DOT", os.environ.get("ROLEMAP_DOT") or _("not set")))
    return columns(rows, indent=0)


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return _("not installed")
