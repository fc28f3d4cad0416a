"""Comments over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Query, Request, Response

from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.talk import service
from pdsa_api.talk.errors import CommentNotFound
from pdsa_api.talk.models import Comment
from pdsa_api.talk.repository import Comments
from pdsa_api.talk.schemas import (
    CommentChange,
    CommentIn,
    CommentOut,
    Pointer,
    Resolution,
    SubjectKind,
    SubjectRef,
)
from pdsa_api.talk.subjects import READERS, Subjects

routes = router("/comments", tags=["talk"])

Reader = Annotated[Principal, allowed(READERS)]
Writer = Annotated[Principal, allowed("comment:write|cycle:contribute")]
Remover = Annotated[Principal, allowed("comment:write|cycle:contribute|people:write")]

_OUT = {
    "id", "pointer", "text", "prompt", "mentions", "reply_to", "created_by", "created_at", "edited_at",
    "deleted_at", "resolved_at", "resolved_by", "version",
}  # fmt: skip


def subjects_of(request: Request, work: Work, caller: Principal) -> Subjects:
    off = request.app.state.parts.settings.without_application_filters
    return Subjects(work, caller, unfiltered=off)


def shown(comment: Comment, caller: Principal) -> CommentOut:
    return CommentOut(
        **comment.model_dump(include=_OUT),
        subject=SubjectRef.model_validate({"kind": comment.subject_kind, "id": comment.subject_id}),
        may_change=service.may_change(caller, comment),
    )


@routes.post("", status_code=201, summary="Comment on a record or one of its fields")
async def create_comment(
    body: CommentIn, request: Request, response: Response, work: Work, caller: Writer
) -> CommentOut:
    """For who may write in the record's network, and for its own team; who is mentioned is told."""
    subjects = subjects_of(request, work, caller)
    subject = await service.subject_of(subjects, body.subject.kind, body.subject.id)
    made = await service.comment(work, Comments(work, subjects), caller, subject, body)
    give_version(response, made.version)
    response.headers["Location"] = f"{request.url.path}/{made.id}"
    return shown(made, caller)


@routes.get("", summary="The comments on a record, oldest first")
async def list_comments(
    request: Request,
    work: Work,
    caller: Reader,
    subject_kind: SubjectKind,
    subject_id: UUID,
    pointer: Annotated[Pointer | None, Query()] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[CommentOut]:
    """Nothing for a record that the reader may not see."""
    comments = Comments(work, subjects_of(request, work, caller))
    rows = await comments.page(subject_kind, subject_id, pointer=pointer, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda one: one.id)
    return Page(items=[shown(one, caller) for one in page], next_cursor=following)


@routes.get("/{comment_id}", summary="One comment")
async def get_comment(
    comment_id: UUID, request: Request, response: Response, work: Work, caller: Reader
) -> CommentOut:
    found = await service.comment_of(Comments(work, subjects_of(request, work, caller)), comment_id)
    give_version(response, found.version)
    return shown(found, caller)


@routes.patch("/{comment_id}", summary="Change one's own comment")
async def change_comment(
    comment_id: UUID, body: CommentChange, request: Request, response: Response, work: Work, caller: Writer
) -> CommentOut:
    """Needs `If-Match`; an older version gets 412 with both."""
    subjects = subjects_of(request, work, caller)
    found = await service.comment_of(Comments(work, subjects), comment_id, lock=True)
    require_version(
        request,
        found.version,
        now=shown(found, caller).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    subject = await service.subject_of(subjects, found.subject_kind, found.subject_id)
    await service.edit(work, caller, subject, found, body)
    give_version(response, found.version)
    return shown(found, caller)


@routes.post("/{comment_id}/resolve", summary="Close a thread, or open it again")
async def resolve_comment(
    comment_id: UUID, body: Resolution, request: Request, response: Response, work: Work, caller: Writer
) -> CommentOut:
    subjects = subjects_of(request, work, caller)
    comments = Comments(work, subjects)
    found = await service.comment_of(comments, comment_id, lock=True)
    if found.reply_to:
        found = await service.comment_of(comments, found.reply_to, lock=True)
    subject = await service.subject_of(subjects, found.subject_kind, found.subject_id)
    await service.require_voice(work, caller, subject)
    await service.resolve(work, caller, found, body.resolved)
    give_version(response, found.version)
    return shown(found, caller)


@routes.delete("/{comment_id}", status_code=204, summary="Delete one's own comment")
async def delete_comment(comment_id: UUID, request: Request, work: Work, caller: Remover) -> None:
    """Also for who administers people there. Its replies stay; what it said is kept in its history alone."""
    comments = Comments(work, subjects_of(request, work, caller))
    await service.delete(work, caller, await service.comment_of(comments, comment_id, lock=True))


@routes.get("/{comment_id}/history", summary="How a comment was changed, newest first")
async def list_comment_changes(
    comment_id: UUID,
    request: Request,
    work: Work,
    caller: Reader,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ChangeOut]:
    """Of a deleted comment only for who may delete it: what was taken back is not shown to everybody again."""
    found = await service.comment_of(Comments(work, subjects_of(request, work, caller)), comment_id)
    if found.deleted_at is not None and not service.may_delete(caller, found):
        raise CommentNotFound
    return await history.page(work, "comment", found, limit, cursor)
