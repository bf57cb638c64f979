"""A workbook for Excel as a role map: let through the one gate of all files, with every defect at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from rolemap.errors import FileUnreadable
from rolemap.files import gate
from rolemap.files.document import Document, Unreadable
from rolemap.files.faults import Fault
from rolemap.files.limits import FileLimits
from rolemap.files.office import admit
from rolemap.files.office_zip import refusal
from rolemap.files.placing import refused
from rolemap.files.reading import collector_resting
from rolemap.i18n import domain, number
from rolemap.model.role_map import RoleMap
from rolemap.model.rules import ProfileRules
from rolemap.workbook.cells import Workbook
from rolemap.workbook.intake.noted import Noted
from rolemap.workbook.intake.places import locate
from rolemap.workbook.intake.records import Records
from rolemap.workbook.intake.saying import Saying
from rolemap.workbook.intake.tables import Table, tables_in

_ = domain("workbook")


def read(
    source: str | Path,
    *,
    rules: ProfileRules | None = None,
    settings: FileLimits | None = None,
    remarks: list[str] | None = None,
) -> RoleMap:
    """The role map in a workbook; see `loads`. Raises FileUnreadable too."""
    limits = settings or FileLimits.from_environment()
    try:
        with open(source, "rb") as file:
            content = file.read(limits.office_bytes + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnreadable(str(source), getattr(error, "strerror", None) or str(error)) from None
    return loads(content, name=str(source), rules=rules, settings=limits, remarks=remarks)


def loads(
    content: bytes,
    *,
    name: str = "<bytes>",
    rules: ProfileRules | None = None,
    settings: FileLimits | None = None,
    remarks: list[str] | None = None,
) -> RoleMap:
    """The role map in a workbook that was made from one, or from the template.

    `name` stands in the places of defects: ``file.xlsx: Organizations!C7``. With `rules` the profile and the waivers
    are checked against the catalogue. What a planner may not expect, such as hidden rows that count all the same, is
    added to `remarks`. Raises DefectsFound with every defect.
    """
    limits = settings or FileLimits.from_environment()
    try:
        with collector_resting():
            document, tables = _document(content, limits)
            role_map = gate.admit(document, name, rules, limits.defects)
    except Unreadable as error:
        raise refused(error, name) from None
    if remarks is not None:
        remarks.extend(_hidden(tables))
    return role_map


def _document(content: bytes, limits: FileLimits) -> tuple[Document, Mapping[str, Table]]:
    noted = Noted()
    tables = tables_in(Workbook(admit(content, limits), limits), noted)
    if not tables:
        raise refusal(_no_map())
    records = Records(tables, noted)
    data = records.document()
    document = Document(
        data,
        as_text=False,
        locate=lambda paths: locate(tables, records.origins, paths),
        faults=noted.faults,
        said=Saying(data, tables, records.origins, noted),
    )
    return document, tables


def _hidden(tables: Mapping[str, Table]) -> Iterator[str]:
    """Sentences about what cannot be seen in Excel and was read all the same."""
    for table in tables.values():
        sheet = table.sheet
        rows = {row.number for row in sheet.rows if row.hidden}
        count = sum(line.row in rows for line in table.lines)
        if sheet.hidden and table.lines:
            yield _("The hidden sheet “{title}” was read too.").format(title=sheet.title)
        elif count:
            yield _.n(
                "{count} hidden row of the sheet “{title}” was read too.",
                "{count} hidden rows of the sheet “{title}” were read too.",
                count,
            ).format(count=number(count), title=sheet.title)


def _no_map() -> Fault:
    return Fault(
        _("This workbook has none of the sheets of a role map."),
        _(
            "“rolemap new map.xlsx” writes a workbook to fill in; a list of your own is taken by “Open a file” in the "
            "workspace (rolemap serve), column by column."
        ),
    )
