"""Which rows of a table are shown and in which order: the search, the filters and the sorting of a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import language
from rolemap.services.maps.opening import Opened, Shelf
from rolemap.services.maps.tables.columns import FIGURES, Column, records_of
from rolemap.services.maps.tables.order import name_order
from rolemap.services.maps.tables.words import Words, value_in

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding

EMPTY: Final = "-"
"""The filter that keeps rows without a value; no word of the format is written so."""
FINDINGS: Final = "findings"
"""The column of the findings, by which a table can be sorted as well."""
NOTHING: Final[tuple[Any, ...]] = (None, [])

_search_texts: Shelf[list[str]] = Shelf(12)

Test = Callable[[int], bool]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be shown of a table; `filters` hold the code of a word, or a part of the text without accents."""

    search: str = ""
    sort: str = ""
    down: bool = False
    filters: Mapping[str, str] = field(default_factory=dict)
    gaps: bool = False
    page: int = 1
    columns: tuple[str, ...] = ()


class Picking:
    """The rows of one table, each by its place in the file."""

    def __init__(
        self,
        opened: Opened,
        where: str,
        columns: tuple[Column, ...],
        words: Words,
        findings: Mapping[int, tuple[Finding, ...]],
    ) -> None:
        self._records = records_of(opened.document, where)
        self._content = (opened.revision.document_hash, where)
        self._columns = columns
        self._words = words
        self._findings = findings

    def places(self, wish: Wish) -> list[int]:
        """The places of the records that pass the search and all filters, in the order asked for."""
        tests = list(self._tests(wish))
        kept = [place for place in range(len(self._records)) if all(test(place) for test in tests)]
        return self._sorted(kept, wish)

    def _tests(self, wish: Wish) -> Iterator[Test]:
        from rolemap.model.text import folded

        if wish.gaps:
            yield lambda place: any(one.open for one in self._findings.get(place, ()))
        for column in self._columns:
            if wanted := wish.filters.get(column.key, ""):
                yield self._test(column, wanted)
        if asked := folded(wish.search).split():
            texts = self._texts()
            yield lambda place: all(word in texts[place] for word in asked)

    def _test(self, column: Column, wanted: str) -> Test:
        """Whether the record at a place passes the filter of one column."""
        from rolemap.model.text import folded

        one = column.field
        if wanted == EMPTY:
            return lambda place: self._value(place, column) in NOTHING
        if one.kind == "flag":
            return lambda place: self._value(place, column) is (wanted == "true")
        if one.kind == "choice" and one.many:
            return lambda place: wanted in (self._value(place, column) or ())
        if one.kind == "choice":
            return lambda place: self._value(place, column) == wanted
        part = folded(wanted)
        return lambda place: part in folded(self._words.shown(one, self._value(place, column)))

    def _value(self, place: int, column: Column) -> Any:
        return value_in(self._records[place], column.field)

    def _texts(self) -> list[str]:
        """The whole text of each record without accents, kept by the content of the map."""
        from rolemap.model.text import folded

        def text(place: int) -> str:
            cells = (self._words.shown(column.field, self._value(place, column)) for column in self._columns)
            return folded("\n".join(cells))

        return _search_texts.get(
            (*self._content, language()), lambda: [text(place) for place in range(len(self._records))]
        )

    def _sorted(self, places: list[int], wish: Wish) -> list[int]:
        """Equals keep the order of the file; what has no value stands last, whichever way is asked."""
        if wish.sort == FINDINGS:
            without = [place for place in places if place not in self._findings]
            found = (place for place in places if place in self._findings)
            return [*sorted(found, key=lambda place: self._findings[place][0].number), *without]
        column = next((column for column in self._columns if column.key == wish.sort), None)
        if column is None:
            return places
        empty = [place for place in places if self._value(place, column) in NOTHING]
        filled = [place for place in places if self._value(place, column) not in NOTHING]
        filled.sort(key=lambda place: self._order(column, self._value(place, column)), reverse=wish.down)
        return filled + empty

    def _order(self, column: Column, value: Any) -> Any:
        """Figures and dates by size, words of the format in its order (planned before live), others by name."""
        if column.field.kind in FIGURES or column.field.kind in ("date", "flag"):
            return value
        if column.field.kind == "choice":
            ranks = [code for code, _label in column.choices]
            values = value if isinstance(value, list) else [value]
            return [ranks.index(one) if one in ranks else len(ranks) for one in values]
        return name_order(self._words.shown(column.field, value))
