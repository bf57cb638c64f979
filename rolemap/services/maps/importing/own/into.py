"""The map that takes the rows of a planner's sheets: one that is kept, or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rolemap.editing import Document
from rolemap.i18n import domain, language
from rolemap.services.maps.beginning.new import FormRefused, draft, usual_levels
from rolemap.services.maps.brakes.figures import day_shown
from rolemap.services.maps.ids import free_id
from rolemap.services.maps.importing.own.answers import INTO_FIELDS, NEW, OLD, Into
from rolemap.services.maps.importing.own.waiting import Waiting, keep_answers
from rolemap.store import UnknownMap

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk
    from rolemap.services.maps.opening import Opened

_ = domain("services.importing")


@dataclass(frozen=True)
class Base:
    """What the rows are put into: a document, and the revision that it is where it is kept already."""

    document: Document
    existing: Opened | None


@dataclass(frozen=True)
class IntoPage:
    """What the page asks about the map."""

    token: str
    name: str
    way: str
    map: str
    maps: tuple[tuple[str, str], ...]
    form: Mapping[str, str]
    remove: bool
    wrong: Mapping[str, str]


def into_page(desk: Desk, one: Waiting, wrong: Mapping[str, str] | None = None) -> IntoPage:
    """The maps that are kept, and what was typed about a new one."""
    into = one.answers.into
    maps = tuple((row.id, _title(row.head.title_vi, row.head.title_en)) for row in desk.shelf())
    usual = {"as_of": day_shown(None, date.today()), "levels": usual_levels()}
    form = {field: into.form.get(field, usual.get(field, "")) for field in INTO_FIELDS}
    way = into.way if one.answers.chosen or into.form or not maps else OLD
    return IntoPage(one.token, one.name, way, into.map, maps, form, into.remove, wrong or {})


def choose(desk: Desk, one: Waiting, form: Mapping[str, str]) -> None:
    """Take what was chosen; raises `FormRefused` where nothing can be put into that."""
    way = OLD if form.get("way") == OLD else NEW
    into = Into(
        way,
        form.get("map", ""),
        {field: form.get(field, "") for field in INTO_FIELDS},
        "remove" in form and way == OLD,
    )
    one.answers.into, one.answers.chosen = into, False
    keep_answers(desk, one)
    base_of(desk, one)
    one.answers.chosen = True
    keep_answers(desk, one)


def base_of(desk: Desk, one: Waiting) -> Base:
    """The document that takes the rows; raises `FormRefused` where it cannot be."""
    into = one.answers.into
    if into.way == NEW:
        document = draft(desk, into.form)
        id = document["map"]["id"]
        if free_id(desk, id) != id:
            raise FormRefused({"id": _("There is a map of the id “{id}” already.").format(id=id)})
        return Base(document, None)
    try:
        opened = desk.open(into.map)
    except UnknownMap:
        raise FormRefused({"map": _("Choose a map.")}) from None
    return Base(opened.document, opened)


def levels_of(desk: Desk, into: Into) -> list[str]:
    """The levels of the map that is meant, or those that a new one mostly has."""
    try:
        if into.way == OLD:
            return list(desk.open(into.map).document["map"]["levels"])
    except UnknownMap:
        pass
    typed = [line.strip() for line in into.form.get("levels", "").splitlines()]
    return [line for line in typed if line] or usual_levels().split("\n")


def _title(vi: str, en: str) -> str:
    return (en or vi) if language() == "en" else (vi or en)
