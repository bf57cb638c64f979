"""What a reader is told when something cannot be done: one page for all, and a sentence for each case."""

from __future__ import annotations

from flask import Flask, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from rolemap.errors import EXIT_MISSING_PART, RolemapError
from rolemap.i18n import N_, domain
from rolemap.services.maps.unknown import NOT_THERE
from web import problems
from web.guard import API, UnknownHost

_ = domain("web")
Answer = Response | tuple[str, int]

SENTENCES = {
    400: N_("The request could not be understood. Go back, load the page again and repeat the step."),
    403: N_("The page was open too long, or the request came from elsewhere. Load the page again and repeat the step."),
    404: N_("There is nothing under this address. The map may have been moved to the bin."),
    405: N_("This address cannot be used that way."),
    411: N_("The size of what was sent is not known, so it was refused."),
    413: N_("What was sent is larger than 5 MB and was refused. Divide the file or leave out what is not needed."),
    415: N_("What was sent is of a kind that this address does not take."),
    500: N_("The program itself has failed. Nothing half-done was kept; what was saved before is safe."),
}  # fmt: skip


def set_up(app: Flask) -> None:
    """Answer every mistake with a page that says what is wrong and what to do."""
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(RolemapError, _of_program)


def _of_http(error: HTTPException) -> Answer:
    status = error.code or 500
    if status < 400:
        return error.get_response()
    if request.path.startswith(API):
        return problems.of_http(error)
    if isinstance(error, UnknownHost):
        return _page(str(error), status)
    return _page(_(SENTENCES.get(status, SENTENCES[400 if status < 500 else 500])), status)


def _of_program(error: RolemapError) -> Answer:
    if request.path.startswith(API):
        return problems.of_program(error)
    if isinstance(error, NOT_THERE):
        return _page(str(error), 404)
    return _page(str(error), 503 if error.exit_code == EXIT_MISSING_PART else 422)


def _page(sentence: str, status: int) -> tuple[str, int]:
    name = "mistake_part.html" if request.headers.get("HX-Request") else "mistake.html"
    return render_template(name, sentence=sentence, status=status), status
