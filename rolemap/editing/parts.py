"""One section, or the relations of one kind, as a loaded document holds it: records, model, and text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rolemap.editing.canonical import Record, element_records, relation_records, written
from rolemap.files import build, json_out
from rolemap.files.map_schema import SECTION_SCHEMAS
from rolemap.files.memory import Kept, Memory
from rolemap.files.record import RecordSchema, schema_of
from rolemap.files.relation_schemas import relation_schema
from rolemap.model import SECTION_CLASSES, Element
from rolemap.model.relations import RelationTable

Model = TypeVar("Model")


@dataclass
class Part(Generic[Model]):
    """What one list of records became; it is made once and shared by all later documents that do not touch it."""

    records: list[Record]
    model: Model
    text_of: Callable[[Record], str]
    known_texts: list[str] | None = None

    def texts(self) -> list[str]:
        """The text of each record; made when it is first asked for, or spliced from those of the part before."""
        if self.known_texts is None:
            self.known_texts = list(map(self.text_of, self.records))
        return self.known_texts


def section_part(
    section: str, memory: Memory, before: Part[tuple[Element, ...]] | None, *, canonical: bool
) -> Part[tuple[Element, ...]] | None:
    """The part of a section that the gate found right; None where there is none."""
    schema = schema_of(SECTION_SCHEMAS[section], False)
    kept = memory.kept(schema)
    if kept is None or not len(kept.table):
        return None
    if _untouched(kept, before):
        return before
    fresh = kept.table.rows(*_fresh_rows(kept))
    elements = build.elements(SECTION_CLASSES[section], fresh)
    made = before.model if before is not None else ()
    model = (*made[: kept.start], *elements, *_last(made, kept.tail))
    records = None if canonical else list(element_records(section, elements))
    return _part(kept, memory, schema, before, model, records, json_out.element_text)


def relation_part(
    kind: str, memory: Memory, before: Part[RelationTable] | None, *, canonical: bool
) -> Part[RelationTable] | None:
    """The part of the relations of a kind that the gate found right; None where there is none."""
    schema = relation_schema(kind, as_text=False)
    kept = memory.kept(schema)
    if kept is None or not len(kept.table):
        return None
    if _untouched(kept, before):
        return before
    model = build.relations(kind, kept.table)
    fresh = kept.table.rows(*_fresh_rows(kept))
    records = None if canonical else list(relation_records(kind, fresh))
    return _part(kept, memory, schema, before, model, records, json_out.relation_text)


def _part(
    kept: Kept,
    memory: Memory,
    schema: RecordSchema,
    before: Part[Model] | None,
    model: Model,
    fresh: list[Record] | None,
    text_of: Callable[[Record], str],
) -> Part[Model]:
    records = kept.records
    start, stop = _fresh_rows(kept)
    if fresh is not None:
        middle = [written(given, one) for given, one in zip(records[start:stop], fresh, strict=True)]
        if any(one is not given for one, given in zip(middle, records[start:stop], strict=True)):
            records = [*records[:start], *middle, *records[stop:]]
            memory.renew(schema, records)
    texts = None
    if before is not None and before.known_texts is not None:
        known = before.known_texts
        texts = [*known[:start], *map(text_of, records[start:stop]), *_last(known, kept.tail)]
    return Part(records, model, text_of, texts)


def _untouched(kept: Kept, before: Part[Any] | None) -> bool:
    return before is not None and before.records is kept.records


def _fresh_rows(kept: Kept) -> tuple[int, int]:
    return kept.start, len(kept.records) - kept.tail


def _last(rows: Sequence[Any], count: int) -> Sequence[Any]:
    return rows[len(rows) - count :]


def all_parts(memory: Memory, before: Parts | None, *, canonical: bool) -> Parts:
    """The parts of the document that the gate has just found right."""
    from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

    sections = {
        name: section_part(name, memory, before.sections.get(name) if before else None, canonical=canonical)
        for name in SECTIONS
    }
    relations = {
        kind: relation_part(kind, memory, before.relations.get(kind) if before else None, canonical=canonical)
        for kind in RELATION_KINDS
    }
    return Parts(
        {name: part for name, part in sections.items() if part is not None},
        {kind: part for kind, part in relations.items() if part is not None},
    )


@dataclass(frozen=True)
class Parts:
    """The parts of a document that are not empty, in the order of the format."""

    sections: dict[str, Part[tuple[Element, ...]]]
    relations: dict[str, Part[RelationTable]]
