"""The samples, checked and drawn into a folder: what a newcomer sees first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from rolemap.errors import FileUnwritable
from rolemap.files.replacing import replace
from rolemap.i18n import domain, number
from rolemap.services.checking import Workspace, open_map
from rolemap.services.demo_page import Shown, page
from rolemap.services.drawing import MAIN_VIEW, Picture
from rolemap.services.reports import writer

_ = domain("services")

INDEX = "index.html"
PAPER = "A4"
Progress = Callable[[int, int], None]
"""Told the number of each picture before it is drawn, and how many there are."""


class Written(NamedTuple):
    """One row of what was written: the name of the file or a pattern of names, and what is in them."""

    name: str
    about: str


def samples() -> tuple[Traversable, ...]:
    """The sample maps that came with the program, by name."""
    package = resources.files("rolemap")
    # Installed they are a part of the package; in a checkout they stand beside it.
    folder = next(place for place in (package / "samples", package / ".." / "samples") if place.is_dir())
    return tuple(
        sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name)
    )


def fill(folder: str | Path, progress: Progress = lambda _number, _count: None) -> tuple[Written, ...]:
    """Write the samples with reports, brakes and pictures into `folder`, and a page that shows them.

    Each picture is an SVG for the screen and a PDF for the office printer: A4, black and white. Files of an
    earlier demonstration are replaced, others left alone. Raises `FileUnwritable`, and what drawing raises.
    """
    from rolemap.render.engine import find_engine

    place = Path(folder)
    find_engine()  # before anything is written: without it there would be half a demonstration
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(place), error.strerror or str(error)) from error
    rows: list[Written] = []
    maps: list[Workspace] = []
    for sample in samples():
        target = place / sample.name
        replace(target, [sample.read_bytes()])
        maps.append(open_map(target))
        rows += _write_about(maps[-1], target)
    shown = tuple(_draw(maps, place, progress))
    replace(place / INDEX, [page(maps, shown).encode("utf-8")])
    return (Written(INDEX, _("a page that shows everything below")), *rows)


def _views() -> tuple[str, ...]:
    """All views, the main one first."""
    from rolemap.views import views

    return tuple(sorted(views(), key=lambda slug: slug != MAIN_VIEW))


def _write_about(workspace: Workspace, target: Path) -> Iterator[Written]:
    name = target.stem
    yield Written(target.name, _("the map itself"))
    replace(target.with_suffix(".txt"), [writer("findings", "text")([workspace]).encode("utf-8")])
    yield Written(f"{name}.txt", _("its gaps, worst first"))
    replace(target.with_suffix(".brakes.txt"), [writer("brakes", "text")(workspace).encode("utf-8")])
    yield Written(f"{name}.brakes.txt", _("the five brakes"))
    about = _("its {n} pictures: .svg for the screen, .pdf for paper").format(n=number(len(_views())))
    yield Written(f"{name}.*.svg|pdf", about)


def _draw(maps: list[Workspace], place: Path, progress: Progress) -> Iterator[Shown]:
    """Every view of every map; view by view, as they stand on the page."""
    jobs = [(slug, workspace) for slug in _views() for workspace in maps]
    for at, (slug, workspace) in enumerate(jobs, 1):
        progress(at, len(jobs))
        stem = f"{Path(workspace.source).stem}.{slug}"
        picture = Picture(workspace, slug)
        several = len(picture.layout.pages) > 1
        files = picture.save(place / (f"{stem}-{{page}}.svg" if several else f"{stem}.svg"))
        printed = Picture(workspace, slug, theme="print", paper=PAPER)
        printed.save(place / f"{stem}.pdf")
        names = tuple(Path(file).name for file in files)
        yield Shown(slug, workspace, stem, names, picture.layout, len(printed.layout.pages))
