"""Every query of evidence. Who sees a piece is decided by its cycle: load that first."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import func
from sqlmodel import col, select

from pdsa_api.evidence.domain import Kind
from pdsa_api.evidence.models import Evidence


class EvidenceRows:
    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered

    def add(self, evidence: Evidence) -> None:
        self._work.session.add(evidence)

    async def get(self, evidence_id: UUID, *, lock: bool = False) -> Evidence | None:
        found = select(Evidence).where(Evidence.id == evidence_id, col(Evidence.removed_at).is_(None))
        if not self._off:
            found = found.where(col(Evidence.tenant_id).in_(self._caller.tenant_ids))
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self, tenant_id: UUID, cycle_id: UUID, *, kind: Kind | None, after: UUID | None, limit: int
    ) -> list[Evidence]:
        """Newest first; one row more than `limit` when there are more."""
        found = select(Evidence).where(
            Evidence.tenant_id == tenant_id, Evidence.cycle_id == cycle_id, col(Evidence.removed_at).is_(None)
        )
        if kind:
            found = found.where(Evidence.kind == kind.value)
        if after:
            found = found.where(col(Evidence.id) < after)
        found = found.order_by(col(Evidence.id).desc()).limit(limit + 1)
        return list((await self._work.session.exec(found)).all())

    async def all_of(self, tenant_id: UUID, cycle_id: UUID) -> Sequence[Evidence]:
        found = select(Evidence).where(
            Evidence.tenant_id == tenant_id,
            Evidence.cycle_id == cycle_id,
            col(Evidence.removed_at).is_(None),
            Evidence.state == "complete",
        )
        return (await self._work.session.exec(found)).all()

    async def count(self, tenant_id: UUID, cycle_id: UUID) -> int:
        found = (
            select(func.count())
            .select_from(Evidence)
            .where(
                col(Evidence.tenant_id) == tenant_id,
                col(Evidence.cycle_id) == cycle_id,
                col(Evidence.removed_at).is_(None),
            )
        )
        return (await self._work.session.exec(found)).one()
