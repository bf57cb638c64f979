"""A file that was sent, looked at before anything of it is kept: its defects, or what it would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.errors import DefectsFound, RolemapError
from rolemap.i18n import DEFAULT_LANGUAGE, domain, use
from rolemap.services.maps.ids import RESERVED, FormRefused, free_id, refuse_reserved
from rolemap.services.maps.importing.defects import at_cells, beside_lines
from rolemap.services.maps.importing.kinds import format_of, is_workbook, refuse_kind, shown_name
from rolemap.services.maps.importing.seen import MOST_SHOWN, Refused, Sent
from rolemap.services.maps.opening import content_of, document_of
from rolemap.store import MapExists, Outdated, UnknownMap
from rolemap.store import UploadGone as UploadGone

if TYPE_CHECKING:
    from rolemap.model import RoleMap
    from rolemap.services.maps.desk import Desk
    from rolemap.store import Upload

_ = domain("services.importing")


class ChangedMeanwhile(RolemapError):
    """The maps that are kept are no longer those that the preview was about."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Somebody has changed the maps kept here meanwhile. Nothing of the file was kept yet; below stands "
                "what it would change now."
            )
        )


def keep(desk: Desk, name: str, content: bytes) -> str:
    """Keep a file that was sent until somebody has decided about it; its token.

    Raises `FormRefused` for a file that cannot hold a map, and `rolemap.store.UploadTooLarge`.
    """
    shown = shown_name(name)
    refuse_kind(shown, content)
    with desk.store.writing() as repository:
        return repository.keep_upload(shown, content)


def is_own_sheet(desk: Desk, token: str) -> bool:
    """Whether the file is a workbook that is no role map, so that its columns are to be asked about.

    So is one about whose columns something was answered already. Raises `rolemap.store.UploadGone`.
    """
    from rolemap.workbook.own.telling import is_role_map

    upload = _upload(desk, token)
    if not is_workbook(upload.name):
        return False
    try:
        return bool(upload.answers) or (not is_role_map(upload.content, upload.name) and _is_readable(upload))
    except DefectsFound:
        return False


def preview(desk: Desk, token: str) -> Refused | Sent:
    """What is in the file of a token; raises `rolemap.store.UploadGone`. Nothing of it is kept."""
    upload = _upload(desk, token)
    try:
        content = content_of(_read(upload))
    except DefectsFound as found:
        shown = found.defects[:MOST_SHOWN]
        workbook = is_workbook(upload.name)
        wrong = tuple(at_cells(shown, upload.name) if workbook else beside_lines(shown, upload.content))
        return Refused(
            token, upload.name, wrong, len(found.defects) - len(wrong), workbook and _is_readable(upload)
        )
    id = content.map.info.id
    taken, existing = "", None
    try:
        existing = desk.open(id)
    except UnknownMap:
        taken = _taken(desk, id)
    return Sent(token, upload.name, content, content.checked(id), existing, taken, free_id(desk, id))


def as_new(desk: Desk, token: str, author: str) -> str:
    """Keep the map of a file under its own id; the id.

    Raises `ChangedMeanwhile` where that id is taken by now, `rolemap.store.UploadGone`, and `DefectsFound`.
    """
    upload = _upload(desk, token)
    try:
        revision = desk.create(_read(upload), author, message_of(upload.name), "import")
    except MapExists:
        raise ChangedMeanwhile from None
    drop(desk, token)
    return revision.map


def as_other(desk: Desk, token: str, id: str, author: str) -> str:
    """Keep the map of a file under another id; the id. Raises `FormRefused` beside what `as_new` raises."""
    upload = _upload(desk, token)
    role_map = _read(upload)
    document = document_of(role_map)
    document["map"]["id"] = id
    refuse_reserved(id)
    try:
        desk.create(document, author, message_of(upload.name), "import")
    except MapExists as error:
        raise FormRefused({"id": str(error)}) from None
    except DefectsFound as found:  # the file itself was read above without any
        raise FormRefused({"id": f"{found.defects[0].message} {found.defects[0].expected}"}) from None
    drop(desk, token)
    return id


def instead(desk: Desk, token: str, base: int, author: str) -> str:
    """Put the map of a file in the place of revision `base` of the map of its id; the id. See `as_new`."""
    upload = _upload(desk, token)
    role_map = _read(upload)
    try:
        desk.replace(role_map.info.id, base, role_map, author, message_of(upload.name))
    except (Outdated, UnknownMap):
        raise ChangedMeanwhile from None
    drop(desk, token)
    return role_map.info.id


def drop(desk: Desk, token: str) -> None:
    """Forget a file that was sent."""
    with desk.store.writing() as repository:
        repository.drop_upload(token)


def _upload(desk: Desk, token: str) -> Upload:
    with desk.store.reading() as repository:
        return repository.upload(token)


def _read(upload: Upload) -> RoleMap:
    from rolemap.brakes import MapRules

    if is_workbook(upload.name):
        from rolemap.workbook.reading import loads as loads_workbook

        return loads_workbook(upload.content, name=upload.name, rules=MapRules())
    from rolemap.files import loads

    return loads(upload.content, format_of(upload.name), name=upload.name, rules=MapRules())


def _is_readable(upload: Upload) -> bool:
    """Whether a workbook has cells that can be read, whatever they hold."""
    from rolemap.workbook.grid import read_grid

    try:
        return bool(read_grid(upload.content, upload.name))
    except DefectsFound:
        return False


def message_of(name: str) -> str:
    """What the history says of a file, the same for every reader."""
    with use(DEFAULT_LANGUAGE):
        return _("From the file “{name}”").format(name=name)


def _taken(desk: Desk, id: str) -> str:
    """Why no map can be kept under an id that no map on the shelf has; empty where one can."""
    if id in RESERVED:
        return _("The id “{id}” is the address of a page here, so the map needs another id.").format(id=id)
    if any(row.id == id for row in desk.shelf(deleted=True)):
        return _(
            "A map of the id “{id}” lies in the bin. Bring it back first if the file is to replace it, or keep the "
            "file as another map."
        ).format(id=id)
    return ""
