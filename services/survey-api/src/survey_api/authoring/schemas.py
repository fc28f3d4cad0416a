"""Drafts on the wire."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from chassis.schemas import Shape
from pydantic import Field, StringConstraints, model_validator

from survey_api.examples import with_example
from survey_api.instruments.schemas import FormProblem, VersionChanges

MOST_ROWS = 3_000
MOST_COLUMNS = 120
MOST_CELL = 20_000

Cell = Annotated[str, StringConstraints(max_length=MOST_CELL)]
Heading = Annotated[str, StringConstraints(max_length=200)]
Row = Annotated[list[Cell], Field(max_length=MOST_COLUMNS)]

_SHEETS = {
    "survey": {
        "columns": ["type", "name", "label::Español (es)", "label::English (en)"],
        "rows": [["select_one yes_no", "reads", "¿Lee en casa?", "Does the child read at home?"]],
    },
    "choices": {
        "columns": ["list_name", "name", "label::Español (es)", "label::English (en)"],
        "rows": [["yes_no", "yes", "Sí", "Yes"], ["yes_no", "no", "No", "No"]],
    },
    "settings": {"columns": ["form_title", "form_id", "version"], "rows": [["Lectura", "reading", "1"]]},
}


class SheetShape(Shape):
    """A sheet of an XLSForm: its headings, and rows with a cell for each of them."""

    columns: Annotated[list[Heading], Field(max_length=MOST_COLUMNS)] = Field(default_factory=list)
    rows: Annotated[list[Row], Field(max_length=MOST_ROWS)] = Field(default_factory=list)

    @model_validator(mode="after")
    def no_cell_without_a_heading(self) -> Self:
        for number, row in enumerate(self.rows, 2):
            if len(row) > len(self.columns) and any(row[len(self.columns) :]):
                raise ValueError(f"row {number} has a cell beyond the {len(self.columns)} headings")
        named = [heading.strip().lower() for heading in self.columns if heading.strip()]
        if len(named) != len(set(named)):
            raise ValueError("two columns have the same heading")
        return self


class Sheets(Shape):
    """The sheets of an XLSForm. A row's number in the spreadsheet is its place here plus two."""

    model_config = with_example(_SHEETS)

    survey: SheetShape = SheetShape()
    choices: SheetShape = SheetShape()
    external_choices: SheetShape = SheetShape()
    settings: SheetShape = SheetShape()
    duru_scales: SheetShape = SheetShape()


Title = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]


class DraftIn(Shape):
    """A new draft: of nothing, of sheets, or of a version that is there."""

    project_id: UUID
    title: Title
    form_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_.-]{0,63}$")] | None = Field(
        default=None,
        description="What the questionnaire is called by machines; made from the title if left out",
    )
    languages: Annotated[list[Heading], Field(max_length=12)] = Field(
        default=[], examples=[["Español (es)", "English (en)"]]
    )
    sheets: Sheets | None = None
    version_id: UUID | None = Field(
        default=None,
        description="The version to begin with: the draft becomes the next version of that questionnaire",
    )


class DraftChange(Shape):
    """The fields that change; `sheets` are replaced as a whole."""

    title: Title | None = None
    sheets: Sheets | None = None


class DraftHead(Shape):
    """A draft in a list, without its sheets."""

    id: UUID
    project_id: UUID
    title: str
    based_on: UUID | None = Field(description="The version that it began with")
    published_as: UUID | None = Field(description="The version that it became; then it is no longer changed")
    version: int
    created_at: datetime
    updated_at: datetime


class DraftOut(DraftHead):
    sheets: Sheets


class MissingText(Shape):
    """A text that one language has and another lacks."""

    sheet: str
    row: int
    column: str
    language: str


class DraftCheck(Shape):
    """What publishing would say, and the form to preview."""

    accepted: bool
    problems: list[FormProblem]
    missing: list[MissingText] = Field(description="Translations that are missing, at most 500")
    model: dict[str, Any] | None = Field(description="The compiled form, when it is accepted")
    changes: VersionChanges | None = Field(
        description="Against the newest version of the questionnaire; none for a first version"
    )
