"""Edits applied to a document: only the lists and records that they touch are copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rolemap.editing.differing import between, difference
from rolemap.editing.draft import Draft, KeysDraft, RowsDraft
from rolemap.editing.edit import ABSENT, AFTER, Document, Edit, Place, same
from rolemap.editing.shape import document_shape
from rolemap.editing.word_lists import merged_words


@dataclass(frozen=True, slots=True)
class Conflict:
    """An edit that was not applied, because somebody else has written something else there."""

    edit: Edit
    theirs: Any
    """What stands at the place instead; `ABSENT` where nothing does, its record perhaps being gone."""


@dataclass(frozen=True, slots=True)
class Applied:
    """The document with all edits that could be applied, and those that could not."""

    document: Document
    conflicts: tuple[Conflict, ...]
    touched: frozenset[Place]
    """The parts that changed: ``("tools",)``, ``("relations", "uses")``, ``("map",)``."""


def apply(document: Document, edits: Iterable[Edit]) -> Applied:
    """Apply `edits` one after the other; the document itself stays as it is.

    An edit whose result stands there already is done. One that finds neither what was there nor its own result is
    a conflict, but for two cases in which nothing is lost: both sides added or took off different words of a list,
    or both added the same record with different keys.
    """
    root = KeysDraft(document_shape(), document)
    conflicts: list[Conflict] = []
    for edit in edits:
        conflicts += _applied(root, edit)
    return Applied(root.result(), tuple(conflicts), frozenset(_touched(root)))


def merge(base: Document, mine: Document, theirs: Document) -> Applied:
    """`theirs` with everything that `mine` changed in `base`."""
    return apply(theirs, difference(base, mine))


def _applied(root: KeysDraft, edit: Edit) -> list[Conflict]:
    if edit.place[-1:] == (AFTER,):
        return _moved(root, edit)
    if not edit.place:
        return [Conflict(edit, ABSENT)]
    holder = _holder(root, edit.place)
    key = edit.place[-1]
    theirs = ABSENT if holder is None else holder.get(key)
    if same(theirs, edit.now):
        return []
    if holder is None:
        return [Conflict(edit, ABSENT)]
    if same(theirs, edit.was) or (_says_nothing(theirs) and _says_nothing(edit.was)):
        holder.put(key, edit.now, edit.after)
        return []
    if _says_nothing(theirs) and _says_nothing(edit.now):
        return []  # written once already: the writer leaves out what says nothing
    if edit.was is ABSENT and isinstance(holder, RowsDraft) and isinstance(theirs, dict):
        return _added_twice(root, holder, edit)
    merged = merged_words(edit.was, edit.now, theirs)
    if merged is None:
        return [Conflict(edit, theirs)]
    holder.put(key, merged)
    return []


def _holder(root: KeysDraft, place: Place) -> Draft | None:
    """The mapping or list in which the last part of `place` stands."""
    here: Draft | None = root
    for part in place[:-1]:
        if here is None:
            return None
        here = here.inner(part)
    return here


def _says_nothing(value: Any) -> bool:
    """Whether a form may show `value` as it shows what is not there: an empty field, a box without its mark."""
    return value is ABSENT or value is None or value is False or value in ("", [], {})


def _added_twice(root: KeysDraft, holder: RowsDraft, edit: Edit) -> list[Conflict]:
    """Both sides added the record: the keys of both are kept, and conflict only where they differ."""
    if not isinstance(edit.now, dict):
        return [Conflict(edit, holder.get(edit.place[-1]))]
    parts = between(holder.shape.row, ABSENT, edit.now, edit.place)
    return [conflict for part in parts for conflict in _applied(root, part)]


def _moved(root: KeysDraft, edit: Edit) -> list[Conflict]:
    """Order is no content: a move never conflicts, unless its entry is gone."""
    holder = _holder(root, edit.place[:-1])
    if isinstance(holder, RowsDraft) and isinstance(edit.now, str) and holder.move(edit.place[-2], edit.now):
        return []
    return [Conflict(edit, ABSENT)]


def _touched(root: KeysDraft) -> Iterable[Place]:
    for key in root.changes():
        inner = root.inner(key) if key == "relations" else None
        if isinstance(inner, KeysDraft):
            yield from ((key, kind) for kind in inner.changes())
        else:
            yield (key,)
