"""Evaluation after the commit: does a response hold together, how complete is it, which place does it fill?

Any number of processes may evaluate: a wave is worked on by one at a time, in the order in which its responses
came, so that of two for one invitation the first counts. One that is judged again keeps the place it had.
"""

import asyncio
import contextlib
import logging
import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from chassis.database import Scope, Transaction
from chassis.live import LiveTopics
from chassis.parts import Parts
from form_engine.evaluation import evaluate
from form_engine.program import Program, program_of
from form_engine.roster import Person, asks_for_people, with_people
from improvement_stats.proportions import response_status
from sqlalchemy import text

from survey_api.invitations.domain import Slot, Waiting, place
from survey_api.responses import repository
from survey_api.responses.models import Response
from survey_api.roster.domain import WaveRoster
from survey_api.roster.reading import Rosters

log = logging.getLogger(__name__)

BATCH = 200
_IDLE_SECONDS = 0.5
_KEPT_FORMS = 30
_GATHER_SECONDS = 0.15  # answers that come close together are evaluated together
_SLICE = 5
_YIELD = 4.0  # under load, a fifth of the time is the evaluation's
_BUSY = 150
_HALF_LIFE_SECONDS = 0.5

_TENANTS = text("select distinct tenant_id from response where evaluated_at is null limit 100")


@dataclass
class Form:
    """What evaluating needs of one instrument version."""

    model: dict[str, Any]
    role_path: tuple[str, ...] | None

    @cached_property
    def program(self) -> Program:
        return program_of(self.model)

    @cached_property
    def asks_for_people(self) -> bool:
        return asks_for_people(self.model)


@dataclass(frozen=True)
class Judged:
    """One response, judged."""

    state: str
    applicable: int
    answered: int
    problems: list[dict[str, Any]]
    role: str | None


def judge(
    form: Form,
    answers: dict[str, Any],
    language: str,
    moment: datetime,
    people: Sequence[Person] | None = None,
) -> Judged:
    """Evaluate one response as of the moment it was finished. `people` are those whom it may name."""
    role = value_at(answers, form.role_path) if form.role_path else None
    try:
        program = form.program if people is None else with_people(form.program, people)
        found = evaluate(program, answers, now=moment, language=language)
    except Exception as error:  # a form that our evaluator can not follow must not lose an answer
        log.exception("a response could not be evaluated")
        message = f"The answers could not be checked: {type(error).__name__}."
        return Judged("partial", 0, 0, [{"code": "unchecked", "pointer": "", "message": message}], role)
    problems = [finding.to_json() for finding in found.findings]
    problems += [{"code": "unchecked", "pointer": "", "message": name} for name in found.unchecked]
    state = response_status(found.answered, found.applicable)
    return Judged(state, found.applicable, found.answered, problems, role)


def value_at(answers: Any, path: Sequence[str]) -> str | None:
    """The text that stands under a path of groups, or None."""
    for name in path:
        answers = answers.get(name) if isinstance(answers, dict) else None
    return answers if isinstance(answers, str) else None


class Flow:
    """How many answers came in lately: a count that fades by half each half second."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._count = 0.0
        self._at = clock()

    def add(self, answers: int) -> None:
        self._count = self._faded() + answers
        self._at = self._clock()

    def _faded(self) -> float:
        return self._count * math.pow(0.5, (self._clock() - self._at) / _HALF_LIFE_SECONDS)

    @property
    def is_busy(self) -> bool:
        """Answers pour in: taking them in goes before evaluating them."""
        return self._faded() > _BUSY


class Evaluator:
    """Evaluates what waits, woken by the intake and by a slow beat."""

    def __init__(self, parts: Parts, live: LiveTopics, rosters: Rosters) -> None:
        self._parts = parts
        self._rosters = rosters
        self._live = live
        self._there = asyncio.Event()
        self._flow = Flow()
        self._forms: dict[UUID, Form] = {}

    def forget_version(self, version_id: UUID) -> None:
        self._forms.pop(version_id, None)

    def wake(self, answers: int) -> None:
        """So many answers were stored just now."""
        self._flow.add(answers)
        self._there.set()

    async def run(self) -> None:
        while True:
            self._there.clear()
            try:
                while await self.evaluate_waiting():
                    pass
            except asyncio.CancelledError:
                raise
            except Exception as error:
                log.warning("the evaluation waits: %s", error)
                await asyncio.sleep(1.0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._there.wait(), _IDLE_SECONDS)
                await asyncio.sleep(_GATHER_SECONDS)

    async def evaluate_waiting(self) -> int:
        """Take one batch of every wave that has some; how many were evaluated."""
        async with self._parts.database.system() as work:
            tenants = list((await work.session.execute(_TENANTS)).scalars())
        done = 0
        for tenant_id in tenants:
            scope = Scope.tenant(tenant_id)
            async with self._parts.database.transaction(scope) as work:
                waves = await repository.waves_that_wait(work.session)
            for wave_id in waves:
                done += await self._try(tenant_id, wave_id)
        return done

    async def _try(self, tenant_id: UUID, wave_id: UUID) -> int:
        """A wave that can not be evaluated now must not keep the others waiting."""
        try:
            return await self.evaluate_wave(tenant_id, wave_id)
        except Exception as error:
            log.warning("wave %s waits to be evaluated: %s", wave_id, error)
            return 0

    async def settle(self, tenant_id: UUID, wave_id: UUID) -> None:
        """Evaluate all that waits in one wave, and wait for whoever else is at it."""
        while await self.evaluate_wave(tenant_id, wave_id, wait=True):
            pass

    async def evaluate_wave(self, tenant_id: UUID, wave_id: UUID, *, wait: bool = False) -> int:
        """One batch; 0 when nothing waits or another process is at this wave."""
        async with self._parts.database.transaction(Scope.tenant(tenant_id)) as work:
            if not await repository.take_wave(work.session, wave_id, wait=wait):
                return 0
            waiting = await repository.waiting(work.session, wave_id, BATCH)
            if not waiting:
                return 0
            forms = await self._forms_of(work, {response.instrument_version_id for response in waiting})
            asked = any(form.asks_for_people for form in forms.values())
            roster = await self._rosters.of(work, wave_id) if asked else None
            judged = await self._judge_all(forms, waiting, roster)
            await _settle(work, wave_id, waiting, judged)
            work.after_commit(lambda: self._live.changed(f"wave:{wave_id}"))
        return len(waiting)

    async def _judge_all(
        self, forms: dict[UUID, Form], waiting: Sequence[Response], roster: WaveRoster | None
    ) -> list[Judged]:
        """In slices on the event loop: a thread would hold the intake up for longer at every switch."""
        judged: list[Judged] = []
        for start in range(0, len(waiting), _SLICE):
            began = time.perf_counter()
            judged += [
                judge(
                    forms[response.instrument_version_id],
                    response.answers,
                    response.language,
                    response.ended_at or response.received_at,
                    roster.around(response.invitation_id) if roster else None,
                )
                for response in waiting[start : start + _SLICE]
            ]
            took = time.perf_counter() - began
            await asyncio.sleep(_YIELD * took if self._flow.is_busy else 0)
        return judged

    async def _forms_of(self, work: Transaction, version_ids: set[UUID]) -> dict[UUID, Form]:
        for version_id in version_ids - self._forms.keys():
            version = await repository.version(work.session, version_id)
            role = version.measures.get("role")
            if len(self._forms) >= _KEPT_FORMS:
                self._forms.clear()
            self._forms[version_id] = Form(version.model, tuple(role) if role else None)
        return {version_id: self._forms[version_id] for version_id in version_ids}


async def _settle(
    work: Transaction, wave_id: UUID, waiting: Sequence[Response], judged: Sequence[Judged]
) -> None:
    slots = await repository.free_slots(work.session, wave_id, {response.network_id for response in waiting})
    placed = place(
        [
            Waiting(response.id, response.network_id, response.school_id, one.role, response.invitation_id)
            for response, one in zip(waiting, judged, strict=True)
            if response.counted is None
        ],
        [Slot(*slot, free=True) for slot in slots],
    )
    now = work.clock.now()
    rows = [
        {
            "id": response.id,
            "version": response.version,
            "state": one.state,
            "applicable": one.applicable,
            "answered": one.answered,
            "problems": one.problems,
            "counted": response.counted if response.counted is not None else placed[response.id] is not None,
            "slot": placed.get(response.id),
            "received_at": response.received_at,
        }
        for response, one in zip(waiting, judged, strict=True)
    ]
    await repository.record(work.session, rows, now)
