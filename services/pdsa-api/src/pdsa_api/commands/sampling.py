"""Any file of series -> charts: which columns hold what is guessed by a few plain rules, and said. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from pdsa_api.charts.assembling import Asked, Charted, charted
from pdsa_api.imports import cells
from pdsa_api.imports.columns import YEARS, Guess, folded, guess
from pdsa_api.imports.rows import Row, Rules, odd_zeros, parse, unread
from pdsa_api.imports.table import Table
from pdsa_api.measures.domain import Data

_WHOLE = frozenset(
    [
        "possible",
        "denominator",
        "of",
        "days",
        "exposure",
        "enrolled",
        "register",
        "total",
        "population",
        "visits",
        "candidates",
        "matricula",
        "inscritos",
        "posibles",
        "nakatala",
        "walioandikishwa",
        "jumla",
    ]
)
_PART = frozenset(
    [
        "attended",
        "present",
        "numerator",
        "events",
        "infections",
        "yes",
        "passed",
        "cases",
        "falls",
        "asistentes",
        "presentes",
        "aprobados",
        "pumasok",
        "dumalo",
        "waliohudhuria",
        "waliofaulu",
    ]
)
_PERCENT = frozenset(["pct", "percent", "percentage", "porcentaje", "porsiyento", "asilimia"])
_VALUE = _PERCENT | frozenset(
    ["value", "rate", "share", "score", "result", "minutes", "valor", "halaga", "thamani"]
)
_EXPOSURE = (frozenset(("patient", "days")), frozenset(("risk", "days")), frozenset(("bed", "days")))
_CALENDAR = frozenset(["year", "month", "week", "day", "iso_week", "quarter", "term"])
MOST_GROUPS = 60
MOST_NOTE = 40


@dataclass(frozen=True)
class Columns:
    """Indexes of the columns of a file of series."""

    date: int
    data: Data
    value: int | None
    numerator: int | None
    denominator: int | None
    groups: tuple[int, ...]
    period: int | None
    note: int | None


@dataclass(frozen=True)
class Begun:
    """A phase as a file tells it: from a day on."""

    starts_on: date
    baseline: int | None = None


@dataclass(frozen=True)
class Point:
    """A row as a chart takes it."""

    on_date: date
    value: float | None
    numerator: float | None
    denominator: float | None
    excluded: str | None = None


@dataclass(frozen=True)
class Sample:
    """One series of a file, charted. `missing`: rows without a value, for a declared reason."""

    name: str
    data: Data
    points: tuple[Point, ...]
    rows: int
    faults: Mapping[str, int]
    found: Charted
    phases: tuple[Begun, ...]
    notes: tuple[tuple[int, str], ...]
    multiplier: int
    odd_zeros: int

    @property
    def breaks(self) -> list[int]:
        """Points before which time jumps by more than three times the usual step."""
        steps = [(b.on_date - a.on_date).days for a, b in pairwise(self.points)]
        usual = sorted(steps)[len(steps) // 2] if steps else 0
        return [i for i, step in enumerate(steps, 1) if step > max(3 * usual, 4)]

    @property
    def missing(self) -> int:
        return self.found.chart.n_missing


def columns_of(table: Table) -> Columns | str:
    """What each column holds, or why no series can be made of the file."""
    day = _date_column(table)
    if day is None:
        return "no column holds days"
    numeric = [i for i in range(len(table.columns)) if i != day and _is_numeric(table, i)]
    texts = [i for i in range(len(table.columns)) if i != day and i not in numeric and _values(table, i)]
    whole = next((i for i in numeric if _words(table, i) & _WHOLE), None)
    part = next((i for i in numeric if _words(table, i) & _PART), None)
    notes = [i for i in texts if folded(table.columns[i]) in ("note", "notes", "comment", "comments")]
    groups = _groups(table, day, [i for i in texts if i not in notes])
    period = next(
        (i for i in texts if i not in groups and i not in notes and _is_period(table, day, i)), None
    )
    note = notes[0] if notes else None
    if whole is not None and part is not None:
        of_time = any(words <= _words(table, whole) for words in _EXPOSURE)
        data = Data.PROPORTION if _are_parts(table, part, whole) and not of_time else Data.RATE
        return Columns(day, data, None, part, whole, groups, period, note)
    ordinary = [i for i in numeric if not _words(table, i) <= _CALENDAR]
    value = next((i for i in ordinary if _words(table, i) & _VALUE), next(iter(ordinary), None))
    if value is None:
        return "no column holds numbers"
    return Columns(day, Data.NUMBER, value, None, None, groups, period, note)


def samples(table: Table, columns: Columns, latest: date) -> Iterator[Sample]:
    """A series for each group of rows, through the same parser as an import."""
    keys = [tuple(row[i] for i in columns.groups) for _, row in table.rows]
    for key in sorted(set(keys)):
        rows = tuple(row for row, own in zip(table.rows, keys, strict=True) if own == key)
        named = " · ".join(part for part in key if part)
        yield _sample(named, replace(table, rows=rows), columns, latest)


def _sample(name: str, table: Table, columns: Columns, latest: date) -> Sample:
    said = {
        "date": columns.date,
        "value": columns.value,
        "numerator": columns.numerator,
        "denominator": columns.denominator,
        "note": columns.note,
    }
    chosen = {role: None if i is None else table.columns[i] for role, i in said.items()}
    others = dict.fromkeys(("school", "subgroup", "missing"))
    found = guess(table, columns.data, named={**chosen, **others}, order=None, decimal=None, words={})
    rules = Rules(data=columns.data, subgroups=(), latest=latest, schools={})
    read = parse(table, found, rules)
    codes = {text.casefold(): "not_submitted" for text, _ in unread(table, read) if _is_code(text)}
    if codes:
        read = parse(table, found, replace(rules, codes=codes))
    good = sorted((row for row in read if not row.faults and row.on_date), key=lambda row: str(row.on_date))
    phases = _phases(table, columns, found)
    points = tuple(_point(row) for row in good)
    unit = "%" if columns.value is not None and _in_percent(table, columns.value) else ""
    asked = Asked(columns.data, multiplier=_multiplier(columns.data, points), unit=unit)
    counts: dict[str, int] = {}
    for row in read:
        for one in row.faults:
            counts[one.code] = counts.get(one.code, 0) + 1
    notes = tuple((i, row.note[:MOST_NOTE]) for i, row in enumerate(good) if row.note)
    return Sample(
        name,
        columns.data,
        points,
        len(read),
        counts,
        charted(asked, points, phases),
        phases,
        notes,
        asked.multiplier,
        odd_zeros(read),
    )


def _point(row: Row) -> Point:
    assert row.on_date is not None
    return Point(row.on_date, row.value, row.numerator, row.denominator)


def _multiplier(data: Data, points: Sequence[Point]) -> int:
    """Of a rate: the power of ten that makes the usual value at least 1."""
    if data is not Data.RATE:
        return 1
    shares = sorted(p.numerator / p.denominator for p in points if p.numerator and p.denominator)
    usual = shares[len(shares) // 2] if shares else 1.0
    return next((m for m in (1, 10, 100, 1_000, 10_000) if usual * m >= 1), 100_000)


def _phases(table: Table, columns: Columns, found: Guess) -> tuple[Begun, ...]:
    if columns.period is None:
        return ()
    days = []
    for _, row in table.rows:
        day = cells.day(row[columns.date], found.order)
        if isinstance(day, date):
            days.append((day, row[columns.period]))
    blocks = [list(block) for _, block in groupby(sorted(days), key=lambda pair: pair[1])]
    return tuple(Begun(block[0][0]) for block in blocks[1:])


def _values(table: Table, index: int) -> list[str]:
    return [row[index] for _, row in table.rows if row[index]]


def _words(table: Table, index: int) -> frozenset[str]:
    return frozenset(folded(table.columns[index]).split("_"))


def _is_numeric(table: Table, index: int) -> bool:
    values = _values(table, index)[:500]
    sign = cells.decimal_of(values) or "."
    good = sum(isinstance(cells.number(text, sign), float) for text in values)
    return (
        bool(values)
        and good * 2 > len(values)
        and not any(text[:1] == "0" and text.isdigit() and len(text) > 1 for text in values)
    )


def _in_percent(table: Table, index: int) -> bool:
    values = _values(table, index)
    return bool(_words(table, index) & _PERCENT) or all(text.endswith("%") for text in values)


def _is_code(text: str) -> bool:
    """A short word of letters in a column of numbers stands for a value that is not there."""
    return len(text) <= 4 and text.isalpha()


def _date_column(table: Table) -> int | None:
    """The first column that holds days; else one that is named for years and holds one in each row."""
    years = None
    for i in range(len(table.columns)):
        values = _values(table, i)[:200]
        of_years = sum(map(cells.is_year, values)) * 2 > len(values)
        good = sum(isinstance(cells.day(text, "dmy"), date) for text in values)
        if values and good * 2 > len(values) and not of_years:
            return i
        if years is None and values and of_years and _words(table, i) & YEARS:
            years = i
    return years


def _groups(table: Table, day: int, texts: Sequence[int]) -> tuple[int, ...]:
    """The first columns of words that tell rows of one day apart; none where each day is there once."""
    chosen: tuple[int, ...] = ()
    if _distinct(table, (day,)) == len(table.rows):
        return chosen
    for i in texts:
        if len(set(_values(table, i))) > MOST_GROUPS:
            continue
        if _distinct(table, (day, *chosen, i)) > _distinct(table, (day, *chosen)):
            chosen = (*chosen, i)
        if _distinct(table, (day, *chosen)) == len(table.rows):
            break
    return chosen


def _distinct(table: Table, indexes: Sequence[int]) -> int:
    return len({tuple(row[i] for i in indexes) for _, row in table.rows})


def _is_period(table: Table, day: int, index: int) -> bool:
    """A column with a few words, each for one stretch of time."""
    ordered = [row[index] for _, row in sorted(table.rows, key=lambda pair: pair[1][day])]
    blocks = [word for word, _ in groupby(ordered)]
    return 2 <= len(blocks) <= 6 and len(set(blocks)) == len(blocks)


def _are_parts(table: Table, part: int, whole: int) -> bool:
    """Whether every number is whole and no part more than its whole."""
    sign = cells.decimal_of([row[i] for _, row in table.rows for i in (part, whole)]) or "."
    for _, row in table.rows:
        x, n = cells.number(row[part], sign), cells.number(row[whole], sign)
        if isinstance(x, float) and isinstance(n, float) and (x > n or x != int(x) or n != int(n)):
            return False
    return True
