"""A template is let in only when nothing in it can act; what the gate of office files lets through is looked at again.

`rolemap.files.office.admit` refuses macros, embedded programs, fields that fetch, and all that lies elsewhere. What is
left are elements of a Word document that ask for data or show a web page without naming a part.
"""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.errors import DefectsFound
from rolemap.files.document import Unreadable
from rolemap.files.office import admit
from rolemap.files.placing import refused
from rolemap.i18n import N_, domain
from rolemap.model.defects import Defect

_ = domain("export.word")

_ACTING = {
    "mailMerge": N_("The template asks a database for its data (mail merge)."),
    "webVideoPr": N_("The template shows a video from the web."),
    "altChunk": N_("The template takes in another file."),
    "subDoc": N_("The template takes in another document."),
    "OLEObject": N_("An object of another program is embedded in the template."),
    "control": N_("The template has a control of a program (ActiveX)."),
}
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def guarded(content: bytes) -> bytes:
    """The template, to be read by any library; raises DefectsFound with all that is wrong with it."""
    name = _("template")
    try:
        package = admit(content)
    except Unreadable as error:
        raise refused(error, name) from None
    if package.kind != "docx":
        raise DefectsFound(
            [Defect(name, "", _("This is no Word document."), _("Save the template in Word as .docx."))]
        )
    defects = []
    for part in package.names:
        if part.casefold().endswith(".xml"):
            defects += [
                Defect(f"{name}: {part}", "", sentence, _("Delete it, and save the template again."))
                for sentence in _acting(package.read(part))
            ]
    if _STRICT in package.read(package.main):
        defects.append(
            Defect(
                name,
                "",
                _("The template is saved as “Strict Open XML”."),
                _("Save it in Word as “Word Document (.docx)”."),
            )
        )
    if defects:
        raise DefectsFound(defects)
    return content


def damaged() -> DefectsFound:
    """What is said of a template that is no proper document, though it looks like one."""
    message = _("The template is damaged and cannot be read.")
    return DefectsFound(
        [Defect(_("template"), "", message, _("Open it in Word, and save it under a new name."))]
    )


def _acting(part: bytes) -> Iterator[str]:
    """What an XML part holds that acts; no part declares a document type."""
    from lxml import etree

    try:
        root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise damaged() from None
    found = {etree.QName(each).localname for each in root.iter("{*}*")}
    yield from (_(sentence) for name, sentence in _ACTING.items() if name in found)
