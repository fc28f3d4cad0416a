"""The generator, on a small OpenAPI document, and its output used against a scripted service."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from duru_client import Client
from duru_client.generate.__main__ import differing, main, rendered
from duru_client.generate.operations import module
from duru_client.generate.types import UnknownSchemaError, declaration, type_of


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def answer(schema: dict[str, Any], kind: str = "application/json") -> dict[str, Any]:
    return {"200": {"content": {kind: {"schema": schema}}}}


WAVE_ID = {"name": "wave_id", "in": "path", "required": True, "schema": {"type": "string"}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "paths": {
        "/api/survey/v1/waves": {
            "get": {
                "operationId": "list_waves",
                "summary": "List waves",
                "parameters": [
                    {"name": "cursor", "in": "query", "schema": {"type": "string"}},
                    {"name": "project_id", "in": "query", "required": True, "schema": {"type": "string"}},
                    {"name": "Authorization", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": answer(ref("Page_Wave_")),
            },
            "post": {
                "operationId": "createWave",
                "requestBody": {"content": {"application/json": {"schema": ref("NewWave")}}},
                "responses": {"201": {"content": {"application/json": {"schema": ref("Wave")}}}},
            },
        },
        "/api/survey/v1/waves/{wave_id}": {
            "parameters": [WAVE_ID],
            "delete": {"operationId": "delete_wave", "responses": {"204": {"description": "gone"}}},
            "patch": {
                "operationId": "change_wave",
                "requestBody": {"content": {"application/json": {"schema": ref("NewWave")}}},
                "responses": answer(ref("Wave")),
            },
        },
        "/api/survey/v1/waves/{wave_id}/stage": {
            "parameters": [WAVE_ID],
            "post": {
                "operationId": "move_wave",
                "parameters": [{"name": "If-Match", "in": "header", "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": ref("NewWave")}}},
                "responses": answer(ref("Wave")),
            },
        },
        "/api/survey/v1/waves/{wave_id}/file": {
            "get": {
                "operationId": "wave_file",
                "parameters": [WAVE_ID],
                "responses": answer({"type": "string", "format": "binary"}, "application/pdf"),
            },
            "put": {
                "operationId": "import",
                "parameters": [WAVE_ID],
                "requestBody": {"content": {"application/octet-stream": {"schema": {}}}},
                "responses": answer({"type": "object", "additionalProperties": {"type": "integer"}}),
            },
        },
        "/api/survey/v1/live": {"get": {"operationId": "live", "responses": answer({}, "text/event-stream")}},
    },
    "components": {
        "schemas": {
            "Wave": {
                "required": ["id", "state"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "state": {"enum": ["draft", "open", "closed"]},
                    "invited": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
                },
            },
            "NewWave": {"required": ["title"], "properties": {"title": {"type": "string"}}},
            "Page_Wave_": {
                "required": ["items", "next_cursor"],
                "properties": {
                    "items": {"type": "array", "items": ref("Wave")},
                    "next_cursor": {"type": ["string", "null"]},
                },
            },
            "Unused": {"properties": {"x": {"type": "string"}}},
        }
    },
}


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    file = tmp_path_factory.mktemp("generated") / "generated_survey.py"
    file.write_text(module("survey", DOCUMENT), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("generated_survey", file)
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    sys.modules["generated_survey"] = loaded
    spec.loader.exec_module(loaded)
    yield loaded
    del sys.modules["generated_survey"]


def called(survey: ModuleType, body: bytes = b"{}") -> tuple[Any, list[httpx.Request]]:
    requests: list[httpx.Request] = []

    def service(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(200, content=body)

    api = Client("https://redes.example", transport=httpx.MockTransport(service))
    return survey.SurveyOperations(api), requests


def test_a_creating_operation_sends_its_body_and_key(survey: ModuleType) -> None:
    operations, requests = called(survey, b'{"id":"1","state":"draft"}')
    assert operations.create_wave({"title": "W"}, idempotency_key="k") == {"id": "1", "state": "draft"}
    assert (requests[0].method, requests[0].url.path) == ("POST", "/api/survey/v1/waves")
    assert json.loads(requests[0].content) == {"title": "W"}
    assert requests[0].headers["Idempotency-Key"] == "k"


def test_a_change_names_the_version_it_was_made_on(survey: ModuleType) -> None:
    operations, requests = called(survey, b'{"id":"1","state":"draft"}')
    operations.change_wave("1", {"title": "W"}, if_match='"7"')
    assert requests[0].headers["If-Match"] == '"7"'
    with pytest.raises(TypeError, match="if_match"):
        operations.change_wave("1", {"title": "W"})


def test_a_post_whose_entry_asks_for_a_version_names_it_too(survey: ModuleType) -> None:
    operations, requests = called(survey, b'{"id":"1","state":"draft"}')
    operations.move_wave("1", {"title": "W"}, if_match='"7"', idempotency_key="k")
    assert (requests[0].headers["If-Match"], requests[0].headers["Idempotency-Key"]) == ('"7"', "k")
    with pytest.raises(TypeError, match="if_match"):
        operations.move_wave("1", {"title": "W"})


def test_a_list_can_be_walked_through_all_its_pages(survey: ModuleType) -> None:
    operations, requests = called(survey, b'{"items":[{"id":"1"}],"next_cursor":null}')
    assert list(operations.iter_list_waves(project_id="p")) == [{"id": "1"}]
    assert dict(requests[0].url.params) == {"project_id": "p"}


def test_an_id_is_quoted_in_the_path(survey: ModuleType) -> None:
    operations, requests = called(survey)
    assert operations.delete_wave("a/../b") is None
    assert requests[0].url.raw_path == b"/api/survey/v1/waves/a%2F..%2Fb"


def test_files_are_bytes_and_a_keyword_is_no_name(survey: ModuleType) -> None:
    operations, requests = called(survey, b"%PDF")
    assert operations.wave_file("1") == b"%PDF"
    operations, requests = called(survey, b'{"rows": 3}')
    assert operations.import_("1", b"bytes") == {"rows": 3}
    assert requests[0].content == b"bytes"
    assert requests[0].headers["Content-Type"] == "application/octet-stream"


def test_streams_and_unused_schemas_are_left_out(survey: ModuleType) -> None:
    assert not hasattr(survey.SurveyOperations, "live")
    assert not hasattr(survey, "Unused")


def test_types_follow_the_schema() -> None:
    assert declaration("Wave", DOCUMENT["components"]["schemas"]["Wave"]) == (
        "class Wave(TypedDict):\n    id: str\n    state: Literal['draft', 'open', 'closed']\n"
        "    invited: NotRequired[int | None]\n"
    )
    assert type_of({"type": "array", "items": {"oneOf": [ref("A"), ref("B")]}}) == "list[A | B]"
    assert declaration("odd", {"required": ["from"], "properties": {"from": {"type": "string"}}}) == (
        "Odd = TypedDict('Odd', {'from': 'str'})\n"
    )


def test_a_type_that_json_schema_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownSchemaError, match="'text' is not one of JSON Schema"):
        type_of({"type": "text"})


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        ({"/a": {"get": {"responses": {}}}}, "GET /a has no operationId"),
        (
            {p: {"get": {"operationId": "x", "responses": {}}} for p in ("/a", "/b")},
            "two operations are named 'x'",
        ),
    ],
)
def test_a_document_at_fault_is_named(tmp_path: Path, paths: dict[str, Any], reason: str) -> None:
    (tmp_path / "survey-api.json").write_text(json.dumps({"paths": paths}))
    with pytest.raises(ValueError, match=rf"survey-api\.json: .*{reason}"):
        rendered(tmp_path)


def test_each_service_becomes_one_module(tmp_path: Path) -> None:
    for name in ("survey-api.json", "reports-worker.json"):
        (tmp_path / name).write_text(json.dumps(DOCUMENT))
    assert list(rendered(tmp_path)) == ["reports", "survey"]


def test_a_stale_missing_or_left_over_module_is_found(tmp_path: Path) -> None:
    for name, text in {"a": "1", "b": "old", "left_over": "3"}.items():
        (tmp_path / f"{name}.py").write_text(text)
    assert differing({"a": "1", "b": "2", "missing": "4"}, tmp_path) == ["b", "left_over", "missing"]


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "holds no OpenAPI file" in capsys.readouterr().err


def test_the_committed_operations_are_those_of_the_committed_openapi_files(
    capsys: pytest.CaptureFixture[str],
) -> None:
    openapi = Path(__file__).parents[2] / "contracts" / "openapi"
    assert main([str(openapi), "--check"]) == 0, capsys.readouterr().err
