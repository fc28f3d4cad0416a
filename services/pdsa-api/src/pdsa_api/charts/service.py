"""Loading what a chart is made of, in a constant number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import labels

from pdsa_api.charts.assembling import Asked
from pdsa_api.charts.errors import ChartImpossible
from pdsa_api.charts.presenting import CycleMark, Series
from pdsa_api.measures.domain import CHARTS, PERLA, PLAIN, Data, fault
from pdsa_api.measures.models import Measure, MeasureNote, MeasurePhase
from pdsa_api.measures.repository import Measures
from pdsa_api.observations.repository import ObservationsOf

Mark = TypeVar("Mark", MeasurePhase, MeasureNote)


@dataclass(frozen=True)
class Wish:
    """What a reader asks for; what is None is as the measure says."""

    school_id: UUID | None = None
    subgroup: str | None = None
    kind: str | None = None
    rules: str | None = None
    first: date | None = None
    last: date | None = None


def asked(measure: Measure, wish: Wish) -> Asked:
    """Raises ChartImpossible for a kind that the data do not allow, or rules that do not go with it."""
    data = Data(measure.data)
    kind, rules = wish.kind or measure.chart, wish.rules or measure.rules
    if wish.rules == PERLA and wish.kind is None and kind not in PLAIN:
        kind = "auto"
    if wish.kind and wish.rules is None and wish.kind not in PLAIN:
        rules = "anhoej"
    faults = []
    if kind not in CHARTS[data]:
        message = f"no {kind} chart can be drawn of a {data.value}"
        faults.append(fault("/kind", "chart.kind", message, f"Choose one of {', '.join(CHARTS[data])}."))
    elif rules == PERLA and kind not in PLAIN:
        message = "Perla's rules are made for run charts"
        faults.append(fault("/rules", "chart.rules", message, "Choose a run chart, or Anhøj's rules."))
    if faults:
        raise ChartImpossible(faults=faults)
    return Asked(
        data=data,
        kind=kind,
        rules=rules,
        screen=measure.screen,
        baseline=measure.baseline,
        multiplier=measure.multiplier,
        same_people=measure.source["kind"] == "survey",
        unit=measure.unit,
    )


async def series_of(
    work: Transaction, measures: Measures, measure: Measure, wish: Wish, cycles: Sequence[CycleMark]
) -> Series:
    """One series: a measure of one school is always that school's."""
    school_id = measure.school_id or wish.school_id
    points = await ObservationsOf(work, measure).series(school_id, wish.subgroup, wish.first, wish.last)
    phases = _of(school_id, await measures.phases(measure.id))
    notes = _of(school_id, await measures.notes(measure.id))
    names = await labels(work, [school_id] if school_id else [])
    return Series(
        measure,
        points,
        phases=phases,
        notes=[note for note in notes if _within(note.on_date, wish)],
        cycles=[one for one in cycles if one.starts_on and _within(one.starts_on, wish)],
        school_id=school_id,
        school=names.get(school_id) if school_id else None,
        subgroup=wish.subgroup,
    )


async def series_of_schools(
    work: Transaction, measures: Measures, measure: Measure, wish: Wish, cycles: Sequence[CycleMark]
) -> list[Series]:
    """The series of every school that has observations, by name."""
    rows = ObservationsOf(work, measure)
    by_school = await rows.of_all_schools(wish.subgroup, wish.first, wish.last)
    phases, notes = await measures.phases(measure.id), await measures.notes(measure.id)
    names = await labels(work, by_school)
    found = [
        Series(
            measure,
            points,
            phases=_of(school_id, phases),
            notes=[note for note in _of(school_id, notes) if _within(note.on_date, wish)],
            cycles=[one for one in cycles if one.starts_on and _within(one.starts_on, wish)],
            school_id=school_id,
            school=names.get(school_id),
            subgroup=wish.subgroup,
        )
        for school_id, points in by_school.items()
    ]
    return sorted(found, key=lambda one: ((one.school or "").casefold(), str(one.school_id)))


def _of(school_id: UUID | None, marks: Sequence[Mark]) -> list[Mark]:
    """Marks of one series: those for every school, and the school's own."""
    return [mark for mark in marks if mark.school_id is None or mark.school_id == school_id]


def _within(day: date, wish: Wish) -> bool:
    return not ((wish.first and day < wish.first) or (wish.last and day > wish.last))
