"""The example of a theme file, with every key explained, in the reader's language."""

from __future__ import annotations

from importlib import resources

from rolemap.i18n import language


def example() -> str:
    """The text of a theme file that can be used as it stands."""
    return (resources.files(__package__) / f"example.{language()}.yaml").read_text(encoding="utf-8")
