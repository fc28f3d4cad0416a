"""Cycles as their coach and their team see them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import labels
from chassis.principal import Principal

from pdsa_api.coaching.domain import WINDOW_DAYS, Facts, Group, groups_of, prompts
from pdsa_api.coaching.repository import Around, Coaching
from pdsa_api.coaching.schemas import (
    CoachedCycle,
    CoachedNetwork,
    OpenRequest,
    Practice,
    PromptOut,
    Share,
)
from pdsa_api.cycles.domain import Decision, Loop, Scale, Stage
from pdsa_api.cycles.models import Cycle
from pdsa_api.reviews.service import can_answer


def since_or_window(since: date | None, today: date) -> date:
    """What moved is told since this day."""
    return since or today - timedelta(days=WINDOW_DAYS)


def facts_of(cycle: Cycle, around: Around) -> Facts:
    return Facts(
        stage=Stage(cycle.stage),
        moved_on=cycle.moved_at.date(),
        questions=tuple(one["prediction"] for one in cycle.questions),
        starts_on=cycle.starts_on,
        ends_on=cycle.ends_on,
        has_data=cycle.id in around.with_data,
        scale=Scale(cycle.scale),
        tests_at_scale=around.at_scale.get(cycle.id, 1),
        surprised=bool(cycle.surprised.strip()),
        loop=Loop(cycle.loop) if cycle.loop else None,
        decision=Decision(cycle.decision) if cycle.decision else None,
        has_next=cycle.id in around.followed,
        open_requests=len(around.requests.get(cycle.id, [])),
        reopened=cycle.id in around.reopened,
    )


async def shown(
    work: Transaction,
    coaching: Coaching,
    caller: Principal,
    cycles: Sequence[Cycle],
    today: date,
    since: date,
) -> list[CoachedCycle]:
    """Each with its groups, prompts and open requests. Five queries for all of them."""
    if not cycles:
        return []
    around = await coaching.around(cycles, since)
    units = [unit for one in cycles for unit in (one.network_id, one.school_id) if unit]
    names = await labels(work, units)
    return [_shown(one, around, names, caller, today, since) for one in cycles]


def _shown(
    cycle: Cycle, around: Around, names: Mapping[UUID, str], caller: Principal, today: date, since: date
) -> CoachedCycle:
    facts = facts_of(cycle, around)
    held = groups_of(facts, today, since)
    return CoachedCycle(
        **cycle.model_dump(
            include={
                *("id", "title", "network_id", "school_id", "team_id", "stage", "scale", "audience"),
                *("starts_on", "ends_on", "moved_at"),
            }
        ),
        network=names.get(cycle.network_id),
        school=names.get(cycle.school_id) if cycle.school_id else None,
        team=around.teams.get(cycle.team_id) if cycle.team_id else None,
        groups=[one for one in Group if one in held],
        prompts=[PromptOut(code=one.code, values=one.values) for one in prompts(facts, today)],
        requests=[
            OpenRequest(
                **one.model_dump(include={"id", "question", "asked", "created_by", "created_at"}),
                may_answer=can_answer(caller, one),
            )
            for one in around.requests.get(cycle.id, [])
        ],
    )


def network_of(network_id: UUID, name: str, counts: Mapping[str, int]) -> CoachedNetwork:
    def n(what: str) -> int:
        return counts.get(what, 0)

    return CoachedNetwork(
        network_id=network_id,
        network=name,
        cycles=n("cycles"),
        open=n("open"),
        groups={one: n(one.value) for one in Group},
        kept_in_team=n("kept_in_team"),
        practice=Practice(
            documented=Share(count=n("documented"), of=n("begun")),
            predicted=Share(count=n("predicted"), of=n("cycles")),
            iterative=Share(count=n("iterative"), of=n("ramps")),
            growing=Share(count=n("growing"), of=n("iterative")),
            over_time=Share(count=n("over_time"), of=n("begun")),
        ),
    )
