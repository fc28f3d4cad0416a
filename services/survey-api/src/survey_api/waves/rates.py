"""The response table: one statement counts, pure functions make the rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from chassis.database import Transaction
from chassis.directory import Unit
from chassis.principal import Principal
from improvement_stats.proportions import response_rate
from sqlalchemy import text

from survey_api.waves.schemas import RateRow

_COUNT = """
select network_id, district_id, role, grouping(network_id) as g_network, grouping(district_id) as g_district,
    grouping(role) as g_role, sum(place) as invited,
    count(*) filter (where state = 'complete') as complete, count(*) filter (where state = 'partial') as partial,
    count(*) filter (where state = 'break_off') as break_off, sum(extra) as surplus, sum(waiting) as waiting
from (
    select network_id, district_id, role, 1 as place, response_state as state, 0 as extra, 0 as waiting
    from invitation where wave_id = :wave {filter}
    union all
    select network_id, district_id, null, 0, null, (counted is false)::int, (counted is null)::int
    from response where wave_id = :wave and counted is not true {filter}
) as one group by grouping sets ((), (district_id), (network_id, district_id), (role))
"""


@dataclass(frozen=True)
class Count:
    """One group of the table; `kind` is total, district, network or role."""

    kind: str
    network_id: UUID | None
    district_id: UUID | None
    role: str | None
    invited: int
    complete: int
    partial: int
    break_off: int
    surplus: int
    waiting: int

    @property
    def answers(self) -> int:
        return self.complete + self.partial + self.break_off + self.surplus + self.waiting


async def count(work: Transaction, caller: Principal, wave_id: UUID, *, off: bool) -> list[Count]:
    """Invitations and answers of what the caller may see, by network, district and role, and in all."""
    bound = caller.networks_for("wave:read")
    names: dict[str, Any] = {"wave": wave_id}
    narrowed = ""
    if not off:
        narrowed = "and tenant_id = any(:tenants)"
        names["tenants"] = list(caller.tenant_ids)
        if bound is not None:
            narrowed += " and network_id = any(:networks)"
            names["networks"] = list(bound)
    rows = await work.session.execute(text(_COUNT.format(filter=narrowed)), names)
    return [_count(dict(row)) for row in rows.mappings()]


async def count_all(work: Transaction, wave_id: UUID) -> list[Count]:
    """The same of everything that the transaction's scope holds, for the figures."""
    rows = await work.session.execute(text(_COUNT.format(filter="")), {"wave": wave_id})
    return [_count(dict(row)) for row in rows.mappings()]


def _count(row: Mapping[str, Any]) -> Count:
    if not row["g_role"]:
        kind = "role"
    elif not row["g_network"]:
        kind = "network"
    else:
        kind = "total" if row["g_district"] else "district"
    numbers = ("invited", "complete", "partial", "break_off", "surplus", "waiting")
    return Count(
        kind, row["network_id"], row["district_id"], row["role"], **{n: int(row[n] or 0) for n in numbers}
    )


@dataclass(frozen=True)
class Table:
    total: RateRow
    districts: list[RateRow]
    roles: list[RateRow]


def table(counts: Sequence[Count], units: Mapping[UUID, Unit], covered: frozenset[UUID] | None) -> Table:
    """The rows, districts and networks by code. `covered`: districts whose sums may be told (None = every one).

    Networks of a district that is not covered, or of none, stand under one row without id, which sums them only.
    """
    total = next((one for one in counts if one.kind == "total"), _NOBODY)
    networks: dict[UUID | None, list[Count]] = {}
    districts: dict[UUID | None, Count] = {}
    for one in counts:
        known = covered is None or one.district_id in covered
        district_id = one.district_id if known else None
        if one.kind == "network":
            networks.setdefault(district_id, []).append(one)
        elif one.kind == "district":
            districts[district_id] = _sum(districts.get(district_id), one, district_id)
    rows = [
        _row(one, district_id, units).model_copy(
            update={"networks": _network_rows(networks[district_id], units)}
        )
        for district_id, one in districts.items()
    ]
    roles = [_row(one, None, units) for one in counts if one.kind == "role" and one.role]
    return Table(_row(total, None, units), sorted(rows, key=_order), sorted(roles, key=_order))


def _network_rows(counts: Sequence[Count], units: Mapping[UUID, Unit]) -> list[RateRow]:
    return sorted((_row(one, one.network_id, units) for one in counts), key=_order)


def _sum(before: Count | None, one: Count, district_id: UUID | None) -> Count:
    if before is None:
        return replace(one, district_id=district_id)
    numbers = ("invited", "complete", "partial", "break_off", "surplus", "waiting")
    return replace(before, **{name: getattr(before, name) + getattr(one, name) for name in numbers})


_NOBODY = Count("total", None, None, None, 0, 0, 0, 0, 0, 0)


def _order(row: RateRow) -> tuple[str, str]:
    return (row.code, row.label)


def _row(one: Count, unit_id: UUID | None, units: Mapping[UUID, Unit]) -> RateRow:
    unit = units.get(unit_id) if unit_id else None
    rr1, rr2 = rates(one)
    return RateRow(
        id=unit_id,
        label=unit.label if unit else (one.role or ""),
        code=unit.code if unit else (one.role or ""),
        invited=one.invited,
        complete=one.complete,
        partial=one.partial,
        break_off=one.break_off,
        surplus=one.surplus,
        answers=one.answers,
        rr1=rr1,
        rr2=rr2,
    )


def rates(one: Count) -> tuple[float | None, float | None]:
    """RR1 and RR2; none for a network with more answers than places. Sums count filled places only."""
    if one.kind == "network" and one.answers > one.invited:
        return None, None
    found = response_rate(invited=one.invited, complete=one.complete, partial=one.partial)
    return found.rr1, found.rr2


def unit_ids(counts: Sequence[Count]) -> set[UUID]:
    return {i for one in counts for i in (one.network_id, one.district_id) if i is not None}
