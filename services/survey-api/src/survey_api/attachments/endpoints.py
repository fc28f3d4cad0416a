"""Attachments over HTTP: sent by who sent the response, read by who may read raw answers."""

from typing import Annotated
from uuid import UUID

from chassis.database import Transaction
from chassis.files.serving import serve_file, serve_picture
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from starlette.requests import Request
from starlette.responses import Response as Reply

from survey_api.attachments import repository
from survey_api.attachments.attaching import THUMBNAIL_TYPE, is_sender
from survey_api.attachments.errors import AttachmentWaited
from survey_api.attachments.models import Attachment
from survey_api.attachments.schemas import AttachmentOut, AttachmentSent, AttachmentsOut, shown
from survey_api.responses.repository import Responses, sent_response
from survey_api.running import Here, Survey

routes = router("/waves/{wave_id}/responses/{response_id}/attachments", tags=["attachments"])

SENDS = "response:create"
Sender = Annotated[Principal, allowed(SENDS)]
RawReader = Annotated[Principal, allowed("response:read")]


@routes.get(
    "",
    summary="Which files of a response have arrived",
    description="For whoever sent it, also with `Authorization: Link`.",
    openapi_extra={"x-public-link": True},
)
async def list_attachments(wave_id: UUID, response_id: UUID, work: Work, caller: Sender) -> AttachmentsOut:
    response = await sent_response(work.session, wave_id, response_id)
    if response is None or not is_sender(caller, response):
        raise NotFound
    files = (await repository.of_responses(work.session, [response_id]))[response_id]
    return AttachmentsOut(missing=response.files_missing, items=[shown(file) for file in files])


@routes.post(
    "",
    summary="Make an upload the file that an answer names",
    description="The upload must be whole. Pictures are made anew without place and device. Sending it again gives"
    " the same; other bytes than those announced, or than those that are here, get 409. What is not taken in gets"
    " 422, and the attachment says why.",
    openapi_extra={"x-public-link": True},
)
async def attach_file(
    wave_id: UUID, response_id: UUID, body: AttachmentSent, caller: Sender, survey: Here
) -> AttachmentOut:
    attached = await survey.attaching.attach_upload(caller, wave_id, response_id, body.name, body.upload_id)
    await survey.live.changed(f"wave:{wave_id}")
    return shown(attached)


@routes.get(
    "/{attachment_id}/file",
    summary="The file",
    description="A picture to be shown, anything else to be saved. Each opening is written to the audit table.",
    response_class=Reply,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
async def get_attachment_file(
    wave_id: UUID,
    response_id: UUID,
    attachment_id: UUID,
    request: Request,
    work: Work,
    caller: RawReader,
    survey: Here,
) -> Reply:
    file = await _readable(work, caller, survey, wave_id, response_id, attachment_id)
    if file.sha256 is None:
        raise AttachmentWaited
    answer = await serve_file(
        request,
        survey.files,
        file.tenant_id,
        sha256=file.sha256,
        size=file.size or 0,
        media_type=file.media_type or "application/octet-stream",
        name=file.name,
        shown=file.family == "picture",
    )
    work.audit(
        "attachment.opened",
        tenant_id=file.tenant_id,
        subject_kind="response",
        subject_id=response_id,
        detail={"attachment": attachment_id},
    )
    return answer


@routes.get(
    "/{attachment_id}/thumbnail",
    summary="The picture, small",
    response_class=Reply,
    responses={200: {"content": {"image/jpeg": {}}}},
)
async def get_attachment_thumbnail(
    wave_id: UUID,
    response_id: UUID,
    attachment_id: UUID,
    request: Request,
    work: Work,
    caller: RawReader,
    survey: Here,
) -> Reply:
    file = await _readable(work, caller, survey, wave_id, response_id, attachment_id)
    if file.thumbnail_sha256 is None:
        raise AttachmentWaited("There is no small picture of this file.")
    work.audit(
        "attachment.opened",
        tenant_id=file.tenant_id,
        subject_kind="response",
        subject_id=response_id,
        detail={"attachment": attachment_id, "small": True},
    )
    return await serve_picture(request, survey.files, file.tenant_id, file.thumbnail_sha256, THUMBNAIL_TYPE)


async def _readable(
    work: Transaction,
    caller: Principal,
    survey: Survey,
    wave_id: UUID,
    response_id: UUID,
    attachment_id: UUID,
) -> Attachment:
    """Of a response that the caller may read raw. Raises NotFound."""
    response = await Responses(work, caller, off=survey.filters_off).find(wave_id, response_id)
    file = await repository.one(work.session, response_id, attachment_id) if response else None
    if file is None:
        raise NotFound
    return file
