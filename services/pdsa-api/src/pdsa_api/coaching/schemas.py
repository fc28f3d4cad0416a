"""The coach's view on the wire: cycles by time, networks by name, counts in words, and nothing ranked."""

from datetime import date, datetime
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field

from pdsa_api.coaching.domain import Group
from pdsa_api.cycles.domain import Scale, Stage
from pdsa_api.sharing.domain import Audience


class PromptOut(Shape):
    """A gentle question; the interface has its sentence."""

    code: str = Field(examples=["end_passed"])
    values: dict[str, int | str] = Field(examples=[{"days": 5}])


class OpenRequest(Shape):
    id: UUID
    question: str
    asked: str | None = Field(description="The person; null: whoever coaches")
    created_by: str
    created_at: datetime
    may_answer: bool


class CoachedCycle(Shape):
    """A cycle as its coach and its team see where it stands."""

    id: UUID
    title: str
    network_id: UUID
    network: str | None
    school_id: UUID | None
    school: str | None
    team_id: UUID | None
    team: str | None
    stage: Stage
    scale: Scale
    audience: Audience
    starts_on: date | None
    ends_on: date | None
    moved_at: datetime
    groups: list[Group]
    prompts: list[PromptOut]
    requests: list[OpenRequest] = Field(description="Open requests for review, oldest first")


class Share(Shape):
    """`count` of `of`, for a sentence; never to compare by."""

    count: int
    of: int


class Practice(Shape):
    """How cycles are worked with in a network."""

    documented: Share = Field(description="Of the tests that began, those that say what happened")
    predicted: Share = Field(description="Of the cycles, those with a prediction for each question")
    iterative: Share = Field(description="Of the ramps, those with a second test")
    growing: Share = Field(description="Of the ramps with a second test, those whose scale grew")
    over_time: Share = Field(description="Of the tests that began, those with data of three days or more")


class CoachedNetwork(Shape):
    """One network of the coach. Only what the coach may see is counted, but for `kept_in_team`."""

    network_id: UUID
    network: str
    cycles: int
    open: int
    groups: dict[Group, int]
    kept_in_team: int = Field(
        description="Cycles that their teams keep to themselves: told as a number alone"
    )
    practice: Practice


class LookIn(Shape):
    project_id: UUID


class LookOut(Shape):
    """When the coach last looked over the project; null before the first time."""

    looked_at: datetime | None
