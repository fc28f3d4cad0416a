"""Ties over HTTP: for who may read raw answers, and every read is told in the audit table."""

from typing import Annotated, Any
from uuid import UUID

from chassis.paging import Cursor, Limit, cut, id_after
from chassis.principal import Principal
from chassis.routing import Work, allowed, router
from chassis.schemas import Page
from fastapi import Query
from starlette.responses import Response

from survey_api.running import Here
from survey_api.ties import service
from survey_api.ties.schemas import EgoOut, NetworkOut, NodeOut
from survey_api.ties.service import Ties
from survey_api.ties.spreadsheet import nodes_table, ties_table

routes = router("/waves/{wave_id}", tags=["ties"])

RawReader = Annotated[Principal, allowed("response:read")]
Names = Annotated[
    bool,
    Query(
        description="Also what respondents wrote of the people they named: their names, and attributes in free text."
        " Without it the named are known by a pseudonym only."
    ),
]
_CSV: dict[int | str, dict[str, Any]] = {200: {"content": {"text/csv": {}}}}


def _audit(ties: Ties, what: str, **detail: object) -> None:
    ties.work.audit(
        "ties.read",
        tenant_id=ties.wave.tenant_id,
        subject_kind="wave",
        subject_id=ties.wave.id,
        detail={"what": what, **detail},
    )


@routes.get(
    "/network",
    summary="What a wave tells of a social network, in counts",
    description="How many of the roster answered, which relations were asked, how many ties there are. Below 70 % the"
    " ties that start at people who did not answer are too many to be missing: read in-degree only.",
)
async def read_network(wave_id: UUID, work: Work, caller: RawReader, survey: Here) -> NetworkOut:
    ties = await service.ties_of(work, caller, wave_id, off=survey.filters_off)
    found = await service.read_network(ties)
    _audit(ties, "network")
    return found


@routes.get(
    "/ties",
    summary="Ties, respondent by respondent",
    description="What each respondent said: whom of the roster they chose, whom they named, who of those has to do"
    " with whom. A relation that is not in `answered` is missing for this respondent; one that is, with no tie, is"
    " none. People who did not respond are in /nodes alone: their ties are missing, not none.",
)
async def list_ties(
    wave_id: UUID,
    work: Work,
    caller: RawReader,
    survey: Here,
    names: Names = False,
    limit: Limit = 50,
    cursor: Cursor = None,
) -> Page[EgoOut]:
    ties = await service.ties_of(work, caller, wave_id, off=survey.filters_off)
    found = await ties.sources.responses(wave_id, id_after(cursor), limit + 1)
    page, following = cut(found, limit, lambda response: response.id)
    egos = await ties.egos(page, await ties.roster())
    _audit(ties, "ties", rows=len(page), names=names)
    return Page(
        items=[service.shown(response, ego, names=names) for response, ego in egos], next_cursor=following
    )


@routes.get(
    "/nodes",
    summary="The roster as the nodes of a network",
    description="Every person who was expected to answer, once a membership, without names; empty where the wave does"
    " not know who answers.",
)
async def list_nodes(
    wave_id: UUID, work: Work, caller: RawReader, survey: Here, limit: Limit = 50, cursor: Cursor = None
) -> Page[NodeOut]:
    ties = await service.ties_of(work, caller, wave_id, off=survey.filters_off)
    found = await ties.sources.members(wave_id, id_after(cursor), limit + 1)
    page, following = cut(found, limit, lambda member: member.id)
    nodes = await service.read_nodes(ties, page)
    _audit(ties, "nodes", rows=len(page))
    return Page(items=nodes, next_cursor=following)


async def _everything(ties: Ties, *, names: bool) -> list[EgoOut]:
    roster = await ties.roster()
    return [
        service.shown(response, ego, names=names)
        async for chunk in ties.all_egos(roster)
        for response, ego in chunk
    ]


def _file(content: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="text/csv", headers=headers)


@routes.get(
    "/ties.csv",
    summary="All ties as CSV",
    description="source, target, relation, kind (roster, named, alters), value, network_id, response_id.",
    response_class=Response,
    responses=_CSV,
)
async def get_ties_file(wave_id: UUID, work: Work, caller: RawReader, survey: Here) -> Response:
    ties = await service.ties_of(work, caller, wave_id, off=survey.filters_off)
    egos = await _everything(ties, names=False)
    _audit(ties, "ties.csv", rows=len(egos))
    return _file(ties_table(egos, ties.asking.roster_relations), "ties.csv")


@routes.get(
    "/nodes.csv",
    summary="All nodes as CSV",
    description="The roster (respondent: no means that the ties that start here are missing), respondents of whom"
    " nothing is known, and the people who were named, with an attribute a column.",
    response_class=Response,
    responses=_CSV,
)
async def get_nodes_file(
    wave_id: UUID, work: Work, caller: RawReader, survey: Here, names: Names = False
) -> Response:
    ties = await service.ties_of(work, caller, wave_id, off=survey.filters_off)
    members = await ties.sources.members(wave_id, None, None)
    nodes = await service.read_nodes(ties, members)
    egos = await _everything(ties, names=names)
    _audit(ties, "nodes.csv", rows=len(nodes) + len(egos), names=names)
    return _file(nodes_table(nodes, egos, ties.asking.roster_relations, names=names), "nodes.csv")
