"""What a planner should type, key by key: one short sentence with an example."""

from __future__ import annotations


def hint(where: str, key: str) -> str:
    """The hint for a key of a section, a relation kind, ``map`` or ``waivers``; empty where the label says it."""
    return ""
