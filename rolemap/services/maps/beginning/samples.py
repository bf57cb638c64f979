"""The samples as maps: kept once, put back as they were, or copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.errors import UnknownName
from rolemap.i18n import DEFAULT_LANGUAGE, N_, domain, language, use
from rolemap.services.maps.ids import free_id
from rolemap.services.maps.opening import document_of

if TYPE_CHECKING:
    from rolemap.model import RoleMap
    from rolemap.services.maps.desk import Desk

_ = domain("services.beginning")


@dataclass(frozen=True)
class Start:
    """Something that a new map can begin with."""

    id: str
    title: str
    about: str
    root: str = ""
    """What the organization is called of which the map speaks, until somebody names it."""


def samples() -> tuple[Start, ...]:
    """The sample maps that came with the program, under the ids that they have as maps."""
    return tuple(
        Start(role_map.info.id, role_map.info.title_in(language()), "") for role_map in _sample_maps()
    )


def sample_copy(desk: Desk, id: str, author: str) -> str:
    """Keep a copy of a sample under the first id that is free; its id. Raises `UnknownName`."""
    original = _sample_map(id)
    document = document_of(original)
    info = document["map"]
    info["id"] = free_id(desk, id)
    count = info["id"].removeprefix(id).lstrip("-")
    if count:  # two maps of one title could not be told apart on the list
        info["title"] = {code: f"{title} ({count})" for code, title in info["title"].items()}
    return desk.create(document, author, recorded(N_("Sample"))).map


def sample(desk: Desk, id: str, author: str) -> str:
    """Keep a sample, or find it where it was kept before, be it in the bin; its id. Raises `UnknownName`."""
    from rolemap.store import MapExists

    original = _sample_map(id)
    try:
        desk.create(original, author, recorded(N_("Sample")))
    except MapExists as error:
        if error.deleted:
            desk.bring_back(id)
    return id


def sample_anew(desk: Desk, id: str, author: str) -> None:
    """Put a sample back as it was at first, as a revision of its own; what was done with it stays in the history."""
    sample(desk, id, author)
    original = _sample_map(id)
    opened = desk.open(id)
    if opened.document != document_of(original):
        desk.replace(
            id, opened.revision.number, original, author, recorded(N_("Sample, begun anew")), "restore"
        )


def recorded(sentence: str) -> str:
    """A message of the history: the record of the office, the same for every reader."""
    with use(DEFAULT_LANGUAGE):
        return _(sentence)


def _sample_map(id: str) -> RoleMap:
    """The sample of that id; raises `UnknownName`."""
    found = {role_map.info.id: role_map for role_map in _sample_maps()}
    if id not in found:
        raise UnknownName(_("Sample"), id, list(found))
    return found[id]


def _sample_maps() -> Iterator[RoleMap]:
    from rolemap.files import loads
    from rolemap.services.demo import samples as files

    for file in reversed(files()):
        yield loads(file.read_bytes(), "yaml", name=file.name)
