"""The deck: a title, an overview, each view with its pages, then one slide a problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.errors import RolemapError
from rolemap.export.content.head import title_block
from rolemap.export.content.signs import light
from rolemap.export.slides import cover, picture, slots
from rolemap.export.slides.drawing import Made, Wanted, laid_out
from rolemap.export.slides.markup import Numbers
from rolemap.export.slides.notes import Told, findings_on, notes_of
from rolemap.export.slides.overview import overview
from rolemap.export.slides.sections import by_section
from rolemap.export.slides.stage import GROUND, Deck
from rolemap.i18n import day, domain, number
from rolemap.render import SLIDE
from rolemap.render.sheet import page_number
from rolemap.render.theme import theme as plain_theme
from rolemap.render.typeface import set_in

if TYPE_CHECKING:
    from rolemap.export.material import Material
    from rolemap.render.layout import Layout, Page
    from rolemap.render.theme import Theme

_ = domain("export")
_views = domain("views")

PROBLEM = "problem"
DEFAULT_THEME = "screen"
"""The look of a deck without any picture."""
_ORDER = (
    "three-persons", "scorecard", "delegations", "platforms", "coverage", "unit", "brakes", "budget", "changes",
)  # fmt: skip
"""The views as a meeting takes them; one that is new comes after these."""

_BY_SECTION = ("brakes",)
"""Views whose sections are talked about one by one: each has a slide of its own."""


def filled(material: Material) -> Deck:
    """The whole deck of a map, in the language in force. Raises what laying out raises."""
    views = _general()
    problems = [problem.id for problem in material.graph.problems]
    wanted: list[Wanted] = [(view, None) for view in views]
    wanted += ((PROBLEM, problem) for problem in problems)
    with laid_out(material.pictures, wanted, SLIDE) as layouts:
        return _Filling(material, wanted, layouts).deck()


def _general() -> list[str]:
    """The views of the whole map, by slug; that of a problem has a slide for each."""
    from rolemap.views import views

    known = [slug for slug in views() if slug != PROBLEM]
    return sorted(known, key=lambda slug: (_ORDER.index(slug) if slug in _ORDER else len(_ORDER), slug))


def _shows_something(layout: Layout) -> bool:
    """Whether a picture has more than a box that says what is to be recorded first."""
    boxes = (box.elements or box.marks or box.charts for page in layout.pages for box in page.boxes)
    return any(boxes) or any(frame.elements for page in layout.pages for frame in page.frames)


def _pages_as_slides(layout: Layout, page: Page, ahead: int) -> str:
    """Which page of its picture a slide shows, empty for a picture of one page.

    Where boxes speak of other pages (“cũng ở trang 3”) it says which slides these are; `ahead` is how many slides
    stand before the picture.
    """
    if page.count == 1:
        return ""
    words = page_number(page.number, page.count)
    if page.count < len(layout.pages) or len(layout.pictures) == 1:
        return words
    return _("{page} of this picture; its pages 1–{count} are slides {first}–{last}").format(
        page=words, count=number(page.count), first=number(ahead + 1), last=number(ahead + page.count)
    )


class _Filling:
    """A deck while it is filled."""

    def __init__(self, material: Material, wanted: list[Wanted], layouts: list[Made]) -> None:
        self._material = material
        self._wanted, self._layouts = wanted, layouts
        self._head = title_block(material)
        self._told = Told(material.report)
        self._left_out: list[str] = []

    def deck(self) -> Deck:
        """The deck, after all its pictures are laid out."""
        drawn = [self._drawn(place) for place in range(len(self._wanted))]
        self._material.progress(_("Slides"), len(drawn), len(drawn) + 1)
        theme = next((one.theme for one in drawn if one is not None), None) or plain_theme(DEFAULT_THEME)
        with set_in(theme.typeface):
            deck = Deck(theme)
            deck.section(_("Overview"))
            deck.add(list(cover.title_slide(self._head, self._foot, theme)), self._head.notice, first=True)
            self._add_overview(deck, theme)
            for section, focused in ((_("Views"), False), (_("Problem by problem"), True)):
                deck.section(section)
                for layout, (_view, focus) in zip(drawn, self._wanted, strict=True):
                    if layout is not None and (focus is not None) is focused:
                        self._add(deck, layout, focus)
        return deck

    def _drawn(self, place: int) -> Layout | None:
        """The layout of a picture, or None and a reason where it shows nothing."""
        view, focus = self._wanted[place]
        name = self._title(view, focus)
        self._material.progress(name, place, len(self._wanted) + 1)
        made = self._layouts[place].result()
        if isinstance(made, RolemapError):
            self._left_out.append(_("{picture}: {reason}").format(picture=name, reason=made))
            return None
        if not _shows_something(made):
            hints = [part for box in made.pages[0].boxes[:1] for part in box.title.split("\n")]
            reason = hints[0] if hints else _("nothing to show yet")
            self._left_out.append(_("{picture}: {reason}").format(picture=name, reason=reason))
            return None
        return made

    def _title(self, view: str, focus: str | None) -> str:
        from rolemap.views import views

        if focus is not None:
            return self._material.graph.name(focus)
        return _views(views()[view].title)

    @property
    def _foot(self) -> str:
        return _("{title} · data as of {day} · map version {version}").format(
            title=slots.in_foot(self._head.title), day=day(self._head.as_of), version=self._head.version
        )

    def _add(self, deck: Deck, layout: Layout, focus: str | None) -> None:
        """The slides of a picture, one a page."""
        if layout.view in _BY_SECTION:
            layout = by_section(layout)
        headings = Counter(page.heading for page in layout.pages)
        ahead = len(deck.presentation.slides)
        for page in layout.pages:
            title = page.heading if focus is None else self._named(page, focus)
            if headings[page.heading] > 1:
                title = _("{title} ({n}/{all})").format(
                    title=title, n=number(page.number), all=number(page.count)
                )
            self._add_page(deck, layout, page, title, _pages_as_slides(layout, page, ahead))

    def _named(self, page: Page, focus: str) -> str:
        """The title of a slide on one element: it names the element, whatever the picture is called."""
        name = self._material.graph.name(focus)
        return page.heading if name in page.heading else _("Problem: {name}").format(name=name)

    def _add_page(self, deck: Deck, layout: Layout, page: Page, title: str, part: str) -> None:
        report, theme = self._material.report, layout.theme
        block = layout.pictures[page.picture].block
        fitted = picture.placed(layout, page, GROUND)
        numbers = Numbers()
        facts = " · ".join(words for words in (part, fitted.part, block.summary) if words)
        parts = [
            *slots.head(numbers, theme, title, facts, block.ribbon),
            *picture.shapes(layout, fitted.page, self._told, numbers),
            *slots.foot(numbers, theme, self._foot),
        ]
        deck.add(parts, notes_of(report, findings_on(page, report)))

    def _add_overview(self, deck: Deck, theme: Theme) -> None:
        numbers = Numbers()
        parts = [
            *slots.head(numbers, theme, _("Overview"), self._head.subtitle, self._head.ribbon),
            *overview(self._material, theme, numbers),
            *slots.foot(numbers, theme, self._foot),
        ]
        notes = [self._head.subtitle, *self._brakes()]
        if self._left_out:
            notes += [_("Without a slide:"), *self._left_out]
        deck.add(parts, "\n".join(notes))

    def _brakes(self) -> Iterator[str]:
        """What each brake says and asks for, for whoever speaks."""
        for brake in self._material.brakes:
            yield _("{light}: {brake}").format(light=light(brake.state), brake=brake.name)
            yield brake.leading.sentence
            if brake.action:
                yield _("Recommendation: {text}").format(text=brake.action)
