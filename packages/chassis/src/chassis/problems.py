"""Named refusals, and the one shape in which they leave a service (RFC 9457)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

import orjson
from starlette.requests import Request
from starlette.responses import Response

from chassis.logs import correlation_id

Fault = Mapping[str, Any]


class Refusal(Exception):
    """A refusal with a stable code. Subclass it once for each rule; the chassis turns it into a reply.

    `faults` lists each place at fault: `{"pointer" | "sheet"/"row"/"column", "code", "message", "fix"}`.
    `extra` is added to the body as it is.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request was refused"

    def __init__(
        self,
        detail: str = "",
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.faults = list(faults)
        self.headers = dict(headers or {})
        self.extra = dict(extra or {})


class NotFound(Refusal):
    code, status, title = "not_found", 404, "There is nothing here, or it is not yours to see"


class Unauthenticated(Refusal):
    code, status, title = "authentication.required", 401, "Sign in first"

    def __init__(self, detail: str = "", **more: Any) -> None:
        super().__init__(detail, **more)
        self.headers.setdefault("WWW-Authenticate", "Bearer")


class PermissionDenied(Refusal):
    code, status, title = "permission.denied", 403, "Your role does not allow this"


class Invalid(Refusal):
    code, status, title = "validation", 422, "Some fields are not as they must be"


class Conflict(Refusal):
    code, status, title = "conflict", 409, "This clashes with what is already there"


class VersionConflict(Refusal):
    code, status, title = "conflict.version", 412, "Somebody changed this since you read it"


class VersionRequired(Refusal):
    code, status, title = "version.required", 428, "Send the version you read in If-Match"


class IdempotencyReused(Refusal):
    code, status, title = "idempotency.reused", 409, "This Idempotency-Key was used for another request"


class TooLarge(Refusal):
    code, status, title = "too_large", 413, "The body is larger than allowed"


class TooMany(Refusal):
    code, status, title = "too_many", 429, "Too many tries; wait a little"


class Unavailable(Refusal):
    code, status, title = "unavailable", 503, "A part that is needed for this does not answer now"

    def __init__(self, detail: str = "", *, part: str = "", retry_after: int = 2, **more: Any) -> None:
        super().__init__(detail, **more)
        self.headers.setdefault("Retry-After", str(retry_after))
        if part:
            self.extra.setdefault("part", part)


def problem(
    status: int,
    code: str,
    title: str,
    detail: str,
    *,
    faults: Sequence[Fault] = (),
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The body of a refusal."""
    body: dict[str, Any] = {
        "type": f"urn:duru:problem:{code}",
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": correlation_id.get(),
    }
    if faults:
        body["errors"] = list(faults)
    return {**body, **(extra or {})}


def reply(status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Response:
    return Response(
        orjson.dumps(body, default=str),
        status_code=status,
        media_type="application/problem+json",
        headers={"Cache-Control": "no-store", **(headers or {})},
    )


def refusal_reply(refusal: Refusal) -> Response:
    body = problem(
        refusal.status,
        refusal.code,
        refusal.title,
        refusal.detail,
        faults=refusal.faults,
        extra=refusal.extra,
    )
    return reply(refusal.status, body, refusal.headers)


async def on_refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return refusal_reply(error)
