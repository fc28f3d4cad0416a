"""Project, sites and rosters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from demonstration.generate import Programme
from demonstration.load.rest import Record, Rest
from demonstration.model import District
from demonstration.sites.model import Site

_IDENTITY = "/api/identity/v1"


@dataclass(frozen=True, slots=True)
class Places:
    """The ids that the installation gave to what the generator names by code."""

    project: str
    sites: dict[str, str]
    districts: dict[str, str]
    networks: dict[str, str]


def load_directory(rest: Rest, demo: Programme) -> Places:
    project = rest.ensure(
        f"{_IDENTITY}/projects",
        {
            "code": demo.project_code,
            "name": demo.project_name,
            "summary": demo.project_summary,
            "languages": list(demo.languages),
        },
        ("code",),
    )["id"]
    sites = {demo.monitoring_code: _monitoring_site(rest, demo, project)}
    import_roster(rest, project, sites[demo.monitoring_code], demo.districts)
    for site in demo.sites:
        sites[site.code] = _site(rest, site, project)
        import_roster(rest, project, sites[site.code], (site.district,))
    return places(rest, project, sites)


def places(rest: Rest, project: str, sites: dict[str, str]) -> Places:
    """Look up the ids of the project's districts and networks."""
    organisations = rest.every(f"{_IDENTITY}/organisations", project_id=project, kind="district")
    networks = rest.every(f"{_IDENTITY}/networks", project_id=project)
    return Places(project, sites, _ids_by_code(organisations), _ids_by_code(networks))


def import_roster(rest: Rest, project: str, site: str, districts: Iterable[District]) -> None:
    """Import a site's roster; importing it again changes nothing."""
    rows = [row for district in districts for row in roster_rows(district)]
    for number, row in enumerate(rows, start=1):
        row["row"] = number
    result = rest.client.json(
        "POST", f"{_IDENTITY}/projects/{project}/roster:import", json={"site_id": site, "rows": rows}
    )
    made = sum(result["created"].values())
    rest.say(f"roster of {len(rows)} people: {made} records made, {result['unchanged']} there already")


def roster_rows(district: District) -> Iterator[Record]:
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


def _monitoring_site(rest: Rest, demo: Programme, project: str) -> str:
    body = {
        "project_id": project,
        "code": demo.monitoring_code,
        "name": demo.monitoring_name,
        "country": "CL",
        "language": "es",
        "time_zone": "America/Santiago",
    }
    return str(rest.ensure(f"{_IDENTITY}/sites", body, ("code",), project_id=project)["id"])


def _site(rest: Rest, site: Site, project: str) -> str:
    body = {
        "project_id": project,
        "code": site.code,
        "name": site.name,
        "country": site.country,
        "language": site.language,
        "time_zone": site.time_zone,
    }
    return str(rest.ensure(f"{_IDENTITY}/sites", body, ("code",), project_id=project)["id"])


def _ids_by_code(items: Iterable[Record]) -> dict[str, str]:
    return {item["code"]: item["id"] for item in items}
