"""Keeping answers that clash with what is stored, in the transaction that found them to."""

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.problems import Refusal
from orjson import loads
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from survey_api.conflicts.models import Conflict
from survey_api.errors import ResponseConflict, ResponseNotKept
from survey_api.responses.models import Response
from survey_api.responses.storage import MOST_CONFLICTS, Row


def clash(why: str, *, kept: bool) -> Refusal:
    """What to say of content that clashes with what is stored."""
    if kept:
        return ResponseConflict(f"{why} It was kept, and a person decides.")
    return ResponseNotKept(
        f"{why} It was not kept, for {MOST_CONFLICTS} others wait under this id: save it as a file."
    )


async def keep_answers(work: Transaction, response: Response, row: Row) -> bool:
    """Whether they are kept, now or since before: once for each content, and as many as answers that clash are."""
    waiting = select(Conflict.sha256).where(col(Conflict.response_id) == response.id)
    known = (await work.session.exec(waiting)).all()
    if row.sha256 in known:
        return True
    if len(known) >= MOST_CONFLICTS:
        return False
    values = {
        "tenant_id": response.tenant_id,
        "id": new_id(),
        "project_id": response.project_id,
        "wave_id": response.wave_id,
        "network_id": response.network_id,
        "response_id": response.id,
        "kind": "answers",
        "sha256": row.sha256,
        "language": row.language,
        "started_at": row.started_at,
        "ended_at": row.ended_at,
        "answers": loads(row.answers),
        "files": loads(row.files),
        "instance_id": row.id,
        "xml": row.xml,
        "submitted_by": row.submitted_by,
        "received_at": row.received_at,
    }
    await work.session.execute(insert(Conflict).values(**values).on_conflict_do_nothing())
    return True
