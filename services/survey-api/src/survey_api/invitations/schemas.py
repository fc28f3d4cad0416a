"""Invitations and links on the wire."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class InvitationOut(Shape):
    """One expected response; an anonymous one names no person."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000011",
            "network_id": "01938c5e-0000-7000-8000-000000000012",
            "school_id": "01938c5e-0000-7000-8000-000000000013",
            "district_id": "01938c5e-0000-7000-8000-000000000014",
            "role": "teacher",
            "country": "CL",
            "person_id": None,
            "anonymous": True,
            "answered": False,
        }
    )

    id: UUID
    network_id: UUID
    school_id: UUID | None
    district_id: UUID | None
    role: str
    country: str | None
    person_id: UUID | None = None
    anonymous: bool
    answered: bool


class UnitOut(Shape):
    """What a link is for. A person is an invitation here, and has no label: names are identity-api's."""

    kind: Literal["network", "school", "person"]
    id: UUID
    label: str


class PlaceOut(Shape):
    id: UUID
    label: str


class LinkPerson(Shape):
    """Whose personal link it is. The name is asked of identity-api with the reader's rights."""

    model_config = with_example(
        {
            "invitation_id": "01938c5e-0000-7000-8000-000000000011",
            "person_id": "01938c5e-0000-7000-8000-000000000051",
            "role": "school_leader",
            "school": {"id": "01938c5e-0000-7000-8000-000000000013", "label": "Kilimani Primary"},
            "language": "sw",
            "answered_at": None,
        }
    )

    invitation_id: UUID
    person_id: UUID
    role: str
    school: PlaceOut | None
    language: str | None = Field(description="The language in which to write to them")
    answered_at: datetime | None = Field(description="When the answer that counts was received")


class LinkOut(Shape):
    """A link. `answers` came through it, `invited` are the places that it can fill."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000021",
            "unit": {
                "kind": "network",
                "id": "01938c5e-0000-7000-8000-000000000012",
                "label": "Red Cordillera",
            },
            "network": {"id": "01938c5e-0000-7000-8000-000000000012", "label": "Red Cordillera"},
            "district": {"id": "01938c5e-0000-7000-8000-000000000014", "label": "SLEP 1"},
            "person": None,
            "url": "https://duru.example/s/3Jt0cX9vQbYw2mZr7pKd5sLfA1e",
            "state": "active",
            "answers": 3,
            "invited": 11,
        }
    )

    id: UUID
    unit: UnitOut
    network: PlaceOut
    district: PlaceOut | None
    person: LinkPerson | None = Field(description="Of a personal link; null for a public one")
    url: str | None = Field(
        description="Null for a revoked link, and of a personal link for who may not give it out"
    )
    state: Literal["active", "revoked"]
    answers: int
    invited: int


class LinkWave(Shape):
    id: UUID
    title: str
    project: str
    state: Literal["draft", "open", "closed"]
    closes_on: date
    languages: list[str]
    amendments: bool = Field(description="Whether answers may be changed after they were sent")


class LinkMedia(Shape):
    """A file of the form, read at `/links/current/media/{name}`."""

    name: str
    media_type: str
    size: int
    md5: str


class LinkCurrent(Shape):
    """What the page behind a link needs to ask its questions. Nothing that was answered, and no name of anybody."""

    kind: Literal["public", "personal"] = Field(
        description="A personal link answers for one invited person; `unit` is their network"
    )
    answered_at: datetime | None = Field(
        description="When an answer through this personal link was first received; null for public links"
    )
    wave: LinkWave
    unit: UnitOut
    instrument_version_id: UUID
    default_language: str
    model: dict[str, Any] = Field(description="The compiled form, as packages/form-engine makes it")
    media: list[LinkMedia] = Field(description="The files of the form that are here")
    most_file_bytes: int = Field(description="The largest file that an answer may bring")
