"""Errors of the frameworks below us, turned into the same problem bodies as our own refusals."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from chassis.problems import problem, reply

log = logging.getLogger(__name__)

_TITLES = {
    400: ("request.unreadable", "The request can not be read"),
    404: ("not_found", "There is nothing here"),
    405: ("method.not_allowed", "This address does not take that method"),
    413: ("too_large", "The body is larger than allowed"),
    415: ("media_type", "Send JSON with Content-Type: application/json"),
}

Handler = Callable[[Request, Exception], Awaitable[Response]]


def _pointer(location: tuple[Any, ...]) -> str:
    where = location[1:] if location and location[0] in ("body", "query", "path", "header") else location
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in where)


_FIXES = {
    "missing": "Send it.",
    "extra_forbidden": "Leave it out; the documentation names the fields that there are.",
    "string_too_long": "Shorten it to {max_length} characters.",
    "string_too_short": "Write at least {min_length} characters.",
    "string_pattern_mismatch": "Write it as the pattern {pattern} says.",
    "string_unicode": "Leave out what is no character of Unicode.",
    "too_long": "Send at most {max_length}.",
    "too_short": "Send at least {min_length}.",
    "greater_than_equal": "Send {ge} or more.",
    "greater_than": "Send more than {gt}.",
    "less_than_equal": "Send {le} or less.",
    "less_than": "Send less than {lt}.",
    "finite_number": "Send a number that is not infinite.",
}
_FORMS = {
    "uuid": "Send an id as it was given out, for example 01938c5e-0000-7000-8000-000000000001.",
    "date": "Write a day as 2027-03-08.",
    "datetime": "Write a time with its zone, as 2027-03-08T08:00:00Z.",
    "int": "Send a whole number.",
    "float": "Send a number.",
    "decimal": "Send a number.",
    "bool": "Send true or false.",
    "string": "Send a text.",
    "list": "Send a list.",
    "dict": "Send an object.",
    "model": "Send an object.",
}


def _fix(kind: str, context: dict[str, Any]) -> str:
    """What to do about an error of that type, as Pydantic names it."""
    if expected := context.get("expected"):
        return f"one of: {expected}"
    if words := _FIXES.get(kind):
        return words.format_map(context)
    return _FORMS.get(kind.partition("_")[0], "Send it as the documentation says.")


async def on_validation(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = []
    unreadable = False
    for one in error.errors():
        unreadable = unreadable or one["type"] == "json_invalid"
        faults.append(
            {
                "pointer": _pointer(tuple(one["loc"])),
                "in": str(one["loc"][0]) if one["loc"] else "body",
                "code": f"field.{one['type']}",
                "message": one["msg"].removeprefix("Value error, "),
                "fix": _fix(one["type"], one.get("ctx") or {}),
            }
        )
    if unreadable:
        body = problem(
            400, "request.unreadable", "The request can not be read", "This is not JSON.", faults=faults
        )
        return reply(400, body)
    title = "Some fields are not as they must be"
    return reply(422, problem(422, "validation", title, f"{len(faults)} at fault.", faults=faults))


async def on_http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code, title = _TITLES.get(error.status_code, (f"http.{error.status_code}", "The request was refused"))
    body = problem(error.status_code, code, title, title)
    return reply(error.status_code, body, error.headers)


def _state_of(error: DBAPIError) -> str:
    seen: Any = error.orig
    while seen is not None:
        state = getattr(seen, "sqlstate", None) or getattr(seen, "pgcode", None)
        if state:
            return str(state)
        seen = seen.__cause__
    return ""


async def on_database(_: Request, error: Exception) -> Response:
    """Data that the database can not hold is the caller's; a database that does not answer is a clean 503."""
    assert isinstance(error, DBAPIError)
    state = _state_of(error)
    away = {"Retry-After": "2"}
    if state.startswith("22"):
        return reply(422, problem(422, "validation", "A value can not be stored", "A value is out of range."))
    if state == "23505":
        return reply(
            409, problem(409, "conflict", "This is there already", "Something with this key exists.")
        )
    if state in ("23503", "23514", "23502"):
        title = "This does not fit what is there"
        return reply(422, problem(422, "validation", title, "A value names something that is not there."))
    if state in ("40001", "40P01", "55P03", "57014"):
        title = "Others work on the same thing"
        return reply(503, problem(503, "busy", title, "Send it again in a moment."), away)
    if not state or state.startswith(("08", "53", "57")) or error.connection_invalidated:
        log.warning("the database does not answer: %s", error.orig)
        return reply(
            503, problem(503, "unavailable", "The database does not answer", "Try again soon."), away
        )
    log.error("an unexpected database error", exc_info=error)
    return reply(500, problem(500, "internal", "Something failed on our side", "It was written to the log."))


async def on_away(_: Request, error: Exception) -> Response:
    log.warning("the database can not be reached: %s", error)
    body = problem(503, "unavailable", "The database does not answer", "Try again soon.")
    return reply(503, body, {"Retry-After": "2"})


async def on_store_away(_: Request, error: Exception) -> Response:
    log.warning("the store of files: %s", error)
    title = "A part that is needed for this does not answer now"
    body = problem(503, "unavailable", title, "The place where files are kept does not answer.",
                   extra={"part": "files"})  # fmt: skip
    return reply(503, body, {"Retry-After": "5"})


async def on_anything_else(_: Request, error: Exception) -> Response:
    log.error("an error nobody foresaw", exc_info=error)
    body = problem(500, "internal", "Something failed on our side", "It was written to the log.")
    return reply(500, body)


DATABASE_HANDLERS: tuple[tuple[type[Exception], Handler], ...] = (
    (DBAPIError, on_database),
    (InterfaceError, on_database),
    (PoolTimeout, on_away),
    (ConnectionError, on_away),
    (TimeoutError, on_away),
)
