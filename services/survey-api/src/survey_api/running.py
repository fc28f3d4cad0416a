"""What the routes of this service work with, made once at start."""

import asyncio
from dataclasses import dataclass, field
from typing import Annotated

from chassis.directory import Directory
from chassis.files.room import FileRoom
from chassis.files.store import FileStore
from chassis.live import LiveTopics
from chassis.parts import Parts
from chassis.service_client import ServiceClient
from fastapi import Depends
from starlette.requests import Request

from survey_api.attachments.attaching import Attaching
from survey_api.invitations.keys import LinkKeys
from survey_api.openrosa.gate import Gate
from survey_api.openrosa.serving import FormShelf
from survey_api.openrosa.submitting import Submitting
from survey_api.responses.evaluator import Evaluator
from survey_api.responses.intake import Intake
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
    gate: Gate
    forms: FormShelf
    submitting: Submitting
    live: LiveTopics
    intake: Intake
    evaluator: Evaluator
    children: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """Forms and figures are worked on in child processes with much memory: two at a time, the others wait."""

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
