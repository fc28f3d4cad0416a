"""Imports on the wire."""

import base64
import binascii
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from chassis.schemas import Line, Shape
from pydantic import Base64Bytes, BeforeValidator, Field, StringConstraints, model_validator

from pdsa_api.observations.schemas import MissingWhy

Role = Literal["date", "value", "numerator", "denominator", "school", "subgroup", "missing", "note"]
Delimiter = Literal["tab", "semicolon", "comma", "bar"]
Decimal = Literal["point", "comma"]
DateOrder = Literal["dmy", "mdy"]
Column = Annotated[str, StringConstraints(min_length=1, max_length=120)]


def _base64(sent: Any) -> Any:
    """Python's own reading passes over what is no Base64, and would leave half a file."""
    if isinstance(sent, str):
        try:
            base64.b64decode("".join(sent.split()), validate=True)
        except (binascii.Error, ValueError):
            raise ValueError("this is no Base64: send the bytes of the file in it") from None
    return sent


File = Annotated[Base64Bytes, BeforeValidator(_base64)]


class ImportIn(Shape):
    """Pasted text or a file, and how to read it. What is left out is guessed, and the answer says what was."""

    text: Annotated[str, Field(max_length=2_000_000)] | None = Field(
        default=None,
        description="As pasted from a spreadsheet",
        examples=["date\tpresent\tof\n2027-03-01\t27\t31"],
    )
    file: File | None = Field(default=None, description="Bytes of a CSV file, in Base64")
    delimiter: Delimiter | None = None
    header: bool | None = Field(default=None, description="Whether the first row holds names")
    decimal: Decimal | None = None
    date_order: DateOrder | None = Field(default=None, description="For days in numbers alone, as 03/04/2027")
    columns: dict[Role, Column | None] = Field(
        default={}, description="Which column holds what, by its name (or number); null: none does"
    )
    codes: dict[Column, MissingWhy] = Field(
        default={}, description="Texts that stand for a missing value", examples=[{"NS": "not_submitted"}]
    )
    empty_as: MissingWhy | None = Field(
        default=None, description="Why empty cells are empty; without, a fault"
    )
    school_id: UUID | None = Field(default=None, description="The school of rows that name none")
    subgroup: Line | None = Field(default=None, description="The group of rows that name none")

    @model_validator(mode="after")
    def _one_source(self) -> "ImportIn":
        if (self.text is None) == (self.file is None):
            raise ValueError("send either text or file")
        return self


class ImportTake(ImportIn):
    """The same content once more, and what to take of it."""

    take: Literal["all", "good"] = Field(description="`all` stores nothing if any row is at fault")
    replace: bool = Field(default=False, description="Whether days that are there already get the new value")
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)] | None = (
        Field(default=None, description="Why days are replaced, for the history")
    )


class RowFaultOut(Shape):
    row: int = Field(description="The line in the text")
    column: str
    code: str
    message: str
    fix: str


class StoredDay(Shape):
    id: UUID
    value: float | None
    numerator: float | None
    denominator: float | None
    missing: str | None


class ImportRow(Shape):
    """What a row would store. `differs`: its day is there with another value; `same`: with this one."""

    row: int
    status: Literal["new", "same", "differs", "bad"]
    on_date: date | None
    school_id: UUID | None
    school: str | None
    subgroup: str | None
    value: float | None
    numerator: float | None
    denominator: float | None
    missing: str | None
    note: str | None
    errors: list[RowFaultOut]
    stored: StoredDay | None


class ImportCounts(Shape):
    rows: int
    new: int
    same: int
    differs: int
    bad: int


class UnreadText(Shape):
    text: str
    times: int


class ImportPreview(Shape):
    encoding: str | None = Field(description="Of a file")
    delimiter: Delimiter
    header: bool
    decimal: Decimal | None = Field(description="Null where nothing tells")
    date_order: DateOrder | None = Field(description="Null where nothing tells")
    column_names: list[str]
    columns: dict[Role, str]
    missing_columns: list[Role] = Field(description="Needed, and not found: choose a column for each")
    unread: list[UnreadText] = Field(description="Texts in place of numbers; each may be a code for missing")
    odd_zeros: int = Field(
        description="Values of 0 among others that lie far from it: missing, and not zero? `codes` can say so"
    )
    counts: ImportCounts
    rows: list[ImportRow]


class ImportResult(Shape):
    counts: ImportCounts
    stored: int
    replaced: int
    left_out: list[ImportRow] = Field(description="Rows at fault, and days that were not to be replaced")
