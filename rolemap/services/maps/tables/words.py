"""The values of a table as a planner reads them, and as she types them: two texts of one value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rolemap.i18n import day, domain, language
from rolemap.services.maps.opening import Opened

if TYPE_CHECKING:
    from rolemap.editing.fields import Field

_ = domain("services.tables")

BESIDE_EACH_OTHER = ("reference", "choice")
"""Kinds whose lists are names in one line; lists of free texts are typed a line each."""


def value_in(record: Mapping[str, Any], field: Field) -> Any:
    """What the record holds at the field, inner mappings included; None where there is nothing."""
    here: Any = record
    for part in field.path:
        if not isinstance(here, Mapping) or part not in here:
            return None
        here = here[part]
    return here


class Words:
    """The texts of the values of one section or relation kind, in the reader's language."""

    def __init__(self, opened: Opened, where: str) -> None:
        self._graph = opened.workspace.graph
        self._document = opened.document
        self._where = where
        self._shown: dict[tuple[str, Any], str] = {}

    def shown(self, field: Field, value: Any) -> str:
        """The text in the cell; empty where nothing is recorded."""
        if value is None:
            return ""
        if isinstance(value, list):
            return self._list(field, value)
        key = (field.key, value)
        if key not in self._shown:
            self._shown[key] = self._words(field, value)
        return self._shown[key]

    def typed(self, field: Field, value: Any) -> str:
        """The text that is edited and copied: nothing rounded, nothing shortened, understood when typed again."""
        match field.kind:
            case _ if value is None:
                return ""
            case "text" | "long" | "id":
                return str(value)
            case "number" | "count":
                return _exact(value)
            case "share":
                return f"{_exact(round(value * 100, 10))}%"
            case "date":
                return day(date.fromisoformat(value)) if language() == "vi" else str(value)
            case "texts":
                return "\n".join(value)
            case _ if field.many and field.kind in BESIDE_EACH_OTHER:
                return "; ".join(self.shown(field, one) for one in value)
        return self.shown(field, value)

    def _list(self, field: Field, values: list[Any]) -> str:
        if field.kind == "records":
            return _.n("{n} entry", "{n} entries", len(values)).format(n=len(values)) if values else ""
        from rolemap.views.changed.field_values import list_words

        return list_words([self.shown(field, one) for one in values])

    def _words(self, field: Field, value: Any) -> str:
        from rolemap.views.changed.field_values import value_words

        if field.kind == "delegation":
            return self._delegations.get(value, str(value))
        plain = date.fromisoformat(value) if field.kind == "date" else value
        words: str = value_words(self._graph, self._where, field.key, plain)
        return words

    @cached_property
    def _delegations(self) -> dict[str, str]:
        from rolemap.editing.fields import choices_in, relation_fields

        by_delegation = next(field for field in relation_fields("sets") if field.kind == "delegation")
        return dict(choices_in(self._document, by_delegation))


def _exact(value: float) -> str:
    text = f"{value:.15g}"
    return text.replace(".", ",") if language() == "vi" else text
