"""The use cases of app users."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import labels
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Invalid, NotFound

from survey_api.app_users.models import AppUser
from survey_api.app_users.repository import PERMISSION, AppUsers
from survey_api.app_users.schemas import AppUserIn, AppUserOut, NetworkLabel
from survey_api.app_users.settings_code import server_url, settings_code
from survey_api.errors import WaveNamed
from survey_api.invitations.keys import LinkKeys, token_hash
from survey_api.waves import domain
from survey_api.waves.models import Wave


async def create(
    work: Transaction, here: AppUsers, keys: LinkKeys, caller: Principal, body: AppUserIn, wave: Wave | None
) -> AppUser:
    """Raises PermissionDenied, WaveNamed, and Invalid for a network that the wave does not invite."""
    caller.require(PERMISSION, project_id=body.project_id, network_id=body.network_id)
    if wave is not None:
        await _check_wave(here, body, wave)
    made_id = new_id()
    made = AppUser(
        tenant_id=caller.only_tenant(),
        id=made_id,
        project_id=body.project_id,
        network_id=body.network_id,
        wave_id=wave.id if wave else None,
        name=body.name,
        language=body.language,
        token_hash=token_hash(keys.token(made_id)),
        created_at=work.clock.now(),
        created_by=caller.id,
    )
    here.add(made)
    await work.session.flush()
    work.audit(
        "app_user.created",
        tenant_id=made.tenant_id,
        subject_kind="app_user",
        subject_id=made.id,
        detail={"network": made.network_id, "wave": made.wave_id},
    )
    return made


async def _check_wave(here: AppUsers, body: AppUserIn, wave: Wave) -> None:
    if wave.project_id != body.project_id:
        raise NotFound("The project has no such wave.")
    if wave.invitation_mode != "anonymous":
        raise WaveNamed("App users fill anonymous places; this wave has none.")
    if wave.state != domain.DRAFT and not await here.invites(wave.id, body.network_id):
        fault = {
            "pointer": "/network_id",
            "code": "network.not_invited",
            "message": "The wave invites nobody of this network.",
            "fix": "Choose a network that the wave invites.",
        }
        raise Invalid("The wave invites nobody of this network.", faults=[fault])


async def show(
    work: Transaction, keys: LinkKeys, public_url: str, found: Sequence[AppUser]
) -> list[AppUserOut]:
    names = await labels(work, {i for one in found for i in (one.network_id, one.project_id)})
    return [_shown(one, keys, public_url, names) for one in found]


def _shown(one: AppUser, keys: LinkKeys, public_url: str, names: Mapping[UUID, str]) -> AppUserOut:
    active = one.revoked_at is None
    url = server_url(public_url, keys.token(one.id)) if active else None
    network = names.get(one.network_id, "")
    project = names.get(one.project_id, "")
    return AppUserOut(
        **one.model_dump(
            include={"id", "project_id", "wave_id", "name", "language", "created_at", "last_seen_at"}
        ),
        network=NetworkLabel(id=one.network_id, label=network),
        state="active" if active else "revoked",
        server_url=url,
        settings_code=settings_code(url, f"{project} · {network}".strip(" ·")) if url else None,
    )


async def revoke(work: Transaction, here: AppUsers, caller: Principal, app_user_id: UUID) -> AppUser:
    """From now on its token is unknown. Revoking twice changes nothing. Raises NotFound."""
    found = await here.find(app_user_id)
    if found is None:
        raise NotFound
    if found.revoked_at is None:
        found.revoked_at = work.clock.now()
        found.revoked_by = caller.id
        work.audit(
            "app_user.revoked", tenant_id=found.tenant_id, subject_kind="app_user", subject_id=found.id
        )
    return found
