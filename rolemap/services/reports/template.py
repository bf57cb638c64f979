"""What an organization's own Word template may hold, at a terminal."""

from __future__ import annotations

from rolemap.export.word.placeholders import rows
from rolemap.i18n import domain
from rolemap.services.reports.paragraphs import columns, heading, paragraph

_ = domain("reports")


def template() -> str:
    """How a template is made, and every placeholder with its Vietnamese name, its English one and its meaning."""
    told = (
        _(
            "A Word file (.docx or .dotx) of the organization: its letterhead, margins, headers and styles stay. "
            "Where one of these words stands in its text, its tables, headers or footers, the document has what "
            "the word stands for; without a place for the annexes they come at the end."
        ),
        _("A file with macros, or with parts that are fetched from elsewhere, is refused."),
    )
    named = [("{{" + vi + "}}", "{{" + en + "}}", meaning) for vi, en, meaning in rows()]
    head = heading(_("A Word template of an organization"), "═")
    parts = [head, *map(paragraph, told), columns(named)]
    return "\n\n".join(parts) + "\n"
