"""Freezing a figure set: read, compute in a child process, keep."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from chassis.child import ChildFailed, run_limited
from chassis.database import Scope, Transaction
from chassis.directory import Unit, find
from chassis.ids import new_id
from chassis.principal import Principal
from chassis.problems import NotFound, Unavailable

from survey_api.comparing.service import marked
from survey_api.errors import FiguresNotYet
from survey_api.figures import repository
from survey_api.figures.models import FigureSet, FigureSlice
from survey_api.figures.repository import Figures
from survey_api.figures.schemas import FigureSetOut, FigureUnit, SliceOut
from survey_api.instruments.models import InstrumentVersion
from survey_api.responses.repository import version as read_version
from survey_api.running import Survey
from survey_api.waves import rates
from survey_api.waves.models import Wave
from survey_api.waves.repository import Waves
from survey_api.waves.schemas import RateRow

Json = dict[str, Any]
FREEZE = "figures:freeze"


@dataclass(frozen=True)
class Computed:
    """The slices of one wave, not yet kept."""

    tenant_id: UUID
    project_id: UUID
    wave_id: UUID
    minimum: int
    slices: dict[str, Json]

    @property
    def hash(self) -> str:
        """SHA-256 over canonical JSON: sorted keys, no blanks."""
        return hashlib.sha256(orjson.dumps(self.slices, option=orjson.OPT_SORT_KEYS)).hexdigest()


async def compute(survey: Survey, caller: Principal, wave_id: UUID) -> Computed:
    """All figures of a closed wave. Raises NotFound, PermissionDenied, FiguresNotYet while it is open."""
    scope = Scope.of(caller)
    async with survey.parts.database.transaction(scope) as work:
        wave = await Waves(work, caller, off=survey.filters_off).find(wave_id, FREEZE)
        if wave is None:
            raise NotFound
        caller.require_everywhere(FREEZE, project_id=wave.project_id)
        if wave.state != "closed":
            raise FiguresNotYet(
                "Close the wave first: figures of a wave that goes on would differ every day."
            )
        tenant_id, project_id = wave.tenant_id, wave.project_id
    await survey.evaluator.settle(tenant_id, wave_id)
    async with survey.parts.database.transaction(Scope.tenant(tenant_id)) as work:
        payload = await _payload(work, wave)
    try:
        async with survey.children:
            made = await run_limited(
                "survey_api.figures.computing:compute",
                orjson.dumps(payload),
                seconds=survey.settings.figures_seconds,
                megabytes=survey.settings.figures_megabytes,
            )
    except ChildFailed as failed:
        raise Unavailable(f"The figures could not be computed: {failed}.", part="figures") from failed
    return Computed(tenant_id, project_id, wave_id, wave.minimum_cell, made["slices"])


async def _payload(work: Transaction, wave: Wave) -> Json:
    version = await read_version(work.session, wave.instrument_version_id)
    counts = await rates.count_all(work, wave.id)
    units = await find(work, {*rates.unit_ids(counts), wave.project_id})
    table = rates.table(counts, units, None)
    rows = await repository.answers(
        work.session, wave.id, [item["path"] for item in version.measures["items"]]
    )
    by_network: dict[str, list[Any]] = {}
    for network_id, *values in rows:
        by_network.setdefault(str(network_id), []).append(values)
    return {
        "minimum": wave.minimum_cell,
        "wave": _wave(wave, version),
        "measures": await marked(work, wave, version),
        "units": [*_units(table), _project(table, wave, units)],
        "answers": by_network,
    }


def _wave(wave: Wave, version: InstrumentVersion) -> Json:
    return {
        "id": str(wave.id),
        "title": wave.title,
        "instrument": version.title,
        "starts_on": wave.starts_on.isoformat(),
        "ends_on": wave.ends_on.isoformat(),
    }


def _units(table: rates.Table) -> list[Json]:
    """Every network, and every district that has a name."""
    made = []
    for district in table.districts:
        networks = district.networks or []
        district_id = str(district.id) if district.id else None
        if district.id is not None:
            made.append(_unit("district", district, None, networks=len(networks)))
        made += [_unit("network", network, district_id) for network in networks]
    return made


def _project(table: rates.Table, wave: Wave, units: dict[UUID, Unit]) -> Json:
    project = units.get(wave.project_id)
    named = table.total.model_copy(
        update={
            "id": wave.project_id,
            "label": project.label if project else "",
            "code": project.code if project else "",
        }
    )
    networks = sum(len(district.networks or []) for district in table.districts)
    return _unit("project", named, None, networks=networks)


def _unit(kind: str, row: RateRow, district_id: str | None, *, networks: int | None = None) -> Json:
    participation = {**row.model_dump(mode="json", exclude={"networks"}), "networks": networks}
    return {
        "id": str(row.id),
        "kind": kind,
        "label": row.label,
        "code": row.code,
        "district_id": district_id,
        "participation": participation,
    }


async def keep(
    work: Transaction, figures: Figures, caller: Principal, computed: Computed
) -> tuple[FigureSetOut, bool]:
    """The set of these figures, and whether it is new: the same figures are kept once."""
    known = await figures.same(computed.wave_id, computed.hash)
    if known is not None:
        return await shown(figures, known, FREEZE), False
    made = FigureSet(
        tenant_id=computed.tenant_id,
        id=new_id(),
        project_id=computed.project_id,
        wave_id=computed.wave_id,
        hash=computed.hash,
        minimum=computed.minimum,
        created_at=work.clock.now(),
        created_by=caller.id,
    )
    figures.add(made)
    await work.session.flush()
    for unit_id, body in computed.slices.items():
        figures.add(_slice(made, unit_id, body))
    await work.session.flush()
    work.audit(
        "figures.frozen",
        tenant_id=made.tenant_id,
        subject_kind="figure_set",
        subject_id=made.id,
        detail={"wave_id": str(made.wave_id), "hash": made.hash, "slices": len(computed.slices)},
    )
    return await shown(figures, made, FREEZE), True


def _slice(made: FigureSet, unit_id: str, body: Json) -> FigureSlice:
    unit = body["unit"]
    return FigureSlice(
        tenant_id=made.tenant_id,
        figure_set_id=made.id,
        unit_id=UUID(unit_id),
        project_id=made.project_id,
        kind=unit["kind"],
        code=unit["code"],
        label=unit["label"],
        district_id=UUID(unit["district"]["id"]) if unit["district"] else None,
        body=body,
    )


async def shown(figures: Figures, found: FigureSet, permission: str = repository.READ) -> FigureSetOut:
    units = await figures.units(found.id, permission)
    return FigureSetOut(
        id=found.id,
        wave_id=found.wave_id,
        hash=found.hash,
        minimum=found.minimum,
        created_at=found.created_at,
        units=[
            FigureUnit(id=unit_id, kind=kind, label=label, district_id=district_id)  # type: ignore[arg-type]  # the table's check allows three kinds only
            for unit_id, kind, label, district_id in units
        ],
    )


async def read(figures: Figures, set_id: UUID) -> FigureSet:
    """Raises NotFound."""
    found = await figures.find(set_id)
    if found is None:
        raise NotFound
    return found


async def read_slice(figures: Figures, set_id: UUID, unit_id: UUID) -> SliceOut:
    """Raises NotFound for a slice that is not there or not the caller's."""
    found = await read(figures, set_id)
    part = await figures.slice(set_id, unit_id)
    if part is None:
        raise NotFound
    return SliceOut(figure_set_id=found.id, hash=found.hash, **part.body)
