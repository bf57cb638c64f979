"""What was asked for and is not there, in the store's own words, for those who may not know the store."""

from rolemap.errors import UnknownName
from rolemap.i18n import domain
from rolemap.services.maps.documents.jobs import UnknownDocument
from rolemap.store import UnknownMap as UnknownMap
from rolemap.store import UnknownRevision as UnknownRevision

_ = domain("services.forms")


class UnknownElement(UnknownName):
    """A form was asked for of what the map does not have, or no longer."""

    def __init__(self, id: str) -> None:
        super().__init__(_("The element"), id)


NOT_THERE = (UnknownMap, UnknownRevision, UnknownElement, UnknownDocument)
