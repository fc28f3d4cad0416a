"""The use cases of conflicts."""

from collections.abc import Sequence

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound

from survey_api.attachments import repository as attachments
from survey_api.attachments.models import COMPLETE, Attachment
from survey_api.conflicts.models import Conflict
from survey_api.conflicts.repository import Conflicts
from survey_api.conflicts.schemas import ConflictOut, ConflictSide
from survey_api.errors import ConflictSettled
from survey_api.responses.amending import Newer, amend
from survey_api.responses.models import Response


async def show(work: Transaction, here: Conflicts, found: Sequence[Conflict]) -> list[ConflictOut]:
    responses = await here.responses(found)
    files = await attachments.of_responses(work.session, list(responses))
    return [
        _shown(one, _of_wave(one, responses.get(one.response_id)), files.get(one.response_id, []))
        for one in found
    ]


def _of_wave(conflict: Conflict, response: Response | None) -> Response | None:
    return response if response and response.wave_id == conflict.wave_id else None


def _shown(conflict: Conflict, response: Response | None, files: Sequence[Attachment]) -> ConflictOut:
    return ConflictOut(
        **conflict.model_dump(
            include={
                "id", "wave_id", "network_id", "response_id", "kind", "choice", "resolved_at",
            }
        ),
        here=_stored_side(conflict, response, files) if response else None,
        other=ConflictSide(
            **conflict.model_dump(
                include={
                    "received_at", "sha256", "language", "answers", "file_name", "media_type", "size",
                }
            ),
            file_url=f"/api/survey/v1/conflicts/{conflict.id}/file" if conflict.file_sha256 else None,
        ),
    )  # fmt: skip


def _stored_side(conflict: Conflict, response: Response, files: Sequence[Attachment]) -> ConflictSide | None:
    if conflict.kind == "answers":
        return ConflictSide(
            received_at=response.amended_at or response.received_at,
            sha256=response.sha256,
            language=response.language,
            answers=response.answers,
        )
    file = next((one for one in files if one.name == conflict.file_name), None)
    if file is None or file.received_at is None:
        return None
    base = f"/api/survey/v1/waves/{response.wave_id}/responses/{response.id}/attachments"
    return ConflictSide(
        received_at=file.received_at,
        sha256=file.received_sha256 or "",
        file_name=file.name,
        file_url=f"{base}/{file.id}/file",
        media_type=file.media_type,
        size=file.size,
    )


async def resolve(work: Transaction, caller: Principal, conflict: Conflict, choice: str) -> None:
    """The same choice again changes nothing. Raises ConflictSettled, PermissionDenied, NotFound."""
    caller.require("wave:write", project_id=conflict.project_id, network_id=conflict.network_id)
    if conflict.choice is not None:
        if conflict.choice == choice:
            return
        raise ConflictSettled("Somebody decided it the other way.")
    if choice == "replace":
        response = await attachments.lock_response(work.session, conflict.wave_id, conflict.response_id)
        if response is None:
            raise NotFound("Nothing of this wave is stored under the id.")
        if conflict.kind == "answers":
            await amend(work, response, _newer(conflict), caller.id)
        else:
            await _replace_file(work, response, conflict)
    conflict.choice = choice
    conflict.resolved_at = work.clock.now()
    conflict.resolved_by = caller.id
    work.audit(
        "conflict.resolved",
        tenant_id=conflict.tenant_id,
        subject_kind="response",
        subject_id=conflict.response_id,
        detail={"conflict": conflict.id, "choice": choice},
    )


def _newer(conflict: Conflict) -> Newer:
    return Newer(
        instance_id=conflict.instance_id or conflict.response_id,
        answers=conflict.answers or {},
        sha256=conflict.sha256,
        language=conflict.language or "",
        started_at=conflict.started_at,
        ended_at=conflict.ended_at,
        xml=conflict.xml,
        submitted_by=conflict.submitted_by,
        files=conflict.files or [],
        cause="conflict",
    )


async def _replace_file(work: Transaction, response: Response, conflict: Conflict) -> None:
    """The other file takes the place of the first, which is kept among the conflicts as decided."""
    file = await attachments.by_name(work.session, response.id, conflict.file_name or "")
    if file is None:
        raise NotFound("No answer names this file any more.")
    if file.state == COMPLETE:
        work.session.add(
            Conflict(
                **conflict.model_dump(
                    include={
                        "tenant_id", "project_id", "wave_id", "network_id", "response_id", "kind", "file_name",
                    }
                ),
                id=new_id(),
                sha256=file.received_sha256 or "",
                file_sha256=file.sha256,
                media_type=file.media_type,
                size=file.size,
                submitted_by=response.submitted_by,
                received_at=file.received_at or work.clock.now(),
                choice="replace",
                resolved_at=work.clock.now(),
                resolved_by=work.actor.id if work.actor else None,
            )
        )  # fmt: skip
    file.state = COMPLETE
    file.sha256, file.size, file.media_type = conflict.file_sha256, conflict.size, conflict.media_type
    file.received_sha256, file.thumbnail_sha256, file.upload_id = conflict.sha256, None, None
    file.received_at = conflict.received_at
    await attachments.recount(work.session, response)
