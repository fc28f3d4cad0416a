"""One method for each operation of a service."""

import re
from dataclasses import dataclass
from typing import Any, Final

from duru_client.generate.naming import class_name, function_name
from duru_client.generate.types import Schema, declaration, references, type_of

_METHODS: Final = ("get", "post", "put", "patch", "delete")
# The same on every operation of that method, whether its OpenAPI entry names the header or not.
_OPTIONS: Final = {"POST": ("idempotency_key", "str | None = None"), "PATCH": ("if_match", "str")}
_IF_MATCH: Final = _OPTIONS["PATCH"]
# Others that are held to a version say so in their description.
_DESCRIBED: Final = {"POST": "str", "PUT": "str | None = None", "DELETE": "str | None = None"}
_KNOWN_HEADERS: Final = frozenset({"if-match", "idempotency-key"})
_JSON: Final = "application/json"
# Signing in (forms) belongs to the credentials, live streams to code that keeps a connection open.
_NOT_A_CALL: Final = frozenset({"application/x-www-form-urlencoded", "text/event-stream"})

_IMPORTABLE: Final = {
    "collections.abc": ("Iterator",),
    "typing": ("TYPE_CHECKING", "Any", "Literal", "NotRequired", "TypeAlias", "TypedDict", "cast"),
    "urllib.parse": ("quote",),
}

_HEADER: Final = '''\
"""The operations of {service}, generated from its OpenAPI file: do not edit."""
# fmt: off

from __future__ import annotations

{imports}

if TYPE_CHECKING:
    from duru_client.client import Client

__all__ = [{exported}]

'''


@dataclass(frozen=True, slots=True)
class _Operation:
    name: str
    method: str
    path: str
    summary: str
    description: str
    parameters: list[Schema]
    body: Schema | None
    binary: str | None
    answer: Schema | None
    bytes_answer: bool


def module(service: str, document: dict[str, Any]) -> str:
    """Return the source of a service's module.

    Raises ValueError when an operation has no id or two have the same, UnknownSchemaError for a schema
    that has no Python type.
    """
    operations = _operations(document)
    schemas: dict[str, Schema] = document.get("components", {}).get("schemas", {})
    used = _reachable(operations, schemas)
    title = f"{class_name(service)}Operations"
    names = sorted([class_name(name) for name in used] + [title])
    parts = [
        *("\n" + declaration(name, schemas[name]) + "\n" for name in sorted(used)),
        f'\nclass {title}:\n    """Each method is one operation of the service."""\n\n',
        "    def __init__(self, client: Client) -> None:\n        self._client = client\n",
        *(_method(operation, schemas) for operation in operations),
    ]
    body = "".join(parts)
    exported = ", ".join(f'"{name}"' for name in names)
    return _HEADER.format(service=service, exported=exported, imports=_imports(body)) + body


def _imports(body: str) -> str:
    lines = []
    for package, names in _IMPORTABLE.items():
        needed = [name for name in names if name == "TYPE_CHECKING" or re.search(rf"\b{name}\b", body)]
        if needed:
            lines.append(f"from {package} import {', '.join(needed)}")
    return "\n".join(lines)


def _operations(document: dict[str, Any]) -> list[_Operation]:
    found: dict[str, _Operation] = {}
    for path, item in sorted(document["paths"].items()):
        for method in _METHODS:
            if method not in item or _media(item[method]) & _NOT_A_CALL:
                continue
            operation = _operation(path, method, item)
            if operation.name in found:
                raise ValueError(f"two operations are named {operation.name!r}: {path} is the second")
            found[operation.name] = operation
    return list(found.values())


def _media(raw: Schema) -> set[str]:
    answers = [kind for answer in raw.get("responses", {}).values() for kind in answer.get("content", {})]
    return {*answers, *raw.get("requestBody", {}).get("content", {})}


def _operation(path: str, method: str, item: Schema) -> _Operation:
    raw = item[method]
    if not raw.get("operationId"):
        raise ValueError(f"{method.upper()} {path} has no operationId")
    sent = raw.get("requestBody", {}).get("content", {})
    answered = _success(raw)
    return _Operation(
        name=function_name(raw["operationId"]),
        method=method.upper(),
        path=path,
        summary=str(raw.get("summary") or raw["operationId"]).strip(),
        description=str(raw.get("description", "")),
        parameters=[*item.get("parameters", ()), *raw.get("parameters", ())],
        body=sent.get(_JSON, {}).get("schema"),
        binary=next(iter(sent), None) if _JSON not in sent else None,
        answer=answered.get(_JSON, {}).get("schema") if _JSON in answered else None,
        bytes_answer=bool(answered) and _JSON not in answered,
    )


def _success(raw: Schema) -> dict[str, Any]:
    for status in sorted(raw.get("responses", {})):
        content = raw["responses"][status].get("content")
        if status.startswith("2") and content:
            return dict(content)
    return {}


def _reachable(operations: list[_Operation], schemas: dict[str, Schema]) -> set[str]:
    waiting = references(
        [[op.body or {}, op.answer or {}, [p.get("schema", {}) for p in op.parameters]] for op in operations]
    )
    reached: set[str] = set()
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= references(schemas[name]) - reached
    return reached


def _method(operation: _Operation, schemas: dict[str, Schema]) -> str:
    answer = "bytes" if operation.bytes_answer else type_of(operation.answer) if operation.answer else "None"
    text = _function(operation, operation.name, answer, _call(operation, answer))
    item = _page_item(operation, schemas)
    if item is not None:
        query = _query(operation, without=("cursor",))
        body = f"return self._client.pages({_path(operation)}, {query})"
        text += _function(operation, f"iter_{operation.name}", f"Iterator[{item}]", body, ("cursor",))
    return text


def _function(operation: _Operation, name: str, answer: str, body: str, without: tuple[str, ...] = ()) -> str:
    signature = ", ".join(["self", *_arguments(operation, without)])
    summary = operation.summary.replace("\\", "\\\\").replace('"', "'").rstrip(".")
    doc = f'"""{summary} (`{operation.method} {operation.path}`)."""'
    return f"\n    def {name}({signature}) -> {answer}:\n        {doc}\n        {body}\n"


def _arguments(operation: _Operation, without: tuple[str, ...]) -> list[str]:
    parameters = [p for p in operation.parameters if p["name"] not in without]
    places = [f"{function_name(p['name'])}: str" for p in parameters if p["in"] == "path"]
    if operation.body is not None:
        places.append(f"body: {type_of(operation.body)}")
    elif operation.binary:
        places.append("content: bytes")
    named = [f"{function_name(p['name'])}: str" for p in _own_headers(operation)]
    named += [_named_argument(p) for p in parameters if p["in"] == "query"]
    named += [": ".join(option) for option in _options(operation)]
    return [*places, "*", *named] if named else places


def _options(operation: _Operation) -> list[tuple[str, str]]:
    """The headers of an operation as arguments: those of its method, and If-Match where its entry names it."""
    found = [_OPTIONS[operation.method]] if operation.method in _OPTIONS else []
    if _IF_MATCH in found:
        return found
    if any(p["in"] == "header" and p["name"].lower() == "if-match" for p in operation.parameters):
        return [_IF_MATCH, *found]
    if "If-Match" in operation.description and operation.method in _DESCRIBED:
        return [("if_match", _DESCRIBED[operation.method]), *found]
    return found


def _own_headers(operation: _Operation) -> list[Schema]:
    """Headers that this operation alone asks for."""
    return [
        p
        for p in operation.parameters
        if p["in"] == "header" and p.get("required") and p["name"].lower() not in _KNOWN_HEADERS
    ]


def _named_argument(parameter: Schema) -> str:
    annotation = type_of(parameter.get("schema", {}))
    if parameter.get("required"):
        return f"{function_name(parameter['name'])}: {annotation}"
    if annotation != "Any" and "None" not in annotation.split(" | "):
        annotation += " | None"
    return f"{function_name(parameter['name'])}: {annotation} = None"


def _call(operation: _Operation, answer: str) -> str:
    options = [f'"{operation.method}"', _path(operation)]
    if any(p["in"] == "query" for p in operation.parameters):
        options.append(f"params={_query(operation)}")
    if operation.body is not None:
        options.append("json=body")
    headers = [f'"{p["name"]}": {function_name(p["name"])}' for p in _own_headers(operation)]
    if operation.body is None and operation.binary:
        options.append("content=content")
        headers.append(f'"Content-Type": "{operation.binary}"')
    if headers:
        options.append(f"headers={{{', '.join(headers)}}}")
    options += [f"{name}={name}" for name, _ in _options(operation)]
    sent = ", ".join(options)
    if operation.bytes_answer:
        return f"return self._client.request({sent}).content"
    if answer == "None":
        return f"self._client.request({sent})"
    return f"return cast({answer!r}, self._client.json({sent}))"


def _path(operation: _Operation) -> str:
    path = operation.path
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            name = parameter["name"]
            path = path.replace("{" + name + "}", "{quote(" + function_name(name) + ", safe='')}")
    return f'f"{path}"' if path != operation.path else f'"{path}"'


def _query(operation: _Operation, without: tuple[str, ...] = ()) -> str:
    pairs = [
        f'"{p["name"]}": {function_name(p["name"])}'
        for p in operation.parameters
        if p["in"] == "query" and p["name"] not in without
    ]
    return "{" + ", ".join(pairs) + "}"


def _page_item(operation: _Operation, schemas: dict[str, Schema]) -> str | None:
    """The type of a list's items, when the operation answers page by page."""
    if operation.method != "GET" or operation.answer is None:
        return None
    if not any(p["name"] == "cursor" for p in operation.parameters):
        return None
    names = references(operation.answer)
    schema = schemas[names.pop()] if "$ref" in operation.answer and names else operation.answer
    items = schema.get("properties", {}).get("items")
    return type_of(items["items"]) if items and "items" in items else None
