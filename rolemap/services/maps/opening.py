"""A revision of a stored map, read and checked: kept by its content, so that it is read once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from rolemap.i18n import language
from rolemap.services.checking import Workspace

if TYPE_CHECKING:
    from rolemap.editing.loading import Loaded
    from rolemap.model import RoleMap
    from rolemap.store import MapRow, Revision

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """The last things made, by key; safe for many threads, and the least recently used goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[Any, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Any, make: Callable[[], Kept]) -> Kept:
        """What is kept under `key`, made when it is not there; two threads may make the same thing twice."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
                return self._things[key]
        thing = make()
        self.put(key, thing)
        return thing

    def put(self, key: Any, thing: Kept) -> None:
        """Keep `thing` under `key`."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)


@dataclass(frozen=True)
class Content:
    """A document and the map that it describes; nobody may change the document."""

    loaded: Loaded

    @property
    def document(self) -> dict[str, Any]:
        """The document of format 1 as plain data."""
        return self.loaded.document

    @property
    def map(self) -> RoleMap:
        """The map of the document."""
        return self.loaded.map

    def checked(self, name: str, as_of: date | None = None) -> Workspace:
        """The findings of the map at its own date, or at another."""
        from rolemap.checks.evaluate import evaluate
        from rolemap.model import RoleGraph

        return Workspace(name, evaluate(RoleGraph(self.map, as_of)))


@dataclass(frozen=True)
class Opened:
    """A revision of a map as the web shows it."""

    row: MapRow
    revision: Revision
    content: Content
    workspace: Workspace

    @property
    def document(self) -> dict[str, Any]:
        """The document of format 1 as plain data; never to be changed in place."""
        return self.content.document

    @property
    def is_head(self) -> bool:
        """Whether this is the newest revision, the only one that can be edited."""
        return self.revision.number == self.row.head.number

    @cached_property
    def title(self) -> str:
        """The title of the map in the reader's language, or in the other one."""
        return self.workspace.graph.info.title_in(language())


def content_of(given: RoleMap | dict[str, Any], previous: Content | None = None) -> Content:
    """A document (or a map) through the gate; what it shares with `previous` is not looked at twice.

    Raises `DefectsFound`.
    """
    from rolemap.editing.loading import admit

    document = given if isinstance(given, dict) else document_of(given)
    return Content(admit(document, previous.loaded if previous is not None else None))


def kept_content(text: str) -> Content:
    """The content of a revision, from the text that the store has kept."""
    from rolemap.editing.loading import stored

    return Content(stored(text))


def document_of(role_map: RoleMap) -> dict[str, Any]:
    """The plain data of a map, in the order of the format; made anew, so that the caller may change it."""
    import json

    from rolemap.files import dumps

    document: dict[str, Any] = json.loads(dumps(role_map, "json"))
    return document
