"""Files of forms over HTTP."""

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from chassis.files.serving import SHOWN, serve_file
from chassis.principal import Principal
from chassis.problems import Invalid
from chassis.routing import Work, allowed, router
from fastapi import Depends, Path
from starlette.requests import Request
from starlette.responses import Response

from survey_api.files_in import read_body
from survey_api.instruments import service as instruments
from survey_api.instruments.endpoints import OneVersion
from survey_api.instruments.models import InstrumentVersion
from survey_api.instruments.repository import Instruments
from survey_api.invitations.endpoints import LinkHolder
from survey_api.invitations.repository import what_a_link_asks
from survey_api.media import repository
from survey_api.media.adding import MOST_BYTES
from survey_api.media.errors import MediaUnknown
from survey_api.media.models import FormMedia
from survey_api.media.needed import needed_files
from survey_api.media.schemas import MediaList, MediaOut
from survey_api.running import Here, Survey

routes = router(tags=["media of questionnaires"])

Reader = Annotated[Principal, allowed("instrument:read")]
Writer = Annotated[Principal, allowed("instrument:write")]
Name = Annotated[str, Path(max_length=200, description="As the form says it")]

_FILE: dict[int | str, dict[str, Any]] = {200: {"content": {"application/octet-stream": {}}}}
_BODY = {
    "requestBody": {
        "required": True,
        "description": "The bytes of the file, at most 20 MB",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def listed(version: InstrumentVersion, here: Sequence[FormMedia]) -> MediaList:
    """What the form needs, in its order, and what of it is here."""
    by_name = {one.name: one for one in here}
    items = []
    for needed in needed_files(version.xform):
        known = by_name.get(needed.name)
        items.append(
            MediaOut(
                name=needed.name,
                kind=needed.kind,
                state="here" if known else "missing",
                **(known.model_dump(include={"media_type", "size", "md5", "created_at"}) if known else {}),
            )
        )
    return MediaList(missing=sum(one.state == "missing" for one in items), items=items)


@routes.get(
    "/instruments/{instrument_id}/media",
    summary="The files that a questionnaire needs",
    description="Pictures and sounds of its labels, and lists that it looks things up in: here or missing.",
)
async def list_media(
    instrument_id: UUID, work: Work, caller: Reader, survey: Here, version_id: OneVersion = None
) -> MediaList:
    here = Instruments(work, caller, off=survey.filters_off)
    version = await instruments.read(here, instrument_id, version_id)
    return listed(version, await repository.of_version(work.session, version.id))


@routes.get(
    "/instruments/{instrument_id}/media/{name}",
    summary="A file of a questionnaire",
    response_class=Response,
    responses=_FILE,
)
async def get_media(
    instrument_id: UUID,
    name: Name,
    request: Request,
    work: Work,
    caller: Reader,
    survey: Here,
    version_id: OneVersion = None,
) -> Response:
    here = Instruments(work, caller, off=survey.filters_off)
    version = await instruments.read(here, instrument_id, version_id)
    return await served(request, survey, await repository.one(work.session, version.id, name))


async def _content(request: Request, caller: Writer) -> bytes:
    """Read before a transaction opens, from who may write somewhere."""
    assert caller
    content = await read_body(request, MOST_BYTES, "A file of a form has at most 20 MB.")
    if not content:
        raise Invalid("The body is empty: send the bytes of the file.")
    return content


@routes.put(
    "/instruments/{instrument_id}/media/{name}",
    summary="Add a file that a questionnaire needs",
    description="The same bytes again change nothing. Other bytes take their place until a wave with this version"
    " is opened (then 409 `media.frozen`). A list as CSV is compiled into the form, so that the web page can use it.",
    openapi_extra=_BODY,
    max_body_size=MOST_BYTES + (1 << 20),
)
async def put_media(
    instrument_id: UUID,
    name: Name,
    content: Annotated[bytes, Depends(_content)],
    caller: Writer,
    survey: Here,
    version_id: OneVersion = None,
) -> MediaOut:
    version = await survey.version_to_write(caller, instrument_id, version_id)
    added = await survey.media.add(caller, version, name, content)
    survey.intake.forget_version(version.id)
    survey.evaluator.forget_version(version.id)
    kind = next(one.kind for one in needed_files(version.xform) if one.name == name)
    return MediaOut(
        **added.model_dump(include={"name", "media_type", "size", "md5", "created_at"}),
        kind=kind,
        state="here",
    )


@routes.get(
    "/links/current/media/{name}",
    summary="A file of the questionnaire behind a link",
    description="For the public form: `Authorization: Link <token>`.",
    response_class=Response,
    responses=_FILE,
)
async def get_link_media(
    name: Name, request: Request, link: LinkHolder, work: Work, survey: Here
) -> Response:
    _, version = await what_a_link_asks(work.session, link)
    return await served(request, survey, await repository.one(work.session, version.id, name))


async def served(request: Request, survey: Survey, media: FormMedia | None) -> Response:
    """Raises MediaUnknown."""
    if media is None:
        raise MediaUnknown
    return await serve_file(
        request,
        survey.files,
        media.tenant_id,
        sha256=media.sha256,
        size=media.size,
        media_type=media.media_type,
        name=media.name,
        shown=media.media_type in SHOWN,
    )
