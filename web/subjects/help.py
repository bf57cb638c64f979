"""Help: what rolemap is, how to start, and every check, brake, view, key and word explained."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from rolemap.errors import UnknownName
from rolemap.i18n import domain
from rolemap.services.helping import (
    brakes,
    checks,
    examples,
    file_format,
    glossary,
    linking,
    practice,
    search,
    views,
)
from rolemap.services.helping import documents as in_documents
from rolemap.services.maps.documents.formats import formats
from web import tour as guided
from web.at_hand import desk
from web.guard import PICTURE_POLICY
from web.who import author

pages = Blueprint("help", __name__, url_prefix="/help")
_ = domain("web.help")


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)
    app.jinja_env.globals["terms_in"] = linking.pieces


@pages.get("/")
def index() -> str:
    """What rolemap is, and where to go on, for each of its readers; with `q` what was found."""
    query = request.args.get("q", "").strip()
    found = [(hit, _address(hit)) for hit in search.find(query)]
    return render_template("help/index.html", query=query, found=found, kinds=_kinds())


@pages.get("/keys")
def keys() -> str:
    """The keys that work without a mouse."""
    return render_template("help/keys.html")


@pages.get("/checks")
def catalogue() -> str:
    """Every check, by brake."""
    return render_template("help/checks.html", chapters=checks.chapters())


@pages.get("/checks/<id>")
def check(id: str) -> str:
    """One check with its two examples drawn."""
    page = checks.page(id)
    broken, kept = examples.examples(page.id)
    return render_template("help/check.html", page=page, broken=broken, kept=kept)


@pages.get("/brakes")
def five() -> str:
    """The five brakes with the lines of every metric."""
    return render_template("help/brakes.html", brakes=brakes.brake_rows())


@pages.get("/views")
def questions() -> str:
    """Every view with the question that it answers."""
    return render_template("help/views.html", views=views.view_rows())


@pages.get("/views/<slug>")
def view(slug: str) -> str:
    """One view with a picture of the sample."""
    row = views.view_row(slug)
    return render_template("help/view.html", view=row, drawn=views.sample_picture(row.slug))


@pages.get("/views/<slug>.svg")
def picture(slug: str) -> Response:
    """The picture of a view as a file of its own, small on the list of views."""
    answer = Response(views.sample_picture(slug).as_file("svg"), mimetype="image/svg+xml")
    answer.headers["Content-Security-Policy"] = PICTURE_POLICY
    answer.headers["Cache-Control"] = "private, max-age=3600"
    answer.headers["Vary"] = "Cookie"
    return answer


@pages.get("/format")
def keys_of_files() -> str:
    """Every section and relation of a map file with its keys."""
    return render_template("help/format.html", parts=file_format.parts())


@pages.get("/documents")
def documents() -> str:
    """How documents are made of a map, and what an organization's own template can hold."""
    return render_template("help/documents.html", formats=formats(), placeholders=in_documents.placeholders())


@pages.get("/glossary")
def words() -> str:
    """The words of the field, in Vietnamese order."""
    query = request.args.get("q", "").strip()
    return render_template(
        "help/glossary.html", letters=glossary.letters(query), query=query, count=len(glossary.terms())
    )


@pages.get("/tour")
def tour() -> str:
    """The tour as a page, to be read and printed; it begins by POST."""
    return render_template(
        "help/tour.html", steps=guided.steps(), map_id=practice.ID, begun=practice.begun(desk())
    )


@pages.post("/tour")
def begin_tour() -> Answer:
    """Lay the map for practice out anew and begin."""
    return redirect(f"/maps/{practice.begin(desk(), author())}?tour=1", 303)


@pages.get("/tour/guide")
def guide() -> str:
    """The guide that goes along on the pages of the map for practice."""
    return render_template("help/guide.html", steps=guided.steps(), map_id=practice.ID)


@pages.errorhandler(UnknownName)
def unknown(error: UnknownName) -> tuple[str, int]:
    """There is no such check or view: which ones come near."""
    return render_template("mistake.html", sentence=str(error), status=404), 404


def _kinds() -> dict[str, str]:
    return {
        "check": _("Check"),
        "gauge": _("Metric of a brake"),
        "view": _("View"),
        "format": _("Format of the file"),
        "document": _("Documents"),
        "term": _("Term"),
    }


def _address(hit: search.Hit) -> str:
    """The page on which a hit of the search stands."""
    match hit.kind:
        case "check":
            return url_for("help.check", id=hit.key)
        case "gauge":
            return url_for("help.five", _anchor=hit.key)
        case "view":
            return url_for("help.view", slug=hit.key)
        case "format":
            return url_for("help.keys_of_files", _anchor=hit.key)
        case "document":
            return url_for("help.documents", _anchor=hit.key)
    return url_for("help.words", _anchor=hit.key)
