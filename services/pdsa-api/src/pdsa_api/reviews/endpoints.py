"""Requests for review over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version
from fastapi import Query, Request, Response

from pdsa_api.reviews import service
from pdsa_api.reviews.domain import ReviewState
from pdsa_api.reviews.models import Review
from pdsa_api.reviews.repository import Reviews, titles_of
from pdsa_api.reviews.schemas import AnswerIn, ReviewIn, ReviewOut
from pdsa_api.talk import service as talk
from pdsa_api.talk.endpoints import subjects_of
from pdsa_api.talk.repository import Comments, my_teams

routes = router("/reviews", tags=["talk"])

Reader = Annotated[Principal, allowed("cycle:read")]
Writer = Annotated[Principal, allowed("comment:write|cycle:contribute")]
Answerer = Annotated[Principal, allowed("comment:write")]

_HIDDEN = {"tenant_id", "first_body"}


async def shown(work: Work, caller: Principal, rows: list[Review]) -> list[ReviewOut]:
    titles = await titles_of(work, rows)
    networks = await labels(work, [one.network_id for one in rows])
    own = await my_teams(work, caller, [one.cycle_id for one in rows])
    return [
        ReviewOut(
            **one.model_dump(exclude=_HIDDEN),
            cycle=titles.get(one.cycle_id, ""),
            network=networks.get(one.network_id),
            may_answer=service.can_answer(caller, one),
            may_withdraw=service.can_withdraw(caller, one, in_team=one.cycle_id in own),
        )
        for one in rows
    ]


@routes.post("", status_code=201, summary="Ask the mentor to look at a cycle")
async def create_review(
    body: ReviewIn, request: Request, response: Response, work: Work, caller: Writer
) -> ReviewOut:
    """For who may comment on the cycle. Nobody can be asked about a cycle that is kept within its team."""
    subjects = subjects_of(request, work, caller)
    subject = await talk.subject_of(subjects, "cycle", body.cycle_id)
    made = await service.ask(work, Reviews(work, caller, subjects), caller, subject, body)
    give_version(response, made.version)
    response.headers["Location"] = f"{request.url.path}/{made.id}"
    return (await shown(work, caller, [made]))[0]


@routes.get("", summary="Requests for review, newest first")
async def list_reviews(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    cycle_id: UUID | None = None,
    state: ReviewState | None = None,
    for_me: Annotated[bool, Query(description="Put to me, or to whoever coaches where I do")] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ReviewOut]:
    rows = await Reviews(work, caller, subjects_of(request, work, caller)).page(
        project_id=project_id,
        network_id=network_id,
        cycle_id=cycle_id,
        state=state.value if state else None,
        for_me=for_me,
        after=id_after(cursor),
        limit=limit,
    )
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=await shown(work, caller, page), next_cursor=following)


@routes.get("/{review_id}", summary="One request for review")
async def get_review(
    review_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> ReviewOut:
    reviews = Reviews(work, caller, subjects_of(request, work, caller))
    found = await service.review_of(reviews, review_id)
    give_version(response, found.version)
    return (await shown(work, caller, [found]))[0]


@routes.post("/{review_id}/answer", summary="Answer it with a comment")
async def answer_review(
    review_id: UUID, body: AnswerIn, request: Request, response: Response, work: Work, caller: Answerer
) -> ReviewOut:
    """For whoever was asked and whoever coaches there; the team is told."""
    subjects = subjects_of(request, work, caller)
    found = await service.review_of(Reviews(work, caller, subjects), review_id, lock=True)
    subject = await talk.subject_of(subjects, "cycle", found.cycle_id)
    await service.answer(work, Comments(work, subjects), caller, subject, found, body)
    give_version(response, found.version)
    return (await shown(work, caller, [found]))[0]


@routes.post("/{review_id}/withdraw", summary="Take the request back")
async def withdraw_review(
    review_id: UUID, request: Request, response: Response, work: Work, caller: Writer
) -> ReviewOut:
    subjects = subjects_of(request, work, caller)
    found = await service.review_of(Reviews(work, caller, subjects), review_id, lock=True)
    subject = await talk.subject_of(subjects, "cycle", found.cycle_id)
    await service.withdraw(work, caller, subject, found)
    give_version(response, found.version)
    return (await shown(work, caller, [found]))[0]
