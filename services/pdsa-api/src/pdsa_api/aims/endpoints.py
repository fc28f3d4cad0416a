"""Aims over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.directory import labels
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from chassis.versions import give_version, require_version
from fastapi import Request, Response

from pdsa_api.aims import service
from pdsa_api.aims.models import Aim
from pdsa_api.aims.repository import Aims
from pdsa_api.aims.schemas import AimChange, AimIn, AimOut
from pdsa_api.history import service as history
from pdsa_api.history.schemas import ChangeOut
from pdsa_api.references.service import references_of

routes = router("/aims", tags=["aims"])

Reader = Annotated[Principal, allowed("aim:read")]
Writer = Annotated[Principal, allowed("aim:write")]


def _aims(request: Request, work: Work, caller: Principal, permission: str) -> Aims:
    off = request.app.state.parts.settings.without_application_filters
    return Aims(work, caller, permission, unfiltered=off)


def _out(aim: Aim, names: dict[UUID, str]) -> AimOut:
    return AimOut(
        **aim.model_dump(exclude={"subgroup", "tenant_id", "created_by"}),
        group=aim.subgroup,
        network=names.get(aim.network_id),
    )


@routes.post("", status_code=201, summary="Write down an aim")
async def create_aim(body: AimIn, request: Request, response: Response, work: Work, caller: Writer) -> AimOut:
    """An aim belongs to one network: what, for whom, how much, by when, and for which group first."""
    aims = _aims(request, work, caller, "aim:write")
    aim = await service.create_aim(work, aims, references_of(request, work, caller), caller, body)
    give_version(response, aim.version)
    response.headers["Location"] = f"{request.url.path}/{aim.id}"
    return _out(aim, await labels(work, [body.network_id]))


@routes.get("", summary="Aims, newest first")
async def list_aims(
    request: Request,
    work: Work,
    caller: Reader,
    project_id: UUID | None = None,
    network_id: UUID | None = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[AimOut]:
    aims = _aims(request, work, caller, "aim:read")
    rows = await aims.page(project_id=project_id, network_id=network_id, after=id_after(cursor), limit=limit)
    page, following = cut(rows, limit, lambda aim: aim.id)
    names = await labels(work, [aim.network_id for aim in page])
    return Page(items=[_out(aim, names) for aim in page], next_cursor=following)


@routes.get("/{aim_id}", summary="One aim")
async def get_aim(aim_id: UUID, request: Request, response: Response, work: Work, caller: Reader) -> AimOut:
    aim = await service.aim_of(_aims(request, work, caller, "aim:read"), aim_id)
    give_version(response, aim.version)
    return _out(aim, await labels(work, [aim.network_id]))


@routes.patch("/{aim_id}", summary="Change an aim")
async def change_aim(
    aim_id: UUID, body: AimChange, request: Request, response: Response, work: Work, caller: Writer
) -> AimOut:
    """Needs `If-Match` with the version that was read; an older one gets 412 with both versions."""
    aim = await service.aim_of(_aims(request, work, caller, "aim:write"), aim_id, lock=True)
    names = await labels(work, [aim.network_id])
    require_version(
        request,
        aim.version,
        now=_out(aim, names).model_dump(mode="json"),
        yours=body.model_dump(mode="json", exclude_unset=True),
    )
    await service.change_aim(work, caller, aim, body)
    give_version(response, aim.version)
    return _out(aim, names)


@routes.get("/{aim_id}/history", summary="Who changed an aim, what and when, newest first")
async def read_aim_history(
    aim_id: UUID, request: Request, work: Work, caller: Reader, limit: Limit = 50, cursor: Cursor = None
) -> Page[ChangeOut]:
    aim = await service.aim_of(_aims(request, work, caller, "aim:read"), aim_id)
    return await history.page(work, "aim", aim, limit, cursor)
