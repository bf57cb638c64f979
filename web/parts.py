"""Forms as parts of a page: the part alone for a pane, or a page of its own around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import render_template, request

from web.at_hand import desk
from web.maps import frame

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened


def show(part: str, opened: Opened, **values: Any) -> str:
    """The part for a script that asked for it, else the page with the part in it."""
    alone = "HX-Request" in request.headers or request.args.get("part") == "1"
    return render_template(part if alone else "elements/element.html", part=part, **frame(opened), **values)


def base_of(id: str) -> Opened:
    """The revision on which a form without JavaScript was filled in; the newest where it does not say."""
    number = request.form.get("base", type=int)
    return desk().open(id, number)
