"""A workbook that waits: its sheets, and what was answered about it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rolemap.services.maps.importing.own.answers import OLD, Answers, Into, answers_of
from rolemap.store import UnknownMap
from rolemap.workbook.grid import RawSheet, read_grid
from rolemap.workbook.guessing import Known, guess
from rolemap.workbook.own.heads import heading_rows, headings, headings_key, likely_rows
from rolemap.workbook.own.mapping import SheetMapping, mapping_of

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk
    from rolemap.store import Upload


@dataclass
class Waiting:
    """A workbook of anybody's that was sent, with the answers so far."""

    token: str
    name: str
    sheets: tuple[RawSheet, ...]
    answers: Answers

    @property
    def taken(self) -> tuple[tuple[RawSheet, SheetMapping], ...]:
        """The sheets of which something is taken, each with its mapping."""
        pairs = ((sheet, self.answers.sheets[at]) for at, sheet in enumerate(self.sheets))
        return tuple((sheet, mapping) for sheet, mapping in pairs if mapping.row)


def waiting(desk: Desk, token: str, into: str = "") -> Waiting:
    """The workbook of a token; `into` is the map that it was brought for, the first time.

    Raises `rolemap.store.UploadGone`, and `DefectsFound` for a file that the gate does not let in.
    """
    with desk.store.reading() as repository:
        upload = repository.upload(token)
    sheets = _sheets(upload.content, upload.name)
    if upload.answers:
        return Waiting(token, upload.name, sheets, answers_of(upload.answers))
    return _begun(desk, upload, sheets, into)


def keep_answers(desk: Desk, one: Waiting) -> None:
    """Keep what was answered; raises `rolemap.store.UploadGone`."""
    with desk.store.writing() as repository:
        repository.answer(one.token, one.answers.to_text())


def remember(desk: Desk, one: Waiting) -> None:
    """Remember how the columns were matched, for the next file with the same headings."""
    with desk.store.writing() as repository:
        for at, sheet in enumerate(one.sheets):
            mapping = one.answers.sheets[at]
            texts = headings(sheet, mapping.first, mapping.last)
            if mapping.row and headings_key(texts):
                repository.remember_mapping(headings_key(texts), _by_heading(texts, mapping))


def forget(desk: Desk, one: Waiting, at: int) -> None:
    """Forget how the columns of a sheet were matched, and guess them anew."""
    key = one.answers.remembered.pop(at, "")
    with desk.store.writing() as repository:
        repository.forget_mapping(key)
    one.answers.sheets[at] = guess(one.sheets[at], known_in(desk, one.answers.into))
    keep_answers(desk, one)


def known_in(desk: Desk, into: Into) -> Known | None:
    """Whether a name is known: in the map that is meant, else in the one that was changed last."""
    from rolemap.editing.naming import Names

    last = next((row.id for row in desk.shelf()), "")
    try:
        names = Names(desk.open(into.map if into.way == OLD else last).document)
    except UnknownMap:
        return None
    return lambda text, sections: bool(names.find(" ".join(text.split()), sections))


@lru_cache(maxsize=4)
def _sheets(content: bytes, name: str) -> tuple[RawSheet, ...]:
    """The last workbooks that were looked at: each of the steps asks for the same one."""
    return read_grid(content, name)


def _begun(desk: Desk, upload: Upload, sheets: tuple[RawSheet, ...], into: str) -> Waiting:
    known_maps = {row.id for row in desk.shelf()}
    answers = Answers(into=Into(OLD, into) if into in known_maps else Into(), chosen=into in known_maps)
    known = known_in(desk, answers.into)
    for at, sheet in enumerate(sheets):
        found = _remembered(desk, sheet)
        if found is not None:
            answers.remembered[at], answers.sheets[at] = found
        else:
            answers.sheets[at] = guess(sheet, known)
    begun = Waiting(upload.token, upload.name, sheets, answers)
    keep_answers(desk, begun)
    return begun


def _remembered(desk: Desk, sheet: RawSheet) -> tuple[str, SheetMapping] | None:
    """The headings by which the mapping of a sheet was remembered, and the mapping."""
    places = list(dict.fromkeys(heading_rows(sheet, row) for row in likely_rows(sheet)))
    keys = {headings_key(headings(sheet, *place)): place for place in reversed(places)}
    with desk.store.reading() as repository:
        found = repository.mappings(keys)
    for key, (first, last) in keys.items():
        if key in found:
            mapping = _at_columns(headings(sheet, first, last), json.loads(found[key]), first, last)
            if mapping.row:
                return key, mapping
    return None


def _by_heading(texts: tuple[str, ...], mapping: SheetMapping) -> str:
    """A mapping by headings instead of columns, so that columns may change their places."""
    data = mapping.to_json()
    named = {name: mapping.columns.get(column, "") for column, name in enumerate(_counted(texts), 1)}
    return json.dumps({**data, "columns": named}, ensure_ascii=False, sort_keys=True)


def _at_columns(texts: tuple[str, ...], data: dict[str, object], first: int, last: int) -> SheetMapping:
    named = data["columns"] if isinstance(data["columns"], dict) else {}
    columns = {str(column): named.get(name, "") for column, name in enumerate(_counted(texts), 1)}
    return mapping_of({**data, "columns": columns, "head": [first, last]})


def _counted(texts: Iterable[str]) -> list[str]:
    """The headings without accents; the second of the same words has a number behind it."""
    found: list[str] = []
    for text in texts:
        plain = headings_key((text,))
        found.append(f"{plain}#{found.count(plain)}" if plain in found else plain)
    return found
