"""Python types for JSON Schema: a TypedDict for each named object."""

import keyword
from collections.abc import Iterable
from typing import Any, Final, TypeAlias

from duru_client.generate.naming import class_name

Schema: TypeAlias = dict[str, Any]

_REF: Final = "#/components/schemas/"
_SIMPLE: Final = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}


class UnknownSchemaError(Exception):
    """A schema that this generator cannot turn into a type."""


def type_of(schema: Schema | bool) -> str:
    """Return the annotation for a schema. Times, dates and ids stay strings, as on the wire.

    Raises UnknownSchemaError for a reference out of the document or a type JSON Schema does not have.
    """
    if isinstance(schema, bool) or not schema:
        return "Any"
    if "$ref" in schema:
        return _named(schema["$ref"])
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return _union(type_of(part) for part in schema[key])
    if len(schema.get("allOf", ())) == 1:
        return type_of(schema["allOf"][0])
    if "const" in schema:
        return _literal([schema["const"]])
    if "enum" in schema:
        return _literal(schema["enum"])
    return _by_type(schema)


def declaration(name: str, schema: Schema) -> str:
    """Return the source of the named type: a TypedDict for an object, an alias for anything else."""
    properties: dict[str, Schema] = schema.get("properties", {})
    title = class_name(name)
    if not properties:
        return f"{title}: TypeAlias = {type_of(schema)!r}\n"
    required = set(schema.get("required", ()))
    fields = {
        key: type_of(value) if key in required else f"NotRequired[{type_of(value)}]"
        for key, value in properties.items()
    }
    if all(key.isidentifier() and not keyword.iskeyword(key) for key in fields):
        lines = [f"    {key}: {annotation}" for key, annotation in fields.items()]
        return "\n".join([f"class {title}(TypedDict):", *lines, ""])
    pairs = ", ".join(f"{key!r}: {annotation!r}" for key, annotation in fields.items())
    return f"{title} = TypedDict({title!r}, {{{pairs}}})\n"


def references(node: Any) -> set[str]:
    """Return the names of all schemas that a part of the document points to, not followed further."""
    if isinstance(node, dict):
        found = {name for value in node.values() for name in references(value)}
        reference = node.get("$ref")
        if isinstance(reference, str) and reference.startswith(_REF):
            found.add(reference.removeprefix(_REF))
        return found
    if isinstance(node, list):
        return {name for value in node for name in references(value)}
    return set()


def _named(reference: str) -> str:
    if not reference.startswith(_REF):
        raise UnknownSchemaError(f"the reference {reference!r} leaves the document")
    return class_name(reference.removeprefix(_REF))


def _by_type(schema: Schema) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        return _union(type_of({**schema, "type": one}) for one in kind)
    if kind == "array":
        return f"list[{type_of(schema.get('items', {}))}]"
    if kind == "object":
        return f"dict[str, {type_of(schema.get('additionalProperties', {}))}]"
    if kind == "string" and schema.get("format") == "binary":
        return "bytes"
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind is None:
        return "Any"
    raise UnknownSchemaError(f"the type {kind!r} is not one of JSON Schema")


def _union(parts: Iterable[str]) -> str:
    unique = list(dict.fromkeys(parts))
    return "Any" if "Any" in unique else " | ".join(unique)


def _literal(values: list[Any]) -> str:
    return f"Literal[{', '.join(repr(value) for value in values)}]"
