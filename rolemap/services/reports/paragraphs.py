"""Lines for a terminal of 100 columns: wrapping, hanging indents, rules."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

WIDTH = 100
"""Columns of a report; names in Vietnamese are NFC, so one letter is one column."""


def paragraph(text: str, indent: int = 0, first: str = "") -> str:
    """`text` wrapped at `WIDTH`; its first line begins with `first`, the others with `indent` spaces."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first.ljust(indent) if first else " " * indent,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def heading(text: str, sign: str = "─") -> str:
    """`text` over a line of `sign`."""
    return f"{text}\n{sign * min(WIDTH, len(text))}"


def columns(rows: Sequence[tuple[str, ...]], indent: int = 2) -> str:
    """Rows as columns, each as wide as its longest cell; the last one wraps."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)] if rows else []
    start = indent + sum(widths) + 2 * len(widths)
    lines = []
    for row in rows:
        head = " " * indent + "".join(cell.ljust(width + 2) for cell, width in zip(row, widths, strict=False))
        lines.append(paragraph(row[-1], start, head) if row[-1] else head.rstrip())
    return "\n".join(lines)
