"""Project, sites and rosters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from duru_client.operations.identity import ProjectIn, RosterRow, SiteIn

from demonstration.generate import Programme
from demonstration.load.calls import PAGE, Caller, first, stable_key
from demonstration.model import District


@dataclass(frozen=True, slots=True)
class Places:
    """The ids that the installation gave to what the generator names by code."""

    project: str
    sites: dict[str, str]
    districts: dict[str, str]
    networks: dict[str, str]
    schools: dict[str, str]
    people: dict[str, str]


def load_directory(caller: Caller, demo: Programme) -> Places:
    project = ensure_project(
        caller,
        {
            "code": demo.project_code,
            "name": demo.project_name,
            "summary": demo.project_summary,
            "languages": list(demo.languages),
        },
    )
    sites = {
        demo.monitoring_code: ensure_site(
            caller,
            {
                "project_id": project,
                "code": demo.monitoring_code,
                "name": demo.monitoring_name,
                "country": "CL",
                "language": "es",
                "time_zone": "America/Santiago",
            },
        )
    }
    import_roster(caller, project, sites[demo.monitoring_code], demo.districts)
    for site in demo.sites:
        sites[site.code] = ensure_site(
            caller,
            {
                "project_id": project,
                "code": site.code,
                "name": site.name,
                "country": site.country,
                "language": site.language,
                "time_zone": site.time_zone,
            },
        )
        import_roster(caller, project, sites[site.code], (site.district,))
    return _places(caller, project, sites)


def ensure_project(caller: Caller, body: ProjectIn) -> str:
    identity = caller.client.identity
    found = first(identity.iter_list_projects(limit=PAGE), code=body["code"])
    made = found or identity.create_project(body, idempotency_key=stable_key("project", body["code"]))
    return made["id"]


def ensure_site(caller: Caller, body: SiteIn) -> str:
    identity = caller.client.identity
    project = body["project_id"]
    found = first(identity.iter_list_sites(project_id=project, limit=PAGE), code=body["code"])
    made = found or identity.create_site(body, idempotency_key=stable_key("site", project, body["code"]))
    return made["id"]


def import_roster(caller: Caller, project: str, site: str, districts: Iterable[District]) -> None:
    """Import a site's roster; importing it again changes nothing."""
    rows = [row for district in districts for row in roster_rows(district)]
    for number, row in enumerate(rows, start=1):
        row["row"] = number
    result = caller.client.identity.import_roster(project, {"site_id": site, "rows": rows})
    caller.say(f"roster of {len(rows)} people, {result['unchanged']} of them there already")


def roster_rows(district: District) -> Iterator[RosterRow]:
    for network in district.networks:
        for member in network.members:
            yield {
                "person_code": member.person.code,
                "name": member.person.name,
                "email": member.person.email,
                "role": member.role,
                "language": member.person.language,
                "school_code": member.school.code,
                "school_name": member.school.name,
                "network_code": network.code,
                "network_name": network.name,
                "district_code": district.code,
                "district_name": district.name,
            }


def _places(caller: Caller, project: str, sites: dict[str, str]) -> Places:
    identity = caller.client.identity
    districts = identity.iter_list_organisations(project_id=project, kind="district", limit=PAGE)
    networks = identity.iter_list_networks(project_id=project, limit=PAGE)
    schools = identity.iter_list_organisations(project_id=project, kind="school", limit=PAGE)
    people = identity.iter_list_people(project_id=project, limit=PAGE)
    return Places(
        project,
        sites,
        {district["code"]: district["id"] for district in districts},
        {network["code"]: network["id"] for network in networks},
        {school["code"]: school["id"] for school in schools},
        {person["code"]: person["id"] for person in people if person["code"]},
    )
