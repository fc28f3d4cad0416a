"""Which questions feed which figures: the columns `duru_figure` (survey) and `duru_rank` (choices).

duru_figure holds words parted by blanks:
    frequency           counted over its choices, which stand from lowest to highest
    share               counted over its choices, which have no order
    scale:<name>        an item of that scale (with frequency or without); scale:<name>:reversed turns it
    coherence:<part>    knows, took_part, adequate (yes is the choice named yes, or coherence:knows=<choice>), theme
    role                states the role of who answers
A form without that column shows every select_one question as `share`; with it, only what is marked.
The sheet `duru_scales` (name, label::Language (code)) says what scales are called.
duru_rank numbers the choices of a list from lowest to highest; `none` sets one apart ("don't know").
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from form_engine.texts import language_code

from survey_api.instruments.row_fault import RowFault
from survey_api.instruments.sheets import Row, Sheet
from survey_api.instruments.words import words_of

COLUMN = "duru_figure"
RANK = "duru_rank"
_WORD = re.compile(
    r"frequency|share|role|scale:(?P<scale>[\w.\-]+)(?P<reversed>:reversed)?"
    r"|coherence:(?P<part>knows|took_part|adequate|theme)(=(?P<yes>\S+))?"
)

MOST_CHOICES = 50
"""A list of villages or schools is no figure, unless its question is marked."""

Model = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A node of the compiled form that asks for one choice."""

    path: tuple[str, ...]
    node: Mapping[str, Any]
    group: Mapping[str, Any] | None


def read_measures(model: Model, sheets: Mapping[str, Sheet]) -> tuple[dict[str, Any], list[RowFault]]:
    """What the figures need to know of a form, and the rows whose marks cannot be followed."""
    survey = sheets["survey"]
    ranks, faults = _ranks(sheets.get("choices"))
    asked = [one for one in _select_ones(model["nodes"], (), None) if _closed_list(one, model)]
    marks = _marks(survey)
    by_name: dict[str, list[Asked]] = {}
    for one in asked:
        by_name.setdefault(one.path[-1], []).append(one)
    measures: dict[str, Any] = {
        "items": [],
        "coherence": {},
        "role": None,
        "scales": _scale_labels(sheets.get("duru_scales")),
    }
    if COLUMN not in survey.columns:
        short = [one for one in asked if len(_table(one, model)["rows"]) <= MOST_CHOICES]
        measures["items"] = [_item(one, model, ranks, ("share",)) for one in short]
        return measures, faults
    for row, words in marks:
        found = by_name.get(row.get("name"), [])
        if len(found) != 1:
            faults.append(_fault(row, survey, "figure.question", _NOT_ONE, "Mark a select_one question."))
            continue
        faults += _take(row, survey, words, _item(found[0], model, ranks, words), measures)
    return measures, faults


_NOT_ONE = "Only a select_one question outside repeats, whose name stands once in the form, makes a figure."


def _take(
    row: Row, survey: Sheet, words: tuple[str, ...], item: dict[str, Any], measures: dict[str, Any]
) -> Iterator[RowFault]:
    """Put one marked question where its marks say."""
    values = [choice["value"] for choice in item["scale"]]
    for word in words:
        mark = _WORD.fullmatch(word)
        if mark is None:
            fix = "Use frequency, share, scale:<name>, coherence:<part> or role."
            yield _fault(row, survey, "figure.unknown", f"“{word}” is no figure.", fix)
        elif word == "role":
            measures["role"] = item["path"]
        elif mark["part"]:
            yes = mark["yes"] or "yes"
            if mark["part"] != "theme" and yes not in values:
                fix = f"Write coherence:{mark['part']}=<the choice that means yes>."
                yield _fault(row, survey, "figure.yes", f"The list has no choice “{yes}”.", fix)
            measures["coherence"][mark["part"]] = {"name": item["name"], "path": item["path"], "yes": yes}
    measures["items"].append(item)


def _fault(row: Row, survey: Sheet, code: str, message: str, fix: str) -> RowFault:
    return RowFault(code, message, fix, "survey", row.number, survey.titles.get(COLUMN, COLUMN))


def _marks(survey: Sheet) -> list[tuple[Row, tuple[str, ...]]]:
    return [(row, tuple(row.get(COLUMN).split())) for row in survey.rows if row.get(COLUMN)]


def _ranks(choices: Sheet | None) -> tuple[dict[tuple[str, str], int | None], list[RowFault]]:
    """(list, choice) -> its rank, None for one that stands apart; and the cells that are neither."""
    ranks: dict[tuple[str, str], int | None] = {}
    faults = []
    for row in choices.rows if choices else ():
        cell = row.get(RANK).lower()
        if not cell:
            continue
        if cell != "none" and not re.fullmatch(r"[0-9]{1,3}", cell):
            fix = "Write a whole number, or none for a choice that stands apart."
            faults.append(RowFault("figure.rank", f"“{cell}” is no rank.", fix, "choices", row.number, RANK))
            continue
        ranks[row.get("list_name"), row.get("name")] = None if cell == "none" else int(cell)
    return ranks, faults


def _scale_labels(sheet: Sheet | None) -> dict[str, dict[str, str]]:
    """Scale -> its label by language."""
    found: dict[str, dict[str, str]] = {}
    if sheet is None:
        return found
    for row in sheet.rows:
        taken: set[str] = set()
        found[row.get("name")] = {
            language_code(sheet.titles[column].partition("::")[2], taken): text
            for column, text in row.cells.items()
            if column.startswith("label::")
        }
    return found


def _select_ones(
    nodes: list[dict[str, Any]], path: tuple[str, ...], group: Mapping[str, Any] | None
) -> Iterator[Asked]:
    for node in nodes:
        here = (*path, node["name"])
        if node["kind"] == "group":
            yield from _select_ones(node["nodes"], here, node)
        elif node["kind"] == "one" and (node.get("choices") or {}).get("list"):
            yield Asked(here, node, group)


def _table(asked: Asked, model: Model) -> Mapping[str, Any]:
    table: Mapping[str, Any] = model["lists"][asked.node["choices"]["list"]]
    return table


def _closed_list(asked: Asked, model: Model) -> bool:
    """Whether the choices are in the form itself, not in a file that comes with it."""
    table = _table(asked, model)
    return not table.get("missing") and asked.node["choices"]["value"] in table["columns"]


def _item(
    asked: Asked, model: Model, ranks: Mapping[tuple[str, str], int | None], words: tuple[str, ...]
) -> dict[str, Any]:
    choices = asked.node["choices"]
    table = _table(asked, model)
    value_at = table["columns"].index(choices["value"])
    label_at = table["columns"].index(choices["label"]) if choices["label"] in table["columns"] else value_at
    ordered = "frequency" in words or any(word.startswith("scale:") for word in words)
    scale: list[dict[str, Any]] = []
    for number, row in enumerate(table["rows"], 1):
        value = row[value_at]
        rank = ranks.get((choices["list"], value), number) if ordered else None
        apart = (choices["list"], value) in ranks and ranks[choices["list"], value] is None
        scale.append({"value": value, "label": words_of(model, row[label_at]), "rank": rank, "apart": apart})
    group = asked.group
    return {
        "name": asked.path[-1],
        "path": list(asked.path),
        "group": None
        if group is None
        else {"name": group["name"], "label": words_of(model, group.get("label"))},
        "label": words_of(model, asked.node.get("label")),
        "scale": sorted(scale, key=lambda choice: (choice["apart"], choice["rank"] or 0)),
        "ordered": ordered,
        "shown": "frequency" in words or "share" in words or any(w.startswith("coherence:") for w in words),
        "scales": [
            {"name": mark["scale"], "reversed": bool(mark["reversed"])}
            for word in words
            if (mark := _WORD.fullmatch(word)) and mark["scale"]
        ],
    }
