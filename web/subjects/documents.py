"""Documents of a map: chosen on a page, made while one waits or works elsewhere, taken along as a file."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, abort, redirect, render_template, request
from werkzeug.wrappers import Response as Answer

from rolemap.errors import UnknownName
from rolemap.services.maps.documents import templates
from rolemap.services.maps.documents.formats import THEMES, format_of
from rolemap.services.maps.documents.jobs import Job, TooManyDocuments
from rolemap.services.maps.documents.page import annex_slugs, annex_titles, offer
from rolemap.services.maps.documents.templates import TemplateRefused
from rolemap.services.maps.documents.wishes import Wish, wish_for
from web.at_hand import desk
from web.clerk import call_clerk, clerk
from web.maps import address, asked, date_asked, frame, part
from web.sending import as_file
from web.who import may

MOST_TOLD = 6
"""So many mistakes of a template are told at once."""

pages = Blueprint("documents", __name__, url_prefix="/maps/<id>/export")


def set_up(app: Flask) -> None:
    """Register the pages of this subject, and call the clerk."""
    call_clerk(app)
    app.register_blueprint(pages)


@pages.get("")
def choose(id: str) -> str:
    """What can be made of the map, and what was made of it within the hour."""
    return _page(id)


@pages.post("")
def order(id: str) -> Answer | tuple[str, int]:
    """Order a document; the page of the job shows how far it is."""
    opened = asked(id)
    wish = _wish()
    if wish is None:
        return _page(id, unchosen=True), 422
    try:
        number = None if opened.is_head else opened.revision.number
        job = clerk().order(opened, wish, date_asked(), number)
    except TooManyDocuments as refused:
        return _page(id, busy=str(refused)), 503
    return redirect(_address(job) + "#start", 303)


@pages.post("/template")
def template(id: str) -> Answer | tuple[str, int]:
    """Keep the organization's own Word file for this document and all that follow, or forget it."""
    if not may("write"):
        abort(403)
    opened = asked(id)
    act = request.form.get("act")
    if act == "remove":
        templates.drop(desk())
    elif act == "keep":
        file = request.files.get("file")
        try:
            templates.keep(desk(), (file and file.filename) or "", file.read() if file else b"")
        except TemplateRefused as refused:
            return _page(id, refused=refused), 422
    else:
        abort(400)
    number = None if opened.is_head else opened.revision.number
    return redirect(address(id, "export", n=number, as_of=date_asked()) + "#template", 303)


@pages.get("/<job>")
def progress(id: str, job: str) -> str:
    """How far a document is; with ``?part=1`` only that part of the page."""
    found = clerk().job(id, job)
    told = {
        "job": found,
        "kind": format_of(found.wish.suffix),
        "ahead": clerk().ahead(found),
        "seconds": clerk().seconds(found),
        "annexes": annex_titles(found.wish),
        "wanted": found.wish.annexes or annex_slugs(),
        "place": _address(found),
        "ordered_at": _address(found, "export"),
    }
    if request.args.get("part"):
        return render_template("documents/job_part.html", **part(asked(id)), **told)
    return render_template("documents/job.html", **frame(asked(id), "documents"), **told)


@pages.post("/<job>/cancel")
def cancel(id: str, job: str) -> Answer:
    """Let nobody work on a document any more."""
    found = clerk().job(id, job)
    clerk().cancel(found)
    return redirect(_address(found), 303)


@pages.get("/<job>/file")
def file(id: str, job: str) -> Response:
    """The document that was made."""
    found = clerk().job(id, job)
    kind = format_of(found.wish.suffix)
    return as_file(clerk().content(found), kind.media_type, found.file_name, f"{id}.{kind.suffix}")


def _page(id: str, *, busy: str = "", refused: TemplateRefused | None = None, unchosen: bool = False) -> str:
    opened = asked(id)
    kept = templates.kept(desk())
    said = request.form if request.method == "POST" else request.args
    offered = offer(opened)
    able = [kind.suffix for kind in offered.formats]
    chosen = said.get("format", "")
    return render_template(
        "documents/choose.html",
        **frame(opened, "documents"),
        offer=offered,
        chosen=chosen if chosen in able else able[0],
        picked=set(said.getlist("annex")) if unchosen or busy else {slug for slug, _title in offered.annexes},
        theme=said.get("theme", THEMES[0]),
        template=kept,
        recent=[(job, format_of(job.wish.suffix), _address(job)) for job in clerk().recent(id)],
        busy=busy,
        refused=refused,
        unchosen=unchosen,
        most_told=MOST_TOLD,
    )


def _wish() -> Wish | None:
    """What the form asks for; None where it leaves every annex out. Nonsense is answered with 400."""
    annexes, theme = request.form.getlist("annex"), request.form.get("theme", THEMES[0])
    try:
        kind = format_of(request.form.get("format", ""))
        base = templates.kept(desk()) if kind.template and request.form.get("template") else None
        wish = wish_for(kind.suffix, annexes, theme, base)
    except (KeyError, UnknownName):
        abort(400)
    if theme not in THEMES:
        abort(400)
    return None if kind.annexes and not annexes else wish


def _address(job: Job, below: str = "") -> str:
    """The page of a job, or another one, for the date and the revision of which it was ordered."""
    return address(job.map, below or f"export/{job.id}", as_of=job.asked_date, n=job.asked_number)
