"""Every query on invitations and links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy import func
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation, Link
from survey_api.responses.models import Response
from survey_api.waves.models import Wave


@dataclass(frozen=True)
class Wanted:
    """Which links are asked for; None = all."""

    network_id: UUID | None = None
    answered: bool | None = None


class Invitations:
    """The invitations and links that a caller may see in one transaction."""

    def __init__(self, work: Transaction, caller: Principal, *, off: bool) -> None:
        self._session = work.session
        self._caller = caller
        self._off = off

    async def page(
        self, wave_id: UUID, network_id: UUID | None, after: UUID | None, limit: int
    ) -> Sequence[Invitation]:
        statement = visible(
            select(Invitation).where(col(Invitation.wave_id) == wave_id),
            Invitation,
            self._caller,
            "wave:read",
            off=self._off,
        )
        if network_id is not None:
            statement = statement.where(col(Invitation.network_id) == network_id)
        if after is not None:
            statement = statement.where(col(Invitation.id) > after)
        return (await self._session.exec(statement.order_by(col(Invitation.id)).limit(limit + 1))).all()

    async def places(
        self, wave_id: UUID, permission: str = "wave:read"
    ) -> Sequence[tuple[UUID, UUID | None, UUID | None, int]]:
        """(network, school, district, how many invitations), of what the caller may see."""
        statement = (
            select(Invitation.network_id, Invitation.school_id, Invitation.district_id, func.count())
            .where(col(Invitation.wave_id) == wave_id)
            .group_by(col(Invitation.network_id), col(Invitation.school_id), col(Invitation.district_id))
        )
        if not self._off:
            statement = statement.where(col(Invitation.tenant_id).in_(self._caller.tenant_ids))
            bound = self._caller.networks_for(permission)
            if bound is not None:
                statement = statement.where(col(Invitation.network_id).in_(bound))
        found: Sequence[tuple[UUID, UUID | None, UUID | None, int]] = (
            await self._session.exec(statement)
        ).all()
        return found

    async def links(
        self,
        wave_id: UUID,
        permission: str = "wave:read",
        *,
        wanted: "Wanted | None" = None,
        after: UUID | None = None,
        limit: int | None = None,
    ) -> Sequence[Link]:
        """Links by id, revoked ones too; with a limit one more than it, so that the next page is seen."""
        statement = visible(
            select(Link).where(col(Link.wave_id) == wave_id), Link, self._caller, permission, off=self._off
        )
        if wanted and wanted.network_id is not None:
            statement = statement.where(col(Link.network_id) == wanted.network_id)
        if wanted and wanted.answered is not None:
            statement = statement.where(_filled(col(Link.invitation_id)) == wanted.answered)
        if after is not None:
            statement = statement.where(col(Link.id) > after)
        if limit is not None:
            statement = statement.limit(limit + 1)
        return (await self._session.exec(statement.order_by(col(Link.id)))).all()

    async def of_links(self, links: Sequence[Link]) -> dict[UUID, Invitation]:
        """The invitations of personal links, by their ids; asked for only if there are some."""
        ids = [link.invitation_id for link in links if link.invitation_id is not None]
        if not ids:
            return {}
        statement = visible(
            select(Invitation).where(col(Invitation.id).in_(ids)),
            Invitation,
            self._caller,
            "wave:read",
            off=self._off,
        )
        return {one.id: one for one in (await self._session.exec(statement)).all()}

    async def has(self, wave_id: UUID, invitation_id: UUID) -> bool:
        """Whether a wave invites this named person."""
        statement = visible(
            select(Invitation.id).where(
                col(Invitation.wave_id) == wave_id,
                col(Invitation.id) == invitation_id,
                col(Invitation.person_id).is_not(None),
            ),
            Invitation,
            self._caller,
            "wave:write",
            off=self._off,
        )
        return (await self._session.exec(statement)).first() is not None

    async def without_link(self, wave_id: UUID, invitation_id: UUID | None) -> Sequence[Invitation]:
        """The invitations of a wave (or one of them) that nobody holds an active link to."""
        held = select(Link.id).where(
            col(Link.tenant_id) == col(Invitation.tenant_id),
            col(Link.wave_id) == col(Invitation.wave_id),
            col(Link.invitation_id) == col(Invitation.id),
            col(Link.revoked_at).is_(None),
        )
        statement = visible(
            select(Invitation).where(col(Invitation.wave_id) == wave_id, ~held.exists()),
            Invitation,
            self._caller,
            "wave:write",
            off=self._off,
        )
        if invitation_id is not None:
            statement = statement.where(col(Invitation.id) == invitation_id)
        return (await self._session.exec(statement.order_by(col(Invitation.id)))).all()

    async def answers_by_link(self, wave_id: UUID) -> dict[UUID, int]:
        statement = (
            select(Response.link_id, func.count())
            .where(col(Response.wave_id) == wave_id, col(Response.link_id).is_not(None))
            .group_by(col(Response.link_id))
        )
        if not self._off:
            statement = statement.where(col(Response.tenant_id).in_(self._caller.tenant_ids))
        return {link: count for link, count in (await self._session.exec(statement)).all() if link}

    async def link(self, link_id: UUID, permission: str) -> Link | None:
        statement = visible(
            select(Link).where(col(Link.id) == link_id), Link, self._caller, permission, off=self._off
        )
        return (await self._session.exec(statement.with_for_update())).first()

    def add(self, link: Link) -> None:
        self._session.add(link)


def _filled(invitation_id: Any) -> Any:
    """Whether an answer fills the invitation of a link."""
    return (
        select(Invitation.id)
        .where(col(Invitation.id) == invitation_id, col(Invitation.response_id).is_not(None))
        .exists()
    )


async def first_answer(session: AsyncSession, link: Link) -> datetime | None:
    """When the first answer to the invitation of a personal link was received."""
    statement = select(func.min(Response.received_at)).where(
        col(Response.tenant_id) == link.tenant_id, col(Response.invitation_id) == link.invitation_id
    )
    return (await session.exec(statement)).one()


async def link_by_hash(session: AsyncSession, digest: str) -> Link | None:
    """The link whose token has this hash; the transaction's key must be that hash."""
    return (await session.exec(select(Link).where(col(Link.token_hash) == digest))).first()


async def what_a_link_asks(session: AsyncSession, link: Link) -> tuple[Wave, InstrumentVersion]:
    found = await session.exec(
        select(Wave, InstrumentVersion)
        .join(
            InstrumentVersion,
            (col(InstrumentVersion.id) == Wave.instrument_version_id)
            & (col(InstrumentVersion.tenant_id) == Wave.tenant_id),
        )
        .where(col(Wave.id) == link.wave_id, col(Wave.tenant_id) == link.tenant_id)
    )
    return found.one()
