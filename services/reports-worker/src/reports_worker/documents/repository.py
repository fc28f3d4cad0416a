"""Every query of documents."""

from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import ColumnElement, and_, false, or_, text
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from reports_worker.documents.models import Document, DocumentTree


def units_of(caller: Principal, permission: str) -> frozenset[UUID] | None:
    """The units whose documents a caller may see in any project; None = every one."""
    found: frozenset[UUID] = frozenset()
    for grant in caller.grants:
        if permission in grant.permissions:
            if grant.visible is None:
                return caller.limit.network_ids
            found |= grant.visible
    return found if caller.limit.network_ids is None else found & caller.limit.network_ids


def _seen_by(caller: Principal, permission: str) -> ColumnElement[bool]:
    """Grant by grant: its project and, where it is bound to some, its networks or the district it is held in."""
    ways: list[ColumnElement[bool]] = []
    for grant in caller.grants:
        if permission not in grant.permissions:
            continue
        way: list[ColumnElement[bool]] = [col(Document.tenant_id) == grant.tenant_id]
        if grant.project_id is not None:
            way.append(col(Document.project_id) == grant.project_id)
        if grant.visible is not None:
            way.append(col(Document.unit_id).in_(grant.visible))
        ways.append(and_(*way))
    seen = or_(*ways) if ways else false()
    limited = caller.limit.network_ids
    return seen if limited is None else and_(seen, col(Document.unit_id).in_(limited))


class Documents:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def _all(self) -> SelectOfScalar[Document]:
        found = select(Document)
        return found if self._off else found.where(_seen_by(self._caller, self._permission))

    async def get(self, document_id: UUID, *, lock: bool = False) -> Document | None:
        found = self._all().where(Document.id == document_id)
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self,
        *,
        project_id: UUID | None,
        run_id: UUID | None,
        definition_id: UUID | None,
        state: str | None,
        after: UUID | None,
        limit: int,
    ) -> list[Document]:
        """Newest first; one row more than `limit` when there are more."""
        found = self._all()
        for column, value in (
            (Document.project_id, project_id),
            (Document.run_id, run_id),
            (Document.definition_id, definition_id),
            (Document.state, state),
        ):
            if value is not None:
                found = found.where(col(column) == value)
        if after:
            found = found.where(col(Document.id) < after)
        rows = await self._work.session.exec(found.order_by(col(Document.id).desc()).limit(limit + 1))
        return list(rows.all())


async def by_id(work: Transaction, document_id: UUID, *, lock: bool = False) -> Document | None:
    """For work that no caller waits for: the transaction's tenant decides what is seen."""
    found = select(Document).where(Document.id == document_id)
    return (await work.session.exec(found.with_for_update() if lock else found)).first()


async def states_of(work: Transaction, run_id: UUID) -> dict[UUID, str]:
    """unit -> state of a run's documents."""
    rows = await work.session.execute(
        text("select unit_id, state from document where run_id = :run"), {"run": run_id}
    )
    return {row.unit_id: row.state for row in rows}


_ADD = text(
    "insert into document (tenant_id, project_id, id, run_id, definition_id, kind, title, unit_id, unit_kind,"
    " unit_label, language, state, attempts, created_at) values (:tenant_id, :project_id, :id, :run_id,"
    " :definition_id, :kind, :title, :unit_id, :unit_kind, :unit_label, :language, 'waiting', 0, :created_at)"
    " on conflict (tenant_id, run_id, unit_id) do nothing"
)


async def add_all(work: Transaction, documents: list[Document]) -> None:
    """Rows of a run's documents; those that are there already stay as they are."""
    if documents:
        await work.session.execute(_ADD, [one.model_dump() for one in documents])


async def keep_tree(work: Transaction, document: Document, tree: dict[str, object]) -> None:
    await work.session.merge(
        DocumentTree(
            tenant_id=document.tenant_id,
            project_id=document.project_id,
            document_id=document.id,
            unit_id=document.unit_id,
            tree=tree,
        )
    )
