"""pdsa-api from its parts."""

from collections.abc import Callable

from chassis.app import create_app
from chassis.audit_routes import audit_router
from chassis.authentication import Issuer
from chassis.clock import Clock
from chassis.database import Database
from chassis.directory import Directory, directory_subscription, grants_subscription
from chassis.files.room import file_room
from chassis.files.tus import upload_routes
from chassis.parts import Parts, build_parts
from chassis.service_client import ServiceClient
from contracts.events import DirectoryChanged, GrantsChanged
from contracts.permissions import SERVICE_PERMISSIONS
from fastapi import FastAPI

from pdsa_api.aims import endpoints as aims
from pdsa_api.charts import endpoints as charts
from pdsa_api.charts.raster import Rasters
from pdsa_api.coaching import endpoints as coaching
from pdsa_api.coaching import models as _coaching  # noqa: F401  registers its table
from pdsa_api.cycles import endpoints as cycles
from pdsa_api.cycles.worksheet import endpoints as worksheets
from pdsa_api.cycles.worksheet.service import Press
from pdsa_api.evidence import endpoints as evidence
from pdsa_api.evidence.models import FILES as EVIDENCE_FILES
from pdsa_api.evidence.survey_results import SurveyResults
from pdsa_api.ideas import endpoints as ideas
from pdsa_api.imports import endpoints as imports
from pdsa_api.measures import endpoints as measures
from pdsa_api.measures import mark_endpoints as marks
from pdsa_api.notices import endpoints as notices
from pdsa_api.observations import endpoints as observations
from pdsa_api.portfolio import endpoints as portfolio
from pdsa_api.references.people import People
from pdsa_api.reviews import endpoints as reviews
from pdsa_api.settings import PdsaSettings
from pdsa_api.surveyed import endpoints as surveyed
from pdsa_api.surveyed.asking import SurveyAs
from pdsa_api.surveyed.handlers import WaveFollower
from pdsa_api.surveyed.handlers import subscription as wave_subscription
from pdsa_api.talk import endpoints as talk
from pdsa_api.teams import endpoints as teams
from pdsa_api.theories import endpoints as theories

SERVICE = "pdsa-api"


def create(
    settings: PdsaSettings,
    *,
    issuer: Callable[[Database], Issuer] | None = None,
    clock: Clock | None = None,
) -> FastAPI:
    """The application; `issuer` and `clock` are replaced in tests."""
    parts = build_parts(settings, SERVICE, SERVICE_PERMISSIONS, clock=clock, issuer=issuer)
    identity = ServiceClient("identity-api", settings.identity_url, parts.tokens, parts.http)
    directory = Directory(parts.database, identity)
    people = People(identity, parts.tokens)
    survey = ServiceClient("survey-api", settings.survey_url, None, parts.http)
    files = file_room(settings, SERVICE, parts.http, parts.database, parts.clock, EVIDENCE_FILES)

    def surveys(principal_id: str) -> SurveyAs:
        return SurveyAs(survey, parts.tokens, principal_id)

    async def on_start(running: Parts, _: FastAPI) -> None:
        if settings.run_background:
            running.background(directory.keep_up, "directory")
            running.background(files.sweep_for_ever, "files")

    app = create_app(
        parts,
        [
            aims.routes,
            theories.routes,
            ideas.routes,
            portfolio.routes,
            teams.routes,
            worksheets.routes,
            cycles.routes,
            talk.routes,
            reviews.routes,
            notices.routes,
            coaching.routes,
            measures.routes,
            marks.routes,
            observations.routes,
            imports.routes,
            surveyed.routes,
            charts.routes,
            evidence.routes,
            upload_routes(evidence.WRITES),
            audit_router(),
        ],
        stream="PDSA",
        title="Duru: improvement work",
        subscriptions=[
            directory_subscription(SERVICE, directory, DirectoryChanged, DirectoryChanged.TYPE),
            grants_subscription(SERVICE, parts.authenticator, GrantsChanged, GrantsChanged.TYPE),
            wave_subscription(SERVICE, WaveFollower(parts.database, surveys)),
        ],
        on_start=on_start,
    )
    app.state.directory = directory
    app.state.people = people
    app.state.press = Press()
    app.state.files = files
    app.state.survey_results = SurveyResults(survey)
    app.state.rasters = Rasters()
    app.state.surveys = surveys
    return app
