"""The project as a whole: what is installed, and what the documents say, against what is there."""

from __future__ import annotations

import configparser
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import click
import pytest

from rolemap.cli import rolemap
from rolemap.services.reports import formats
from rolemap.services.starting import templates
from rolemap.views import views

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "rolemap"
PACKAGES = (PACKAGE, ROOT / "web")


def text_of(name: str) -> str:
    """The text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def settings() -> configparser.ConfigParser:
    """setup.cfg."""
    parser = configparser.ConfigParser()
    parser.read_string(text_of("setup.cfg"))
    return parser


def folders() -> Iterator[str]:
    """The Python packages that are installed, by dotted name."""
    for package in PACKAGES:
        for init in sorted(package.rglob("__init__.py")):
            yield ".".join(init.parent.relative_to(ROOT).parts)


def test_every_folder_is_installed(settings: configparser.ConfigParser) -> None:
    listed = set(settings["options"]["packages"].split())
    assert listed == {*folders(), "rolemap.samples"}


def test_a_folder_with_python_is_a_package() -> None:
    files = [file for package in PACKAGES for file in package.rglob("*.py")]
    loose = {file.parent for file in files if not (file.parent / "__init__.py").is_file()}
    assert not loose


def test_every_file_that_is_no_python_is_installed(settings: configparser.ConfigParser) -> None:
    patterns = [
        f"{package.replace('.', '/')}/{pattern}"
        for package, given in settings["options.package_data"].items()
        for pattern in given.split()
    ]
    files = [
        file.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for file in package.rglob("*")
        if file.is_file() and file.suffix not in (".py", ".pyc")
    ]
    left_out = [file for file in files if not any(fnmatch(file, pattern) for pattern in patterns)]
    assert not left_out
    unused = [
        pattern
        for pattern in patterns
        if not pattern.startswith("rolemap/samples/") and not any(fnmatch(file, pattern) for file in files)
    ]
    assert not unused


def test_the_samples_are_installed() -> None:
    assert list((ROOT / "samples").glob("*.yaml"))


def test_pyproject_has_three_lines() -> None:
    assert len(text_of("pyproject.toml").splitlines()) == 3


def test_the_licence_is_whole() -> None:
    licence = text_of("LICENSE")
    assert "Apache License" in licence and "END OF TERMS AND CONDITIONS" in licence


def test_the_test_command_of_the_readme_is_run_word_for_word() -> None:
    commands = re.findall(r"^python3 -m venv .*$", text_of("README.md"), re.MULTILINE)
    assert [command.rsplit("&& ")[-1] for command in commands] == [
        ".venv/bin/rolemap demo",
        ".venv/bin/python -m pytest -n auto",
    ]
    assert commands[1] in text_of(".ci/run").splitlines()


COMMANDS = rolemap.list_commands(click.Context(rolemap))


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_knows_every_command_and_its_options(name: str) -> None:
    command = rolemap.get_command(click.Context(rolemap), name)
    assert command is not None
    row = next(line for line in text_of("README.md").splitlines() if line.startswith(f"| `rolemap {name}"))
    for parameter in command.params:
        for option in (
            parameter.opts if isinstance(parameter, click.Option) and parameter.name != "lang" else ()
        ):
            assert f"`{option}" in row, f"{name} {option}"
        if isinstance(parameter.type, click.Choice) and parameter.name != "lang":
            choices = r"\|".join(map(str, parameter.type.choices))
            written = re.search(rf"`{parameter.opts[0]} ([^`]+)`", row)
            assert written is not None
            assert sorted(written[1].split(r"\|")) == sorted(choices.split(r"\|"))


def test_the_readme_knows_no_other_command() -> None:
    named = set(re.findall(r"^\| `rolemap ([a-z]+)", text_of("README.md"), re.MULTILINE))
    assert named == set(COMMANDS)


def test_the_readme_knows_views_formats_templates_and_variables() -> None:
    readme = text_of("README.md")
    assert not [slug for slug in views() if f"`{slug}`" not in readme]
    assert not [form for form in formats("findings") if form not in readme]
    assert not [slug for slug in templates() if slug not in readme]
    source = "\n".join(file.read_text(encoding="utf-8") for file in PACKAGE.rglob("*.py"))
    variables = set(re.findall(r"\bROLEMAP_[A-Z_]+\b", source))
    assert variables == set(re.findall(r"^\| `(ROLEMAP_[A-Z_]+)`", readme, re.MULTILINE))


def test_the_paths_that_contributing_names_are_there() -> None:
    for path in re.findall(
        r"`(rolemap/[\w/.]+|tests/[\w/.]+|services/[\w/.]+|[a-z]+/catalogue\.py)`", text_of("CONTRIBUTING.md")
    ):
        assert (ROOT / path).exists() or (PACKAGE / path).exists(), path


def test_no_file_names_a_path_of_one_machine() -> None:
    for file in [
        *(file for package in PACKAGES for file in package.rglob("*.py")),
        *(ROOT / "tests").rglob("*.py"),
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
    ]:
        if file != Path(__file__):
            assert not re.search(r"/(work|root|farm)/", file.read_text(encoding="utf-8")), file
