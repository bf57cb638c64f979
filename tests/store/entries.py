"""Revisions to be kept, with as little in them as a test needs."""

from __future__ import annotations

from datetime import date

from rolemap.store import NewRevision, Summary


def entry(
    document: str = "{}",
    kind: str = "edit",
    *,
    title: str = "Sơ đồ vai trò tỉnh Thái Bình",
    owner: str = "UBND tỉnh",
    search: str = "",
    message: str = "",
    undoes: int | None = None,
) -> NewRevision:
    """A revision of a map with that document."""
    summary = Summary(
        title_vi=title,
        title_en="Role map",
        owner=owner,
        as_of=date(2022, 6, 30),
        counts={"error": 8, "warning": 10, "info": 0, "waived": 0},
        lights={"AW": "green", "PA": "red"},
        search=search,
    )
    return NewRevision(document, "người lập", message, kind, undoes, summary)
