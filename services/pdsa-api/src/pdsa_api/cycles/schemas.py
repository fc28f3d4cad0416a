"""PDSA cycles on the wire."""

from datetime import date, datetime
from typing import Annotated, Self
from uuid import UUID

from chassis.schemas import Line, Shape, Text
from pydantic import Field, model_validator

from pdsa_api.cycles.domain import Stage

Short = Annotated[Text, Field(max_length=500)]


class QuestionShape(Shape):
    question: Annotated[Text, Field(min_length=1, max_length=500)] = Field(
        examples=["Do all learners get to answer at least once?"]
    )
    prediction: Short = Field(default="", examples=["18 of 24 learners answer at least once"])


class CycleIn(Shape):
    """One test of one change."""

    project_id: UUID
    network_id: UUID
    school_id: UUID | None = None
    aim_id: UUID | None = Field(default=None, description="The aim that this test serves")
    title: Line = Field(examples=["Think-pair-share in one grade 5 class"])
    stage: Stage = Stage.PLAN
    objective: Text = Field(
        default="", examples=["Find out whether think-pair-share gets every learner to answer"]
    )
    questions: list[QuestionShape] = Field(default_factory=list, max_length=20)
    who: Short = Field(default="", examples=["Two grade 5 teachers"])
    what: Short = Field(default="", examples=["One lesson a day, for a week"])
    where: Short = Field(default="", examples=["Room 5A"])
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: Text = Field(default="", examples=["Tally of who answered, on the class list"])

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError("ends_on lies before starts_on")
        return self


class CycleChange(Shape):
    """The fields that change; the others stay. `stage` moves one step at a time."""

    title: Line | None = None
    stage: Stage | None = None
    objective: Text | None = None
    questions: list[QuestionShape] | None = Field(default=None, max_length=20)
    who: Short | None = None
    what: Short | None = None
    where: Short | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    data_to_collect: Text | None = None


class CycleOut(Shape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    school_id: UUID | None
    school: str | None = Field(description="The school's name")
    aim_id: UUID | None
    title: str
    stage: Stage
    objective: str
    questions: list[QuestionShape]
    who: str
    what: str
    where: str
    starts_on: date | None
    ends_on: date | None
    data_to_collect: str
    version: int
    created_at: datetime
    updated_at: datetime
