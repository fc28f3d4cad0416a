"""The second organisation: its own administrator, project, network and closed wave."""

from datetime import date

from duru_client import Problem

from demonstration.accounts import OTHER_ADMINISTRATOR_EMAIL, OTHER_ADMINISTRATOR_NAME
from demonstration.generate import WavePlan
from demonstration.load.directory import import_roster
from demonstration.load.ledger import Ledger
from demonstration.load.rest import Rest
from demonstration.load.waves import close_wave, load_instrument, open_wave, send_responses
from demonstration.other_organisation import OtherOrganisation

_IDENTITY = "/api/identity/v1"
_WAVE = WavePlan("Consulta Red Puentes 2022", date(2022, 9, 5), date(2022, 10, 14))


def load_other_tenant(operator: Rest, theirs: Rest, other: OtherOrganisation, ledger: Ledger) -> None:
    """`operator` makes the organisation, `theirs` is its administrator and does all the rest."""
    if not _can_sign_in(theirs):
        operator.make(
            f"{_IDENTITY}/tenants",
            {
                "name": other.name,
                "country": "CL",
                "language": "es",
                "time_zone": "America/Santiago",
                "administrator": {
                    "name": OTHER_ADMINISTRATOR_NAME,
                    "email": OTHER_ADMINISTRATOR_EMAIL,
                    "password": ledger.password(OTHER_ADMINISTRATOR_EMAIL),
                },
            },
            other.name,
        )
        operator.say(f"second organisation: {other.name}")
    project, site = _project_and_site(theirs, other)
    import_roster(theirs, project, site, (other.district,))
    instrument = load_instrument(theirs, project, other.questionnaire, "red_puentes.xlsx")
    wave = open_wave(theirs, project, site, instrument, _WAVE, mode="named")
    if wave["state"] == "open":
        send_responses(theirs, wave, project, other.responses, theirs)
    close_wave(theirs, wave)


def _can_sign_in(rest: Rest) -> bool:
    try:
        rest.client.request("GET", f"{_IDENTITY}/me")
    except Problem as problem:
        if problem.status == 401:
            return False
        raise
    return True


def _project_and_site(rest: Rest, other: OtherOrganisation) -> tuple[str, str]:
    project = rest.ensure(
        f"{_IDENTITY}/projects",
        {"code": other.project_code, "name": other.project_name, "summary": "", "languages": ["es", "en"]},
        ("code",),
    )["id"]
    site = rest.ensure(
        f"{_IDENTITY}/sites",
        {
            "project_id": project,
            "code": other.site_code,
            "name": other.site_name,
            "country": "CL",
            "language": "es",
            "time_zone": "America/Santiago",
        },
        ("code",),
        project_id=project,
    )["id"]
    return str(project), str(site)
