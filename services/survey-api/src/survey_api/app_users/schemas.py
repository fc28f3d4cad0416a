"""App users on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.schemas import Line, Shape
from pydantic import Field

from survey_api.examples import with_example

Language = Literal["en", "es", "fil", "sw"]


class AppUserIn(Shape):
    """A new app user: for one wave, or for every open wave that invites its network."""

    model_config = with_example(
        {
            "project_id": "01938c5e-0000-7000-8000-000000000001",
            "network_id": "01938c5e-0000-7000-8000-000000000012",
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "name": "Tablet of the office",
            "language": "es",
        }
    )

    project_id: UUID
    network_id: UUID
    wave_id: UUID | None = None
    name: Line
    language: Language = Field(
        default="en", description="In which the device is told what became of its answers"
    )


class AppUserOut(Shape):
    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000071",
            "project_id": "01938c5e-0000-7000-8000-000000000001",
            "network": {"id": "01938c5e-0000-7000-8000-000000000012", "label": "Red Cordillera"},
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "name": "Tablet of the office",
            "language": "es",
            "state": "active",
            "server_url": "https://duru.example/openrosa/key/3Jt0cX9vQbYw2mZr7pKd5sLfA1e",
            "settings_code": "eJyrVkpPzUstSszJLFayUqpWKk4tKkstii8tylGyUqqtBQCmFgpS",
            "created_at": "2023-09-01T12:00:00Z",
            "last_seen_at": None,
        }
    )

    id: UUID
    project_id: UUID
    network: "NetworkLabel"
    wave_id: UUID | None = Field(description="Null: every open wave that invites the network")
    name: str
    language: Language
    state: Literal["active", "revoked"]
    server_url: str | None = Field(description="Null for a revoked one. Its last part is a secret")
    settings_code: str | None = Field(description="The text of the QR code that sets Collect up")
    created_at: datetime
    last_seen_at: datetime | None = Field(description="To the minute")


class NetworkLabel(Shape):
    id: UUID
    label: str
