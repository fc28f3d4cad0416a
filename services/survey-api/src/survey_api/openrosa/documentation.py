"""The OpenRosa door as OpenAPI: its routes are no FastAPI routes, so they are written here."""

from typing import Any

_APP_USER = "app-user"
_TOKEN = {
    "name": "token",
    "in": "path",
    "required": True,
    "description": "Of an app user. Without `key/{token}` the same addresses take HTTP Basic, the token as password",
    "schema": {"type": "string", "minLength": 27, "maxLength": 27},
}
_WAVE = {"name": "wave", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}}
_NAME = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "maxLength": 200}}


def _xml(description: str, example: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"text/xml": {"schema": {"type": "string"}, "example": example}},
    }


def _said(description: str) -> dict[str, Any]:
    example = (
        '<OpenRosaResponse xmlns="http://openrosa.org/http/response">'
        "<message>Thank you, it has arrived.</message></OpenRosaResponse>"
    )
    return _xml(description, example)


_REFUSED = {
    "401": _said("The token is not known, or was revoked"),
    "404": _said("No such form, or it is not for this device"),
}


def _operation(name: str, summary: str, parameters: list[Any], responses: dict[str, Any]) -> dict[str, Any]:
    return {
        "operationId": name,
        "tags": ["OpenRosa"],
        "summary": summary,
        "parameters": [_TOKEN, *parameters],
        "responses": {**responses, **_REFUSED},
        "x-permission": _APP_USER,
    }


_BODY = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["xml_submission_file"],
                "properties": {
                    "xml_submission_file": {"type": "string", "format": "binary"},
                    "*isIncomplete*": {"type": "string"},
                },
                "additionalProperties": {"type": "string", "format": "binary"},
            }
        }
    },
}

PATHS: dict[str, Any] = {
    "/openrosa/key/{token}/formList": {
        "get": _operation(
            "list_device_forms",
            "The forms that a device may fill",
            [],
            {"200": _xml("The list", '<xforms xmlns="http://openrosa.org/xforms/xformsList"/>')},
        )
    },
    "/openrosa/key/{token}/forms/{wave}/form.xml": {
        "get": _operation(
            "get_device_form", "The XForm of a wave", [_WAVE], {"200": _xml("The form", "<h:html>…</h:html>")}
        )
    },
    "/openrosa/key/{token}/forms/{wave}/manifest": {
        "get": _operation(
            "get_device_manifest",
            "The files of a form, with their hashes",
            [_WAVE],
            {"200": _xml("The list", '<manifest xmlns="http://openrosa.org/xforms/xformsManifest"/>')},
        )
    },
    "/openrosa/key/{token}/forms/{wave}/media/{name}": {
        "get": _operation(
            "get_device_media",
            "A file of a form",
            [_WAVE, _NAME],
            {"200": {"description": "The file", "content": {"application/octet-stream": {}}}},
        )
    },
    "/openrosa/key/{token}/submission": {
        "head": _operation(
            "offer_submission",
            "May this device send, and how much at once",
            [],
            {"204": {"description": "It may; X-OpenRosa-Accept-Content-Length says how much"}},
        ),
        "post": {
            **_operation(
                "send_submission",
                "Send a filled-in form, whole or with a part of its files",
                [],
                {
                    "201": _said("Stored, with every file that its answers name"),
                    "202": _said("Stored; some files are missing yet"),
                    "400": _said("The body or its XML can not be read; nothing was stored"),
                    "409": _said("The wave is closed, or other content is stored under this id: it was kept"),
                    "413": _said("The body, its XML or one file is too large"),
                    "415": _said("The body is not multipart/form-data"),
                    "422": _said("Some answers or files do not fit the form; nothing was stored"),
                },
            ),
            "requestBody": _BODY,
        },
    },
}


def add_to(document: dict[str, Any]) -> dict[str, Any]:
    """The generated document with this door in it."""
    document.setdefault("paths", {}).update(PATHS)
    return document
