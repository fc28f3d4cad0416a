"""Every event of the system: its type, its producer and its data. Ids, versions, states and counts; never names.

The JSON Schema of each is generated from here into `packages/contracts/events/` and diffed in the tests. A field
may be added with a default; any other change is a new version of the type.
"""

from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class EventData(BaseModel):
    """The `data` of one event type. Unknown fields are passed over, so that a producer may add some."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    TYPE: ClassVar[str]
    STREAM: ClassVar[str]


class _Identity(EventData):
    STREAM: ClassVar[str] = "IDENTITY"


class _Survey(EventData):
    STREAM: ClassVar[str] = "SURVEY"


class _Reports(EventData):
    STREAM: ClassVar[str] = "REPORTS"


class _Pdsa(EventData):
    STREAM: ClassVar[str] = "PDSA"


class DirectoryChanged(_Identity):
    """Organisations, networks, sites or projects changed; read them from `GET /directory/changes`."""

    TYPE: ClassVar[str] = "duru.identity.directory.changed.v1"
    position: int = Field(ge=0)


class GrantsChanged(_Identity):
    """What a principal may do changed; the copy that a service keeps is older than `grant_version`."""

    TYPE: ClassVar[str] = "duru.identity.grants.changed.v1"
    principal_id: str
    grant_version: int = Field(ge=0)


class InstrumentPublished(_Survey):
    TYPE: ClassVar[str] = "duru.survey.instrument.published.v1"
    instrument_id: UUID
    version_id: UUID


class WaveOpened(_Survey):
    TYPE: ClassVar[str] = "duru.survey.wave.opened.v1"
    wave_id: UUID
    invited: int = Field(ge=0)


class WaveClosed(_Survey):
    """The wave takes no more answers; its figures can be frozen."""

    TYPE: ClassVar[str] = "duru.survey.wave.closed.v1"
    wave_id: UUID


class ResponseReceived(_Survey):
    TYPE: ClassVar[str] = "duru.survey.response.received.v1"
    response_id: UUID
    wave_id: UUID


class ResponseAmended(_Survey):
    """Who sent a response changed it, or a conflict was decided for the other content: it has a new version."""

    TYPE: ClassVar[str] = "duru.survey.response.amended.v1"
    response_id: UUID
    wave_id: UUID
    version: int = Field(ge=2)


class RunRequested(_Reports):
    """A run was asked for, by a person, a closed wave or the calendar; its figures are to be frozen."""

    TYPE: ClassVar[str] = "duru.reports.run.requested.v1"
    run_id: UUID


class DocumentRequested(_Reports):
    """A document waits to be rendered; its row says which."""

    TYPE: ClassVar[str] = "duru.reports.document.requested.v1"
    document_id: UUID
    run_id: UUID


class DocumentFinished(_Reports):
    TYPE: ClassVar[str] = "duru.reports.document.finished.v1"
    document_id: UUID
    run_id: UUID
    sha256: str


class DocumentFailed(_Reports):
    TYPE: ClassVar[str] = "duru.reports.document.failed.v1"
    document_id: UUID
    run_id: UUID
    code: str


class RunFinished(_Reports):
    TYPE: ClassVar[str] = "duru.reports.run.finished.v1"
    run_id: UUID
    finished: int = Field(ge=0)
    failed: int = Field(ge=0)


class AimCreated(_Pdsa):
    TYPE: ClassVar[str] = "duru.pdsa.aim.created.v1"
    aim_id: UUID


class TheoryChanged(_Pdsa):
    """A theory of improvement, or a school's local variant of it, was begun, has a new version, or was given up."""

    TYPE: ClassVar[str] = "duru.pdsa.theory.changed.v1"
    theory_id: UUID
    version: int = Field(ge=1)


class CycleCreated(_Pdsa):
    TYPE: ClassVar[str] = "duru.pdsa.cycle.created.v1"
    cycle_id: UUID


class IdeaCreated(_Pdsa):
    TYPE: ClassVar[str] = "duru.pdsa.idea.created.v1"
    idea_id: UUID


class IdeaAdopted(_Pdsa):
    """`parent_id` was taken over as `idea_id`. Whoever tells its network first asks who may read `idea_id`."""

    TYPE: ClassVar[str] = "duru.pdsa.idea.adopted.v1"
    idea_id: UUID
    parent_id: UUID
    parent_network_id: UUID


class IdeaMoved(_Pdsa):
    TYPE: ClassVar[str] = "duru.pdsa.idea.moved.v1"
    idea_id: UUID
    status: str


class CycleMoved(_Pdsa):
    """A cycle came into another stage, forwards or back."""

    TYPE: ClassVar[str] = "duru.pdsa.cycle.moved.v1"
    cycle_id: UUID
    stage: str
    version: int = Field(ge=1)


EVENTS: tuple[type[EventData], ...] = (
    DirectoryChanged,
    GrantsChanged,
    InstrumentPublished,
    WaveOpened,
    WaveClosed,
    ResponseReceived,
    ResponseAmended,
    RunRequested,
    DocumentRequested,
    DocumentFinished,
    DocumentFailed,
    RunFinished,
    AimCreated,
    TheoryChanged,
    CycleCreated,
    IdeaCreated,
    IdeaAdopted,
    IdeaMoved,
    CycleMoved,
)
