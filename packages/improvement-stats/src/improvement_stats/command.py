"""The command line: a chart of a CSV file, as JSON and as a drawing."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from improvement_stats.charts import KINDS, control_chart, run_chart
from improvement_stats.charts.model import Chart
from improvement_stats.drawing import describe, draw_chart
from improvement_stats.errors import InputError
from improvement_stats.table_file import TableFile, read_table


def main(arguments: Sequence[str] | None = None) -> int:
    """0, or 2 with one line on standard error that says what is wrong and where."""
    asked = _parser().parse_args(arguments)
    try:
        return _chart(asked)
    except InputError as wrong:
        print(wrong, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m improvement_stats", description="Charts for improvement work."
    )
    chart = parser.add_subparsers(dest="command", required=True).add_parser(
        "chart", help="judge a series in a CSV file, print the result as JSON, draw it as SVG"
    )
    add = chart.add_argument
    add("file", type=Path, help="CSV, UTF-8, with a header; one row a point, oldest first")
    add("--kind", choices=("run", *KINDS), default="run")
    add("--value", required=True, metavar="COLUMN", help="values, or numerators for p and u charts")
    add("--denominator", metavar="COLUMN")
    add("--date", metavar="COLUMN", help="names the points; ISO dates must rise")
    add("--where", action="append", default=[], metavar="COLUMN=TEXT", help="keep only these rows")
    add("--freeze", type=int, metavar="N", help="the first N points of each phase make its lines")
    add(
        "--phase",
        action="append",
        default=[],
        metavar="POINT",
        help="a new phase starts here: a date, or 0, 1, 2 ...",
    )
    add(
        "--exclude",
        action="append",
        default=[],
        metavar="POINT",
        help="leave this point out of the calculation",
    )
    add("--rules", choices=("anhoej", "perla"), default="anhoej", help="for run charts")
    add("--no-screen", action="store_true", help="keep moving ranges that are far beyond the others")
    add("--goal", type=float)
    add("--annotate", action="append", default=[], metavar="POINT=TEXT")
    add("--title", default="")
    add("--missing", action="append", default=[], metavar="TEXT", help="a text that means no value")
    add("--decimal", choices=(".", ","), default=".", help="decimal sign, in the file and in the drawing")
    add("--delimiter", metavar="CHARACTER")
    add("--labels", type=Path, metavar="FILE", help="JSON with words in another language")
    add("--language", default="en", metavar="TAG")
    add("--out", type=Path, metavar="FILE", help="write the drawing here")
    return parser


def _chart(asked: argparse.Namespace) -> int:
    table = read_table(
        asked.file, where=[_split(text, "--where") for text in asked.where], delimiter=asked.delimiter
    )
    names = table.rising_dates(asked.date) if asked.date else [str(i) for i in range(len(table.rows))]
    chart = _judged(asked, table, names)
    labels = _labels(asked.labels)
    notes = [
        (_position(point, names, "--annotate"), text)
        for point, text in (_split(note, "--annotate") for note in asked.annotate)
    ]
    result = chart.to_dict()
    result["points"] = names
    result["description"] = describe(
        chart, points=names, goal=asked.goal, labels=labels, decimal=asked.decimal
    )
    if asked.out:
        drawn = draw_chart(
            chart,
            title=asked.title,
            points=names,
            annotations=notes,
            goal=asked.goal,
            labels=labels,
            decimal=asked.decimal,
            language=asked.language,
            value_label=asked.value,
        )
        _write(asked.out, drawn)
    print(json.dumps(result, ensure_ascii=False, allow_nan=False, indent=2))
    return 0


def _judged(asked: argparse.Namespace, table: TableFile, names: Sequence[str]) -> Chart:
    values = table.numbers(asked.value, missing=asked.missing, decimal=asked.decimal)
    phases = [_position(point, names, "--phase") for point in asked.phase]
    exclude = [_position(point, names, "--exclude") for point in asked.exclude]
    if asked.kind == "run":
        if asked.denominator:
            raise InputError("--denominator", "a run chart has none; use --kind p or u")
        return run_chart(values, rules=asked.rules, freeze=asked.freeze, phases=phases, exclude=exclude)
    if asked.rules != "anhoej":
        raise InputError("--rules", "can be chosen for run charts only")
    bases = None
    if asked.denominator:
        bases = table.numbers(asked.denominator, missing=asked.missing, decimal=asked.decimal)
    return control_chart(
        asked.kind,
        values,
        denominators=bases,
        freeze=asked.freeze,
        phases=phases,
        exclude=exclude,
        screen=not asked.no_screen,
    )


def _split(text: str, option: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign:
        raise InputError(option, f"{text!r} lacks a = sign")
    return left.strip(), right.strip()


def _position(point: str, names: Sequence[str], option: str) -> int:
    """The place of a point by its name in the date column, or by its number from 0."""
    if point in names:
        if names.count(point) > 1:
            raise InputError(option, f"{point!r} names more than one point; use its number, from 0")
        return names.index(point)
    if point.isdecimal() and int(point) < len(names):
        return int(point)
    raise InputError(option, f"{point!r} is no point of the file")


def _labels(path: Path | None) -> Mapping[str, str] | None:
    if path is None:
        return None
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as wrong:
        raise InputError(f"--labels {path}", f"cannot be read: {wrong}") from wrong
    if not isinstance(read, dict) or not all(isinstance(text, str) for text in read.values()):
        raise InputError(f"--labels {path}", "must hold one object of texts")
    return read


def _write(path: Path, content: str) -> None:
    try:
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as wrong:
        raise InputError(f"--out {path}", f"cannot be written: {wrong.strerror}") from wrong
