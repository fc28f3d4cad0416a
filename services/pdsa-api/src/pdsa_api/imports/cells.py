"""One cell -> a day or a number, or what is wrong with it. Pure."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene enero januari",
            "february feb febrero pebrero peb februari",
            "march mar marzo marso machi mac",
            "april apr abril abr aprili",
            "may mayo mei",
            "june jun junio hunyo hun juni",
            "july jul julio hulyo hul julai",
            "august aug agosto ago agosti",
            "september sep sept septiembre setyembre set septemba",
            "october oct octubre oktubre okt oktoba",
            "november nov noviembre nobyembre nob novemba",
            "december dec diciembre dic disyembre dis desemba des",
        ),
        1,
    )
    for name in names.split()
}

_NUMERIC = re.compile(r"^(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})$")
_MONTH_ONLY = re.compile(r"^(\d{4})[/.\-](\d{1,2})$")
_YEAR = re.compile(r"^(19|20)\d{2}$")
_WEEK = re.compile(r"^(\d{4})-?[Ww](\d{1,2})$")
_NAMED = re.compile(r"^(?:(\d{1,2})[\s.\-/]+(?:de\s+)?)?([^\W\d_]+)\.?[\s.\-/,]+(?:de\s+)?(\d{2}|\d{4})$")
_NAMED_FIRST = re.compile(r"^([^\W\d_]+)\.?\s+(\d{1,2})\s*,\s*(\d{4})$")
_TIME = re.compile(r"[T\s]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_SERIAL = re.compile(r"^\d{5}$")
_EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Wrong:
    """Why a cell can not be taken: a code, words, and the mend."""

    code: str
    message: str
    fix: str


Order = str
"""How days written in numbers alone are read: "dmy", "mdy", or "" where nothing tells."""


def order_of(cells: Iterable[str]) -> Order:
    """Day or month first, by the days past the 12th; "" where none tells, or both do."""
    first = second = 0
    for cell in cells:
        match = _NUMERIC.match(_TIME.sub("", cell))
        if match and len(match[1]) <= 2:
            first += int(match[1]) > 12
            second += int(match[2]) > 12
    if first and first > second:
        return "dmy"
    return "mdy" if second > first else ""


def day(cell: str, order: Order) -> date | Wrong:
    """The day that a cell names."""
    text = _TIME.sub("", cell.strip())
    if match := _NUMERIC.match(text):
        return _numeric(text, match, order)
    try:
        return _in_words(text) or _serial(text)
    except ValueError:
        return _no_day(text)


def _numeric(text: str, match: re.Match[str], order: Order) -> date | Wrong:
    a, b, c = match.groups()
    if len(a) >= 3:
        return _made(text, int(a), int(b), int(c))
    year = int(c) if len(c) > 2 else 2000 + int(c)
    one, two = int(a), int(b)
    if one == two or order:
        return _made(text, year, two, one) if order != "mdy" else _made(text, year, one, two)
    if one > 12 or two > 12:
        return _made(text, year, two, one) if one > 12 else _made(text, year, one, two)
    return Wrong(
        "import.ambiguous_date",
        f"{text} can be day {one} of month {two} or day {two} of month {one}",
        "Say whether day or month stands first.",
    )


def _made(text: str, year: int, month: int, number: int) -> date | Wrong:
    try:
        return date(year, month, number)
    except ValueError:
        return _no_day(text)


def _in_words(text: str) -> date | None:
    """Years, months, weeks and days with a month's name. Raises ValueError for a day that no calendar has."""
    if _YEAR.match(text):
        return date(int(text), 1, 1)
    if match := _MONTH_ONLY.match(text):
        return date(int(match[1]), int(match[2]), 1)
    if match := _WEEK.match(text):
        return date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if match := _NAMED_FIRST.match(text):
        if month := _MONTHS.get(match[1].casefold()):
            return date(int(match[3]), month, int(match[2]))
    elif (match := _NAMED.match(text)) and (month := _MONTHS.get(match[2].casefold())):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        return date(year, month, int(match[1] or 1))
    return None


def is_year(cell: str) -> bool:
    """A year alone, which may as well be a number."""
    return bool(_YEAR.match(cell.strip()))


def _serial(text: str) -> Wrong:
    if _SERIAL.match(text):
        shown = _EPOCH + timedelta(days=int(text))
        return Wrong(
            "import.serial_date",
            f"{text} is no day; a spreadsheet may mean {shown.isoformat()}",
            "Give the column the format of a date, and copy it again.",
        )
    return _no_day(text)


def _no_day(text: str) -> Wrong:
    return Wrong("import.date", f"{text or 'an empty cell'} is no day", "Write it as 2027-03-08.")


_PLAIN = re.compile(r"^[+-]?\d+$")
_POINT = re.compile(r"^[+-]?(\d+|[1-9]\d{0,2}([, '’\u00a0\u202f]\d{3})+)(\.\d+)?([eE][+-]?\d{1,3})?$")
_COMMA = re.compile(r"^[+-]?(\d+|[1-9]\d{0,2}([. '’\u00a0\u202f]\d{3})+)(,\d+)?([eE][+-]?\d{1,3})?$")
_GROUPS = re.compile(r"[ '’\u00a0\u202f]")
_EITHER = re.compile(r"^[+-]?[1-9]\d{0,2}[.,]\d{3}$")
_FORMULA = re.compile(r"^([=@]|[+\-].*[(A-Za-z])")


def decimal_of(cells: Iterable[str]) -> str:
    """The decimal sign, by the cells that can be read with one sign only; "" where none tells."""
    point = comma = 0
    for cell in cells:
        text = _bare(cell)
        if _PLAIN.match(text) or _EITHER.match(text):
            continue
        as_point, as_comma = bool(_POINT.match(text)), bool(_COMMA.match(text))
        point += as_point and not as_comma
        comma += as_comma and not as_point
    if comma == point:
        return ""
    return "," if comma > point else "."


def number(cell: str, decimal: str) -> float | Wrong:
    """The number that a cell writes with this decimal sign ("" where nothing told it)."""
    text = _bare(cell)
    if _PLAIN.match(text):
        return _finite(text, text)
    if is_formula(text):
        return Wrong("import.formula", f"{text[:40]} is a formula", "Paste the values instead of formulas.")
    if not decimal and _EITHER.match(text):
        whole = re.sub(r"[.,]", "", text)
        return Wrong(
            "import.ambiguous_number",
            f"{text} can be {whole} or {text.replace(',', '.')}",
            "Say whether decimals stand after a point or a comma.",
        )
    sign = decimal or "."
    if not (_POINT if sign == "." else _COMMA).match(text):
        other = _COMMA if sign == "." else _POINT
        if other.match(text):
            called = "comma" if sign == "." else "point"
            message = f"{text} has a decimal {called}, and the others do not"
            return Wrong("import.decimal", message, "Write all decimals alike.")
        return Wrong(
            "import.number", f"{text[:40]} is no number", "Write a number, or say what it stands for."
        )
    grouped = _GROUPS.sub("", text)
    plain = grouped.replace(",", "") if sign == "." else grouped.replace(".", "").replace(",", ".")
    return _finite(text, plain)


def _finite(text: str, plain: str) -> float | Wrong:
    """A number beyond what a computer counts with would be infinite."""
    value = float(plain)
    if math.isfinite(value):
        return value
    return Wrong(
        "observation.too_large", f"{text[:40]} is larger than any count", "Check the digits of the number."
    )


def _bare(cell: str) -> str:
    return cell.strip().replace("\N{MINUS SIGN}", "-").removesuffix("%").rstrip()


def is_formula(cell: str) -> bool:
    """Text that a spreadsheet would compute."""
    return bool(_FORMULA.match(cell.strip())) and not _POINT.match(cell) and not _COMMA.match(cell)
