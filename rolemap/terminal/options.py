"""Commands, options and arguments that are translated when they are shown, not when they are declared."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date, datetime
from typing import Any

import click

from rolemap.i18n import LANGUAGES, N_, domain
from rolemap.terminal.output import say

_ = domain("cli")


class Option(click.Option):
    """An option whose `help` and `metavar` are sentences of the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The word for the value, in the reader's language."""
        return _(self.metavar) if self.metavar else super().make_metavar(ctx)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help page, in the reader's language."""
        spoken = copy(self)
        spoken.help = _(self.help) if self.help else None
        return click.Option.get_help_record(spoken, ctx)


class Argument(click.Argument):
    """An argument whose `metavar` is a word of the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:
        """The word for the value, in the reader's language; in brackets where it may be left out."""
        word = _(self.metavar) if self.metavar else super().make_metavar(ctx)
        return word if self.required else f"[{word}]"


class _Spoken(click.Command):
    """What `Command` and `Group` share: translated texts, and the option ``--lang``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["context_settings"] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
        super().__init__(*args, **kwargs)
        self.params.append(_language_option())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own help option, in the language of this moment."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = _("Show this page.")
            found.callback = _show_help
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """The sentence in the list of commands, whole."""
        return _(self.short_help or "")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words of the usage line, in the reader's language."""
        return [_(piece) for piece in super().collect_usage_pieces(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text of the help page, in the reader's language."""
        spoken = copy(self)
        spoken.help = _(self.help or self.short_help or "")
        click.Command.format_help_text(spoken, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The last lines of the help page, in the reader's language."""
        spoken = copy(self)
        spoken.epilog = _(self.epilog) if self.epilog else None
        click.Command.format_epilog(spoken, ctx, formatter)


class Command(_Spoken):
    """A command of rolemap."""


class Group(_Spoken, click.Group):
    """The command `rolemap` itself."""


class Day(click.ParamType[date]):
    """A date, as ``2022-06-30`` or as an office writes it, ``30/06/2022``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; anything else is wrong usage."""
        if isinstance(value, date):
            return value
        for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return datetime.strptime(value, pattern).date()
            except ValueError:
                continue
        self.fail(_("“{text}” is not a date. Write it as 2022-06-30.").format(text=value), param, ctx)


class Whole(click.ParamType[int]):
    """A whole number within bounds, both included."""

    name = "integer"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; anything else is wrong usage."""
        try:
            found = int(value)
        except ValueError:
            found = self.low - 1
        if not self.low <= found <= self.high:
            words = _("“{text}” is not a whole number from {low} to {high}.")
            self.fail(words.format(text=value, low=self.low, high=self.high), param, ctx)
        return found


def command(short_help: str, help: str = "") -> Callable[[Callable[..., int]], click.Command]:
    """Make a function a command; `short_help` and `help` are marked sentences (`N_`).

    The name of the function is the name of the command, and what it returns is the exit code.
    """
    return click.command(cls=Command, short_help=short_help, help=help or short_help)


def option(*names: str, **settings: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """An option of a command."""
    return click.option(*names, cls=Option, **settings)


def argument(name: str, metavar: str, **settings: Any) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """An argument of a command; `metavar` is a marked word (`N_`)."""
    return click.argument(name, cls=Argument, metavar=metavar, **settings)


map_argument = argument("path", N_("MAP"))
"""The one map that a command reads: a file, or ``-`` for standard input."""

as_of_option = option(
    "--as-of",
    type=Day(),
    metavar=N_("DATE"),
    help=N_("Look at the map as of this date instead of the date in it."),
)


def _language_option() -> Option:
    # Read before anything else by `rolemap.cli`, so that also wrong usage is told in the right language.
    return Option(
        ["--lang"], type=click.Choice(LANGUAGES), expose_value=False,
        help=N_("Language of all messages (also ROLEMAP_LANG); Vietnamese unless told otherwise."),
    )  # fmt: skip


def _show_help(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        say(ctx.get_help())
        ctx.exit()
