"""The sheets of a draft: from a file, into a workbook, and what a language lacks. Pure, apart from reading files."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from survey_api.instruments.sheets import SHEETS, read_grids
from survey_api.instruments.workbook import workbook

Sheet = dict[str, list[Any]]
"""`columns`: headings as they are written; `rows`: a list of cells for each, as many as there are headings."""

TEXTS = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
MOST_MISSING = 500
_TRANSLATED = re.compile(r"\s*(?P<text>[\w ]+?)\s*::\s*(?P<language>.+?)\s*\Z")


def sheets_of(content: bytes) -> dict[str, Sheet]:
    """The sheets of a file as a draft holds them. Raises Unreadable."""
    return {name: _sheet([cells for _, cells in grid]) for name, grid in read_grids(content).items()}


def _sheet(rows: list[list[str]]) -> Sheet:
    if not rows:
        return {"columns": [], "rows": []}
    columns = list(rows[0])
    while columns and not columns[-1]:
        columns.pop()
    used = [at for at, heading in enumerate(columns) if heading]
    return {
        "columns": [columns[at] for at in used],
        "rows": [[row[at] if at < len(row) else "" for at in used] for row in rows[1:]],
    }


def workbook_of(sheets: dict[str, Sheet]) -> bytes:
    """The XLSForm as .xlsx: the same sheets give the same bytes. Sheets without headings are left out."""
    return workbook(
        {
            name: [(number, row) for number, row in enumerate([sheet["columns"], *sheet["rows"]], 1)]
            for name in SHEETS
            if (sheet := sheets.get(name)) and any(sheet["columns"])
        }
    )


def missing_texts(sheets: dict[str, Sheet]) -> Iterator[dict[str, Any]]:
    """Each cell that is blank in one language and written in another of the same text."""
    for name in ("survey", "choices", "external_choices"):
        sheet = sheets.get(name) or {"columns": [], "rows": []}
        texts: dict[str, dict[str, int]] = {}
        for at, heading in enumerate(sheet["columns"]):
            found = _TRANSLATED.match(heading)
            if found and found["text"].lower() in TEXTS:
                texts.setdefault(found["text"].lower(), {})[found["language"]] = at
        for number, row in enumerate(sheet["rows"], 2):
            for text, columns in texts.items():
                cells = {
                    language: (row[at] if at < len(row) else "").strip() for language, at in columns.items()
                }
                if not any(cells.values()):
                    continue
                for language, cell in cells.items():
                    if not cell:
                        yield {
                            "sheet": name,
                            "row": number,
                            "column": f"{text}::{language}",
                            "language": language,
                        }


def blank(title: str, form_id: str, languages: list[str]) -> dict[str, Sheet]:
    """A questionnaire without questions, in these languages."""
    labels = [f"label::{language}" for language in languages] or ["label"]
    hints = [f"hint::{language}" for language in languages] or ["hint"]
    settings: Sheet = {"columns": ["form_title", "form_id", "version"], "rows": [[title, form_id, "1"]]}
    if languages:
        settings["columns"].append("default_language")
        settings["rows"][0].append(languages[0])
    return {
        "survey": {
            "columns": ["type", "name", *labels, *hints, "required", "relevant", "constraint", "appearance"],
            "rows": [],
        },
        "choices": {"columns": ["list_name", "name", *labels], "rows": []},
        "settings": settings,
    }


def form_id_of(title: str) -> str:
    """“Lectura 2026 (niños)” → `lectura_2026_ninos`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:60]
    return name if name[:1].isalpha() else f"form_{name}".rstrip("_")
