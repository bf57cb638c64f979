"""What an element of which only the name is known has under its required keys, until somebody says more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_USUAL: Final[Mapping[tuple[str, str], str]] = {
    ("organizations", "kind"): "other",
    ("positions", "rank"): "staff",
    ("problems", "status"): "proposed",
    ("tools", "kind"): "system",
    ("tools", "status"): "live",
    ("tools", "provision"): "built",
    ("documents", "kind"): "other",
    ("budgets", "form"): "other",
}


def usual(section: str, key: str, words: list[str]) -> str:
    """What a minimal element has until somebody says more; the first word for what the table does not name."""
    word = _USUAL.get((section, key), "")
    return word if word in words else words[0]
