"""What is talked about: records of five nouns, each shown to whoever may read it, and named the same way."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.cycles.models import Cycle
from pdsa_api.evidence.models import Evidence
from pdsa_api.ideas.models import Idea
from pdsa_api.measures.models import Measure
from pdsa_api.sharing.filter import readable
from pdsa_api.theories.models import Theory


@dataclass(frozen=True)
class Kind:
    """A noun that can be talked about. `title` is the column that names one of its records;
    `of_cycle`: it hangs on a cycle and is read where that is."""

    name: str
    model: Any
    permission: str
    title: str
    of_cycle: bool = False


KINDS: Final[dict[str, Kind]] = {
    one.name: one
    for one in (
        Kind("cycle", Cycle, "cycle:read", "title"),
        Kind("evidence", Evidence, "cycle:read", "title", of_cycle=True),
        Kind("idea", Idea, "idea:read", "title"),
        Kind("measure", Measure, "measure:read", "name"),
        Kind("theory", Theory, "aim:read", "problem"),
    )
}

READERS: Final = "|".join(dict.fromkeys(kind.permission for kind in KINDS.values()))
"""Whoever may read some of these nouns."""


@dataclass(frozen=True)
class Subject:
    """A record as talk needs to know it."""

    kind: str
    id: UUID
    tenant_id: UUID
    project_id: UUID
    network_id: UUID
    title: str
    author: str
    team_id: UUID | None = None
    school_id: UUID | None = None
    audience: str | None = None


class Subjects:
    """The records that a caller may read, of every noun."""

    def __init__(self, work: Transaction, caller: Principal, *, unfiltered: bool = False) -> None:
        self._work = work
        self._caller = caller
        self._off = unfiltered

    def _rows(self, kind: Kind, statement: SelectOfScalar[Any]) -> SelectOfScalar[Any]:
        if kind.of_cycle:
            return statement.where(
                col(kind.model.removed_at).is_(None), self.ids("cycle", col(kind.model.cycle_id))
            )
        narrow = readable if hasattr(kind.model, "audience") else visible
        return narrow(statement, kind.model, self._caller, kind.permission, off=self._off)

    async def get(self, kind: str, subject_id: UUID) -> Subject | None:
        """The record, if the caller may read it."""
        return (await self.named([(kind, subject_id)])).get((kind, subject_id))

    async def named(self, refs: Iterable[tuple[str, UUID]]) -> dict[tuple[str, UUID], Subject]:
        """Those of the records that the caller may read: one query for each noun among them."""
        found: dict[tuple[str, UUID], Subject] = {}
        wanted: dict[str, set[UUID]] = {}
        for kind, subject_id in refs:
            wanted.setdefault(kind, set()).add(subject_id)
        for name, ids in sorted(wanted.items()):
            kind_of = KINDS[name]
            rows = self._rows(kind_of, select(kind_of.model).where(col(kind_of.model.id).in_(ids)))
            for row in (await self._work.session.exec(rows)).all():
                found[name, row.id] = subject_from(name, row)
        return found

    def ids(self, kind: str, column: Any) -> ColumnElement[bool]:
        """That a column names a record of one noun which the caller may read."""
        if self._off:
            return true()
        found: ColumnElement[bool] = column.in_(self._rows(KINDS[kind], select(KINDS[kind].model.id)))
        return found

    def seen(self, model: Any) -> ColumnElement[bool]:
        """The rows of `model` (it has subject_kind and subject_id) whose record the caller may read."""
        if self._off:
            return true()
        return or_(
            *(and_(col(model.subject_kind) == name, self.ids(name, col(model.subject_id))) for name in KINDS)
        )


def subject_from(kind: str, row: Any) -> Subject:
    """A record of a noun -> what talk knows of it."""
    return Subject(
        kind=kind,
        id=row.id,
        tenant_id=row.tenant_id,
        project_id=row.project_id,
        network_id=row.network_id,
        title=str(getattr(row, KINDS[kind].title)),
        author=row.created_by,
        **_if_there(row),
    )


def _if_there(row: Any) -> Mapping[str, Any]:
    return {name: getattr(row, name, None) for name in ("team_id", "school_id", "audience")}
