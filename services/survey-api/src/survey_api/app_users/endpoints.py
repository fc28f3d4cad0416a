"""App users over HTTP."""

from typing import Annotated
from uuid import UUID

from chassis.database import Scope
from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.problems import NotFound
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Depends, Query

from survey_api.app_users import service
from survey_api.app_users.repository import PERMISSION, AppUsers
from survey_api.app_users.schemas import AppUserIn, AppUserOut
from survey_api.running import Here
from survey_api.waves.repository import Waves

routes = router("/app-users", tags=["app users"])

Writer = Annotated[Principal, allowed(PERMISSION)]


async def _known_network(body: AppUserIn, caller: Writer, survey: Here) -> None:
    """The network must be one of the project; asked before the transaction opens, for it may ask identity-api."""
    units = await survey.directory.ensure(Scope.of(caller), [body.project_id, body.network_id])
    network = units[body.network_id]
    if network.kind != "network" or network.project_id != body.project_id:
        raise NotFound("The project has no such network.")


@routes.post(
    "",
    status_code=201,
    summary="Let a device with ODK Collect or KoboCollect answer",
    description="`settings_code` is the text of the QR code that sets Collect up. It can be shown again at any time.",
    dependencies=[Depends(_known_network)],
)
async def create_app_user(body: AppUserIn, work: Work, caller: Writer, survey: Here) -> AppUserOut:
    wave = None
    if body.wave_id is not None:
        wave = await Waves(work, caller, off=survey.filters_off).find(body.wave_id, PERMISSION)
        if wave is None:
            raise NotFound("The project has no such wave.")
    here = AppUsers(work, caller, off=survey.filters_off)
    made = await service.create(work, here, survey.device_keys, caller, body, wave)
    (shown,) = await service.show(work, survey.device_keys, survey.settings.public_url, [made])
    return shown


@routes.get("", summary="List app users", description="Revoked ones too, which show no code any more.")
async def list_app_users(
    work: Work,
    caller: Writer,
    survey: Here,
    project_id: Annotated[UUID | None, Query(description="Only of this project")] = None,
    wave_id: Annotated[UUID | None, Query(description="Only those that may answer this wave")] = None,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[AppUserOut]:
    here = AppUsers(work, caller, off=survey.filters_off)
    found = await here.page(project_id, wave_id, id_after(cursor), limit)
    page, following = cut(found, limit, lambda one: one.id)
    shown = await service.show(work, survey.device_keys, survey.settings.public_url, page)
    return Page(items=shown, next_cursor=following)


@routes.delete(
    "/{app_user_id}",
    status_code=204,
    summary="Revoke an app user",
    description="Its token is unknown from then on, in every process within seconds.",
)
async def revoke_app_user(app_user_id: UUID, work: Work, caller: Writer, survey: Here) -> None:
    here = AppUsers(work, caller, off=survey.filters_off)
    revoked = await service.revoke(work, here, caller, app_user_id)
    work.after_commit(lambda: survey.gate.forget(revoked.token_hash))
