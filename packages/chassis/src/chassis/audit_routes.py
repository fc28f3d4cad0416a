"""The audit page's data: each service shows its own rows in one shape."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import Field
from sqlalchemy import text

from chassis.audit import AuditEntry, broken_at
from chassis.paging import Cursor, Limit, cut, parts_of
from chassis.principal import Principal
from chassis.problems import Invalid
from chassis.routing import Work, allowed, router
from chassis.schemas import Page, Shape

Auditor = Annotated[Principal, allowed("audit:read")]


class AuditRow(Shape):
    """Who did what to what, and when; `seal` chains it to the row before."""

    number: int = Field(examples=[17])
    at: datetime
    actor_kind: str = Field(examples=["person"])
    actor_id: str
    action: str = Field(examples=["wave.closed"])
    subject_kind: str = Field(examples=["wave"])
    subject_id: str
    detail: dict[str, Any]
    seal: str


class ChainState(Shape):
    """Whether the chain is whole; `broken_at` is the number of the first row that does not fit."""

    rows: int
    broken_at: int | None


_COLUMNS = "number, at, actor_kind, actor_id, action, subject_kind, subject_id, detail, seal"


def audit_router() -> APIRouter:
    """GET /audit and GET /audit/chain."""
    routes = router("/audit", tags=["audit"])

    @routes.get("", summary="The audit table, newest first")
    async def list_audit(
        work: Work,
        caller: Auditor,
        action: Annotated[str | None, Query(max_length=100)] = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Page[AuditRow]:
        rows = await work.session.execute(
            text(
                f"select {_COLUMNS} from audit where tenant_id = :tenant and number < :before"  # noqa: S608  constant columns
                " and (cast(:action as text) is null or action = :action) order by number desc limit :limit"
            ),
            {
                "tenant": caller.only_tenant(),
                "before": _before(cursor),
                "action": action,
                "limit": limit + 1,
            },
        )
        page, following = cut([AuditRow(**row) for row in rows.mappings()], limit, lambda row: row.number)
        return Page(items=page, next_cursor=following)

    @routes.get("/chain", summary="Is the audit table whole?")
    async def check_chain(work: Work, caller: Auditor) -> ChainState:
        tenant = caller.only_tenant()
        rows = await work.session.execute(
            text(f"select {_COLUMNS} from audit where tenant_id = :tenant order by number"),  # noqa: S608  constant columns
            {"tenant": tenant},
        )
        chain = [
            (
                row["number"],
                AuditEntry(tenant_id=tenant, **{k: v for k, v in row.items() if k not in ("number", "seal")}),
                row["seal"],
            )
            for row in rows.mappings()
        ]
        return ChainState(rows=len(chain), broken_at=broken_at(chain))

    return routes


def _before(cursor: str | None) -> int:
    if cursor is None:
        return 2**62
    (raw,) = parts_of(cursor, 1)
    if not raw.isdigit():
        raise Invalid("This cursor was not given out here.")
    return int(raw[:18])
