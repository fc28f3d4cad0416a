"""One's own answers over HTTP: read and changed by whoever holds the receipt, with what they were sent with."""

from typing import Annotated, Any
from uuid import UUID

from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.versions import NEEDS_VERSION, give_version
from fastapi import Depends, Header
from starlette.requests import Request
from starlette.responses import Response

from survey_api.amendments.schemas import AmendReceipt, OwnResponse
from survey_api.files_in import read_body
from survey_api.responses import submission
from survey_api.responses.door import who_and_where
from survey_api.running import Here

routes = router("/waves/{wave_id}/responses/{response_id}/own", tags=["responses"])

Sends = Annotated[Principal, allowed("response:create")]
AmendToken = Annotated[
    str, Header(alias="Amend-Token", max_length=100, description="The `amend_token` of the receipt")
]

_ETAG = {"headers": {"ETag": {"description": "The response's version", "schema": {"type": "string"}}}}
_BODY: dict[str, Any] = {
    "x-public-link": True,
    **NEEDS_VERSION,
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Amendment"}}},
    },
}


async def _content(request: Request) -> bytes:
    return await read_body(request, submission.MOST_BYTES, "A response has at most 1 MB.")


@routes.get(
    "",
    summary="Read what one sent",
    description="The newest version, for whoever sent it: `Authorization` as for sending (Link too), and the"
    " receipt's token in `Amend-Token`. Without the right token it is as if nothing were there.",
    responses={200: _ETAG},
    openapi_extra={"x-public-link": True},
)
async def read_own_response(
    wave_id: UUID,
    response_id: UUID,
    work: Work,
    caller: Sends,
    survey: Here,
    response: Response,
    amend_token: AmendToken,
) -> OwnResponse:
    found = await survey.own_answers.read(work, caller, wave_id, response_id, amend_token)
    give_version(response, found.version)
    return found


@routes.put(
    "",
    summary="Change what one sent",
    description="The whole answers anew: a new version of the same record, the one before stays in its history."
    " `instance_id` is the idempotency key: the same request again gets the same receipt, other content under it 409"
    " `response.conflict` (kept for a person; `response.not_kept` where too many wait)."
    " Files that are here stay; announce new ones and send them as usual. An older `If-Match` gets 412 with what is newer. Closed 409 `wave.closed`; a wave that takes no changes 409"
    " `wave.amendments_off`.",
    responses={200: _ETAG},
    openapi_extra=_BODY,
)
async def amend_own_response(
    wave_id: UUID,
    response_id: UUID,
    body: Annotated[bytes, Depends(_content)],
    caller: Sends,
    survey: Here,
    request: Request,
    response: Response,
    amend_token: AmendToken,
) -> AmendReceipt:
    sender, known = await who_and_where(request, survey.intake, wave_id)
    one = submission.read_amendment(body)
    receipt = await survey.own_answers.amend(request, caller, sender, known, response_id, amend_token, one)
    await survey.live.changed(f"wave:{wave_id}")
    give_version(response, receipt.version)
    return receipt
