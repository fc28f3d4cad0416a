"""survey-api as one application."""

import asyncio
from collections.abc import Callable
from typing import Any

from chassis.app import create_app
from chassis.audit_routes import audit_router
from chassis.authentication import Issuer
from chassis.clock import Clock
from chassis.database import Database
from chassis.directory import Directory, directory_subscription, grants_subscription
from chassis.files.room import file_room
from chassis.files.tus import upload_routes
from chassis.live import LiveTopics
from chassis.parts import Parts, build_parts
from chassis.service_client import ServiceClient
from contracts.events import DirectoryChanged, GrantsChanged
from contracts.permissions import SERVICE_PERMISSIONS
from fastapi import FastAPI
from starlette.routing import Route

from survey_api.amendments import endpoints as amendments
from survey_api.amendments.keys import AmendKeys
from survey_api.amendments.service import OwnAnswers
from survey_api.app_users import endpoints as app_users
from survey_api.attachments import endpoints as attachments
from survey_api.attachments.attaching import Attaching
from survey_api.authoring import endpoints as authoring
from survey_api.comparing import endpoints as comparing
from survey_api.conflicts import endpoints as conflicts
from survey_api.continuations import endpoints as continuations
from survey_api.continuations.expiring import Expiring
from survey_api.continuations.throttle import Throttle
from survey_api.figures import endpoints as figures
from survey_api.frameworks import endpoints as frameworks
from survey_api.instruments import endpoints as instruments
from survey_api.invitations import endpoints as invitations
from survey_api.invitations.keys import DEVICES, LinkKeys
from survey_api.library import endpoints as library
from survey_api.mappings import endpoints as mappings
from survey_api.media import endpoints as media
from survey_api.media.adding import MediaAdding
from survey_api.openrosa import documentation as openrosa_documentation
from survey_api.openrosa.door import door_routes as openrosa_routes
from survey_api.openrosa.gate import Gate
from survey_api.openrosa.serving import FormShelf
from survey_api.openrosa.submitting import Submitting
from survey_api.responses import documentation
from survey_api.responses import endpoints as responses
from survey_api.responses.door import door_routes
from survey_api.responses.evaluator import Evaluator
from survey_api.responses.intake import Intake
from survey_api.responses.storage import Row
from survey_api.roster import endpoints as roster
from survey_api.roster.reading import Rosters
from survey_api.running import Survey
from survey_api.settings import SurveySettings
from survey_api.ties import endpoints as ties
from survey_api.waves import endpoints as waves
from survey_api.waves import rate_endpoints
from survey_api.waves.live import LiveWaves

SERVICE = "survey-api"
STREAM = "SURVEY"
BASE = "/api/survey/v1"
FILES = (
    ("instrument_version", "sha256"),
    ("attachment", "sha256"),
    ("attachment", "thumbnail_sha256"),
    ("response_conflict", "file_sha256"),
    ("form_media", "sha256"),
)
"""Where rows refer to stored files."""


def create(
    settings: SurveySettings,
    issuer: Callable[[Database], Issuer] | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """The application. `issuer` and `clock` are replaced in tests."""
    parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS, clock=clock, issuer=issuer)
    survey = _survey(parts, settings)
    app = create_app(
        parts,
        [
            instruments.routes,
            authoring.routes,
            library.routes,
            frameworks.routes,
            mappings.routes,
            waves.routes,
            rate_endpoints.routes,
            invitations.routes,
            roster.routes,
            responses.routes,
            attachments.routes,
            amendments.routes,
            continuations.routes,
            app_users.routes,
            media.routes,
            conflicts.routes,
            upload_routes(attachments.SENDS),
            figures.routes,
            ties.routes,
            comparing.routes,
            audit_router(),
        ],
        stream=STREAM,
        title="Duru survey-api",
        subscriptions=[
            directory_subscription(SERVICE, survey.directory, DirectoryChanged, DirectoryChanged.TYPE),
            grants_subscription(SERVICE, parts.authenticator, GrantsChanged, GrantsChanged.TYPE),
        ],
        on_start=_start,
    )
    app.state.survey = survey
    app.state.live = survey.live
    app.state.files = survey.room
    app.state.other_callers = {"link": survey.intake.link_caller}
    app.router.routes[0:0] = [
        *door_routes(BASE),
        *openrosa_routes(settings.upload_max_mb),
        Route(f"{BASE}/live", survey.live.respond, methods=["GET"]),
    ]
    _document(app)
    return app


def _survey(parts: Parts, settings: SurveySettings) -> Survey:
    identity = ServiceClient("identity-api", settings.identity_url, parts.tokens, parts.http)
    live = LiveTopics(SERVICE, parts.queue)
    LiveWaves(parts, filters_off=settings.without_application_filters).join(live)
    rosters = Rosters()
    evaluator = Evaluator(parts, live, rosters)

    def on_stored(rows: list[Row]) -> None:
        # The relay is not woken for each answer: it comes by twice a second, and carries many at once then.
        evaluator.wake(len(rows))

    intake = Intake(parts, settings, rosters, on_stored)
    room = file_room(settings, SERVICE, parts.http, parts.database, parts.clock, FILES)
    attaching = Attaching(parts.database, room)
    children = asyncio.Semaphore(2)
    amend_keys = AmendKeys.read(settings.service_secret_file)
    return Survey(
        parts=parts,
        settings=settings,
        identity=identity,
        directory=Directory(parts.database, identity),
        room=room,
        attaching=attaching,
        keys=LinkKeys.read(settings.service_secret_file),
        device_keys=LinkKeys.read(settings.service_secret_file, DEVICES),
        amend_keys=amend_keys,
        throttle=Throttle(),
        own_answers=OwnAnswers(parts, intake, amend_keys),
        gate=Gate(parts),
        forms=FormShelf(parts),
        submitting=Submitting(parts, intake, attaching),
        media=MediaAdding(parts.database, room, settings, children),
        children=children,
        live=live,
        intake=intake,
        rosters=rosters,
        evaluator=evaluator,
    )


async def _start(parts: Parts, app: FastAPI) -> None:
    survey: Survey = app.state.survey
    parts.background(survey.intake.run, "intake")
    parts.background(survey.live.run, "live")
    if parts.settings.run_background:
        parts.background(survey.evaluator.run, "evaluator")
        parts.background(survey.directory.keep_up, "directory")
        parts.background(survey.room.sweep_for_ever, "files")
        parts.background(Expiring(parts.database, parts.clock).run, "continuations")


def _document(app: FastAPI) -> None:
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        return openrosa_documentation.add_to(documentation.add_to(generate(), BASE))

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend the document
