"""What somebody wants to have of a map, reduced to what its format obeys, and the name of the result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from rolemap import __version__
from rolemap.errors import UnknownName
from rolemap.i18n import domain, language
from rolemap.services.maps.documents.formats import format_of

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened

_ = domain("services.documents")


@dataclass(frozen=True, slots=True)
class Template:
    """An organization's own Word file, as it is kept."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """A document that is wanted; what its format does not obey is empty, so that equal wishes are equal."""

    suffix: str
    annexes: tuple[str, ...] = ()
    """In the order of the set; empty for all of them."""
    theme: str = "screen"
    template: Template | None = None


def wish_for(
    suffix: str, annexes: Collection[str] = (), theme: str = "screen", template: Template | None = None
) -> Wish:
    """The wish for a format. Raises KeyError for one that cannot be written, `UnknownName` for an annex."""
    from rolemap.services.exporting import annex_rows

    kind = format_of(suffix)
    known = [slug for slug, _title in annex_rows()]
    for slug in annexes:
        if slug not in known:
            raise UnknownName(_("Annex"), slug, known)
    some = kind.annexes and set(annexes) != set(known)
    return Wish(
        suffix,
        tuple(slug for slug in known if slug in annexes) if some else (),
        theme if kind.theme else "screen",
        template if kind.template else None,
    )


def key_of(opened: Opened, wish: Wish) -> str:
    """What names the document: the same map, date, revision, wish, language and program give the same bytes."""
    made_of = (
        __version__,
        language(),
        opened.revision.document_hash,
        opened.revision.number,
        opened.workspace.graph.as_of,
        wish.suffix,
        wish.annexes,
        wish.theme,
        sha256(wish.template.content).hexdigest() if wish.template else "",
    )
    return sha256(repr(made_of).encode()).hexdigest()
