"""YAML for people: short records on one line, longer ones key by key, and quotes where other programs need them.

The same map gives the same text, byte for byte. Text that YAML 1.1 or 1.2 tools would read as a number, a date or
a boolean is quoted, so that the code ``034`` stays the text 034 in every program.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any, Final

from yaml.resolver import Resolver

from rolemap.files import plain
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import FORMAT_VERSION

_WIDEST: Final = 160
_MOST_KEYS_ON_ONE_LINE: Final = 6
_STEP: Final = "  "
_STARTS: Final = "-?:,[]{}#&*!|>'\"%@`=<~"
_READ_ELSEWHERE: Final = re.compile(  # as a number by YAML 1.2, as a boolean by the letter of YAML 1.1
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[yYnN]"
)


def dump(role_map: RoleMap) -> Iterator[str]:
    """The lines of the map, each with its line break."""
    yield f"rolemap: {FORMAT_VERSION}\n"
    yield from _block("map", plain.head(role_map), "")
    for name, records in plain.sections(role_map):
        yield "\n"
        yield f"{name}:\n"
        yield from _entries(records, _STEP)
    kinds = plain.relations(role_map)
    for place, (kind, relations) in enumerate(kinds):
        if place == 0:
            yield "\nrelations:\n"
        yield f"{_STEP}{kind}:\n"
        yield from _entries(relations, _STEP * 2)
    if role_map.waivers:
        yield "\nwaivers:\n"
        yield from _entries(plain.waivers(role_map), _STEP)
    settings = plain.profile(role_map)
    if settings:
        yield "\n"
        yield from _block("profile", settings, "")


def _entries(records: Iterable[plain.Record], indent: str) -> Iterator[str]:
    """The records of a list, each on one line where it is short."""
    for record in records:
        line = _one_line(record, indent + "- ") if len(record) <= _MOST_KEYS_ON_ONE_LINE else None
        if line is not None:
            yield f"{indent}- {line}\n"
            continue
        lines = (text for key, value in record.items() for text in _pair(key, value, indent + _STEP))
        yield f"{indent}- {next(lines).lstrip()}"
        yield from lines


def _pair(key: str, value: Any, indent: str) -> Iterator[str]:
    """One key with its value, on one line or as a block below it."""
    if isinstance(value, str) and "\n" in value and _fits_a_block(value):
        yield f"{indent}{_scalar(key, True)}: {'|' if value.endswith(chr(10)) else '|-'}\n"
        yield from (f"{indent}{_STEP}{text}\n" if text else "\n" for text in value.splitlines())
        return
    head = f"{indent}{_scalar(key, True)}: "
    line = _one_line(value, head)
    if line is not None:
        yield f"{head}{line}\n"
    elif isinstance(value, dict):
        yield from _block(key, value, indent)
    else:
        yield f"{head.rstrip()}\n"
        for one in value:
            yield from (
                _entries([one], indent + _STEP)
                if isinstance(one, dict)
                else [f"{indent}{_STEP}- {_scalar(one, False)}\n"]
            )


def _block(key: str, values: plain.Record, indent: str) -> Iterator[str]:
    yield f"{indent}{_scalar(key, True)}:\n"
    for inner, value in values.items():
        yield from _pair(inner, value, indent + _STEP)


def _one_line(value: Any, head: str) -> str | None:
    """`value` on one line behind `head`, or None where it would be too long; a single scalar is never too long."""
    if not isinstance(value, list | dict):
        return _scalar(value, False)
    line = _flow(value)
    return line if len(head) + len(line) <= _WIDEST else None


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key, True)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value, True)


def _scalar(value: Any, in_flow: bool) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        text = repr(value)
        return (
            text if "e" not in text or "." in text else text.replace("e", ".0e")
        )  # YAML 1.1 wants the point
    return _text(value, in_flow) if isinstance(value, str) else str(value)


@lru_cache(maxsize=4096)
def _text(text: str, in_flow: bool) -> str:
    if not text.replace("\xa0", " ").isprintable():
        return '"' + "".join(_escaped(char) for char in text) + '"'
    return text if _is_plain(text, in_flow) else "'" + text.replace("'", "''") + "'"


def _is_plain(text: str, in_flow: bool) -> bool:
    """Whether `text` means itself without quotation marks, in YAML 1.1 and 1.2 alike."""
    if not text or text != text.strip() or text[0] in _STARTS or text.startswith("..."):
        return False
    if (
        ": " in text
        or " #" in text
        or text.endswith(":")
        or (in_flow and any(char in text for char in ",[]{}?"))
    ):
        return False
    patterns = [pattern for _tag, pattern in Resolver.yaml_implicit_resolvers.get(text[0], ())]
    return not any(pattern.match(text) for pattern in patterns) and not _READ_ELSEWHERE.fullmatch(text)


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char.isprintable():
        return char
    return {"\n": "\\n", "\t": "\\t"}.get(char, f"\\U{ord(char):08x}")


def _fits_a_block(text: str) -> bool:
    """Whether a literal block keeps `text` as it is: no white space at the edges that YAML would count or drop."""
    lines = text.split("\n")
    edges = text[:1].isspace() or text.endswith("\n\n") or text == "\n"
    return not edges and all(line.isprintable() and line == line.rstrip() for line in lines)
