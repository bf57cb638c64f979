"""YAML to a document, event by event: scalars stay text, and nothing that could hide or explode gets through.

Only the event parser of PyYAML is used, never its composer or constructor: 450 bytes of merge keys keep the
constructor busy for hours, and 200 kB of ``[`` overflow the stack of the C composer, while the C parser hands out
events of any depth safely. So the tree is built here, and it ends at the first event that is too deep.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any, Final

import yaml

from rolemap.files.document import Document, Mark, Place, Places, Unreadable, Wanted, marks_at
from rolemap.files.faults import Fault, Path, visible
from rolemap.files.limits import FileLimits
from rolemap.files.yaml_errors import sentence_of
from rolemap.i18n import domain

_ = domain("files")

_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser where PyYAML was built with it
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_NOT_IN_YAML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def read(text: str, limits: FileLimits) -> Document:
    """The document in `text`; raises Unreadable for broken YAML and for anchors, aliases, tags and great depth."""
    _refuse_characters(text, limits)
    tree = _Tree(limits)
    for event in _events(text):
        tree.take(event)
    if tree.refused:
        raise Unreadable(*tree.faults)
    return Document(tree.data, True, lambda paths: _locate(text, paths), tree.faults)


def _refuse_characters(text: str, limits: FileLimits) -> None:
    # libyaml stops at the first one, and would fold line separators into spaces without a word
    found = [match.start() for match in islice(_NOT_IN_YAML.finditer(text), limits.defects)]
    if not found:
        return
    message = _("A control character (U+{code:04X}) stands here.")
    expected = _("Delete it. If there are many, save the file again as UTF-8.")
    marks = marks_at(text, found)
    raise Unreadable(*((marks[at], Fault(message.format(code=ord(text[at])), expected)) for at in found))


def _events(text: str) -> Iterator[Any]:
    loader = _PARSER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    except yaml.YAMLError as error:
        raise Unreadable(sentence_of(error, text)) from None
    finally:
        loader.dispose()


class _Level:
    """One open list or mapping; `key` is the key that waits for its value."""

    __slots__ = ("container", "key", "marks", "waiting")

    def __init__(self, container: dict[str, Any] | list[Any]) -> None:
        self.container = container
        self.marks: dict[str, Mark] | None = {} if isinstance(container, dict) else None
        self.key: str | None = None
        self.waiting = False


class _Tree:
    """Builds the data of one document out of events, and collects what is refused."""

    def __init__(self, limits: FileLimits) -> None:
        self.data: Any = None
        self.faults: list[tuple[Mark, Fault]] = []
        self.refused = False
        self._limits = limits
        self._levels: list[_Level] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        """Take the next event; raises Unreadable where going on makes no sense."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_dressing(event)
            plain = not event.style
            self._put(event, None if plain and event.value in _NULLS else event.value)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                self._refuse_dressing(event)
            self._open(event, {} if kind is yaml.MappingStartEvent else [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._levels.pop()
        elif kind is yaml.AliasEvent:
            message = _("An alias (*{name}) stands here; rolemap's files have none.")
            self._refuse(event, message.format(name=visible(event.anchor)))
            self._put(event, "")
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                expected = _("Put each map into a file of its own.")
                self._stop(event, _("A second document starts here."), expected)

    def _put(self, event: Any, value: Any) -> None:
        if not self._levels:
            self.data = value
            return
        level = self._levels[-1]
        if level.marks is None:
            level.container.append(value)  # type: ignore[union-attr]  # marks are kept for mappings only
        elif level.waiting:
            level.waiting = False
            if level.key is not None:
                level.container[level.key] = value  # type: ignore[call-overload]  # as above
        else:
            level.key = self._checked_key(event, value, level.marks)
            level.waiting = True

    def _checked_key(self, event: Any, key: str | None, marks: dict[str, Mark]) -> str | None:
        mark = _mark(event)
        if key is None:
            self._note(mark, Fault(_("A key is missing before the colon."), _simple_keys(), self._path()))
        elif key in marks:
            first = marks[key]
            message = _(
                "The key “{key}” stands twice: first in line {line}, column {column}, and here again."
            ).format(key=visible(key), line=first.line, column=first.column)
            self._note(mark, Fault(message, _("Keep one of them."), (*self._path(), key)))
            return None
        else:
            marks[key] = mark
        return key

    def _open(self, event: Any, container: dict[str, Any] | list[Any]) -> None:
        if self._levels and self._levels[-1].marks is not None and not self._levels[-1].waiting:
            self._stop(event, _("A list or a group of keys stands where a key must stand."), _simple_keys())
        if len(self._levels) >= self._limits.depth:
            message = _("Lists and keys are nested more than {depth} deep.").format(depth=self._limits.depth)
            self._stop(event, message, _("Six levels are enough; remove the needless brackets."))
        self._put(event, container)
        self._levels.append(_Level(container))

    def _path(self) -> Path:
        """The path of the innermost open container."""
        outer = self._levels[:-1]
        return tuple(len(one.container) - 1 if one.marks is None else one.key or "" for one in outer)

    def _refuse_dressing(self, event: Any) -> None:
        if event.anchor is not None:
            message = _("An anchor (&{name}) stands here; rolemap's files have none.")
            self._refuse(event, message.format(name=visible(event.anchor)))
        if event.tag is not None:
            message = _("A type tag ({name}) stands here; rolemap's files have none.")
            self._refuse(event, message.format(name=visible(event.tag)))

    def _refuse(self, event: Any, message: str) -> None:
        self.refused = True
        expected = _("Write the value out, or put text that starts with & * ! in quotation marks.")
        self._note(_mark(event), Fault(message, expected))

    def _note(self, mark: Mark, fault: Fault) -> None:
        self.faults.append((mark, fault))
        if len(self.faults) >= self._limits.defects:
            raise Unreadable(*self.faults)

    def _stop(self, event: Any, message: str, expected: str) -> None:
        raise Unreadable(*self.faults, (_mark(event), Fault(message, expected)))


def _simple_keys() -> str:
    return _("Start a line with “key: value”, and text that begins with a bracket with a quotation mark.")


def _mark(event: Any) -> Mark:
    return Mark(event.start_mark.line + 1, event.start_mark.column + 1)


class _Looking:
    """One open list or mapping while places are looked for; `node` is None where nothing is wanted below it."""

    __slots__ = ("key", "key_mark", "mapping", "next_index", "node")

    def __init__(self, node: Wanted | None, mapping: bool) -> None:
        self.node = node
        self.mapping = mapping
        self.next_index = 0
        self.key: str | None = None
        self.key_mark: Mark | None = None

    def step(self, event: Any) -> tuple[Wanted | None, Mark]:
        """The node of the value that starts with `event`, and the mark of what leads to it."""
        part: str | int | None = self.key if self.mapping else self.next_index
        mark = self.key_mark or _mark(event)
        self.next_index += 1
        self.key_mark = None
        return (self.node.children.get(part) if self.node is not None and part is not None else None), mark


def _locate(text: str, paths: Collection[Path]) -> Places:
    """The places of `paths` and of what leads to them, by a second walk over the events."""
    places: dict[Path, Place] = {}
    levels: list[_Looking] = []
    node: Wanted | None
    for event in _events(text):
        kind = type(event)
        starts = kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            levels.pop()
        elif starts or kind is yaml.ScalarEvent:
            if not levels:
                node, key_mark = Wanted.tree(paths), _mark(event)
            elif levels[-1].mapping and levels[-1].key_mark is None:
                levels[-1].key, levels[-1].key_mark = event.value, _mark(event)
                continue
            else:
                node, key_mark = levels[-1].step(event)
            if node is not None:
                places.setdefault(node.path, Place(key_mark, _mark(event)))
            if starts:
                levels.append(_Looking(node, kind is yaml.MappingStartEvent))
    return places
