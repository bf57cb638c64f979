"""Which sheets the workbook of a map has and which columns each: the one place that writing and reading both follow.

Keys, kinds and hints come from the forms of `rolemap.editing.fields`, so a key of the format has its column as soon
as the gate takes it.

**Sheets.** A table has its headings in row 1 and one element, relation or record a row below; blank rows do not
count. The head of the map is a form (`Sheet.upright`): headings in column A, values in column B, from row 2 on; row 1
says what the columns are. A list of small records, and the members of a group, stand on a sheet of their own (`child`),
a row an entry, in the order of the list, with the column `OWNER` that names the element. Sheets of `aside_titles`
are made by the program and never read.

**Headings.** `Column.heading` is the label of the field; required ones have `REQUIRED` behind it. A `computed` column
holds a formula of the program and is never read. Columns may be moved or left out; what has none is absent.

**Cells.** A blank cell is an absent value. By `Field.kind`:

* ``id``: the id. ``reference``: ``id · name`` (`marks.reference`), read as what stands before the first ``·``.
* ``delegation``: the id of the relation, ``· from → to`` behind it.
* ``text``, ``long``: the text as it is, spaces at its ends too (`marks.text_written`); where the field has targets
  (`approved_by`) the id of an element of theirs stands as a reference.
* ``texts``, and all that say `many`: one entry a line, each written as if it stood alone; `marks.EMPTY_LIST` where the
  list is there without entries (a required list, and those of ``evidence``; all others are absent then).
* ``choice``: the word of `Field.choices`, which are those of the document and unambiguous; a value that has none stands
  as it is. ``flag``: có, không (`FLAGS`).
* ``number``, ``count``: a number; ``share``: a number shown in percent (0.8 reads 80%).
* ``date``: a date; before 1900-03-01, where Excel's calendar begins to be right, ISO text.

A group that has neither `under` nor `level` is one by list, also without members. A row of the profile that has only a
check is a check whose limits are there without entries. A body whose four counts of last year are blank has no
``last_year``; with one of them it has all four.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from rolemap.editing.edit import Document
from rolemap.editing.fields import (
    LEVEL_KEYS,
    Field,
    choices_in,
    map_fields,
    relation_fields,
    section_fields,
    waiver_fields,
)
from rolemap.i18n import LANGUAGES, domain, use
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.workbook.headings import aside_title, comment, heading, owner_name, title, width
from rolemap.workbook.profile_fields import profile_fields
from rolemap.workbook.roles import ROLES

_ = domain("workbook")

OWNER: Final = "of"
"""The key of the column of a child sheet that names the element."""
MISSING: Final = "missing"
"""The key of the computed column that says which roles are missing."""
REQUIRED: Final = " *"
FLAGS: Final[Mapping[str, Mapping[bool, str]]] = {
    "vi": {True: "có", False: "không"},
    "en": {True: "yes", False: "no"},
}
ASIDE: Final = ("guide", "lists", "matrix", "findings")
"""Sheets that are no part of the map: how to fill it, the lists behind the drop-downs, and what an export adds."""
_LISTS_OF_THEIR_OWN: Final = (("groups", "members"),)
"""Lists of references that may have hundreds of entries: more than a cell holds, or than anyone reads in one."""

Kind = Literal["head", "section", "relation", "child", "waivers", "profile"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, or one line of a form."""

    key: str
    """As in `Field.key`; `OWNER` and `MISSING` are no keys of the format."""
    heading: str
    field: Field
    comment: str
    """What it means, what to write and an example; it stands at the heading."""
    width: float
    """The least width, in digits, as Excel counts."""
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the map."""

    key: str
    """``map``, a section, a relation kind, ``waivers``, ``profile``; of a child sheet the key of the list."""
    kind: Kind
    title: str
    """At most 31 letters, unlike every other in both languages."""
    columns: tuple[Column, ...]
    of: str = ""
    """Of a child sheet: the section whose elements have the list."""
    records: bool = False
    """Whether an entry of a child sheet is a record; else it is the value of the only column beside `OWNER`."""

    @property
    def upright(self) -> bool:
        """Whether it is a form: headings under each other, values beside them."""
        return self.kind == "head"

    def column(self, key: str) -> Column:
        """The column of that key; raises KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


def plan(document: Document | None, language: str) -> tuple[Sheet, ...]:
    """All sheets of the map in their order, in the words of `language`; `document` gives levels and delegations.

    Only ``map.levels``, ``relations.delegates`` and the names of positions are asked of it; None has none of them.
    """
    with use(language):
        return tuple(_sheets({} if document is None else document))


def aside_titles() -> frozenset[str]:
    """The titles, in all languages, of the sheets that are no part of the map."""
    titles: set[str] = set()
    for language in LANGUAGES:
        with use(language):
            titles.update(map(aside_title, ASIDE))
    return frozenset(titles)


def _sheets(document: Document) -> Iterator[Sheet]:
    yield Sheet("map", "head", title("map"), _columns(document, "map", map_fields()))
    for section in SECTIONS:
        fields = section_fields(section)
        apart = [field for field in fields if _stands_apart(section, field)]
        own = tuple(field for field in fields if field not in apart)
        yield Sheet(section, "section", title(section), _columns(document, section, own))
        for field in apart:
            yield _child(document, section, field)
    for kind in RELATION_KINDS:
        yield Sheet(kind, "relation", title(kind), _columns(document, kind, relation_fields(kind)))
    yield Sheet("waivers", "waivers", title("waivers"), _columns(document, "waivers", waiver_fields()))
    yield Sheet("profile", "profile", title("profile"), _columns(document, "profile", profile_fields()))


def _stands_apart(section: str, field: Field) -> bool:
    return field.kind == "records" or (section, field.key) in _LISTS_OF_THEIR_OWN


def _child(document: Document, section: str, field: Field) -> Sheet:
    owner = Field(OWNER, owner_name(section), "reference", required=True, targets=(section,))
    if field.kind == "records":
        fields, records = field.fields, True
    else:
        fields, records = (replace(field, many=False, required=True),), False
    columns = _columns(document, field.key, (owner, *fields))
    return Sheet(field.key, "child", title(field.key), columns, section, records)


def _columns(document: Document, where: str, fields: tuple[Field, ...]) -> tuple[Column, ...]:
    columns = [_column(document, where, field) for field in fields]
    if where in ROLES:
        missing = Field(MISSING, _("missing roles"), "text")
        after = [field.key for field in fields].index("name") + 1
        columns.insert(after, replace(_column(document, where, missing), computed=True))
    return tuple(columns)


def _column(document: Document, where: str, field: Field) -> Column:
    asked = field.kind == "delegation" or (field.kind == "choice" and field.path[-1] in LEVEL_KEYS)
    choices = choices_in(document, field) if asked else field.choices
    field = replace(field, choices=_unambiguous(choices))
    shown = heading(field) + (REQUIRED if field.required else "")
    return Column(field.key, shown, field, comment(where, field), width(field))


def _unambiguous(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The choices, each with its code for a word where the word, read back, might mean another."""
    codes = {code for code, _word in choices}
    words = Counter(word for _code, word in choices)
    return tuple(
        (code, word if words[word] == 1 and (word == code or word not in codes) else code)
        for code, word in choices
    )
