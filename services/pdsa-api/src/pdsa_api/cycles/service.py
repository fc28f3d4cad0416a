"""What can be done with cycles."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import IdTaken, fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal
from contracts.events import CycleCreated, CycleMoved

from pdsa_api.cycles.content import COLUMN, missing_of, plan_of, said, study_of, values
from pdsa_api.cycles.domain import (
    Decision,
    Move,
    Scale,
    Stage,
    closed_fields,
    dates_in_order,
    move,
    next_scale,
    scale_fits,
)
from pdsa_api.cycles.errors import (
    CycleNotFound,
    CycleRules,
    NotDecided,
    PartClosed,
    ReasonMissing,
    ReferenceElsewhere,
    StageNotReached,
    StageOutOfOrder,
)
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.rights import require_write
from pdsa_api.cycles.schemas import CycleChange, CycleIn, NextIn, StageMove
from pdsa_api.history import service as history
from pdsa_api.references.service import References

KIND = "cycle"
_INHERITED = (
    *("project_id", "network_id", "school_id", "team_id", "aim_id", "idea_id", "audience"),
    *("who", "location", "data_to_collect", "subgroup"),
)
_EMPTY = {
    **dict.fromkeys(("what", "happened", "differed", "observations", "learned", "surprised"), ""),
    **dict.fromkeys(("reason", "next_step"), ""),
}


async def cycle_of(cycles: Cycles, cycle_id: UUID) -> Cycle:
    """Raises CycleNotFound for one that is not there or not shown to the caller."""
    cycle = await cycles.get(cycle_id)
    if cycle is None:
        raise CycleNotFound
    return cycle


async def cycle_to_write(cycles: Cycles, caller: Principal, cycle_id: UUID) -> Cycle:
    """Locked. Raises CycleNotFound, or PermissionDenied for one that the caller may only read."""
    cycle = await cycles.get(cycle_id, lock=True) or await cycle_of(cycles, cycle_id)
    require_write(caller, cycle.project_id, cycle.network_id, cycle.team_id, await cycles.own_teams())
    return cycle


async def create_cycle(
    work: Transaction, cycles: Cycles, references: References, caller: Principal, body: CycleIn
) -> Cycle:
    """The same body under the same id gives the cycle that it made. Raises CycleRules, ReferenceElsewhere or
    IdTaken."""
    require_write(caller, body.project_id, body.network_id, body.team_id, await cycles.own_teams())
    if again := await made_before(work, Cycle, caller, body, body.id):
        return again
    await references.check(body.project_id, body.network_id, body.model_dump(), ReferenceElsewhere)
    sent = values(body.model_dump(exclude={"id"}), [])
    _check(sent)
    made = body.id or new_id()
    cycle = _new(
        work,
        caller,
        {COLUMN.get(name, name): value for name, value in sent.items()},
        id=made,
        ramp_id=made,
        position=1,
        first_body=fingerprint(body),
    )
    await _keep_new(work, cycles, cycle)
    return cycle


async def next_cycle(
    work: Transaction, cycles: Cycles, caller: Principal, previous: Cycle, body: NextIn
) -> Cycle:
    """The next test of the ramp. Raises NotDecided, CycleRules (a smaller scale) or IdTaken."""
    if again := await made_before(work, Cycle, caller, body, body.id):
        if again.previous_id != previous.id:
            raise IdTaken("The id was used for something else; make a new one.")
        return again
    if previous.decision is None:
        raise NotDecided("Decide first whether to adopt, adapt or abandon.")
    scale = body.scale or next_scale(Scale(previous.scale), Decision(previous.decision))
    if not scale_fits(scale, Scale(previous.scale), ()):
        raise CycleRules(faults=[_SMALLER])
    questions = [{**one, "id": str(new_id()), "result": "", "match": None} for one in previous.questions]
    cycle = _new(
        work,
        caller,
        {**_EMPTY, **{name: getattr(previous, name) for name in _INHERITED}},
        id=body.id or new_id(),
        previous_id=previous.id,
        ramp_id=previous.ramp_id,
        position=previous.position + 1,
        measure_ids=list(previous.measure_ids),
        title=body.title or previous.title,
        scale=scale.value,
        objective=previous.next_step,
        questions=questions,
        first_body=fingerprint(body),
    )
    await _keep_new(work, cycles, cycle)
    return cycle


def _new(work: Transaction, caller: Principal, fields: Mapping[str, Any], **more: Any) -> Cycle:
    now = work.clock.now()
    return Cycle(
        **fields,
        **more,
        stage=Stage.PLAN.value,
        tenant_id=caller.only_tenant(),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
        moved_at=now,
    )


async def _keep_new(work: Transaction, cycles: Cycles, cycle: Cycle) -> None:
    cycles.add(cycle)
    await work.session.flush()
    await history.record(work, KIND, cycle, {}, {"stage": cycle.stage, **said(cycle)})
    work.emit(CycleCreated(cycle_id=cycle.id), tenant_id=cycle.tenant_id, project_id=cycle.project_id)
    work.audit(
        "cycle.created",
        tenant_id=cycle.tenant_id,
        subject_kind=KIND,
        subject_id=cycle.id,
        detail={"network": cycle.network_id, "ramp": cycle.ramp_id, "position": cycle.position},
    )


async def change_cycle(
    work: Transaction,
    cycles: Cycles,
    references: References,
    caller: Principal,
    cycle: Cycle,
    body: CycleChange,
) -> None:
    """Raises CycleRules, ReferenceElsewhere or PartClosed; then nothing is changed. What changes nothing makes no
    new version."""
    await references.check(
        cycle.project_id,
        cycle.network_id,
        body.model_dump(exclude_unset=True),
        ReferenceElsewhere,
        said(cycle),
    )
    before = said(cycle)
    sent = values(body, cycle.questions)
    after = {**before, **sent}
    changing = [name for name in sent if before[name] != after[name]]
    if not changing:
        return
    _check(after)
    _check_open(cycle, changing, before, after)
    if "team_id" in changing:
        require_write(caller, cycle.project_id, cycle.network_id, after["team_id"], await cycles.own_teams())
    if "scale" in changing:
        smaller, larger = await cycles.scales_beside(cycle)
        beside = (Scale(smaller) if smaller else None, [Scale(one) for one in larger])
        if not scale_fits(Scale(after["scale"]), *beside):
            raise CycleRules(faults=[_SMALLER])
    for name in changing:
        setattr(cycle, COLUMN.get(name, name), after[name])
    _touch(work, cycle)
    await history.record(work, KIND, cycle, before, said(cycle))


_SMALLER = {
    "pointer": "/scale",
    "code": "cycle.scale_shrinks",
    "message": "along a ramp a test is never smaller than the one before it",
    "fix": "Choose the same scale or a larger one, or begin a new ramp.",
}


def _check(after: Mapping[str, Any]) -> None:
    """What must hold in every stage. Raises CycleRules with each field at fault."""
    faults = [
        {
            "pointer": f"/{name}",
            "code": "cycle.can_not_be_empty",
            "message": "this can not be empty",
            "fix": "Send a value, or leave the field out.",
        }
        for name in ("title", "audience", "scale")
        if after[name] is None
    ]
    if not dates_in_order(after["starts_on"], after["ends_on"]):
        faults.append(
            {
                "pointer": "/ends_on",
                "code": "cycle.dates_out_of_order",
                "message": "it lies before the first day",
                "fix": "Choose a day on or after the first day.",
            }
        )
    seen: set[str] = set()
    for number, one in enumerate(after["questions"]):
        if one["id"] in seen:
            faults.append(
                {
                    "pointer": f"/questions/{number}/id",
                    "code": "cycle.question_twice",
                    "message": "two questions have this id",
                    "fix": "Leave the id of a new question out.",
                }
            )
        seen.add(one["id"])
    if faults:
        raise CycleRules(faults=faults)


def _check_open(
    cycle: Cycle, changing: list[str], before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    closed = closed_fields(
        Stage(cycle.stage),
        changing,
        plan_of_questions=plan_of(before["questions"]) != plan_of(after["questions"]),
        study=study_of(before["questions"]) != study_of(after["questions"]),
    )
    if closed:
        raise PartClosed(
            f"The cycle is in {cycle.stage}.",
            faults=[
                {
                    "pointer": f"/{name}",
                    "code": "cycle.part_closed",
                    "message": "this part is over",
                    "fix": "Re-open it: go back to its stage with a reason.",
                }
                for name in closed
            ],
        )


async def move_stage(work: Transaction, cycle: Cycle, body: StageMove) -> None:
    """Raises StageOutOfOrder, StageNotReached with what is missing, or ReasonMissing."""
    now, then = Stage(cycle.stage), body.stage
    way = move(now, then)
    if way is Move.NOWHERE:
        raise StageOutOfOrder(f"This cycle is in {now.value} already.")
    if way is Move.TOO_FAR:
        raise StageOutOfOrder(f"This cycle is in {now.value}; {then.value} does not follow it.")
    if way is Move.BACK and not body.reason:
        raise ReasonMissing(
            faults=[
                {
                    "pointer": "/reason",
                    "code": "cycle.reason_missing",
                    "message": "there is no reason",
                    "fix": "Say why the cycle is re-opened.",
                }
            ]
        )
    if way is Move.FORWARD and (missing := missing_of(cycle)):
        raise StageNotReached(faults=[one.__dict__ for one in missing])
    cycle.stage = then.value
    cycle.moved_at = work.clock.now()
    _touch(work, cycle)
    await history.record(work, KIND, cycle, {"stage": now.value}, {"stage": then.value}, body.reason or None)
    work.emit(
        CycleMoved(cycle_id=cycle.id, stage=then.value, version=cycle.version),
        tenant_id=cycle.tenant_id,
        project_id=cycle.project_id,
    )
    work.audit(
        "cycle.moved",
        tenant_id=cycle.tenant_id,
        subject_kind=KIND,
        subject_id=cycle.id,
        detail={"from": now.value, "to": then.value},
    )


def _touch(work: Transaction, cycle: Cycle) -> None:
    cycle.version += 1
    cycle.updated_at = work.clock.now()
