"""The title slide: whose map it is, what it is called, as of when, which version of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.slides import slots
from rolemap.export.slides.markup import Numbers
from rolemap.i18n import domain
from rolemap.render import measure
from rolemap.render.theme import Theme

if TYPE_CHECKING:
    from rolemap.export.document import TitleBlock

_ = domain("export")

_SIZES = (36.0, 30.0, 26.0, 22.0, 18.0)
_ROOM = 810.0
_LINES = 3


def title_slide(head: TitleBlock, foot: str, theme: Theme) -> Iterator[str]:
    """The shapes of the slide: its slots, and the ribbon of a map that is made up."""
    numbers = Numbers()
    size = next(
        (
            one
            for one in _SIZES
            if len(measure.wrap(head.title, one, _ROOM, bold=True, lines=_LINES + 1)) <= _LINES
        ),
        _SIZES[-1],
    )
    own = size if size != _SIZES[0] else 0.0
    yield slots.placeholder(numbers(), _("Title of the slide"), "ctrTitle", slots.paragraph(head.title, own))
    owner = [slots.paragraph(name, 14.0, bold=False) for name in (head.superior,) if name]
    owner.append(slots.paragraph(head.owner))
    yield slots.placeholder(numbers(), _("Owner"), "body", "".join(owner), index=13)
    below = [slots.paragraph(head.subtitle), slots.paragraph(head.date_line, space=14.0)]
    below.append(slots.paragraph(_("Map version: {version}").format(version=head.version)))
    if head.notice:
        below.append(slots.paragraph(head.notice, 11.0, space=14.0))
    yield slots.placeholder(numbers(), _("Subtitle"), "subTitle", "".join(below), index=1)
    if head.ribbon:
        yield slots.ribbon_shape(numbers, theme, head.ribbon)
    yield from slots.foot(numbers, theme, foot, numbered=False)
