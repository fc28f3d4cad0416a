"""AWS Signature Version 4 for one request to S3. Pure.

Source: "Authenticating Requests (AWS Signature Version 4)", Amazon S3 API Reference.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import quote

NO_BODY = hashlib.sha256(b"").hexdigest()


@dataclass(frozen=True)
class Credentials:
    access_key: str
    secret_key: str = field(repr=False)
    region: str


def encoded_path(path: str) -> str:
    """A path as S3 signs it: every character but the unreserved ones and `/` percent-encoded, once."""
    return quote(path, safe="/-_.~")


def encoded_query(query: Mapping[str, str]) -> str:
    return "&".join(f"{quote(name, safe='-_.~')}={quote(query[name], safe='-_.~')}" for name in sorted(query))


def sign(
    credentials: Credentials,
    method: str,
    host: str,
    path: str,
    *,
    at: datetime,
    query: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
    payload_sha256: str = NO_BODY,
) -> dict[str, str]:
    """The headers to send: those given, and the date, the hash of the body and the signature.

    `path` is not encoded yet and begins with a slash; `payload_sha256` is in hex.
    """
    moment = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    sent = {
        **{name.lower(): " ".join(value.split()) for name, value in (headers or {}).items()},
        "host": host,
        "x-amz-content-sha256": payload_sha256,
        "x-amz-date": moment,
    }
    signed = ";".join(sorted(sent))
    request = "\n".join(
        (
            method,
            encoded_path(path),
            encoded_query(query or {}),
            *(f"{name}:{sent[name]}" for name in sorted(sent)),
            "",
            signed,
            payload_sha256,
        )
    )
    scope = f"{moment[:8]}/{credentials.region}/s3/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{moment}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(_key(credentials, moment[:8]), text.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={credentials.access_key}/{scope},"
        f"SignedHeaders={signed},Signature={signature}"
    )
    return sent


def _key(credentials: Credentials, day: str) -> bytes:
    key = f"AWS4{credentials.secret_key}".encode()
    for part in (day, credentials.region, "s3", "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
