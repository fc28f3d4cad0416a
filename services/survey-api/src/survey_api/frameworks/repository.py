"""Every query on frameworks."""

from collections.abc import Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from survey_api.frameworks.models import Framework, FrameworkVersion

READ, WRITE = "instrument:read", "instrument:write"


class Frameworks:
    """The frameworks that a caller may see in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    def _frameworks(self, permission: str) -> SelectOfScalar[Framework]:
        return visible(select(Framework), Framework, self._caller, permission, network=None, off=self._off)

    def _versions(self) -> SelectOfScalar[FrameworkVersion]:
        return visible(
            select(FrameworkVersion), FrameworkVersion, self._caller, READ, network=None, off=self._off
        )

    async def get(
        self, framework_id: UUID, permission: str = READ, *, lock: bool = False
    ) -> Framework | None:
        found = self._frameworks(permission).where(col(Framework.id) == framework_id)
        # Two who begin a draft at once wait for one another; those who map to it do not.
        return (await self._session.exec(found.with_for_update(key_share=True) if lock else found)).first()

    async def by_key(self, project_id: UUID, key: str) -> Framework | None:
        found = self._frameworks(READ).where(
            col(Framework.project_id) == project_id, col(Framework.key) == key
        )
        return (await self._session.exec(found)).first()

    async def page(self, project_id: UUID | None, after: UUID | None, limit: int) -> Sequence[Framework]:
        """Newest first; one more than `limit` when there are more."""
        found = self._frameworks(READ)
        if project_id is not None:
            found = found.where(col(Framework.project_id) == project_id)
        if after is not None:
            found = found.where(col(Framework.id) < after)
        return (await self._session.exec(found.order_by(col(Framework.id).desc()).limit(limit + 1))).all()

    async def versions(self, framework_ids: Sequence[UUID]) -> Sequence[FrameworkVersion]:
        """All versions of these, oldest first."""
        found = self._versions().where(col(FrameworkVersion.framework_id).in_(framework_ids))
        return (await self._session.exec(found.order_by(col(FrameworkVersion.number)))).all()

    async def version(self, version_id: UUID) -> FrameworkVersion | None:
        found = self._versions().where(col(FrameworkVersion.id) == version_id)
        return (await self._session.exec(found)).first()

    def add(self, row: Framework | FrameworkVersion) -> None:
        self._session.add(row)

    async def remove(self, row: Framework | FrameworkVersion) -> None:
        await self._session.delete(row)
        await self._session.flush()
