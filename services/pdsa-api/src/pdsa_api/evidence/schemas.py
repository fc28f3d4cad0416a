"""Evidence on the wire."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

from chassis.given_ids import GivenId
from chassis.schemas import Language, Line, Shape, Text
from pydantic import AfterValidator, Field, StringConstraints

from pdsa_api.evidence.domain import Kind, Method, People, State, Voice

Part = Literal["plan", "do", "study", "act"]
Pointer = Annotated[str, StringConstraints(pattern=r"^(/[A-Za-z0-9_~.-]{1,64}){0,4}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _https(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname:
        raise ValueError("must be an address that begins with https:// and names a host")
    if parts.username or parts.password:
        raise ValueError("must not hold a name or password")
    return value


Link = Annotated[
    str,
    StringConstraints(max_length=2000, pattern=r"^[\x21-\x7e]+$"),
    AfterValidator(_https),
    Field(examples=["https://example.org/report"]),
]


class AnnouncedFile(Shape):
    """A file that will be sent: the evidence is complete when exactly this has arrived."""

    name: Line = Field(examples=["board.jpg"])
    size: Annotated[int, Field(gt=0, le=1 << 40)]
    sha256: Sha256 = Field(description="Of the bytes that will be sent, in hex")


class ChartIn(Shape):
    """A chart of a measure, frozen as it is now."""

    measure_id: UUID
    school_id: UUID | None = Field(default=None, description="A school's series; without, the network's")
    first: date | None = Field(default=None, description="Points before it are left out")
    last: date | None = None
    language: Language = Field(default="en", description="Of the sentence and the drawing")


class SurveyIn(Shape):
    """The figures of one question of a closed wave, frozen as they are now; those of the cycle's network if no
    unit is named."""

    wave_id: UUID
    question: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    unit_id: UUID | None = None


Shows = Annotated[Text, Field(max_length=2000)]
Alt = Annotated[Text, Field(max_length=1000)]


class EvidenceIn(Shape):
    id: GivenId = None
    cycle_id: UUID
    kind: Kind
    title: Line = Field(examples=["The board after the lesson"])
    shows: Shows = Field(default="", description="What it shows, in the team's words")
    stage: Part | None = Field(default=None, description="The part of the cycle that it belongs to")
    pointer: Pointer = Field(
        default="", description="The field that it belongs to", examples=["/questions/0", ""]
    )
    method: Method = Field(description="How it was collected")
    collected_on: date | None = None
    voice: Voice | None = Field(default=None, description="Whose view or work it shows")
    outsider: bool = Field(default=False, description="Somebody from outside the team collected it")
    alt: Alt = Field(default="", description="What a picture shows, for those who do not see it")
    people: People | None = Field(
        default=None,
        description="Whether people can be recognised: nobody, or all agreed (for children also a guardian)",
    )
    url: Link | None = None
    file: AnnouncedFile | None = None
    chart: ChartIn | None = None
    survey: SurveyIn | None = None


class EvidenceChange(Shape):
    """The fields that change; the others stay."""

    title: Line | None = None
    shows: Shows | None = None
    stage: Part | None = None
    pointer: Pointer | None = None
    method: Method | None = None
    collected_on: date | None = None
    voice: Voice | None = None
    outsider: bool | None = None
    alt: Alt | None = None
    people: People | None = None
    url: Link | None = None


class FileSent(Shape):
    """An upload that is whole becomes the file of the evidence."""

    upload_id: UUID


class FileOut(Shape):
    """The file as it is kept. Pictures are made anew, so `sha256` differs from `received_sha256`."""

    name: str
    media_type: str
    family: Literal["picture", "sound", "video", "document"]
    size: int
    sha256: str
    received_sha256: str = Field(description="Of the bytes that arrived: the receipt")
    width: int | None
    height: int | None


class RefusalOut(Shape):
    code: str
    message: str
    fix: str


class EvidenceOut(Shape):
    id: UUID
    cycle_id: UUID
    project_id: UUID
    network_id: UUID
    kind: Kind
    state: State
    title: str
    shows: str
    stage: Part | None
    pointer: str
    method: Method
    collected_on: date | None
    voice: Voice | None
    outsider: bool
    alt: str
    people: People | None
    url: str | None
    announced: AnnouncedFile | None = Field(description="The file that is waited for, or was")
    file: FileOut | None
    refusal: RefusalOut | None = Field(description="Why the file that arrived was not taken in")
    frozen: dict[str, Any] | None = Field(
        description="A chart or figures as they were; the drawing of a chart (`svg`) is in the single record only"
    )
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime
    may_write: bool


class SidesOut(Shape):
    """How many sides a field of the cycle is seen from."""

    pointer: str
    pieces: int
    people: int
    methods: list[Method]
    voices: list[Voice]
    outsider: bool
    missing: list[Literal["people", "methods", "outsider"]] = Field(
        description="What would add a side: another person, another method, somebody from outside the team"
    )


class TriangulationOut(Shape):
    items: list[SidesOut]
