"""A whole service from its parts: the FastAPI application, its background work, its health and its end."""

import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send

from chassis import faults
from chassis.consumers import Subscription
from chassis.database import query_count
from chassis.files.store import StoreAway
from chassis.ids import new_id
from chassis.logs import correlation_id
from chassis.parts import Parts, running
from chassis.problems import Refusal, TooLarge, on_refusal, refusal_reply
from chassis.routing import permission_of
from chassis.schemas import Problem

log = logging.getLogger(__name__)

MAX_BODY = 2 << 20
_GOOD_ID = re.compile(r"^[A-Za-z0-9._-]{1,64}$")


class Service(FastAPI):
    """FastAPI with one id for a request, its log lines, its calls and its events; and the queries it took.

    It wraps everything, the framework's own refusal of over-long bodies too.
    """

    def openapi(self) -> dict[str, Any]:
        """The document, with refusals under the media type that they have."""
        if self.openapi_schema is None:
            made = super().openapi()
            for operation in (op for methods in made["paths"].values() for op in methods.values()):
                for status, answer in operation["responses"].items():
                    content = answer.get("content", {})
                    if status[0] in "45" and "application/json" in content:
                        content["application/problem+json"] = content.pop("application/json")
        return super().openapi()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
        request_id = given if _GOOD_ID.match(given) else str(new_id())
        correlation_id.set(request_id)
        counter = [0]
        query_count.set(counter)
        answered = False

        async def send_with_id(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                headers = list(message.get("headers", []))
                headers.append((b"x-request-id", request_id.encode()))
                headers.append((b"x-query-count", str(counter[0]).encode()))
                if not any(k.lower() == b"cache-control" for k, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            await send(message)

        try:
            await super().__call__(scope, receive, _with_problem_for_413(send_with_id))
        except Exception:
            if not answered:  # else `faults` logged it and answered; the framework raises it once more
                raise


def _with_problem_for_413(send: Send) -> Send:
    """The framework refuses an over-long body in plain text before any handler runs: say it as a problem."""
    replaced = False

    async def send_problem(message: Message) -> None:
        nonlocal replaced
        if message["type"] == "http.response.start" and message["status"] == 413:
            kinds = [v for k, v in message["headers"] if k.lower() == b"content-type"]
            if not kinds or kinds[0].startswith(b"text/plain"):
                replaced = True
                refusal = refusal_reply(TooLarge())
                await send({**message, "headers": refusal.raw_headers})
                await send({"type": "http.response.body", "body": bytes(refusal.body)})
                return
        if not (replaced and message["type"] == "http.response.body"):
            await send(message)

    return send_problem


def create_app(
    parts: Parts,
    routers: Sequence[APIRouter],
    *,
    stream: str,
    title: str,
    subscriptions: Sequence[Subscription[Any]] = (),
    on_start: Callable[[Parts, FastAPI], Awaitable[None]] | None = None,
) -> FastAPI:
    """The FastAPI application of a service. Raises if a route does not say who may call it."""
    base = f"/api/{parts.service.removesuffix('-api').removesuffix('-worker')}/v1"

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with running(parts, stream, subscriptions):
            if on_start:
                await on_start(parts, app)
            app.state.draining = False
            yield
            app.state.draining = True

    app = Service(
        title=title,
        version="1",
        lifespan=lifespan,
        openapi_url=f"{base}/openapi.json",
        docs_url=None,
        redoc_url=None,
        max_body_size=MAX_BODY,
        generate_unique_id_function=lambda route: route.name,
        responses={
            "4XX": {"model": Problem, "description": "A refusal, RFC 9457"},
            "5XX": {"model": Problem, "description": "Something failed on our side"},
        },
    )
    app.state.parts = parts
    app.state.database = parts.database
    app.state.authenticator = parts.authenticator
    app.state.draining = False
    for one in routers:
        _state_permissions(one)
        app.include_router(one, prefix=base)
    _add_health(app, parts)
    _add_handlers(app)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=parts.settings.allowed_hosts.split(","))
    return app


def _state_permissions(router: APIRouter) -> None:
    """Write each route's permission into OpenAPI, from which the permission matrix is made."""
    silent = []
    for route in router.routes:
        if not isinstance(route, APIRoute):
            continue
        permission = permission_of(route) or (route.openapi_extra or {}).get("x-permission")
        if permission is None:
            silent.append(f"{sorted(route.methods or ())} {route.path}")
        else:
            route.openapi_extra = {**(route.openapi_extra or {}), "x-permission": permission}
    if silent:
        raise RuntimeError(f"these routes do not say who may call them: {', '.join(silent)}")


def _add_health(app: FastAPI, parts: Parts) -> None:
    async def live(_: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(request: Request) -> Response:
        database = await parts.database.answers()
        draining = bool(request.app.state.draining)
        body = {
            "status": "ready" if database and not draining else "not ready",
            "parts": {
                "database": "ready" if database else "down",
                "queue": "ready" if parts.queue.connected else "away",
            },
        }
        return JSONResponse(body, status_code=200 if database and not draining else 503)

    app.add_route("/health/live", live, include_in_schema=False)
    app.add_route("/health/ready", ready, include_in_schema=False)


def _add_handlers(app: FastAPI) -> None:
    app.add_exception_handler(Refusal, on_refusal)
    app.add_exception_handler(RequestValidationError, faults.on_validation)
    app.add_exception_handler(HTTPException, faults.on_http)
    app.add_exception_handler(StoreAway, faults.on_store_away)
    for kind, handler in faults.DATABASE_HANDLERS:
        app.add_exception_handler(kind, handler)
    app.add_exception_handler(Exception, faults.on_anything_else)
