"""The doors for answers and the live stream as OpenAPI: they are no FastAPI routes, so they are written here."""

from typing import Any

_UUID = {"type": "string", "format": "uuid"}
_MOMENT = {"type": ["string", "null"], "format": "date-time"}

_SUBMISSION_EXAMPLE = {
    "instrument_version_id": "01938c5e-0000-7000-8000-000000000003",
    "language": "es",
    "started_at": "2023-09-05T13:01:00Z",
    "ended_at": "2023-09-05T13:12:00Z",
    "answers": {"consent": "yes", "profile": {"role": "teacher", "months": 14}},
}
_RECEIPT_EXAMPLE = {
    "id": "01938c5e-0000-7000-8000-000000000041",
    "received_at": "2023-09-05T13:12:01.104523Z",
    "sha256": "4c1b" + "0" * 60,
    "state": "received",
    "amend_token": "3Jt0cX9vQbYw2mZr7pKd5sLfA1e",
}
_FIELDS: dict[str, Any] = {
    "instrument_version_id": {**_UUID, "description": "The version that was answered; the wave's"},
    "language": {"type": "string", "minLength": 2, "maxLength": 35, "pattern": "^[A-Za-z0-9-]+$"},
    "started_at": {**_MOMENT, "description": "By the device's clock, with its zone"},
    "ended_at": {**_MOMENT, "description": "By the device's clock, with its zone"},
    "invitation_id": {
        "anyOf": [_UUID, {"type": "null"}],
        "description": "Whose it is: required with a bearer token, absent with a link",
    },
    "attachments": {
        "type": "array",
        "maxItems": 200,
        "description": "Files that answers name and that will follow, each with the SHA-256 of its bytes",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": ["name", "sha256", "size"],
            "properties": {
                "name": {"type": "string", "minLength": 1, "maxLength": 200},
                "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
                "size": {"type": "integer", "minimum": 1, "maximum": 1 << 40},
            },
        },
    },
    "answers": {
        "type": "object",
        "description": "Mirrors the form: groups are objects, repeats arrays of objects",
        "additionalProperties": True,
    },
}
_REQUIRED = ["instrument_version_id", "language", "answers"]

SCHEMAS: dict[str, Any] = {
    "Submission": {
        "type": "object",
        "additionalProperties": False,
        "required": _REQUIRED,
        "properties": _FIELDS,
        "examples": [_SUBMISSION_EXAMPLE],
    },
    "NumberedSubmission": {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", *_REQUIRED],
        "properties": {"id": _UUID, **_FIELDS},
    },
    "Amendment": {
        "type": "object",
        "additionalProperties": False,
        "required": ["instance_id", *_REQUIRED],
        "properties": {
            "instance_id": {**_UUID, "description": "The id of this version, made by the client once"},
            **_FIELDS,
        },
        "examples": [{"instance_id": "01938c5e-0000-7000-8000-000000000042", **_SUBMISSION_EXAMPLE}],
    },
    "SubmissionBatch": {
        "type": "object",
        "additionalProperties": False,
        "required": ["responses"],
        "properties": {
            "responses": {
                "type": "array",
                "minItems": 1,
                "maxItems": 500,
                "items": {"$ref": "#/components/schemas/NumberedSubmission"},
            }
        },
        "examples": [{"responses": [{"id": _RECEIPT_EXAMPLE["id"], **_SUBMISSION_EXAMPLE}]}],
    },
    "ResponseReceipt": {
        "type": "object",
        "required": ["id", "received_at", "sha256", "state", "amend_token"],
        "properties": {
            "id": _UUID,
            "received_at": {"type": "string", "format": "date-time"},
            "sha256": {"type": "string", "description": "Of the canonical content"},
            "state": {"type": "string", "const": "received"},
            "amend_token": {
                "type": "string",
                "description": "Whoever has it, and what the response was sent with, may read and change it: `…/own`",
            },
        },
        "examples": [_RECEIPT_EXAMPLE],
    },
    "BatchResults": {
        "type": "object",
        "required": ["results"],
        "properties": {
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "status"],
                    "properties": {
                        "id": _UUID,
                        "status": {"enum": ["created", "repeated", "conflict", "refused"]},
                        "receipt": {"$ref": "#/components/schemas/ResponseReceipt"},
                        "code": {"type": "string", "examples": ["response.invalid"]},
                        "errors": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
                    },
                },
            }
        },
        "examples": [
            {"results": [{"id": _RECEIPT_EXAMPLE["id"], "status": "created", "receipt": _RECEIPT_EXAMPLE}]}
        ],
    },
}


def _problem(description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


def _json(schema: str, description: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


_REFUSALS = {
    "400": _problem("The body is no JSON that can be read"),
    "401": _problem("No token, or one that is not accepted"),
    "403": _problem("The caller may not send responses"),
    "404": _problem("No such wave, or it is not the caller's"),
    "409": _problem(
        "`wave.closed`, `wave.draft`, or other content under this id: `response.conflict`, or `response.not_kept` where too many wait there"
    ),
    "413": _problem("The body is too large"),
    "422": _problem("`response.invalid`: every field at fault, with a pointer; nothing was stored"),
    "503": _problem("Too much at once, or the database is away: send the same again after Retry-After"),
}
_WAVE = {"name": "wave", "in": "path", "required": True, "schema": _UUID}


def _body(schema: str) -> dict[str, Any]:
    return {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
    }


PATHS: dict[str, Any] = {
    "/waves/{wave}/responses/{id}": {
        "put": {
            "operationId": "put_response",
            "tags": ["responses"],
            "summary": "Send one response",
            "description": "The client makes the id (a UUID); it is the idempotency key. The same content again gets"
            " the same receipt (200), other content 409. Answered after the commit, with"
            " `Authorization: Bearer` or `Authorization: Link`. At most 1 MB.",
            "parameters": [_WAVE, {"name": "id", "in": "path", "required": True, "schema": _UUID}],
            "requestBody": _body("Submission"),
            "responses": {
                "201": _json("ResponseReceipt", "Stored"),
                "200": _json("ResponseReceipt", "It was stored before: the same receipt"),
                **_REFUSALS,
            },
            "x-permission": "response:create",
            "x-public-link": True,
        }
    },
    "/waves/{wave}/responses:batch": {
        "post": {
            "operationId": "post_response_batch",
            "tags": ["responses"],
            "summary": "Send many responses",
            "description": "At most 500 and 2 MB. Each gets its own result, in order; one that is refused does not"
            " keep back the others.",
            "parameters": [_WAVE],
            "requestBody": _body("SubmissionBatch"),
            "responses": {"200": _json("BatchResults", "One result a response"), **_REFUSALS},
            "x-permission": "response:create",
            "x-public-link": True,
        }
    },
    "/live": {
        "get": {
            "operationId": "follow_live",
            "tags": ["live"],
            "summary": "Follow a wave",
            "description": "A stream of `event: changed` with `{topic, version, answers, invited}`, at most one a"
            " second; resume with Last-Event-ID. `answers` and `invited` are null for who is bound to"
            " some networks.",
            "parameters": [
                {
                    "name": "topic",
                    "in": "query",
                    "required": True,
                    "schema": {"type": "string", "pattern": "^wave:[0-9a-f-]{36}$"},
                    "example": "wave:01938c5e-0000-7000-8000-000000000004",
                }
            ],
            "responses": {
                "200": {
                    "description": "The stream",
                    "content": {
                        "text/event-stream": {
                            "schema": {"type": "string"},
                            "example": 'id: 3.77.77\nevent: changed\ndata: {"topic":"wave:…","version":"3.77.77",'
                            '"answers":77,"invited":192}\n\n',
                        }
                    },
                },
                "401": _REFUSALS["401"],
                "404": _REFUSALS["404"],
                "422": _problem("The topic is not one of ours"),
            },
            "x-permission": "wave:read",
        }
    },
}


def add_to(document: dict[str, Any], base: str) -> dict[str, Any]:
    """The generated document with our routes and shapes in it."""
    paths = document.setdefault("paths", {})
    for path, operations in PATHS.items():
        paths.setdefault(f"{base}{path}", {}).update(operations)
    document.setdefault("components", {}).setdefault("schemas", {}).update(SCHEMAS)
    return document
