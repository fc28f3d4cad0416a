"""The second organisation: its own administrator, project, network and closed wave."""

from datetime import date
from typing import Final

from duru_client import Problem

from demonstration.accounts import OTHER_ADMINISTRATOR_EMAIL, OTHER_ADMINISTRATOR_NAME
from demonstration.load.calls import Caller, stable_key
from demonstration.load.directory import ensure_project, ensure_site, import_roster
from demonstration.load.ledger import Ledger
from demonstration.load.waves import close_wave, load_instrument, open_wave, send_responses
from demonstration.model import WavePlan
from demonstration.other_organisation import OtherOrganisation

_WAVE: Final = WavePlan("Consulta Red Puentes 2022", date(2022, 9, 5), date(2022, 10, 14))


def load_other_tenant(operator: Caller, theirs: Caller, other: OtherOrganisation, ledger: Ledger) -> None:
    """`operator` makes the organisation, `theirs` is its administrator and does all the rest."""
    if not can_sign_in(theirs):
        operator.client.identity.create_tenant(
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
            idempotency_key=stable_key("tenant", other.name),
        )
        operator.say(f"second organisation: {other.name}")
    project = ensure_project(
        theirs,
        {
            "code": other.project_code,
            "name": other.project_name,
            "summary": "",
            "languages": ["es", "en"],
        },
    )
    site = ensure_site(
        theirs,
        {
            "project_id": project,
            "code": other.site_code,
            "name": other.site_name,
            "country": "CL",
            "language": "es",
            "time_zone": "America/Santiago",
        },
    )
    import_roster(theirs, project, site, (other.district,))
    instrument = load_instrument(theirs, project, other.questionnaire, "red_puentes.xlsx")
    wave = open_wave(theirs, instrument, site, _WAVE, "named")
    if wave["state"] == "open":
        send_responses(theirs, wave, other.responses, theirs)
    close_wave(theirs, wave)


def can_sign_in(caller: Caller) -> bool:
    """Whether the caller's address and password are those of an account here."""
    try:
        caller.client.identity.read_me()
    except Problem as problem:
        if problem.status == 401:
            return False
        raise
    return True
