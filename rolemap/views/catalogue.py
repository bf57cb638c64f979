"""The views of the program: every file of this folder that defines `VIEW` is one; there is no other list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from rolemap.checks.evaluate import Report
from rolemap.model import RoleGraph
from rolemap.views.diagram import Diagram, Grid

Picture = Diagram | Grid
Fits = Callable[[Picture], bool]
"""Whether a picture can be read on one page of the paper that is asked for."""


class Build(Protocol):
    """How a view makes its picture; `fold` asks for the smaller one, when the whole is too slow or large."""

    def __call__(self, graph: RoleGraph, report: Report, *, fold: bool = False) -> Picture:
        """The picture of `graph` with the findings of `report` on it."""
        ...


class FocusedBuild(Protocol):
    """How a view makes its picture of one element and what is near it."""

    def __call__(
        self, graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
    ) -> Picture:
        """The picture around the element with the id `focus`, so many steps far (None: the view's own depth).

        Raises UnknownName for an id that the map does not have, NoPlace for an element that it cannot show.
        """
        ...


class UnfoldedBuild(Protocol):
    """How a view makes its picture with some of the folded boxes unfolded."""

    def __call__(
        self,
        graph: RoleGraph,
        report: Report,
        *,
        unfold: Collection[str],
        focus: str | None = None,
        depth: int | None = None,
    ) -> Picture:
        """The picture of `build`, or that of `focused`, with nothing folded into the boxes ``more:<name>``.

        `unfold` holds such names, with ``_`` for ``:``, as they stand in the ids of an SVG; others are left alone.
        """
        ...


class PagedBuild(Protocol):
    """How a view splits a picture that cannot be read on one page."""

    def __call__(self, graph: RoleGraph, report: Report, fits: Fits) -> tuple[Picture, ...]:
        """An overview and the pictures of its parts, each of which `fits` where its smallest part can."""
        ...


class Comparison(Protocol):
    """How a view shows what changed between two maps."""

    def __call__(self, old: Report, new: Report, *, fold: bool = False) -> Picture:
        """The picture of both; a report knows its graph."""
        ...


@dataclass(frozen=True, slots=True)
class View:
    """One view: its slug on the command line, its title, the question it answers, and how it is made.

    `title` and `answers` are marked English; translate them with the domain ``views`` when they are shown.
    """

    slug: str
    title: str
    answers: str
    build: Build
    focused: FocusedBuild | None = None
    """Given where the view can show one element that the reader names."""
    depth: int = 2
    """How many steps that picture goes unless told; 0 where steps change nothing."""
    shows: Callable[[RoleGraph, str], bool] | None = None
    """Whether it can be focused on the element of that id; given wherever `focused` is."""
    unfolded: UnfoldedBuild | None = None
    """Given where a folded box can be unfolded on the picture."""
    paged: PagedBuild | None = None
    """Given where the view can be split into pages; a Grid is split by its rows and columns without it."""
    compared: Comparison | None = None
    """Given where the view shows two maps; its `build` then compares a map with itself at an earlier date."""


@lru_cache(maxsize=1)
def views() -> Mapping[str, View]:
    """All views by slug, sorted; raises TypeError for a file whose `VIEW` is no view or has another slug."""
    found: dict[str, View] = {}
    package = importlib.import_module(__package__)
    for module in pkgutil.iter_modules(package.__path__):
        if module.ispkg:
            continue
        view = getattr(importlib.import_module(f"{__package__}.{module.name}"), "VIEW", None)
        if view is None:
            continue
        slug = module.name.replace("_", "-")
        if not isinstance(view, View):
            raise TypeError(f"{module.name}.py: VIEW is a {type(view).__name__}, not a View")
        if view.slug != slug:
            raise TypeError(f"{module.name}.py: its view says {view.slug!r}; the file name asks for {slug!r}")
        found[slug] = view
    return MappingProxyType(dict(sorted(found.items())))
