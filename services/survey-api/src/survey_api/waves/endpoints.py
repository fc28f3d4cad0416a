"""Waves over HTTP."""

from typing import Annotated, Any
from uuid import UUID

from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.running import Here
from survey_api.waves import service
from survey_api.waves.models import Wave
from survey_api.waves.repository import Waves
from survey_api.waves.roster import Expectation, read_expectation
from survey_api.waves.schemas import State, WaveIn, WaveOut, WavePatch

routes = router("/waves", tags=["waves"])

Reader = Annotated[Principal, allowed("wave:read")]
Writer = Annotated[Principal, allowed("wave:write")]

_ETAG = {"headers": {"ETag": {"description": "The wave's version", "schema": {"type": "string"}}}}


async def _known_place(body: WaveIn, caller: Writer, survey: Here) -> None:
    """Project and site must be in the directory; asked before the transaction opens, for it may ask identity-api."""
    await survey.directory.ensure(Scope.of(caller), [body.project_id, body.site_id])


async def _expectation(wave_id: UUID, caller: Writer, survey: Here) -> Expectation:
    return await read_expectation(survey, caller, wave_id)


async def writable(waves: Waves, caller: Principal, wave_id: UUID) -> Wave:
    """The wave, locked. Raises NotFound, or PermissionDenied for who may not write in the whole project."""
    wave = await waves.find(wave_id, "wave:write", lock=True)
    if wave is None:
        raise NotFound
    caller.require_everywhere("wave:write", project_id=wave.project_id)
    return wave


@routes.post(
    "",
    status_code=201,
    summary="Create a wave",
    description="A wave is one administration of one instrument version at one site. It starts as a draft.",
    dependencies=[Depends(_known_place)],
    responses={201: _ETAG},
)
async def create_wave(body: WaveIn, work: Work, caller: Writer, survey: Here, response: Response) -> WaveOut:
    made = await service.create(work, Waves(work, caller, off=survey.filters_off), caller, body)
    give_version(response, made.version)
    return made


@routes.get("", summary="List waves", description="Newest first.")
async def list_waves(
    work: Work,
    caller: Reader,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    state: Annotated[State | None, Query(description="Only in this state")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[WaveOut]:
    waves = Waves(work, caller, off=survey.filters_off)
    found = await service.read_page(waves, project_id, state, id_after(cursor), limit)
    page, following = cut(found, limit, lambda wave: wave.id)
    return Page(items=page, next_cursor=following)


@routes.get("/{wave_id}", summary="Read a wave", responses={200: _ETAG})
async def read_wave(wave_id: UUID, work: Work, caller: Reader, survey: Here, response: Response) -> WaveOut:
    found = await service.read(Waves(work, caller, off=survey.filters_off), wave_id)
    give_version(response, found.version)
    return found


@routes.patch(
    "/{wave_id}",
    summary="Change a wave",
    description="A draft takes every change; an open wave a new title or last day, and whether answers may be amended; a closed one a new title."
    " Send the ETag you read in If-Match.",
    responses={200: _ETAG},
)
async def change_wave(
    wave_id: UUID,
    body: WavePatch,
    work: Work,
    caller: Writer,
    survey: Here,
    request: Request,
    response: Response,
) -> WaveOut:
    waves = Waves(work, caller, off=survey.filters_off)
    wave = await writable(waves, caller, wave_id)
    yours = body.model_dump(mode="json", exclude_unset=True)
    require_version(request, wave.version, now=_now(wave), yours=yours)
    changed = await service.change(waves, wave, body)
    give_version(response, changed.version)
    return changed


def _now(wave: Wave) -> dict[str, Any]:
    return wave.model_dump(mode="json", exclude={"tenant_id"})


@routes.post(
    "/{wave_id}:open",
    summary="Open a wave",
    description="Copies the roster of the site into invitations: one a membership, without a person where the"
    " wave is anonymous. Needs identity-api.",
)
async def open_wave(
    wave_id: UUID,
    expected: Annotated[Expectation, Depends(_expectation)],
    work: Work,
    caller: Writer,
    survey: Here,
    response: Response,
) -> WaveOut:
    waves = Waves(work, caller, off=survey.filters_off)
    opened = await service.open_wave(work, waves, await writable(waves, caller, wave_id), expected)

    async def told() -> None:
        survey.intake.forget(wave_id)
        survey.rosters.forget(wave_id)
        await survey.live.changed(f"wave:{wave_id}")

    work.after_commit(told)
    give_version(response, opened.version)
    return opened


@routes.post(
    "/{wave_id}:close",
    summary="Close a wave",
    description="From here on no answer is taken. Tells the event duru.survey.wave.closed.v1.",
)
async def close_wave(wave_id: UUID, work: Work, caller: Writer, survey: Here, response: Response) -> WaveOut:
    waves = Waves(work, caller, off=survey.filters_off)
    closed = await service.close_wave(work, waves, await writable(waves, caller, wave_id))
    work.after_commit(lambda: survey.live.changed(f"wave:{wave_id}"))
    survey.intake.forget(wave_id)
    give_version(response, closed.version)
    return closed
