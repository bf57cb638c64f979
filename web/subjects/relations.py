"""Relations: new ones, with the ends that a repair proposes, and the form of each."""

from __future__ import annotations

from flask import Blueprint, Flask, abort, redirect, request
from werkzeug.wrappers import Response

from rolemap.i18n import domain
from rolemap.services.maps.forms import relation as forms_relation
from rolemap.services.maps.forms.saving import Refused
from web import who
from web.at_hand import desk
from web.maps import address, asked
from web.parts import base_of, show
from web.told import tell

pages = Blueprint("relations", __name__, url_prefix="/maps/<id>/relations")
_ = domain("web.elements")
PART = "elements/relation_part.html"
NEW = "elements/new_relation_part.html"


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/new/<kind>")
def new(id: str, kind: str) -> str:
    """The form of a new relation, with what the address already says."""
    opened = desk().open(id)
    view = forms_relation.new_view(opened, kind, request.args) or abort(404)
    return show(NEW, opened, **vars(view))


@pages.post("/new/<kind>")
def create(id: str, kind: str) -> Response | tuple[str, int]:
    """Keep a new relation, in the place of another one where the form says so."""
    _allowed(id)
    opened = base_of(id)
    view = forms_relation.new_view(opened, kind, request.values) or abort(404)
    outcome, key = forms_relation.create(desk(), opened, kind, request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome, _("Relation added."))
        return redirect(address(id, f"relations/{kind}/{key}"), 303)
    return show(NEW, opened, **{**vars(view), **vars(outcome)}), 422


@pages.get("/<kind>/<path:key>")
def relation(id: str, kind: str, key: str) -> str:
    """The form of a relation."""
    opened = asked(id)
    view = forms_relation.view(opened, kind, key) or abort(404)
    return show(PART, opened, **vars(view))


@pages.post("/<kind>/<path:key>")
def save(id: str, kind: str, key: str) -> Response | tuple[str, int]:
    """Save or remove a relation by a form that was sent without JavaScript."""
    _allowed(id)
    opened = base_of(id)
    view = forms_relation.view(opened, kind, key) or abort(404)
    if "remove" in request.form:
        tell(forms_relation.remove(desk(), opened, kind, key, who.author()), _("Relation removed."))
        return redirect(address(id, f"elements/{view.source[0]}"), 303)
    outcome = forms_relation.save(desk(), opened, kind, key, request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome)
        return redirect(address(id, f"relations/{kind}/{key}"), 303)
    return show(PART, desk().open(id), **{**vars(view), **vars(outcome)}), 422


def _allowed(id: str) -> None:
    if not who.may("write", id):
        abort(403)
