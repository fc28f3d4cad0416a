"""Every query of theories."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from pdsa_api.sharing.records import Records
from pdsa_api.theories.errors import TheoryExists
from pdsa_api.theories.models import Theory, TheoryVersion


class Theories(Records[Theory]):
    model = Theory

    async def add(self, theory: Theory) -> None:
        """Raises TheoryExists when the network (or the school in it) has one, also one made at the same time."""
        try:
            async with self._work.session.begin_nested():
                self._work.session.add(theory)
        except IntegrityError as error:
            raise TheoryExists from error

    def add_version(self, version: TheoryVersion) -> None:
        self._work.session.add(version)

    async def remove(self, theory: Theory) -> None:
        await self._work.session.delete(theory)

    async def at(self, network_id: UUID, school_id: UUID | None) -> Theory | None:
        """The theory of a network, or of a school in it."""
        found = select(Theory).where(Theory.network_id == network_id, col(Theory.school_id) == school_id)
        theory: Theory | None = (await self._work.session.exec(self._seen(found))).first()
        return theory

    async def of_networks(self, network_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, int]]:
        """network -> id and version of its theory, of the networks that have one."""
        if not network_ids:
            return {}
        found = select(Theory).where(col(Theory.network_id).in_(network_ids), col(Theory.school_id).is_(None))
        rows = (await self._work.session.exec(self._seen(found))).all()
        return {row.network_id: (row.id, row.version) for row in rows}

    async def page(
        self,
        *,
        project_id: UUID | None,
        network_id: UUID | None,
        school_id: UUID | None,
        after: UUID | None,
        limit: int,
    ) -> list[Theory]:
        """Newest first; one row more than `limit` when there are more."""
        wanted = {"project_id": project_id, "network_id": network_id, "school_id": school_id}
        return await self._page(select(Theory), wanted, after, limit)

    async def version(self, theory_id: UUID, version: int) -> TheoryVersion | None:
        found = select(TheoryVersion).where(
            TheoryVersion.theory_id == theory_id, TheoryVersion.version == version
        )
        one: TheoryVersion | None = (await self._work.session.exec(self._seen(found, TheoryVersion))).first()
        return one

    async def versions(self, theory_id: UUID, *, before: int | None, limit: int) -> list[TheoryVersion]:
        """Newest first; one row more than `limit` when there are more."""
        found = self._seen(select(TheoryVersion).where(TheoryVersion.theory_id == theory_id), TheoryVersion)
        if before:
            found = found.where(TheoryVersion.version < before)
        rows = await self._work.session.exec(
            found.order_by(col(TheoryVersion.version).desc()).limit(limit + 1)
        )
        return list(rows.all())
