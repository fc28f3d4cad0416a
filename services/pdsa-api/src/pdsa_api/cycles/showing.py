"""Cycles as the caller sees them: names beside ids, what is missing, whether they may write. Few queries."""

from collections.abc import Sequence

from chassis.database import Transaction
from chassis.directory import labels
from chassis.principal import Principal

from pdsa_api.cycles.content import missing_of
from pdsa_api.cycles.models import Cycle
from pdsa_api.cycles.repository import Cycles
from pdsa_api.cycles.rights import may_write
from pdsa_api.cycles.schemas import CycleOut, MissingOut

_HIDDEN = {"location", "tenant_id", "first_body"}


async def shown(
    work: Transaction, cycles: Cycles, caller: Principal, found: Sequence[Cycle]
) -> list[CycleOut]:
    units = {unit for one in found for unit in (one.network_id, one.school_id) if unit}
    names = await labels(work, units)
    teams = await cycles.team_names({one.team_id for one in found if one.team_id})
    ideas = await cycles.idea_titles({one.idea_id for one in found if one.idea_id})
    own = await cycles.own_teams()
    return [
        CycleOut(
            **one.model_dump(exclude=_HIDDEN),
            where=one.location,
            network=names.get(one.network_id),
            school=names.get(one.school_id) if one.school_id else None,
            team=teams.get(one.team_id) if one.team_id else None,
            idea=ideas.get(one.idea_id) if one.idea_id else None,
            missing=[MissingOut.model_validate(missing) for missing in missing_of(one)],
            may_write=may_write(caller, one.project_id, one.network_id, one.team_id, own),
        )
        for one in found
    ]


async def shown_one(work: Transaction, cycles: Cycles, caller: Principal, cycle: Cycle) -> CycleOut:
    (only,) = await shown(work, cycles, caller, [cycle])
    return only
