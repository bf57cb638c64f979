"""The organization's own Word file: looked at when it is sent, kept for the next time, removed when asked."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from rolemap.errors import DefectsFound, RolemapError
from rolemap.i18n import domain, number
from rolemap.services.exporting import LARGEST_TEMPLATE, annex_rows
from rolemap.services.maps.documents.wishes import Template

if TYPE_CHECKING:
    from rolemap.model.defects import Defect
    from rolemap.services.maps.desk import Desk

_ = domain("services.documents")

KIND = "docx"
LONGEST_NAME = 120


class TemplateRefused(RolemapError):
    """A file cannot be the base of documents; `defects` say why, where more than a sentence is needed."""

    def __init__(self, sentence: str, defects: tuple[Defect, ...] = ()) -> None:
        self.defects = defects
        super().__init__(sentence)


def kept(desk: Desk) -> Template | None:
    """The file that is kept, if any."""
    with desk.store.reading() as repository:
        found = repository.template(KIND)
    return None if found is None else Template(found.name, found.content)


def keep(desk: Desk, name: str, content: bytes) -> Template:
    """Keep a file that was sent, in the place of the one before; raises `TemplateRefused`."""
    template = Template(_plain(name), content)
    _admit(template)
    with desk.store.writing() as repository:
        repository.keep_template(KIND, template.name, template.content)
    return template


def drop(desk: Desk) -> None:
    """Forget the file that is kept."""
    with desk.store.writing() as repository:
        repository.drop_template(KIND)


def _admit(template: Template) -> None:
    if not template.content:
        raise TemplateRefused(_("No file was chosen, or it is empty. Choose a Word file (.docx)."))
    if len(template.content) > LARGEST_TEMPLATE:
        most = number(LARGEST_TEMPLATE // 2**20)
        pattern = _("“{name}” is larger than {most} MB. Make its pictures smaller, and send it again.")
        raise TemplateRefused(pattern.format(name=template.name, most=most))
    from rolemap.export.document import Annex
    from rolemap.export.word.filling import check
    from rolemap.export.word.opening import template as read

    try:
        check(read(template.content), [Annex(slug, "", title, ()) for slug, title in annex_rows()])
    except DefectsFound as found:
        pattern = _("“{name}” cannot be used as a template, and was not kept.")
        raise TemplateRefused(pattern.format(name=template.name), found.defects) from None


def _plain(name: str) -> str:
    """The name without folders; an old browser sends them along."""
    last = PurePosixPath(PureWindowsPath(name).name).name.strip() or f"{_('Template')}.{KIND}"
    return last if len(last) <= LONGEST_NAME else f"{last[: LONGEST_NAME - 6]}….{KIND}"
