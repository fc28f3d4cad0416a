"""A questionnaire that somebody is still writing: visits between schools, Spanish before English. Our own sentences."""

from typing import Final

from duru_client.operations.survey import Sheets

TITLE: Final = "Visita entre escuelas"
FORM_ID: Final = "visita_entre_escuelas"
_ES, _EN = "label::Español (es)", "label::English (en)"

SHEETS: Final[Sheets] = {
    "survey": {
        "columns": [
            "type", "name", _ES, _EN, "hint::Español (es)", "hint::English (en)", "required", "relevant",
            "constraint", "appearance", "duru_figure", "duru_item",
        ],
        "rows": [
            ["note", "welcome", "Gracias por recibirnos. Son cinco minutos.",
             "Thank you for having us. It takes five minutes.", "", "", "", "", "", "", ""],
            ["select_one role", "side", "¿Usted visitó o recibió la visita?",
             "Did you visit, or were you visited?", "", "", "yes", "", "", "", "share"],
            ["begin_group", "seen", "Lo que se vio", "What was seen", "", "", "", "", "", "", ""],
            ["select_one frequency", "saw_practice", "Vi la práctica por la que vine",
             "I saw the practice that I came for", "", "", "", "${side} = 'visitor'", "", "likert",
             "frequency scale:use_of_visit"],
            ["select_one frequency", "felt_judged", "Sentí que me evaluaban", "", "", "", "", "", "", "likert",
             "frequency scale:use_of_visit:reversed"],
            ["integer", "classes", "¿Cuántas clases visitó?", "How many classes did you visit?",
             "Si no entró a ninguna, escriba 0", "", "", "${side} = 'visitor'", ". >= 0 and . <= 20", "", ""],
            ["end_group", "", "", "", "", "", "", "", "", "", ""],
            ["text", "will_try", "¿Qué va a probar en su escuela en el próximo mes?", "", "", "", "", "", "",
             "multiline", ""],
            ["select_one yes_no", "goal_known", "¿Conoce la meta de la escuela para este año?",
             "Do you know the school’s goal for this year?", "", "", "", "", "", "", "share", "goal_known@1"],
        ],
    },
    "choices": {
        "columns": ["list_name", "name", _ES, _EN],
        "rows": [
            ["role", "visitor", "Visité otra escuela", "I visited another school"],
            ["role", "host", "Recibí la visita", "I was visited"],
            ["frequency", "never", "Nunca", "Never"],
            ["frequency", "sometimes", "A veces", "Sometimes"],
            ["frequency", "always", "Siempre", ""],
            ["yes_no", "yes", "Sí", "Yes"],
            ["yes_no", "no", "No", "No"],
        ],
    },
    "settings": {
        "columns": ["form_title", "form_id", "version", "default_language"],
        "rows": [[TITLE, FORM_ID, "borrador", "Español (es)"]],
    },
    "duru_scales": {
        "columns": ["name", _ES, _EN],
        "rows": [["use_of_visit", "Provecho de la visita", "Use of the visit"]],
    },
}  # fmt: skip
