"""One's own answers on the wire."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class OwnFile(Shape):
    """A file that the answers name."""

    name: str
    pointer: str
    kind: Literal["image", "audio", "video", "file"]
    state: Literal["missing", "complete", "refused"]
    media_type: str | None
    size: int | None


class OwnWave(Shape):
    """Whether the answers may still be changed, and until when."""

    state: Literal["draft", "open", "closed"]
    amendments: bool
    closes_on: date


_EXAMPLE: dict[str, Any] = {
    "id": "01938c5e-0000-7000-8000-000000000041",
    "wave_id": "01938c5e-0000-7000-8000-000000000004",
    "instrument_version_id": "01938c5e-0000-7000-8000-000000000003",
    "invitation_id": None,
    "version": 2,
    "language": "es",
    "started_at": "2023-09-05T13:01:00Z",
    "received_at": "2023-09-05T13:12:01Z",
    "amended_at": "2023-09-06T08:00:00Z",
    "answers": {"consent": "yes", "profile": {"role": "teacher", "months": 15}},
    "attachments": [],
    "wave": {"state": "open", "amendments": True, "closes_on": "2023-10-13"},
}


class OwnResponse(Shape):
    """The newest version of what one sent, for whoever sent it."""

    model_config = with_example(_EXAMPLE)

    id: UUID
    wave_id: UUID
    instrument_version_id: UUID
    invitation_id: UUID | None
    version: int = Field(description="1, and one more for each time it was changed; also the ETag")
    language: str
    started_at: datetime | None
    received_at: datetime = Field(description="When the first version came")
    amended_at: datetime | None = Field(description="When the newest version came, if it is not the first")
    answers: dict[str, Any]
    attachments: list[OwnFile]
    wave: OwnWave


class AmendReceipt(Shape):
    """The receipt of a new version; the same request again gets the same."""

    model_config = with_example(
        {
            "id": _EXAMPLE["id"],
            "instance_id": "01938c5e-0000-7000-8000-000000000042",
            "version": 2,
            "received_at": "2023-09-06T08:00:00Z",
            "sha256": "4c1b" + "0" * 60,
            "state": "received",
            "amend_token": "3Jt0cX9vQbYw2mZr7pKd5sLfA1e",
        }
    )

    id: UUID
    instance_id: UUID
    version: int
    received_at: datetime
    sha256: str
    state: Literal["received"] = "received"
    amend_token: str
