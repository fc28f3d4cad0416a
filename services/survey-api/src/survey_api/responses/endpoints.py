"""Reading raw responses: for research only, and every read is told in the audit table."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Query

from survey_api.attachments import repository as attachments
from survey_api.attachments.models import Attachment
from survey_api.attachments.schemas import shown as attachment_shown
from survey_api.responses.models import Response
from survey_api.responses.repository import Responses
from survey_api.responses.schemas import ResponseOut, ResponseVersionOut
from survey_api.running import Here
from survey_api.waves.repository import Waves

routes = router("/waves/{wave_id}/responses", tags=["responses"])

RawReader = Annotated[Principal, allowed("response:read")]


_NOT_SHOWN = {
    "tenant_id", "project_id", "position", "link_id", "submitted_by", "evaluated_at", "instance_id", "xml",
}  # fmt: skip


def shown(response: Response, files: Sequence[Attachment]) -> ResponseOut:
    return ResponseOut(
        **response.model_dump(exclude=_NOT_SHOWN),
        by_link=response.link_id is not None,
        attachments=[attachment_shown(file) for file in files],
    )


@routes.get("", summary="List raw responses", description="Each read is written to the audit table.")
async def list_responses(
    wave_id: UUID,
    work: Work,
    caller: RawReader,
    survey: Here,
    amended: Annotated[bool, Query(description="Only those that were changed after they were sent")] = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ResponseOut]:
    wave = await Waves(work, caller, off=survey.filters_off).find(wave_id, "response:read")
    if wave is None:
        raise NotFound
    found = await Responses(work, caller, off=survey.filters_off).page(
        wave_id, id_after(cursor), limit, amended=amended
    )
    page, following = cut(found, limit, lambda response: response.id)
    work.audit(
        "responses.read",
        tenant_id=wave.tenant_id,
        subject_kind="wave",
        subject_id=wave_id,
        detail={"rows": len(page)},
    )
    files = await attachments.of_responses(work.session, [response.id for response in page])
    return Page(items=[shown(response, files[response.id]) for response in page], next_cursor=following)


@routes.get(
    "/{response_id}", summary="Read one raw response", description="The read is written to the audit table."
)
async def read_response(
    wave_id: UUID, response_id: UUID, work: Work, caller: RawReader, survey: Here
) -> ResponseOut:
    found = await Responses(work, caller, off=survey.filters_off).find(wave_id, response_id)
    if found is None:
        raise NotFound
    work.audit("response.read", tenant_id=found.tenant_id, subject_kind="response", subject_id=response_id)
    files = await attachments.of_responses(work.session, [response_id])
    return shown(found, files[response_id])


@routes.get(
    "/{response_id}/versions",
    summary="What a response said before it was edited",
    description="Oldest first, without the newest. The read is written to the audit table.",
)
async def list_response_versions(
    wave_id: UUID, response_id: UUID, work: Work, caller: RawReader, survey: Here
) -> Page[ResponseVersionOut]:
    here = Responses(work, caller, off=survey.filters_off)
    found = await here.find(wave_id, response_id)
    if found is None:
        raise NotFound
    work.audit("response.read", tenant_id=found.tenant_id, subject_kind="response", subject_id=response_id)
    versions = await here.versions(response_id)
    names = set(ResponseVersionOut.model_fields)
    return Page(items=[ResponseVersionOut(**one.model_dump(include=names)) for one in versions])
