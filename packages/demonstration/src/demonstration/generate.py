"""The whole demonstration programme from one seed: the same seed gives the same values everywhere."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from demonstration.advice import Advice, advice
from demonstration.earlier import earlier_responses, earlier_xlsform
from demonstration.measures import Measured, measured
from demonstration.model import District, Response, WavePlan
from demonstration.other_organisation import OtherOrganisation, other_organisation
from demonstration.questionnaire import xlsform
from demonstration.responses import make_responses
from demonstration.roster import make_roster
from demonstration.sites.chile import chile_preprimary
from demonstration.sites.ideas.lineage import all_ideas
from demonstration.sites.ideas.model import Idea
from demonstration.sites.kenya import kenya
from demonstration.sites.model import Site
from demonstration.sites.philippines import philippines
from demonstration.sites.talk import TALKS, Talk
from demonstration.sites.uganda import uganda
from demonstration.support import Support, support

SEED: Final = 2022


@dataclass(frozen=True, slots=True)
class Programme:
    organisation: str
    project_code: str
    project_name: str
    project_summary: str
    languages: tuple[str, ...]
    monitoring_code: str
    monitoring_name: str
    districts: tuple[District, ...]
    questionnaire: bytes
    earlier_questionnaire: bytes
    earlier_wave: WavePlan
    earlier_responses: tuple[Response, ...]
    first_wave: WavePlan
    responses: tuple[Response, ...]
    second_wave: WavePlan
    advice_code: str
    advice: Advice
    support: Support
    sites: tuple[Site, ...]
    measures: tuple[Measured, ...]
    ideas: tuple[Idea, ...]
    talks: tuple[Talk, ...]
    other: OtherOrganisation


def programme(seed: int = SEED) -> Programme:
    """Return the programme. Names are invented; the published figures hold for every seed."""
    districts = make_roster(seed)
    responses = make_responses(districts, seed)
    leaders, ph = kenya(), philippines()
    return Programme(
        organisation="Programa de redes (demostración)",
        project_code="redes",
        project_name="Redes que aprenden",
        project_summary="Redes de escuelas que mejoran juntas en cuatro países. Todos los nombres son inventados.",
        languages=("es", "en", "fil", "sw"),
        monitoring_code="CL",
        monitoring_name="Chile · redes de educación pública",
        districts=districts,
        questionnaire=xlsform(),
        earlier_questionnaire=earlier_xlsform(),
        earlier_wave=WavePlan("Monitoreo de redes 2021", date(2021, 9, 6), date(2021, 10, 15)),
        earlier_responses=earlier_responses(responses, seed),
        first_wave=WavePlan("Monitoreo de redes 2022", date(2022, 9, 5), date(2022, 10, 14)),
        responses=responses,
        second_wave=WavePlan("Monitoreo de redes 2023", date(2023, 9, 4), date(2030, 12, 31)),
        advice_code=leaders.code,
        advice=advice(leaders.district.networks[0], seed),
        support=support(ph.district.networks[0], seed),
        sites=(leaders, chile_preprimary(), ph, uganda()),
        measures=measured(seed),
        ideas=all_ideas(),
        talks=TALKS,
        other=other_organisation(seed),
    )
