"""ETag and If-Match: an update says which version it was made from."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from chassis.problems import VersionConflict, VersionRequired

_ENCODINGS: Final = ("gzip", "br", "zstd")

NEEDS_VERSION: dict[str, Any] = {
    "parameters": [
        {
            "name": "If-Match",
            "in": "header",
            "required": True,
            "description": "The `ETag` of the version that was read",
            "schema": {"type": "string"},
        }
    ]
}
"""`openapi_extra` of a route that asks for `If-Match` and whose method alone does not say so."""


def etag(version: int | str) -> str:
    return f'"{version}"'


def _as_given(said: str) -> str:
    """The tag as it left the service: the gateway marks that of a body which it compresses (`"3-gzip"`)."""
    tag = said.strip()
    for encoding in _ENCODINGS:
        tag = tag.replace(f'-{encoding}"', '"')
    return tag


def give_version(response: Response, version: int | str) -> None:
    response.headers["ETag"] = etag(version)


def require_version(request: Request, current: int, *, now: Any, yours: Any) -> None:
    """Raise unless If-Match names `current`. The refusal holds both versions, so that nothing typed is lost.

    Raises VersionRequired (428) without the header and VersionConflict (412) for an older one.
    """
    said = request.headers.get("if-match")
    if said is None:
        raise VersionRequired('Send If-Match with the ETag you read, e.g. If-Match: "3".')
    if _as_given(said) not in (etag(current), "*"):
        raise VersionConflict(
            "Read the newer version, put your change into it and send it again.",
            headers={"ETag": etag(current)},
            extra={"current": now, "yours": yours},
        )
