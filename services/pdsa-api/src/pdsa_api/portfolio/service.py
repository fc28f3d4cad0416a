"""Portfolio, board and map of spread as the reader sees them."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit, find
from chassis.principal import Principal

from pdsa_api.cycles.models import Cycle
from pdsa_api.ideas import shown
from pdsa_api.ideas.domain import Status
from pdsa_api.ideas.models import Idea
from pdsa_api.ideas.repository import Ideas
from pdsa_api.portfolio.domain import Last, Own, Standing, families, standing, tops
from pdsa_api.portfolio.errors import NoSuchPlace
from pdsa_api.portfolio.measures import measure_lines
from pdsa_api.portfolio.repository import LARGEST_MAP, MOST_CYCLES, MOST_IDEAS, Portfolios
from pdsa_api.portfolio.schemas import (
    Board,
    BoardIdea,
    BoardRow,
    Cell,
    CycleLine,
    LastCycle,
    Place,
    Portfolio,
    Spread,
    SpreadFamily,
    SpreadNode,
    TeamLine,
)


async def place_of(work: Transaction, caller: Principal, unit_id: UUID, kind: str, permission: str) -> Unit:
    """A unit of a project in which the caller holds `permission`. Raises NoSuchPlace."""
    unit = (await find(work, [unit_id])).get(unit_id)
    if unit is None or unit.kind != kind or not caller.may(permission, project_id=unit.project_id):
        raise NoSuchPlace
    return unit


async def portfolio(
    work: Transaction, rows: Portfolios, ideas: Ideas, caller: Principal, school: Unit, language: str
) -> Portfolio:
    """Measures are told only to who may see measures; each is said in `language`."""
    cycles = await rows.cycles_of(school.id)
    own = await rows.ideas_of_school(school.id)
    networks = await find(work, [cycle.network_id for cycle in cycles])
    return Portfolio(
        school_id=school.id,
        school=school.label,
        project_id=school.project_id,
        country=school.country,
        cycles=[_line(cycle, networks) for cycle in cycles[:MOST_CYCLES]],
        ideas=await shown.listed(work, ideas, caller, own[:MOST_IDEAS]),
        measures=await measure_lines(rows, caller, school, language),
        teams=[
            TeamLine(id=team.id, network_id=team.network_id, name=team.name, members=members)
            for team, members in await rows.teams_of(school.id)
        ],
        cut=len(cycles) > MOST_CYCLES or len(own) > MOST_IDEAS,
    )


def _line(cycle: Cycle, networks: Mapping[UUID, Unit]) -> CycleLine:
    network = networks.get(cycle.network_id)
    said = cycle.model_dump(include=set(CycleLine.model_fields) - {"network"})
    return CycleLine(**said, network=network.label if network else None)


async def board(work: Transaction, rows: Portfolios, network: Unit) -> Board:
    found = await rows.ideas_of_network(network.id)
    ideas = found[:MOST_IDEAS]
    top_of = tops({idea.id: idea.parent_id for idea in ideas})
    last = await rows.last_cycles(network.id, list(top_of))
    cells = _cells(ideas, last, top_of)
    schools = await find(work, [school for school, _ in cells if school])
    columns = [idea for idea in ideas if top_of[idea.id] == idea.id]
    by_school: dict[UUID | None, list[Cell]] = {}
    for (school, idea_id), one in cells.items():
        by_school.setdefault(school, []).append(_cell(idea_id, one))
    names = {school: schools[school].label for school in by_school if school and school in schools}
    order = sorted(by_school, key=lambda school: (school is None, names.get(school, "") if school else ""))
    return Board(
        network_id=network.id,
        network=network.label,
        project_id=network.project_id,
        ideas=[_column(idea) for idea in columns],
        rows=[
            BoardRow(school_id=school, school=names.get(school) if school else None, cells=by_school[school])
            for school in order
        ],
        cut=len(found) > MOST_IDEAS,
    )


def _cells(
    ideas: Sequence[Idea], last: Sequence[tuple[UUID | None, Last]], top_of: Mapping[UUID, UUID]
) -> dict[tuple[UUID | None, UUID], Standing]:
    """(school, column) -> where it stands."""
    own: dict[tuple[UUID | None, UUID], list[Own]] = {}
    tried: dict[tuple[UUID | None, UUID], list[Last]] = {}
    for idea in ideas:
        if idea.school_id:
            one = Own(idea.id, Status(idea.status), idea.status_at)
            own.setdefault((idea.school_id, top_of[idea.id]), []).append(one)
    for school, cycle in last:
        tried.setdefault((school, top_of[cycle.idea_id]), []).append(cycle)
    found = {place: standing(own.get(place, ()), tried.get(place, ())) for place in {**own, **tried}}
    return {place: one for place, one in found.items() if one}


def _cell(idea_id: UUID, one: Standing) -> Cell:
    last = one.last
    return Cell(
        idea_id=idea_id,
        status=one.status,
        own_idea_id=one.own.id if one.own else None,
        cycles=one.cycles,
        last=LastCycle.model_validate(last) if last else None,
    )


def _column(idea: Idea) -> BoardIdea:
    said = idea.model_dump(include=set(BoardIdea.model_fields) - {"adapted"})
    return BoardIdea(**said, adapted=idea.parent_id is not None)


async def spread(work: Transaction, rows: Portfolios, project_id: UUID) -> Spread:
    found = await rows.spread(project_id)
    ideas = {idea.id: idea for idea in found[:LARGEST_MAP]}
    named = [unit for idea in ideas.values() for unit in (idea.network_id, idea.school_id) if unit]
    units = await find(work, named)
    sites = await find(work, [unit.site_id for unit in units.values() if unit.site_id])
    parents = {idea.id: idea.parent_id if idea.parent_id in ideas else None for idea in ideas.values()}
    everything = await rows.count_ideas(project_id)
    return Spread(
        project_id=project_id,
        places=_places(list(ideas.values()), units, sites),
        families=[
            SpreadFamily(
                id=family[0],
                title=ideas[family[0]].title,
                nodes=[_node(ideas[one], parents[one], units) for one in family],
            )
            for family in families(parents)
        ],
        alone=max(0, everything - len(found)),
        cut=len(found) > LARGEST_MAP,
    )


def _node(idea: Idea, parent_id: UUID | None, units: Mapping[UUID, Unit]) -> SpreadNode:
    network = units.get(idea.network_id)
    school = units.get(idea.school_id) if idea.school_id else None
    said = ("id", "title", "status", "network_id", "school_id", "as_is", "what_changes")
    return SpreadNode(
        **idea.model_dump(include=set(said)),
        parent_id=parent_id,
        network=network.label if network else None,
        school=school.label if school else None,
        site_id=network.site_id if network else None,
        country=network.country if network else None,
        at=idea.began_on or idea.created_at.date(),
    )


def _places(ideas: Sequence[Idea], units: Mapping[UUID, Unit], sites: Mapping[UUID, Unit]) -> list[Place]:
    networks: dict[UUID | None, set[UUID]] = {}
    country: dict[UUID | None, str | None] = {}
    for idea in ideas:
        network = units.get(idea.network_id)
        site = network.site_id if network else None
        networks.setdefault(site, set()).add(idea.network_id)
        country[site] = network.country if network else None
    made = [
        Place(
            site_id=site,
            site=sites[site].label if site and site in sites else None,
            country=country[site],
            networks=len(found),
        )
        for site, found in networks.items()
    ]
    return sorted(made, key=lambda place: (place.site or "", str(place.site_id)))
