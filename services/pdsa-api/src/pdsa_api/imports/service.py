"""Looking at an import, and taking it: one transaction, a constant number of statements."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from chassis.database import Transaction
from chassis.directory import Unit, units
from chassis.ids import new_id
from chassis.principal import Principal
from sqlalchemy import text

from pdsa_api.imports.columns import Guess, folded, guess
from pdsa_api.imports.errors import ImportRefused, ImportUnreadable
from pdsa_api.imports.rows import Day, Row, RowFault, Rules, parse, unread
from pdsa_api.imports.schemas import ImportIn, ImportTake
from pdsa_api.imports.table import Table, Unreadable, decode, read
from pdsa_api.measures.domain import RATIOS, Data
from pdsa_api.measures.models import Measure
from pdsa_api.observations.models import Observation
from pdsa_api.observations.repository import ObservationsOf
from pdsa_api.observations.service import KIND, check_typed, latest_day

_SIGNS = {"point": ".", "comma": ","}
_PARTS = ("value", "numerator", "denominator", "missing")


@dataclass(frozen=True)
class Looked:
    """A table as it would be stored: status of each row, and what is stored at its day."""

    table: Table
    guess: Guess
    encoding: str | None
    rows: Sequence[Row]
    stored: Mapping[Day, Observation]
    unread: Sequence[tuple[str, int]]
    missing_columns: Sequence[str]
    school_names: Mapping[UUID, str]

    def there(self, row: Row) -> Observation | None:
        return self.stored.get(row.day) if row.day else None

    def status(self, row: Row) -> str:
        if row.faults:
            return "bad"
        there = self.there(row)
        if there is None:
            return "new"
        return "same" if all(getattr(there, n) == getattr(row, n) for n in _PARTS) else "differs"


async def look(
    work: Transaction, rows: ObservationsOf, caller: Principal, measure: Measure, sent: ImportIn
) -> Looked:
    """Raises ImportUnreadable where there is no table. Stores nothing."""
    caller.require("measure:write", project_id=measure.project_id, network_id=measure.network_id)
    check_typed(measure)
    schools = await units(work, measure.project_id, "school")
    rules = _rules(measure, sent, schools, latest_day(work.clock.now()))
    table, found, encoding, parsed, texts = await asyncio.to_thread(_parsed, measure, sent, rules)
    stored = await rows.on_days({row.on_date for row in parsed if row.on_date})
    needed = ("numerator", "denominator") if rules.data in RATIOS else ("value",)
    absent = [role for role in ("date", *needed) if role not in found.columns]
    return Looked(
        table, found, encoding, parsed, stored, texts, absent, {one.id: one.label for one in schools}
    )


def _rules(measure: Measure, sent: ImportIn, schools: Sequence[Unit], latest: date) -> Rules:
    by_name: dict[str, UUID | None] = {}
    for school in schools:
        for name in {folded(school.label), folded(school.code)}:
            by_name[name] = None if name in by_name else school.id
    school_id = measure.school_id or sent.school_id
    if school_id and school_id not in {school.id for school in schools}:
        raise ImportUnreadable(
            faults=[
                _fault(
                    "/school_id", "unit.elsewhere", "this is no school of the project", "Name one that is."
                )
            ]
        )
    return Rules(
        data=Data(measure.data),
        subgroups=measure.subgroups,
        latest=latest,
        schools=by_name,
        school_id=school_id,
        own_school=measure.school_id is not None,
        subgroup=sent.subgroup,
        codes={code.strip().casefold(): reason for code, reason in sent.codes.items()},
        empty=sent.empty_as,
    )


def _fault(pointer: str, code: str, message: str, fix: str) -> dict[str, Any]:
    return {"pointer": pointer, "code": code, "message": message, "fix": fix}


def _parsed(
    measure: Measure, sent: ImportIn, rules: Rules
) -> tuple[Table, Guess, str | None, list[Row], list[tuple[str, int]]]:
    """All that takes time, beside the event loop."""
    try:
        content, encoding = decode(sent.file) if sent.file is not None else (sent.text or "", None)
        table = read(content, delimiter=sent.delimiter, header=sent.header)
    except Unreadable as wrong:
        sent_as = "/text" if sent.file is None else "/file"
        place: dict[str, Any] = {"row": wrong.line} if wrong.line else {"pointer": sent_as}
        fault = {**place, "code": wrong.code, "message": wrong.message, "fix": wrong.fix}
        raise ImportUnreadable(faults=[fault]) from wrong
    for role, name in sent.columns.items():
        if name is not None and name not in table.columns:
            message = f"there is no column {name}"
            fix = f"Choose one of {', '.join(table.columns)}."
            raise ImportUnreadable(faults=[_fault(f"/columns/{role}", "import.column", message, fix)])
    found = guess(
        table,
        rules.data,
        named={str(role): name for role, name in sent.columns.items()},
        order=sent.date_order,
        decimal=_SIGNS.get(sent.decimal or ""),
        words={"value": measure.name, "numerator": measure.numerator, "denominator": measure.denominator},
    )
    parsed = parse(table, found, rules)
    return table, found, encoding, parsed, unread(table, parsed)


@dataclass(frozen=True)
class Taken:
    stored: int
    replaced: int
    left_out: Sequence[Row]


async def take(
    work: Transaction, caller: Principal, measure: Measure, looked: Looked, sent: ImportTake
) -> Taken:
    """Raises ImportRefused (nothing is stored) where all was asked for and a row is at fault."""
    by_status: dict[str, list[Row]] = {"new": [], "same": [], "differs": [], "bad": []}
    for row in looked.rows:
        by_status[looked.status(row)].append(row)
    left_out = by_status["bad"] + ([] if sent.replace else by_status["differs"])
    if sent.take == "all" and left_out:
        faults = [fault for row in sorted(left_out, key=lambda r: r.line) for fault in faults_of(looked, row)]
        raise ImportRefused(f"{len(left_out)} rows are at fault.", faults=faults[:1000])
    replaced = by_status["differs"] if sent.replace else []
    await _insert(work, caller, measure, by_status["new"])
    await _replace(work, caller, looked, replaced, sent.reason)
    work.audit(
        "measure.imported",
        tenant_id=measure.tenant_id,
        subject_kind="measure",
        subject_id=measure.id,
        detail={"stored": len(by_status["new"]), "replaced": len(replaced), "left_out": len(left_out)},
    )
    return Taken(len(by_status["new"]), len(replaced), sorted(left_out, key=lambda row: row.line))


def faults_of(looked: Looked, row: Row) -> list[dict[str, Any]]:
    """A row's faults; one whose day is taken has both values."""
    said = list(row.faults)
    if not said and (there := looked.there(row)):
        said = [
            RowFault(
                looked.table.columns[looked.guess.columns["date"]],
                "import.exists",
                f"this day is there already: {_shown(there)} there, {row.shown()} here",
                "Replace it, or leave it out.",
            )
        ]
    return [{"row": row.line, **fault.__dict__} for fault in said]


def _shown(there: Observation) -> str:
    return Row(
        0,
        value=there.value,
        numerator=there.numerator,
        denominator=there.denominator,
        missing=there.missing,
    ).shown()


_INSERT = text(
    "insert into observation (tenant_id, project_id, network_id, id, measure_id, school_id, subgroup, on_date, value,"
    " numerator, denominator, missing, note, source, withdrawn, version, created_by, first_body, created_at, updated_at)"
    " select :tenant, :project, :network, r.id, :measure, r.school_id, r.subgroup, r.on_date, r.value, r.numerator,"
    " r.denominator, r.missing, r.note, 'import', false, 1, :by, '', :now, :now"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, school_id uuid, subgroup varchar, on_date date,"
    " value double precision, numerator double precision, denominator double precision, missing varchar, note varchar)"
)

_REPLACE = text(
    "update observation o set value = r.value, numerator = r.numerator, denominator = r.denominator,"
    " missing = r.missing, note = coalesce(r.note, o.note), version = o.version + 1, updated_at = :now"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, value double precision, numerator double precision,"
    " denominator double precision, missing varchar, note varchar)"
    " where o.tenant_id = :tenant and o.id = r.id"
)

_HISTORY = text(
    "insert into change (tenant_id, project_id, network_id, id, kind, record_id, version, by, by_kind, at, reason,"
    " fields, shared) select o.tenant_id, o.project_id, o.network_id, r.change, :kind, o.id, o.version, :by, :by_kind,"
    " :now, :reason, r.fields, false"
    " from jsonb_to_recordset(cast(:rows as jsonb)) as r (id uuid, change uuid, fields jsonb)"
    " join observation o on o.tenant_id = :tenant and o.id = r.id"
)


async def _insert(work: Transaction, caller: Principal, measure: Measure, rows: Sequence[Row]) -> None:
    if not rows:
        return
    made = [{"id": new_id(), **_written(row)} for row in rows]
    await work.session.execute(
        _INSERT,
        {
            "tenant": measure.tenant_id,
            "project": measure.project_id,
            "network": measure.network_id,
            "measure": measure.id,
            "by": caller.id,
            "now": work.clock.now(),
            "rows": orjson.dumps(made, default=str).decode(),
        },
    )


def _written(row: Row) -> dict[str, Any]:
    return {name: value for name, value in row.__dict__.items() if name not in ("line", "faults")}


async def _replace(
    work: Transaction, caller: Principal, looked: Looked, rows: Sequence[Row], reason: str | None
) -> None:
    """New values, and who replaced what: two statements."""
    made = []
    for row in rows:
        there = looked.there(row)
        assert there is not None
        fields = [
            {"field": name, "old": getattr(there, name), "new": getattr(row, name)}
            for name in _PARTS
            if getattr(there, name) != getattr(row, name)
        ]
        made.append({**_written(row), "id": there.id, "change": new_id(), "fields": fields})
    if not made:
        return
    names = {
        "tenant": caller.only_tenant(),
        "now": work.clock.now(),
        "rows": orjson.dumps(made, default=str).decode(),
    }
    await work.session.execute(_REPLACE, names)
    who = {"kind": KIND, "by": caller.id, "by_kind": caller.kind, "reason": reason}
    await work.session.execute(_HISTORY, {**names, **who})
