"""A chart as rows for a spreadsheet: UTF-8 with a mark, points as decimals or the language's own sign."""

import csv
import io

from pdsa_api.charts.presenting import Reading

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = (
    "date",
    "value",
    "numerator",
    "denominator",
    "missing",
    "excluded",
    "note",
    "centre",
    "lower",
    "upper",
    "outside",
    "phase",
)


def table(reading: Reading, decimal: str) -> str:
    """Days are ISO; `decimal` is "." or ",", and with a comma the columns are parted by semicolons."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    chart = reading.chart
    phase_of = {i: k for k, phase in enumerate(chart.phases, 1) for i in range(phase.start, phase.stop)}
    outside = set(chart.outside)
    for i, point in enumerate(reading.series.points):
        numbers = (chart.values[i], point.numerator, point.denominator)
        lines = (chart.centre[i], chart.lower[i], chart.upper[i])
        writer.writerow(
            [
                point.on_date.isoformat(),
                *(_number(n, decimal) for n in numbers),
                safe(point.missing or ""),
                safe(point.excluded or ""),
                safe(point.note or ""),
                *(_number(n, decimal) for n in lines),
                "yes" if i in outside else "",
                phase_of[i],
            ]
        )
    return out.getvalue()


def safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return "'" + text if text.startswith(_FORMULA) else text


def _number(value: float | None, decimal: str) -> str:
    if value is None:
        return ""
    return f"{value:.12g}".replace(".", decimal)
