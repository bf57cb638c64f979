"""The annex set: every file of this folder is one annex, and `assemble` puts those that are wanted together."""

from __future__ import annotations

import pkgutil
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from rolemap.errors import UnknownName
from rolemap.export.content.head import title_block
from rolemap.export.content.kind import AnnexKind, Draft
from rolemap.export.document import Annex, Document
from rolemap.i18n import domain, language

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")


def assemble(material: Material) -> Document:
    """The annex set in the reader's language, with the annexes that the wishes name.

    Progress is told of each annex before it is made. Raises `UnknownName` for an annex that does not exist, and
    what laying out a picture raises.
    """
    wanted = chosen(material.wishes.annexes)
    numerals = numerals_of(wanted)
    names = {
        slug: _("Annex {numeral}").format(numeral=numeral) for slug, numeral in numerals.items() if numeral
    }
    annexes: tuple[Annex, ...] = ()
    for done, kind in enumerate(wanted):
        title = _(kind.title)
        material.progress(title, done, len(wanted))
        blocks = tuple(kind.blocks(Draft(material, names, annexes)))
        annexes = (*annexes, Annex(kind.slug, numerals[kind.slug], title, blocks))
    return Document(language(), title_block(material), annexes)


def annex_rows() -> list[tuple[str, str]]:
    """The slug of every annex and its title in the reader's language, in the order of the set."""
    return [(kind.slug, _(kind.title)) for kind in kinds()]


def chosen(slugs: Sequence[str]) -> tuple[AnnexKind, ...]:
    """The annexes with these slugs in the order of the set; all of them where none is named.

    Raises `UnknownName` with the slugs that come near.
    """
    known = [kind.slug for kind in kinds()]
    for slug in slugs:
        if slug not in known:
            raise UnknownName(_("Annex"), slug, get_close_matches(slug, known, n=3, cutoff=0.4) or known)
    return tuple(kind for kind in kinds() if not slugs or kind.slug in slugs)


def numerals_of(wanted: Sequence[AnnexKind]) -> dict[str, str]:
    """The Roman numeral of each annex by its slug; empty for a single one (Decree 30/2020/NĐ-CP, Annex I, part III)."""
    return {kind.slug: _roman(place) if len(wanted) > 1 else "" for place, kind in enumerate(wanted, 1)}


@cache
def kinds() -> tuple[AnnexKind, ...]:
    """Every annex in the order of the set; raises TypeError for a file that is none, or has another slug."""
    found = [_kind(module.name) for module in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda kind: kind.place))


def _kind(name: str) -> AnnexKind:
    kind = getattr(import_module(f"{__name__}.{name}"), "ANNEX", None)
    slug = name.replace("_", "-")
    if not isinstance(kind, AnnexKind):
        raise TypeError(f"{name}.py: ANNEX is a {type(kind).__name__}, not an AnnexKind")
    if kind.slug != slug:
        raise TypeError(f"{name}.py: its annex says {kind.slug!r}; the file name asks for {slug!r}")
    return kind


def _roman(number: int) -> str:
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        text += sign * times
    return text
