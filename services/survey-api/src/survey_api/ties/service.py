"""The use cases of ties: load answers and roster, read the ties out of them, count them."""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import find
from chassis.principal import Principal
from chassis.problems import NotFound
from form_engine import FormState, NoSuchNode, Program
from form_engine.roster import Person, asks_for_people, with_people
from form_engine.tree import Repeat

from survey_api.instruments.models import InstrumentVersion
from survey_api.invitations.models import Invitation
from survey_api.responses.models import Response
from survey_api.responses.repository import version as read_version
from survey_api.roster.domain import WaveRoster
from survey_api.roster.reading import roster_of
from survey_api.ties import domain
from survey_api.ties.repository import READ, Sources
from survey_api.ties.schemas import (
    AlterOut,
    AlterTieOut,
    EgoOut,
    NetworkOut,
    NetworkPart,
    NodeOut,
    RelationOut,
    TieOut,
)
from survey_api.waves.models import Wave
from survey_api.waves.repository import Waves

log = logging.getLogger(__name__)

CHUNK = 500
NOTHING: dict[str, Any] = {"ties": [], "generators": []}


@dataclass
class Asking:
    """The questionnaire of a wave: what it asks about ties, and whether answers lead to a question."""

    version: InstrumentVersion

    @property
    def network(self) -> dict[str, Any]:
        found: dict[str, Any] = self.version.measures.get("network") or NOTHING
        return found

    @property
    def roster_relations(self) -> frozenset[str]:
        return frozenset(tie["relation"] for tie in self.network["ties"])

    @cached_property
    def program(self) -> Program:
        return Program(self.version.model)

    @cached_property
    def asks_for_people(self) -> bool:
        return asks_for_people(self.version.model)

    def asked(self, response: Response, people: Sequence[Person] | None) -> domain.Asked:
        """Evaluated only when it is needed: who chose somebody was asked. Answers that can not be evaluated lead to
        no question, so that what was left open in them is missing and the rest of the wave can be read. `people` are
        those whom the response may name."""

        @cache
        def state() -> FormState | None:
            moment = response.ended_at or response.received_at
            try:
                program = self.program if people is None else with_people(self.program, people)
                return FormState(program, response.answers, now=moment, seed="", judging=True)
            except Exception:  # a form that our evaluator can not follow, as in `responses.evaluator.judge`
                log.exception("it could not be told what a response was asked")
                return None

        def leads_to(path: Sequence[str]) -> bool:
            found = state()
            if found is None:
                return False
            try:
                node = found.find("/" + "/".join((self.version.model["root"], *path)))
            except NoSuchNode:
                return False
            return node.anchor.live if isinstance(node, Repeat) else node.live

        return leads_to


@dataclass(frozen=True)
class Roster:
    """The people of a wave that the caller may see, and which response is whose."""

    members: Sequence[Invitation]
    choices: WaveRoster | None = None
    """Whom each of them may name; None where nobody is asked for people."""

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(str(one.person_id) for one in self.members if one.person_id)

    @cached_property
    def _persons(self) -> dict[UUID, str]:
        found = {}
        for one in self.members:
            if one.person_id:
                found[one.id] = str(one.person_id)
                if one.response_id:
                    found[one.response_id] = str(one.person_id)
        return found

    def ego(self, response: Response) -> str:
        """The person who answered, where that is known; else the response stands for somebody."""
        by_place = self._persons.get(response.invitation_id) if response.invitation_id else None
        return by_place or self._persons.get(response.id) or str(response.id)

    def around(self, response: Response) -> list[Person] | None:
        return self.choices.around(response.invitation_id) if self.choices else None


@dataclass(frozen=True)
class Ties:
    """One wave's ties for one caller."""

    work: Transaction
    sources: Sources
    wave: Wave
    asking: Asking

    @property
    def named(self) -> bool:
        """Whether the wave knows who answers."""
        return self.wave.invitation_mode != "anonymous"

    async def roster(self) -> Roster:
        return await self.roster_among(await self.sources.members(self.wave.id, None, None))

    async def roster_among(self, places: Sequence[Invitation]) -> Roster:
        """Who sees a network sees all of its people, so that each response is read with the list it was given with."""
        people = [one for one in places if one.person_id]
        return Roster(people, await roster_of(self.work, people) if self.asking.asks_for_people else None)

    async def egos(self, responses: Sequence[Response], roster: Roster) -> list[tuple[Response, domain.Ego]]:
        """In a thread: an unanswered question is evaluated, to tell whether it was asked."""
        return await asyncio.to_thread(self._egos, responses, roster)

    def _egos(self, responses: Sequence[Response], roster: Roster) -> list[tuple[Response, domain.Ego]]:
        return [
            (
                response,
                domain.ego_of(
                    roster.ego(response),
                    response.id,
                    response.answers,
                    self.asking.network,
                    roster.people if self.named else None,
                    self.asking.asked(response, roster.around(response)),
                ),
            )
            for response in responses
        ]

    async def all_egos(self, roster: Roster) -> AsyncIterator[list[tuple[Response, domain.Ego]]]:
        after: UUID | None = None
        while found := await self.sources.responses(self.wave.id, after, CHUNK):
            yield await self.egos(found, roster)
            after = found[-1].id
            if len(found) < CHUNK:
                return


async def ties_of(work: Transaction, caller: Principal, wave_id: UUID, *, off: bool) -> Ties:
    """Raises NotFound for a wave that is not there or not the caller's."""
    wave = await Waves(work, caller, off=off).find(wave_id, READ)
    if wave is None:
        raise NotFound
    version = await read_version(work.session, wave.instrument_version_id)
    return Ties(work, Sources(work, caller, off=off), wave, Asking(version))


async def read_nodes(ties: Ties, members: Sequence[Invitation]) -> list[NodeOut]:
    """Each of these members, with the relations that they answered."""
    roster = await ties.roster()
    filled = {one.response_id for one in members if one.response_id}
    responses = await ties.sources.of(filled) if filled else []
    counted = [one for one in responses if one.state in ("complete", "partial")]
    answered = {
        response.id: [one.relation for one in ego.relations if one.answered]
        for response, ego in await ties.egos(counted, roster)
    }
    return [node(one, answered.get(one.response_id, []) if one.response_id else []) for one in members]


def node(member: Invitation, answered: list[str]) -> NodeOut:
    return NodeOut(
        id=str(member.person_id),
        network_id=member.network_id,
        school_id=member.school_id,
        district_id=member.district_id,
        role=member.role,
        answered=answered,
    )


def shown(response: Response, ego: domain.Ego, *, names: bool) -> EgoOut:
    return EgoOut(
        id=ego.id,
        response_id=response.id,
        network_id=response.network_id,
        answered=[one.relation for one in ego.relations if one.answered],
        ties=[
            TieOut(relation=one.relation, target=target, value=1)
            for one in ego.relations
            for target in one.targets
        ],
        alters=[
            AlterOut(
                id=one.id,
                relation=one.relation,
                attributes={**one.attributes, **(one.typed if names else {})},
                name=one.name if names else None,
            )
            for one in ego.alters
        ],
        alter_ties=[
            AlterTieOut(relation=one.relation, source=one.source, target=one.target, value=1)
            for one in ego.alter_ties
        ],
    )


async def read_network(ties: Ties) -> NetworkOut:
    """Counts over everything that the caller may see."""
    places = await ties.sources.invited(ties.wave.id)
    roster = await ties.roster_among(places)
    answered: Counter[str] = Counter()
    found: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    respondents: Counter[UUID] = Counter()
    alters = 0
    async for chunk in ties.all_egos(roster):
        for response, ego in chunk:
            respondents[response.network_id] += 1
            alters += len(ego.alters)
            answered.update(one.relation for one in ego.relations if one.answered)
            for one in ego.relations:
                found[one.relation] += len(one.targets)
                outside[one.relation] += one.outside
            found.update(f"alters {one.relation}" for one in ego.alter_ties)
    members = Counter(one.network_id for one in places)
    units = await find(ties.work, set(members))
    return NetworkOut(
        wave_id=ties.wave.id,
        asks=bool(ties.asking.network["ties"] or ties.asking.network["generators"]),
        named=ties.named,
        members=len(places),
        respondents=respondents.total(),
        incomplete=_incomplete(respondents.total(), len(places)),
        relations=[
            RelationOut(
                relation=relation,
                kind=kind,  # type: ignore[arg-type]  # one of the three that `_relations` writes
                label=label,
                answered=answered[relation],
                ties=found[f"alters {relation}" if kind == "alters" else relation],
                outside=outside[relation] if kind == "roster" else 0,
            )
            for kind, relation, label in _relations(ties.asking.network)
        ],
        alters=alters,
        networks=sorted(
            (
                NetworkPart(
                    network_id=network_id,
                    label=units[network_id].label if network_id in units else "",
                    members=count,
                    respondents=respondents[network_id],
                    incomplete=_incomplete(respondents[network_id], count),
                )
                for network_id, count in members.items()
            ),
            key=lambda part: (part.label, str(part.network_id)),
        ),
    )


def _incomplete(respondents: int, members: int) -> bool:
    return members > 0 and respondents < domain.ENOUGH * members


def _relations(network: dict[str, Any]) -> Iterable[tuple[str, str, dict[str, str]]]:
    for tie in network["ties"]:
        yield "roster", tie["relation"], tie["label"]
    for generator in network["generators"]:
        yield "named", generator["relation"], generator["label"]
        for about in generator["about"]:
            for tie in about["ties"]:
                yield "alters", tie["relation"], tie["label"]
