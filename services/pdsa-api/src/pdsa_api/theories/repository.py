"""Every query of theories."""

from collections.abc import Collection
from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from chassis.sight import visible
from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select

from pdsa_api.theories.errors import TheoryExists
from pdsa_api.theories.models import Theory, TheoryVersion


class Theories:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

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

    async def get(self, theory_id: UUID, *, lock: bool = False) -> Theory | None:
        found = visible(
            select(Theory).where(Theory.id == theory_id),
            Theory,
            self._caller,
            self._permission,
            off=self._off,
        )
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def at(self, network_id: UUID, school_id: UUID | None) -> Theory | None:
        """The theory of a network, or of a school in it."""
        found = visible(
            select(Theory).where(Theory.network_id == network_id, col(Theory.school_id) == school_id),
            Theory,
            self._caller,
            self._permission,
            off=self._off,
        )
        return (await self._work.session.exec(found)).first()

    async def of_networks(self, network_ids: Collection[UUID]) -> dict[UUID, tuple[UUID, int]]:
        """network -> id and version of its theory, of the networks that have one."""
        if not network_ids:
            return {}
        found = visible(
            select(Theory).where(col(Theory.network_id).in_(network_ids), col(Theory.school_id).is_(None)),
            Theory,
            self._caller,
            self._permission,
            off=self._off,
        )
        rows = (await self._work.session.exec(found)).all()
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
        found = visible(
            select(Theory), Theory, self._caller, self._permission, project_id=project_id, off=self._off
        )
        for name, value in {
            "project_id": project_id,
            "network_id": network_id,
            "school_id": school_id,
        }.items():
            if value is not None:
                found = found.where(col(getattr(Theory, name)) == value)
        if after:
            found = found.where(col(Theory.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Theory.id).desc()).limit(limit + 1))).all()
        )

    async def version(self, theory_id: UUID, version: int) -> TheoryVersion | None:
        found = visible(
            select(TheoryVersion).where(
                TheoryVersion.theory_id == theory_id, TheoryVersion.version == version
            ),
            TheoryVersion,
            self._caller,
            self._permission,
            off=self._off,
        )
        return (await self._work.session.exec(found)).first()

    async def versions(self, theory_id: UUID, *, before: int | None, limit: int) -> list[TheoryVersion]:
        """Newest first; one row more than `limit` when there are more."""
        found = visible(
            select(TheoryVersion).where(TheoryVersion.theory_id == theory_id),
            TheoryVersion,
            self._caller,
            self._permission,
            off=self._off,
        )
        if before:
            found = found.where(TheoryVersion.version < before)
        rows = await self._work.session.exec(
            found.order_by(col(TheoryVersion.version).desc()).limit(limit + 1)
        )
        return list(rows.all())
