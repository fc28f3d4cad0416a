"""Refreshing a measure from its survey, on the wire."""

from typing import Literal
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field


class PassedWave(Shape):
    wave_id: UUID
    title: str
    reason: Literal["question_missing", "category_missing", "not_frozen", "not_of_unit"] = Field(
        description="`not_frozen`: nobody who may has frozen its figures yet; `not_of_unit`: it asked others"
    )


class Refreshed(Shape):
    waves: int = Field(description="Closed waves of the questionnaire")
    stored: int
    changed: int
    suppressed: int = Field(description="Too few answers to be shown: missing, with that reason")
    passed: list[PassedWave]
