"""Every query of sessions."""

from datetime import datetime
from uuid import UUID

from sqlmodel import col, delete, or_, update

from identity_api.rows import Rows
from identity_api.sessions.models import RefreshToken, Session


async def token(rows: Rows, digest: str) -> RefreshToken | None:
    """A token of any tenant, opened by its own digest."""
    return await rows.first(Rows(rows.work, off=True).of(RefreshToken).where(RefreshToken.hash == digest))


async def locked(rows: Rows, session_id: UUID) -> Session | None:
    return await rows.first(rows.of(Session).where(Session.id == session_id).with_for_update())


async def end_all(rows: Rows, person_id: UUID) -> None:
    await rows.session.exec(
        update(Session)
        .where(
            col(Session.tenant_id).in_(rows.work.scope.tenant_ids),
            col(Session.person_id) == person_id,
            col(Session.revoked_at).is_(None),
        )
        .values(revoked_at=rows.work.clock.now())
    )


async def forget_ended(rows: Rows, person_id: UUID, now: datetime) -> None:
    """Delete what a person's ended sessions left, with their tokens."""
    await rows.session.exec(
        delete(Session).where(
            col(Session.tenant_id).in_(rows.work.scope.tenant_ids),
            col(Session.person_id) == person_id,
            or_(col(Session.expires_at) < now, col(Session.revoked_at) < now),
        )
    )
