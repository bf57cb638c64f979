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
from rolemap.export.content.kind import AnnexKind
from rolemap.export.document import Annex, Document
from rolemap.i18n import domain, language

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")


def assemble(material: Material) -> Document:
    """The annex set in the reader's language, with the annexes that the wishes name.

    Raises `UnknownName` for an annex that does not exist, and what laying out a picture raises.
    """
    wanted = chosen(material.wishes.annexes)
    annexes = []
    for done, kind in enumerate(wanted):
        title = _(kind.title)
        material.progress(title, done, len(wanted))
        numeral = roman(done + 1) if len(wanted) > 1 else ""
        annexes.append(Annex(kind.slug, numeral, title, tuple(kind.blocks(material))))
    return Document(language(), title_block(material), tuple(annexes))


def annex_rows() -> list[tuple[str, str]]:
    """The slug of every annex and its title, in the reader's language, in the order of the set."""
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


@cache
def kinds() -> tuple[AnnexKind, ...]:
    """Every annex in the order of the set; raises TypeError for a file that is none."""
    found = [_kind(module.name) for module in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda kind: kind.place))


def _kind(name: str) -> AnnexKind:
    kind = getattr(import_module(f"{__name__}.{name}"), "ANNEX", None)
    if not isinstance(kind, AnnexKind) or kind.slug != name.replace("_", "-"):
        raise TypeError(f"{name}.py: no annex of that name")
    return kind


def roman(number: int) -> str:
    """A Roman numeral, as annexes are numbered (Decree 30/2020/NĐ-CP, Annex I, part III, item 1)."""
    text = ""
    for value, sign in _NUMERALS:
        times, number = divmod(number, value)
        text += sign * times
    return text


_NUMERALS = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
