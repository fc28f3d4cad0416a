"""What can be done with cycles."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit
from chassis.ids import new_id
from chassis.principal import Principal
from contracts.events import CycleCreated

from pdsa_api.aims.models import Aim
from pdsa_api.cycles.domain import Plan, Question, Stage, may_follow, missing_before
from pdsa_api.cycles.errors import (
    CycleNotFound,
    DatesOutOfOrder,
    StageNotReached,
    StageOutOfOrder,
    UnitOfAnotherProject,
)
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.schemas import CycleChange, CycleIn


def _fault(pointer: str, message: str, fix: str) -> dict[str, str]:
    return {"pointer": pointer, "code": "unit.elsewhere", "message": message, "fix": fix}


def check_units(body: CycleIn, units: Mapping[UUID, Unit], aim: Aim | None) -> None:
    """Network, school and aim must be of the project that is named. Raises UnitOfAnotherProject per field."""
    faults = []
    for name, unit_id, kind in (
        ("network_id", body.network_id, "network"),
        ("school_id", body.school_id, "school"),
    ):
        unit = units.get(unit_id) if unit_id else None
        if unit and (unit.project_id != body.project_id or unit.kind != kind):
            faults.append(
                _fault(f"/{name}", f"this is no {kind} of the project", f"Name a {kind} of the project.")
            )
    if aim and (aim.project_id != body.project_id or aim.network_id != body.network_id):
        faults.append(_fault("/aim_id", "this aim belongs to another network", "Name an aim of the network."))
    if faults:
        raise UnitOfAnotherProject(faults=faults)


def check_stage(stage: Stage, plan: Plan) -> None:
    """Raises StageNotReached that names each field at fault."""
    if missing := missing_before(stage, plan):
        raise StageNotReached(faults=[m.__dict__ for m in missing])


def create_cycle(work: Transaction, cycles: Cycles, caller: Principal, body: CycleIn) -> Cycle:
    caller.require("cycle:write", project_id=body.project_id, network_id=body.network_id)
    tenant_id = caller.only_tenant()
    check_stage(
        body.stage, Plan(body.objective, [Question(q.question, q.prediction) for q in body.questions])
    )
    now = work.clock.now()
    cycle = Cycle(
        **body.model_dump(exclude={"where", "questions", "stage"}),
        location=body.where,
        questions=[q.model_dump() for q in body.questions],
        stage=body.stage.value,
        id=new_id(),
        tenant_id=tenant_id,
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )
    cycles.add(cycle)
    work.emit(CycleCreated(cycle_id=cycle.id), tenant_id=tenant_id, project_id=cycle.project_id)
    work.audit(
        "cycle.created",
        tenant_id=tenant_id,
        subject_kind="cycle",
        subject_id=cycle.id,
        detail={"network": cycle.network_id, "stage": cycle.stage},
    )
    return cycle


async def cycle_of(cycles: Cycles, cycle_id: UUID, *, lock: bool = False) -> Cycle:
    """Raises CycleNotFound for one that is not there or not the caller's."""
    cycle = await cycles.get(cycle_id, lock=lock)
    if cycle is None:
        raise CycleNotFound
    return cycle


_COLUMN = {"where": "location"}
_MAY_BE_EMPTY = frozenset({"starts_on", "ends_on"})


def change_cycle(work: Transaction, caller: Principal, cycle: Cycle, change: CycleChange) -> None:
    """Raises StageOutOfOrder, StageNotReached or DatesOutOfOrder; then nothing is changed."""
    caller.require("cycle:write", project_id=cycle.project_id, network_id=cycle.network_id)
    said: dict[str, Any] = {
        name: value
        for name, value in change.model_dump(exclude_unset=True).items()
        if value is not None or name in _MAY_BE_EMPTY
    }
    after = {name: getattr(cycle, _COLUMN.get(name, name)) for name in CycleChange.model_fields} | said
    stage = Stage(after["stage"])
    if not may_follow(Stage(cycle.stage), stage):
        raise StageOutOfOrder(f"This cycle is in {cycle.stage}; {stage.value} does not follow it.")
    check_stage(stage, Plan(after["objective"], [Question(**q) for q in after["questions"]]))
    if after["starts_on"] and after["ends_on"] and after["ends_on"] < after["starts_on"]:
        raise DatesOutOfOrder(
            faults=[
                {
                    "pointer": "/ends_on",
                    "code": "cycle.dates_out_of_order",
                    "message": "it lies before the start",
                    "fix": "Choose a day on or after the start.",
                }
            ]
        )
    for name, value in said.items():
        setattr(cycle, _COLUMN.get(name, name), value)
    cycle.stage = stage.value
    cycle.version += 1
    cycle.updated_at = work.clock.now()
