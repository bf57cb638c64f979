"""The views of the program: every file of this folder that defines `VIEW` is one; there is no other list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from rolemap.checks.evaluate import Report
from rolemap.model import RoleGraph
from rolemap.views.diagram import Diagram, Grid


class Build(Protocol):
    """How a view makes its picture; `fold` asks for the smaller one, when the whole is too slow or large."""

    def __call__(self, graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram | Grid:
        """The picture of `graph` with the findings of `report` on it."""
        ...


class FocusedBuild(Protocol):
    """How a view makes its picture of one element."""

    def __call__(
        self, graph: RoleGraph, report: Report, *, fold: bool = False, focus: str | None = None
    ) -> Diagram | Grid:
        """The picture of the element with the id `focus`; raises UnknownName for one that it cannot show."""
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


@lru_cache(maxsize=1)
def views() -> Mapping[str, View]:
    """All views by slug, sorted; raises TypeError for a file whose `VIEW` is no view or has another slug."""
    found: dict[str, View] = {}
    package = importlib.import_module(__package__)
    for module in pkgutil.iter_modules(package.__path__):
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
