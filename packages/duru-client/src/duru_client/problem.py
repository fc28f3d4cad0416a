"""What can go wrong in a call, drawn once.

ClientError
 ├─ Problem       the service answered with a refusal (RFC 9457)
 └─ Unreachable   no answer came
"""

from dataclasses import dataclass, field
from typing import Any

import httpx

_EXCERPT = 300


class ClientError(Exception):
    """Any failure of a call made through this client."""


class Unreachable(ClientError):
    """No usable answer came: nothing is known about the effect of a call that changes something."""

    def __init__(self, method: str, url: str, reason: str) -> None:
        super().__init__(f"no answer from {method} {url}: {reason}")
        self.method = method
        self.url = url
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FieldError:
    """One place at fault in what was sent; `place` is a JSON pointer or "sheet, row, column"."""

    code: str
    message: str
    place: str = ""
    fix: str = ""


@dataclass(eq=False)
class Problem(ClientError):
    """A refusal by a service. `code` is stable and meant for programs; the words are for people.

    `code` is "http.<status>" when the answer came from something that does not speak
    `application/problem+json`, such as a proxy.
    """

    status: int
    code: str
    title: str
    detail: str
    errors: list[FieldError] = field(default_factory=list)
    request_id: str | None = None
    body: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"{self.status} {self.code}: {self.detail or self.title}"]
        lines += [
            "  " + ": ".join(part for part in (error.place, error.message, error.fix) if part)
            for error in self.errors
        ]
        if self.request_id:
            lines.append(f"  (request {self.request_id})")
        return "\n".join(lines)

    @classmethod
    def from_response(cls, response: httpx.Response) -> "Problem":
        body = _json_object(response)
        if body is None or "code" not in body:
            return cls(
                status=response.status_code,
                code=f"http.{response.status_code}",
                title=response.reason_phrase,
                detail=response.text[:_EXCERPT].strip(),
                request_id=response.headers.get("X-Request-Id"),
            )
        return cls(
            status=response.status_code,
            code=str(body["code"]),
            title=str(body.get("title", "")),
            detail=str(body.get("detail") or ""),
            errors=[_field_error(item) for item in body.get("errors") or [] if isinstance(item, dict)],
            request_id=body.get("request_id") or response.headers.get("X-Request-Id"),
            body=body,
        )


def _json_object(response: httpx.Response) -> dict[str, Any] | None:
    try:
        body = response.json()
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def _field_error(item: dict[str, Any]) -> FieldError:
    cell = ", ".join(f"{key} {item[key]}" for key in ("sheet", "row", "column") if item.get(key) is not None)
    return FieldError(
        code=str(item.get("code", "")),
        message=str(item.get("message", "")),
        place=str(item.get("pointer") or cell),
        fix=str(item.get("fix") or ""),
    )
