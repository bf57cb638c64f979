"""What a program is told when something cannot be done: problem details (RFC 9457), with the defects of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from flask import Response, json
from werkzeug.exceptions import HTTPException

from rolemap.errors import EXIT_MISSING_PART, DefectsFound, RolemapError
from rolemap.i18n import N_, domain
from rolemap.services.maps.interchange import MapExists, Outdated, defects
from rolemap.services.maps.unknown import NOT_THERE
from web.guard import UnknownHost

_ = domain("web.api")

KIND = "application/problem+json"
DETAILS = {
    400: N_("The request cannot be understood."),
    403: N_("The request comes from a page of another site and was refused."),
    404: N_("There is nothing under this address."),
    405: N_("This address does not take that method; the header Allow names those that it takes."),
    406: N_("The answer cannot be given in that form."),
    409: N_("There is such a map already."),
    411: N_("The request must say its length: Content-Length is missing."),
    412: N_("The map was changed meanwhile: the ETag in If-Match is not that of its newest revision. Fetch it again."),
    413: N_("The body is larger than 5 MB."),
    415: N_("The body must be JSON: Content-Type: application/json."),
    422: N_("Something in the address or in the body is not as it should be; “errors” lists every place."),
    428: N_("Say which state is to be changed: the header If-Match must hold the ETag of the map."),
    500: N_("The program itself has failed. Nothing half-done was kept."),
    503: N_("A part that this needs is missing or failed."),
}  # fmt: skip


class Problem(HTTPException):
    """An answer that stops a request: a status, its sentence, every place that is wrong, and headers of its own."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        errors: Sequence[dict[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = status
        self.errors = errors
        self.more_headers = dict(headers or {})

    def get_headers(self, *args: Any, **kwargs: Any) -> list[tuple[str, str]]:
        """Those of the status, and its own."""
        return [*super().get_headers(*args, **kwargs), *self.more_headers.items()]


def of_http(error: HTTPException) -> Response:
    """The answer to what Flask, webargs or an endpoint has refused."""
    status = error.code or 500
    errors = error.errors if isinstance(error, Problem) else _of_arguments(error)
    told = isinstance(error, Problem | UnknownHost) and error.description
    detail = str(error.description) if told else _detail(status)
    # What the protocol demands beside the status, such as Allow, is among the headers of the exception.
    headers = [(name, value) for name, value in error.get_headers() if name.lower() != "content-type"]
    return _answer(status, detail, errors, headers)


def of_program(error: RolemapError) -> Response:
    """The answer to what a service has refused."""
    if isinstance(error, DefectsFound):
        return _answer(422, _detail(422), defects(error))
    return _answer(status_of(error), str(error))


def status_of(error: RolemapError) -> int:
    """The status that says the same as an exception of the program."""
    if isinstance(error, NOT_THERE):
        return 404
    if isinstance(error, MapExists):
        return 409
    if isinstance(error, Outdated):
        return 412
    return 503 if error.exit_code == EXIT_MISSING_PART else 422


def _detail(status: int) -> str:
    return _(DETAILS.get(status, DETAILS[400 if status < 500 else 500]))


def _of_arguments(error: HTTPException) -> list[dict[str, Any]]:
    """The wrong parts of an address, as webargs has found them."""
    found = getattr(error, "data", {}).get("messages", {})
    return [
        {
            "place": place,
            "path": name,
            "id": None,
            "message": _("The value of “{name}” cannot be used.").format(name=name),
            "expected": _("The description of the interface says what is allowed."),
        }
        for place, names in found.items()
        for name in names
    ]


def _answer(
    status: int, detail: str, errors: Iterable[dict[str, Any]] = (), headers: Iterable[tuple[str, str]] = ()
) -> Response:
    content = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": list(errors),
    }
    response = Response(json.dumps(content), status, mimetype=KIND)
    response.headers.extend(headers)
    return response
