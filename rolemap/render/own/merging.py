"""A theme file over the theme that it builds on, and where in the file each colour of the result comes from."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from rolemap.render.own.schema import REFERENCE
from rolemap.render.theme import data_of

_PARTS = ("inks", "lanes", "boxes", "statuses", "lines", "marks")

Data = dict[str, Any]
Place = tuple[str, ...]
"""Where a value stands: ``("lanes", "leaders", "ink")``."""


def merged(content: Data) -> tuple[Data, dict[Place, Place]]:
    """The data of the theme, and by the place of a value in it the path in the file that set it."""
    data = copy.deepcopy(data_of(content["base"]))
    origins: dict[Place, Place] = {}
    for place, origin, value in _changes(content):
        held = data
        for key in place[:-1]:
            held = held.setdefault(key, {})
        held[place[-1]] = value
        origins[place] = origin
    if "page" in content:
        for style in data["lines"].values():
            style["ground"] = data["page"]  # an open arrow head shows the page through
    return data, origins


def _changes(content: Data) -> Iterator[tuple[Place, Place, Any]]:
    """Place, path in the file and value of everything that it sets; what is more exact comes later."""
    if "page" in content:
        yield ("page",), ("page",), content["page"]
    for role, style in content.get("lanes", {}).items():
        if "colour" in style:
            origin = ("lanes", role, "colour")
            yield from ((place, origin, style["colour"]) for place in belonging(role))
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
