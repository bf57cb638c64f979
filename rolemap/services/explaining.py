"""What a check means: its page, with its two examples run as they stand; and what own files may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.checks.findings import Report


THEME, TEMPLATE = "theme", "template"
"""What is explained beside checks: the file of a theme, and a Word template."""


def explain(id: str) -> str:
    """The page of the check `id`, or of `THEME` or `TEMPLATE`; raises `UnknownName` with the ids that come near."""
    if id == THEME:
        from rolemap.render.own.example import example

        return example()
    if id == TEMPLATE:
        from rolemap.services.reports.template import template

        return template()
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
