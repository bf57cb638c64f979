"""What every test of a check needs: run one check on a small map and see its hits."""

from __future__ import annotations

from rolemap.checks.base import Check, Hit
from tests.conftest import graph_of


def found(check_class: type[Check], yaml_text: str, **limits: float | None) -> list[Hit]:
    """The hits of one check in the map of `yaml_text`, with the check's default limits but for `limits`."""
    defaults: dict[str, float | None] = {limit.name: limit.default for limit in check_class.limits}
    return list(check_class().find(graph_of(yaml_text), defaults | limits))
