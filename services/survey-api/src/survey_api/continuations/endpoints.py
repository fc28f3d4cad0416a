"""Continuations over HTTP, for the public form: `Authorization: Link <token>`."""

from typing import Annotated, Any

from chassis.callers import caller_of
from chassis.problems import Invalid, Unauthenticated
from chassis.routing import Work, router
from chassis.versions import etag, give_version
from fastapi import Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from survey_api.continuations import service
from survey_api.continuations.domain import MOST_BYTES
from survey_api.continuations.schemas import ContinuationOut
from survey_api.files_in import read_body
from survey_api.invitations.endpoints import LinkHolder
from survey_api.running import Here

routes = router("/links/current/continuations/{lookup}", tags=["invitations and links"])

_SEALED = "application/octet-stream"
Lookup = Annotated[
    str,
    Path(
        pattern=r"^[A-Za-z0-9_-]{43}$",
        description="256 bits that the device made, base64url: who knows them finds what is kept",
    ),
]
_ETAG: dict[str, Any] = {"headers": {"ETag": {"description": "The version", "schema": {"type": "string"}}}}
_BYTES = {"schema": {"type": "string", "format": "binary"}}


async def _content(request: Request) -> bytes:
    """Read before a transaction opens, from who holds a link."""
    if (await caller_of(request)).kind != "respondent":
        raise Unauthenticated("Send the link's token: Authorization: Link <token>.")
    content = await read_body(request, MOST_BYTES, "At most 8 MB are kept; leave out the largest file.")
    if not content:
        raise Invalid("The body is empty: send the sealed bytes.")
    return content


@routes.put(
    "",
    summary="Keep unfinished answers for another device",
    description="Sealed by the device: the server can not open them. The first time without `If-Match`, then with the"
    " ETag of the version that was read; an older one gets 412, and so does one where nothing is kept any more. The"
    " same bytes again change nothing. Kept until the wave closes, the link is revoked, or nobody used it for 30 days."
    " 413 `continuation.no_room` where a link or an organisation keeps too much, 429 where it writes too often.",
    responses={200: _ETAG, 201: {"model": ContinuationOut, "description": "Kept", **_ETAG}},
    openapi_extra={"requestBody": {"required": True, "content": {_SEALED: _BYTES}}, "x-public-link": True},
    max_body_size=MOST_BYTES + (1 << 16),
)
async def keep_continuation(
    lookup: Lookup,
    content: Annotated[bytes, Depends(_content)],
    link: LinkHolder,
    work: Work,
    survey: Here,
    request: Request,
    response: Response,
) -> ContinuationOut:
    survey.throttle.count(link.id, len(content))
    kept, is_new = await service.keep(work, request, link, lookup, content)
    response.status_code = 201 if is_new else 200
    give_version(response, kept.version)
    return service.shown(kept)


@routes.get(
    "",
    summary="Read unfinished answers on another device",
    description="With `If-None-Match`, 304 while nothing is newer.",
    response_class=Response,
    responses={200: {"content": {_SEALED: _BYTES}, **_ETAG}, 304: {"description": "Nothing is newer"}},
    openapi_extra={"x-public-link": True},
)
async def read_continuation(lookup: Lookup, link: LinkHolder, work: Work, request: Request) -> Response:
    kept = await service.read(work, link, lookup)
    headers = {"ETag": etag(kept.version)}
    if request.headers.get("if-none-match", "").strip() == etag(kept.version):
        return Response(status_code=304, headers=headers)
    return Response(kept.sealed, media_type=_SEALED, headers=headers)


@routes.delete(
    "",
    status_code=204,
    summary="Forget unfinished answers",
    description="By the device whose answers were received. What is not there is gone already.",
    openapi_extra={"x-public-link": True},
)
async def forget_continuation(lookup: Lookup, link: LinkHolder, work: Work) -> None:
    await service.forget(work, link, lookup)
