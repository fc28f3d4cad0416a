"""Every query of runs."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import text
from sqlmodel import col, select

from reports_worker.definitions.models import Definition
from reports_worker.runs.models import Run


class Runs:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    async def get(self, run_id: UUID, *, lock: bool = False) -> Run | None:
        found = visible(
            select(Run).where(Run.id == run_id),
            Run,
            self._caller,
            self._permission,
            network=None,
            off=self._off,
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self,
        *,
        project_id: UUID | None,
        definition_id: UUID | None,
        wave_id: UUID | None,
        after: UUID | None,
        limit: int,
    ) -> list[Run]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(select(Run), Run, self._caller, self._permission, network=None, off=self._off)
        if project_id:
            found = found.where(Run.project_id == project_id)
        if definition_id:
            found = found.where(Run.definition_id == definition_id)
        if wave_id:
            found = found.where(Run.wave_id == wave_id)
        if after:
            found = found.where(col(Run.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Run.id).desc()).limit(limit + 1))).all()
        )


async def by_id(work: Transaction, run_id: UUID, *, lock: bool = False) -> Run | None:
    """For work that no caller waits for: the transaction's tenant decides what is seen."""
    found = select(Run).where(Run.id == run_id)
    return (await work.session.exec(found.with_for_update() if lock else found)).first()


_ADD = text(
    "insert into run (tenant_id, project_id, id, definition_id, wave_id, cause, occasion, due_at, asked_by,"
    " state, created_at) values (:tenant_id, :project_id, :id, :definition_id, :wave_id, :cause, :occasion,"
    " :due_at, :asked_by, 'requested', :created_at) on conflict (tenant_id, definition_id, occasion)"
    " do nothing returning id"
)
_MARK = text("update definition set last_run_at = :at where id = :id")


async def add_once(
    work: Transaction,
    definition: Definition,
    *,
    occasion: str,
    cause: str,
    wave_id: UUID | None,
    due_at: datetime | None = None,
    asked_by: str = "",
    run_id: UUID | None = None,
) -> UUID | None:
    """The new run's id; None when the definition already has a run for this occasion."""
    now = work.clock.now()
    values = {
        "tenant_id": definition.tenant_id,
        "project_id": definition.project_id,
        "id": run_id or new_id(),
        "definition_id": definition.id,
        "wave_id": wave_id,
        "cause": cause,
        "occasion": occasion,
        "due_at": due_at,
        "asked_by": asked_by or definition.owner_id,
        "created_at": now,
    }
    made = (await work.session.execute(_ADD, values)).scalar()
    if made is None:
        return None
    await work.session.execute(_MARK, {"at": now, "id": definition.id})
    return UUID(str(made))


async def counts_of(
    work: Transaction, run_ids: Sequence[UUID], *, of_units: frozenset[UUID] | None = None
) -> dict[UUID, dict[str, int]]:
    """run -> state -> documents; `of_units` narrows to documents about these."""
    narrowed = "" if of_units is None else " and unit_id = any(:units)"
    rows = await work.session.execute(
        text(
            "select run_id, state, count(*) as n from document where run_id = any(:ids)"  # noqa: S608  constant
            f"{narrowed} group by run_id, state"
        ),
        {"ids": list(run_ids), **({} if of_units is None else {"units": list(of_units)})},
    )
    counts: dict[UUID, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row.run_id, {})[row.state] = row.n
    return counts
