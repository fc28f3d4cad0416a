"""Routes: the body is read first, the transaction opens when it is needed, and it commits before the response.

An endpoint says who may call it in its signature:

    WaveWriter = Annotated[Principal, allowed("wave:write")]

    @router.post("/waves", status_code=201)
    async def create_wave(body: WaveIn, work: Work, caller: WaveWriter) -> WaveOut: ...
"""

import hashlib
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute
from sqlalchemy import text
from starlette.requests import Request
from starlette.responses import Response

from chassis.callers import caller_of, names_a_caller
from chassis.database import Database, Scope, Transaction
from chassis.nul import holds_nul
from chassis.principal import Principal
from chassis.problems import IdempotencyReused, Invalid, PermissionDenied

_LONGEST_KEY = 200
_KEPT_HEADERS = ("content-type", "etag", "location", "upload-offset", "upload-expires")


class _Replay(Exception):
    """The request was answered before: here is that answer."""

    def __init__(self, response: Response) -> None:
        self.response = response


async def _refuse_nul(request: Request) -> None:
    """PostgreSQL text can not hold the character NUL: refuse it where it comes in."""
    if b"%00" in request.url.query.encode() or "\x00" in request.url.path:
        raise Invalid(
            "The address holds the character NUL.",
            faults=[
                {"pointer": "", "code": "text.nul", "message": "NUL is not text", "fix": "Leave it out."}
            ],
        )
    if "json" not in request.headers.get("content-type", ""):
        return
    body = await request.body()
    if b"\\u0000" not in body:
        return
    try:
        value = orjson.loads(body)
    except ValueError:
        return
    if holds_nul(value):
        raise Invalid(
            "A text holds the character NUL, which can not be stored.",
            faults=[
                {"pointer": "", "code": "text.nul", "message": "NUL is not text", "fix": "Leave it out."}
            ],
        )


class TransactionRoute(APIRoute):
    """Commits the request's transaction after the endpoint and before the reply; undoes it on any error."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            if request.method == "POST" and "idempotency-key" in request.headers:
                await request.body()  # its hash belongs to the key, also where an endpoint reads a stream
            await _refuse_nul(request)
            try:
                response = await inner(request)
                work: Transaction | None = getattr(request.state, "work", None)
                if work is not None:
                    await _remember(request, work, response)
                    await work.commit()
                return response
            except _Replay as replay:
                return replay.response
            finally:
                open_work: Transaction | None = getattr(request.state, "work", None)
                if open_work is not None:
                    await open_work.close()

        return handle


SIGNED_IN = "signed-in"
"""The permission of routes that anyone with a good token may call."""


class _Guard:
    def __init__(self, permission: str) -> None:
        self.permission = permission
        self._any_of = permission.split("|")

    async def __call__(self, request: Request) -> Principal:
        principal = await caller_of(request)
        if self.permission != SIGNED_IN and not any(principal.may(one) for one in self._any_of):
            raise PermissionDenied(f"This needs the permission {' or '.join(self._any_of)}.")
        return principal


def allowed(permission: str) -> Any:
    """Only for callers who hold `permission` somewhere; the service then checks where.

    `a|b` asks for either, for a route that people and services share. Shown in OpenAPI as `x-permission`, from which the permission matrix is made.
    """
    return Depends(_Guard(permission))


Caller = Annotated[Principal, allowed(SIGNED_IN)]


class _Anonymous:
    """A route that needs no token, on purpose."""

    permission = "anonymous"

    async def __call__(self) -> None:
        return None


Anonymous = Depends(_Anonymous())


async def _work(request: Request) -> Transaction:
    if getattr(request.state, "work", None) is not None:
        found: Transaction = request.state.work
        return found
    database: Database = request.app.state.database
    principal: Principal | None = None
    if names_a_caller(request):
        principal = await caller_of(request)
    scope = Scope.of(principal) if principal else Scope()
    work = await database.begin(scope, actor=principal)
    request.state.work = work
    key = request.headers.get("idempotency-key")
    if request.method == "POST" and key and principal and principal.tenant_id:
        await _claim(request, work, principal, key)
    return work


Work = Annotated[Transaction, Depends(_work)]

_CLAIM = text(
    "insert into idempotency (tenant_id, principal_id, key, route, body_hash)"
    " values (:tenant, :principal, :key, :route, :hash) on conflict do nothing returning key"
)
_FIND = text(
    "select route, body_hash, status, headers, body from idempotency"
    " where tenant_id = :tenant and principal_id = :principal and key = :key"
)
_STORE = text(
    "update idempotency set status = :status, headers = cast(:headers as jsonb), body = :body"
    " where tenant_id = :tenant and principal_id = :principal and key = :key"
)


async def _claim(request: Request, work: Transaction, principal: Principal, key: str) -> None:
    """Take the key, or answer as the first request with it was answered. A twin in flight is waited for."""
    if len(key) > _LONGEST_KEY:
        raise Invalid(f"An Idempotency-Key has at most {_LONGEST_KEY} characters.")
    body = await request.body()
    names = {"tenant": principal.tenant_id, "principal": principal.id, "key": key}
    route = f"{request.method} {request.url.path}?{request.url.query}"
    digest = hashlib.sha256(body).hexdigest()
    taken = await work.session.execute(_CLAIM, {**names, "route": route, "hash": digest})
    if taken.first() is not None:
        request.state.idempotency = names
        return
    row = (await work.session.execute(_FIND, names)).first()
    if row is None or row.status is None or (row.route, row.body_hash) != (route, digest):
        raise IdempotencyReused("Choose a new Idempotency-Key for a new request.")
    raise _Replay(
        Response(row.body, status_code=row.status, headers={**row.headers, "Idempotent-Replay": "true"})
    )


async def _remember(request: Request, work: Transaction, response: Response) -> None:
    names = getattr(request.state, "idempotency", None)
    if names is None:
        return
    kept = {k: v for k, v in response.headers.items() if k in _KEPT_HEADERS}
    await work.session.execute(
        _STORE,
        {
            **names,
            "status": response.status_code,
            "headers": orjson.dumps(kept).decode(),
            "body": getattr(request.state, "kept_instead", None) or bytes(response.body),
        },
    )


def keep_instead(request: Request, body: str) -> None:
    """Answer a repeat under the same Idempotency-Key with `body`: a secret is told once and kept nowhere."""
    request.state.kept_instead = body.encode()


def permission_of(route: APIRoute) -> str | None:
    """What a route asks of its caller, read from its signature."""
    waiting = list(route.dependant.dependencies)
    while waiting:
        dependant = waiting.pop()
        found = getattr(dependant.call, "permission", None)
        if isinstance(found, str):
            return found
        waiting.extend(dependant.dependencies)
    return None


def router(prefix: str = "", *, tags: list[str] | None = None) -> APIRouter:
    """An APIRouter whose routes commit before they answer."""
    return APIRouter(prefix=prefix, tags=list(tags or []), route_class=TransactionRoute)
