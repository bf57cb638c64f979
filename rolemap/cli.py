"""The command `rolemap`: finds its commands, speaks the reader's language, turns errors into exit codes.

Exit codes: 0 nothing at or above ``--fail-on``, 1 findings, 2 a defect in the input or wrong usage (nothing
was written), 3 a part that the command needs is missing or failed. A command is a file of `rolemap.commands`.
"""

from __future__ import annotations

import io
import os
import pkgutil
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import FrameType

import click
from click.exceptions import NoSuchCommand

from rolemap import __version__, commands, i18n
from rolemap.errors import EXIT_MISSING_PART, DefectsFound, RolemapError
from rolemap.i18n import N_, domain
from rolemap.terminal import click_texts
from rolemap.terminal.options import Group, Option
from rolemap.terminal.output import prepare_streams, say, tell
from rolemap.terminal.refusal import refuse

_ = domain("cli")

EXIT_INTERRUPTED = 130
"""What shells expect of a program that was stopped by Ctrl-C."""


class Commands(Group):
    """The commands, each loaded when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the files in `rolemap.commands`."""
        return sorted(module.name for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in self.list_commands(ctx):
            return None
        found = getattr(import_module(f"{commands.__name__}.{cmd_name}"), cmd_name)
        assert isinstance(found, click.Command), cmd_name
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; a misspelt one is told which come near."""
        try:
            return super().resolve_command(ctx, args)
        except NoSuchCommand as error:
            raise NoSuchCommand(error.command_name, possibilities=self.list_commands(ctx), ctx=ctx) from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `rolemap` with `arguments` (default: those of the process); returns the exit code."""
    # Numpy's helper threads cost more at start than they ever give here; whoever sets the variable is obeyed.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    words = list(sys.argv[1:] if arguments is None else arguments)
    prepare_streams()
    click_texts.speak()
    with i18n.use(asked_language(words)), _ending_in_order():
        return _run(words)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let SIGTERM and SIGHUP unwind the program as Ctrl-C does: no half-written file, no engine left running."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    in_main_thread = threading.current_thread() is threading.main_thread()
    # Whoever ignores a signal (nohup) or handles it already is obeyed.
    ours = [number for number in numbers if in_main_thread and signal.getsignal(number) == signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    raise SystemExit(128 + number)


def asked_language(words: Sequence[str]) -> str:
    """The language named by ``--lang`` anywhere among the arguments, else the one in force.

    It is looked up before anything is parsed, so that wrong usage too is told in the right language.
    """
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word == "--":
            break
        value = following if word == "--lang" else word.removeprefix("--lang=")
        if word.startswith("--lang") and value in i18n.LANGUAGES:
            return value
    return i18n.language()


def _run(words: list[str]) -> int:
    try:
        return int(rolemap.main(words, prog_name="rolemap", standalone_mode=False) or 0)
    except click.ClickException as error:
        page = io.StringIO()
        error.show(file=page)
        tell(page.getvalue().rstrip("\n"))
        return error.exit_code
    except DefectsFound as found:
        return refuse(found)
    except RolemapError as error:
        tell(_("Error: {message}").format(message=error))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        tell(_("Stopped."))
        return EXIT_INTERRUPTED
    except Exception as error:
        # The last resort, for a fault of the program itself: Python would end with 1, which says “findings”.
        if os.environ.get("ROLEMAP_DEBUG"):
            raise
        tell(
            _(
                "Error: the program itself has failed ({kind}: {detail}). No half-written file was kept. Please "
                "report this with the command and the output of “rolemap version”; with ROLEMAP_DEBUG=1 the "
                "command shows where it failed."
            ).format(kind=type(error).__name__, detail=error)
        )
        return EXIT_MISSING_PART


def _show_version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        say(f"rolemap {__version__}")
        ctx.exit()


rolemap = Commands(
    "rolemap",
    short_help=N_(
        "Role maps of digital transformation: who sets the problem, who builds the tool, who uses it."
    ),
    help=N_(
        "Role maps of digital transformation: who sets the problem, who builds the tool, who uses it, and "
        "what is missing.\n\nMAP is a .yaml, .json or .xlsx (Excel) file, or - for standard input. The answer goes to "
        "standard output, everything else to standard error."
    ),
    epilog=N_("To begin: rolemap demo"),
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=N_("Show the version."),
        )
    ],
)
