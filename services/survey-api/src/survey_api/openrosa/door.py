"""The OpenRosa door: Starlette routes in front of the application, under `/openrosa`.

The body of a submission is on disk before a transaction opens. What is refused is said in OpenRosa's own XML,
because the device shows it.
"""

import functools
import tempfile
from collections.abc import Awaitable, Callable
from typing import IO
from urllib.parse import urlsplit
from uuid import UUID

from chassis.files.serving import SHOWN, serve_file
from chassis.problems import Refusal, TooLarge
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from survey_api.app_users.models import AppUser
from survey_api.openrosa import forms, replies, words
from survey_api.openrosa.errors import FormUnknown
from survey_api.openrosa.multipart import boundary_of
from survey_api.running import Survey, survey_of

BASE = "/openrosa"
_MARGIN = 2 << 20
"""Bytes of a post beside its one large file."""

Handler = Callable[[Request, Survey, AppUser], Awaitable[Response]]


def door_routes(most_megabytes: int) -> list[Route]:
    """Each with the token in the path, and without for HTTP Basic. A post that is too large is read to its end and
    refused in this door's own words; the framework ends it where it is three times so."""
    found = []
    most = 3 * ((most_megabytes << 20) + _MARGIN)
    for prefix in (f"{BASE}/key/{{token}}", BASE):
        found += [
            Route(f"{prefix}/formList", _answered(form_list), methods=["GET"]),
            Route(f"{prefix}/forms/{{wave}}/form.xml", _answered(form), methods=["GET"]),
            Route(f"{prefix}/forms/{{wave}}/manifest", _answered(manifest), methods=["GET"]),
            Route(f"{prefix}/forms/{{wave}}/media/{{name}}", _answered(media), methods=["GET"]),
            Route(
                f"{prefix}/submission",
                _answered(submission),
                methods=["HEAD", "POST"],
                max_body_size=most,
            ),
        ]
    return found


def _answered(handler: Handler) -> Callable[[Request], Awaitable[Response]]:
    @functools.wraps(handler)
    async def answer(request: Request) -> Response:
        survey = survey_of(request)
        language = words.preferred(request.headers.get("accept-language", ""))
        try:
            device = await survey.gate.device(request)
            language = device.language
            return await handler(request, survey, device)
        except Refusal as refusal:
            return replies.refused(refusal, language)

    return answer


def _door(request: Request, survey: Survey) -> str:
    """The address of the door as the device uses it."""
    path = request.url.path.partition("/formList")[0].partition("/forms/")[0].partition("/submission")[0]
    return f"{survey.settings.public_url.rstrip('/')}{path}"


async def form_list(request: Request, survey: Survey, device: AppUser) -> Response:
    """`formList`: every open wave that this device may answer."""
    served = await survey.forms.open_forms(device)
    return replies.xml(forms.form_list(served, _door(request, survey)))


async def form(request: Request, survey: Survey, device: AppUser) -> Response:
    """The XForm of one wave."""
    served = await survey.forms.one(device, wave_id(request))
    return replies.xml(served.xform)


async def manifest(request: Request, survey: Survey, device: AppUser) -> Response:
    """The files of a form, with their hashes."""
    wave = wave_id(request)
    files = await survey.forms.files(device, wave)
    return replies.xml(forms.manifest(files, f"{_door(request, survey)}/forms/{wave}"))


async def media(request: Request, survey: Survey, device: AppUser) -> Response:
    """One file of a form."""
    files = await survey.forms.files(device, wave_id(request))
    found = next((one for one in files if one.name == request.path_params["name"]), None)
    if found is None:
        raise FormUnknown("The form has no such file. Refresh the forms of this device.")
    answer = await serve_file(
        request,
        survey.files,
        found.tenant_id,
        sha256=found.sha256,
        size=found.size,
        media_type=found.media_type,
        name=found.name,
        shown=found.media_type in SHOWN,
    )
    answer.headers.update(replies.HEADERS)
    return answer


def wave_id(request: Request) -> UUID:
    """Raises FormUnknown."""
    try:
        return UUID(request.path_params["wave"])
    except ValueError:
        raise FormUnknown("Refresh the forms of this device.") from None


async def submission(request: Request, survey: Survey, device: AppUser) -> Response:
    """HEAD: may this device send, and how much at once. POST: one submission, or a part of its files."""
    if request.method == "HEAD":
        return Response(status_code=204, headers={**replies.HEADERS, **_location(request, survey)})
    boundary = boundary_of(request.headers.get("content-type", ""))
    most = survey.room.uploads.limits.most_bytes + _MARGIN
    with tempfile.TemporaryFile(dir=str(survey.room.uploads.spool)) as body:
        await _read_body(request, body, most)
        received = await survey.submitting.submit(device, body, boundary)
    await survey.live.changed(f"wave:{received.wave_id}")
    left_out = list(received.left_out)
    said = words.received(device.language, received.missing, len(left_out), left_out)
    status = 202 if received.missing else 201
    return replies.message(status, said, "submit_success", **_location(request, survey))


def _location(request: Request, survey: Survey) -> dict[str, str]:
    """Where to send, as a device follows it: only on the host that it asked. So http may become https."""
    public = survey.settings.public_url
    if urlsplit(public).hostname != request.url.hostname:
        return {}
    return {"Location": f"{_door(request, survey)}/submission"}


async def _read_body(request: Request, into: IO[bytes], most: int) -> None:
    size = 0
    async for piece in request.stream():
        size += len(piece)
        if size <= most:
            into.write(piece)
    if size > most:
        raise TooLarge(f"A submission has at most {most >> 20} MB in one post. Send the files in several.")
    into.flush()
