"""Raw responses on the wire, for research."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.attachments.schemas import AttachmentOut
from survey_api.examples import with_example


class ResponseProblem(Shape):
    code: str = Field(examples=["constraint.failed"])
    pointer: str = Field(examples=["/profile/months"])
    message: str


class ResponseOut(Shape):
    """One response as it was given, and what its evaluation found."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000041",
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "network_id": "01938c5e-0000-7000-8000-000000000012",
            "school_id": None,
            "district_id": "01938c5e-0000-7000-8000-000000000014",
            "invitation_id": None,
            "by_link": True,
            "instrument_version_id": "01938c5e-0000-7000-8000-000000000003",
            "language": "es",
            "started_at": "2023-09-05T13:01:00Z",
            "ended_at": "2023-09-05T13:12:00Z",
            "received_at": "2023-09-05T13:12:01Z",
            "sha256": "4c1b" + "0" * 60,
            "state": "complete",
            "counted": True,
            "applicable": 20,
            "answered": 20,
            "problems": [],
            "answers": {"consent": "yes", "profile": {"role": "teacher", "months": 14}},
            "version": 1,
            "amended_at": None,
            "files_missing": 0,
            "attachments": [],
        }
    )

    id: UUID
    wave_id: UUID
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    invitation_id: UUID | None
    by_link: bool
    instrument_version_id: UUID
    language: str
    started_at: datetime | None
    ended_at: datetime | None
    received_at: datetime
    sha256: str
    state: Literal["received", "complete", "partial", "break_off"]
    counted: bool | None = Field(description="Whether it fills an invitation; null until evaluated")
    applicable: int | None
    answered: int | None
    problems: list[ResponseProblem] | None
    answers: dict[str, Any]
    version: int = Field(description="1, and one more for each time it was edited")
    amended_at: datetime | None
    files_missing: int = Field(description="Files that the answers name and that have not arrived")
    attachments: list[AttachmentOut]


class ResponseVersionOut(Shape):
    """A version that was replaced by the next."""

    model_config = with_example(
        {
            "number": 1,
            "instance_id": "01938c5e-0000-7000-8000-000000000041",
            "language": "es",
            "started_at": None,
            "ended_at": None,
            "received_at": "2023-09-05T13:12:01Z",
            "replaced_at": "2023-09-06T08:00:00Z",
            "cause": "edit",
            "sha256": "4c1b" + "0" * 60,
            "answers": {"consent": "yes"},
        }
    )

    number: int
    instance_id: UUID
    language: str
    started_at: datetime | None
    ended_at: datetime | None
    received_at: datetime
    replaced_at: datetime
    cause: Literal["edit", "conflict"] = Field(description="An edit by who sent it, or a decided conflict")
    sha256: str
    answers: dict[str, Any]
