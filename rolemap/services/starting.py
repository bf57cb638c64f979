"""Maps to start from: templates that load, and whose findings show where the work begins."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches
from importlib import resources
from pathlib import Path

from rolemap.errors import FileExists, UnknownFormat, UnknownName
from rolemap.files.replacing import replace
from rolemap.i18n import domain
from rolemap.services.checking import map_suffixes
from rolemap.services.converting import write_map

_ = domain("services")

DEFAULT = "toi-thieu"
_AS_OF = re.compile(r"(?<=^  as_of: )[0-9-]{10}", re.MULTILINE)


def templates() -> dict[str, str]:
    """The text of each template by its slug; the first line of each says what it is."""
    folder = resources.files("rolemap.services") / "templates"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        file.name.removesuffix(".yaml"): file.read_text(encoding="utf-8")
        for file in files
        if file.name.endswith(".yaml")
    }


def template(slug: str) -> str:
    """The YAML of a template; raises `UnknownName` with those that come near."""
    known = templates()
    if slug not in known:
        raise UnknownName(_("Template"), slug, get_close_matches(slug, known, n=3, cutoff=0.4) or list(known))
    return known[slug]


def start(path: str, slug: str = DEFAULT, force: bool = False, today: date | None = None) -> None:
    """Write a new map file as of `today`: as YAML with its comments, as JSON and as a workbook without.

    Raises `FileExists` unless `force`, `UnknownName` for the template, `UnknownFormat` for the suffix, and
    `FileUnwritable`.
    """
    text = _AS_OF.sub((today or date.today()).isoformat(), template(slug), count=1)
    suffix = Path(path).suffix.lower()
    if suffix not in map_suffixes():
        raise UnknownFormat(path, map_suffixes())
    if Path(path).exists() and not force:
        raise FileExists(path)
    if suffix in (".yaml", ".yml"):
        replace(path, [text.encode("utf-8")])
        return
    from rolemap.files import loads

    write_map(loads(text, "yaml"), path)
