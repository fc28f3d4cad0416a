"""The items of the library, each with its versions, oldest first."""

from dataclasses import dataclass, field
from typing import Final

from duru_client.operations.survey import Sheets

from demonstration.library.wording import (
    CAPITAL,
    CLOSER_CAPITAL,
    LANGUAGES,
    LISTS,
    PRACTICES,
    Choices,
    Said,
)

Row = list[str]
_LABELS: Final = tuple(f"label::{language}" for language in LANGUAGES)
_HINTS: Final = tuple(f"hint::{language}" for language in LANGUAGES)
COLUMNS: Final = (
    "type",
    "name",
    *_LABELS,
    *_HINTS,
    "required",
    "constraint",
    "appearance",
    "parameters",
    "duru_figure",
)
SCALES: Final[Choices] = {
    "professional_capital": Said(
        "Capital profesional", "Professional capital", "Kapital na propesyonal", "Mtaji wa kitaaluma"
    ),
    "expectations": Said(
        "Expectativas sobre los estudiantes",
        "Expectations of students",
        "Mga inaasahan sa mag-aaral",
        "Matarajio kwa wanafunzi",
    ),
}  # fmt: skip
_NONE: Final = Said("", "", "", "")
OURS: Final = "Redacción propia del proyecto de demostración, 2023"
LICENCE: Final = "CC BY 4.0"


def row(
    kind: str,
    name: str,
    label: Said = _NONE,
    *,
    hint: Said = _NONE,
    constraint: str = "",
    appearance: str = "",
    parameters: str = "",
    figure: str = "",
) -> Row:
    return [kind, name, *label, *hint, "", constraint, appearance, parameters, figure]


@dataclass(frozen=True, slots=True)
class Item:
    """`versions`: the survey rows of each; `measures`: codes of dimensions of the framework's second version."""

    key: str
    title: str
    about: str
    tags: tuple[str, ...]
    versions: tuple[tuple[Row, ...], ...]
    notes: tuple[str, ...] = ()
    measures: tuple[str, ...] = field(default=())

    def sheets(self, number: int) -> Sheets:
        """The sheets of version `number`, with the lists and scales that its rows use."""
        rows = self.versions[number - 1]
        return {
            "survey": {"columns": list(COLUMNS), "rows": [list(one) for one in rows]},
            "choices": {"columns": ["list_name", "name", *_LABELS], "rows": choice_rows(rows)},
            "duru_scales": {"columns": ["name", *_LABELS], "rows": scale_rows(rows)},
        }


def choice_rows(rows: tuple[Row, ...]) -> list[Row]:
    used = dict.fromkeys(one[0].split()[1] for one in rows if one[0].startswith("select_one "))
    return [[name, value, *said] for name in used for value, said in LISTS[name].items()]


def scale_rows(rows: tuple[Row, ...]) -> list[Row]:
    return [[name, *said] for name, said in SCALES.items() if any(f"scale:{name}" in one[-1] for one in rows)]


def _group(name: str, label: Said, appearance: str, rows: list[Row]) -> tuple[Row, ...]:
    return (row("begin_group", name, label, appearance=appearance), *rows, row("end_group", ""))


def _practices() -> tuple[Row, ...]:
    lead = Said(
        "Pensando en el último semestre, ¿con qué frecuencia ocurre esto en las reuniones de la red?",
        "Thinking of the last half-year, how often does this happen in the network’s meetings?",
        "Sa nakaraang kalahating taon, gaano kadalas itong nangyayari sa mga pulong ng network?",
        "Ukifikiria nusu mwaka uliopita, haya hutokea mara ngapi katika mikutano ya mtandao?",
    )
    rows = [row("select_one frequency", name, said, figure="frequency") for name, said in PRACTICES.items()]
    return _group("practices", lead, "table-list", rows)


def _capital(items: Choices) -> tuple[Row, ...]:
    lead = Said(
        "¿Cuánto se acerca cada frase a su experiencia?",
        "How close is each sentence to your experience?",
        "Gaano kalapit ang bawat pangungusap sa iyong karanasan?",
        "Kila sentensi iko karibu kiasi gani na uzoefu wako?",
    )
    mark = "frequency scale:professional_capital"
    rows = [
        row("select_one agreement", name, said, appearance="likert", figure=mark)
        for name, said in items.items()
    ]
    return _group("capital", lead, "field-list", rows)


def _yes_no(name: str, label: Said) -> tuple[Row, ...]:
    return (row("select_one yes_no", name, label, figure="share"),)


def _often(name: str, label: Said) -> tuple[Row, ...]:
    return (row("select_one frequency", name, label, appearance="likert", figure="frequency"),)


def _agree(name: str, label: Said, figure: str = "frequency") -> tuple[Row, ...]:
    return (row("select_one agreement", name, label, appearance="likert", figure=figure),)


_PURPOSE: Final = (
    Item("purpose_known", "Conoce el propósito de la red", "Si la persona conoce el propósito", ("red", "propósito"),
         (_yes_no("knows_purpose", Said(
             "¿Conoce el propósito de la red?", "Do you know the purpose of the network?",
             "Alam mo ba ang layunin ng network?", "Je, unajua lengo la mtandao?")),)),
    Item("purpose_took_part", "Participó en definir el propósito", "Si el propósito se definió con ella",
         ("red", "propósito"),
         (_yes_no("took_part", Said(
             "¿Participó en definir ese propósito?", "Did you take part in defining that purpose?",
             "Nakibahagi ka ba sa pagtukoy ng layuning iyon?", "Je, ulishiriki kuliamua lengo hilo?")),)),
    Item("purpose_fits", "El propósito sirve a la escuela", "Si el propósito responde a su escuela",
         ("red", "propósito"),
         (_yes_no("fits_needs", Said(
             "¿Es adecuado a las necesidades de su escuela?", "Does it fit the needs of your school?",
             "Angkop ba ito sa pangangailangan ng iyong paaralan?", "Je, linafaa mahitaji ya shule yako?")),)),
    Item("purpose_words", "El propósito, con sus palabras", "Cómo dice el propósito cada quien",
         ("red", "propósito", "abierta"),
         ((row("text", "purpose_text", Said(
             "Con sus palabras, ¿cuál es el propósito de la red?", "In your own words, what is the network’s purpose?",
             "Sa sarili mong salita, ano ang layunin ng network?", "Kwa maneno yako, lengo la mtandao ni nini?"),
             appearance="multiline"),),)),
)  # fmt: skip

_PROFILE: Final = (
    Item("main_role", "Función principal", "Desde dónde responde la persona", ("perfil",),
         ((row("select_one role", "role", Said(
             "¿Cuál es su función principal en la escuela?", "What is your main role at school?",
             "Ano ang pangunahing tungkulin mo sa paaralan?", "Kazi yako kuu shuleni ni ipi?"), figure="role"),),)),
    Item("months_in_network", "Meses en la red", "Cuánto tiempo lleva en la red", ("perfil", "red"),
         ((row("integer", "months", Said(
             "¿Hace cuántos meses participa en la red?", "For how many months have you been in the network?",
             "Ilang buwan ka nang kasapi ng network?", "Umekuwa katika mtandao kwa miezi mingapi?"),
             hint=Said("Si lleva menos de un mes, escriba 0", "If it has been less than a month, write 0",
                       "Kung wala pang isang buwan, isulat ang 0", "Kama ni chini ya mwezi mmoja, andika 0"),
             constraint=". >= 0 and . <= 480"),),)),
    Item("change_wanted", "Qué cambiaría", "Lo que la persona cambiaría en la red", ("red", "abierta"),
         ((row("text", "comment", Said(
             "¿Qué cambiaría en la red para que sirva más a su escuela?",
             "What would you change in the network so that it helps your school more?",
             "Ano ang babaguhin mo sa network upang higit itong makatulong sa iyong paaralan?",
             "Ungebadilisha nini katika mtandao ili uisaidie zaidi shule yako?"), appearance="multiline"),),)),
    Item("visit_used", "Provecho de una visita", "Cuánto sirvió una visita entre escuelas", ("visita",),
         ((row("range", "visit_used", Said(
             "Del 0 al 10, ¿cuánto le sirvió la visita?", "From 0 to 10, how useful was the visit to you?",
             "Mula 0 hanggang 10, gaano kapaki-pakinabang sa iyo ang pagdalaw?",
             "Kutoka 0 hadi 10, ziara ilikufaa kiasi gani?"), parameters="start=0 end=10 step=1"),),),
         measures=("network_learning",)),
)  # fmt: skip

_LEADERSHIP: Final = (
    Item("all_can_learn", "Todos pueden aprender", "Si se espera que todos aprendan",
         ("liderazgo", "expectativas"),
         (_agree("all_can_learn", Said(
             "Todos los estudiantes de mi escuela pueden aprender lo que enseñamos",
             "All students at my school can learn what we teach",
             "Kaya ng lahat ng mag-aaral sa aking paaralan na matutuhan ang aming itinuturo",
             "Wanafunzi wote wa shule yangu wanaweza kujifunza tunachofundisha"),
             "frequency scale:expectations"),), measures=("culture",)),
    Item("some_can_not", "Algunos no pueden (invertida)", "Lo contrario de esperar que todos aprendan",
         ("liderazgo", "expectativas", "invertida"),
         (_agree("some_can_not", Said(
             "A algunos estudiantes no vale la pena exigirles más",
             "Of some students it is not worth asking more",
             "May mga mag-aaral na hindi na dapat hingan ng higit pa",
             "Kuna wanafunzi ambao hakuna haja ya kuwadai zaidi"),
             "frequency scale:expectations:reversed"),), measures=("culture",)),
    Item("lesson_observed", "Clase observada", "Si alguien observa clases", ("liderazgo", "observación"),
         (
             _often("lesson_observed", Said(
                 "Alguien del equipo directivo observa mis clases", "Somebody of the leadership team observes my lessons",
                 "May kasapi ng pamunuan na nagmamasid sa aking mga klase", "Mjumbe wa uongozi hutazama masomo yangu")),
             _often("lesson_observed", Said(
                 "Cada mes, alguien del equipo directivo observa una clase mía",
                 "Every month somebody of the leadership team observes a lesson of mine",
                 "Buwan-buwan, may kasapi ng pamunuan na nagmamasid sa isang klase ko",
                 "Kila mwezi mjumbe wa uongozi hutazama somo langu moja")),
         ), notes=("", "El piloto mostró que sin plazo cada quien entendía otra cosa"), measures=("observation",)),
    Item("feedback_useful", "Retroalimentación útil", "Si la conversación después de observar sirve",
         ("liderazgo", "observación"),
         (_agree("feedback_useful", Said(
             "Lo que conversamos después de una observación me sirve para la clase siguiente",
             "What we talk about after an observation helps me in the next lesson",
             "Nakatutulong sa susunod kong klase ang pinag-uusapan pagkatapos ng pagmamasid",
             "Tunayozungumza baada ya kutazama somo yananisaidia katika somo linalofuata")),),
         measures=("observation",)),
    Item("goal_known", "Conoce la meta del año", "Si la meta de la escuela se conoce", ("liderazgo", "metas"),
         (
             _yes_no("goal_known", Said(
                 "¿Conoce la meta de la escuela para este año?", "Do you know the school’s goal for this year?",
                 "Alam mo ba ang mithiin ng paaralan ngayong taon?", "Je, unajua lengo la shule la mwaka huu?")),
             _yes_no("goal_known", Said(
                 "¿Podría decir con sus palabras la meta de la escuela para este año?",
                 "Could you say the school’s goal for this year in your own words?",
                 "Masasabi mo ba sa sarili mong salita ang mithiin ng paaralan ngayong taon?",
                 "Je, unaweza kusema kwa maneno yako lengo la shule la mwaka huu?")),
         ), notes=("", "Conocerla es poder decirla"), measures=("goals_and_plans",)),
    Item("progress_looked_at", "Se mira el avance", "Si se revisa el avance hacia la meta",
         ("liderazgo", "metas", "datos"),
         (_often("progress_looked_at", Said(
             "En reunión miramos cuánto avanzamos hacia la meta", "In a meeting we look at how far we have come",
             "Sa pulong, tinitingnan namin kung gaano na kalayo ang narating", "Kwenye mkutano tunaangalia tumefika wapi")),),
         measures=("watching_progress",)),
    Item("teachers_propose", "Docentes que proponen", "Si las ideas de docentes llegan a probarse",
         ("liderazgo", "docentes"),
         (_often("teachers_propose", Said(
             "Lo que proponen las y los docentes se prueba en la escuela", "What teachers propose is tried at school",
             "Sinusubukan sa paaralan ang mga mungkahi ng guro", "Yanayopendekezwa na walimu hujaribiwa shuleni")),),
         measures=("teachers_lead_teaching",)),
)  # fmt: skip

ITEMS: Final = (
    Item(
        "network_practices", "Prácticas de la red (seis frases)", "Lo que ocurre en las reuniones de una red",
        ("red", "escala"), (_practices(),), measures=("network_learning",),
    ),
    Item(
        "professional_capital", "Capital profesional (seis frases)", "Lo que la red deja en quien participa",
        ("red", "escala"), (_capital(CAPITAL), _capital(CLOSER_CAPITAL)),
        notes=("", "La sexta frase pregunta por lo que se hace"), measures=("network_learning",),
    ),
    *_PURPOSE,
    *_PROFILE,
    *_LEADERSHIP,
)  # fmt: skip
