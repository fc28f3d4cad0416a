"""Which column holds what: by the names of headers in four languages, else by what stands below. Pure."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pdsa_api.imports import cells
from pdsa_api.imports.table import Table
from pdsa_api.measures.domain import RATIOS, Data

ROLES = ("date", "value", "numerator", "denominator", "school", "subgroup", "missing", "note")

_NAMES: Mapping[str, str] = {
    "date": "date day week month on on_date week_start period when fecha dia semana mes periodo petsa araw linggo buwan"
    " tarehe siku wiki mwezi kipindi",
    "value": "value count number result total valor cantidad numero resultado halaga bilang resulta thamani idadi namba"
    " matokeo",
    "numerator": "numerator events present attended yes numerador presentes asistentes numeradora"
    " tagabilang kalahok dumalo pumasok kiasi waliohudhuria hudhurio",
    "denominator": "denominator of possible enrolled register exposure denominador matricula inscritos posibles"
    " tagahati nakatala kigawanyo walioandikishwa jumla",
    "school": "school school_name school_code establecimiento escuela colegio paaralan eskwelahan shule",
    "subgroup": "subgroup group who subgrupo grupo pangkat subpangkat kundi kikundi",
    "missing": "missing reason missing_reason why_missing falta motivo razon motivo_de_ausencia nawawala dahilan"
    " sababu imekosekana",
    "note": "note notes comment remark nota notas comentario observacion tala puna komento maelezo dokezo",
}


YEARS = frozenset(("year", "ano", "taon", "mwaka"))
"""Names of a column that holds the days of a yearly measure, where no column holds days."""


def folded(name: str) -> str:
    """A name without case, accents and signs, so that `Día ` and `dia` are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "_".join("".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)).split())


_ROLE_OF = {name: role for role, names in _NAMES.items() for name in names.split()}


@dataclass(frozen=True)
class Guess:
    """Role -> column index; how its days and numbers are written ("" where nothing tells)."""

    columns: Mapping[str, int]
    order: str
    decimal: str


def guess(
    table: Table,
    data: Data,
    *,
    named: Mapping[str, str | None],
    order: str | None,
    decimal: str | None,
    words: Mapping[str, str],
) -> Guess:
    """`named`: role -> column that a person chose (None: no column). `words`: role -> the measure's own words."""
    found: dict[str, int] = {}
    for chosen, name in named.items():
        if name is not None:
            found[chosen] = table.columns.index(name)
    for i, column in enumerate(table.columns):
        role = _role(folded(column), words)
        if role and role not in found and role not in named and i not in found.values() and _fits(role, data):
            found[role] = i
    _by_content(table, data, found, set(named))
    numbers = [found[role] for role in ("value", "numerator", "denominator") if role in found]
    texts = [row[i] for i in numbers for _, row in table.rows]
    days = _column(table, found["date"]) if "date" in found else []
    return Guess(
        found,
        cells.order_of(days) if order is None else order,
        cells.decimal_of(texts) if decimal is None else decimal,
    )


def _role(name: str, words: Mapping[str, str]) -> str | None:
    for role, said in words.items():
        if said and folded(said) == name:
            return role
    return _ROLE_OF.get(name)


def _fits(role: str, data: Data) -> bool:
    ratio = data in RATIOS
    return not ((role == "value" and ratio) or (role in ("numerator", "denominator") and not ratio))


def _column(table: Table, index: int) -> list[str]:
    return [row[index] for _, row in table.rows if row[index]]


def _by_content(table: Table, data: Data, found: dict[str, int], said: set[str]) -> None:
    """A day's column is the first that holds days; numbers' are the first that hold numbers, where none is named."""
    if "date" not in found and "date" not in said:
        for i in _free(table, found):
            if _share(_column(table, i), _is_day):
                found["date"] = i
                break
        else:
            named = (i for i in _free(table, found) if folded(table.columns[i]) in YEARS)
            years = next((i for i in named if _share(_column(table, i), cells.is_year)), None)
            found |= {} if years is None else {"date": years}
    wanted = ("numerator", "denominator") if data in RATIOS else ("value",)
    if any(role in found or role in said for role in wanted):
        return
    numeric = [
        i
        for i in _free(table, found)
        if _share(_column(table, i), lambda cell: not isinstance(cells.number(cell, ""), cells.Wrong))
    ]
    if len(numeric) >= len(wanted):
        found.update(zip(wanted, numeric, strict=False))


def _is_day(cell: str) -> bool:
    """Not a year alone: without a header that says so, it is a number like any other."""
    return not cells.is_year(cell) and not isinstance(cells.day(cell, "dmy"), cells.Wrong)


def _free(table: Table, found: Mapping[str, int]) -> Sequence[int]:
    return [i for i in range(len(table.columns)) if i not in found.values()]


def _share(texts: Sequence[str], good: object) -> bool:
    """Whether most of the first cells are good."""
    assert callable(good)
    first = texts[:200]
    return bool(first) and sum(bool(good(text)) for text in first) * 2 > len(first)
