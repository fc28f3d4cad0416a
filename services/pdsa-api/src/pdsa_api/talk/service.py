"""What can be done with comments."""

from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.cycles.models import Cycle
from pdsa_api.history import service as history
from pdsa_api.ideas.models import Idea
from pdsa_api.notices import service as notices
from pdsa_api.notices.domain import NoticeKind
from pdsa_api.talk.domain import may_talk, whom_to_tell
from pdsa_api.talk.errors import (
    CommentGone,
    CommentNotFound,
    NotTheAuthor,
    NotYoursToSay,
    ReplyElsewhere,
    SubjectNotFound,
)
from pdsa_api.talk.models import Comment
from pdsa_api.talk.repository import Comments, owners, team_of
from pdsa_api.talk.schemas import CommentChange, CommentIn
from pdsa_api.talk.subjects import Subject, Subjects, subject_from

_FIELDS = ("text", "mentions", "deleted_at", "resolved_at")


async def subject_of(subjects: Subjects, kind: str, subject_id: UUID) -> Subject:
    """Raises SubjectNotFound for a record that is not there or not the caller's to see."""
    found = await subjects.get(kind, subject_id)
    if found is None:
        raise SubjectNotFound
    return found


async def require_voice(work: Transaction, caller: Principal, subject: Subject) -> list[str]:
    """The team of a record that the caller may write about. Raises NotYoursToSay."""
    team = await team_of(work, subject)
    where = {"project_id": subject.project_id, "network_id": subject.network_id}
    if not may_talk(
        comments_there=caller.may("comment:write", **where),
        contributes_there=caller.may("cycle:contribute", **where),
        in_team=caller.id in team,
    ):
        raise NotYoursToSay("This needs the permission comment:write in its network, or a place in its team.")
    return team


async def comment(
    work: Transaction,
    comments: Comments,
    caller: Principal,
    subject: Subject,
    body: CommentIn,
    *,
    tells_owners: bool = True,
) -> Comment:
    """The same body under the same id gives the comment that it made.

    `tells_owners` is off where they are told of something else: that their request was answered.

    Raises NotYoursToSay, ReplyElsewhere, IdTaken.
    """
    team = await require_voice(work, caller, subject)
    if again := await made_before(work, Comment, caller, body, body.id):
        return again
    root = await _root(comments, body)
    made = Comment(
        tenant_id=subject.tenant_id,
        project_id=subject.project_id,
        network_id=subject.network_id,
        id=body.id or new_id(),
        subject_kind=subject.kind,
        subject_id=subject.id,
        pointer=root.pointer if root else body.pointer,
        text=body.text,
        prompt=body.prompt.model_dump() if body.prompt else None,
        mentions=_people(body.mentions),
        reply_to=root.id if root else None,
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=work.clock.now(),
    )
    comments.add(made)
    await work.session.flush()
    told = whom_to_tell(
        caller.id,
        mentioned=made.mentions,
        answered=await comments.voices(made.tenant_id, root.id) if root else (),
        owners=owners(subject, team) if tells_owners else (),
        is_prompt=made.prompt is not None,
    )
    await notices.tell(
        work, caller, subject, {person: why.value for person, why in told.items()}, comment_id=made.id
    )
    return made


async def _root(comments: Comments, body: CommentIn) -> Comment | None:
    """The first comment of the thread that a reply joins."""
    if body.reply_to is None:
        return None
    found = await comments.get(body.reply_to)
    if found and found.reply_to:
        found = await comments.get(found.reply_to)
    if found is None or (found.subject_kind, found.subject_id) != (body.subject.kind, body.subject.id):
        raise ReplyElsewhere(
            faults=[
                {
                    "pointer": "/reply_to",
                    "code": "comment.reply_elsewhere",
                    "message": "there is no such comment on this record",
                    "fix": "Name a comment of the same record, or leave it out.",
                }
            ]
        )
    return found


async def comment_of(comments: Comments, comment_id: UUID, *, lock: bool = False) -> Comment:
    """Raises CommentNotFound for one that is not there or on a record that the caller may not see."""
    found = await comments.get(comment_id, lock=lock)
    if found is None:
        raise CommentNotFound
    return found


def may_change(caller: Principal, comment: Comment) -> bool:
    """Its author changes a comment, as long as it is there."""
    return comment.created_by == caller.id and comment.deleted_at is None


def may_delete(caller: Principal, comment: Comment) -> bool:
    """Its author, and who keeps order: a comment that names a child must not have to wait for its author."""
    where = {"project_id": comment.project_id, "network_id": comment.network_id}
    return comment.created_by == caller.id or caller.may("people:write", **where)


async def edit(
    work: Transaction, caller: Principal, subject: Subject, comment: Comment, change: CommentChange
) -> None:
    """Raises NotTheAuthor or CommentGone. Whoever is newly mentioned is told."""
    if comment.created_by != caller.id:
        raise NotTheAuthor
    if comment.deleted_at is not None:
        raise CommentGone
    before = history.fields(comment, _FIELDS)
    already = set(comment.mentions)
    if change.text is not None:
        comment.text = change.text
    if change.mentions is not None:
        comment.mentions = _people(change.mentions)
    if before == history.fields(comment, _FIELDS):
        return
    comment.edited_at = work.clock.now()
    await _changed(work, comment, before)
    fresh = [person for person in comment.mentions if person not in already]
    told = whom_to_tell(caller.id, mentioned=fresh)
    await notices.tell(
        work, caller, subject, {person: why.value for person, why in told.items()}, comment_id=comment.id
    )


async def delete(work: Transaction, caller: Principal, comment: Comment) -> None:
    """The words go from every page at once; what they were stays in the history. Raises NotTheAuthor."""
    if not may_delete(caller, comment):
        raise NotTheAuthor
    if comment.deleted_at is not None:
        return
    before = history.fields(comment, _FIELDS)
    comment.text, comment.mentions, comment.deleted_at = "", [], work.clock.now()
    await _changed(work, comment, before)
    await notices.take_back(work, comment.tenant_id, comment_id=comment.id)
    work.audit(
        "comment.deleted",
        tenant_id=comment.tenant_id,
        subject_kind="comment",
        subject_id=comment.id,
        detail={"on": comment.subject_kind, "record": str(comment.subject_id)},
    )


async def resolve(work: Transaction, caller: Principal, comment: Comment, resolved: bool) -> None:
    """Close a thread, or open it again."""
    before = history.fields(comment, _FIELDS)
    if resolved == (comment.resolved_at is not None):
        return
    comment.resolved_at = work.clock.now() if resolved else None
    comment.resolved_by = caller.id if resolved else None
    await _changed(work, comment, before)


async def _changed(work: Transaction, comment: Comment, before: dict[str, Any]) -> None:
    comment.version += 1
    after = history.fields(comment, _FIELDS)
    await history.record(work, "comment", comment, _plain(before), _plain(after))


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: str(one) if name.endswith("_at") and one else one for name, one in values.items()}


def _people(ids: list[UUID]) -> list[str]:
    return list(dict.fromkeys(str(one) for one in ids))


async def tell_of_move(work: Transaction, caller: Principal, cycle: Cycle) -> None:
    """The rest of a cycle's team hears that it went on, or back."""
    subject = subject_from("cycle", cycle)
    people = owners(subject, await team_of(work, subject))
    told = dict.fromkeys(people, NoticeKind.CYCLE_MOVED.value)
    await notices.tell(work, caller, subject, told, detail={"stage": cycle.stage})


async def tell_of_adoption(work: Transaction, caller: Principal, idea: Idea, adopted_id: UUID) -> None:
    """Whoever wrote an idea, and those of its team who can be seen from here, hear that somebody took it up."""
    subject = subject_from("idea", idea)
    people = owners(subject, await team_of(work, subject))
    told = dict.fromkeys(people, NoticeKind.IDEA_ADOPTED.value)
    await notices.tell(work, caller, subject, told, detail={"idea_id": str(adopted_id)})
