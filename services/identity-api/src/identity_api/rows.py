"""Where every query of this service starts: tenant-scoped by construction, beside row-level security."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from uuid import UUID

from chassis import sight
from chassis.database import Scope, Transaction
from chassis.principal import Principal
from chassis.routing import Work
from fastapi import Depends, Request
from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, insert, literal
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from sqlmodel.sql.expression import SelectOfScalar

T = TypeVar("T", bound=SQLModel)


@dataclass(frozen=True)
class Rows:
    """One transaction's view of the tables. `off` leaves the application's filter out (a test setting)."""

    work: Transaction
    off: bool = False

    @property
    def session(self) -> AsyncSession:
        return self.work.session

    def of(self, model: type[T]) -> SelectOfScalar[T]:
        """Rows of the tenants in whose name this transaction works."""
        found = select(model)
        if self.off:
            return found
        tenant: Any = getattr(model, "tenant_id", None) or getattr(model, "id")  # noqa: B009  the tenant's own table
        return found.where(col(tenant).in_(self.work.scope.tenant_ids))

    def seen_by(
        self, model: type[T], caller: Principal, permission: str, *, network: str | None = None
    ) -> SelectOfScalar[T]:
        """Rows of projects (and, with `network`, of networks) where the caller holds the permission."""
        return sight.visible(select(model), model, caller, permission, network=network, off=self.off)

    async def first(self, statement: SelectOfScalar[T]) -> T | None:
        return (await self.session.exec(statement)).first()

    async def all(self, statement: SelectOfScalar[T]) -> list[T]:
        return list((await self.session.exec(statement)).all())

    async def insert(self, model: type[T], rows: Sequence[T]) -> None:
        """Many rows in one statement."""
        if rows:
            await self.session.exec(insert(model), params=[row.model_dump() for row in rows])


def _rows(request: Request, work: Work) -> Rows:
    return Rows(work, off=request.app.state.parts.settings.without_application_filters)


def among(column: UUID, ids: Iterable[UUID]) -> ColumnElement[bool]:
    """One array instead of a join: a join by id of rows just written, whose number the planner does not know yet
    and under row-level security thinks is one, compares every row with every other."""
    return col(column) == any_(literal(list(ids), ARRAY(Uuid)))


Store = Annotated[Rows, Depends(_rows)]


async def see_oneself(rows: Rows, caller: Principal) -> None:
    """Open the caller's own row by its id, also for who is bound to networks and a member of none."""
    await rows.work.rescope(Scope(caller.tenant_ids, caller.network_ids, key=caller.id))


async def see_colleagues(rows: Rows, caller: Principal) -> None:
    """Open the rows of who holds a role in the caller's networks, and the own: for names, never for addresses."""
    await rows.work.rescope(Scope(caller.tenant_ids, caller.network_ids, key=f"colleagues {caller.id}"))


def projects_of(caller: Principal, permission: str) -> frozenset[UUID] | None:
    """The projects in which the permission holds; None = every one of the tenant."""
    held = {grant.project_id for grant in caller.grants if permission in grant.permissions}
    return None if None in held else frozenset(project for project in held if project)
