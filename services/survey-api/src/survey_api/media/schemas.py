"""Files of forms on the wire."""

from datetime import datetime
from typing import Literal

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class MediaOut(Shape):
    """A file that the form needs: here or missing."""

    model_config = with_example(
        {
            "name": "board.png",
            "kind": "image",
            "state": "here",
            "media_type": "image/jpeg",
            "size": 41023,
            "md5": "0cc175b9c0f1b6a831c399e269772661",
            "created_at": "2023-08-30T12:05:00Z",
        }
    )

    name: str
    kind: Literal["image", "audio", "video", "list"] = Field(
        description="`list`: choices or values that the form looks up"
    )
    state: Literal["missing", "here"]
    media_type: str | None = None
    size: int | None = None
    md5: str | None = Field(default=None, description="Of the bytes as they are given out")
    created_at: datetime | None = None


class MediaList(Shape):
    missing: int
    items: list[MediaOut]
