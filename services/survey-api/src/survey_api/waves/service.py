"""The use cases of waves."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import Invalid, NotFound
from contracts.events import WaveClosed, WaveOpened
from sqlalchemy import insert

from survey_api.errors import BY_STATE, WaveEmpty, WaveFrozen, WaveRosterNeedsNames
from survey_api.invitations.domain import invitations
from survey_api.invitations.models import Invitation
from survey_api.waves import domain
from survey_api.waves.models import Wave
from survey_api.waves.repository import Waves
from survey_api.waves.roster import BASE_MINIMUM, Expectation
from survey_api.waves.schemas import WaveIn, WaveOut, WavePatch


def shown(wave: Wave, invited: int) -> WaveOut:
    return WaveOut(**wave.model_dump(exclude={"tenant_id"}), invited=invited)


async def create(work: Transaction, waves: Waves, caller: Principal, body: WaveIn) -> WaveOut:
    """A draft. Raises PermissionDenied, and Invalid for an instrument version that the project does not have."""
    caller.require_everywhere("wave:write", project_id=body.project_id)
    await _require_version(waves, body.project_id, body.instrument_version_id)
    wave = Wave(
        **body.model_dump(),
        id=new_id(),
        tenant_id=caller.only_tenant(),
        state=domain.DRAFT,
        minimum_cell=BASE_MINIMUM,
        version=1,
        created_at=work.clock.now(),
    )
    waves.add(wave)
    _audit(work, "wave.created", wave)
    return shown(wave, 0)


async def read(waves: Waves, wave_id: UUID) -> WaveOut:
    wave = await waves.find(wave_id, "wave:read")
    if wave is None:
        raise NotFound
    return await _with_count(waves, wave)


async def read_page(
    waves: Waves, project_id: UUID | None, state: str | None, after: UUID | None, limit: int
) -> Sequence[WaveOut]:
    """`limit + 1` waves at most, newest first."""
    found = await waves.page(project_id, state, after, limit)
    counts = await waves.invited([wave.id for wave in found])
    return [shown(wave, counts.get(wave.id, 0)) for wave in found]


async def change(waves: Waves, wave: Wave, body: WavePatch) -> WaveOut:
    """Raises WaveFrozen for what this state no longer takes, Invalid for an impossible period or version."""
    changes = body.model_dump(exclude_unset=True, exclude_none=True)
    if kept := domain.frozen_fields(wave.state, set(changes)):
        raise WaveFrozen(
            f"This wave is {wave.state}: what people are asked, and who, is fixed at opening.",
            faults=[_fault(name, "wave.frozen", f"{name} is fixed", "Leave it out.") for name in kept],
        )
    if not domain.period_is_possible(
        changes.get("starts_on", wave.starts_on), changes.get("ends_on", wave.ends_on)
    ):
        raise Invalid(
            "A wave ends on or after the day it starts.",
            faults=[_fault("ends_on", "wave.period", "is before the start", "Choose a later day.")],
        )
    if "instrument_version_id" in changes:
        await _require_version(waves, wave.project_id, changes["instrument_version_id"])
    for name, value in changes.items():
        setattr(wave, name, value)
    wave.version += 1
    return await _with_count(waves, wave)


async def open_wave(work: Transaction, waves: Waves, wave: Wave, expected: Expectation) -> WaveOut:
    """Copy the roster into invitations.

    Raises a Conflict when it is no draft, when nobody is expected, and when an anonymous wave would show names.
    """
    if refused := domain.opening(wave.state):
        raise BY_STATE[wave.state](refused.detail)
    if wave.invitation_mode == "anonymous" and await waves.asks_for_people(wave.instrument_version_id):
        raise WaveRosterNeedsNames(
            "This questionnaire asks about people of the network by name. Change the wave to invite people by"
            " name (invitation_mode: named), or choose a questionnaire without such a question."
        )
    if not expected.roster:
        raise WaveEmpty("Import the roster of this site first, then open the wave.")
    drafts = invitations(expected.roster, anonymous=wave.invitation_mode == "anonymous")
    await work.session.execute(insert(Invitation), [_invitation(wave, draft.__dict__) for draft in drafts])
    wave.minimum_cell = expected.minimum_cell
    wave.opened_at = work.clock.now()
    _move(wave, domain.OPEN)
    _audit(work, "wave.opened", wave, invited=len(drafts))
    work.emit(
        WaveOpened(wave_id=wave.id, invited=len(drafts)), tenant_id=wave.tenant_id, project_id=wave.project_id
    )
    return shown(wave, len(drafts))


async def close_wave(work: Transaction, waves: Waves, wave: Wave) -> WaveOut:
    """No more answers. Raises a Conflict when it is not open."""
    if refused := domain.closing(wave.state):
        raise BY_STATE[wave.state](refused.detail)
    wave.closed_at = work.clock.now()
    _move(wave, domain.CLOSED)
    _audit(work, "wave.closed", wave)
    work.emit(WaveClosed(wave_id=wave.id), tenant_id=wave.tenant_id, project_id=wave.project_id)
    return await _with_count(waves, wave)


def _move(wave: Wave, state: str) -> None:
    wave.state = state
    wave.version += 1


def _invitation(wave: Wave, draft: dict[str, Any]) -> dict[str, Any]:
    return {
        **draft,
        "id": new_id(),
        "tenant_id": wave.tenant_id,
        "project_id": wave.project_id,
        "wave_id": wave.id,
    }


async def _with_count(waves: Waves, wave: Wave) -> WaveOut:
    return shown(wave, (await waves.invited([wave.id])).get(wave.id, 0))


async def _require_version(waves: Waves, project_id: UUID, version_id: UUID) -> None:
    if not await waves.has_version(project_id, version_id):
        raise Invalid(
            "The project has no such questionnaire.",
            faults=[
                _fault(
                    "instrument_version_id",
                    "instrument.unknown",
                    "is no version of a questionnaire of this project",
                    "Upload it first, and send its version_id.",
                )
            ],
        )


def _fault(name: str, code: str, message: str, fix: str) -> dict[str, str]:
    return {"pointer": f"/{name}", "code": code, "message": message, "fix": fix}


def _audit(work: Transaction, action: str, wave: Wave, **detail: int | datetime) -> None:
    work.audit(action, tenant_id=wave.tenant_id, subject_kind="wave", subject_id=wave.id, detail=detail)
