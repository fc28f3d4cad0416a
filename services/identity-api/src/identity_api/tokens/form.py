"""The token request: a form (RFC 6749 appendix B), credentials in it or in the Authorization header."""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote_plus
from uuid import UUID

import orjson
from contracts.permissions import ALL_PERMISSIONS

from identity_api.tokens.errors import RequestUnfit

CREDENTIALS = "client_credentials"
EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange"
_MOST_FIELDS = 20
_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class TokenRequest:
    grant_type: str
    client_id: str
    client_secret: str
    subject: str | None = None
    limit: dict[str, Any] | None = None


def read_request(content_type: str, body: bytes, authorization: str) -> TokenRequest:
    """Raises RequestUnfit, naming the field."""
    fields = _fields(content_type, body)
    client_id, secret = _credentials(fields, authorization)
    return TokenRequest(
        grant_type=fields.get("grant_type", ""),
        client_id=client_id,
        client_secret=secret,
        subject=fields.get("subject"),
        limit=_limit(fields["limit"]) if "limit" in fields else None,
    )


def _fields(content_type: str, body: bytes) -> dict[str, str]:
    if content_type.partition(";")[0].strip().lower() != _FORM:
        raise RequestUnfit(f"Send a form: Content-Type: {_FORM}.")
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=_MOST_FIELDS
        )
    except ValueError as error:
        raise RequestUnfit("The form can not be read.") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise RequestUnfit("A field is there twice.")
    if any("\x00" in value or "\ufffd" in value for value in fields.values()):
        raise RequestUnfit("A field holds a character that is no text.")
    return fields


def _credentials(fields: dict[str, str], authorization: str) -> tuple[str, str]:
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        return fields.get("client_id", ""), fields.get("client_secret", "")
    try:
        client_id, _, secret = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError) as error:
        raise RequestUnfit("The Authorization header can not be read.") from error
    return unquote_plus(client_id), unquote_plus(secret)


def _limit(raw: str) -> dict[str, Any]:
    """A narrower scope: {"tenant_id"?, "permissions"?: [...], "network_ids"?: [...]}."""
    try:
        value = orjson.loads(raw)
        if not isinstance(value, dict) or set(value) - {"tenant_id", "permissions", "network_ids"}:
            raise ValueError("fields")
        return {name: _READERS[name](found) for name, found in value.items() if found is not None}
    except (ValueError, TypeError, AttributeError) as error:
        raise RequestUnfit(
            "limit is JSON with tenant_id, permissions and network_ids, each of them optional."
        ) from error


def _permissions(value: Any) -> list[str]:
    if not isinstance(value, list) or not set(value) <= ALL_PERMISSIONS:
        raise ValueError("permissions")
    return sorted(set(value))


def _networks(value: Any) -> list[str]:
    if not isinstance(value, list):
        raise ValueError("network_ids")
    return sorted({str(UUID(one)) for one in value})


_READERS: dict[str, Callable[[Any], Any]] = {
    "tenant_id": lambda value: str(UUID(value)),
    "permissions": _permissions,
    "network_ids": _networks,
}
