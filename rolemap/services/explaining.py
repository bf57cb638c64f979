"""What a check means: its page, with its two examples run as they stand; and what a theme file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.checks.findings import Report


THEME = "theme"
"""The one thing beside checks that is explained."""


def explain(id: str) -> str:
    """The page of the check `id`, or of `THEME`; raises `UnknownName` with the ids that come near."""
    if id == THEME:
        from rolemap.render.own.example import example

        return example()
    from rolemap.checks.catalogue import check
    from rolemap.services.reports.explanation import explanation

    found = check(id)
    return explanation(found, report_on_example(found.breaks), report_on_example(found.keeps))


def report_on_example(text: str) -> Report:
    """What the whole catalogue finds in an example: YAML of some sections, completed by a header."""
    from rolemap.checks.catalogue import rules
    from rolemap.checks.evaluate import evaluate
    from rolemap.checks.examples import complete
    from rolemap.files import loads
    from rolemap.model import RoleGraph

    return evaluate(RoleGraph(loads(complete(text), "yaml", rules=rules())))
