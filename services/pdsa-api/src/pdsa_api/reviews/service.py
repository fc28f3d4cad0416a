"""What can be done with requests for review."""

from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.notices import service as notices
from pdsa_api.notices.domain import NoticeKind
from pdsa_api.reviews.domain import ReviewState, may_answer, may_withdraw
from pdsa_api.reviews.errors import (
    KeptInTeam,
    NotYoursToAnswer,
    NotYoursToWithdraw,
    ReviewClosed,
    ReviewNotFound,
)
from pdsa_api.reviews.models import Review
from pdsa_api.reviews.repository import Reviews, coaches_of
from pdsa_api.reviews.schemas import AnswerIn, ReviewIn
from pdsa_api.sharing.domain import Audience
from pdsa_api.talk import service as talk
from pdsa_api.talk.repository import Comments, owners, team_of
from pdsa_api.talk.schemas import CommentIn, SubjectRef
from pdsa_api.talk.subjects import Subject


async def ask(
    work: Transaction, reviews: Reviews, caller: Principal, subject: Subject, body: ReviewIn
) -> Review:
    """The same body under the same id gives the request that it made. Raises NotYoursToSay, KeptInTeam."""
    await talk.require_voice(work, caller, subject)
    if again := await made_before(work, Review, caller, body, body.id):
        return again
    if subject.audience == Audience.TEAM.value:
        raise KeptInTeam(
            "Nobody outside the team can see it, so nobody could answer.",
            faults=[
                {
                    "pointer": "/cycle_id",
                    "code": "review.kept_in_team",
                    "message": "this cycle is shown to its team only",
                    "fix": "Show the cycle to your mentor first, then ask.",
                }
            ],
        )
    made = Review(
        tenant_id=subject.tenant_id,
        project_id=subject.project_id,
        network_id=subject.network_id,
        id=body.id or new_id(),
        cycle_id=subject.id,
        asked=str(body.asked) if body.asked else None,
        question=body.question,
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=work.clock.now(),
    )
    reviews.add(made)
    await work.session.flush()
    asked = (
        [made.asked]
        if made.asked
        else await coaches_of(work, made.tenant_id, made.project_id, made.network_id)
    )
    people = dict.fromkeys(asked, NoticeKind.REVIEW_ASKED.value)
    await notices.tell(work, caller, subject, people, request_id=made.id)
    return made


async def review_of(reviews: Reviews, review_id: UUID, *, lock: bool = False) -> Review:
    """Raises ReviewNotFound for one that is not there or about a cycle that the caller may not see."""
    found = await reviews.get(review_id, lock=lock)
    if found is None:
        raise ReviewNotFound
    return found


def can_answer(caller: Principal, review: Review) -> bool:
    where = {"project_id": review.project_id, "network_id": review.network_id}
    return (
        review.state == ReviewState.OPEN.value
        and caller.may("comment:write", **where)
        and may_answer(
            caller.id,
            asked=review.asked,
            asker=review.created_by,
            coaches=caller.may("coach:read", **where),
        )
    )


def can_withdraw(caller: Principal, review: Review, *, in_team: bool) -> bool:
    is_open = review.state == ReviewState.OPEN.value
    return is_open and may_withdraw(caller.id, asker=review.created_by, in_team=in_team)


async def answer(
    work: Transaction,
    comments: Comments,
    caller: Principal,
    subject: Subject,
    review: Review,
    body: AnswerIn,
) -> None:
    """Raises ReviewClosed, NotYoursToAnswer. A repeat of the answer that closed it changes nothing."""
    if review.state == ReviewState.ANSWERED.value and body.id and body.id == review.answer_id:
        return
    _require_open(review)
    if not can_answer(caller, review):
        raise NotYoursToAnswer
    said = CommentIn(
        id=body.id,
        subject=SubjectRef(kind="cycle", id=review.cycle_id),
        text=body.text,
        mentions=body.mentions,
    )
    made = await talk.comment(work, comments, caller, subject, said, tells_owners=False)
    _close(work, caller, review, ReviewState.ANSWERED, answer_id=made.id)
    team = await team_of(work, subject)
    people = dict.fromkeys((review.created_by, *owners(subject, team)), NoticeKind.REVIEW_ANSWERED.value)
    mentioned = set(made.mentions)
    told = {person: kind for person, kind in people.items() if person not in mentioned}
    await notices.tell(work, caller, subject, told, comment_id=made.id, request_id=review.id)


async def withdraw(work: Transaction, caller: Principal, subject: Subject, review: Review) -> None:
    """Raises ReviewClosed, NotYoursToWithdraw; withdrawing twice changes nothing."""
    if review.state == ReviewState.WITHDRAWN.value:
        return
    _require_open(review)
    team = await team_of(work, subject)
    if not may_withdraw(caller.id, asker=review.created_by, in_team=caller.id in team):
        raise NotYoursToWithdraw
    _close(work, caller, review, ReviewState.WITHDRAWN)
    await notices.take_back(work, review.tenant_id, request_id=review.id)


def _require_open(review: Review) -> None:
    if review.state != ReviewState.OPEN.value:
        raise ReviewClosed(f"It is {review.state}.")


def _close(
    work: Transaction,
    caller: Principal,
    review: Review,
    state: ReviewState,
    answer_id: UUID | None = None,
) -> None:
    review.state, review.answer_id = state.value, answer_id
    review.closed_at, review.closed_by = work.clock.now(), caller.id
    review.version += 1
