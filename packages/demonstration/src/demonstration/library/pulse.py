"""A questionnaire made of the library: a short pulse on leadership, in the four languages."""

from typing import Final

from demonstration.library.items import COLUMNS, ITEMS, Row, choice_rows, row, scale_rows
from demonstration.library.wording import LANGUAGES, Said
from demonstration.workbook import Rows, workbook_bytes

FORM_ID: Final = "pulso_liderazgo"
FILE_NAME: Final = "pulso_liderazgo.xlsx"
TITLE: Final = "Pulso de liderazgo"
TAKEN: Final = (
    ("main_role", 1), ("all_can_learn", 1), ("some_can_not", 1), ("lesson_observed", 1), ("feedback_useful", 1),
    ("goal_known", 2), ("progress_looked_at", 1), ("teachers_propose", 1),
)  # fmt: skip
"""Items with the version that was taken: one of them has become older since."""

_WELCOME: Final = Said(
    "Ocho preguntas sobre cómo se dirige su escuela. Toma tres minutos.",
    "Eight questions on how your school is led. It takes three minutes.",
    "Walong tanong tungkol sa pamumuno ng iyong paaralan. Tatlong minuto lamang.",
    "Maswali manane kuhusu jinsi shule yako inavyoongozwa. Inachukua dakika tatu.",
)


def pulse() -> bytes:
    """The questionnaire as the bytes of an .xlsx file: always the same."""
    by_key = {item.key: item for item in ITEMS}
    rows: list[Row] = []
    origins: list[str] = []
    for key, number in TAKEN:
        for place, one in enumerate(by_key[key].versions[number - 1]):
            rows.append(one)
            origins.append(f"{key}@{number}" if place == 0 else "")
    survey: Rows = [
        (*COLUMNS, "duru_item"),
        (*row("note", "welcome", _WELCOME), ""),
        *((*one, origin) for one, origin in zip(rows, origins, strict=True)),
    ]
    labels = tuple(f"label::{language}" for language in LANGUAGES)
    return workbook_bytes(
        {
            "survey": survey,
            "choices": [("list_name", "name", *labels), *map(tuple, choice_rows(tuple(rows)))],
            "duru_scales": [("name", *labels), *map(tuple, scale_rows(tuple(rows)))],
            "settings": [
                ("form_title", "form_id", "version", "default_language"),
                (TITLE, FORM_ID, "2023.1", LANGUAGES[0]),
            ],
        }
    )
