"""Theories on the wire."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.schemas import Json, Shape, Text
from pydantic import Field

from pdsa_api.theories.comparison.domain import Kind, Part
from pdsa_api.theories.domain import (
    CAUSE_LEVELS,
    DRIVER_LEVELS,
    LONGEST_NOTE,
    LONGEST_TEXT,
    MOST_CAUSES,
    MOST_DRIVERS,
)

_ANY_LIST = 400
"""Bounds the work on a hostile body; the rules of a theory are narrower and named."""

VersionNote = Annotated[Text, Field(max_length=500)]


class NodeShape(Shape):
    """A category or cause of the fishbone, or a driver."""

    id: UUID = Field(
        description="Given by the client and kept over all versions: what hangs on it stays on it"
    )
    parent_id: UUID | None = Field(
        default=None, description="The node above, in the same list; none on the highest level"
    )
    text: Text = Field(
        description=f"1 to {LONGEST_TEXT} characters", examples=["Learners read aloud every day"]
    )
    note: Text = Field(
        default="",
        description=f"What it is known from; up to {LONGEST_NOTE} characters",
        examples=["Class observation in March: 9 of 41 learners read aloud in a week"],
    )


Causes = Annotated[
    list[NodeShape],
    Field(
        max_length=_ANY_LIST,
        description=f"The fishbone: categories (no parent), their causes and deeper causes. At most {MOST_CAUSES}"
        f" on {CAUSE_LEVELS} levels; siblings keep the order of the list",
    ),
]
Drivers = Annotated[
    list[NodeShape],
    Field(
        max_length=_ANY_LIST,
        description=f"The driver diagram: primary drivers (no parent) and secondary drivers. At most {MOST_DRIVERS}"
        f" on {DRIVER_LEVELS} levels; siblings keep the order of the list",
    ),
]


class ContentShape(Shape):
    """What a version of a theory says."""

    problem: Text = Field(
        description="The problem of practice",
        examples=["Half of our grade 3 learners can not read a paragraph by themselves."],
    )
    aim_id: UUID | None = Field(default=None, description="An aim of the network")
    causes: Causes = Field(default_factory=list)
    drivers: Drivers = Field(default_factory=list)


class TheoryIn(ContentShape):
    """The theory that a network shares; it has one."""

    id: UUID | None = Field(
        default=None, description="A UUIDv7 of the client's, to refer to it before it is sent"
    )
    project_id: UUID
    network_id: UUID
    note: VersionNote = Field(default="", examples=["First draft, from the gathering in May"])


class TheoryChange(Shape):
    """The fields that change; the others stay. A list is sent whole."""

    problem: Text | None = None
    aim_id: UUID | None = None
    causes: Causes | None = None
    drivers: Drivers | None = None
    base_version: int | None = Field(
        default=None,
        ge=1,
        description="Of a local variant: up to which version of the network's theory it has taken note",
    )
    note: VersionNote = Field(default="", description="What this version is about")


class VariantIn(Shape):
    id: UUID | None = None
    school_id: UUID
    note: VersionNote = ""


class RestoreIn(Shape):
    version: int = Field(ge=1)
    note: VersionNote = ""


class TheoryOut(ContentShape):
    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None = Field(description="The network's name")
    school_id: UUID | None = Field(description="Set on a school's local variant")
    school: str | None = Field(description="The school's name")
    version: int
    note: str = Field(description="What this version is about")
    base_version: int | None = Field(description="The version of the network's theory that a variant goes by")
    network_theory_id: UUID | None = Field(description="Of a variant: the network's theory")
    network_version: int | None = Field(description="Of a variant: the version of the network's theory now")
    created_by: str
    created_at: datetime
    updated_by: str
    updated_at: datetime
    may_write: bool


class TheoryRow(Shape):
    """A theory in a list."""

    id: UUID
    project_id: UUID
    network_id: UUID
    network: str | None
    school_id: UUID | None
    school: str | None
    problem: str
    aim_id: UUID | None
    cause_count: int
    driver_count: int
    version: int
    base_version: int | None
    network_version: int | None
    updated_by: str
    updated_at: datetime


class VersionRow(Shape):
    """A version in a list."""

    version: int
    note: str
    base_version: int | None
    restored_from: int | None = Field(description="The version whose content it took back")
    cause_count: int
    driver_count: int
    created_by: str
    created_at: datetime


class VersionOut(ContentShape):
    """What a theory said at one version."""

    version: int
    note: str
    base_version: int | None
    restored_from: int | None
    created_by: str
    created_at: datetime


class ChangeShape(Shape):
    """One difference. `before` and `after` are nodes of a tree; `was` and `now` values of `problem` or `aim_id`."""

    key: str = Field(examples=["drivers/01938c5e-0000-7000-8000-000000000001/changed"])
    part: Part
    kind: Kind
    node_id: UUID | None
    before: NodeShape | None
    after: NodeShape | None
    after_id: UUID | None = Field(
        description="Added or moved: the sibling that it follows; none when it is first"
    )
    was: str | None
    now: str | None


class Comparison(Shape):
    """What makes one content of another, top down."""

    from_version: int
    to_version: int
    changes: list[ChangeShape]


class MergeIn(Shape):
    """One's own content, made from `from_version`, which others have changed since."""

    from_version: int = Field(ge=0, description="0: from nothing, by who was not the first to write one")
    content: ContentShape
    take: list[str] | None = Field(
        default=None,
        max_length=2 * _ANY_LIST,
        description="Keys of the changes to take over; without it, all that clash with nothing of one's own",
    )


class OfferShape(ChangeShape):
    clash: bool = Field(description="One's own content changed the same place")
    own: NodeShape | None = Field(description="The node as one's own content has it")


class Merged(Shape):
    """Nothing is stored: look at it, and send it as a change."""

    version: int = Field(description="The version whose changes are offered")
    offers: list[OfferShape]
    taken: list[str]
    content: ContentShape
    flaws: list[Json] = Field(
        description="Rules that the merged content breaks, like the errors of a refusal"
    )
