"""Conflicts on the wire: both sides, for a person to compare."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class ConflictSide(Shape):
    """What was said. A file has a name and a hash in place of answers."""

    received_at: datetime
    sha256: str
    language: str | None = None
    answers: dict[str, Any] | None = None
    file_name: str | None = None
    file_url: str | None = Field(default=None, description="Where the file of this side is read")
    media_type: str | None = None
    size: int | None = None


class ConflictOut(Shape):
    """Two contents under one id: the one that is stored, and the other that came."""

    model_config = with_example(
        {
            "id": "01938c5e-0000-7000-8000-000000000051",
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "network_id": "01938c5e-0000-7000-8000-000000000012",
            "response_id": "01938c5e-0000-7000-8000-000000000041",
            "kind": "answers",
            "here": {
                "received_at": "2023-09-05T13:12:01Z",
                "sha256": "4c1b" + "0" * 60,
                "language": "es",
                "answers": {"consent": "yes", "knows": "yes"},
            },
            "other": {
                "received_at": "2023-09-05T18:40:11Z",
                "sha256": "77aa" + "0" * 60,
                "language": "es",
                "answers": {"consent": "yes", "knows": "no"},
            },
            "choice": None,
            "resolved_at": None,
        }
    )

    id: UUID
    wave_id: UUID
    network_id: UUID
    response_id: UUID
    kind: Literal["answers", "file"]
    here: ConflictSide | None = Field(description="Null where the id is taken in another wave")
    other: ConflictSide
    choice: Literal["keep", "replace"] | None
    resolved_at: datetime | None


class ConflictChoice(Shape):
    choice: Literal["keep", "replace"] = Field(
        description="`keep`: what is stored stays. `replace`: the other becomes its newest version, the one before"
        " stays in the history."
    )
