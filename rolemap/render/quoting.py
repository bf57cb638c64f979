r"""Quoting for DOT that gives every text back unchanged.

The graphviz package leaves too much alone: it takes ``<x>`` for HTML, passes ``\N``, ``\G``, ``\L`` on
(which Graphviz replaces by names), and ends a string at a backslash before the closing quote. In a label
the backslash is an escape, so it is doubled; a quote gets a backslash; ``&`` is written as an entity
because Graphviz decodes entities.
"""

from __future__ import annotations

from rolemap.render.measure import clean


def quoted_label(text: str) -> str:
    """A text for `label`, in quotes; a line feed stays a line break."""
    text = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    escaped = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def quoted_tooltip(text: str) -> str:
    """A text for `tooltip`, in quotes; Graphviz takes the escapes of a tooltip away twice."""
    return quoted_label(text.replace("\\", "\\\\"))
