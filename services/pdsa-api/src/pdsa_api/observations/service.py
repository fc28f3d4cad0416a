"""What can be done with observations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit
from chassis.given_ids import IdTaken, fingerprint
from chassis.ids import new_id

from pdsa_api.history import service as history
from pdsa_api.measures.domain import Data, Fault, fault
from pdsa_api.measures.models import Measure
from pdsa_api.observations.domain import Said, faults_of
from pdsa_api.observations.errors import (
    MeasureComputed,
    ObservationExists,
    ObservationInvalid,
    ObservationNotFound,
    ObservationWithdrawn,
)
from pdsa_api.observations.models import Observation
from pdsa_api.observations.repository import ObservationsOf, day_of
from pdsa_api.observations.rights import Observer, of_another_school
from pdsa_api.observations.schemas import ObservationChange, ObservationIn
from pdsa_api.references.service import unit_faults

KIND = "observation"
FIELDS = ("on_date", "value", "numerator", "denominator", "missing", "note", "excluded", "withdrawn")
_PARTS = ("value", "numerator", "denominator")
_FARTHEST_EAST = timedelta(hours=14)

Status = Literal["created", "repeated", "exists", "conflict", "refused"]


def latest_day(now: datetime) -> date:
    """The last day that has begun anywhere."""
    return (now + _FARTHEST_EAST).date()


@dataclass
class Outcome:
    """What became of one observation that was sent."""

    status: Status
    row: Observation | None = None
    faults: Sequence[Fault] = field(default_factory=tuple)


def check_typed(measure: Measure) -> None:
    """Raises MeasureComputed where no one types values in."""
    if measure.source["kind"] == "survey":
        raise MeasureComputed


async def add(
    work: Transaction,
    rows: ObservationsOf,
    observer: Observer,
    measure: Measure,
    sent: Sequence[ObservationIn],
    schools: Mapping[UUID, Unit],
) -> list[Outcome]:
    """Store those that can be stored; what became of each, in order. Three statements, however many.

    `schools`: the units that are named and are there.
    """
    observer.require(measure)
    check_typed(measure)
    latest = latest_day(work.clock.now())
    known = await rows.known([one.id for one in sent if one.id])
    taken = await rows.on_days({one.on_date for one in sent})
    outcomes = []
    for one in sent:
        made = _made(work, observer, measure, one)
        at_school = _school_faults(observer, measure, one, schools)
        outcome = _judge(measure, one, made, known, latest, at_school)
        if outcome.status == "created":
            there = taken.get(day_of(made))
            outcome = Outcome("exists", there) if there else outcome
        if outcome.status == "created":
            taken[day_of(made)] = known[made.id] = made
        outcomes.append(outcome)
    rows.add_all(one.row for one in outcomes if one.status == "created" and one.row)
    await work.session.flush()
    return outcomes


def _judge(
    measure: Measure,
    sent: ObservationIn,
    made: Observation,
    known: Mapping[UUID, Observation],
    latest: date,
    at_school: Sequence[Fault],
) -> Outcome:
    if there := known.get(made.id):
        return Outcome("repeated" if _same(there, made) else "conflict", there)
    faults = [*at_school, *faults_of(Data(measure.data), measure.subgroups, _said(sent), latest)]
    return Outcome("refused", None, faults) if faults else Outcome("created", made)


def _school_faults(
    observer: Observer, measure: Measure, sent: ObservationIn, schools: Mapping[UUID, Unit]
) -> Sequence[Fault]:
    if measure.school_id and sent.school_id not in (None, measure.school_id):
        message = "the measure is of one school, and this is another"
        return [fault("/school_id", "observation.school", message, "Leave the school out.")]
    if found := unit_faults(measure.project_id, {"school_id": sent.school_id}, schools):
        return found
    return [] if observer.may(measure, sent.school_id) else [of_another_school()]


def _said(sent: ObservationIn) -> Said:
    return Said(**sent.model_dump(exclude={"id", "school_id"}))


def _same(there: Observation, made: Observation) -> bool:
    """Whether the same was sent again; what was corrected since then stays corrected."""
    names = ("measure_id", "created_by", "first_body")
    return all(getattr(there, name) == getattr(made, name) for name in names)


def _made(work: Transaction, observer: Observer, measure: Measure, sent: ObservationIn) -> Observation:
    now = work.clock.now()
    return Observation(
        **sent.model_dump(exclude={"id", "school_id"}),
        id=sent.id or new_id(),
        tenant_id=measure.tenant_id,
        project_id=measure.project_id,
        network_id=measure.network_id,
        measure_id=measure.id,
        school_id=measure.school_id or sent.school_id,
        source="typed",
        first_body=fingerprint(sent),
        created_by=observer.id,
        created_at=now,
        updated_at=now,
    )


async def add_one(
    work: Transaction,
    rows: ObservationsOf,
    observer: Observer,
    measure: Measure,
    sent: ObservationIn,
    schools: Mapping[UUID, Unit],
) -> Observation:
    """Raises ObservationInvalid, ObservationExists (with the one that is there) or IdTaken."""
    (outcome,) = await add(work, rows, observer, measure, [sent], schools)
    if outcome.status == "refused":
        raise ObservationInvalid(faults=outcome.faults)
    if outcome.status == "conflict":
        raise IdTaken("The id was used for something else; make a new one.")
    assert outcome.row is not None
    if outcome.status == "exists":
        detail = "Correct the one that is there, or choose another day."
        raise ObservationExists(detail, extra={"current": shown(outcome.row)})
    return outcome.row


def shown(row: Observation) -> dict[str, Any]:
    """A stored observation in a refusal."""
    return row.model_dump(mode="json", exclude={"tenant_id", "first_body"})


async def observation_of(rows: ObservationsOf, observation_id: UUID, *, lock: bool = False) -> Observation:
    """Raises ObservationNotFound."""
    row = await rows.get(observation_id, lock=lock)
    if row is None:
        raise ObservationNotFound
    return row


async def correct(
    work: Transaction,
    rows: ObservationsOf,
    observer: Observer,
    measure: Measure,
    row: Observation,
    change: ObservationChange,
) -> None:
    """Raises ObservationInvalid, ObservationExists or ObservationWithdrawn; then nothing is changed."""
    observer.require(measure, row.school_id)
    check_typed(measure)
    if row.withdrawn:
        raise ObservationWithdrawn
    before = history.fields(row, FIELDS)
    after = _after(before, change.model_dump(exclude_unset=True, exclude={"reason"}))
    said = Said(**{name: after[name] for name in FIELDS if name not in ("excluded", "withdrawn")})
    if faults := faults_of(Data(measure.data), (), said, latest_day(work.clock.now())):
        raise ObservationInvalid(faults=faults)
    if after["on_date"] != row.on_date:
        there = (await rows.on_days([after["on_date"]])).get((after["on_date"], row.school_id, row.subgroup))
        if there:
            raise ObservationExists(extra={"current": shown(there)})
    for name, value in after.items():
        setattr(row, name, value)
    await _corrected(work, row, before, change.reason)


def _after(before: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The fields after a correction: a value and a reason for its absence drive each other out."""
    after = {**before, **said}
    if after["on_date"] is None:
        after["on_date"] = before["on_date"]
    if said.get("missing") and not any(said.get(part) is not None for part in _PARTS):
        after |= dict.fromkeys(_PARTS)
    elif any(said.get(part) is not None for part in _PARTS) and not said.get("missing"):
        after["missing"] = None
    return after


async def withdraw(
    work: Transaction, observer: Observer, measure: Measure, row: Observation, reason: str
) -> None:
    """Take an observation back: it is drawn no more, and its history stays. Raises ObservationWithdrawn."""
    observer.require(measure, row.school_id)
    check_typed(measure)
    if row.withdrawn:
        raise ObservationWithdrawn
    before = history.fields(row, FIELDS)
    row.withdrawn = True
    await _corrected(work, row, before, reason)


async def _corrected(work: Transaction, row: Observation, before: Mapping[str, Any], reason: str) -> None:
    row.version += 1
    row.updated_at = work.clock.now()
    after = history.fields(row, FIELDS)
    await history.record(work, KIND, row, _plain(before), _plain(after), reason)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {**fields, "on_date": fields["on_date"].isoformat()}
