"""The api of reports-worker from its parts."""

from collections.abc import Callable
from typing import Annotated

from chassis.app import create_app
from chassis.audit_routes import audit_router
from chassis.authentication import Issuer
from chassis.clock import Clock
from chassis.database import Database
from chassis.directory import Directory, directory_subscription, grants_subscription
from chassis.files.room import file_store
from chassis.live import LiveTopics
from chassis.parts import Parts, build_parts
from chassis.principal import Principal
from chassis.routing import allowed, router
from chassis.service_client import ServiceClient
from contracts.events import DirectoryChanged, GrantsChanged
from contracts.permissions import SERVICE_PERMISSIONS
from fastapi import FastAPI, Query, Request, Response

from reports_worker.definitions import endpoints as definitions
from reports_worker.documents import endpoints as documents
from reports_worker.live import live_topics
from reports_worker.runs import endpoints as runs
from reports_worker.settings import SERVICE, STREAM, ReportsSettings

live_routes = router("/live", tags=["live"])


@live_routes.get(
    "",
    summary="Follow a run",
    response_class=Response,
    responses={200: {"content": {"text/event-stream": {}}, "description": "Events named `changed`"}},
)
async def follow(
    request: Request,
    _: Annotated[Principal, allowed("report:read")],
    topic: Annotated[str, Query(examples=["run:0199b1c8-7a4e-7c11-9f0e-5a3c1d2e4b60"])],  # noqa: ARG001  read by the topics
) -> Response:
    """`data` holds topic, version, state and counts; resumes by `Last-Event-ID`."""
    live: LiveTopics = request.app.state.live
    return await live.respond(request)


def create(
    settings: ReportsSettings,
    *,
    issuer: Callable[[Database], Issuer] | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """The application; `issuer` and `clock` are replaced in tests."""
    parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS, clock=clock, issuer=issuer)
    identity = ServiceClient("identity-api", settings.identity_url, parts.tokens, parts.http)
    directory = Directory(parts.database, identity)
    live = live_topics(SERVICE, parts.queue, parts.database)

    async def on_start(running: Parts, _: FastAPI) -> None:
        running.background(live.run, "live")
        if settings.run_background:
            running.background(directory.keep_up, "directory")

    app = create_app(
        parts,
        [
            definitions.kind_routes,
            definitions.routes,
            runs.routes,
            documents.routes,
            live_routes,
            audit_router(),
        ],
        stream=STREAM,
        title="Duru: feedback reports",
        subscriptions=[
            directory_subscription(SERVICE, directory, DirectoryChanged, DirectoryChanged.TYPE),
            grants_subscription(SERVICE, parts.authenticator, GrantsChanged, GrantsChanged.TYPE),
        ],
        on_start=on_start,
    )
    app.state.directory = directory
    app.state.files = file_store(settings, SERVICE, parts.http)
    app.state.live = live
    return app
