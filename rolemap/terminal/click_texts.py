"""Click speaks the reader's language: its own sentences come from the catalogue of the command line.

Click takes its sentences from gettext, bound to a name in each of its modules; gettext would want compiled
catalogues and the language of the operating system. So those names are bound to this program's catalogue.
"""

from __future__ import annotations

from types import ModuleType

from rolemap.i18n import N_, domain

_ = domain("cli")

SENTENCES = (
    N_("Usage:"),
    N_("Options"),
    N_("Positional arguments"),
    N_("Commands"),
    N_("[OPTIONS]"),
    N_("COMMAND [ARGS]..."),
    N_("default: {default}"),
    N_("env var: {var}"),
    N_("required"),
    N_("Aborted!"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Missing parameter"),
    N_("Missing parameter: {param_name}"),
    N_("Missing {param_type}"),
    N_("Choose from:\n\t{choices}"),
    N_("Choice({choices})"),
    N_("No such option {name!r}."),
    N_("No such command {name!r}."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not {choice}."),
    N_("{value!r} is not one of {choices}."),
    N_("Option {name!r} does not take a value."),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} requires {nargs} arguments."),
    N_("Argument {name!r} takes {nargs} values."),
    N_("Takes {nargs} values but 1 was given."),
    N_("Takes {nargs} values but {len} were given."),
)
"""Click's own sentences, as the installed version words them."""


def speak() -> None:
    """Make Click ask this program's catalogue; the language is looked up each time, so once is enough."""
    from click import core, decorators, exceptions, formatting, parser, types

    names: tuple[ModuleType, ...] = (core, decorators, exceptions, formatting, parser, types)
    for module in names:
        for name, translate in (("_", _), ("ngettext", _either)):
            if hasattr(module, name):
                setattr(module, name, translate)


def _either(singular: str, plural: str, count: int) -> str:
    # Click fills other places in its plural than in its singular, so each form is a sentence of its own.
    return _(singular if count == 1 else plural)
