"""Whatever is sent, every operation answers with a refusal that says what is wrong: never 5xx, never silence.

The operations are those of the service's own OpenAPI document, so that a new one is tried as soon as it is there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from chassis.ids import new_id

from .conftest import House
from .measured import PATH, defined, number
from .test_cycles import planned

NUL, LONE = "a\x00b", '"\\ud800"'
TEXTS: tuple[Any, ...] = (NUL, "", "x" * 100_000, "\u202e\u2066", 7, None, [], {"x": 1})
NUMBERS = ("1e400", "-1e400", "NaN", "123456789012345678901234567890")
IDS: tuple[Any, ...] = ("x", "00000000-0000-0000-0000-000000000000", "6ba7b810-9dad-41d1-80b4-00c04fd430c8")
DAYS: tuple[Any, ...] = ("0000-01-01", "9999-12-31", "10000-01-01", "2026-02-30", 1e20, "2026-W01-1")
LISTS: tuple[Any, ...] = ([{}] * 5000, ["x"] * 5000)

BODIES = (
    b"", b"{", b"null", b"[]", b'"x"', b"7", b"\xff\xfe", b"{" * 5000, b"[" * 100_000,
    b'{"a":1,"a":2}', b"{\x00}", '{"a":1}'.encode("utf-16"),
)  # fmt: skip


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in sorted(document["paths"].items()):
        for method, described in methods.items():
            yield method.upper(), path, described


@pytest.fixture(scope="session")
def document(house: House) -> dict[str, Any]:
    found: dict[str, Any] = house.app.openapi()
    return found


@pytest.fixture(scope="session")
async def ids(house: House) -> dict[str, str]:
    """Of records that are there, by the name of the path's parameter."""
    cycle = await planned(house)
    measure = await defined(house, **number(house))
    return {"cycle_id": cycle["id"], "measure_id": measure["id"]}


def at(path: str, ids: dict[str, str], other: str | None = None) -> str:
    """The address of a record; `other` in place of every id."""
    parts = []
    for part in path.split("/"):
        name = part.strip("{}").partition(":")[0].rstrip("}")
        parts.append(
            part.replace("{" + name + "}", other or ids.get(name) or str(new_id())) if "{" in part else part
        )
    return "/".join(parts)


def schema_of(described: dict[str, Any], document: dict[str, Any]) -> dict[str, Any] | None:
    content = described.get("requestBody", {}).get("content", {}).get("application/json")
    return resolved(content["schema"], document) if content else None


def resolved(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def good(schema: dict[str, Any], document: dict[str, Any], house: House, depth: int = 0) -> Any:
    """Something of the right shape, so that one bad field is met beside good ones."""
    schema = resolved(schema, document)
    if "anyOf" in schema:
        return good(schema["anyOf"][0], document, house, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("examples"):
        return schema["examples"][0]
    kind, form = schema.get("type"), schema.get("format")
    if kind == "object":
        if depth > 4:
            return {}
        needed = schema.get("required", ())
        return {
            name: named(name, house) or good(part, document, house, depth + 1)
            for name, part in schema.get("properties", {}).items()
            if name in needed
        }
    if kind == "array":
        return []
    if kind in ("integer", "number"):
        return 1
    if kind == "boolean":
        return True
    return {"uuid": str(new_id()), "date": "2026-03-02", "date-time": "2026-03-02T08:00:00Z"}.get(
        form or "", "x"
    )


def named(name: str, house: House) -> str | None:
    return {"project_id": str(house.project), "network_id": str(house.network)}.get(name)


def bad_values(schema: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """JSON texts."""
    said = json.dumps(schema)
    for ref in [part["$ref"] for part in (schema, *schema.get("anyOf", ())) if "$ref" in part]:
        said += json.dumps(resolved({"$ref": ref}, document))
    values: list[Any] = list(TEXTS)
    if '"uuid"' in said:
        values += IDS
    if '"date"' in said or '"date-time"' in said:
        values += DAYS
    if '"array"' in said:
        values += LISTS
    yield from (json.dumps(value) for value in values)
    yield LONE
    if '"number"' in said or '"integer"' in said:
        yield from NUMBERS


PLACES = ("pointer", "row", "header")


def wrong_with(answer: httpx.Response) -> str | None:
    """What is vague or broken in an answer."""
    code = answer.status_code
    if code < 400 or (code < 500 and answer.request.method == "HEAD"):
        return None
    if answer.headers.get("content-type") != "application/problem+json":
        return "no problem document"
    said = answer.json()
    if code >= 500 and not (code == 503 and said.get("part") == "survey-api"):
        return "an error of the service"
    if not (said.get("code") and said.get("title") and said.get("detail")):
        return "no code, title or detail"
    for fault in said.get("errors") or []:
        if not (fault.get("message") and fault.get("code")):
            return "a fault without message or code"
        if not any(place in fault for place in PLACES):
            return "a fault without its place"
        if code == 422 and not fault.get("fix"):
            return "a fault without its mend"
    return None


@dataclass
class Tried:
    """Every answer that was not as it must be, so that one run tells all."""

    house: House
    found: list[str] = field(default_factory=list)
    times: int = 0

    async def send(self, method: str, url: str, what: str, **more: Any) -> httpx.Response:
        headers = {**self.house.leader.headers, "If-Match": '"1"', **more.pop("headers", {})}
        answer = await self.house.client.request(method, url, headers=headers, **more)
        self.times += 1
        if wrong := wrong_with(answer):
            self.found.append(
                f"{method} {url[:150]} {what[:80]}: {wrong}: {answer.status_code} {answer.text[:300]}"
            )
        return answer

    def all_well(self) -> None:
        assert self.times > 100
        assert self.found == [], "\n".join(self.found[:40])


@pytest.fixture
def tried(house: House, monkeypatch: pytest.MonkeyPatch) -> Tried:
    """identity-api answers, and knows no more units than are here."""

    async def pull() -> int:
        return 0

    monkeypatch.setattr(house.app.state.directory, "pull", pull)
    return Tried(house)


JSON = {"Content-Type": "application/json"}


async def test_a_body_that_is_no_json_or_no_object_is_refused(
    tried: Tried, document: dict[str, Any], ids: dict[str, str]
) -> None:
    for method, path, described in operations(document):
        if schema_of(described, document) is None:
            continue
        for content in BODIES:
            what = repr(content[:20])
            answer = await tried.send(method, at(path, ids), what, content=content, headers=JSON)
            assert answer.status_code >= 400, f"{method} {path} {what}"
    tried.all_well()


async def test_every_field_of_every_body_holds_out_against_what_it_is_not(
    tried: Tried, document: dict[str, Any], ids: dict[str, str]
) -> None:
    for method, path, described in operations(document):
        schema = schema_of(described, document)
        if schema is None:
            continue
        base = good(schema, document, tried.house)
        for name, part in schema.get("properties", {}).items():
            rest = "".join(
                f",{json.dumps(other)}:{json.dumps(said)}" for other, said in base.items() if other != name
            )
            for value in bad_values(part, document):
                body = "{" + f"{json.dumps(name)}:{value}{rest}" + "}"
                what = f"{name}={value}"
                await tried.send(method, at(path, ids), what, content=body.encode(), headers=JSON)
    tried.all_well()


async def test_every_parameter_holds_out_against_what_it_is_not(
    tried: Tried, document: dict[str, Any], ids: dict[str, str]
) -> None:
    values = (
        "",
        "x",
        "%00",
        "%ff",
        "1e400",
        "-1",
        "99999999999999999999",
        "0000-00-00",
        "x" * 5000,
        "%ud800",
    )
    for method, path, described in operations(document):
        asked = [one for one in described.get("parameters", []) if one["in"] == "query"]
        for one in asked:
            for value in values:
                await tried.send(method, f"{at(path, ids)}?{one['name']}={value}", "")
    tried.all_well()


async def test_every_path_holds_out_against_ids_that_are_none(
    tried: Tried, document: dict[str, Any], ids: dict[str, str]
) -> None:
    for method, path, described in operations(document):
        if "{" not in path:
            continue
        schema = schema_of(described, document)
        body = good(schema, document, tried.house) if schema else None
        for wrong in ("x", "%00", "%ff", "0", str(new_id()), "..%2f..", "9" * 400):
            answer = await tried.send(method, at(path, ids, wrong), "", json=body)
            assert answer.status_code >= 400, f"{method} {path} {wrong}"
    tried.all_well()


async def test_every_operation_holds_out_against_versions_that_are_none(
    tried: Tried, document: dict[str, Any], ids: dict[str, str]
) -> None:
    versions = (b"", b"x", b'"0"', b'"99999999999999999999"', b"*", b'"-1"', b'W/"1"', b'"1", "2"', b"\xff")
    for method, path, described in operations(document):
        if method not in ("PATCH", "POST", "DELETE") or "{" not in path:
            continue
        schema = schema_of(described, document)
        body = good(schema, document, tried.house) if schema else None
        for version in versions:
            await tried.send(method, at(path, ids), repr(version), json=body, headers={"If-Match": version})
    tried.all_well()


def test_every_operation_of_the_service_is_tried(document: dict[str, Any]) -> None:
    assert len(list(operations(document))) > 90
    assert PATH in document["paths"]


@pytest.mark.parametrize(
    ("status", "media_type", "said"),
    [
        (500, "application/problem+json", {"code": "x", "title": "x", "detail": "x"}),
        (422, "application/json", {"code": "x", "title": "x", "detail": "x"}),
        (422, "application/problem+json", {"code": "x", "title": "x"}),
        (
            422,
            "application/problem+json",
            {
                "code": "x",
                "title": "x",
                "detail": "x",
                "errors": [{"code": "x", "message": "x", "pointer": "/x"}],
            },
        ),
        (
            422,
            "application/problem+json",
            {"code": "x", "title": "x", "detail": "x", "errors": [{"code": "x"}]},
        ),
        (
            422,
            "application/problem+json",
            {"code": "x", "title": "x", "detail": "x", "errors": [{"code": "x", "message": "x"}]},
        ),
    ],
)
def test_an_answer_that_is_vague_is_found(status: int, media_type: str, said: dict[str, Any]) -> None:
    """The negative control."""
    request = httpx.Request("GET", "http://duru.test/x")
    content = json.dumps(said)
    answer = httpx.Response(status, headers={"content-type": media_type}, content=content, request=request)
    assert wrong_with(answer)
