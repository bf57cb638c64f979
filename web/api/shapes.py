"""What an address may ask and what an answer holds, as marshmallow schemas: they check, write out and describe."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from marshmallow import Schema, ValidationError, fields, validate

from rolemap.i18n import LANGUAGES, N_
from rolemap.services.drawing import MOST_STEPS
from rolemap.services.maps.pictures import PAPERS, THEMES

MOST_IN_PAGE = 200


class Whole(fields.Integer):
    """A whole number written in plain digits, and not `1_000` or ` 7`, which Python reads as numbers too."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not re.fullmatch(r"[0-9]{1,9}", str(value)):
            raise ValidationError("digits")
        return super()._deserialize(value, attr, data, **kwargs)


class Day(fields.Date):
    """A date as ``2022-06-30``, and not in one of the other forms of ISO 8601."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
            raise ValidationError("date")
        return super()._deserialize(value, attr, data, **kwargs)


def _said(sentence: str) -> dict[str, str]:
    return {"description": sentence}


class Spoken(Schema):
    """What every address may ask."""

    lang = fields.String(
        validate=validate.OneOf(LANGUAGES),
        metadata=_said(N_("The language of all sentences; that of the server unless told.")),
    )


class Dated(Spoken):
    """What an address of a checked map may ask."""

    as_of = Day(metadata=_said(N_("Look at the map as of this date instead of the date in it.")))


class ShelfQuery(Spoken):
    """Which maps are listed."""

    search = fields.String(
        load_default="",
        validate=validate.Length(max=200),
        metadata=_said(N_("Words of title, owner or id, in any order, with or without marks.")),
    )
    page = Whole(load_default=1, validate=validate.Range(min=1), metadata=_said(N_("The page, from 1.")))
    page_size = Whole(
        load_default=50,
        validate=validate.Range(min=1, max=MOST_IN_PAGE),
        metadata=_said(N_("How many maps a page holds.")),
    )


class SaveQuery(Spoken):
    """What is said with a document that is to be kept."""

    message = fields.String(
        load_default="",
        validate=validate.Length(max=1000),
        metadata=_said(
            N_("Why it was changed; the history shows it. Without it the program says what changed.")
        ),
    )


class FetchHeaders(Schema):
    """What may be said about a document that the asker holds already."""

    known = fields.String(
        data_key="If-None-Match",
        metadata=_said(N_("The ETag of the document that you hold; 304 if it is the same.")),
    )


class ChangeHeaders(Schema):
    """What must be said about the state that is to be changed; without it the answer is 428."""

    base = fields.String(
        data_key="If-Match",
        metadata=_said(N_("The ETag that was fetched with the map; without it the answer is 428.")),
    )


class HistoryQuery(Spoken):
    """Which revisions are listed."""

    before = Whole(
        load_default=None,
        validate=validate.Range(min=1),
        metadata=_said(N_("Only revisions before this number; “next” of the page before.")),
    )
    limit = Whole(
        load_default=50,
        validate=validate.Range(min=1, max=MOST_IN_PAGE),
        metadata=_said(N_("How many revisions a page holds.")),
    )


class PictureQuery(Dated):
    """How a picture is drawn."""

    focus = fields.String(
        validate=validate.Length(min=1, max=64),
        metadata=_said(N_("The id of an element: only what is around it is drawn.")),
    )
    depth = Whole(
        validate=validate.Range(min=0, max=MOST_STEPS),
        metadata=_said(N_("How many steps around the element are drawn; only with “focus”.")),
    )
    theme = fields.String(
        load_default=THEMES[0], validate=validate.OneOf(THEMES), metadata=_said(N_("How it looks."))
    )
    paper = fields.String(
        validate=validate.OneOf(PAPERS),
        metadata=_said(N_("The paper that it must fit on; a large picture then has several pages.")),
    )
    orientation = fields.String(
        validate=validate.OneOf(("landscape", "portrait")),
        metadata=_said(N_("How the paper lies; only with “paper”.")),
    )


class TitleShape(Schema):
    """A title by language; empty where there is none."""

    vi = fields.String(required=True)
    en = fields.String(required=True)


class RevisionShape(Schema):
    """A revision, without its document."""

    map = fields.String(required=True)
    number = fields.Integer(required=True)
    author = fields.String(required=True)
    message = fields.String(required=True)
    kind = fields.String(
        required=True, validate=validate.OneOf(("new", "import", "edit", "undo", "redo", "restore"))
    )
    undoes = fields.Integer(required=True, allow_none=True)
    at = fields.DateTime(required=True, format="iso")
    title = fields.Nested(TitleShape, required=True)
    owner = fields.String(required=True)
    as_of = fields.Date(required=True)
    counts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    brakes = fields.Dict(
        keys=fields.String(),
        values=fields.String(validate=validate.OneOf(("green", "amber", "red", "unknown"))),
        attribute="lights",
        required=True,
    )
    document_hash = fields.String(required=True)
    previous = fields.String(required=True)
    hash = fields.String(required=True)

    def get_attribute(self, obj: Any, attr: str, default: Any) -> Any:
        """What stands under a key; the two titles of a revision are one object here."""
        if attr == "title":
            return {"vi": obj.title_vi, "en": obj.title_en}
        return super().get_attribute(obj, attr, default)


class MapShape(Schema):
    """A map on the shelf, with its newest revision."""

    id = fields.String(required=True)
    created = fields.DateTime(required=True, format="iso")
    head = fields.Nested(RevisionShape, required=True)


class ShelfShape(Schema):
    """A page of maps, those first that were changed last."""

    maps = fields.List(fields.Nested(MapShape), required=True)
    page = fields.Integer(required=True)
    page_size = fields.Integer(required=True)
    total = fields.Integer(required=True)


class HistoryShape(Schema):
    """A page of revisions, newest first; `next` is what to ask ``before`` for the page that follows."""

    revisions = fields.List(fields.Nested(RevisionShape), required=True)
    next = fields.Integer(required=True, allow_none=True)
