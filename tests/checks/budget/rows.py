"""Relations of a small map in short: ``kp>hop so>hop`` for two rows."""

from __future__ import annotations


def rows(pairs: str) -> str:
    """The YAML of the relations that `pairs` names by their ends, between brackets."""
    ends = (pair.split(">") for pair in pairs.split())
    return "[" + ", ".join(f"{{from: {source}, to: {target}}}" for source, target in ends) + "]"
