"""The texts of cells as values of their fields: typed by this reader, or copied from a sheet of anybody's Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import language

if TYPE_CHECKING:
    from rolemap.editing import Document
    from rolemap.editing.fields import Field

DECIMAL_MARKS: Final = {"vi": ",", "en": "."}
_NUMBERS: Final = frozenset({"number", "share"})


class NotUnderstood(Exception):
    """A text that is no value of its field; it says to the reader what is wrong and what to write."""


class CellReader:
    """Reads the cells of one document; elements that are about to be added are known as well.

    What is typed has the decimal mark of the reader's language. What is pasted has the one that its column shows.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._know(document)
        self._marks: Mapping[str, str] | None = None

    def _know(self, document: Document) -> None:
        from rolemap.editing.pasting import Reader

        self._seen = document
        self._reader = Reader(document)

    def pasted(self, columns: Mapping[str, list[str]]) -> None:
        """Read cells as pasted ones from now on; `columns` are all their texts, by the key of the column."""
        from rolemap.editing.scalars import column_mark

        self._marks = {key: column_mark(texts) for key, texts in columns.items()}

    def expect(self, section: str, elements: Iterable[Mapping[str, str]]) -> None:
        """Know elements that are about to be added, so that pasted rows can name each other."""
        self._know({**self._seen, section: [*(self._seen.get(section) or ()), *elements]})

    def new_id(self, section: str, name: str, beside: Iterable[str]) -> str:
        """An id for a new element of that name, none of the document and none of `beside`."""
        from rolemap.editing.ids import suggest_id

        taken = [{"id": one, "name": ""} for one in beside if one]
        return suggest_id({**self._seen, section: [*(self._seen.get(section) or ()), *taken]}, section, name)

    def value(self, field: Field, text: str) -> Any:
        """The value; `ABSENT` for an empty text. Raises NotUnderstood."""
        from rolemap.editing.pasting import Unread

        value = self._reader.value(field, text, self._mark(field))
        if isinstance(value, Unread) and self._marks is None and field.kind in _NUMBERS:
            value = self._reader.value(field, text)  # typed in the other language's way: 1.5 among 1,5
        if isinstance(value, Unread):
            raise NotUnderstood(" ".join(filter(None, (value.message, value.expected))))
        return value

    def _mark(self, field: Field) -> str:
        return DECIMAL_MARKS[language()] if self._marks is None else self._marks.get(field.key, "")
