"""The desk: stored maps opened, changed, compared and drawn; the one thing that the web asks about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.errors import RolemapError
from rolemap.i18n import domain
from rolemap.services.checking import Workspace
from rolemap.services.comparing import Comparison
from rolemap.services.maps.gaps.showing import Showing
from rolemap.services.maps.ids import refuse_reserved
from rolemap.services.maps.messages import describe, describe_beginning
from rolemap.services.maps.opening import Content, Opened, Shelf, content_of, kept_content
from rolemap.services.maps.pictures import Album
from rolemap.services.maps.summing import summary
from rolemap.services.maps.undoing import LOOK_BACK, Steps, steps

if TYPE_CHECKING:
    from rolemap.checks.comparing import FindingChanges
    from rolemap.checks.findings import Finding
    from rolemap.editing import Conflict, Edit
    from rolemap.model import RoleMap
    from rolemap.store import MapRow, Repository, Revision, Store

_ = domain("services")

KEPT_CONTENTS = 24
KEPT_WORKSPACES = 24
TRIES = 20
"""How often a save is applied anew on a head that moved meanwhile; each time somebody else's got through."""


class EditsConflict(RolemapError):
    """Edits meet what somebody else has written at the same places; nothing was saved."""

    def __init__(self, conflicts: Sequence[Conflict], head: Revision) -> None:
        self.conflicts = tuple(conflicts)
        self.head = head
        super().__init__(
            _(
                "Somebody else has changed the same entries meanwhile. "
                "Nothing was saved yet: choose which value stays."
            )
        )


class NothingToUndo(RolemapError):
    """There is no step of this author that could be undone."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to undo."))


class NothingToRedo(RolemapError):
    """No step was undone that could be done again."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to redo."))


class MapIdChanged(RolemapError):
    """A document names another map than the one that it would replace."""

    def __init__(self, id: str) -> None:
        super().__init__(
            _(
                "The document is of another map: map.id must stay {id}. "
                "To keep it as a map of its own, create a new map."
            ).format(id=id)
        )


@dataclass(frozen=True)
class Saved:
    """What a save has done: the revision that now stands, and what became of the findings."""

    revision: Revision
    workspace: Workspace
    before: Workspace
    findings: FindingChanges
    merged: bool
    """Whether others had saved since the page was loaded; both changes stand now."""

    @property
    def opened(self) -> tuple[Finding, ...]:
        """The findings that this save has opened."""
        from rolemap.checks.comparing import Outcome

        return tuple(change.finding for change in self.findings.of(Outcome.NEW))

    @property
    def closed(self) -> tuple[Finding, ...]:
        """The findings that this save has closed, as they stood before; a waiver closes one as well."""
        from rolemap.checks.comparing import Outcome

        return tuple(
            change.old
            for change in self.findings.all
            if change.old is not None and (change.outcome is Outcome.FIXED or change.newly_waived)
        )


class Desk:
    """Stored maps at hand. Safe for many threads; what was read and checked is kept by its content."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.album = Album()
        self.showing = Showing()
        self._contents: Shelf[Content] = Shelf(KEPT_CONTENTS)
        self._workspaces: Shelf[Workspace] = Shelf(KEPT_WORKSPACES)

    def shelf(self, search: str = "", *, deleted: bool = False) -> tuple[MapRow, ...]:
        """The maps whose title, owner or id hold all words of `search`, the last changed first."""
        with self.store.reading() as repository:
            return repository.maps(search, deleted=deleted)

    def open(self, id: str, number: int | None = None, as_of: date | None = None) -> Opened:
        """A revision of a map (the newest unless told), checked at its date or at another; raises `UnknownMap`."""
        with self.store.reading() as repository:
            row = repository.map(id)
            revision = row.head if number is None else repository.revision(id, number)
            content = self._content(repository, revision)
        return Opened(row, revision, content, self._workspace(revision, content, as_of))

    def revisions(self, id: str, before: int | None = None, limit: int = 50) -> tuple[Revision, ...]:
        """The revisions of a map, newest first, those before a number."""
        with self.store.reading() as repository:
            return repository.revisions(id, before=before, limit=limit)

    def create(
        self, role_map: RoleMap | dict[str, Any], author: str, message: str = "", kind: str = "new"
    ) -> Revision:
        """Keep a new map under the id that it names; raises `DefectsFound`, `MapExists` and `FormRefused`.

        The last for an id that is the address of a page: whoever brings the map, it could not be opened.
        """
        content = content_of(role_map)
        id = content.map.info.id
        refuse_reserved(id)
        workspace = content.checked(id)
        entry = self._entry(content, workspace, author, message or describe_beginning(workspace), kind)
        with self.store.writing() as repository:
            revision = repository.add(id, entry)
        self._keep(revision, content, workspace)
        return revision

    def replace(
        self,
        id: str,
        base: int,
        role_map: RoleMap | dict[str, Any],
        author: str,
        message: str = "",
        kind: str = "import",
    ) -> Saved:
        """Put a whole document in the place of revision `base`, which must be the newest; raises `Outdated`."""
        before = self.open(id)
        content = _content_for(id, role_map)
        workspace = content.checked(id)
        told = message or describe(before.workspace, workspace)
        entry = self._entry(content, workspace, author, told, kind)
        with self.store.writing() as repository:
            revision = repository.append(id, base, entry)
        self._keep(revision, content, workspace)
        return _saved(revision, before.workspace, workspace, merged=False)

    def save(
        self, id: str, base: int, edits: Sequence[Edit], author: str, message: str = "", kind: str = "edit"
    ) -> Saved:
        """Apply edits made on revision `base` to the newest one, field by field, and keep the result.

        Raises `EditsConflict` where others have written other values at the same places, and `DefectsFound`
        where the result would be no map; then nothing is kept.
        """
        return self._change(id, base, lambda _document: edits, author, message, kind, None)

    def done(self, id: str, number: int) -> Saved:
        """What the save has done that made revision `number`, which is not the first."""
        before, after = self.open(id, number - 1), self.open(id, number)
        return _saved(after.revision, before.workspace, after.workspace, merged=False)

    def steps(self, id: str, author: str) -> Steps:
        """What `author` can undo and redo."""
        return steps(reversed(self.revisions(id, limit=LOOK_BACK)), author)

    def undo(self, id: str, author: str) -> Saved:
        """Take back the last step of `author`; what others did since stays. Raises `NothingToUndo`, `EditsConflict`."""
        done = self.steps(id, author).done
        if not done:
            raise NothingToUndo
        return self._repeat(id, done[-1], author, "undo")

    def redo(self, id: str, author: str) -> Saved:
        """Do again what `author` undid last; raises `NothingToRedo` and `EditsConflict`."""
        undone = self.steps(id, author).undone
        if not undone:
            raise NothingToRedo
        return self._repeat(id, undone[-1], author, "redo")

    def restore(self, id: str, number: int, author: str, message: str = "") -> Saved:
        """Make the content of revision `number` the newest one again, as a revision of its own."""
        from rolemap.editing import difference

        wanted = self.open(id, number).document
        return self._change(
            id, number, lambda document: difference(document, wanted), author, message, "restore", number
        )

    def mark(self, id: str, base: int, author: str, message: str) -> Revision:
        """Keep revision `base`, the newest, once more under a message: a milestone. Raises `Outdated`."""
        opened = self.open(id)
        entry = self._entry(opened.content, opened.workspace, author, message, "edit")
        with self.store.writing() as repository:
            return repository.append(id, base, entry)

    def compare(self, id: str, old: int, new: int) -> Comparison:
        """Two revisions of a map held against each other, each at its own date."""
        return Comparison(self.open(id, old).workspace, self.open(id, new).workspace)

    def remove(self, id: str) -> None:
        """Put a map into the bin."""
        with self.store.writing() as repository:
            repository.remove(id)

    def bring_back(self, id: str) -> None:
        """Take a map out of the bin."""
        with self.store.writing() as repository:
            repository.bring_back(id)

    def _repeat(self, id: str, number: int, author: str, kind: str) -> Saved:
        from rolemap.editing import difference, inverse

        made = difference(self.open(id, number - 1).document, self.open(id, number).document)
        edits = inverse(made) if kind == "undo" else made
        return self._change(id, number, lambda _document: edits, author, "", kind, number)

    def _change(
        self,
        id: str,
        base: int,
        edits_on: Callable[[dict[str, Any]], Sequence[Edit]],
        author: str,
        message: str,
        kind: str,
        undoes: int | None,
    ) -> Saved:
        from rolemap.editing import apply
        from rolemap.store import Outdated

        for _try in range(TRIES):
            before = self.open(id)
            head = before.revision
            applied = apply(before.document, edits_on(before.document))
            if applied.conflicts:
                raise EditsConflict(applied.conflicts, head)
            if applied.document == before.document:
                return _saved(head, before.workspace, before.workspace, merged=base < head.number)
            content = _content_for(id, applied.document, before.content)
            workspace = content.checked(id)
            told = message or describe(before.workspace, workspace, kind, undoes)
            entry = self._entry(content, workspace, author, told, kind, undoes)
            try:
                with self.store.writing() as repository:
                    revision = repository.append(id, head.number, entry)
            except Outdated:
                continue
            self._keep(revision, content, workspace)
            return _saved(revision, before.workspace, workspace, merged=base < head.number)
        raise Outdated(id, head.number)

    def _entry(
        self,
        content: Content,
        workspace: Workspace,
        author: str,
        message: str,
        kind: str,
        undoes: int | None = None,
    ) -> Any:
        from rolemap.store import NewRevision

        return NewRevision(
            document=content.loaded.text(),
            author=author,
            message=message,
            kind=kind,
            undoes=undoes,
            summary=summary(workspace),
        )

    def _content(self, repository: Repository, revision: Revision) -> Content:
        def read() -> Content:
            return kept_content(repository.document(revision.map, revision.number))

        return self._contents.get(revision.document_hash, read)

    def _workspace(self, revision: Revision, content: Content, as_of: date | None) -> Workspace:
        key = (revision.document_hash, as_of)
        return self._workspaces.get(key, lambda: content.checked(revision.map, as_of))

    def _keep(self, revision: Revision, content: Content, workspace: Workspace) -> None:
        self._contents.put(revision.document_hash, content)
        self._workspaces.put((revision.document_hash, None), workspace)


def _content_for(id: str, given: RoleMap | dict[str, Any], previous: Content | None = None) -> Content:
    """What `given` holds, which must still be the map of that id."""
    head = given.get("map") if isinstance(given, dict) else {"id": given.info.id}
    if isinstance(head, dict) and head.get("id") != id:
        raise MapIdChanged(id)
    return content_of(given, previous)


def _saved(revision: Revision, before: Workspace, after: Workspace, *, merged: bool) -> Saved:
    from rolemap.checks.comparing import FindingChanges
    from rolemap.model.changes import changes

    renamed = changes(before.graph, after.graph).renamed
    return Saved(revision, after, before, FindingChanges(before.report, after.report, renamed), merged)
