"""Instruments on the wire."""

from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from survey_api.examples import with_example

_EXAMPLE = {
    "id": "01938c5e-0000-7000-8000-000000000031",
    "project_id": "01938c5e-0000-7000-8000-000000000001",
    "form_id": "red_colaborativa",
    "title": "Cuestionario de la red",
    "version": 1,
    "version_id": "01938c5e-0000-7000-8000-000000000003",
    "form_version": "2022.1",
    "languages": ["es", "en"],
    "default_language": "es",
    "questions": 21,
    "web": True,
    "asks_for_people": False,
    "problems": [],
    "repairs": [],
    "sha256": "9f2c" + "0" * 60,
    "created_at": "2023-08-30T12:00:00Z",
}


class FormProblem(Shape):
    """Something to know about an accepted form."""

    severity: str = Field(examples=["warning"])
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    code: str
    message: str
    fix: str
    repair: str | None = Field(
        default=None,
        description="What would mend it, to be sent back as `repair`",
        examples=["drop_row:survey:7"],
    )


class InstrumentOut(Shape):
    """A questionnaire at one version (the newest where none is asked for)."""

    model_config = with_example(_EXAMPLE)

    id: UUID
    project_id: UUID
    form_id: str
    title: str
    version: int = Field(description="Our number: 1, 2, 3 … for each accepted upload under this form_id")
    version_id: UUID
    form_version: str = Field(description="The version that the form's author wrote, or empty")
    languages: list[str]
    default_language: str
    questions: int = Field(description="Rows that ask something: no notes, calculations, groups")
    web: bool = Field(description="Whether the web page can show all of it")
    asks_for_people: bool = Field(
        description="Whether it asks about people of the network by name: then it is for named waves only"
    )
    problems: list[FormProblem]
    repairs: list[str] = Field(description="The repairs with which the form was accepted")
    sha256: str = Field(description="Of the uploaded bytes")
    created_at: datetime


class FormModel(Shape):
    """The compiled form, as both evaluators read it."""

    instrument_version_id: UUID
    model: dict[str, Any]
    measures: dict[str, Any] = Field(description="Which questions feed which figures")


class QuestionChange(Shape):
    """What happened to one question between two versions."""

    path: str = Field(examples=["/practice/inquiry"])
    kinds: list[str] = Field(
        description="added, removed, reworded, kind, choices (none of these can be compared), rules",
        examples=[["reworded"]],
    )
    comparable: bool = Field(description="Whether answers before and after mean the same")
    before: dict[str, str] = Field(description="The question by language, in the older version")
    after: dict[str, str] = Field(description="The same in the newer one")
    choices_before: list[str] = Field(default_factory=list)
    choices_after: list[str] = Field(default_factory=list)


class VersionChanges(Shape):
    """What differs between two versions of a questionnaire."""

    from_version: int
    to_version: int
    comparable: int = Field(description="Questions whose answers can be compared over both versions")
    changes: list[QuestionChange]
