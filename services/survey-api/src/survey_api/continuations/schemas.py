"""Continuations on the wire."""

from datetime import datetime

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example


class ContinuationOut(Shape):
    """What is told of sealed bytes; they themselves come as application/octet-stream."""

    model_config = with_example({"version": 3, "size": 4128, "expires_at": "2023-10-05T13:12:01Z"})

    version: int = Field(description="Also the ETag")
    size: int
    expires_at: datetime = Field(
        description="When it goes if nobody uses it until then; it goes with its wave and its link, too"
    )
