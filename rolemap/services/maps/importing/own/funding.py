"""Money beside a tool in a planner's list, as a budget item that funds the tool."""

from __future__ import annotations

from rolemap.i18n import DEFAULT_LANGUAGE, domain, number, use
from rolemap.services.maps.importing.own.making import Making
from rolemap.workbook.grid import RawSheet
from rolemap.workbook.own.heads import headings
from rolemap.workbook.own.mapping import MONEY, SheetMapping, Target
from rolemap.workbook.own.periods import years_in

_ = domain("services.importing")

_FORM = "other"


def fund(making: Making, tool: str, target: Target, amount: float, period: str) -> str:
    """Add a budget item of that amount for a tool, or find the one that was made before; what is to be told of it."""
    with use(DEFAULT_LANGUAGE):  # the name is data of the map, the same for every reader
        name = _("Budget of {name}, {period}").format(name=making.name("tools", tool), period=period)
    id = making.element("budgets", {"name": name})
    if not isinstance(id, str):
        return id.message
    making.put("budgets", id, target.field, amount)
    for key, value in (("form", _FORM), ("period", period)):
        making.preset("budgets", id, key, value)
    making.relation("funds", id, tool)
    making.follow(id, tool)
    return _(
        "The amount became the budget item “{name}” of {amount} million dong; complete its form later."
    ).format(name=name, amount=number(amount))


def period_of(sheet: RawSheet, mapping: SheetMapping, column: int, as_of: str) -> str:
    """For which years a column of money is: those of its heading, of the title of the sheet, or of the map."""
    heading = headings(sheet, mapping.first, mapping.last)[column - 1]
    title = " ".join(sheet.text(row, 1) for row in range(1, mapping.first))
    return years_in(heading) or years_in(title) or as_of[:4]


def is_money(target: Target) -> bool:
    """Whether a column holds money of the tool of its row."""
    return target.relation == "funds" and target.field.key == MONEY
