"""rolemap: who sets the problem, who builds the tool, who uses it, and what is missing."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.errors import DefectsFound, RolemapError
    from rolemap.i18n import use
    from rolemap.render import Output
    from rolemap.services.door import Gap, Gaps, Map, load
    from rolemap.services.drawing import Picture

__version__ = "0.1.0"

__all__ = [
    "DefectsFound",
    "Gap",
    "Gaps",
    "Map",
    "Output",
    "Picture",
    "RolemapError",
    "__version__",
    "load",
    "use",
]

_HOMES = {
    "DefectsFound": "rolemap.errors",
    "Gap": "rolemap.services.door",
    "Gaps": "rolemap.services.door",
    "Map": "rolemap.services.door",
    "Output": "rolemap.render",
    "Picture": "rolemap.services.drawing",
    "RolemapError": "rolemap.errors",
    "load": "rolemap.services.door",
    "use": "rolemap.i18n",
}
"""Where the public names live; each is imported when it is first used (PEP 562): `import rolemap` is free."""


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
