"""The samples that came with the program, read once for the pages of help."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.services.checking import Workspace


@cache
def sample(name: str) -> Workspace:
    """A sample by name, checked at its own date."""
    from rolemap.services.checking import open_map
    from rolemap.services.demo import samples

    with as_file(next(one for one in samples() if one.name == f"{name}.yaml")) as file:
        return open_map(file)


def sample_document(name: str) -> dict[str, Any]:
    """A sample as a plain document of its own, which the caller may change."""
    from rolemap.services.maps.opening import document_of

    return document_of(sample(name).graph.map)
