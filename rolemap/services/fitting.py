"""How a picture comes to stand on its paper: whole where it can be read, else on several pages, else folded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from rolemap.errors import EngineTooSlow

if TYPE_CHECKING:
    from rolemap.render.layout import Layout
    from rolemap.render.theme import Theme
    from rolemap.views.catalogue import Fits, Picture

    Build = Callable[[bool], Picture]
    """The picture of a view, folded or not."""
    Pages = Callable[[Fits], tuple[Picture, ...]]
    """The same as an overview and parts."""

Progress = Callable[[int, int], None]
"""Told the number of each page before it is laid out, and how many there are."""

_TRIES = 8
"""So often pages that turned out too small are filled with less."""


class Fold(Enum):
    """Whether a picture stands whole, on several pages, or folded, and why."""

    WHOLE = "whole"
    PAGED = "paged"
    TOO_SLOW = "too slow"
    TOO_SMALL = "too small"


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a picture is laid out for: a theme and a paper; without paper it is as large as it needs."""

    theme: Theme
    paper: str | None = None
    portrait: bool = False


@dataclass(frozen=True, slots=True)
class Fitted:
    """A layout, how it came about, and the pages on which something is folded all the same."""

    layout: Layout
    fold: Fold
    crowded: tuple[int, ...] = ()


def fitted(build: Build, pages: Pages | None, sheet: Sheet, progress: Progress | None = None) -> Fitted:
    """The picture on its paper.

    On paper nothing is set smaller than can be read: what would be is split with `pages`, or folded where the
    view cannot be split. Raises what laying out raises.
    """
    if sheet.paper is None:
        pages = None
    whole: Layout | None = None
    slow = False
    try:
        picture = build(False)
        if pages is None or not _is_folded(picture):
            whole = _laid_out((picture,), sheet)
    except EngineTooSlow:
        slow = True
    if whole is not None and (sheet.paper is None or _legible(whole)):
        return Fitted(whole, Fold.WHOLE)
    split = None if pages is None else _in_pages(pages, sheet, progress)
    if split is not None:
        return split
    folded = _laid_out((build(True),), sheet)
    if whole is not None and folded.smallest_text <= whole.smallest_text:
        return Fitted(whole, Fold.WHOLE)
    return Fitted(folded, Fold.TOO_SLOW if slow else Fold.TOO_SMALL)


def _in_pages(pages: Pages, sheet: Sheet, progress: Progress | None) -> Fitted | None:
    """The pages, each of which can be read; None where that cannot be done."""
    known: dict[tuple[object, ...], bool] = {}

    def fits(picture: Picture) -> bool:
        from rolemap.render import legible

        name = _name(picture)
        if name not in known:
            known[name] = legible(
                picture, theme=sheet.theme, paper=sheet.paper or "", portrait=sheet.portrait
            )
        return known[name]

    for _try in range(_TRIES):
        pictures = pages(fits)
        try:
            layout = _laid_out(pictures, sheet, progress)
        except EngineTooSlow:
            return None
        small = _too_small(layout)
        if not small:
            crowded = tuple(
                page.number
                for page in layout.pages
                if (page.picture or len(pictures) == 1) and _is_folded(pictures[page.picture])
            )
            return Fitted(layout, Fold.PAGED if len(layout.pages) > 1 else Fold.WHOLE, crowded)
        # Lines needed more room than was planned: these pages are to hold less.
        refused = {_name(pictures[at]) for at in small}
        if all(known.get(name) is False for name in refused):
            return None
        known.update(dict.fromkeys(refused, False))
    return None


def _laid_out(pictures: tuple[Picture, ...], sheet: Sheet, progress: Progress | None = None) -> Layout:
    from rolemap.render import render

    return render(pictures, theme=sheet.theme, paper=sheet.paper, portrait=sheet.portrait, progress=progress)


def _legible(layout: Layout) -> bool:
    from rolemap.render import LEAST_TYPE

    return layout.smallest_text >= LEAST_TYPE


def _too_small(layout: Layout) -> set[int]:
    """The pictures that have a page which cannot be read, by their places."""
    from rolemap.render import LEAST_TYPE
    from rolemap.render.layout import words_of

    return {
        page.picture
        for page in layout.pages
        if min((words.size for words in words_of(page)), default=LEAST_TYPE) < LEAST_TYPE
    }


def _is_folded(picture: Picture) -> bool:
    """Whether a box stands for several that would have their own with more room."""
    nodes = getattr(picture, "nodes", ())
    return any("folded" in node.status.split() for node in nodes)


def _name(picture: Picture) -> tuple[object, ...]:
    """What tells one part from another whatever pages its boxes refer to, which changes while pages are filled."""
    nodes = getattr(picture, "nodes", ())
    return (
        picture.block.subtitle,
        len(picture.findings),
        *((node.id, len(node.details) if node.elements else node.details, node.bars) for node in nodes),
    )
