"""The language of a request, and what templates say with: sentences, numbers, dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from typing import Any

from flask import Flask, request
from jinja2 import pass_context
from jinja2.runtime import Context

from rolemap import i18n
from web.guard import API

COOKIE = "rolemap_lang"
_YEAR = 31_536_000
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def set_up(app: Flask) -> None:
    """Let each request speak its reader's language, and give the templates their words."""
    app.jinja_env.globals.update(
        _=say,
        _n=count,
        number=i18n.number,
        percent=i18n.percent,
        day=i18n.day,
        language=i18n.language,
        domain=i18n.domain,
    )
    app.wsgi_app = _speaking(app, app.wsgi_app)  # type: ignore[method-assign, assignment]  # how Flask wants middleware


@pass_context
def say(context: Context, message: str) -> str:
    """A sentence of a template in the reader's language; each folder of templates has a catalogue of its own.

    The catalogue of the template's own folder goes first: the same English may mean something else in another.
    """
    told = (domain(message) for domain in _domains(context.name))
    return next((found for found in told if found != message), message)


@pass_context
def count(context: Context, singular: str, plural: str, number: int) -> str:
    """The form of a template's sentence for `number`, in the reader's language."""
    plain = singular if number == 1 else plural
    forms = (domain.n(singular, plural, number) for domain in _domains(context.name))
    return next((found for found in forms if found not in (singular, plural)), plain)


@cache
def _domains(template: str | None) -> tuple[i18n.Domain, ...]:
    """The catalogues of all templates, the one of `template` first."""
    own = f"web.{(template or '').rpartition('/')[0]}".removesuffix(".")
    catalogues = resources.files("rolemap") / "translations" / i18n.DEFAULT_LANGUAGE
    names = (file.name.removesuffix(".po") for file in catalogues.iterdir() if file.name.endswith(".po"))
    of_web = (name for name in names if f"{name}.".startswith("web."))
    return tuple(map(i18n.domain, sorted(of_web, key=lambda name: (name != own, name))))


def _speaking(app: Flask, inner: Wsgi) -> Wsgi:
    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        with i18n.use(_asked(app, environ)):
            return inner(environ, start)

    return answer


def _asked(app: Flask, environ: dict[str, Any]) -> str:
    """What the reader chose before, else the language of the machine that serves; a program says ``?lang=``."""
    asking = app.request_class(environ)
    said = asking.args.get("lang") if asking.path.startswith(API) else None
    chosen = said or asking.cookies.get(COOKIE)
    return chosen if chosen in i18n.LANGUAGES else i18n.language()


def remember(response: Any, code: str) -> None:
    """Keep the language for a year in the reader's browser."""
    response.set_cookie(COOKIE, code, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
