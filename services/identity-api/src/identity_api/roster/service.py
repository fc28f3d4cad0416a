"""Importing a roster: all of it or nothing, and a second time nothing changes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.ids import new_id
from chassis.principal import Principal

from identity_api.changes.feed import Unit, record
from identity_api.grants.service import units_changed
from identity_api.networks.models import Network, NetworkSchool
from identity_api.networks.service import unit_of as unit_of_network
from identity_api.organisations.models import Organisation
from identity_api.organisations.service import unit_of as unit_of_organisation
from identity_api.people.models import Membership, Participant, Person
from identity_api.projects.models import Project, Site
from identity_api.projects.service import project_of, site_of
from identity_api.roster import repository
from identity_api.roster.domain import Difference, Plan, RowFault, plan, read_roster
from identity_api.roster.errors import RosterInvalid
from identity_api.roster.repository import There
from identity_api.roster.schemas import RosterCounts, RosterIn, RosterResult
from identity_api.rows import Rows

_FAULTS_SHOWN = 500


async def import_roster(
    rows: Rows, caller: Principal, project_id: UUID, body: RosterIn, *, dry_run: bool
) -> RosterResult:
    """Raises ProjectNotFound, SiteNotFound, RosterInvalid with every row at fault."""
    project = await project_of(rows, caller, "directory:write", project_id, lock=True)
    caller.require_everywhere("directory:write", project_id=project.id)
    site = await site_of(rows, project.id, body.site_id)
    there = await repository.there(rows, project.id, site.id)
    wanted, faults = read_roster((row.model_dump() for row in body.rows), elsewhere=there.elsewhere)
    if faults:
        raise _invalid(faults)
    made = plan(wanted, there.roster, there.network_schools)
    if not dry_run:
        await _Import(rows, project, site, there, made).carry_out()
    return RosterResult(
        created=_counts(made, "made"),
        updated=_counts(made, "changed"),
        unchanged=made.unchanged,
        dry_run=dry_run,
    )


def _invalid(faults: Sequence[RowFault]) -> RosterInvalid:
    shown = [dict(vars(fault)) for fault in faults[:_FAULTS_SHOWN]]
    rows = len({fault.row for fault in faults})
    return RosterInvalid(f"{len(faults)} faults in {rows} rows; nothing was imported.", faults=shown)


def _counts(made: Plan, which: str) -> RosterCounts:
    def count(one: Difference[Any, Any]) -> int:
        return len(one.made if which == "made" else one.changed)

    return RosterCounts(
        districts=count(made.districts),
        schools=count(made.schools),
        networks=count(made.networks),
        people=count(made.people),
        memberships=count(made.seats),
    )


class _Import:
    """Carries out one plan: districts before schools before networks before people before seats."""

    def __init__(self, rows: Rows, project: Project, site: Site, there: There, made: Plan) -> None:
        self._rows = rows
        self._project = project
        self._site = site
        self._there = there
        self._plan = made
        self._now = rows.work.clock.now()
        self._units: list[Unit] = []
        self._touched: set[UUID] = set()

    async def carry_out(self) -> None:
        await self._districts()
        await self._schools()
        await self._networks()
        await self._network_schools()
        await self._people()
        await self._seats()
        await self._rows.session.flush()
        await units_changed(self._rows, self._touched)
        self._rows.work.audit(
            "roster.imported",
            tenant_id=self._project.tenant_id,
            subject_kind="project",
            subject_id=self._project.id,
            detail={
                "site": str(self._site.id),
                "created": _counts(self._plan, "made").model_dump(),
                "updated": _counts(self._plan, "changed").model_dump(),
            },
        )
        await record(self._rows.work, self._units)

    @property
    def _keys(self) -> dict[str, Any]:
        return {"tenant_id": self._project.tenant_id, "project_id": self._project.id}

    def _stamps(self) -> dict[str, Any]:
        return {"created_at": self._now, "updated_at": self._now}

    def _organisation(self, kind: str, code: str, name: str, parent_id: UUID | None) -> Organisation:
        return Organisation(
            **self._keys, **self._stamps(), id=new_id(), site_id=self._site.id, kind=kind, code=code, name=name,
            parent_id=parent_id,
        )  # fmt: skip

    def _renew(self, row: Organisation | Network | Person) -> None:
        row.version += 1
        row.updated_at = self._now
        self._rows.session.add(row)

    async def _districts(self) -> None:
        made = [
            self._organisation("district", d.code, d.name, None) for d in self._plan.districts.made.values()
        ]
        await self._rows.insert(Organisation, made)
        self._there.districts.update({one.code: one for one in made})
        for code, wanted in self._plan.districts.changed.items():
            self._there.districts[code].name = wanted.name
            self._renew(self._there.districts[code])
        self._told_organisations(self._there.districts, self._plan.districts)

    async def _schools(self) -> None:
        made = [
            self._organisation("school", one.code, one.name, self._district(one.district))
            for one in self._plan.schools.made.values()
        ]
        await self._rows.insert(Organisation, made)
        self._there.schools.update({one.code: one for one in made})
        for code, wanted in self._plan.schools.changed.items():
            school = self._there.schools[code]
            school.name, school.parent_id = wanted.name, self._district(wanted.district) or school.parent_id
            self._renew(school)
        self._told_organisations(self._there.schools, self._plan.schools)

    def _told_organisations(
        self, known: Mapping[str, Organisation], difference: Difference[str, Any]
    ) -> None:
        by_id = {one.id: one for one in self._there.districts.values()}
        self._units += [
            unit_of_organisation(known[code], self._site, by_id.get(known[code].parent_id or UUID(int=0)))
            for code in (*difference.made, *difference.changed)
        ]

    def _district(self, code: str | None) -> UUID | None:
        return self._there.districts[code].id if code else None

    async def _networks(self) -> None:
        made = [
            Network(
                **self._keys, **self._stamps(), id=new_id(), site_id=self._site.id, code=one.code, name=one.name,
                district_id=self._district(one.district),
            )
            for one in self._plan.networks.made.values()
        ]  # fmt: skip
        await self._rows.session.flush()
        await self._rows.insert(Network, made)
        self._there.networks.update({one.code: one for one in made})
        self._touched.update(one.district_id for one in made if one.district_id)
        if made:
            self._touched.add(self._site.id)
        for code, wanted in self._plan.networks.changed.items():
            network = self._there.networks[code]
            moved = {network.district_id, self._district(wanted.district)}
            network.name, network.district_id = wanted.name, self._district(wanted.district)
            self._touched.update(one for one in moved if one and len(moved) > 1)
            self._renew(network)
        changed = (*self._plan.networks.made, *self._plan.networks.changed)
        self._units += [unit_of_network(self._there.networks[code], self._site) for code in changed]

    async def _network_schools(self) -> None:
        made = [
            NetworkSchool(
                **self._keys,
                network_id=self._there.networks[network].id,
                school_id=self._there.schools[school].id,
            )
            for network, school in sorted(self._plan.network_schools)
        ]
        await self._rows.insert(NetworkSchool, made)
        self._touched.update(one.school_id for one in made)

    async def _people(self) -> None:
        made = {
            code: Person(
                tenant_id=self._project.tenant_id, id=new_id(), name=one.name, email=one.email,
                language=one.language or self._site.language, **self._stamps(),
            )
            for code, one in self._plan.people.made.items()
        }  # fmt: skip
        await self._rows.insert(Person, list(made.values()))
        taking_part = [Participant(**self._keys, person_id=one.id, code=code) for code, one in made.items()]
        await self._rows.insert(Participant, taking_part)
        self._there.people.update(made)
        for code, wanted in self._plan.people.changed.items():
            person = self._there.people[code]
            person.name, person.email = wanted.name, wanted.email
            person.language = wanted.language or person.language
            self._renew(person)

    async def _seats(self) -> None:
        made = [
            Membership(
                **self._keys, id=new_id(), network_id=self._there.networks[seat.network].id,
                person_id=self._there.people[seat.person].id, school_id=self._school(seat.school),
                role=seat.role, starts_on=self._now.date(),
            )
            for seat in self._plan.seats.made.values()
        ]  # fmt: skip
        await self._rows.insert(Membership, made)
        for key, wanted in self._plan.seats.changed.items():
            membership = self._there.seats[key]
            membership.school_id = self._school(wanted.school)
            membership.version += 1
            self._rows.session.add(membership)

    def _school(self, code: str | None) -> UUID | None:
        return self._there.schools[code].id if code else None
