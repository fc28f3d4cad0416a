"""Every query of requests for review, and of who coaches."""

from uuid import UUID

from chassis.database import Transaction
from chassis.principal import Principal
from sqlalchemy import ColumnElement, text, true
from sqlmodel import col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.cycles.models import Cycle
from pdsa_api.reviews.models import Review
from pdsa_api.talk.subjects import Subjects


class Reviews:
    """The requests about cycles that a caller may read."""

    def __init__(self, work: Transaction, caller: Principal, subjects: Subjects) -> None:
        self._work = work
        self._caller = caller
        self._subjects = subjects

    def add(self, review: Review) -> None:
        self._work.session.add(review)

    def _seen(self) -> SelectOfScalar[Review]:
        return select(Review).where(self._subjects.ids("cycle", col(Review.cycle_id)))

    async def get(self, review_id: UUID, *, lock: bool = False) -> Review | None:
        found = self._seen().where(Review.id == review_id)
        return (await self._work.session.exec(found.with_for_update() if lock else found)).first()

    async def page(
        self,
        *,
        project_id: UUID | None,
        network_id: UUID | None,
        cycle_id: UUID | None,
        state: str | None,
        for_me: bool,
        after: UUID | None,
        limit: int,
    ) -> list[Review]:
        """Newest first; one row more than `limit` when there are more."""
        found = self._seen()
        wanted = {
            "project_id": project_id,
            "network_id": network_id,
            "cycle_id": cycle_id,
            "state": state,
        }
        for name, value in wanted.items():
            if value is not None:
                found = found.where(col(getattr(Review, name)) == value)
        if for_me:
            found = found.where(self._for_me())
        if after:
            found = found.where(col(Review.id) < after)
        return list(
            (await self._work.session.exec(found.order_by(col(Review.id).desc()).limit(limit + 1))).all()
        )

    def _for_me(self) -> ColumnElement[bool]:
        """Put to the caller, or to whoever coaches where the caller does; not one's own."""
        caller = self._caller
        bound = caller.networks_for("coach:read") if caller.may("coach:read") else frozenset[UUID]()
        coached = true() if bound is None else col(Review.network_id).in_(bound)
        to_coaches = col(Review.asked).is_(None) & coached
        return or_(col(Review.asked) == caller.id, to_coaches) & (col(Review.created_by) != caller.id)


_COACHES = text(
    "select p.principal_id, (g -> 'network_ids') <> 'null'::jsonb as bound"
    " from principal_grants p, jsonb_array_elements(p.document -> 'grants') g"
    " where p.tenant_id = :tenant and p.document ->> 'kind' = 'person'"
    " and jsonb_exists(g -> 'permissions', 'coach:read')"
    " and coalesce(g ->> 'project_id', :project) = :project"
    " and (g -> 'network_ids' = 'null'::jsonb or jsonb_exists(g -> 'network_ids', :network))"
)


async def coaches_of(work: Transaction, tenant_id: UUID, project_id: UUID, network_id: UUID) -> list[str]:
    """Who coaches a network, of those who were here before: who is bound to some networks, else all.

    A coach who never came finds the request in the coach view.
    """
    rows = (
        await work.session.execute(
            _COACHES, {"tenant": tenant_id, "project": str(project_id), "network": str(network_id)}
        )
    ).all()
    near = [row.principal_id for row in rows if row.bound]
    return sorted(set(near or [row.principal_id for row in rows]))


async def titles_of(work: Transaction, reviews: list[Review]) -> dict[UUID, str]:
    """Cycle -> title."""
    found = select(Cycle.id, Cycle.title).where(col(Cycle.id).in_({one.cycle_id for one in reviews}))
    return dict((await work.session.exec(found)).all())
