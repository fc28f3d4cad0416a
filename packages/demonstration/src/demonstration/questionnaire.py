"""The network questionnaire, as an XLSForm in Spanish and English. Every sentence is our own."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from demonstration.workbook import Rows, workbook_bytes

FORM_ID: Final = "red_colaborativa"
LANGUAGES: Final = ("Español (es)", "English (en)")

FREQUENCY: Final = ("never", "almost_never", "sometimes", "almost_always", "always")
AGREEMENT: Final = ("strongly_disagree", "disagree", "neutral", "agree", "strongly_agree")


class Label(NamedTuple):
    es: str
    en: str


TITLE: Final = Label("Cuestionario de la red", "Network questionnaire")

ROLES: Final = {
    "school_leader": Label("Directora, director o equipo directivo", "Head or member of the leadership team"),
    "curriculum_coordinator": Label("Jefa o jefe de unidad técnica", "Curriculum coordinator"),
    "teacher": Label("Docente", "Teacher"),
}

# The closed list of purposes: what a network may be for.
PURPOSES: Final = {
    "leadership": Label("Hacer crecer juntos el liderazgo en las escuelas", "Growing leadership together"),
    "documents": Label(
        "Estudiar juntos planes y documentos de las escuelas", "Studying school plans and documents together"
    ),
    "local_challenges": Label(
        "Enfrentar juntos los problemas de nuestro territorio", "Facing the problems of our area together"
    ),
    "classroom": Label(
        "Mejorar lo que ocurre en la sala de clases", "Improving what happens in the classroom"
    ),
    "exchange": Label(
        "Contarnos lo que funciona en cada escuela", "Telling each other what works in each school"
    ),
}

PRACTICE_LABELS: Final = {
    "facilitator_presentations": Label(
        "Quien facilita la red expone un tema", "The facilitator presents a topic"
    ),
    "successful_practices": Label(
        "Integrantes muestran prácticas que les han resultado", "Members show practices that worked for them"
    ),
    "inquiry_groups": Label(
        "Indagamos en grupos sobre nuestras prácticas", "We inquire into our practices in groups"
    ),
    "data_for_strategies": Label(
        "Usamos datos para decidir estrategias", "We use data to decide on strategies"
    ),
    "unsuccessful_experiences": Label(
        "Compartimos experiencias que no resultaron", "We share experiences that did not work"
    ),
    "attendance_data": Label(
        "Revisamos datos de asistencia de estudiantes", "We look at data on student attendance"
    ),
}

CAPITAL_LABELS: Final = {
    "learn_from_others": Label(
        "En la red aprendo de colegas de otras escuelas",
        "In the network I learn from colleagues of other schools",
    ),
    "trust_to_ask": Label(
        "Me siento en confianza para pedir ayuda en la red", "I feel safe to ask for help in the network"
    ),
    "shared_judgement": Label(
        "Pensar con la red mejora mis decisiones profesionales",
        "Thinking with the network makes my professional decisions better",
    ),
    "useful_knowledge": Label(
        "Lo que veo en la red me sirve en mi trabajo", "What I see in the network is useful in my work"
    ),
    "decide_with_evidence": Label(
        "La red me ayuda a decidir a partir de evidencia", "The network helps me decide from evidence"
    ),
    "stronger_together": Label(
        "Mi escuela es más capaz por estar en la red", "My school can do more because it is in the network"
    ),
}

SCALE_LABELS: Final = {
    "professional_capital": Label("Capital profesional", "Professional capital"),
}

_FREQUENCY_LABELS: Final = (
    Label("Nunca", "Never"),
    Label("Casi nunca", "Almost never"),
    Label("A veces", "Sometimes"),
    Label("Casi siempre", "Almost always"),
    Label("Siempre", "Always"),
)
_AGREEMENT_LABELS: Final = (
    Label("Muy en desacuerdo", "Strongly disagree"),
    Label("En desacuerdo", "Disagree"),
    Label("Ni de acuerdo ni en desacuerdo", "Neither agree nor disagree"),
    Label("De acuerdo", "Agree"),
    Label("Muy de acuerdo", "Strongly agree"),
)
_YES_NO: Final = {"yes": Label("Sí", "Yes"), "no": Label("No", "No")}

_SURVEY_HEADER: Final = (
    "type", "name", "label::Español (es)", "label::English (en)", "hint::Español (es)", "hint::English (en)",
    "required", "relevant", "constraint", "constraint_message::Español (es)",
    "constraint_message::English (en)", "appearance", "duru_figure",
)  # fmt: skip

_COHERENCE: Final = {
    "knows_purpose": "share coherence:knows",
    "took_part": "share coherence:took_part",
    "fits_needs": "share coherence:adequate",
    "closest_purpose": "share coherence:theme",
}

_CONSENTED: Final = "${consent} = 'yes'"
_KNOWS: Final = "${knows_purpose} = 'yes'"
_INTRO: Final = Label(
    "Queremos saber cómo trabaja su red y qué podría mejorar. Toma unos diez minutos. Nadie de su escuela verá "
    "sus respuestas, y solo se muestran resultados de cinco personas o más.",
    "We would like to know how your network works and what could be better. It takes about ten minutes. Nobody "
    "at your school will see your answers, and results are shown for five people or more only.",
)
_MONTHS_HINT: Final = Label(
    "Si lleva menos de un mes, escriba 0", "If it has been less than a month, write 0"
)
_MONTHS_WRONG: Final = Label(
    "Escriba un número de meses entre 0 y 480", "Write a number of months between 0 and 480"
)


def xlsform(
    form_id: str = FORM_ID,
    version: str = "2022.1",
    title: Label = TITLE,
    practices: Mapping[str, Label] = PRACTICE_LABELS,
) -> bytes:
    """Return the questionnaire as the bytes of an .xlsx file: the same for the same arguments."""
    return workbook_bytes(
        {
            "survey": [_SURVEY_HEADER, *_survey_rows(practices)],
            "choices": [("list_name", "name", *_label_columns()), *_choice_rows()],
            # Which questions feed which figures is said in duru_figure; here is what the scales are called.
            "duru_scales": [
                ("name", *_label_columns()),
                *((name, *label) for name, label in SCALE_LABELS.items()),
            ],
            "settings": [
                ("form_title", "form_id", "version", "default_language"),
                (title.es, form_id, version, LANGUAGES[0]),
            ],
        }
    )


def _label_columns() -> tuple[str, str]:
    return (f"label::{LANGUAGES[0]}", f"label::{LANGUAGES[1]}")


def _row(
    kind: str,
    name: str,
    label: Label | None = None,
    *,
    hint: Label = Label("", ""),  # noqa: B008 - a tuple cannot be changed
    required: bool = False,
    relevant: str = "",
    constraint: str = "",
    message: Label = Label("", ""),  # noqa: B008 - a tuple cannot be changed
    appearance: str = "",
    figure: str = "",
) -> tuple[str, ...]:
    label = label or Label("", "")
    return (
        kind, name, *label, *hint, "yes" if required else "", relevant, constraint, *message, appearance,
        figure,
    )  # fmt: skip


def _survey_rows(practices: Mapping[str, Label]) -> Rows:
    return [
        _row("note", "welcome", _INTRO),
        _row(
            "select_one yes_no",
            "consent",
            Label("¿Acepta participar en este estudio?", "Do you agree to take part in this study?"),
            required=True,
        ),
        *_profile_rows(),
        *_scale_rows(
            "practices",
            Label(
                "Pensando en el último semestre, ¿con qué frecuencia ocurre esto en las reuniones de la red?",
                "Thinking of the last half-year, how often does this happen in the network's meetings?",
            ),
            "frequency",
            practices,
            group_appearance="table-list",
            figure="frequency",
        ),
        *_scale_rows(
            "capital",
            Label(
                "¿Cuánto se acerca cada frase a su experiencia?",
                "How close is each sentence to your experience?",
            ),
            "agreement",
            CAPITAL_LABELS,
            group_appearance="field-list",
            item_appearance="likert",
            figure="frequency scale:professional_capital",
        ),
        *_purpose_rows(),
        _row(
            "text",
            "comment",
            Label(
                "¿Qué cambiaría usted en la red para que sirva más a su escuela?",
                "What would you change in the network so that it helps your school more?",
            ),
            relevant=_CONSENTED,
            appearance="multiline",
        ),
    ]


def _profile_rows() -> Rows:
    return [
        _row("begin_group", "profile", Label("Sobre usted", "About you"), relevant=_CONSENTED),
        _row(
            "select_one role",
            "role",
            Label("¿Cuál es su función principal en la escuela?", "What is your main role at school?"),
            required=True,
            figure="role",
        ),
        _row(
            "integer",
            "months",
            Label(
                "¿Hace cuántos meses participa en la red?",
                "For how many months have you been in the network?",
            ),
            hint=_MONTHS_HINT,
            required=True,
            constraint=". >= 0 and . <= 480",
            message=_MONTHS_WRONG,
        ),
        _row("end_group", ""),
    ]


def _scale_rows(
    group: str,
    lead: Label,
    scale: str,
    items: Mapping[str, Label],
    *,
    group_appearance: str,
    item_appearance: str = "",
    figure: str,
) -> Rows:
    questions = [
        _row(f"select_one {scale}", name, label, required=True, appearance=item_appearance, figure=figure)
        for name, label in items.items()
    ]
    return [
        _row("begin_group", group, lead, relevant=_CONSENTED, appearance=group_appearance),
        *questions,
        _row("end_group", ""),
    ]


def _purpose_rows() -> Rows:
    yes_no = {
        "knows_purpose": Label("¿Conoce el propósito de la red?", "Do you know the purpose of the network?"),
        "took_part": Label("¿Participó en definirlo?", "Did you take part in defining it?"),
        "fits_needs": Label(
            "¿Es adecuado a las necesidades de su escuela?", "Does it fit the needs of your school?"
        ),
    }
    return [
        _row("begin_group", "purpose", Label("El propósito de la red", "The network's purpose"),
             relevant=_CONSENTED),
        *(
            _row("select_one yes_no", name, label, required=True, figure=_COHERENCE[name])
            for name, label in yes_no.items()
        ),
        _row("text", "purpose_text",
             Label("Con sus palabras, ¿cuál es ese propósito?", "In your own words, what is that purpose?"),
             relevant=_KNOWS, appearance="multiline"),
        _row("select_one purpose", "closest_purpose",
             Label("¿Cuál de estos se le parece más?", "Which of these is closest to it?"),
             required=True, relevant=_KNOWS, figure=_COHERENCE["closest_purpose"]),
        _row("end_group", ""),
    ]  # fmt: skip


def _choice_rows() -> Rows:
    lists = {
        "yes_no": _YES_NO,
        "role": ROLES,
        "frequency": dict(zip(FREQUENCY, _FREQUENCY_LABELS, strict=True)),
        "agreement": dict(zip(AGREEMENT, _AGREEMENT_LABELS, strict=True)),
        "purpose": PURPOSES,
    }
    return [
        (list_name, name, *label) for list_name, choices in lists.items() for name, label in choices.items()
    ]
