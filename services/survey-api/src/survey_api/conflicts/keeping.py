"""Keeping answers that clash with what is stored, in the transaction that found them to."""

from chassis.database import Transaction
from chassis.ids import new_id
from orjson import loads
from sqlalchemy.dialects.postgresql import insert

from survey_api.attachments import repository as attachments
from survey_api.conflicts.models import Conflict
from survey_api.responses.models import Response
from survey_api.responses.storage import MOST_CONFLICTS, Row


async def keep_answers(work: Transaction, response: Response, row: Row) -> None:
    """Once for each content, and as many as answers that clash are kept."""
    if await attachments.conflicts_of(work.session, response.id) >= MOST_CONFLICTS:
        return
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
