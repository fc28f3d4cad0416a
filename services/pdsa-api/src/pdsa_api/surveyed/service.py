"""Observations of a measure that is computed from a survey question, wave by wave."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from chassis.database import Transaction
from chassis.ids import new_id
from sqlmodel import col, select

from pdsa_api.history import service as history
from pdsa_api.measures.models import Measure, MeasurePhase
from pdsa_api.measures.service import KIND as MEASURE
from pdsa_api.observations.models import Observation
from pdsa_api.observations.repository import ObservationsOf
from pdsa_api.observations.service import FIELDS, KIND
from pdsa_api.surveyed.asking import ClosedWave, SurveyAs
from pdsa_api.surveyed.domain import Found, Passed, read

_PARTS = ("numerator", "denominator", "missing")


@dataclass
class Collected:
    """What the closed waves say, asked before anything is written."""

    waves: int = 0
    found: list[Found] = field(default_factory=list)
    passed: list[tuple[ClosedWave, str]] = field(default_factory=list)


async def collect(survey: SurveyAs, measure: Measure) -> Collected:
    """Raises Unavailable, PermissionDenied or NotFound; what is stored stays as it is."""
    source = measure.source
    unit = measure.network_id if source["scope"] == "network" else measure.project_id
    waves = await survey.closed_waves(measure.project_id, source["instrument"])
    collected = Collected(len(waves))
    for wave in waves:
        said = await _of_wave(survey, wave, unit, source["question"], source["categories"])
        if isinstance(said, Found):
            collected.found.append(said)
        else:
            collected.passed.append((wave, said.reason))
    return collected


async def _of_wave(
    survey: SurveyAs, wave: ClosedWave, unit: UUID, question: str, categories: Sequence[str]
) -> Found | Passed:
    set_id = await survey.figure_set(wave.id)
    if set_id is None:
        return Passed("not_frozen")
    figures = await survey.slice(set_id, unit)
    return Passed("not_of_unit") if figures is None else read(figures, question, categories)


@dataclass(frozen=True)
class Written:
    stored: int
    changed: int


async def store(work: Transaction, measure: Measure, found: Sequence[Found], by: str, reason: str) -> Written:
    """New waves are added, figures that differ are corrected with their history."""
    rows = ObservationsOf(work, measure)
    there = await rows.on_days({one.on_date for one in found}, lock=True)
    now = work.clock.now()
    new, changed = [], 0
    for one in found:
        row = there.get((one.on_date, None, None))
        if row is None:
            new.append(_row(measure, one, by, work))
        elif any(getattr(row, name) != getattr(one, name) for name in _PARTS):
            before = history.fields(row, FIELDS)
            for name in _PARTS:
                setattr(row, name, getattr(one, name))
            row.version += 1
            row.updated_at = now
            after = history.fields(row, FIELDS)
            day = {"on_date": row.on_date.isoformat()}
            await history.record(work, KIND, row, {**before, **day}, {**after, **day}, reason)
            changed += 1
    rows.add_all(new)
    await _break(work, measure, [one for one in found if (one.on_date, None, None) not in there], found, by)
    measure.refreshed_at = now
    work.session.add(measure)
    return Written(len(new), changed)


async def _break(
    work: Transaction, measure: Measure, new: Sequence[Found], found: Sequence[Found], by: str
) -> None:
    """A phase from each new wave on that asks otherwise than the one before; taken away, it does not come back."""
    first = min((one.on_date for one in found), default=None)
    breaks = [one for one in new if one.otherwise and first and one.on_date > first]
    if not breaks:
        return
    marked = await work.session.exec(
        select(col(MeasurePhase.starts_on)).where(MeasurePhase.measure_id == measure.id)
    )
    days = set(marked.all())
    for one in breaks:
        if one.on_date in days:
            continue
        phase = MeasurePhase.because_asked_otherwise(
            one.otherwise or "",
            tenant_id=measure.tenant_id,
            project_id=measure.project_id,
            network_id=measure.network_id,
            id=new_id(),
            measure_id=measure.id,
            starts_on=one.on_date,
            created_by=by,
            created_at=work.clock.now(),
        )
        work.session.add(phase)
        said = {"starts_on": one.on_date.isoformat(), "reason": phase.reason}
        await history.record(work, MEASURE, measure, {}, {"phase": said}, phase.reason)


def _row(measure: Measure, found: Found, by: str, work: Transaction) -> Observation:
    now = work.clock.now()
    return Observation(
        tenant_id=measure.tenant_id,
        project_id=measure.project_id,
        network_id=measure.network_id,
        id=new_id(),
        measure_id=measure.id,
        on_date=found.on_date,
        numerator=found.numerator,
        denominator=found.denominator,
        missing=found.missing,
        source="survey",
        first_body="",
        created_by=by,
        created_at=now,
        updated_at=now,
    )
