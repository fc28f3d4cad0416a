"""Nodes and ties as CSV: UTF-8 with a mark, as spreadsheets read it; what was typed is never a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from survey_api.ties.schemas import EgoOut, NodeOut

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
TIE_COLUMNS = ("source", "target", "relation", "kind", "value", "network_id", "response_id")
NODE_COLUMNS = (
    "id",
    "kind",
    "network_id",
    "school_id",
    "district_id",
    "role",
    "respondent",
    "answered",
    "named_by",
)


def ties_table(egos: Iterable[EgoOut], roster_relations: frozenset[str]) -> str:
    """A row for each tie. The kind is roster, named or alters; the last has no direction."""
    rows: list[list[Any]] = []
    for ego in egos:
        where = [str(ego.network_id), str(ego.response_id)]
        for tie in ego.ties:
            kind = "roster" if tie.relation in roster_relations else "named"
            rows.append([ego.id, tie.target, tie.relation, kind, f"{tie.value:g}", *where])
        rows += [
            [one.source, one.target, one.relation, "alters", f"{one.value:g}", *where]
            for one in ego.alter_ties
        ]
    return _written(TIE_COLUMNS, rows)


def nodes_table(
    members: Sequence[NodeOut], egos: Sequence[EgoOut], roster_relations: frozenset[str], *, names: bool
) -> str:
    """The roster (or, where it is not known, who was chosen of it), respondents of whom nothing is known, and the named with an attribute a column."""
    attributes = sorted({name for ego in egos for alter in ego.alters for name in alter.attributes})
    typed = ("name",) if names else ()
    rest = [""] * (len(attributes) + len(typed))
    rows: list[list[Any]] = []
    for one in members:
        place = [str(one.network_id), _id(one.school_id), _id(one.district_id), one.role]
        rows.append([one.id, "person", *place, _yes(bool(one.answered)), " ".join(one.answered), "", *rest])
    people = {one.id for one in members}
    for ego in egos:
        for tie in ego.ties:
            if tie.relation in roster_relations and tie.target not in people:
                people.add(tie.target)
                rows.append([tie.target, "person", "", "", "", "", "", "", "", *rest])
    for ego in egos:
        if ego.id not in people:
            answered = " ".join(ego.answered)
            rows.append([ego.id, "respondent", str(ego.network_id), "", "", "", "yes", answered, "", *rest])
        for alter in ego.alters:
            values = [_value(alter.attributes.get(name)) for name in attributes]
            own = [_safe(alter.name or "")] if names else []
            rows.append([alter.id, "alter", str(ego.network_id), "", "", "", "no", "", ego.id, *values, *own])
    return _written((*NODE_COLUMNS, *(f"attribute:{name}" for name in attributes), *typed), rows)


def _written(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _value(value: Any) -> str:
    if isinstance(value, list):
        return _safe(" ".join(str(one) for one in value))
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else _safe(str(value))


def _safe(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) else text


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _id(value: object) -> str:
    return "" if value is None else str(value)
