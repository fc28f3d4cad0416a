"""What the routes of this service work with, made once at start."""

import asyncio
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from chassis.database import Scope
from chassis.directory import Directory
from chassis.files.room import FileRoom
from chassis.files.store import FileStore
from chassis.live import LiveTopics
from chassis.parts import Parts
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.service_client import ServiceClient
from fastapi import Depends
from starlette.requests import Request

from survey_api.amendments.keys import AmendKeys
from survey_api.amendments.service import OwnAnswers
from survey_api.attachments.attaching import Attaching
from survey_api.continuations.throttle import Throttle
from survey_api.instruments.models import InstrumentVersion
from survey_api.instruments.repository import Instruments
from survey_api.invitations.keys import LinkKeys
from survey_api.media.adding import MediaAdding
from survey_api.openrosa.gate import Gate
from survey_api.openrosa.serving import FormShelf
from survey_api.openrosa.submitting import Submitting
from survey_api.responses.evaluator import Evaluator
from survey_api.responses.intake import Intake
from survey_api.roster.reading import Rosters
from survey_api.settings import SurveySettings


@dataclass
class Survey:
    """The running service."""

    parts: Parts
    settings: SurveySettings
    identity: ServiceClient
    directory: Directory
    room: FileRoom
    attaching: Attaching
    keys: LinkKeys
    device_keys: LinkKeys
    amend_keys: AmendKeys
    own_answers: OwnAnswers
    throttle: Throttle
    gate: Gate
    forms: FormShelf
    submitting: Submitting
    media: MediaAdding
    live: LiveTopics
    intake: Intake
    rosters: Rosters
    evaluator: Evaluator
    children: asyncio.Semaphore
    """Forms and figures are worked on in child processes with much memory: two at a time, the others wait."""

    async def version_to_write(
        self, caller: Principal, instrument_id: UUID, version_id: UUID | None
    ) -> InstrumentVersion:
        """In a transaction that is over when this returns. Raises NotFound, PermissionDenied."""
        async with self.parts.database.transaction(Scope.of(caller), actor=caller) as work:
            here = Instruments(work, caller, off=self.filters_off)
            found = await here.newest(instrument_id, version_id, permission="instrument:write")
        if found is None:
            raise NotFound
        caller.require_everywhere("instrument:write", project_id=found.project_id)
        return found

    @property
    def files(self) -> FileStore:
        return self.room.store

    @property
    def filters_off(self) -> bool:
        """Tests only: leave row-level security to hold alone."""
        return self.settings.without_application_filters


def survey_of(request: Request) -> Survey:
    found: Survey = request.app.state.survey
    return found


Here = Annotated[Survey, Depends(survey_of)]
