"""Small questionnaires for tests."""

from io import BytesIO

from openpyxl import Workbook

Rows = list[list[str]]

SURVEY: Rows = [
    ["type", "name", "label::Español (es)", "label::English (en)", "required", "relevant", "constraint", "duru_figure"],
    ["select_one yes_no", "consent", "¿Acepta?", "Do you agree?", "yes", "", "", ""],
    ["begin_group", "profile", "Sobre usted", "About you", "", "${consent} = 'yes'", "", ""],
    ["select_one role", "role", "¿Función?", "Role?", "yes", "", "", "role"],
    ["integer", "months", "¿Meses?", "Months?", "", "", ". >= 0 and . <= 480", ""],
    ["end_group", "", "", "", "", "", "", ""],
    ["begin_group", "practices", "¿Con qué frecuencia?", "How often?", "", "${consent} = 'yes'", "", ""],
    ["select_one frequency", "inquiry", "Indagamos", "We inquire", "yes", "", "", "frequency scale:practice"],
    ["select_one frequency", "data", "Usamos datos", "We use data", "yes", "", "", "frequency scale:practice"],
    ["end_group", "", "", "", "", "", "", ""],
    ["select_one yes_no", "knows", "¿Conoce?", "Do you know it?", "", "${consent} = 'yes'", "", "share coherence:knows"],
    ["select_one yes_no", "took_part", "¿Participó?", "Took part?", "", "${consent} = 'yes'", "", "share coherence:took_part"],
    ["select_one yes_no", "fits", "¿Adecuado?", "Does it fit?", "", "${consent} = 'yes'", "", "share coherence:adequate"],
    ["text", "comment", "¿Algo más?", "Anything else?", "", "", "", ""],
]  # fmt: skip
CHOICES: Rows = [
    ["list_name", "name", "label::Español (es)", "label::English (en)"],
    ["yes_no", "yes", "Sí", "Yes"],
    ["yes_no", "no", "No", "No"],
    ["role", "school_leader", "Dirección", "Head"],
    ["role", "teacher", "Docente", "Teacher"],
    *[["frequency", v, v.title(), v.title()] for v in ("never", "almost_never", "sometimes", "almost_always", "always")],
]  # fmt: skip
SETTINGS: Rows = [
    ["form_title", "form_id", "version", "default_language"],
    ["Cuestionario de prueba", "small", "1", "Español (es)"],
]


def xlsx(survey: Rows = SURVEY, choices: Rows = CHOICES, settings: Rows = SETTINGS) -> bytes:
    """The sheets as the bytes of an .xlsx file."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([value or None for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def titled(form_id: str) -> bytes:
    """The small questionnaire under another form id."""
    return xlsx(settings=[SETTINGS[0], ["Cuestionario de prueba", form_id, "1", "Español (es)"]])


def answers(**changes: object) -> dict[str, object]:
    """A whole set of answers."""
    return {
        "consent": "yes",
        "profile": {"role": "teacher", "months": 12},
        "practices": {"inquiry": "always", "data": "sometimes"},
        "knows": "yes",
        "took_part": "no",
        "fits": "yes",
        "comment": "Más tiempo para conversar, señora Ñuñoa",
        **changes,
    }
