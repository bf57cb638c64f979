"""GitHub's workflow commands: ``::error file=…,line=…::message``.

Escapes after GitHub's documentation: ``%``, carriage return and line feed everywhere, in properties also the
colon and the comma.
"""

from __future__ import annotations

from collections.abc import Mapping


def command(name: str, properties: Mapping[str, str], message: str) -> str:
    """One command on a line of its own; empty properties are left out."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
