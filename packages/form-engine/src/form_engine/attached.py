"""Lists that a form keeps in files beside it: CSV, XML and GeoJSON, and ODK's itemsets.csv.

Sources: docs.getodk.org/form-datasets (CSV, XML, GeoJSON: which property is the value, how a geometry is
written) and xlsform.org (external_choices, itemsets.csv).
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from form_engine.body import local
from form_engine.problems import Problem, XFormRefused
from form_engine.reader import read_xml
from form_engine.source import Instance, Itemset, SourceForm, SourceNode, Text

MAX_ROWS = 200_000
ITEMSETS = "itemsets.csv"
ROSTER = "roster.csv"
ROSTER_COLUMNS = ("name", "label", "school", "role")
"""The one list that is no file: whoever runs the form puts the people in. See `roster`."""
_QUERY = re.compile(r"\s*instance\(\s*['\"]([^'\"]+)['\"]\s*\)\s*/root/item\s*(\[.*\])?\s*\Z", re.DOTALL)
_LABEL = "label::"


class _Unreadable(Exception):
    """What is wrong with a file, as a sentence's end."""


def take_in(form: SourceForm, media: Mapping[str, bytes]) -> None:
    """Takes in every list that `media` holds; one that it lacks, or that can't be read, is a problem of the form."""
    for instance in form.instances.values():
        if instance.fault:
            form.problems.append(
                Problem("warning", "list.shape", instance.fault, "Write it as root/item/columns.")
            )
        if instance.source and file_name(instance) == ROSTER:
            instance.columns = list(ROSTER_COLUMNS)
        elif instance.source:
            _load(instance, media, form)
    queries = [node for node in form.root.walk() if node.control and "query" in node.control.attributes]
    if queries:
        _take_in_itemsets(queries, form, media.get(ITEMSETS))


def file_name(instance: Instance) -> str:
    return instance.source.rsplit("/", 1)[-1]


def _load(instance: Instance, media: Mapping[str, bytes], form: SourceForm) -> None:
    name = file_name(instance)
    content = media.get(name)
    if content is None:
        form.problems.append(_missing(name))
        return
    read = _READERS.get(name.rsplit(".", 1)[-1].lower())
    if read is None:
        form.problems.append(
            Problem("warning", "media.unread", f"{name} is not read here.", "Attach the list as CSV.")
        )
        return
    columns, rows = _read(name, content, read, form)
    if columns:
        instance.columns, instance.rows, instance.source = columns, rows, ""


Table = tuple[list[str], list[list[str]]]


def _read(name: str, content: bytes, read: Callable[[bytes], Table], form: SourceForm) -> Table:
    """The columns and rows of a file; no columns when it can not be read, which is then a problem of the form."""
    try:
        columns, rows = read(content)
    except _Unreadable as fault:
        form.problems.append(
            Problem(
                "error",
                "media.unreadable",
                f"{name} cannot be read: {fault}.",
                "Mend the file, or attach CSV.",
            )
        )
        return [], []
    if not columns or len(rows) > MAX_ROWS:
        form.problems.append(
            Problem("error", "media.size", f"{name} has no rows or over {MAX_ROWS}.", "Attach another list.")
        )
        return [], []
    return columns, rows


def _missing(name: str) -> Problem:
    return Problem("warning", "media.missing", f"The form needs the file {name}.", f"Attach {name}.")


def _csv(content: bytes) -> Table:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _Unreadable(f"byte {fault.start} is no UTF-8") from None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as fault:
        raise _Unreadable(str(fault)) from None
    if not rows:
        return [], []
    columns = [cell.strip() for cell in rows[0]]
    width = len(columns)
    return columns, [(row + [""] * width)[:width] for row in rows[1:] if any(row)]


def _delimiter(text: str) -> str:
    """Excel writes semicolons where the comma is the decimal sign."""
    heading = text.split("\n", 1)[0]
    return ";" if ";" in heading and "," not in heading else ","


def _xml(content: bytes) -> Table:
    try:
        root = read_xml(content)
    except XFormRefused as refused:
        raise _Unreadable(refused.problems[0].message.rstrip(".")) from None
    columns: dict[str, None] = {}
    cells: list[dict[str, str]] = []
    for item in root:
        row = {local(cell): (cell.text or "").strip() for cell in item}
        columns.update(dict.fromkeys(row))
        cells.append(row)
    return list(columns), [[row.get(name, "") for name in columns] for row in cells]


def _geojson(content: bytes) -> Table:
    try:
        document = json.loads(content)
        features = document["features"]
        rows = [_feature(feature) for feature in features]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise _Unreadable(f"it is no GeoJSON FeatureCollection ({type(fault).__name__})") from None
    columns = dict.fromkeys(name for row in rows for name in row)
    return list(columns), [[row.get(name, "") for name in columns] for row in rows]


def _feature(feature: Mapping[str, Any]) -> dict[str, str]:
    """The properties as columns, `id` of the feature or among them, the geometry as ODK writes places."""
    row = {str(name): _plain(value) for name, value in (feature.get("properties") or {}).items()}
    if "id" in feature:
        row["id"] = _plain(feature["id"])
    geometry = feature.get("geometry") or {}
    row["geometry"] = "; ".join(_places(geometry.get("coordinates") or []))
    return row


def _plain(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _places(coordinates: Any) -> Iterator[str]:
    """GeoJSON writes longitude first, ODK latitude first: `lat lon altitude accuracy`."""
    if coordinates and not isinstance(coordinates[0], list):
        yield f"{coordinates[1]} {coordinates[0]} 0 0"
        return
    for part in coordinates:
        yield from _places(part)


_READERS: dict[str, Callable[[bytes], Table]] = {"csv": _csv, "xml": _xml, "geojson": _geojson}


def _take_in_itemsets(queries: list[SourceNode], form: SourceForm, content: bytes | None) -> None:
    """Questions that ask itemsets.csv become questions with a list, so that nothing behind them differs."""
    if content is None:
        form.problems.append(_missing(ITEMSETS))
        return
    columns, rows = _read(ITEMSETS, content, _csv, form)
    if not columns:
        return
    lists = _by_list(columns, rows)
    for node in queries:
        control = node.control
        found = _QUERY.match(control.attributes["query"]) if control else None
        name = found[1] if found else ""
        if control is None or name not in lists:
            form.problems.append(
                Problem(
                    "error",
                    "list.unknown",
                    f"{ITEMSETS} has no list {name or (control and control.attributes['query'])}.",
                    "Add the list to the sheet external_choices, or correct its name.",
                    form.xpath(node),
                    "type",
                )
            )
            continue
        if name not in form.instances:
            form.instances[name] = _instance(name, columns, lists[name], form)
        control.tag = "select1"
        control.itemset = Itemset(control.attributes.pop("query"), "name", "jr:itext(label)")


def _by_list(columns: list[str], rows: list[list[str]]) -> dict[str, list[dict[str, str]]]:
    lists: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        cells = dict(zip(columns, row, strict=True))
        lists.setdefault(cells.get("list_name", ""), []).append(cells)
    return lists


def _instance(name: str, columns: list[str], rows: list[dict[str, str]], form: SourceForm) -> Instance:
    """The list with its labels among the form's own texts, one for each language."""
    filters = [one for one in columns if one not in ("list_name", "label") and not one.startswith(_LABEL)]
    named = {one[len(_LABEL) :].strip(): one for one in columns if one.startswith(_LABEL)}
    if not form.texts:
        form.languages, form.texts = ["default"], [{}]
    made = []
    for number, cells in enumerate(rows):
        key = f"{ITEMSETS}/{name}/{number}"
        for language, texts in zip(form.languages, form.texts, strict=True):
            words = cells.get(named.get(language, ""), "") or cells.get("label", "")
            texts[key] = Text(parts=(words,) if words else ())
        made.append([cells[one] for one in filters] + [key])
    return Instance(name, columns=[*filters, "label"], rows=made)
