"""A theme file over the theme that it builds on, and where in the file each colour of the result comes from."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from rolemap.render.contrast import tint
from rolemap.render.own.schema import REFERENCE
from rolemap.render.theme import data_of

_PARTS = ("inks", "lanes", "boxes", "statuses", "lines", "marks")

Data = dict[str, Any]
Place = tuple[str, ...]
"""Where a value stands: ``("lanes", "leaders", "ink")``."""


def merged(content: Data) -> tuple[Data, dict[Place, Place]]:
    """The data of the theme, and by the place of a value in it the path in the file that set it."""
    base = data_of(content["base"])
    data = copy.deepcopy(base)
    origins: dict[Place, Place] = {}
    for place, origin, value in _changes(content, base):
        held = data
        for key in place[:-1]:
            held = held.setdefault(key, {})
        held[place[-1]] = value
        if origin:
            origins[place] = origin
    if "page" in content:
        for style in data["lines"].values():
            style["ground"] = data["page"]  # an open arrow head shows the page through
    return data, origins


def _changes(content: Data, base: Data) -> Iterator[tuple[Place, Place, Any]]:
    """Place, path in the file and value of everything that it sets; what is more exact comes later.

    A tinted ground has no path: it is as light as before, so that it can be the fault of no contrast.
    """
    page: str = content.get("page") or base["page"]
    if "page" in content:
        yield ("page",), ("page",), content["page"]
    for role, style in content.get("lanes", {}).items():
        if "colour" in style:
            origin = ("lanes", role, "colour")
            yield from ((place, origin, style["colour"]) for place in belonging(role))
            for place in tinted(role):
                yield place, (), tint(style["colour"], page, base[place[0]][place[1]]["fill"])
    for part in _PARTS:
        for name, value in content.get(part, {}).items():
            if not isinstance(value, dict):
                yield (part, name), (part, name), value
                continue
            for key, inner in value.items():
                if (part, key) != ("lanes", "colour"):
                    yield (part, name, key), (part, name, key), inner
    for name, size in content.get("sizes", {}).items():
        yield ("sizes", name), ("sizes", name), size


def belonging(role: str) -> Iterator[Place]:
    """The places of a theme that have the colour of a lane: in the theme ``screen`` they share it."""
    known = data_of(REFERENCE)
    shared = {known["lanes"][role]["stroke"], known["lanes"][role]["ink"]}
    for part, key in (("lanes", "stroke"), ("lanes", "ink"), ("boxes", "stroke"), ("lines", "ink")):
        yield from ((part, name, key) for name, style in known[part].items() if style.get(key) in shared)
    yield from (("inks", name) for name, ink in known["inks"].items() if ink in shared)


def tinted(role: str) -> Iterator[Place]:
    """The places of grounds in a shade of the colour of a lane: its own, and those of marked boxes of it."""
    known = data_of(REFERENCE)
    plain = {known["page"], known["boxes"]["default"]["fill"]}
    colour = known["lanes"][role]["stroke"]
    for part in ("lanes", "boxes"):
        for name, style in known[part].items():
            if style["stroke"] == colour and style["fill"] not in plain:
                yield part, name, "fill"
    if role == _OF_HEADS:
        yield "statuses", "head", "fill"


_OF_HEADS = "leaders"
"""The lane whose heads stand on a ground of their own."""
