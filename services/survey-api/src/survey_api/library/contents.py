"""What an item of the library holds: small sheets of an XLSForm that stand by themselves. Pure.

The survey rows, the choices that they use and what their scales are called. Texts are kept by language, in headings
(`label::Español (es)`), never by place: a bare `label` says no language and is refused. Nothing may refer to a
question outside, for the item goes into questionnaires that do not have it.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from survey_api.authoring.sheets import TEXTS, Sheet
from survey_api.instruments.row_fault import RowFault

COLUMN = "duru_item"
"""Where a questionnaire's row says which item it came from: `key@version`."""
KEPT = ("survey", "choices", "duru_scales")
ORIGIN = re.compile(r"(?P<key>[A-Za-z0-9][A-Za-z0-9._-]{0,63})@(?P<number>[1-9][0-9]{0,5})")

_REFERENCE = re.compile(r"\$\{\s*(?:last-saved#)?\s*([^}\s]*)\s*\}")
_CHOOSES = re.compile(
    r"(select_one|select_multiple|select one|select multiple|select all that apply|rank)(?: from)?\s+(\S+)",
    re.I,
)
_SCALE = re.compile(r"scale:([\w.\-]+)")
_MARKS = re.compile(r"(?:^|\s)tick_labelset=([\w.\-]+)")
_NOTHING = frozenset({"end group", "end repeat"})


def contents_of(sheets: dict[str, Sheet]) -> dict[str, Sheet]:
    """The sheets that an item has, without blank rows, unused columns and where its rows came from before."""
    return {name: _tidy(sheets.get(name) or {"columns": [], "rows": []}) for name in KEPT}


def _tidy(sheet: Sheet) -> Sheet:
    rows = [row for row in sheet["rows"] if any(cell.strip() for cell in row)]
    used = [
        at
        for at, heading in enumerate(sheet["columns"])
        if heading.strip()
        and heading.strip().lower() != COLUMN
        and any(at < len(row) and row[at].strip() for row in rows)
    ]
    return {
        "columns": [sheet["columns"][at].strip() for at in used],
        "rows": [[row[at] if at < len(row) else "" for at in used] for row in rows],
    }


def faults_of(sheets: dict[str, Sheet]) -> list[RowFault]:
    """Why these sheets do not stand by themselves; what a questionnaire itself would refuse is not looked for here."""
    survey = sheets["survey"]
    if not survey["rows"]:
        return [RowFault("item.empty", "The item asks nothing.", "Choose a question to save.", "survey")]
    return [*_bare(sheets), *_outside(sheets), *_unused_choices(sheets), *_unused_scales(sheets)]


def _bare(sheets: dict[str, Sheet]) -> Iterator[RowFault]:
    for name in KEPT:
        for heading in sheets[name]["columns"]:
            if heading.strip().lower() in TEXTS:
                yield RowFault(
                    "item.language",
                    f"“{heading}” does not say in which language it is.",
                    f"Write {heading.strip().lower()}::Español (es), or whichever language it is.",
                    name,
                    1,
                    heading,
                )


def _outside(sheets: dict[str, Sheet]) -> Iterator[RowFault]:
    names = {name.strip() for name in _cells(sheets["survey"], "name")}
    for sheet in ("survey", "choices"):
        for number, row in enumerate(sheets[sheet]["rows"], 2):
            for heading, cell in zip(sheets[sheet]["columns"], row, strict=True):
                for name in dict.fromkeys(_REFERENCE.findall(cell)):
                    if name not in names:
                        yield RowFault(
                            "item.outside",
                            f"This refers to “{name}”, a question outside the item.",
                            f"Save “{name}” with it, or leave this out.",
                            sheet,
                            number,
                            heading,
                        )


def _unused_choices(sheets: dict[str, Sheet]) -> Iterator[RowFault]:
    used = {found[2] for cell in _cells(sheets["survey"], "type") if (found := _CHOOSES.match(cell.strip()))}
    used |= {name for cell in _cells(sheets["survey"], "parameters") for name in _MARKS.findall(cell)}
    whole = " ".join(cell for row in sheets["survey"]["rows"] for cell in row)
    for number, name in enumerate(_cells(sheets["choices"], "list_name", "list name"), 2):
        if name.strip() not in used and f"'{name.strip()}'" not in whole and f'"{name.strip()}"' not in whole:
            yield RowFault(
                "item.list_unused",
                f"No question of the item chooses from the list “{name}”.",
                "Leave the list out.",
                "choices",
                number,
                "list_name",
            )


def _unused_scales(sheets: dict[str, Sheet]) -> Iterator[RowFault]:
    used = {found[1] for cell in _cells(sheets["survey"], "duru_figure") for found in _SCALE.finditer(cell)}
    for number, name in enumerate(_cells(sheets["duru_scales"], "name"), 2):
        if name.strip() not in used:
            yield RowFault(
                "item.scale_unused",
                f"No question of the item belongs to the scale “{name}”.",
                "Leave the scale out.",
                "duru_scales",
                number,
                "name",
            )


def _cells(sheet: Sheet, *headings: str) -> list[str]:
    """One cell for each row; blank where the sheet has no such column."""
    at = next((at for at, one in enumerate(sheet["columns"]) if one.strip().lower() in headings), None)
    return [""] * len(sheet["rows"]) if at is None else [row[at] for row in sheet["rows"]]


def questionnaire_of(sheets: dict[str, Sheet], title: str, key: str, number: int) -> dict[str, Sheet]:
    """The item as a whole questionnaire, for the converter. Its first language is the one it begins with."""
    languages = languages_of(sheets)
    settings: Sheet = {"columns": ["form_title", "form_id", "version"], "rows": [[title, key, str(number)]]}
    if languages:
        settings["columns"].append("default_language")
        settings["rows"][0].append(languages[0])
    return {**sheets, "settings": settings}


def languages_of(sheets: dict[str, Sheet]) -> list[str]:
    """As the headings have them, in their order."""
    found: dict[str, None] = {}
    for name in KEPT:
        for heading in sheets[name]["columns"]:
            text, parted, language = heading.partition("::")
            if parted and text.strip().lower() in TEXTS:
                found.setdefault(language.strip())
    return list(found)


def kinds_of(sheets: dict[str, Sheet]) -> list[str]:
    """The kinds of its rows as authors know them: `likert` and `matrix` are told by their appearance."""
    survey = sheets["survey"]
    found: dict[str, None] = {}
    for cell, appearance in zip(_cells(survey, "type"), _cells(survey, "appearance"), strict=True):
        kind = " ".join(cell.split()).lower().replace("begin_", "begin ").replace("end_", "end ")
        if not kind or kind in _NOTHING:
            continue
        found.setdefault(_kind(kind, appearance.split()))
    return list(found)


def _kind(kind: str, looks: list[str]) -> str:
    if kind.startswith("begin "):
        return "matrix" if "table-list" in looks else kind.removeprefix("begin ")
    if chosen := _CHOOSES.match(kind):
        word = "_".join(chosen[1].split()[:2]).replace("select_all", "select_multiple")
        return "likert" if word == "select_one" and "likert" in looks else word
    return kind


def texts_of(sheets: dict[str, Sheet]) -> Iterator[str]:
    """Every text in every language, and the names, for searching."""
    for name in KEPT:
        sheet = sheets[name]
        for row in sheet["rows"]:
            for heading, cell in zip(sheet["columns"], row, strict=True):
                if heading.partition("::")[0].strip().lower() in (*TEXTS, "name"):
                    yield cell.strip()


def taken_rows(rows: Iterable[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """Of a questionnaire's (type, name, origin): each row that came from the library, as `{path, key, number}`.

    Words that name no item are the author's own and mean nothing here.
    """
    found = []
    path: list[str] = []
    for kind, name, origin in rows:
        word = " ".join(kind.split()).lower().replace("_", " ")
        if word.startswith("end "):
            del path[-1:]
            continue
        here = [*path, name.strip()]
        if came := ORIGIN.fullmatch(origin.strip()):
            found.append({"path": "/" + "/".join(here), "key": came["key"], "number": int(came["number"])})
        if word.startswith("begin "):
            path.append(name.strip())
    return found
