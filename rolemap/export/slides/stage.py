"""An empty deck with the look of the pictures: wide slides, Arial, the colours of the theme, two layouts.

The layouts are ``stage/*.xml``: a title slide, and a slide with a title, a line of facts under it, a foot and a number.
Nothing is left of the sample that python-pptx brings: no layout that nobody uses, no thumbnail, no printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from rolemap.export.slides.markup import NAMESPACES, attribute, emu, place, preset, properties
from rolemap.export.slides.markup import colour as colour_markup
from rolemap.render.layout import Area
from rolemap.render.theme import Theme

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import Slide

WIDTH, HEIGHT = 960.0, 540.0
"""A slide of 13.333 x 7.5 inches, in points."""
GROUND = Area(18.0, 64.0, 924.0, 444.0)
"""Where a picture stands, between the line of facts and the rule over the foot."""
TITLE = Area(24.0, 8.0, 912.0, 38.0)
"""Where the title stands; a ribbon takes its right end."""
FOOT = Area(24.0, 517.0, 660.0, 14.0)
"""Where the foot stands."""
LOGO = Area(700.0, 514.0, 130.0, 20.0)
"""The logo of an organization stands within this, left of the number."""
_TITLE_LAYOUT, _PICTURE_LAYOUT = 0, 5
"""The layouts of the sample deck that are made into those of `stage`."""
_UNWANTED = ("printerSettings", "thumbnail")
_ACCENTS = ("leaders", "problems", "tools", "builders", "users", "documents")
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>rolemap</Application></Properties>'
)


class Deck:
    """A deck that is filled slide by slide."""

    def __init__(self, theme: Theme) -> None:
        from pptx import Presentation as opened

        self.presentation: Presentation = opened()
        self._sections: list[tuple[str, list[int]]] = []
        _clean(self.presentation, theme)
        _number(self.presentation.part.package)

    def section(self, name: str) -> None:
        """The slides that follow belong together under this name."""
        self._sections.append((name, []))

    def add(self, parts: Sequence[str], notes: str, *, first: bool = False) -> Slide:
        """A slide of these shapes with its notes; the `first` one has the layout of a title."""
        presentation = self.presentation
        layouts = presentation.slide_layouts
        slide: Slide = presentation.slides.add_slide(layouts[0 if first else 1])
        tree = slide.shapes._spTree
        for shape in list(slide.placeholders):
            tree.remove(shape._element)
        for element in _parsed(parts):
            tree.append(element)
        if notes:
            frame = slide.notes_slide.notes_text_frame
            if frame is not None:
                frame.text = notes
        self._sections[-1][1].append(slide.slide_id)
        return slide

    def written(self) -> bytes:
        """The file."""
        self.presentation.part._element.append(_one(_section_list(self._sections)))
        held = BytesIO()
        self.presentation.save(held)
        return held.getvalue()


def _number(package: Any) -> None:
    """Let parts be numbered as they come: python-pptx looks through all others for each new one."""
    from pptx.opc.packuri import PackURI

    taken = {str(part.partname) for part in package.iter_parts()}
    last: dict[str, int] = {}

    def following(pattern: str) -> PackURI:
        last[pattern] = last.get(pattern, 0) + 1
        while pattern % last[pattern] in taken:
            last[pattern] += 1
        return PackURI(pattern % last[pattern])

    package.next_partname = following


def _clean(presentation: Any, theme: Theme) -> None:
    """Make the sample that python-pptx brings into an empty deck of our own."""
    from pptx.opc.packuri import PackURI

    presentation.slide_width, presentation.slide_height = emu(WIDTH), emu(HEIGHT)
    presentation.part._element.sldSz.attrib.pop("type", None)
    layouts = presentation.slide_layouts
    kept = (layouts[_TITLE_LAYOUT], layouts[_PICTURE_LAYOUT])
    for layout in list(layouts):
        if layout._element not in [one._element for one in kept]:
            layouts.remove(layout)
    master = presentation.slide_master
    _dressed(master._element, "master")
    styles = master._element.find(_tag("p", "txStyles"))
    styles.getparent().replace(styles, _read("styles"))
    for number, (layout, name) in enumerate(zip(kept, ("title", "picture"), strict=True), start=1):
        _dressed(layout._element, name)
        layout.part.partname = PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml")
    kept[0]._element.set("showMasterSp", "0")
    _drop(presentation.part)
    _drop(presentation.part.package)
    for relation in list(master.part.rels.values()):
        if relation.reltype.endswith("/theme"):
            relation.target_part._blob = _coloured(relation.target_part.blob, theme)
    _add_logo(master, kept, theme)


def _dressed(element: Any, name: str) -> None:
    """A master or a layout with the shapes of ``stage/<name>.xml``."""
    old = element.find(_tag("p", "cSld"))
    element.replace(old, _read(name))
    for timing in element.findall(_tag("p", "timing")):
        element.remove(timing)


def _drop(part: Any) -> None:
    rels = part._rels
    for name, relation in list(rels.items()):
        if relation.reltype.endswith(_UNWANTED):
            rels.pop(name)
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = _APP


def _coloured(blob: bytes, theme: Theme) -> bytes:
    """The theme part in the colours and the typeface of the pictures."""
    from lxml import etree

    root = etree.fromstring(blob)
    root.set("name", "rolemap")
    accents = [theme.lane(role).stroke for role in _ACCENTS]
    colours = {
        "dk1": theme.ink("text"),
        "lt1": theme.page,
        "dk2": theme.ink("muted"),
        "lt2": theme.ink("stripe"),
        **{f"accent{at}": colour for at, colour in enumerate(accents, start=1)},
        "hlink": theme.ink("text"),
        "folHlink": theme.ink("muted"),
    }
    scheme = root.find(f".//{_tag('a', 'clrScheme')}")
    fonts = root.find(f".//{_tag('a', 'fontScheme')}")
    for each in (scheme, fonts):
        each.set("name", "rolemap")
    for child in scheme:
        kind = etree.QName(child).localname
        for old in list(child):
            child.remove(old)
        child.append(_one(colour_markup(colours[kind])))
    face = theme.typeface
    name = "Arial" if face.bundled else face.families[0]
    for font in fonts:
        for child in list(font):
            if etree.QName(child).localname == "latin":
                child.set("typeface", name)
            elif etree.QName(child).localname == "font":
                font.remove(child)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _add_logo(master: Any, layouts: Sequence[Any], theme: Theme) -> None:
    """The logo of an organization at the right of its foot, once for all slides."""
    if theme.logo is None:
        return
    wide, high = theme.sizes.logo
    factor = min(LOGO.width / max(wide, 1.0), LOGO.height / max(high, 1.0))
    area = Area(LOGO.right - wide * factor, LOGO.y, wide * factor, high * factor)
    for sheet in (master, layouts[0]):
        _part, name = sheet.part.get_or_add_image_part(BytesIO(theme.logo.content))
        picture = (
            f"<p:pic><p:nvPicPr>{properties(90, theme.owner or 'logo', theme.owner)}<p:cNvPicPr/>"
            f'<p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/>'
            f"</a:stretch></p:blipFill><p:spPr>{place(area)}{preset('rect')}</p:spPr></p:pic>"
        )
        sheet.shapes._spTree.append(_one(picture))


def _section_list(sections: Sequence[tuple[str, list[int]]]) -> str:
    listed = ""
    for at, (name, slides) in enumerate(sections):
        ids = "".join(f'<p14:sldId id="{each}"/>' for each in slides)
        known = f"{{{str(uuid5(NAMESPACE_URL, f'rolemap:section:{at}')).upper()}}}"
        listed += f'<p14:section name={attribute(name)} id="{known}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'
    return (
        '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{listed}</p14:sectionLst></p:ext></p:extLst>'
    )


def _read(name: str) -> Any:
    from pptx.oxml import parse_xml

    return parse_xml((resources.files(__package__) / "stage" / f"{name}.xml").read_bytes())


def _parsed(parts: Sequence[str]) -> list[Any]:
    from pptx.oxml import parse_xml

    return list(parse_xml(f"<p:spTree {NAMESPACES}>{''.join(parts)}</p:spTree>"))


def _one(markup: str) -> Any:
    return _parsed([markup])[0]


def _tag(prefix: str, name: str) -> str:
    from pptx.oxml.ns import qn

    return qn(f"{prefix}:{name}")
