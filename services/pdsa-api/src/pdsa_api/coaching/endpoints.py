"""The coach's view, and a team's own prompts, over HTTP."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cursor_of, parts_of
from chassis.principal import Principal
from chassis.problems import Invalid
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Query, Request

from pdsa_api.coaching import repository, service
from pdsa_api.coaching.domain import Group
from pdsa_api.coaching.repository import Coaching
from pdsa_api.coaching.schemas import CoachedCycle, CoachedNetwork, LookIn, LookOut
from pdsa_api.cycles.errors import CycleNotFound
from pdsa_api.cycles.models import Cycle

routes = router("/coaching", tags=["coaching"])

Coach = Annotated[Principal, allowed("coach:read")]
Reader = Annotated[Principal, allowed("cycle:read")]
Since = Annotated[date | None, Query(description="What moved since this day; the last 14 days if left out")]


def _coaching(request: Request, work: Work, caller: Principal) -> Coaching:
    off = request.app.state.parts.settings.without_application_filters
    return Coaching(work, caller, unfiltered=off)


def _after(cursor: str | None) -> tuple[datetime, UUID] | None:
    if cursor is None:
        return None
    moved_at, cycle_id = parts_of(cursor, 2)
    try:
        return datetime.fromisoformat(moved_at), UUID(cycle_id)
    except ValueError as error:
        raise Invalid("This cursor was not given out here.") from error


def _cut(rows: list[Cycle], limit: int) -> tuple[list[Cycle], str | None]:
    page = rows[:limit]
    more = len(rows) > limit
    return page, cursor_of(page[-1].moved_at.isoformat(), page[-1].id) if more else None


@routes.get("/networks", summary="The networks that I coach, by name")
async def list_coached_networks(
    request: Request,
    work: Work,
    caller: Coach,
    project_id: UUID,
    since: Since = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CoachedNetwork]:
    """How many cycles moved, wait, are quiet or lack something, and how they are worked with. Never ranked."""
    coaching = _coaching(request, work, caller)
    today = work.clock.now().date()
    after = None
    if cursor:
        label, network_id = parts_of(cursor, 2)
        after = label, _id(network_id)
    rows = await coaching.networks(project_id, after, limit)
    page = rows[:limit]
    counts = await coaching.counts([one for one, _ in page], today, service.since_or_window(since, today))
    following = cursor_of(page[-1][1], page[-1][0]) if len(rows) > limit else None
    items = [service.network_of(network, name, counts[network]) for network, name in page]
    return Page(items=items, next_cursor=following)


def _id(raw: str) -> UUID:
    try:
        return UUID(raw)
    except ValueError as error:
        raise Invalid("This cursor was not given out here.") from error


@routes.get("/cycles", summary="The cycles that I coach, by their last move")
async def list_coached_cycles(
    request: Request,
    work: Work,
    caller: Coach,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    group: Group | None = None,
    since: Since = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CoachedCycle]:
    """Latest first. Without a group: those that are open or moved lately. A cycle that its team keeps to itself
    is not among them."""
    coaching = _coaching(request, work, caller)
    today = work.clock.now().date()
    day = service.since_or_window(since, today)
    rows = await coaching.cycles(
        project_id=project_id,
        network_id=network_id,
        one=group,
        today=today,
        since=day,
        after=_after(cursor),
        limit=limit,
    )
    page, following = _cut(rows, limit)
    return Page(items=await service.shown(work, coaching, caller, page, today, day), next_cursor=following)


@routes.get("/mine", summary="The open cycles of my teams, with their prompts")
async def list_my_prompts(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CoachedCycle]:
    coaching = _coaching(request, work, caller)
    today = work.clock.now().date()
    rows = await coaching.mine(project_id=project_id, after=_after(cursor), limit=limit)
    page, following = _cut(rows, limit)
    day = service.since_or_window(None, today)
    return Page(items=await service.shown(work, coaching, caller, page, today, day), next_cursor=following)


@routes.get("/cycles/{cycle_id}", summary="Where one cycle stands, and what it is asked")
async def get_prompts(cycle_id: UUID, request: Request, work: Work, caller: Reader) -> CoachedCycle:
    """For everybody who may read the cycle: its team sees the same prompts as its coach."""
    coaching = _coaching(request, work, caller)
    cycle = await coaching.get(cycle_id)
    if cycle is None:
        raise CycleNotFound
    today = work.clock.now().date()
    day = service.since_or_window(None, today)
    return (await service.shown(work, coaching, caller, [cycle], today, day))[0]


@routes.get("/look", summary="When did I last look?")
async def read_look(work: Work, caller: Coach, project_id: UUID) -> LookOut:
    found = await repository.looked_at(work, caller, project_id)
    return LookOut(looked_at=found)


@routes.put("/look", summary="I have looked")
async def write_look(body: LookIn, work: Work, caller: Coach) -> LookOut:
    """From now on, what moved can be told since now."""
    now = work.clock.now()
    await repository.look(work, caller, body.project_id, now)
    return LookOut(looked_at=now)
