"""A document made of a stored map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.export.material import Progress
    from rolemap.services.maps.documents.wishes import Wish
    from rolemap.services.maps.opening import Opened


def document(opened: Opened, wish: Wish, progress: Progress) -> bytes:
    """The document in the language in force; raises what `Export` raises."""
    from rolemap.services.exporting import Export

    made = Export(
        opened.workspace,
        annexes=wish.annexes,
        theme=wish.theme,
        template=wish.template.content if wish.template else b"",
        revision=opened.revision.number,
        progress=progress,
    )
    return made.written_as(wish.suffix)
