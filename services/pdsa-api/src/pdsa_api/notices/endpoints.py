"""Notices over HTTP: each person's own."""

from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.routing import Caller, Work, router
from chassis.schemas import Page
from chassis.versions import etag
from fastapi import Query, Request, Response

from pdsa_api.notices import service
from pdsa_api.notices.models import Notice
from pdsa_api.notices.repository import Notices
from pdsa_api.notices.schemas import NoticeOut, ReadUpTo, Unread
from pdsa_api.talk.endpoints import subjects_of
from pdsa_api.talk.excerpts import excerpts
from pdsa_api.talk.schemas import SubjectRef
from pdsa_api.talk.subjects import Subjects

routes = router("/notices", tags=["talk"])


async def _shown(work: Work, subjects: Subjects, rows: list[Notice]) -> list[NoticeOut]:
    named = await subjects.named({(one.subject_kind, one.subject_id) for one in rows})
    words = await excerpts(work, rows)
    networks = await labels(work, [one.network_id for one in rows])
    return [
        NoticeOut(
            **one.model_dump(exclude={"tenant_id", "person_id", "subject_kind", "subject_id"}),
            subject=SubjectRef.model_validate({"kind": one.subject_kind, "id": one.subject_id}),
            title=named[one.subject_kind, one.subject_id].title,
            network=networks.get(one.network_id),
            excerpt=words.get(one.id, ""),
        )
        for one in rows
        if (one.subject_kind, one.subject_id) in named
    ]


@routes.get("", summary="What I was told, newest first")
async def list_notices(
    request: Request,
    work: Work,
    caller: Caller,
    unread: Annotated[bool, Query(description="Only those not read yet")] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[NoticeOut]:
    """A notice is shown while its reader may see the record that it is about."""
    subjects = subjects_of(request, work, caller)
    rows = await Notices(work, caller, subjects).page(unread=unread, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=await _shown(work, subjects, page), next_cursor=following)


@routes.get("/unread", summary="How many of them are unread", response_model=Unread)
async def count_unread(request: Request, response: Response, work: Work, caller: Caller) -> Unread | Response:
    """Cheap to ask again: 304 with `If-None-Match` while nothing changed."""
    count, newest = await Notices(work, caller, subjects_of(request, work, caller)).unread()
    tag = etag(f"{count}.{newest or ''}")
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    response.headers["ETag"] = tag
    return Unread(unread=count, newest_id=newest)


@routes.post("/read", summary="Mark them as read", status_code=204)
async def read_notices(body: ReadUpTo, request: Request, work: Work, caller: Caller) -> None:
    notices = Notices(work, caller, subjects_of(request, work, caller))
    await notices.read(work.clock.now(), up_to=body.up_to)


@routes.post("/{notice_id}/read", summary="Mark one as read")
async def read_notice(notice_id: UUID, request: Request, work: Work, caller: Caller) -> NoticeOut:
    subjects = subjects_of(request, work, caller)
    found = await service.mark_read(work, Notices(work, caller, subjects), notice_id)
    return (await _shown(work, subjects, [found]))[0]
