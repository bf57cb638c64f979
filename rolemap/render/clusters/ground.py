"""What lines are drawn on: boxes where they stand, the tracks between them, and what no line may cross."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rolemap.render import boxes, measure
from rolemap.render.around import Setting
from rolemap.render.clusters.blocks import WORDS_INDENT, Place
from rolemap.render.clusters.board import CLEAR
from rolemap.render.clusters.shelves import TITLE_TOP, TRACK, Arrangement, Cluster
from rolemap.render.layout import Area, Frame
from rolemap.render.theme import Sizes

_FIRST = 4.0
"""From a box or frame to the first track beside it."""
_SIDE = 1.5
"""So much further is the first track at a side: lines end there, and a shorter end would not be seen."""
_RIM = 4.5
"""From the side of a frame to a track within it."""


@dataclass(slots=True)
class Ground:
    """Boxes where they stand on the picture, and what lines have to keep off."""

    arrangement: Arrangement
    places: dict[str, Place]
    areas: dict[str, Area]
    is_across: dict[str, bool]
    titles: Sequence[Area]
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)


def ground(arrangement: Arrangement, taken: Sequence[Area]) -> Ground:
    """The boxes and tracks of an arrangement; lines keep off the areas that are `taken` by others too."""
    heads = frames(arrangement)
    titles = [words.area for frame in heads for words in frame.words]
    titles += [mark.area for frame in heads for mark in frame.marks]
    made = Ground(arrangement, {}, {}, {}, (*titles, *taken))
    tracks = max(arrangement.network.tracks, 1)
    for cluster in arrangement.clusters:
        x, y = cluster.area.x + cluster.left, cluster.area.y + cluster.head
        for place in cluster.block.places:
            area = place.box.area
            made.places[place.box.id] = place
            made.areas[place.box.id] = Area(x + place.x, y + place.y, area.width, area.height)
            made.is_across[place.box.id] = cluster.lane.across
            made.ys.append(y + place.bottom + _FIRST + 0.5)
        made.ys.append(y - 9.0)
        # Past the title and its badges there is always a way along the sides of the frame.
        made.xs += [cluster.area.x + _RIM, cluster.area.right - _RIM]
        for at in range(tracks):
            step = _FIRST + at * TRACK
            made.xs += [x + column - step - _SIDE for column in cluster.block.columns]
            made.xs.append(x + cluster.block.width + step + _SIDE)
            made.ys.append(y + cluster.block.height + step)
            made.xs += [cluster.area.x - step - 1.0, cluster.area.right + step + 1.0]
            made.ys += [cluster.area.y - step - 1.0, cluster.area.bottom + step + 1.0]
    made.xs = [x for x in made.xs if 0.0 < x < arrangement.width]
    made.ys = [y for y in made.ys if 0.0 < y < arrangement.room]
    return made


def taken(found: Setting[Arrangement]) -> tuple[Area, ...]:
    """What of the sheet around an arrangement stands within it: the legend, where it took a free corner."""
    area = found.legend_area
    return (replace(area, x=area.x - found.body.x, y=area.y - found.body.y),)


def frames(arrangement: Arrangement) -> tuple[Frame, ...]:
    """The frames of the clusters with their titles."""
    return tuple(_frame(cluster, arrangement.sizes) for cluster in arrangement.clusters)


def _frame(cluster: Cluster, sizes: Sizes) -> Frame:
    lane, area = cluster.lane, cluster.area
    left, top = area.x + sizes.pad_x + 2.0, area.y + TITLE_TOP
    words = boxes.text_lines(cluster.title, left, top, sizes.lane, bold=True, ink=f"lane:{lane.role}")
    if lane.subtitle:
        top += boxes.text_height(len(cluster.title), sizes.lane)
        room = area.width - 2 * sizes.pad_x
        words += boxes.text_lines(
            measure.wrap(lane.subtitle, sizes.detail, room, lines=1), left, top, sizes.detail, ink="muted"
        )
    marks = boxes.mark_rows(
        lane.badges, area.right - sizes.pad_x, area.y + TITLE_TOP - 1.0, area.width, sizes
    )
    return Frame(lane.id, lane.role, area, words, marks=marks)


def solid(made: Ground) -> Iterator[Area]:
    """What no line may cross: boxes and what sticks out of them, words, titles."""
    for name, place in made.places.items():
        area = made.areas[name]
        yield _wider(area, CLEAR)
        for mark in place.box.marks:
            own = mark.area
            yield _wider(Area(area.x + own.x, area.y + own.y, own.width, own.height), 1.5)
        for at, top in place.words:
            label = made.arrangement.labels[at]
            yield _wider(Area(area.x + WORDS_INDENT, area.y - place.y + top, label.width, label.height), 1.2)
    for area in made.titles:
        yield _wider(area, 1.5)


def _wider(area: Area, by: float) -> Area:
    return Area(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by)
