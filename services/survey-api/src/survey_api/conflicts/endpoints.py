"""Conflicts over HTTP: for who may read raw answers; each reading is told in the audit table."""

from typing import Annotated
from uuid import UUID

from chassis.files.serving import serve_file
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from survey_api.conflicts import service
from survey_api.conflicts.repository import Conflicts
from survey_api.conflicts.schemas import ConflictChoice, ConflictOut
from survey_api.running import Here
from survey_api.waves.repository import Waves

routes = router(tags=["conflicts"])

RawReader = Annotated[Principal, allowed("response:read")]


@routes.get(
    "/waves/{wave_id}/conflicts",
    summary="List what came under an id that other content has",
    description="Oldest first, both sides of each. The read is written to the audit table.",
)
async def list_conflicts(
    wave_id: UUID,
    work: Work,
    caller: RawReader,
    survey: Here,
    undecided: Annotated[bool, Query(description="Only those that nobody decided")] = True,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[ConflictOut]:
    wave = await Waves(work, caller, off=survey.filters_off).find(wave_id, "response:read")
    if wave is None:
        raise NotFound
    here = Conflicts(work, caller, off=survey.filters_off)
    page, following = cut(
        await here.page(wave_id, undecided, id_after(cursor), limit), limit, lambda conflict: conflict.id
    )
    work.audit(
        "conflicts.read",
        tenant_id=wave.tenant_id,
        subject_kind="wave",
        subject_id=wave_id,
        detail={"rows": len(page)},
    )
    return Page(items=await service.show(work, here, page), next_cursor=following)


@routes.post(
    "/conflicts/{conflict_id}:resolve",
    summary="Decide a conflict",
    description="Needs wave:write there too. Deciding again the same way changes nothing; the other way is 409.",
)
async def resolve_conflict(
    conflict_id: UUID, body: ConflictChoice, work: Work, caller: RawReader, survey: Here
) -> ConflictOut:
    here = Conflicts(work, caller, off=survey.filters_off)
    conflict = await here.find(conflict_id, lock=True)
    if conflict is None:
        raise NotFound
    await service.resolve(work, caller, conflict, body.choice)
    await work.session.flush()
    wave_id = conflict.wave_id

    async def told() -> None:
        survey.evaluator.wake(1)
        await survey.live.changed(f"wave:{wave_id}")

    work.after_commit(told)
    (shown,) = await service.show(work, here, [conflict])
    return shown


@routes.get(
    "/conflicts/{conflict_id}/file",
    summary="The file that came second",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
async def get_conflict_file(
    conflict_id: UUID, request: Request, work: Work, caller: RawReader, survey: Here
) -> Response:
    conflict = await Conflicts(work, caller, off=survey.filters_off).find(conflict_id)
    if conflict is None or conflict.file_sha256 is None:
        raise NotFound
    work.audit(
        "conflict.file_opened",
        tenant_id=conflict.tenant_id,
        subject_kind="response",
        subject_id=conflict.response_id,
    )
    return await serve_file(
        request,
        survey.files,
        conflict.tenant_id,
        sha256=conflict.file_sha256,
        size=conflict.size or 0,
        media_type=conflict.media_type or "application/octet-stream",
        name=conflict.file_name or "file",
        shown=conflict.media_type == "image/jpeg",
    )
