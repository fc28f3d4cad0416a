"""Change ideas as the reader sees them, with a number of queries that does not grow with the list."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit, find
from chassis.principal import Principal

from pdsa_api.ideas import service
from pdsa_api.ideas.domain import Standing, Status, following, missing_before
from pdsa_api.ideas.lineage.domain import places
from pdsa_api.ideas.models import Idea
from pdsa_api.ideas.repository import LARGEST_TREE, Ideas
from pdsa_api.ideas.schemas import (
    NO_TRIALS,
    Fault,
    IdeaDetail,
    IdeaOut,
    Lineage,
    NextStatus,
    Node,
    Origin,
    Trials,
)

_HIDDEN = {"tenant_id", "parent_id", "first_body"}


async def listed(work: Transaction, ideas: Ideas, caller: Principal, rows: Sequence[Idea]) -> list[IdeaOut]:
    """Five queries, however many ideas."""
    ids = [idea.id for idea in rows]
    parents = await ideas.some(idea.parent_id for idea in rows if idea.parent_id)
    everything = [*rows, *parents.values()]
    units = await find(work, _units(everything))
    adoptions, trials = await ideas.adoptions(ids), await ideas.trials(ids)
    teams = await ideas.teams(idea.team_id for idea in rows)
    return [
        IdeaOut(
            **idea.model_dump(exclude=_HIDDEN),
            **_place(idea, units),
            team=teams.get(idea.team_id) if idea.team_id else None,
            adapted=idea.parent_id is not None,
            parent=_origin(parents.get(idea.parent_id), units) if idea.parent_id else None,
            adoptions=adoptions.get(idea.id, 0),
            trials=trials.get(idea.id, NO_TRIALS),
            may_write=service.may_write(caller, idea),
            may_adopt=service.may_adopt(caller, idea),
        )
        for idea in rows
    ]


async def detail(work: Transaction, ideas: Ideas, caller: Principal, idea: Idea) -> IdeaDetail:
    (out,) = await listed(work, ideas, caller, [idea])
    known = standing(out)
    return IdeaDetail(
        **out.model_dump(),
        next=[
            NextStatus(
                status=status, missing=[Fault(**one.__dict__) for one in missing_before(status, known)]
            )
            for status in following(Status(idea.status))
        ],
    )


def standing(out: IdeaOut) -> Standing:
    return Standing(out.trial, out.learned, out.trials.cycles, out.trials.schools, out.adoptions)


async def lineage(work: Transaction, ideas: Ideas, idea_id: UUID) -> Lineage:
    parents = await ideas.family(idea_id)
    kept = {idea_id: parents.get(idea_id), **dict(list(parents.items())[:LARGEST_TREE])}
    rows = await ideas.some(kept)
    units = await find(work, _units(list(rows.values())))
    trials = await ideas.trials(list(rows))
    tree = places(kept, rows.keys())
    nodes = [
        _node(place.key, place.parent_key, rows.get(place.id) if place.id else None, units, trials)
        for place in tree
    ]
    key = next((place.key for place in tree if place.id == idea_id), 0)
    return Lineage(idea_key=key, nodes=nodes, cut=len(parents) > LARGEST_TREE)


def _node(
    key: int, parent_key: int | None, idea: Idea | None, units: dict[UUID, Unit], trials: dict[UUID, Trials]
) -> Node:
    if idea is None:
        return Node(
            key=key,
            parent_key=parent_key,
            shared=False,
            id=None,
            title=None,
            status=None,
            status_at=None,
            network_id=None,
            network=None,
            country=None,
            school=None,
            as_is=False,
            what_changes="",
            why="",
            learned="",
            began_on=None,
            created_at=None,
            trials=None,
        )
    said = (
        "id",
        "title",
        "status",
        "status_at",
        "network_id",
        "as_is",
        "what_changes",
        "why",
        "learned",
        "began_on",
    )
    return Node(
        key=key,
        parent_key=parent_key,
        shared=True,
        **idea.model_dump(include={*said, "created_at"}),
        **_place(idea, units),
        trials=trials.get(idea.id, NO_TRIALS),
    )


def _units(rows: Sequence[Idea]) -> list[UUID]:
    return [unit for idea in rows for unit in (idea.network_id, idea.school_id) if unit]


def _place(idea: Idea, units: dict[UUID, Unit]) -> dict[str, Any]:
    network = units.get(idea.network_id)
    school = units.get(idea.school_id) if idea.school_id else None
    return {
        "network": network.label if network else None,
        "country": network.country if network else None,
        "school": school.label if school else None,
    }


def _origin(parent: Idea | None, units: dict[UUID, Unit]) -> Origin | None:
    if parent is None:
        return None
    place = _place(parent, units)
    return Origin(
        id=parent.id,
        title=parent.title,
        network_id=parent.network_id,
        network=place["network"],
        country=place["country"],
    )
