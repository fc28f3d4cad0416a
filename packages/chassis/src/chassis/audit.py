"""The audit table: append-only, each row sealed with the hash of the one before it, one chain a tenant."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import text

from chassis.session import AsyncSession

GENESIS = "0" * 64


@dataclass(frozen=True)
class AuditEntry:
    tenant_id: UUID
    at: datetime
    actor_kind: str
    actor_id: str
    action: str
    subject_kind: str
    subject_id: str
    detail: Mapping[str, Any]


def seal(previous: str, number: int, entry: AuditEntry) -> str:
    """SHA-256 over the previous seal and this row's content in canonical JSON."""
    content = orjson.dumps(
        {
            "number": number,
            "tenant_id": str(entry.tenant_id),
            "at": entry.at.isoformat(),
            "actor": [entry.actor_kind, entry.actor_id],
            "action": entry.action,
            "subject": [entry.subject_kind, entry.subject_id],
            "detail": dict(entry.detail),
        },
        option=orjson.OPT_SORT_KEYS,
        default=str,
    )
    return hashlib.sha256(previous.encode() + content).hexdigest()


_LOCK = text("select pg_advisory_xact_lock(hashtextextended(:tenant, 7117))")
_LAST = text("select number, seal from audit where tenant_id = :tenant order by number desc limit 1")
_INSERT = text(
    "insert into audit (tenant_id, number, at, actor_kind, actor_id, action, subject_kind, subject_id,"
    " detail, seal) values (:tenant_id, :number, :at, :actor_kind, :actor_id, :action, :subject_kind,"
    " :subject_id, cast(:detail as jsonb), :seal)"
)


async def append_entries(session: AsyncSession, entries: Sequence[AuditEntry]) -> None:
    """Add rows at the end of their tenants' chains. Writers of one tenant wait for each other from here on."""
    for tenant_id in sorted({entry.tenant_id for entry in entries}):
        await session.execute(_LOCK, {"tenant": str(tenant_id)})
        last = (await session.execute(_LAST, {"tenant": tenant_id})).first()
        number, previous = (last.number, last.seal) if last else (0, GENESIS)
        for entry in (e for e in entries if e.tenant_id == tenant_id):
            number += 1
            previous = seal(previous, number, entry)
            row = {**entry.__dict__, "number": number, "seal": previous}
            row["detail"] = orjson.dumps(dict(entry.detail), default=str).decode()
            await session.execute(_INSERT, row)


def broken_at(rows: Iterable[tuple[int, AuditEntry, str]]) -> int | None:
    """The number of the first row that does not fit the chain (altered, missing or moved), or None."""
    previous, expected = GENESIS, 1
    for number, entry, found in rows:
        if number != expected or seal(previous, number, entry) != found:
            return expected
        previous, expected = found, expected + 1
    return None
