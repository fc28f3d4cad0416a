"""What can be done with aims."""

from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from chassis.principal import Principal
from contracts.events import AimCreated

from pdsa_api.aims.errors import AimNotFound, UnitElsewhere
from pdsa_api.aims.models import Aim
from pdsa_api.aims.repository import Aims
from pdsa_api.aims.schemas import AimChange, AimIn
from pdsa_api.history import service as history
from pdsa_api.references.service import References


async def create_aim(
    work: Transaction, aims: Aims, references: References, caller: Principal, body: AimIn
) -> Aim:
    """Raises UnitElsewhere for what is no network of the project."""
    caller.require("aim:write", project_id=body.project_id, network_id=body.network_id)
    await references.check(body.project_id, body.network_id, body.model_dump(), UnitElsewhere)
    tenant_id = caller.only_tenant()
    now = work.clock.now()
    aim = Aim(
        **body.model_dump(exclude={"group"}),
        subgroup=body.group,
        id=new_id(),
        tenant_id=tenant_id,
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )
    aims.add(aim)
    await history.record(work, "aim", aim, {}, _said(aim))
    work.emit(AimCreated(aim_id=aim.id), tenant_id=tenant_id, project_id=aim.project_id)
    work.audit(
        "aim.created",
        tenant_id=tenant_id,
        subject_kind="aim",
        subject_id=aim.id,
        detail={"network": aim.network_id},
    )
    return aim


async def aim_of(aims: Aims, aim_id: UUID, *, lock: bool = False) -> Aim:
    """Raises AimNotFound for one that is not there or not the caller's."""
    aim = await aims.get(aim_id, lock=lock)
    if aim is None:
        raise AimNotFound
    return aim


async def change_aim(work: Transaction, caller: Principal, aim: Aim, change: AimChange) -> None:
    caller.require("aim:write", project_id=aim.project_id, network_id=aim.network_id)
    before = _said(aim)
    for name, value in change.model_dump(exclude_unset=True).items():
        if name == "group":
            aim.subgroup = value
        elif value is not None:
            setattr(aim, name, value)
    aim.version += 1
    aim.updated_at = work.clock.now()
    await history.record(work, "aim", aim, before, _said(aim))


def _said(aim: Aim) -> dict[str, Any]:
    return history.fields(aim, AimChange.model_fields, {"group": "subgroup"})
