"""Who supports the work of nineteen school leaders: a name generator, in four languages. Every sentence is our own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from demonstration.draws import Draws
from demonstration.model import Answers, Membership, Network, Response, WavePlan
from demonstration.responses import response_id
from demonstration.workbook import Rows, workbook_bytes

FORM_ID: Final = "sino_ang_sumusuporta"
LANGUAGES: Final = ("Filipino (fil)", "English (en)", "Español (es)", "Kiswahili (sw)")
MOST: Final = 6
ANSWERED: Final = 15


class Said(NamedTuple):
    fil: str
    en: str
    es: str
    sw: str


@dataclass(frozen=True, slots=True)
class Support:
    """The wave, its questionnaire and who answered so far."""

    site: str
    questionnaire: bytes
    wave: WavePlan
    responses: tuple[Response, ...]


_TITLE: Final = Said(
    "Sino ang sumusuporta sa iyong trabaho",
    "Who supports your work",
    "Quién apoya su trabajo",
    "Nani anasaidia kazi yako",
)
_WELCOME: Final = Said(
    "Limang minuto lamang ito. Pangalan o mga inisyal lang ang kailangan, at hindi namin ibibigay kaninuman ang mga pangalan.",
    "It takes five minutes. First names or initials are enough, and we give the names to nobody.",
    "Toma cinco minutos. Basta el nombre de pila o las iniciales, y no damos los nombres a nadie.",
    "Ni dakika tano tu. Jina la kwanza au herufi za kwanza zinatosha, na hatumpi mtu yeyote majina hayo.",
)
_QUESTION: Final = Said(
    "Isipin ang nakaraang tatlong buwan. Sino ang nilapitan mo nang may mahirap na bagay sa iyong trabaho bilang pinuno ng paaralan?",
    "Think of the last three months. Whom did you turn to when something in your work as a school leader was hard?",
    "Piense en los últimos tres meses. ¿A quién recurrió cuando algo de su trabajo directivo fue difícil?",
    "Fikiria miezi mitatu iliyopita. Ulimwendea nani jambo fulani lilipokuwa gumu katika kazi yako ya kuongoza shule?",
)
_HINT: Final = Said(
    "Sapat na ang pangalan o mga inisyal. Iwanang blangko kapag wala nang iba.",
    "A first name or initials are enough. Leave it blank when there is nobody else.",
    "Basta el nombre de pila o las iniciales. Deje en blanco cuando no haya nadie más.",
    "Jina la kwanza au herufi za kwanza zinatosha. Acha wazi ikiwa hakuna mwingine.",
)
_PEOPLE: Final = Said(
    "Ang mga taong nilapitan mo",
    "The people you turned to",
    "Las personas a las que recurrió",
    "Watu uliowaendea",
)
_PERSON: Final = Said("Tao", "Person", "Persona", "Mtu")
_ABOUT: Final = Said("Tungkol sa bawat tao", "About each person", "Sobre cada persona", "Kuhusu kila mtu")
_WHO: Final = "${people_about_name}"
_ROLE: Final = Said(
    f"Ano ang gampanin ni {_WHO}?",
    f"What does {_WHO} do?",
    f"¿Cuál es la función de {_WHO}?",
    f"{_WHO} ana jukumu gani?",
)
_CONTACT: Final = Said(
    f"Gaano kadalas kayo nag-uusap ni {_WHO} tungkol sa trabaho mo?",
    f"How often do you talk with {_WHO} about your work?",
    f"¿Con qué frecuencia habla con {_WHO} sobre su trabajo?",
    f"Unazungumza na {_WHO} kuhusu kazi yako mara ngapi?",
)
_KNOW: Final = Said(
    f"Sino sa mga taong ito ang kilala ni {_WHO}?",
    f"Who of these people does {_WHO} know?",
    f"¿A cuáles de estas personas conoce {_WHO}?",
    f"{_WHO} anawafahamu nani kati ya watu hawa?",
)
ROLES: Final = {
    "school_leader": Said("Pinuno ng ibang paaralan", "Leads another school", "Dirige otra escuela", "Anaongoza shule nyingine"),
    "teacher": Said("Guro sa paaralan ko", "Teacher at my school", "Docente de mi escuela", "Mwalimu wa shule yangu"),
    "coach": Said("Coach o mentor", "Coach or mentor", "Mentor o asesora", "Kocha au mshauri"),
    "district": Said("Tanggapan ng sangay", "District office", "Oficina del distrito", "Ofisi ya wilaya"),
    "community": Said("Pamilya o barangay", "Family or village", "Familia o comunidad", "Familia au kijiji"),
}  # fmt: skip
CONTACTS: Final = {
    "weekly": Said("Linggo-linggo", "Every week", "Cada semana", "Kila wiki"),
    "monthly": Said("Buwan-buwan", "Every month", "Cada mes", "Kila mwezi"),
    "seldom": Said("Mas bihira", "More seldom", "Con menos frecuencia", "Mara chache zaidi"),
}
# How often people of each role are named, and how often one talks with them: leaders of other schools of the network
# most, the district office seldom.
_ROLE_TICKETS: Final = (
    *("school_leader",) * 5, *("teacher",) * 4, *("coach",) * 3, *("community",) * 2, "district",
)  # fmt: skip
_CONTACT_TICKETS: Final = {
    "school_leader": ("weekly", "monthly", "monthly"),
    "teacher": ("weekly", "weekly", "weekly", "monthly"),
    "coach": ("monthly", "monthly", "weekly"),
    "district": ("monthly", "seldom", "seldom"),
    "community": ("weekly", "monthly", "seldom"),
}
_NAMES: Final = (
    "Aida", "Berto", "Celing", "Dading", "Elena", "Fidel", "Gina", "Hector", "Imelda", "Jun", "Karing", "Lito",
    "Mely", "Noel", "Osang", "Pablo", "Queenie", "Rey", "Susan", "Tonyo", "Ulysses", "Vicky", "Waldo", "Yoly",
)  # fmt: skip
_KNOW_PERCENT: Final = {True: 55, False: 22}  # of the same role, of another
_HEADER: Final = (
    "type", "name", *(f"label::{one}" for one in LANGUAGES), *(f"hint::{one}" for one in LANGUAGES),
    "calculation", "relevant", "repeat_count", "choice_filter", "appearance", "duru_network",
)  # fmt: skip


def support_xlsform() -> bytes:
    """The questionnaire as .xlsx: the pattern that the builder writes for a name generator."""
    return workbook_bytes(
        {
            "survey": [_HEADER, *_survey()],
            "choices": [("list_name", "name", *(f"label::{one}" for one in LANGUAGES)), *_choices()],
            "settings": [
                ("form_title", "form_id", "version", "default_language"),
                (_TITLE.fil, FORM_ID, "1", LANGUAGES[0]),
            ],
        }
    )


def _row(
    kind: str, name: str = "", label: Said | None = None, hint: Said | None = None, **cells: str
) -> tuple[str, ...]:
    blank = Said("", "", "", "")
    return (
        kind,
        name,
        *(label or blank),
        *(hint or blank),
        *(cells.get(column, "") for column in _HEADER[10:]),
    )


def _survey() -> Rows:
    who = Said(_WHO, _WHO, _WHO, _WHO)
    return [
        _row("note", "welcome", _WELCOME),
        _row("begin_group", "people", _PEOPLE),
        _row("begin_repeat", "people_person", _PERSON, repeat_count=f"min({MOST}, ${{people_last}} + 1)"),
        _row("text", "people_name", _QUESTION, _HINT, duru_network="alter:support"),
        _row("calculate", "people_id", calculation="if(normalize-space(${people_name}) != '', position(..), 0)",
             duru_network="alter_id:support"),
        _row("end_repeat"),
        _row("calculate", "people_last", calculation="if(count(${people_person}) > 0, max(${people_id}), 0)"),
        _row("calculate", "people_ids", calculation="join(' ', ${people_id})"),
        _row("begin_group", "people_names"),
        *(
            _row("calculate", f"people_name_{at}",
                 calculation=f"indexed-repeat(${{people_name}}, ${{people_person}}, {at})")
            for at in range(1, MOST + 1)
        ),
        _row("end_group"),
        _row("begin_repeat", "people_about", _ABOUT, repeat_count="${people_last}"),
        _row("calculate", "people_about_id", calculation="position(..)", duru_network="alter_id:support"),
        _row("calculate", "people_about_name",
             calculation="indexed-repeat(${people_name}, ${people_person}, position(..))"),
        _row("begin_group", "people_card", who, appearance="field-list",
             relevant=f"normalize-space({_WHO}) != ''"),
        _row("select_one role", "people_role", _ROLE, duru_network="attribute:role"),
        _row("select_one contact", "people_contact", _CONTACT, duru_network="attribute:contact"),
        _row("select_multiple places", "people_know", _KNOW, relevant="${people_about_id} < ${people_last}",
             choice_filter="selected(${people_ids}, name) and number(name) > ${people_about_id}",
             duru_network="alter_tie:know"),
        _row("end_group"),
        _row("end_repeat"),
        _row("end_group"),
    ]  # fmt: skip


def _choices() -> Rows:
    lists = {"role": ROLES, "contact": CONTACTS}
    names = (f"${{people_name_{at}}}" for at in range(1, MOST + 1))
    return [
        *((name, value, *said) for name, choices in lists.items() for value, said in choices.items()),
        *(("places", str(at), name, name, name, name) for at, name in enumerate(names, 1)),
    ]


def support(network: Network, seed: int) -> Support:
    """The wave of a network of school leaders, with the answers of the first fifteen in a drawn order."""
    draws = Draws(seed, "support")
    chosen = draws.shuffled(network.members)[:ANSWERED]
    return Support(
        site="PH",
        questionnaire=support_xlsform(),
        wave=WavePlan("Sino ang sumusuporta sa iyong trabaho", date(2023, 8, 14), date(2030, 12, 31)),
        responses=tuple(_response(network, member, draws) for member in chosen),
    )


def _response(network: Network, member: Membership, draws: Draws) -> Response:
    started = datetime(2023, 8, 15, 0, 30, tzinfo=UTC) + timedelta(
        days=draws.below(18), minutes=draws.below(480)
    )
    ended = started + timedelta(seconds=draws.between(150, 700))
    return Response(
        response_id(ended, draws), network.code, member.person.code, "fil", started, ended, _answers(draws)
    )


def _answers(draws: Draws) -> Answers:
    """Two to six people, what they do, and who of them knows whom: those of one role more often."""
    names = draws.shuffled(_NAMES)[: draws.between(2, MOST)]
    roles = [draws.pick(_ROLE_TICKETS) for _ in names]
    last = len(names)
    cards = []
    for at, (name, role) in enumerate(zip(names, roles, strict=True), 1):
        known = [
            str(other)
            for other in range(at + 1, last + 1)
            if draws.below(100) < _KNOW_PERCENT[role == roles[other - 1]]
        ]
        card: Answers = {"people_role": role, "people_contact": draws.pick(_CONTACT_TICKETS[role])}
        if known:
            card["people_know"] = known
        cards.append({"people_about_id": str(at), "people_about_name": name, "people_card": card})
    rows: list[Answers] = [{"people_name": name, "people_id": str(at)} for at, name in enumerate(names, 1)]
    if last < MOST:
        rows.append({"people_id": "0"})
    people: Answers = {
        "people_person_count": str(len(rows)),
        "people_person": rows,
        "people_last": str(last),
        "people_ids": " ".join(row["people_id"] for row in rows),
        "people_names": {f"people_name_{at}": name for at, name in enumerate(names, 1)},
        "people_about": cards,
    }
    return {"people": people}
