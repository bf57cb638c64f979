"""What stops the program: one class a situation, each with its sentence and its exit code.

Bad input is not here: it is collected as defects (`rolemap.model.Defect`) and raised once, all together,
as `DefectsFound`. The sentence is written in the constructor, in the language in force at that moment.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.model.defects import Defect

_ = domain("errors")

EXIT_USAGE = 2
EXIT_MISSING_PART = 3

REASONS = (
    N_("No such file or directory"),
    N_("Permission denied"),
    N_("Is a directory"),
    N_("Not a directory"),
    N_("File name too long"),
    N_("Read-only file system"),
    N_("No space left on device"),
    N_("Bad file descriptor"),
    N_("File exists"),
)
"""What the operating system says, in its own words, so that `_` finds the reader's."""


class RolemapError(Exception):
    """The program cannot go on; `exit_code` is what the command line ends with."""

    exit_code = EXIT_USAGE


class DefectsFound(RolemapError):
    """A map was refused; `defects` holds every reason, in the order of the file."""

    def __init__(self, defects: Sequence[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__("\n".join(str(defect) for defect in self.defects))


class InputRefused(RolemapError):
    """A file was not even opened as a map; `message` and `expected` are said as of a defect of it."""

    def __init__(self, path: str, message: str, expected: str) -> None:
        self.path = path
        self.message = message
        self.expected = expected
        super().__init__(f"{path}: {message} {expected}")


class FileUnreadable(InputRefused):
    """A file does not exist, is no file, or may not be read."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            path,
            _("This file cannot be read ({reason}).").format(reason=_(reason)),
            _("Check the name and the access rights."),
        )


class InputNamedTwice(RolemapError):
    """Standard input was named as two maps; it can be read only once."""

    def __init__(self) -> None:
        super().__init__(_("Standard input (-) can be named only once among the maps."))


class FileUnwritable(RolemapError):
    """A file could not be written; nothing of it was kept."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _(
                "{path}: cannot be written ({reason}). Choose another folder or close the program "
                "that holds the file."
            ).format(path=path, reason=_(reason))
        )


class OutputUnwritable(RolemapError):
    """The answer did not get through standard output: it is closed, or the disk behind it is full."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("The answer could not be written to standard output ({reason}).").format(reason=_(reason))
        )


class FileExists(RolemapError):
    """A file would have been overwritten that the command was not told to overwrite."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} exists already and was left as it is. Choose another name, or say --force.").format(
                path=path
            )
        )


class SameFile(RolemapError):
    """A file was to be converted into itself; its comments would have been lost."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is the file that is read. Choose another name for the result.").format(path=path)
        )


class UnknownFormat(InputRefused):
    """The suffix of a file names no format that this command reads or writes."""

    def __init__(self, path: str, known: Sequence[str]) -> None:
        super().__init__(
            path,
            _("This kind of file is not known here."),
            _("Use one of: {known}.").format(known=", ".join(known)),
        )


class OtherWorkbook(InputRefused):
    """The suffix is that of a spreadsheet in a format that is not read: old, with macros, or without types."""

    def __init__(self, path: str) -> None:
        super().__init__(
            path,
            _("Workbooks are read as .xlsx."),
            _("Open it in Excel, choose Save As and the type “Excel Workbook (*.xlsx)”, and take that file."),
        )


class UnknownName(RolemapError):
    """A check, view, theme, template or element that does not exist; `near` is offered instead."""

    def __init__(self, what: str, name: str, near: Sequence[str] = ()) -> None:
        sentence = _("{what} “{name}” does not exist.").format(what=what, name=name)
        if near:
            sentence += " " + _("Did you mean: {near}?").format(near=", ".join(near))
        super().__init__(sentence)


class DepthWithoutFocus(RolemapError):
    """A number of steps was asked for, and no element from which to count them."""

    def __init__(self) -> None:
        super().__init__(_("--depth counts the steps around one element: name it with --focus."))


class NoFocus(RolemapError):
    """One element was asked for on a view of the whole map; `able` are the slugs of the views that show one."""

    def __init__(self, view: str, able: Sequence[str]) -> None:
        sentence = _("The view “{view}” shows the whole map and cannot be focused on one element.")
        hint = _("Views that can: {views}.")
        super().__init__(" ".join((sentence.format(view=view), hint.format(views=", ".join(able)))))


class OrientationWithoutPaper(RolemapError):
    """A picture was asked for upright or lengthwise, and on no paper."""

    def __init__(self) -> None:
        super().__init__(_("--orientation turns a sheet of paper: name its size with --paper."))


class NoPlace(RolemapError):
    """An element of the map has no place on a view; `able` are the slugs of the views that can show it."""

    def __init__(self, name: str, id: str, view: str, able: Sequence[str]) -> None:
        sentence = _("“{name}” ({id}) has no place on the view “{view}”.").format(name=name, id=id, view=view)
        if able:
            sentence += " " + _("These views can show it: {views}.").format(views=", ".join(able))
        else:
            sentence += " " + _("No view can show it by itself.")
        super().__init__(sentence)


class EngineMissing(RolemapError):
    """The program that computes the layout of pictures was not found."""

    exit_code = EXIT_MISSING_PART

    def __init__(self, name: str) -> None:
        super().__init__(
            _(
                "The drawing program “{name}” was not found. Install it with: pip install graphviz-pure, "
                "or set ROLEMAP_DOT to the path of a Graphviz “dot”."
            ).format(name=name)
        )


class EngineFailed(RolemapError):
    """The drawing program ended with an error, or answered what cannot be read."""

    exit_code = EXIT_MISSING_PART

    def __init__(self, detail: str) -> None:
        self.detail = detail
        super().__init__(_("The drawing program failed: {detail}").format(detail=detail))


class EngineTooSlow(EngineFailed):
    """The drawing program was stopped at its limit of time, memory or output."""

    def __init__(self, limit: str) -> None:
        self.detail = limit
        RolemapError.__init__(
            self, _("The picture needed more than {limit} to compute and was stopped.").format(limit=limit)
        )


class TypesettingFailed(RolemapError):
    """The program that sets documents on pages ended with an error."""

    exit_code = EXIT_MISSING_PART

    def __init__(self, detail: str) -> None:
        super().__init__(_("The pages of the document could not be set: {detail}").format(detail=detail))


class TypesettingTooSlow(TypesettingFailed):
    """A document is too long for the program that sets it on pages: it was stopped at its limit of time or memory."""

    def __init__(self, limit: str) -> None:
        RolemapError.__init__(
            self,
            _(
                "The pages of the document needed more than {limit} to be set; it was stopped. "
                "Ask for fewer annexes at a time."
            ).format(limit=limit),
        )


class PartMissing(RolemapError):
    """An optional library that the command needs is not installed."""

    exit_code = EXIT_MISSING_PART

    def __init__(self, package: str) -> None:
        super().__init__(
            _("This needs the package {package}. Install it with: pip install {package}").format(
                package=package
            )
        )


class PictureTooLarge(RolemapError):
    """A picture of more pixels than it is sensible to draw at once; `best` dots an inch would do."""

    def __init__(self, pixels: float, most: float, dots_per_inch: float, best: int) -> None:
        super().__init__(
            _(
                "At {dpi} dots an inch this picture has {pixels} million pixels; at most {most} million are drawn. "
                "Take {best} dots an inch or fewer, or a format without pixels: .pdf or .svg."
            ).format(
                dpi=number(float(dots_per_inch)),
                pixels=number(round(pixels / 1e6)),
                most=number(round(most / 1e6)),
                best=number(best),
            )
        )
