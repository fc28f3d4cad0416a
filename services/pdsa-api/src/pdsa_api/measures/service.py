"""What can be done with measures."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.given_ids import fingerprint, made_before
from chassis.ids import new_id
from chassis.principal import Principal

from pdsa_api.history import service as history
from pdsa_api.measures.domain import Data, Definition, faults_of
from pdsa_api.measures.errors import MeasureInvalid, MeasureNotFound, ReferenceElsewhere
from pdsa_api.measures.models import Measure
from pdsa_api.measures.repository import Measures
from pdsa_api.measures.schemas import MeasureChange, MeasureIn
from pdsa_api.references.service import References

KIND = "measure"
FIELDS = tuple(name for name in MeasureIn.model_fields if name not in ("id", "project_id", "network_id"))
_MAY_BE_EMPTY = frozenset({"goal", "decimals", "aim_id", "driver_id", "idea_id", "baseline"})


async def check_school(references: References, measure: Measure, school_id: UUID | None) -> None:
    """Raises ReferenceElsewhere for one that is no school of the measure's project."""
    named = {"school_id": school_id}
    await references.check(measure.project_id, measure.network_id, named, ReferenceElsewhere)


def check_definition(values: Mapping[str, Any]) -> None:
    """Raises MeasureInvalid that names each field at fault."""
    said = Definition(
        data=Data(values["data"]),
        numerator=values["numerator"],
        denominator=values["denominator"],
        multiplier=values["multiplier"],
        goal=values["goal"],
        chart=values["chart"],
        rules=values["rules"],
        subgroups=values["subgroups"],
        surveyed=values["source"]["kind"] == "survey",
    )
    if faults := faults_of(said):
        raise MeasureInvalid(faults=faults)


async def create_measure(
    work: Transaction, measures: Measures, references: References, caller: Principal, body: MeasureIn
) -> Measure:
    """The same body under the same id gives the measure that it made. Raises MeasureInvalid, ReferenceElsewhere
    or IdTaken."""
    caller.require("measure:write", project_id=body.project_id, network_id=body.network_id)
    if again := await made_before(work, Measure, caller, body, body.id):
        return again
    values = body.model_dump(exclude={"id"})
    values["data"] = body.data.value
    check_definition(values)
    await references.check(body.project_id, body.network_id, values, ReferenceElsewhere)
    tenant_id = caller.only_tenant()
    now = work.clock.now()
    measure = Measure(
        **values,
        id=body.id or new_id(),
        tenant_id=tenant_id,
        first_body=fingerprint(body),
        created_by=caller.id,
        created_at=now,
        updated_at=now,
    )
    measures.add(measure)
    await history.record(work, KIND, measure, {}, history.fields(measure, FIELDS))
    work.audit(
        "measure.created",
        tenant_id=tenant_id,
        subject_kind=KIND,
        subject_id=measure.id,
        detail={"network": measure.network_id},
    )
    return measure


async def measure_of(measures: Measures, measure_id: UUID, *, lock: bool = False) -> Measure:
    """Raises MeasureNotFound for one that is not there or not the caller's."""
    measure = await measures.get(measure_id, lock=lock)
    if measure is None:
        raise MeasureNotFound
    return measure


async def change_measure(
    work: Transaction, references: References, caller: Principal, measure: Measure, change: MeasureChange
) -> None:
    """Raises MeasureInvalid or ReferenceElsewhere; then nothing is changed."""
    caller.require("measure:write", project_id=measure.project_id, network_id=measure.network_id)
    names = (*FIELDS, "archived")
    before = history.fields(measure, names)
    said = {
        name: value
        for name, value in change.model_dump(exclude_unset=True, exclude={"reason"}).items()
        if value is not None or name in _MAY_BE_EMPTY
    }
    check_definition({**before, **said})
    await references.check(measure.project_id, measure.network_id, said, ReferenceElsewhere, before)
    for name, value in said.items():
        setattr(measure, name, value)
    measure.version += 1
    measure.updated_at = work.clock.now()
    await history.record(work, KIND, measure, before, history.fields(measure, names), change.reason)
