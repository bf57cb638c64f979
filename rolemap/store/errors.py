"""What the store refuses, and what stops it: one class a situation, each with its sentence."""

from __future__ import annotations

from rolemap.errors import EXIT_MISSING_PART, RolemapError
from rolemap.i18n import domain, number

_ = domain("store")
_of_system = domain("errors")
"""Knows what the operating system says."""


class UnknownMap(RolemapError):
    """No map of this id is kept, or it lies in the bin."""

    def __init__(self, id: str) -> None:
        self.id = id
        super().__init__(_("There is no map “{id}”.").format(id=id))


class UnknownRevision(RolemapError):
    """A map has no revision of this number."""

    def __init__(self, id: str, revision: int) -> None:
        self.id = id
        self.number = revision
        super().__init__(_("The map “{id}” has no revision {number}.").format(id=id, number=number(revision)))


class MapExists(RolemapError):
    """A map of this id is kept already; `deleted` says whether it lies in the bin."""

    def __init__(self, id: str, deleted: bool) -> None:
        self.id = id
        self.deleted = deleted
        sentence = _("There is a map “{id}” already.")
        if deleted:
            sentence = _("A map “{id}” lies in the bin. Bring it back, or choose another id.")
        super().__init__(sentence.format(id=id))


class Outdated(RolemapError):
    """A revision was to follow one that is no longer the newest; `head` is the number of the newest."""

    def __init__(self, id: str, head: int) -> None:
        self.id = id
        self.head = head
        super().__init__(
            _("The map “{id}” was changed meanwhile; its newest revision is {number}.").format(
                id=id, number=number(head)
            )
        )


class UploadGone(RolemapError):
    """A file that was sent is no longer kept: it was accepted, given up, or sent more than a day ago."""

    def __init__(self) -> None:
        super().__init__(_("The file that was sent is no longer kept. Please send it again."))


class UploadTooLarge(RolemapError):
    """A file was sent that is larger than the store keeps."""

    def __init__(self, most: int) -> None:
        super().__init__(
            _("The file is larger than {most} MB and was not kept.").format(most=number(most // 2**20))
        )


class StoreError(RolemapError):
    """The database cannot be used."""

    exit_code = EXIT_MISSING_PART


class DatabaseNewer(StoreError):
    """The database was written by a newer version of the program."""

    def __init__(self, version: str) -> None:
        super().__init__(
            _(
                "The database is of a newer version ({version}) than this program. Install the newest rolemap; "
                "the database was left as it is."
            ).format(version=version)
        )


class DatabaseOfOthers(StoreError):
    """The database holds tables, but not those of rolemap."""

    def __init__(self, place: str) -> None:
        super().__init__(
            _(
                "{place} is a database of another program and was left as it is. Choose another folder or database."
            ).format(place=place)
        )


class NoDatabase(StoreError):
    """The file in the place of the database is none."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _(
                "{path} is no database, or it is damaged; it was left as it is. Put a backup in its place, or "
                "choose another folder."
            ).format(path=path)
        )


class FolderUnusable(StoreError):
    """The data folder cannot be made, read or written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _(
                "The data folder {path} cannot be used ({reason}). Check the access rights, or choose another folder "
                "with --data."
            ).format(path=path, reason=_of_system(reason))
        )


class UrlUnknown(StoreError):
    """The address of a database is none that the program can use."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "ROLEMAP_DATABASE_URL is no address of a PostgreSQL database. It looks like this: "
                "postgresql://user:password@server/database"
            )
        )


class DriverMissing(StoreError):
    """PostgreSQL is asked for, and the library that talks to it is not installed."""

    def __init__(self) -> None:
        super().__init__(
            _(
                'PostgreSQL needs a library that is not installed. Install it with: pip install "rolemap[postgres]"'
            )
        )


class ServerSilent(StoreError):
    """The PostgreSQL server does not answer, or does not let us in."""

    def __init__(self, place: str, detail: str) -> None:
        super().__init__(
            _("The database {place} cannot be reached: {detail}").format(place=place, detail=detail)
        )


class DatabaseFailed(StoreError):
    """The database gave up in the middle of its work; nothing of that work was kept."""

    def __init__(self, detail: str) -> None:
        super().__init__(_("The database failed, nothing was kept: {detail}").format(detail=detail))


class BackupElsewhere(StoreError):
    """A copy of a PostgreSQL database is made by the tools of its server."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The maps are in a PostgreSQL database, which is copied by its own tool: "
                "pg_dump --format=custom --file=FILE DATABASE"
            )
        )


class CopyFailed(StoreError):
    """A copy of the database could not be written; nothing of it was kept."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("The copy {path} could not be written ({reason}); nothing of it was kept.").format(
                path=path, reason=_of_system(reason)
            )
        )


class NothingHere(StoreError):
    """There is no database where one is to be looked after."""

    def __init__(self, folder: str) -> None:
        super().__init__(
            _("There is no database in {folder}. Name its folder with --data.").format(folder=folder)
        )


class DatabaseOlder(StoreError):
    """The database was written by an older version of the program and is not yet migrated."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "The database is of an older version. Start “rolemap serve” once; it copies the database and brings "
                "it up to date."
            )
        )
