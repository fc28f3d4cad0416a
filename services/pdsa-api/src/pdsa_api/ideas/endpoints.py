"""Change ideas over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cursor_of
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Depends, Query, Request, Response

from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.ideas import service, shown
from pdsa_api.ideas.domain import Digital, Level, Status
from pdsa_api.ideas.repository import Ideas, Wanted
from pdsa_api.ideas.schemas import AdoptionIn, IdeaChange, IdeaDetail, IdeaIn, IdeaOut, Lineage, Order
from pdsa_api.references.service import references_of

routes = router("/ideas", tags=["ideas"])

Reader = Annotated[Principal, allowed("idea:read")]
Writer = Annotated[Principal, allowed("idea:write")]


def _ideas(request: Request, work: Work, caller: Principal) -> Ideas:
    off = request.app.state.parts.settings.without_application_filters
    return Ideas(work, caller, unfiltered=off)


def _filters(
    project_id: UUID | None = None,
    site_id: Annotated[UUID | None, Query(description="Of the networks of a site")] = None,
    network_id: UUID | None = None,
    school_id: UUID | None = None,
    driver_id: UUID | None = None,
    status: Annotated[list[Status] | None, Query(description="Any of these")] = None,
    level: Level | None = None,
    digital: Digital | None = None,
    search: Annotated[
        str | None,
        Query(max_length=200, description="Words in title, description or need; accents do not matter"),
    ] = None,
    shared: Annotated[
        bool | None,
        Query(
            description="True: only what other networks show to the project; false: only of one's own networks"
        ),
    ] = None,
) -> Wanted:
    return Wanted(
        project_id,
        site_id,
        network_id,
        school_id,
        driver_id,
        tuple(one.value for one in status or ()),
        level.value if level else None,
        digital.value if digital else None,
        search,
        shared,
    )


@routes.post("", status_code=201, summary="Describe a change idea")
async def create_idea(
    body: IdeaIn, request: Request, response: Response, work: Work, caller: Writer
) -> IdeaDetail:
    """It belongs to a network; `audience` says to whom its team shows it, whatever comes of it."""
    ideas = _ideas(request, work, caller)
    idea = await service.create_idea(work, ideas, references_of(request, work, caller), caller, body)
    return await _answer(request, response, work, caller, idea.id)


@routes.get("", summary="Change ideas, newest first or by title")
async def list_ideas(
    request: Request,
    work: Work,
    caller: Reader,
    wanted: Annotated[Wanted, Depends(_filters)],
    order: Order = Order.NEWEST,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[IdeaOut]:
    """What the reader's networks have and what others show to the project; never ordered by how well it went."""
    ideas = _ideas(request, work, caller)
    rows = await ideas.page(wanted, order, cursor, limit)
    page = rows[:limit]
    following = None
    if len(rows) > limit:
        last = page[-1]
        following = cursor_of(last.title, last.id) if order is Order.TITLE else cursor_of(last.id)
    return Page(items=await shown.listed(work, ideas, caller, page), next_cursor=following)


@routes.get("/{idea_id}", summary="One change idea")
async def get_idea(
    idea_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> IdeaDetail:
    return await _answer(request, response, work, caller, idea_id)


@routes.patch("/{idea_id}", summary="Change a change idea, or where it stands")
async def change_idea(
    idea_id: UUID, body: IdeaChange, request: Request, response: Response, work: Work, caller: Writer
) -> IdeaDetail:
    """Needs `If-Match`. `next` of the idea says where it may go and what is still missing before it."""
    ideas = _ideas(request, work, caller)
    idea = await service.idea_to_change(ideas, caller, idea_id)
    now = await shown.detail(work, ideas, caller, idea)
    require_version(
        request,
        idea.version,
        now=now.model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    references = references_of(request, work, caller)
    await service.change_idea(work, ideas, references, idea, body, shown.standing(now))
    give_version(response, idea.version)
    return await shown.detail(work, ideas, caller, idea)


@routes.post("/{idea_id}/adoptions", status_code=201, summary="Adopt a change idea, as it is or adapted")
async def adopt_idea(
    idea_id: UUID, body: AdoptionIn, request: Request, response: Response, work: Work, caller: Writer
) -> IdeaDetail:
    """A new idea of the adopting network, which says what it changes and why; also from another country."""
    ideas = _ideas(request, work, caller)
    parent = await service.idea_of(ideas, idea_id)
    references = references_of(request, work, caller)
    idea = await service.adopt_idea(work, ideas, references, caller, parent, body)
    answer = await _answer(request, response, work, caller, idea.id)
    response.headers["Location"] = f"{request.url.path.rsplit('/', 2)[0]}/{idea.id}"
    return answer


@routes.get("/{idea_id}/lineage", summary="The tree of adaptations of a change idea")
async def read_lineage(idea_id: UUID, request: Request, work: Work, caller: Reader) -> Lineage:
    """What it comes from and what came of it, as far as the reader may know."""
    ideas = _ideas(request, work, caller)
    await service.idea_of(ideas, idea_id)
    return await shown.lineage(work, ideas, idea_id)


@routes.get("/{idea_id}/history", summary="Who changed a change idea, what and when, newest first")
async def read_idea_history(
    idea_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    idea = await service.idea_of(_ideas(request, work, caller), idea_id)
    return await history.page(work, service.KIND, idea, limit, cursor)


async def _answer(
    request: Request, response: Response, work: Work, caller: Principal, idea_id: UUID
) -> IdeaDetail:
    ideas = _ideas(request, work, caller)
    idea = await service.idea_of(ideas, idea_id)
    give_version(response, idea.version)
    if request.method == "POST":
        response.headers["Location"] = f"{request.url.path}/{idea.id}"
    return await shown.detail(work, ideas, caller, idea)
