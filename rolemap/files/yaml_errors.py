"""What the YAML parser complains about, in sentences that a planner can act on."""

from __future__ import annotations

from typing import Final

import yaml

from rolemap.files.document import Mark
from rolemap.files.faults import Fault, visible
from rolemap.i18n import N_, domain

_ = domain("files")

_INDENT: Final = N_(
    "Keys of one element start in the same column, two spaces further in than the line above them."
)
_QUOTE: Final = N_("Put the whole text in quotation marks: 'like this'.")

_SENTENCES: Final = {
    "mapping values are not allowed in this context": (
        N_("A colon stands where none is expected."),
        N_("Put text that contains a colon in quotation marks, and start the keys of one element in the same column."),
    ),
    "found character that cannot start any token": (
        N_("Text without quotation marks cannot start with “{char}”."),
        _QUOTE,
    ),
    "found a tab character where an indentation space is expected": (
        N_("A tab stands at the start of the line."),
        N_("Indent with spaces, two for each level."),
    ),
    "found unexpected end of stream": (
        N_("The quotation mark that opens here is never closed."),
        N_("Close it at the end of the text."),
    ),
    "did not find expected ',' or ']'": (
        N_("The list that opens with “[” in line {line} is not closed."),
        N_("Separate its entries with commas and close it with “]”."),
    ),
    "did not find expected ',' or '}'": (
        N_("The group of keys that opens in line {line} is not closed."),
        N_("Separate its keys with commas and close it with a brace."),
    ),
    "did not find expected key": (
        N_("A key is expected here: the line is indented differently from those above, or text goes on after its "
           "closing quotation mark."),
        _INDENT,
    ),
    "did not find expected '-' indicator": (
        N_("The next entry of the list, starting with “- ”, is expected here."),
        _INDENT,
    ),
    "block sequence entries are not allowed in this context": (
        N_("An entry of a list, “- ”, cannot start here."),
        N_("Start it on a line of its own; text that begins with “- ” goes in quotation marks."),
    ),
    "did not find expected node content": (
        N_("A value is missing here, or a bracket or comma stands in its place."),
        N_("Remove the needless bracket or comma; text that begins with one goes in quotation marks."),
    ),
    "could not find expected ':'": (
        N_("The colon after a key is missing here."),
        N_("Write “key: value”; longer text over several lines goes in quotation marks."),
    ),
    "found unknown escape character": (
        N_("The backslash in this text means nothing."),
        N_("Use 'single' quotation marks, in which a backslash is a backslash."),
    ),
}  # fmt: skip
_OPENED_AT: Final = frozenset({"found unexpected end of stream"})  # told at the place where the thing begins


def sentence_of(error: yaml.YAMLError, text: str) -> tuple[Mark, Fault]:
    """The place of a syntax error and a plain sentence about it."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context_mark = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or context_mark
    if problem in _OPENED_AT and context_mark is not None:
        mark = context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    char = _char_at(text, line, column)
    if char == "\t":
        problem = "found a tab character where an indentation space is expected"
    message, expected = _SENTENCES.get(problem, (N_("YAML cannot be read here ({problem})."), _QUOTE))
    opened = context_mark.line + 1 if context_mark is not None else line + 1
    return Mark(line + 1, column + 1), Fault(
        _(message).format(char=visible(char), line=opened, problem=visible(problem)), _(expected)
    )


def _char_at(text: str, line: int, column: int) -> str:
    start = 0
    for _line in range(line):
        start = text.find("\n", start) + 1
        if not start:
            return ""
    return text[start + column : start + column + 1]
