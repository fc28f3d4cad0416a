"""The doors for answers: Starlette routes in front of the application, documented by hand in `documentation`."""

from typing import Any
from uuid import UUID

import orjson
from chassis.problems import Invalid, Unauthenticated, Unavailable
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from survey_api.amendments.keys import AmendKeys
from survey_api.errors import ResponseConflict, ResponseInvalid, ResponseNotKept, WaveClosed
from survey_api.files_in import read_body
from survey_api.responses import submission
from survey_api.responses.intake import Intake, KnownWave, Sender
from survey_api.responses.storage import MOST_CONFLICTS, DatabaseAway, Row, Stored
from survey_api.responses.submission import Numbered

Result = dict[str, Any]


def door_routes(base: str) -> list[Route]:
    return [
        Route(f"{base}/waves/{{wave}}/responses/{{id}}", put_response, methods=["PUT"]),
        Route(f"{base}/waves/{{wave}}/responses:batch", post_batch, methods=["POST"]),
    ]


async def put_response(request: Request) -> Response:
    """PUT …/waves/{wave}/responses/{id}: 201 the first time, 200 with the same receipt for the same content."""
    intake: Intake = request.app.state.survey.intake
    sender, wave = await who_and_where(request, intake, _id(request, "wave"))
    response_id = _id(request, "id")
    body = await read_body(request, submission.MOST_BYTES, "A response has at most 1 MB.")
    row = intake.row(sender, wave, response_id, submission.read_one(body))
    stored = await intake.store_one(sender, row)
    raise_refusal(stored)
    token = request.app.state.survey.amend_keys.token(wave.id, response_id)
    return _reply(201 if stored.outcome == "created" else 200, receipt(response_id, stored, token))


async def post_batch(request: Request) -> Response:
    """POST …/waves/{wave}/responses:batch: every response gets its own result, in order."""
    intake: Intake = request.app.state.survey.intake
    sender, wave = await who_and_where(request, intake, _id(request, "wave"))
    body = await read_body(
        request, submission.MOST_BATCH_BYTES, "A batch has at most 2 MB; send it in parts."
    )
    results: list[Result | Row] = [
        _row_or_refusal(intake, sender, wave, one) for one in submission.read_batch(body).responses
    ]
    rows = [result for result in results if isinstance(result, Row)]
    try:
        stored = iter(await intake.store_many(sender, rows) if rows else [])
    except DatabaseAway as error:
        raise Unavailable("The database does not answer; send it again.", part="database") from error
    keys: AmendKeys = request.app.state.survey.amend_keys
    told = [
        result_of(r.id, next(stored), keys.token(wave.id, r.id)) if isinstance(r, Row) else r for r in results
    ]
    return _reply(200, {"results": told})


async def who_and_where(request: Request, intake: Intake, wave_id: UUID) -> tuple[Sender, KnownWave]:
    """Whoever sends, by a bearer token or a public link, and the wave. Raises Unauthenticated, LinkUnknown, NotFound."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    kind, token = scheme.lower(), token.strip()
    if not token or kind not in ("bearer", "link"):
        raise Unauthenticated("Send Authorization: Bearer <token>, or Link <token>.")
    if kind == "link":
        sender = await intake.link_holder(token)
        return sender, await intake.wave_for_link(sender, wave_id)
    principal = await intake.caller(token)
    return await intake.wave_for_caller(principal, wave_id)


def _id(request: Request, name: str) -> UUID:
    text = request.path_params[name]
    try:
        if len(text) == 36:
            return UUID(text)
    except ValueError:
        pass
    raise Invalid(
        "An id in the address is no UUID.",
        faults=[
            {
                "pointer": f"/{name}",
                "code": "field.uuid_parsing",
                "message": "is no UUID",
                "fix": "Send a UUID such as 01938c5e-0000-7000-8000-000000000041.",
            }
        ],
    )


def _row_or_refusal(intake: Intake, sender: Sender, wave: KnownWave, one: Numbered) -> Row | Result:
    try:
        return intake.row(sender, wave, one.id, one)
    except ResponseInvalid as refusal:
        return {"id": str(one.id), "status": "refused", "code": refusal.code, "errors": refusal.faults}


def receipt(response_id: UUID, stored: Stored, amend_token: str) -> Result:
    assert stored.received_at is not None
    return {
        "id": str(response_id),
        "received_at": stored.received_at.isoformat().replace("+00:00", "Z"),
        "sha256": stored.sha256,
        "state": "received",
        "amend_token": amend_token,
    }


_INVITATION = {
    "pointer": "/invitation_id",
    "code": "invitation.unknown",
    "message": "The wave has no such invitation, or it is not yours to answer for.",
    "fix": "Read the wave's invitations and send the id of one of them.",
}
_UNSTORABLE = {
    "pointer": "/answers",
    "code": "value.unstorable",
    "message": "A value can not be stored.",
    "fix": "Look for control characters and numbers out of range.",
}


def raise_refusal(stored: Stored) -> None:
    """The refusal that an outcome is, if it is one."""
    if stored.outcome == "conflict":
        if not stored.kept:
            raise ResponseNotKept(
                f"An id keeps at most {MOST_CONFLICTS} others. Choose a new id for other answers."
            )
        raise ResponseConflict("Choose a new id for other answers.")
    if stored.outcome == "wave_closed":
        raise WaveClosed("It takes no more answers.")
    if stored.outcome == "invitation_unknown":
        raise ResponseInvalid("1 fields are at fault; nothing was stored.", faults=[_INVITATION])
    if stored.outcome == "unstorable":
        raise ResponseInvalid("1 fields are at fault; nothing was stored.", faults=[_UNSTORABLE])


def result_of(response_id: UUID, stored: Stored, amend_token: str) -> Result:
    """One entry of a batch's results."""
    if stored.outcome in ("created", "repeated"):
        told = receipt(response_id, stored, amend_token)
        return {"id": str(response_id), "status": stored.outcome, "receipt": told}
    if stored.outcome == "conflict":
        clash = ResponseConflict if stored.kept else ResponseNotKept
        return {"id": str(response_id), "status": "conflict", "code": clash.code}
    refused = {"id": str(response_id), "status": "refused"}
    if stored.outcome == "wave_closed":
        return {**refused, "code": WaveClosed.code}
    fault = _INVITATION if stored.outcome == "invitation_unknown" else _UNSTORABLE
    return {**refused, "code": ResponseInvalid.code, "errors": [fault]}


def _reply(status: int, body: Result) -> Response:
    return Response(orjson.dumps(body), status_code=status, media_type="application/json")
