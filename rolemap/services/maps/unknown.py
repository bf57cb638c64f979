"""What was asked for and is not there, in the store's own words, for those who may not know the store."""

from rolemap.store import UnknownMap as UnknownMap
from rolemap.store import UnknownRevision as UnknownRevision

NOT_THERE = (UnknownMap, UnknownRevision)
