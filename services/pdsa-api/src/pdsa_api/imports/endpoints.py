"""Imports over HTTP: look first, then take."""

import asyncio
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.routing import Work, router
from fastapi import Request

from pdsa_api.imports import service
from pdsa_api.imports.rows import Row, odd_zeros
from pdsa_api.imports.schemas import (
    ImportCounts,
    ImportIn,
    ImportPreview,
    ImportResult,
    ImportRow,
    ImportTake,
    StoredDay,
    UnreadText,
)
from pdsa_api.imports.service import Looked
from pdsa_api.measures.endpoints import WRITE, Writer, measures_of
from pdsa_api.measures.service import measure_of
from pdsa_api.observations.repository import ObservationsOf

routes = router("/measures/{measure_id}/imports", tags=["measures"])


@routes.post(":preview", summary="Look at an import: every row as it would be stored, with its faults")
async def preview_import(
    measure_id: UUID, body: ImportIn, request: Request, work: Work, caller: Writer
) -> ImportPreview:
    """Stores nothing. How the text was read is said in the answer, and each part of it can be sent along."""
    measure = await measure_of(measures_of(request, work, caller, WRITE), measure_id)
    looked = await service.look(work, ObservationsOf(work, measure), caller, measure, body)
    return await asyncio.to_thread(_preview, looked)


@routes.post("", summary="Take an import, whole or its good rows alone")
async def take_import(
    measure_id: UUID, body: ImportTake, request: Request, work: Work, caller: Writer
) -> ImportResult:
    """The same content as was looked at. `all` with a row at fault is refused with 422 `import.refused`."""
    measure = await measure_of(measures_of(request, work, caller, WRITE), measure_id, lock=True)
    looked = await service.look(work, ObservationsOf(work, measure), caller, measure, body)
    taken = await service.take(work, caller, measure, looked, body)
    return ImportResult(
        counts=_counts(looked),
        stored=taken.stored,
        replaced=taken.replaced,
        left_out=_rows(looked, taken.left_out),
    )


def _counts(looked: Looked) -> ImportCounts:
    said: list[str] = [looked.status(row) for row in looked.rows]
    by_status = {name: said.count(name) for name in ("new", "same", "differs", "bad")}
    return ImportCounts(rows=len(said), **by_status)


def _preview(looked: Looked) -> ImportPreview:
    signs: dict[str, Any] = {".": "point", ",": "comma"}
    order: Any = looked.guess.order or None
    columns: dict[Any, str] = {
        role: looked.table.columns[index] for role, index in looked.guess.columns.items()
    }
    absent: list[Any] = list(looked.missing_columns)
    delimiter: Any = looked.table.delimiter
    return ImportPreview(
        encoding=looked.encoding,
        delimiter=delimiter,
        header=looked.table.header,
        decimal=signs.get(looked.guess.decimal),
        date_order=order,
        column_names=list(looked.table.columns),
        columns=columns,
        missing_columns=absent,
        unread=[UnreadText(text=text, times=times) for text, times in looked.unread],
        odd_zeros=odd_zeros(looked.rows),
        counts=_counts(looked),
        rows=_rows(looked, looked.rows),
    )


def _rows(looked: Looked, rows: Sequence[Row]) -> list[ImportRow]:
    return [_row(looked, row) for row in rows]


def _row(looked: Looked, row: Row) -> ImportRow:
    there = looked.there(row)
    status: Any = looked.status(row)
    faults: list[Any] = service.faults_of(looked, row) if status in ("bad", "differs") else []
    return ImportRow(
        row=row.line,
        status=status,
        on_date=row.on_date,
        school_id=row.school_id,
        school=looked.school_names.get(row.school_id) if row.school_id else None,
        subgroup=row.subgroup,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        missing=row.missing,
        note=row.note,
        errors=faults,
        stored=StoredDay.model_validate(there, from_attributes=True) if there else None,
    )
