"""Comparability on the wire."""

from datetime import date
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example

Labels = dict[str, str]


class ComparedItem(Shape):
    """One question of this wave against what an earlier wave asked."""

    path: str
    label: Labels
    comparable: bool = Field(description="Whether answers then and now mean the same")
    kinds: list[str] = Field(
        description="Why not: reworded (other words in some language), kind (another kind of answer), choices (other"
        " choices), added (it was not asked)"
    )
    before: Labels = Field(description="What was asked then, where it was something else")


class EarlierWave(Shape):
    wave_id: UUID
    title: str
    site_id: UUID
    starts_on: date
    ends_on: date
    version: int = Field(description="Of the questionnaire")
    comparable: int = Field(description="How many questions can be compared")
    items: list[ComparedItem]


class Comparability(Shape):
    """What a wave can be compared with."""

    model_config = with_example(
        {
            "wave_id": "01938c5e-0000-7000-8000-000000000004",
            "version": 2,
            "questions": 12,
            "earlier": [
                {
                    "wave_id": "01938c5e-0000-7000-8000-000000000003",
                    "title": "Network monitoring 2022",
                    "site_id": "01938c5e-0000-7000-8000-000000000002",
                    "starts_on": "2022-09-05",
                    "ends_on": "2022-10-14",
                    "version": 1,
                    "comparable": 11,
                    "items": [
                        {
                            "path": "/practices/inquiry",
                            "label": {"en": "We inquire into our own practice"},
                            "comparable": False,
                            "kinds": ["reworded"],
                            "before": {"en": "We hold inquiry groups"},
                        }
                    ],
                }
            ],
        }
    )

    wave_id: UUID
    version: int
    questions: int
    earlier: list[EarlierWave] = Field(description="Newest first, at most 20")
