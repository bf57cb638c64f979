"""The document that annexes are written into: an organization's template, or the built-in page."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from rolemap.export.packing import packed
from rolemap.export.word.base import BULLETS, empty, numbering
from rolemap.export.word.guarding import damaged, guarded
from rolemap.export.word.markup import DECLARED, elements, r, w

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
_NUMBERING = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_DAMAGED = (AttributeError, KeyError, TypeError, ValueError)
"""What python-docx stumbles over where a part is not what it says it is."""
_RUNNING = ("header", "footer", "footnotes", "endnotes")


@dataclass(frozen=True, slots=True)
class Opened:
    """A Word document that was opened to be written into."""

    document: WordDocument
    own: bool
    """Whether it is an organization's template."""

    @property
    def part(self) -> Any:
        """The part of the main text."""
        return self.document.part

    @property
    def body(self) -> Any:
        """The main text."""
        return self.document.element.body


def built_in(language: str, footer: str) -> Opened:
    """The page of Decree 30 without any text; `footer` are the runs below."""
    from docx import Document

    return Opened(Document(BytesIO(empty(language, footer))), own=False)


def template(content: bytes) -> Opened:
    """An organization's template; raises DefectsFound where it cannot be used."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    try:
        opened = Opened(Document(BytesIO(_as_document(guarded(content)))), own=True)
        tags = opened.document.element.tag, opened.body.tag, opened.document.styles.element.tag
    except (*_DAMAGED, OpcError, XMLSyntaxError, BadZipFile):
        raise damaged() from None
    if tags != (w("document"), w("body"), w("styles")):
        raise damaged()
    _forget_second_styles(opened)
    return opened


def _forget_second_styles(opened: Opened) -> None:
    """Word 2010 keeps its styles twice; the second copy would no longer be the same, and no later Word reads it."""
    relations = opened.part.rels
    for id in [id for id, one in relations.items() if one.reltype.endswith("/stylesWithEffects")]:
        del relations[id]


def _as_document(content: bytes) -> bytes:
    """A file of the kind .dotx is taken for the document that would be begun from it."""
    with ZipFile(BytesIO(content)) as archive:
        types = archive.read(_TYPES)
        if _TEMPLATE not in types:
            return content
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist() if not entry.is_dir()]
    return packed(
        (name, held.replace(_TEMPLATE, _DOCUMENT) if name == _TYPES else held) for name, held in parts
    )


def written_parts(opened: Opened) -> list[tuple[str, Any]]:
    """The parts that hold text, by their name in the package, each with its root: the main text first."""
    found = [("document.xml", opened.document.element)]
    for relation in opened.part.rels.values():
        if not relation.is_external and relation.reltype.rsplit("/", 1)[1] in _RUNNING:
            part = relation.target_part
            root = _root(part)
            name = str(part.partname).rsplit("/", 1)[1]
            if root is not None and name not in dict(found):
                found.append((name, root))
    return found


def _root(part: Any) -> Any:
    """The element of a part; one that python-docx holds as bytes is made to hold an element."""
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    if isinstance(part, XmlPart):
        return part.element
    if not part.blob:
        return None
    part.__class__ = XmlPart
    part._element = parse_xml(part._blob)
    return part._element


def bullets(opened: Opened) -> int:
    """The number of a list with dashes, which is added to a template."""
    if not opened.own:
        return BULLETS
    root = _numbering(opened)
    abstract = _after(root, "abstractNum", "abstractNumId")
    number = _after(root, "num", "numId")
    for element in elements(numbering(abstract, number)):
        tag = element.tag
        before = [at for at, each in enumerate(root) if each.tag == tag or tag == w("num")]
        last = [at for at in before if root[at].tag != w("numIdMacAtCleanup")]
        if tag == w("abstractNum") and not last:
            last = [at for at, each in enumerate(root) if each.tag == w("numPicBullet")]
        root.insert(last[-1] + 1 if last else 0, element)
    return number


def largest_bookmark(body: Any) -> int:
    """The largest number of a bookmark of the main text, 0 without any."""
    numbers = [each.get(w("id"), "") for each in body.iter(w("bookmarkStart"))]
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _numbering(opened: Opened) -> Any:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml

    for relation in opened.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return _root(relation.target_part)
    root = parse_xml(f"<w:numbering {DECLARED}/>")
    part = XmlPart(PackURI("/word/numbering.xml"), _NUMBERING, root, opened.part.package)
    opened.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return root


def _after(root: Any, tag: str, attribute: str) -> int:
    """The number after the largest of these."""
    numbers = [each.get(w(attribute), "") for each in root.findall(w(tag))]
    return max((int(number) for number in numbers if number.lstrip("-").isdecimal()), default=0) + 1


def header(opened: Opened, name: str, markup: str) -> str:
    """A header that is added to a template; its relationship."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    blob = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr {DECLARED}>{markup}</w:hdr>'
    part = Part(PackURI(f"/word/{name}.xml"), CONTENT_TYPE.WML_HEADER, blob.encode(), opened.part.package)
    found: str = opened.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)
    return found


def related(section: Any) -> dict[tuple[str, str], str]:
    """The headers and footers that a section names."""
    return {
        (kind, each.get(w("type"), "default")): each.get(r("id"), "")
        for kind in ("header", "footer")
        for each in section.findall(w(f"{kind}Reference"))
    }
