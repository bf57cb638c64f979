"""Elements: their forms, new ones, another id, deletion, and the search of pickers."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, abort, redirect, request
from werkzeug.wrappers import Response

from rolemap.errors import DefectsFound
from rolemap.i18n import domain
from rolemap.services.maps import searching
from rolemap.services.maps.forms import element as forms_element
from rolemap.services.maps.forms import new as forms_new
from rolemap.services.maps.forms import removal as forms_removal
from rolemap.services.maps.forms.saving import Refused
from web import who
from web.at_hand import desk
from web.maps import address, asked
from web.parts import base_of, show
from web.told import tell

pages = Blueprint("elements", __name__, url_prefix="/maps/<id>")
_ = domain("web.elements")
PART = "elements/element_part.html"


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("/elements/<element>")
def element(id: str, element: str) -> str:
    """The form of an element."""
    opened = asked(id)
    return show(PART, opened, **vars(forms_element.element_view(opened, element)))


@pages.post("/elements/<element>")
def save(id: str, element: str) -> Response | tuple[str, int]:
    """Save the form that was sent without JavaScript."""
    _allowed(id)
    outcome = forms_element.save(desk(), base_of(id), element, request.form, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome)
        return redirect(address(id, f"elements/{element}"), 303)
    opened = desk().open(id)
    view = {**vars(forms_element.element_view(opened, element)), **vars(outcome)}
    return show(PART, opened, **view), 422


@pages.get("/elements/<element>/renaming")
def renaming(id: str, element: str) -> dict[str, Any]:
    """The edits that give an element another id."""
    return {"edits": forms_element.renaming(desk().open(id), element, request.args.get("to", ""))}


@pages.post("/elements/<element>/rename")
def rename(id: str, element: str) -> Response | tuple[str, int]:
    """Give an element another id wherever the map names it."""
    _allowed(id)
    new = request.form.get("id", "").strip()
    try:
        saved = forms_element.rename(desk(), id, element, new, who.author())
    except DefectsFound as found:
        opened = desk().open(id)
        view = vars(forms_element.element_view(opened, element))
        first = found.defects[0]
        return show(PART, opened, **view, new_id=new, rename_wrong=f"{first.message} {first.expected}"), 422
    tell(saved, _("The id is now {id}.").format(id=new))
    return redirect(address(id, f"elements/{new}"), 303)


@pages.get("/elements/<element>/delete")
def removal(id: str, element: str) -> str:
    """What hangs on an element, before it is deleted."""
    opened = asked(id)
    return show("elements/delete_part.html", opened, removal=forms_removal.removal_of(opened, element))


@pages.post("/elements/<element>/delete")
def delete(id: str, element: str) -> Response:
    """Delete an element with all that hangs on it."""
    _allowed(id)
    found = forms_removal.removal_of(desk().open(id), element)
    saved = desk().save(id, desk().open(id).revision.number, found.edits, who.author())
    tell(saved, _("Deleted: “{name}”.").format(name=found.name))
    return redirect(address(id), 303)


@pages.get("/elements/new/<section>")
def new(id: str, section: str) -> str:
    """The form of a new element, with what the address already says."""
    opened = desk().open(id)
    return show("elements/new_part.html", opened, **vars(_new(opened, section)))


@pages.post("/elements/new/<section>")
def create(id: str, section: str) -> Response | dict[str, Any] | tuple[str, int]:
    """Keep a new element; a script that found something wrong asks with ``look`` what else is, and nothing is kept."""
    _allowed(id)
    opened = base_of(id)
    if "look" in request.form:
        return {"wrong": forms_new.look(opened, section, request.form)}
    outcome, key = forms_new.save(desk(), opened, section, request.form, request.args, who.author())
    if not isinstance(outcome, Refused):
        tell(outcome, _("Created: “{name}”.").format(name=outcome.workspace.graph.name(key)))
        return redirect(address(id, f"elements/{key}"), 303)
    return show("elements/new_part.html", opened, **{**vars(_new(opened, section)), **vars(outcome)}), 422


@pages.get("/elements/id")
def suggested(id: str) -> dict[str, str]:
    """An id for a new element, made of its name."""
    section, name = request.args.get("section", ""), request.args.get("name", "")
    return {"id": forms_new.suggested(desk().open(id), section, name)}


@pages.get("/search")
def search(id: str) -> dict[str, Any]:
    """The elements that a few letters may mean."""
    sections = [one for one in request.args.get("sections", "").split(",") if one]
    limit = request.args.get("limit", 20, type=int)
    return searching.search(desk().open(id), request.args.get("q", ""), sections, limit)


def _new(opened: Any, section: str) -> forms_new.NewView:
    found = forms_new.new_view(opened, section, request.args)
    if found is None:
        abort(404)
    return found


def _allowed(id: str) -> None:
    if not who.may("write", id):
        abort(403)
