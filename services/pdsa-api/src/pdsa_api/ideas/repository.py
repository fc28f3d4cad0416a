"""Every query of change ideas."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.paging import parts_of
from chassis.principal import Principal
from chassis.problems import Invalid
from sqlalchemy import ColumnElement, and_, case, distinct, func, literal, or_, text, true
from sqlalchemy import select as columns
from sqlalchemy.orm import Mapped
from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from pdsa_api.cycles.domain import Decision, Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.ideas.models import Idea
from pdsa_api.ideas.schemas import Order, Trials
from pdsa_api.sharing.domain import Audience
from pdsa_api.sharing.filter import of_others, of_own_networks, readable
from pdsa_api.teams.models import Team

READ, WRITE, CYCLES = "idea:read", "idea:write", "cycle:read"

LARGEST_TREE = 500
"""Ideas in one tree of adaptations."""

_ACCENTED = "áàâäãéèêëíìîïóòôöõúùûüñç" + "áàâäãéèêëíìîïóòôöõúùûüñç".upper()
_PLAIN = "aaaaaeeeeiiiiooooouuuunc" * 2


@dataclass(frozen=True)
class Wanted:
    """The filters of a list."""

    project_id: UUID | None = None
    site_id: UUID | None = None
    network_id: UUID | None = None
    school_id: UUID | None = None
    driver_id: UUID | None = None
    status: Sequence[str] = ()
    level: str | None = None
    digital: str | None = None
    search: str | None = None
    shared: bool | None = None


class Ideas:
    def __init__(
        self, work: Transaction, caller: Principal, permission: str = READ, *, unfiltered: bool = False
    ) -> None:
        self._work = work
        self._caller = caller
        self._permission = permission
        self._off = unfiltered

    def add(self, idea: Idea) -> None:
        self._work.session.add(idea)

    def _seen(self, statement: SelectOfScalar[Any]) -> SelectOfScalar[Any]:
        return readable(statement, Idea, self._caller, self._permission, off=self._off)

    async def get(self, idea_id: UUID, *, lock: bool = False) -> Idea | None:
        found = self._seen(select(Idea).where(Idea.id == idea_id))
        one: Idea | None = (await self._work.session.exec(found.with_for_update() if lock else found)).first()
        return one

    async def some(self, ids: Iterable[UUID]) -> dict[UUID, Idea]:
        """id -> idea, of those that the caller may see."""
        wanted = set(ids)
        if not wanted:
            return {}
        rows = await self._work.session.exec(self._seen(select(Idea).where(col(Idea.id).in_(wanted))))
        return {idea.id: idea for idea in rows.all()}

    async def adoptions(self, ids: Iterable[UUID]) -> dict[UUID, int]:
        """idea -> how many ideas adapt it, of those that the caller may see."""
        wanted = set(ids)
        if not wanted:
            return {}
        seen = self._seen(select(Idea.id).where(col(Idea.parent_id).in_(wanted)))
        counted = columns(col(Idea.parent_id), func.count().label("adoptions")).where(col(Idea.id).in_(seen))
        rows = await self._work.session.execute(counted.group_by(col(Idea.parent_id)))
        return {row.parent_id: row.adoptions for row in rows}

    async def trials(self, ids: Collection[UUID]) -> dict[UUID, Trials]:
        """idea -> its PDSA cycles, of those that the caller may see."""
        if not ids:
            return {}
        seen = readable(
            select(Cycle.id).where(col(Cycle.idea_id).in_(ids)), Cycle, self._caller, CYCLES, off=self._off
        )
        decision = case((col(Cycle.stage) == Stage.CLOSED.value, col(Cycle.decision)))
        found = columns(
            col(Cycle.idea_id),
            func.count().label("cycles"),
            func.count(distinct(col(Cycle.school_id))).label("schools"),
            func.count().filter(decision.is_(None)).label("open"),
            *(func.count().filter(decision == one.value).label(one.value) for one in Decision),
        )
        rows = await self._work.session.execute(
            found.where(col(Cycle.id).in_(seen)).group_by(col(Cycle.idea_id))
        )
        return {row.pop("idea_id"): Trials(**row) for row in map(dict, rows.mappings())}

    def _known(self) -> ColumnElement[bool]:
        """The ideas whose existence the caller may know: of their networks, or shown to the project."""
        if self._off:
            return true()
        caller, permission = self._caller, self._permission
        projects = {grant.project_id for grant in caller.grants if permission in grant.permissions}
        bound = caller.networks_for(permission)
        return and_(
            col(Idea.tenant_id).in_(caller.tenant_ids),
            true() if None in projects else col(Idea.project_id).in_([p for p in projects if p]),
            true()
            if bound is None
            else or_(col(Idea.audience) == Audience.PROJECT.value, col(Idea.network_id).in_(bound)),
        )

    async def family(self, idea_id: UUID) -> dict[UUID, UUID | None]:
        """idea -> the idea it adapts: all that the caller knows of in the tree of `idea_id`, at most one more than
        LARGEST_TREE. Goes up to the oldest that is known, then down; never past one that is not known."""
        known = self._known()
        link = (col(Idea.id), col(Idea.parent_id))
        up = (
            columns(*link, literal(0).label("steps"))
            .where(col(Idea.id) == idea_id, known)
            .cte("up", recursive=True)
        )
        up = up.union_all(
            columns(*link, up.c.steps + 1).where(
                col(Idea.id) == up.c.parent_id, known, up.c.steps < LARGEST_TREE
            )
        )
        top = columns(up.c.id).order_by(up.c.steps.desc()).limit(1).scalar_subquery()
        down = columns(*link).where(col(Idea.id) == top, known).cte("down", recursive=True)
        down = down.union_all(columns(*link).where(col(Idea.parent_id) == down.c.id, known))
        rows = await self._work.session.execute(columns(down).limit(LARGEST_TREE + 1))
        return {row.id: row.parent_id for row in rows}

    async def teams(self, ids: Iterable[UUID | None]) -> dict[UUID, str]:
        """team -> its name, of the networks that the caller is in."""
        wanted = {one for one in ids if one}
        if not wanted:
            return {}
        found = select(Team.id, Team.name).where(
            col(Team.id).in_(wanted), col(Team.tenant_id).in_(self._caller.tenant_ids)
        )
        bound = self._caller.networks_for(self._permission)
        if bound is not None and not self._off:
            found = found.where(col(Team.network_id).in_(bound))
        return dict((await self._work.session.exec(found)).all())

    async def page(self, wanted: Wanted, order: Order, cursor: str | None, limit: int) -> list[Idea]:
        """Newest first or by title; one row more than `limit` when there are more."""
        found = self._seen(select(Idea)).where(*self._conditions(wanted))
        title = _plain(col(Idea.title))
        if order is Order.TITLE:
            if cursor:
                said, raw = parts_of(cursor, 2)
                after, last = _plain(literal(said)), _uuid(raw)
                found = found.where(or_(title > after, and_(title == after, col(Idea.id) > last)))
            found = found.order_by(title, col(Idea.id))
        else:
            if cursor:
                found = found.where(col(Idea.id) < _uuid(*parts_of(cursor, 1)))
            found = found.order_by(col(Idea.id).desc())
        return list((await self._work.session.exec(found.limit(limit + 1))).all())

    def _conditions(self, wanted: Wanted) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        for name in ("project_id", "network_id", "school_id", "level", "digital"):
            value = getattr(wanted, name)
            if value is not None:
                found.append(col(getattr(Idea, name)) == value)
        if wanted.status:
            found.append(col(Idea.status).in_(wanted.status))
        if wanted.driver_id:
            found.append(col(Idea.driver_ids).contains([wanted.driver_id]))
        if wanted.site_id:
            found.append(_in_site(wanted.site_id))
        if wanted.search and wanted.search.strip():
            found += [_holds(word) for word in wanted.search.split()]
        if wanted.shared is not None:
            whose = of_others if wanted.shared else of_own_networks
            found.append(whose(Idea, self._caller, self._permission))
        return found


def _uuid(raw: str) -> UUID:
    try:
        return UUID(raw)
    except ValueError:
        raise Invalid("This cursor was not given out here.") from None


def _in_site(site_id: UUID) -> ColumnElement[bool]:
    return text(
        "exists (select 1 from directory where directory.tenant_id = change_idea.tenant_id"
        " and directory.id = change_idea.network_id and directory.site_id = :site_id)"
    ).bindparams(site_id=site_id)  # type: ignore[return-value]  # a condition as text


def _plain(words: Mapped[str] | ColumnElement[str]) -> ColumnElement[str]:
    """Without case and accents; the database's own order of texts knows neither."""
    return func.translate(func.lower(words), _ACCENTED, _PLAIN)


def _holds(word: str) -> ColumnElement[bool]:
    """A word in title, description or need, without regard to case and accents."""
    pattern = f"%{_escaped(word)}%"
    return or_(
        *(
            _plain(col(field)).like(pattern, escape="\\")
            for field in (Idea.title, Idea.description, Idea.need)
        )
    )


def _escaped(word: str) -> str:
    plain = word.lower().translate(str.maketrans(_ACCENTED, _PLAIN))
    return plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
