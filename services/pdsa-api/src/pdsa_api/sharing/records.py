"""What records of a network have in common: where they belong, and the queries that every noun asks of its table."""

from collections.abc import Mapping
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.tables import Table


class Placed(Protocol):
    """A record of a network."""

    @property
    def tenant_id(self) -> UUID: ...
    @property
    def project_id(self) -> UUID: ...
    @property
    def network_id(self) -> UUID: ...
    @property
    def id(self) -> UUID: ...


R = TypeVar("R", bound=Table)


class Records(Generic[R]):
    """The records of one table that `caller` may see with `permission`: of their networks, to whomever shown."""

    model: type[R]

    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def _seen(self, statement: SelectOfScalar[Any], model: Any = None, **more: Any) -> SelectOfScalar[Any]:
        """Narrowed to what the caller may see; `model` where the statement is about another table of theirs."""
        return visible(statement, model or self.model, self._caller, self._permission, off=self._off, **more)

    async def get(self, record_id: UUID, *, lock: bool = False) -> R | None:
        model: Any = self.model
        found = self._seen(select(model).where(col(model.id) == record_id))
        one: R | None = (await self._work.session.exec(found.with_for_update() if lock else found)).first()
        return one

    async def _page(
        self, found: SelectOfScalar[Any], wanted: Mapping[str, Any], after: UUID | None, limit: int
    ) -> list[R]:
        """Newest first; one row more than `limit` when there are more. `wanted`: column -> value or None."""
        model: Any = self.model
        found = self._seen(found, project_id=wanted.get("project_id"))
        for name, value in wanted.items():
            if value is not None:
                found = found.where(col(getattr(model, name)) == value)
        if after:
            found = found.where(col(model.id) < after)
        rows = await self._work.session.exec(found.order_by(col(model.id).desc()).limit(limit + 1))
        return list(rows.all())
