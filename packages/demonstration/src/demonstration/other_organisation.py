"""A second, separate organisation on the same installation, whose data the first one never sees."""

from dataclasses import dataclass
from datetime import timedelta

from demonstration.draws import Draws
from demonstration.model import Answers, District, Membership, Network, Response
from demonstration.phrases import PURPOSE_SENTENCES
from demonstration.questionnaire import AGREEMENT, CAPITAL_LABELS, FREQUENCY, PRACTICE_LABELS, Label, xlsform
from demonstration.responses import OPENS_AT, response_id
from demonstration.sites.model import leaders_network

_LEADERS = (
    ("Amaro Licanqueo", "Escuela Orilla Primera"),
    ("Brígida Solar", "Escuela Orilla Segunda"),
    ("Ciro Manríquez", "Escuela Puente de Tablas"),
    ("Dominga Reuque", "Escuela Faro Chico"),
    ("Efraín Ossandón", "Escuela Lancha Vieja"),
    ("Flora Millaqueo", "Escuela Red de Pesca"),
    ("Germán Allende Ruiz", "Escuela Marea Alta"),
    ("Herminda Coñuecar", "Escuela Marea Baja"),
    ("Iván Pichún", "Escuela Arena Fina"),
)
_ANSWERS = 6


@dataclass(frozen=True, slots=True)
class OtherOrganisation:
    name: str
    project_code: str
    project_name: str
    site_code: str
    site_name: str
    district: District
    questionnaire: bytes
    responses: tuple[Response, ...]


def other_organisation(seed: int) -> OtherOrganisation:
    """Return the second organisation: one network of nine schools, six answers."""
    drafted = leaders_network("OO-R01", "Red Puentes", "es", _LEADERS, "orilla.example")
    members = tuple(
        Membership(member.person, member.school, member.role, answers=seat < _ANSWERS)
        for seat, member in enumerate(drafted.members)
    )
    network = Network(drafted.code, drafted.name, members)
    draws = Draws(seed, "other organisation")
    return OtherOrganisation(
        name="Fundación Otra Orilla (demostración)",
        project_code="otra-orilla",
        project_name="Escuelas de la otra orilla",
        site_code="OO",
        site_name="Otra orilla",
        district=District("OO-D1", "Borde costero de la otra orilla", (network,)),
        questionnaire=xlsform("red_puentes", "2022.1", Label("Cuestionario Red Puentes", "Puentes network questionnaire")),
        responses=tuple(_response(network.code, member, draws) for member in network.respondents),
    )  # fmt: skip


def _response(network: str, member: Membership, draws: Draws) -> Response:
    started = OPENS_AT + timedelta(days=draws.below(20), minutes=draws.below(600))
    ended = started + timedelta(seconds=draws.between(300, 1200))
    return Response(response_id(ended, draws), network, member.person.code, "es", started, ended,
                    _answers(member, draws))  # fmt: skip


def _answers(member: Membership, draws: Draws) -> Answers:
    theme = draws.pick(list(PURPOSE_SENTENCES))
    return {
        "consent": "yes",
        "profile": {"role": member.role, "months": draws.between(1, 36)},
        "practices": {name: draws.pick(FREQUENCY) for name in PRACTICE_LABELS},
        "capital": {name: draws.pick(AGREEMENT) for name in CAPITAL_LABELS},
        "purpose": {
            "knows_purpose": "yes",
            "took_part": draws.pick(("yes", "no")),
            "fits_needs": draws.pick(("yes", "no")),
            "purpose_text": draws.pick(PURPOSE_SENTENCES[theme]),
            "closest_purpose": theme,
        },
    }
