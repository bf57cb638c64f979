"""The settings of a map: its head, its profile, and what was accepted with a reason."""

from __future__ import annotations

from flask import Blueprint, Flask, abort, redirect, render_template, request
from werkzeug.wrappers import Response

from rolemap.services.maps.forms import settings as forms_settings
from rolemap.services.maps.forms.form import options
from rolemap.services.maps.forms.saving import Refused
from web import who
from web.at_hand import desk
from web.maps import address, frame
from web.parts import base_of, show
from web.told import tell

pages = Blueprint("settings", __name__, url_prefix="/maps/<id>")
PAGE = "elements/settings.html"
WAIVER = "elements/waiver_part.html"


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/settings")
def settings(id: str) -> str:
    """All settings on one page."""
    return _page(id)


@pages.post("/settings")
def save(id: str) -> Response | tuple[str, int]:
    """Save the head of the map."""
    _allowed(id)
    outcome = forms_settings.save_head(desk(), base_of(id), request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome)
        return redirect(address(id, "settings"), 303)
    return _page(id, head=outcome.form, others=outcome.others, conflict=outcome.conflict), 422


@pages.post("/settings/profile")
def profile(id: str) -> Response | tuple[str, int]:
    """Save severities and limits."""
    _allowed(id)
    opened = base_of(id)
    outcome = forms_settings.save_profile(desk(), opened, request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome)
        return redirect(f"{address(id, 'settings')}#profile", 303)
    groups = forms_settings.told_profile(forms_settings.profile_groups(opened), outcome)
    return _page(id, groups=groups, others=outcome.others, conflict=outcome.conflict), 422


@pages.get("/waivers/new")
def new_waiver(id: str) -> str:
    """The form that accepts a finding with a reason."""
    return _waiver(id, None)


@pages.post("/waivers/new")
def add_waiver(id: str) -> Response | tuple[str, int]:
    """Keep a new waiver."""
    return _save_waiver(id, None)


@pages.get("/waivers/<path:key>")
def waiver(id: str, key: str) -> str:
    """The form of a waiver."""
    return _waiver(id, key)


@pages.post("/waivers/<path:key>")
def save_waiver(id: str, key: str) -> Response | tuple[str, int]:
    """Save or take back a waiver."""
    if "remove" in request.form:
        _allowed(id)
        tell(forms_settings.remove_waiver(desk(), base_of(id), key, who.author()))
        return redirect(f"{address(id, 'settings')}#waivers", 303)
    return _save_waiver(id, key)


def _page(id: str, **told: object) -> str:
    opened = desk().open(id)
    values = {
        "head": forms_settings.head_form(opened),
        "listed": forms_settings.head_options(opened),
        "groups": forms_settings.profile_groups(opened),
        "waivers": forms_settings.waiver_rows(opened),
        **told,
    }
    return render_template(PAGE, **frame(opened), **values)


def _waiver(id: str, key: str | None, refused: Refused | None = None) -> str:
    opened = desk().open(id)
    found = forms_settings.waiver_form(opened, key, request.args) or abort(404)
    form, record = found
    title = next((row.label for row in forms_settings.waiver_rows(opened) if row.key == key), "")
    values = {"title": title, "form": form, "record": record, "key": key, "others": (), "conflict": False}
    if refused is not None:
        values |= vars(refused)
    return show(WAIVER, opened, **values, listed=options(opened, form))


def _save_waiver(id: str, key: str | None) -> Response | tuple[str, int]:
    _allowed(id)
    outcome = forms_settings.save_waiver(desk(), base_of(id), key, request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome)
        return redirect(f"{address(id, 'settings')}#waivers", 303)
    return _waiver(id, key, outcome), 422


def _allowed(id: str) -> None:
    if not who.may("write", id):
        abort(403)
