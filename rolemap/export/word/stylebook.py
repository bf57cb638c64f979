"""The styles of one document: each found by the name that Word knows it by, and brought along where it is not there.

Word keeps built-in styles under English names in every language; only their ids are translated (the Vietnamese
“Đầu đề 1” is `u1`, its name in the file `heading 1`). So a style is looked up by name, in any case, and used by id.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from rolemap.export.word.markup import elements, w
from rolemap.export.word.styles import Style, built_in, markup, our_own
from rolemap.i18n import LANGUAGES, domain, use

_ = domain("export.word")


@cache
def known() -> Mapping[str, Style]:
    """All styles that annexes are written in, by our id."""
    return {style.id: style for style in (*built_in(), *our_own())}


def names_of(style: Style) -> tuple[str, ...]:
    """The names under which a style may stand in a template; the first is the one in the reader's language."""
    if not style.own:
        return (style.name,)
    names = [_(style.name)]
    for language in LANGUAGES:
        with use(language):
            names.append(_(style.name))
    return tuple(dict.fromkeys(names))


class StyleBook:
    """Ids of styles in the document; `book["Caption"]` adds the style where the document lacks it."""

    def __init__(self, styles: Any, numbering: int) -> None:
        """`styles` is the element of the styles; `numbering` the list that bullets follow."""
        self._styles = styles
        self._numbering = numbering
        self._ids: dict[str, str] = {}
        self._present: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        for style in styles.iterchildren(w("style")):
            name, id = style.find(w("name")), style.get(w("styleId"), "")
            self._taken.add(id.casefold())
            if name is not None:
                kind = style.get(w("type"), "paragraph")
                self._present.setdefault((kind, name.get(w("val"), "").casefold()), id)

    def __getitem__(self, key: str) -> str:
        """The id in this document of one of our styles."""
        if key not in self._ids:
            self._ids[key] = self._found(known()[key]) or self._added(known()[key])
        return self._ids[key]

    def add_all(self) -> None:
        """Bring every style along, so that a planner finds them all in the gallery."""
        for key in known():
            self[key]

    def _found(self, style: Style) -> str:
        ids = (self._present.get((style.kind, name.casefold())) for name in names_of(style))
        return next(filter(None, ids), "")

    def _added(self, style: Style) -> str:
        (added,) = elements(markup(style, names_of(style)[0], self._numbering))
        if style.default and self._has_default(style.kind):
            del added.attrib[w("default")]
        id = self._free(style.id)
        added.set(w("styleId"), id)
        for reference in ("basedOn", "next"):
            named = added.find(w(reference))
            if named is not None and named.get(w("val")) != style.id:
                named.set(w("val"), self[named.get(w("val"))])
        self._styles.append(added)
        return id

    def _has_default(self, kind: str) -> bool:
        return any(
            style.get(w("type")) == kind and style.get(w("default")) in ("1", "true", "on")
            for style in self._styles.iterchildren(w("style"))
        )

    def _free(self, id: str) -> str:
        found, count = id, 1
        while found.casefold() in self._taken:
            count += 1
            found = f"{id}{count}"
        self._taken.add(found.casefold())
        return found
