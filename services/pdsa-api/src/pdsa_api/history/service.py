"""Writing down what was changed, and reading it back. One table for every noun.

before = fields(cycle, FIELDS)
...  # change the cycle
await history.record(work, "cycle", cycle, before, fields(cycle, FIELDS), reason)

The route of a noun loads its record, so that who may not read it gets 404, and answers
`await history.page(work, "cycle", cycle, limit, cursor)`.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.paging import cut, id_after
from chassis.schemas import Page
from sqlalchemy import update
from sqlmodel import col, select

from pdsa_api.history.domain import differences
from pdsa_api.history.models import Change
from pdsa_api.history.schemas import ChangeOut, FieldChange
from pdsa_api.sharing.domain import WIDEST
from pdsa_api.sharing.records import Placed


class Recorded(Placed, Protocol):
    """A record whose changes are kept; one with an `audience` shows its history where it is shown itself."""

    @property
    def version(self) -> int: ...


def fields(record: object, names: Iterable[str], columns: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The values of fields as they are now. `columns`: field of the wire -> column, where they differ.

    Lists and objects are kept as they are: a record gets new ones, it never changes them in place.
    """
    named = columns or {}
    return {name: getattr(record, named.get(name, name)) for name in names}


async def record(
    work: Transaction,
    kind: str,
    record: Recorded,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    reason: str | None = None,
) -> Change | None:
    """Write down a change of `record`, which has its new version already; None when nothing differs.

    `before` is empty for a record that was made now. Keys are the names of fields as the wire has them.
    """
    changed = differences(before, after)
    if not changed and not reason:
        return None
    shared = getattr(record, "audience", None) == WIDEST.value
    if before and any(one["field"] == "audience" for one in changed):
        await _share(work, kind, record, shared)
    actor = work.actor
    made = Change(
        tenant_id=record.tenant_id,
        project_id=record.project_id,
        network_id=record.network_id,
        id=new_id(),
        kind=kind,
        record_id=record.id,
        version=record.version,
        by=actor.id if actor else "system",
        by_kind=actor.kind if actor else "system",
        at=work.clock.now(),
        reason=reason,
        fields=changed,
        shared=shared,
    )
    work.session.add(made)
    return made


async def _share(work: Transaction, kind: str, record: Recorded, shared: bool) -> None:
    """Earlier changes are read where the record is read now."""
    await work.session.execute(
        update(Change)
        .where(
            col(Change.tenant_id) == record.tenant_id,
            col(Change.kind) == kind,
            col(Change.record_id) == record.id,
        )
        .values(shared=shared)
    )


async def page(
    work: Transaction, kind: str, record: Recorded, limit: int, cursor: str | None
) -> Page[ChangeOut]:
    """The changes of a record that the caller was found to see, newest first. One query."""
    found = select(Change).where(
        Change.tenant_id == record.tenant_id, Change.kind == kind, Change.record_id == record.id
    )
    if after := id_after(cursor):
        found = found.where(col(Change.id) < after)
    rows = (await work.session.exec(found.order_by(col(Change.id).desc()).limit(limit + 1))).all()
    shown, following = cut(rows, limit, lambda change: change.id)
    return Page(items=[_out(change) for change in shown], next_cursor=following)


def _out(change: Change) -> ChangeOut:
    return ChangeOut(
        **change.model_dump(include={"id", "version", "by", "by_kind", "at", "reason"}),
        fields=[FieldChange(**one) for one in change.fields],
    )
