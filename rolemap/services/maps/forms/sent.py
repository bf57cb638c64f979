"""A form that was sent without JavaScript: what it says, as the record that it would make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from rolemap.i18n import domain
from rolemap.services.maps.forms.form import Form, names

if TYPE_CHECKING:
    from rolemap.editing.fields import Field
    from rolemap.services.maps.opening import Opened

_ = domain("services.forms")


class Sent(Protocol):
    """The fields of a form by name, each perhaps several times."""

    def getlist(self, key: str) -> Sequence[str]:
        """All values under that name."""


@dataclass
class Understood:
    """What was sent: the record, and what stands against it."""

    record: dict[str, Any]
    wrong: dict[str, str] = field(default_factory=dict)
    """By key of the field: why it was not understood."""
    texts: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By key: what to show in the field again, as it was typed."""


def understood(opened: Opened, fields: Iterable[Field], sent: Sent, old: Mapping[str, Any]) -> Understood:
    """The record that the form makes of `old`; keys that the form does not show stay as they are."""
    from rolemap.editing.pasting import Reader

    reader = Reader(opened.document)
    result = Understood(dict(old))
    for one in fields:
        if not sent.getlist(f"has:{one.key}"):
            continue
        value, wrong = _value(reader, one, sent)
        result.texts[one.key] = _shown(opened, one, sent, value)
        if wrong:
            result.wrong[one.key] = wrong
        else:
            _put(result.record, one.path, value)
            if one.required and value is None:
                result.wrong[one.key] = _("This is needed.")
    return result


def wrong_by_key(form: Form, defects: Iterable[Any]) -> tuple[dict[str, str], list[str]]:
    """Defects of the gate by the key of the field beside which they belong, and those that belong to none."""
    places = {one.place: one.field.key for one in form.controls}
    wrong: dict[str, str] = {}
    others: list[str] = []
    for defect in defects:
        words = " ".join(part for part in (defect.message, defect.expected) if part)
        at = tuple(defect.at or ())
        key = next((places[at[:depth]] for depth in range(len(at), 1, -1) if at[:depth] in places), None)
        if key is None:
            others.append(f"{defect.place}: {words}")
        else:
            wrong.setdefault(key, words)
    return wrong, others


def _value(reader: Any, one: Field, sent: Sent) -> tuple[Any, str]:
    texts = [text.strip() for text in sent.getlist(one.key)]
    if one.kind == "records":
        return _records(reader, one, sent)
    if one.kind == "flag":
        return (True if texts else None), ""
    if one.many and one.kind in ("choice", "reference"):
        texts += [text for text in (part.strip() for part in sent.getlist(f"{one.key}+")) if text]
        read = [_one(reader, one, text) for text in texts if text]
        wrong = next((message for _found, message in read if message), "")
        found = [word for words, _message in read for word in words or ()]
        return list(dict.fromkeys(found)) or None, wrong
    if one.kind == "texts":
        lines = [line.strip() for text in texts for line in text.splitlines() if line.strip()]
        return lines or None, ""
    return _one(reader, one, texts[0] if texts else "")


def _one(reader: Any, one: Field, text: str) -> tuple[Any, str]:
    from rolemap.editing import ABSENT
    from rolemap.editing.pasting import Unread

    value = reader.value(one, text)
    if isinstance(value, Unread):
        return None, " ".join(part for part in (value.message, value.expected) if part)
    return (None if value is ABSENT else value), ""


def _records(reader: Any, one: Field, sent: Sent) -> tuple[Any, str]:
    columns = [
        [_one(reader, part, text) for text in sent.getlist(f"{one.key}.{part.key}")] for part in one.fields
    ]
    rows = []
    for cells in zip(*columns, strict=False):
        wrong = next((message for _value, message in cells if message), "")
        if wrong:
            return None, wrong
        row = {
            part.key: value
            for part, (value, _wrong) in zip(one.fields, cells, strict=True)
            if value is not None
        }
        if row:
            rows.append(row)
    return rows or None, ""


def _shown(opened: Opened, one: Field, sent: Sent, value: Any) -> dict[str, Any]:
    """How the field is shown again; what was typed stands in it even where it was not understood."""
    texts = list(sent.getlist(one.key))
    shown: dict[str, Any] = {"text": texts[0] if texts else ""}
    if value is not None or one.kind in ("flag", "records") or one.many:
        shown["value"] = value
    if one.kind == "reference":
        shown["chosen"] = names(opened, value)
    return shown


def _put(record: dict[str, Any], path: Sequence[str], value: Any) -> None:
    """Set or take away what stands at `path`; an inner mapping that is left empty goes."""
    key, *rest = path
    if rest:
        inner = dict(record.get(key) or {})
        _put(inner, rest, value)
        value = inner or None
    if value is None:
        record.pop(key, None)
    else:
        record[key] = value


def preset_record(fields: Iterable[Field], asked: Any) -> dict[str, Any]:
    """The values that an address gives to the fields of a new thing, as they stand in a document."""
    record: dict[str, Any] = {}
    for one in fields:
        words = [word for word in asked.getlist(one.key) if word]
        if words:
            _put(record, one.path, _preset(one, words))
    return record


def _preset(one: Field, words: list[str]) -> Any:
    if one.many:
        return words
    if one.kind == "flag":
        return words[0] == "true"
    if one.kind in ("number", "count", "share"):
        try:
            value = float(words[0])
        except ValueError:
            return None
        return int(value) if value.is_integer() else value
    return words[0]
