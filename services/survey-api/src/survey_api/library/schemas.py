"""The question library on the wire."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from chassis.schemas import Code, Line, Shape, Text
from pydantic import Field, StringConstraints

from survey_api.authoring.schemas import Sheets
from survey_api.examples import with_example
from survey_api.instruments.schemas import FormProblem

Tag = Annotated[
    str, StringConstraints(min_length=1, max_length=60, strip_whitespace=True, pattern=r"^[^\x00-\x1f]+$")
]
Tags = Annotated[list[Tag], Field(max_length=20)]
Source = Annotated[
    Text, Field(min_length=1, description="Where it comes from: who wrote it, and where it can be read")
]

_SHEETS = {
    "survey": {
        "columns": ["type", "name", "label::Español (es)", "label::English (en)"],
        "rows": [["select_one yes_no", "reads", "¿Lee en casa?", "Does the child read at home?"]],
    },
    "choices": {
        "columns": ["list_name", "name", "label::Español (es)", "label::English (en)"],
        "rows": [["yes_no", "yes", "Sí", "Yes"], ["yes_no", "no", "No", "No"]],
    },
}


class ItemFacts(Shape):
    """What people need to know before they ask it."""

    title: Line
    about: Text = Field(default="", description="What it measures")
    source: Source
    licence: Text = Field(default="", description="Who may use it, and how it is cited")
    tags: Tags = Field(default_factory=list)


class ItemIn(ItemFacts):
    """A new item with its first version."""

    model_config = with_example(
        {
            "project_id": "01938c5e-0000-7000-8000-000000000001",
            "key": "reads_at_home",
            "title": "Reading at home",
            "about": "Whether a child reads outside school",
            "source": "Written by the project, 2026",
            "licence": "CC BY 4.0",
            "tags": ["reading"],
            "sheets": _SHEETS,
        }
    )

    project_id: UUID
    key: Code | None = Field(
        default=None, description="How questionnaires name it; made from the title if left out"
    )
    sheets: Sheets
    note: Text = ""


class ItemChange(Shape):
    """The facts that change. What is asked changes by a new version."""

    title: Line | None = None
    about: Text | None = None
    source: Source | None = None
    licence: Text | None = None
    tags: Tags | None = None
    archived: bool | None = Field(default=None, description="It is no longer offered; what took it keeps it")


class ItemVersionIn(Shape):
    """Another wording."""

    model_config = with_example({"sheets": _SHEETS, "note": "Shorter, after the pilot"})

    sheets: Sheets
    note: Text = Field(default="", description="Why it changed")


class ItemHead(ItemFacts):
    """An item in a list."""

    id: UUID
    project_id: UUID
    key: str
    newest: int = Field(description="The number of its newest version")
    languages: list[str] = Field(description="Of the newest version, as its headings name them")
    kinds: list[str] = Field(examples=[["likert"]])
    questions: int
    archived_at: datetime | None
    version: int = Field(description="Of its facts, for If-Match")
    created_at: datetime
    updated_at: datetime


class ItemVersionHead(Shape):
    id: UUID
    number: int
    languages: list[str]
    kinds: list[str]
    questions: int
    note: str
    created_at: datetime


class ItemVersionOut(ItemVersionHead):
    """One wording for ever."""

    item_id: UUID
    key: str
    sheets: Sheets
    model: dict[str, Any] = Field(description="Compiled as a questionnaire of its own, for a preview")


class ItemOut(ItemHead):
    shown: ItemVersionOut = Field(description="Its newest version")
    problems: list[FormProblem] = Field(default=[], description="What the check of a new version told")


class ItemUse(Shape):
    """Where a published questionnaire asks it, at the questionnaire's newest version that does."""

    instrument_id: UUID
    instrument_version_id: UUID
    title: str
    instrument_version: int
    path: str
    number: int = Field(description="The version of the item that was taken")


class ItemUses(Shape):
    items: list[ItemUse]
