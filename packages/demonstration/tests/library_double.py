"""The library, frameworks and mappings of the installation in memory."""

import json
from collections.abc import Callable
from typing import Any

import httpx

Body = dict[str, Any]
Route = tuple[str, str, Callable[..., tuple[int, Any]]]


def library_routes(installation: Any) -> list[Route]:
    """As the service answers; `installation` keeps the lists."""

    def bring(tenant: str, request: httpx.Request) -> tuple[int, Any]:
        said = json.loads(request.content)
        known = [one for one in installation.rows("frameworks", tenant) if one["key"] == said["key"]]
        project = request.url.params["project_id"]
        found = (
            known[0]
            if known
            else installation._new(tenant, "frameworks", {"key": said["key"], "versions": []})
        )
        assert not found.get("has_draft"), "a draft is not overwritten"
        number = len(found["versions"]) + 1
        found["versions"].append(
            {"id": f"{found['id']}-{number}", "number": number, "content": said["content"]}
        )
        state = {"state": "published", "number": number - 1} if known else {"state": "draft", "number": 1}
        found.update(project_id=project, has_draft=True, **state)
        return 201, found

    def publish(tenant: str, _: httpx.Request, framework: str) -> tuple[int, Any]:
        found = by_id("frameworks", tenant, framework)
        assert found["has_draft"], "only a draft is published"
        found.update(has_draft=False, state="published", number=len(found["versions"]))
        return 200, found

    def read(tenant: str, _: httpx.Request, framework: str) -> tuple[int, Any]:
        return 200, by_id("frameworks", tenant, framework)

    def create(tenant: str, request: httpx.Request) -> tuple[int, Any]:
        body = json.loads(request.content)
        assert not any(one["key"] == body["key"] for one in installation.rows("items", tenant))
        return 201, installation._new(tenant, "items", {**body, "newest": 1})

    def add(tenant: str, request: httpx.Request, item: str) -> tuple[int, Any]:
        found = by_id("items", tenant, item)
        found.update(newest=found["newest"] + 1, sheets=json.loads(request.content)["sheets"])
        return 201, {"number": found["newest"]}

    def items(tenant: str, request: httpx.Request) -> tuple[int, Any]:
        return installation._page(installation.rows("items", tenant), request)  # type: ignore[no-any-return]

    def map_one(tenant: str, request: httpx.Request) -> tuple[int, Any]:
        body = json.loads(request.content)
        for one in installation.rows("mappings", tenant):
            if body.items() <= one.items():
                return 200, one
        return 201, installation._new(tenant, "mappings", body)

    def by_id(name: str, tenant: str, wanted: str) -> Body:
        found: Body = next(one for one in installation.rows(name, tenant) if one["id"] == wanted)
        return found

    return [
        ("POST", "/frameworks/import", bring),
        ("POST", "/frameworks/([^/]+)/draft/publish", publish),
        ("GET", "/frameworks/([^/]+)", read),
        ("GET", "/library/items", items),
        ("POST", "/library/items", create),
        ("POST", "/library/items/([^/]+)/versions", add),
        ("POST", "/mappings", map_one),
    ]
