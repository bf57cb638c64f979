"""Sentences of templates: each folder's own catalogue first, whatever another folder says with the same English."""

from __future__ import annotations

import pytest
from flask import Flask
from jinja2 import DictLoader

from web import speech


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """An application whose templates say one English word that two catalogues translate differently."""
    words = {"web.first": {"Checks": "Danh mục"}, "web.second": {"Checks": "Các kiểm tra"}}

    class Spoken:
        def __init__(self, name: str) -> None:
            self.name = name

        def __call__(self, message: str) -> str:
            return words.get(self.name, {}).get(message, message)

    monkeypatch.setattr(
        speech,
        "_domains",
        lambda template: sorted(map(Spoken, words), key=lambda one: one.name != own(template)),
    )
    app = Flask("telling")
    speech.set_up(app)
    app.jinja_loader = DictLoader(
        {
            "base.html": '{% block content %}{{ _("Checks") }}{% endblock %}',
            "second/a.html": '{% extends "base.html" %}{% block content %}{{ _("Checks") }}{% endblock %}',
            "first/a.html": '{{ _("Checks") }}, {% include "second/a.html" %}',
            "third/a.html": '{{ _("Checks") }}, {{ _("Never said") }}',
        }
    )
    return app


def own(template: str) -> str:
    return "web." + template.rpartition("/")[0]


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("first/a.html", "Danh mục, Các kiểm tra"),
        ("second/a.html", "Các kiểm tra"),
        ("third/a.html", "Danh mục, Never said"),
    ],
)
def test_the_catalogue_of_the_own_folder_goes_first(telling: Flask, template: str, told: str) -> None:
    assert telling.jinja_env.get_template(template).render() == told


def test_the_order_of_the_catalogues() -> None:
    names = [domain.name for domain in speech._domains("help/index.html")]
    assert names[0] == "web.help"
    assert names[1:] == sorted(names[1:])
    assert speech._domains("page.html")[0].name == "web"
    assert speech._domains(None)[0].name == "web"
