"""The description says what the API does: run through schemathesis, and read by people."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks

from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents.clerk import Clerk
from rolemap.store import open_store
from tests.conftest import sample
from web import create_app
from web.clerk import EXTENSION

load_all_checks()
METHODS = frozenset({"get", "post", "put", "delete"})


@pytest.fixture(scope="module")
def app_with_a_map(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The application over a database with one map."""
    store = open_store(None, tmp_path_factory.mktemp("data"))
    desk = Desk(store)
    desk.create(sample("thai-binh").map, "người lập")
    app = create_app(desk, b"secret")
    # What stands in documents is tested elsewhere, and takes its time to be written.
    app.extensions[EXTENSION] = Clerk(make=lambda _opened, wish, _progress: wish.suffix.encode())
    yield app
    store.close()


@pytest.fixture
def described(client: FlaskClient) -> dict[str, Any]:
    """The description in English."""
    return client.get("/api/v1/openapi.json?lang=en").get_json()


OPERATIONS = (
    "list_maps", "create_map", "fetch_map", "replace_map", "remove_map", "list_revisions", "fetch_revision",
    "findings", "brakes", "draw", "export",
)  # fmt: skip
CHECKS = schemathesis.checks.CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "response_headers_conformance",
    ]
)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_answer_is_as_described(app_with_a_map: Flask, operation: str, mode: GenerationMode) -> None:
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", app_with_a_map)
    asked = described.include(operation_id=operation).get_all_operations()
    (found,) = (result.ok() for result in asked)

    @hypothesis.settings(
        max_examples=8,
        derandomize=True,
        deadline=None,
        database=None,
        phases=(hypothesis.Phase.generate,),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=found.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        if "id" in case.path_parameters and case.method == "GET":
            case.path_parameters["id"] = "thai-binh"  # else all that is asked for would not be there
        if "view" in case.path_parameters:
            case.path_parameters["view"] = "brakes"
        case.call_and_validate(checks=CHECKS)

    ask()


def test_every_operation_is_asked(described: dict[str, Any]) -> None:
    named = {
        one["operationId"]
        for item in described["paths"].values()
        for key, one in item.items()
        if key in METHODS
    }
    assert named == set(OPERATIONS)


def test_the_description_is_openapi_3_1(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    assert described["info"]["title"] == "rolemap: role maps for other programs"
    root = "/api/v1/maps"
    assert set(described["paths"]) == {
        root,
        f"{root}/{{id}}",
        f"{root}/{{id}}/findings",
        f"{root}/{{id}}/brakes",
        f"{root}/{{id}}/revisions",
        f"{root}/{{id}}/revisions/{{n}}",
        f"{root}/{{id}}/views/{{view}}.{{suffix}}",
        f"{root}/{{id}}/export.{{suffix}}",
    }
    text = json.dumps(described)
    for name in re.findall(r'"#/components/(\w+/\w+)"', text):
        kind, shape = name.split("/")
        assert described["components"][kind][shape]


def test_the_description_speaks_vietnamese(client: FlaskClient) -> None:
    described = client.get("/api/v1/openapi.json").get_json()
    assert described["paths"]["/api/v1/maps"]["get"]["summary"] == "Liệt kê các sơ đồ"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_people_can_read_it(client: FlaskClient, described: dict[str, Any], lang: str) -> None:
    response = client.get(f"/api/v1/docs?lang={lang}")
    page = response.get_data(as_text=True)
    assert f'<html lang="{lang}">' in page
    for path in described["paths"]:
        assert f"<code>{path}</code>" in page
    for name in described["components"]["schemas"]:
        assert f'id="shape-{name}"' in page
    assert set(re.findall(r'href="#([\w-]+)"', page)) <= set(re.findall(r'id="([\w-]+)"', page))
    assert "<script>" not in page and "style=" not in page
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_the_page_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/api/v1/docs").get_data(as_text=True)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert (Path(__file__).parents[3] / "web" / "static" / "css" / "api.css").is_file()
