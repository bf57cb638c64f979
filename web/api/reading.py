"""The description of the API as a page for people shows it: chapters of addresses, then what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from rolemap.i18n import domain

_ = domain("web.api")

_METHODS = ("get", "post", "put", "delete")


class Value(NamedTuple):
    """A parameter or a property: its name, what it is, where it stands, what it means."""

    name: str
    kind: str
    place: str
    required: bool
    meaning: str
    shape: str
    """The name of the shape that it holds, for a link; empty where it holds none."""


class Answer(NamedTuple):
    """What an address may answer."""

    status: str
    meaning: str
    shape: str
    kinds: tuple[str, ...]


class Operation(NamedTuple):
    """One address with one method."""

    id: str
    method: str
    path: str
    summary: str
    values: tuple[Value, ...]
    body: str
    answers: tuple[Answer, ...]


class Chapter(NamedTuple):
    """The addresses of one subject."""

    name: str
    title: str
    operations: tuple[Operation, ...]


class Shape(NamedTuple):
    """An object and its keys."""

    name: str
    values: tuple[Value, ...]


def chapters(described: dict[str, Any]) -> tuple[Chapter, ...]:
    """The addresses by subject, in the order in which they were registered."""
    found = list(_operations(described))
    return tuple(
        Chapter(tag["name"], tag["description"], tuple(one for name, one in found if name == tag["name"]))
        for tag in described["tags"]
    )


def shapes(described: dict[str, Any]) -> tuple[Shape, ...]:
    """The objects that addresses take and answer, by name."""
    known = described["components"]["schemas"]
    return tuple(Shape(name, tuple(_properties(known[name]))) for name in sorted(known))


def _operations(described: dict[str, Any]) -> Iterator[tuple[str, Operation]]:
    responses = described["components"]["responses"]
    for path, item in described["paths"].items():
        for method in _METHODS:
            if method not in item:
                continue
            one = item[method]
            parameters = [*item.get("parameters", ()), *one.get("parameters", ())]
            yield one["tags"][0], Operation(
                one["operationId"],
                method.upper(),
                path,
                one["summary"],
                tuple(_value(given["name"], given["schema"], given) for given in parameters),
                next((_target(body["schema"]) for body in one.get("requestBody", {}).get("content", {}).values()), ""),
                tuple(_answers(one["responses"], responses)),
            )  # fmt: skip


def _answers(given: dict[str, Any], known: dict[str, Any]) -> Iterator[Answer]:
    for status in sorted(given, key=str):
        one = given[status]
        if "$ref" in one:
            one = known[one["$ref"].rsplit("/", 1)[-1]]
        content = one.get("content", {})
        shape = next((_target(body["schema"]) for body in content.values() if "schema" in body), "")
        yield Answer(str(status), one["description"], shape, tuple(content))


def _properties(schema: dict[str, Any]) -> Iterator[Value]:
    required = schema.get("required", ())
    for name, one in schema.get("properties", {}).items():
        yield _value(name, one, {"required": name in required})


def _value(name: str, schema: dict[str, Any], said: dict[str, Any]) -> Value:
    meaning = said.get("description") or schema.get("description", "")
    return Value(
        name, _kind(schema), said.get("in", ""), bool(said.get("required")), meaning, _target(_inner(schema))
    )


def _inner(schema: dict[str, Any]) -> dict[str, Any]:
    """What a list holds, or what stands beside null."""
    for one in schema.get("anyOf", ()):
        if one.get("type") != "null":
            return _inner(one)
    items: dict[str, Any] = schema.get("items", schema)
    return items if items is schema else _inner(items)


def _target(schema: dict[str, Any]) -> str:
    """The name of the shape that a reference points to."""
    return str(schema.get("$ref", "")).rsplit("/", 1)[-1]


def _kind(schema: dict[str, Any]) -> str:
    """In a few words, what a value is."""
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"] if one is not None)
    inner = _inner(schema)
    types = schema.get("type", "object" if "$ref" in inner else "")
    names = [name for name in (types if isinstance(types, list) else [types]) if name not in ("null", "")]
    words = {
        "string": _("date") if schema.get("format") == "date" else _("text"),
        "integer": _("whole number"),
        "number": _("number"),
        "boolean": _("true or false"),
        "array": _("list"),
        "object": _("object"),
    }
    return ", ".join(words[name] for name in names) or str(schema.get("const", ""))
