"""Every operation of every service, read from OpenAPI as the running services give it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx

from .conftest import SERVICES, House

_METHODS = ("get", "head", "options", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Operation:
    """One method on one path."""

    service: str
    name: str
    method: str
    path: str
    permission: str
    path_names: tuple[str, ...]
    required_query: tuple[str, ...]
    has_json_body: bool
    spec: dict[str, Any] = field(repr=False, compare=False, hash=False)

    @property
    def key(self) -> str:
        return f"{self.service}:{self.name}"

    def call(
        self,
        client: httpx.Client,
        *,
        ids: dict[str, str],
        query: dict[str, str],
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Send it with an empty body; `ids` fills the path."""
        path = self.path
        for name in self.path_names:
            path = path.replace("{" + name + "}", ids[name])
        sent = {"If-Match": "*", "Amend-Token": "x", **(headers or {})}
        body: dict[str, Any] = {"json": {}} if self.has_json_body else {}
        wanted = {name: value for name, value in query.items() if name in self.required_query}
        with client.stream(self.method.upper(), path, params=wanted, headers=sent, **body) as answer:
            if "event-stream" not in answer.headers.get("content-type", ""):
                answer.read()
            return answer


def operations(house: House) -> Iterator[Operation]:
    for short in SERVICES:
        document = house.client().get(f"/api/{short}/v1/openapi.json").json()
        for path, methods in document["paths"].items():
            for method in _METHODS:
                if method in methods:
                    yield _operation(short, path, method, methods[method])


def _operation(service: str, path: str, method: str, spec: dict[str, Any]) -> Operation:
    parameters = spec.get("parameters", [])
    content = spec.get("requestBody", {}).get("content", {})
    return Operation(
        service=service,
        name=spec["operationId"],
        method=method,
        path=path,
        permission=spec.get("x-permission", "?"),
        path_names=tuple(p["name"] for p in parameters if p["in"] == "path"),
        required_query=tuple(p["name"] for p in parameters if p["in"] == "query" and p.get("required")),
        has_json_body="application/json" in content,
        spec=spec,
    )
