"""check-series FOLDER [--out FOLDER]: read every CSV file of series as an import would, and chart each series.

Prints a table. A file without series says why (no column holds days, none holds numbers); exit 1 if a file can not
be read as a table at all.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from improvement_stats.drawing import draw_chart

from pdsa_api.commands.sampling import Columns, Sample, columns_of, samples
from pdsa_api.imports.columns import folded
from pdsa_api.imports.table import Table, Unreadable, decode, read
from pdsa_api.measures.domain import Data, scale_of

_ENDINGS = (".csv", ".tsv", ".txt")
_HEAD = ("file", "series", "data", "rows", "points", "missing", "faults", "odd zeros", "chart", "signals")


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="pdsa-api check-series", description="Chart every series in a folder of CSV files."
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, help="where the charts go, as SVG")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        print(f"{asked.folder} is no folder", file=sys.stderr)
        return 2
    if asked.out:
        asked.out.mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in asked.folder.rglob("*") if path.suffix.lower() in _ENDINGS)
    print("\t".join(_HEAD))
    unread = 0
    for file in files:
        try:
            why = _chart(file, asked.out)
        except Unreadable as wrong:
            unread += 1
            print(f"{file.name}\t(can not be read: {wrong.message}; {wrong.fix})")
            continue
        if why:
            print(f"{file.name}\t(no series: {why})")
    if not files:
        print(f"{asked.folder} holds no CSV file", file=sys.stderr)
    return 1 if unread or not files else 0


def _chart(file: Path, out: Path | None) -> str:
    """Why the file gives no series; "" where it gives some. Raises Unreadable."""
    table = read(decode(file.read_bytes())[0])
    columns = columns_of(table)
    if isinstance(columns, str):
        return columns
    latest = date.today() + timedelta(days=1)
    print(f"{file.name}\t({_said(table, columns)})")
    for sample in samples(table, columns, latest):
        print("\t".join(_line(file, sample)))
        if out:
            name = f"{file.stem}--{folded(sample.name) or 'all'}.svg"
            drawn = _drawn(file, sample, _axis_label(table, columns, sample))
            (out / name).write_text(drawn, encoding="utf-8")
    return ""


def _said(table: Table, columns: Columns) -> str:
    """How the columns were understood."""

    def parts() -> Iterator[str]:
        for role in ("date", "value", "numerator", "denominator", "period", "note"):
            index = getattr(columns, role)
            if index is not None:
                yield f"{role}={table.columns[index]}"
        if columns.groups:
            yield "series by " + ", ".join(table.columns[i] for i in columns.groups)

    return "; ".join(parts())


def _line(file: Path, sample: Sample) -> list[str]:
    chart = sample.found.chart
    faults = ", ".join(f"{code} {times}" for code, times in sorted(sample.faults.items())) or "0"
    signals = [f"{len(chart.outside)} outside"] if chart.outside else []
    signals += [f"runs in phase {k}" for k, phase in enumerate(chart.phases, 1) if phase.runs_signal]
    return [
        file.name,
        sample.name or "-",
        sample.data.value,
        str(sample.rows),
        str(chart.n_used),
        str(sample.missing),
        faults,
        str(sample.odd_zeros),
        chart.kind,
        "; ".join(signals) or "none",
    ]


def _axis_label(table: Table, columns: Columns, sample: Sample) -> str:
    """What the values count, in the file's own words."""
    if columns.value is not None:
        return table.columns[columns.value]
    assert columns.numerator is not None
    assert columns.denominator is not None
    counted = table.columns[columns.numerator]
    if sample.data is Data.PROPORTION:
        return counted
    number = f"{sample.multiplier:,}".replace(",", "\N{NO-BREAK SPACE}")
    return f"{counted} per {number} {table.columns[columns.denominator]}"


def _drawn(file: Path, sample: Sample, label: str) -> str:
    percent = sample.data is Data.PROPORTION
    return draw_chart(
        sample.found.chart,
        title=" · ".join(part for part in (file.stem, sample.name) if part),
        points=[point.on_date.isoformat() for point in sample.points],
        annotations=sample.notes,
        breaks=sample.breaks,
        value_label=label,
        percent=percent,
        multiplier=1 if percent else scale_of(sample.data, sample.multiplier),
        width=1100,
        height=480,
    )
