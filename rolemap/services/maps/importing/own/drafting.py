"""A map with the rows of a planner's sheets in it: elements matched or made, their fields, the relations they carry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rolemap.editing import Document
from rolemap.editing.pasting import Unread
from rolemap.i18n import domain
from rolemap.model.vocabulary import LEVELS_BESIDE_THE_MAP, SECTIONS
from rolemap.services.maps.importing.own.cells import OwnReader, is_given
from rolemap.services.maps.importing.own.funding import fund, is_money, period_of
from rolemap.services.maps.importing.own.making import Making
from rolemap.services.maps.importing.own.names import NameBook
from rolemap.services.maps.importing.own.outcome import Drafted, Element, Issue, Told
from rolemap.services.maps.importing.own.wording import no_id, short, uncomputed, with_heading
from rolemap.workbook.grid import RawSheet, Value, shown
from rolemap.workbook.own.entries import Entry, cell, entries_of
from rolemap.workbook.own.mapping import COUNTED, SheetMapping, Target, needed, targets
from rolemap.workbook.own.synonyms import by_name

_ = domain("services.importing")

ROOT: Final = "@root"
"""The default that stands for the organization of which the map speaks."""
_WITHIN: Final = ("parent", "apparatus")
"""Keys whose default concerns only organizations on a level of the map."""
Pair = tuple[RawSheet, SheetMapping]


def drafted(document: Document, pairs: Sequence[Pair], names: Mapping[str, str]) -> Drafted:
    """The document with all rows of the sheets in it; what cannot be taken is told, and nothing is guessed silently."""
    return _Draft(document, pairs, names).done()


class _Draft:
    def __init__(self, document: Document, pairs: Sequence[Pair], names: Mapping[str, str]) -> None:
        self._pairs = pairs
        self._making = Making(document)
        self._drafted = Drafted(document)
        self._entries: list[Element] = []
        self._answers = names

    def done(self) -> Drafted:
        """Elements first, so that rows may name each other; then their fields and relations."""
        for sheet, mapping in self._pairs:
            if mapping.row in SECTIONS:
                self._find_entries(sheet, mapping)
        made = self._making.minimal(self._answers)
        self._reader = OwnReader(self._making.document)
        self._book = NameBook(self._making.document, self._answers, made)
        for entry in self._entries:
            self._fill(entry)
        for sheet, mapping in self._pairs:
            if mapping.row not in SECTIONS:
                self._relate_rows(sheet, mapping)
        for entry in self._entries:
            self._complete(entry)
        self._drafted.document = self._making.finished()
        self._drafted.unknown = self._book.unknown
        self._drafted.made = self._making.made
        return self._drafted

    def _find_entries(self, sheet: RawSheet, mapping: SheetMapping) -> None:
        named = self._drafted.named.setdefault(mapping.row, set())
        for row in self._rows(sheet, mapping):
            own = {key: shown(cell(sheet, row.number, column)) for column, key in mapping.columns.items()}
            place = self._place(sheet, mapping, row.number, "name")
            if own.get("id") and not self._making.may_be_id(mapping.row, own["id"]):
                self._issue(
                    self._place(sheet, mapping, row.number, "id"), "id", own["id"], no_id(own["id"]), mapping
                )
            found = self._making.element(mapping.row, own)
            if isinstance(found, Unread):
                self._issue(place, "name", own["name"], found, mapping, whole=True)
                continue
            self._entries.append(Element(sheet, mapping, row.number, mapping.row, found))
            self._drafted.places.setdefault((mapping.row, found), place)
            named.add(found)

    def _rows(self, sheet: RawSheet, mapping: SheetMapping) -> Iterator[Entry]:
        for row in entries_of(sheet, mapping):
            if row.why_not:
                address = sheet.address(row.number, 1)
                text = _("Row {number} (“{text}”): {why}").format(
                    number=row.number, text=short(row.text), why=row.reason
                )
                self._drafted.left.append(Told(address, text))
            else:
                yield row

    def _fill(self, entry: Element) -> None:
        known = {target.key: target for target in targets(entry.section)}
        for column, key in entry.mapping.columns.items():
            target = known.get(key)
            if target is None or key in ("id", "name"):
                continue
            place = entry.sheet.address(entry.number, column)
            value = cell(entry.sheet, entry.number, column)
            if (entry.number, column) in entry.sheet.uncomputed:
                self._issue(place, target.label, "", uncomputed(), entry.mapping)
            elif is_money(target):
                self._fund(entry, target, value, column, place)
            elif target.relation:
                self._relate(entry, target, shown(value), place)
            else:
                self._put(entry, target, value, column, place)

    def _fund(self, entry: Element, target: Target, value: Value, column: int, place: str) -> None:
        amount = self._value(
            entry.mapping, target, value, place, self._reader.mark(entry.sheet, entry.mapping, column)
        )
        if amount:
            period = period_of(entry.sheet, entry.mapping, column, self._making.as_of)
            told = fund(self._making, entry.id, target, amount, period)
            self._drafted.told.append(Told(place, told))

    def _put(self, entry: Element, target: Target, value: Value, column: int, place: str) -> None:
        given = self._value(
            entry.mapping, target, value, place, self._reader.mark(entry.sheet, entry.mapping, column)
        )
        if given is None:
            return
        if target.field.kind == "long":
            given = with_heading(entry.sheet, entry.mapping, target, str(given), column)
        clash = self._making.put(entry.section, entry.id, target.field, given)
        if clash:
            message = _("Another row of the same name has “{other}” here.").format(other=short(clash))
            self._drafted.issues.append(
                Issue(place, target.label, shown(value), message, _("Write the same in both rows."))
            )
        else:
            self._drafted.places[(entry.section, entry.id, *target.field.path[:1])] = place

    def _value(self, mapping: SheetMapping, target: Target, value: Value, place: str, mark: str = "") -> Any:
        """The value of a cell; None for an empty one, and for one that is told as an issue or asked about."""
        if target.field.kind == "reference":
            return self._reference(mapping, target, shown(value), place)
        given, told = self._reader.value(mapping.row, target, value, mark)
        if isinstance(given, Unread):
            self._issue(place, target.label, shown(value), given, mapping)
            return None
        if told:
            self._drafted.told.append(Told(place, told))
        return given if is_given(given) else None

    def _reference(self, mapping: SheetMapping, target: Target, text: str, place: str) -> Any:
        ids = self._book.ids(text, target.field.targets, place) if text else []
        if isinstance(ids, Unread):
            self._issue(place, target.label, text, ids, mapping)
            return None
        if target.field.many or len(ids) < 2:
            return (ids if target.field.many else ids[0]) if ids else None
        several = Unread(_("The cell names {n} elements, and there is room for one.").format(n=len(ids)),
                         _("Write one name; the others fit into a column of their own."))  # fmt: skip
        self._issue(place, target.label, text, several, mapping)
        return ids[0]

    def _relate(self, entry: Element, target: Target, text: str, place: str) -> None:
        ids = self._book.ids(text, target.field.targets, place) if text else []
        if isinstance(ids, Unread):
            self._issue(place, target.label, text, ids, entry.mapping)
            return
        for one in ids:
            ends = (one, entry.id) if target.end == "from" else (entry.id, one)
            if one != entry.id:
                self._making.relation(target.relation, *ends)
                self._drafted.places[("relations", target.relation, f"{ends[0]}>{ends[1]}")] = place

    def _relate_rows(self, sheet: RawSheet, mapping: SheetMapping) -> None:
        known = {target.key: target for target in targets(mapping.row)}
        held = {key: column for column, key in mapping.columns.items() if key in known}
        for row in self._rows(sheet, mapping):
            ends = []
            for end in ("from", "to"):
                place = sheet.address(row.number, held[end])
                text = shown(cell(sheet, row.number, held[end]))
                ids = self._book.ids(text, known[end].field.targets, place)
                if isinstance(ids, Unread):
                    self._issue(place, known[end].label, text, ids, mapping, whole=True)
                    ids = []
                ends.append(ids)
            values = {
                known[key].field: self._value(mapping, known[key], cell(sheet, row.number, column), place)
                for key, column in held.items()
                if key not in ("from", "to")
                for place in (sheet.address(row.number, column),)
            }
            for source in ends[0]:
                for goal in ends[1]:
                    self._making.relation(mapping.row, source, goal, values)
                    path = ("relations", mapping.row, f"{source}>{goal}")
                    self._drafted.places[path] = sheet.address(row.number, held["from"])

    def _complete(self, entry: Element) -> None:
        """Give a new element what the sheet says for all rows, or its name; without it, it cannot be kept."""
        if entry.id not in self._making.made:
            return
        self._making.complete_group(entry.section, entry.id)
        mapping = entry.mapping
        lacking = self._making.lacking(entry.section, entry.id)
        defaults = {target.key for target in needed(mapping.row, mapping.columns)} | set(mapping.defaults)
        for target in targets(entry.section):
            if target.field.key not in {one.key for one in lacking} | defaults or target.relation:
                continue
            if self._making.has(entry.section, entry.id, target.field):
                continue
            self._default(entry, target)
        for one in self._making.lacking(entry.section, entry.id):
            place = self._place(entry.sheet, mapping, entry.number, one.key)
            name = self._making.name(entry.section, entry.id)
            message = _("“{label}” is missing, so the row cannot be taken.").format(label=one.label)
            expected = _("Fill the cell, or choose on the page of the columns what holds for all rows.")
            self._drafted.issues.append(Issue(place, one.label, name, message, expected, whole=True))

    def _default(self, entry: Element, target: Target) -> None:
        name = self._making.name(entry.section, entry.id)
        said = self._reader.allowed(target.field, by_name(entry.section, target.field.key, name))
        text = entry.mapping.defaults.get(target.key, "")
        level = self._making.value(entry.section, entry.id, "level")
        if target.key in _WITHIN and level in LEVELS_BESIDE_THE_MAP:
            return
        value: Any = said
        if not said and text == ROOT:
            value = self._making.root if self._making.root != entry.id else None
        elif not said and text:
            value = self._value(
                entry.mapping, target, text, self._place(entry.sheet, entry.mapping, entry.number, "name")
            )
        if value not in (None, ""):
            self._making.put(entry.section, entry.id, target.field, value)

    def _place(self, sheet: RawSheet, mapping: SheetMapping, number: int, key: str) -> str:
        column = next((column for column, one in mapping.columns.items() if one.partition("@")[0] == key), 0)
        first = next((column for column, one in mapping.columns.items() if one != COUNTED), 1)
        return sheet.address(number, column or first)

    def _issue(
        self, place: str, label: str, text: str, unread: Unread, mapping: SheetMapping, *, whole: bool = False
    ) -> None:
        shown_label = next((one.label for one in targets(mapping.row) if one.key == label), label)
        self._drafted.issues.append(Issue(place, shown_label, text, unread.message, unread.expected, whole))
