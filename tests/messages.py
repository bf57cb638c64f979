"""The sentences of the program, read from its syntax trees and templates: the domain of each and where it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "rolemap"
WEB = ROOT / "web"

_HOME = {"commands": "cli", "terminal": "cli", "services/reports": "reports"}
"""Folders whose marked words belong to another domain than the one of their own name."""


@dataclass(frozen=True)
class Message:
    """One sentence in the code; `plural` is empty where it has no second form."""

    domain: str
    text: str
    plural: str
    place: str


def messages() -> Iterator[Message]:
    """Every sentence given to a domain or marked with `N_`; ValueError for one that is no plain text."""
    for file in sorted((*SOURCE.rglob("*.py"), *WEB.rglob("*.py"))):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        domains = _domains(tree)
        in_web = file.is_relative_to(WEB)
        home = next(iter(domains.values()), None) or (
            _home_in_web(file) if in_web else _home(file.relative_to(SOURCE))
        )
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield from _message(node, domains, home, f"{file.relative_to(ROOT)}:{node.lineno}")
    for file in sorted((WEB / "templates").rglob("*.html")):
        yield from _in_template(file)


def _home_in_web(file: Path) -> str:
    """The API has so many sentences of its own that they stand in a catalogue of their own."""
    return "web.api" if file.parent == WEB / "api" else "web"


def _in_template(file: Path) -> Iterator[Message]:
    """The sentences of a template: the arguments of `_` and `_n`; a folder of templates has a domain of its own."""
    folder = file.parent.relative_to(WEB / "templates").as_posix()
    home = "web" if folder == "." else f"web.{folder}"
    tree = Environment().parse(file.read_text(encoding="utf-8"))
    for line, function, found in extract_from_ast(tree, gettext_functions=("_", "_n"), babel_style=False):
        place = f"{file.relative_to(ROOT)}:{line}"
        texts = [text for text in found if text is not None]
        if function == "_n":
            yield Message(home, texts[0], texts[1], place)
        elif texts:
            yield Message(home, texts[0], "", place)


def _domains(tree: ast.Module) -> dict[str, str]:
    """The names that a file gives to its domains: ``_ = domain("cli")``."""
    return {
        target.id: node.value.args[0].value
        for node in tree.body
        if isinstance(node, ast.Assign) and _called(node.value) == "domain"
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value, ast.Call)
        if isinstance(node.value.args[0], ast.Constant)
    }


def _home(file: Path) -> str:
    folder = file.parent.as_posix()
    for known, domain in _HOME.items():
        if folder == known or folder.startswith(known + "/"):
            return domain
    return folder.replace("/", ".") if folder != "." else file.stem


def _called(node: ast.expr) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _message(node: ast.Call, domains: dict[str, str], home: str, place: str) -> Iterator[Message]:
    name = _called(node)
    if name == "N_":
        yield Message(home, _text(node.args[0], place), "", place)
    elif name in domains:
        if not isinstance(node.args[0], ast.Constant | ast.JoinedStr | ast.BinOp):
            return  # a marked sentence that is shown here; it was met where it was marked
        yield Message(domains[name], _text(node.args[0], place), "", place)
    elif isinstance(node.func, ast.Attribute) and node.func.attr == "n":
        owner = domains.get(node.func.value.id) if isinstance(node.func.value, ast.Name) else None
        if owner is not None:
            singular, plural = node.args[:2]
            yield Message(owner, _text(singular, place), _text(plural, place), place)


def _text(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"{place}: a sentence that is put together cannot be translated")
