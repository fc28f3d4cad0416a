"""check-series: any folder of CSV files, read as an import reads them, and charted."""

from pathlib import Path

import pytest
from pdsa_api.commands.check_series import main

WEEKS = [f"2026-{1 + i // 4:02}-{1 + i % 4 * 7:02}" for i in range(24)]


def written(folder: Path, name: str, header: str, rows: list[str]) -> None:
    (folder / name).write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")


def printed(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, list[list[str]]]:
    code = main([str(folder), *more])
    return code, [line.split("\t") for line in capsys.readouterr().out.splitlines()[1:]]


def test_shares_of_several_groups_are_a_series_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        f"{day},{2026},{kind},{900 + i % 7 * 5},{1000}"
        for i, day in enumerate(WEEKS)
        for kind in ("Big", "Small")
    ]
    written(tmp_path, "weekly.csv", "week_start,year,kind,attended,possible", rows)
    code, lines = printed(tmp_path, capsys, "--out", str(tmp_path / "out"))
    assert code == 0
    assert "series by kind" in lines[0][1]
    assert [(line[1], line[2], line[4]) for line in lines[1:]] == [
        ("Big", "proportion", "24"),
        ("Small", "proportion", "24"),
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "weekly--big.svg",
        "weekly--small.svg",
    ]


def test_short_words_for_a_value_are_missing_and_odd_zeros_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values = ["90.1", "NS", "91.2", "0.00", "89.9", "90.4", "91", "90", "88.8", "NS"]
    written(
        tmp_path,
        "daily.csv",
        "date,school,pct",
        [f"{day},A1,{v}" for day, v in zip(WEEKS, values, strict=False)],
    )
    _, lines = printed(tmp_path, capsys)
    file, _, data, rows, points, missing, faults, zeros, kind, _ = lines[1]
    assert (file, data, rows, points, missing, faults, zeros) == (
        "daily.csv", "number", "10", "8", "2", "0", "1")  # fmt: skip
    assert kind == "run"


def test_a_word_for_each_stretch_of_time_is_a_phase_and_a_rate_keeps_its_exposure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        f"{day},{9 if i < 12 else 2},{1000.5 + i},{'before' if i < 12 else 'after'},{'New rule' if i == 12 else ''}"
        for i, day in enumerate(WEEKS)
    ]
    written(tmp_path, "events.csv", "month,events,risk_days,period,notes", rows)
    _, lines = printed(tmp_path, capsys, "--out", str(tmp_path / "out"))
    assert lines[0][1].endswith("period=period; note=notes)")
    assert lines[1][2] == "rate"
    picture = (tmp_path / "out" / "events--all.svg").read_text(encoding="utf-8")
    assert "New rule" in picture
    assert "Phase 2" in picture


@pytest.mark.parametrize(
    ("header", "row", "data"),
    [
        ("Fecha;Asistentes;Matrícula", "{day};{part};30", "proportion"),
        ("Petsa,Pumasok,Nakatala", "{day},{part},30", "proportion"),
        ("Tarehe,Waliohudhuria,Walioandikishwa", "{day},{part},30", "proportion"),
        ("fecha;minutos promedio", "{day};16,{part}", "number"),
        ("date,falls,patient days", "{day},{part},450", "rate"),
        ("date,attendance", "{day},{part} %", "number"),
    ],
)
def test_columns_in_four_languages_decimal_commas_and_exposures_are_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], header: str, row: str, data: str
) -> None:
    rows = [row.format(day=day, part=20 + i % 7) for i, day in enumerate(WEEKS)]
    written(tmp_path, "series.csv", header, rows)
    code, lines = printed(tmp_path, capsys)
    assert (code, lines[1][2], lines[1][4], lines[1][6]) == (0, data, "24", "0")


def test_a_column_of_years_is_taken_for_days_where_there_are_no_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(
        tmp_path, "yearly.csv", "year,passed,candidates", [f"{2005 + i},{300 + i},{400}" for i in range(14)]
    )
    code, lines = printed(tmp_path, capsys)
    assert (code, lines[0][1], lines[1][4]) == (
        0,
        "(date=year; numerator=passed; denominator=candidates)",
        "14",
    )
    written(tmp_path, "yearly.csv", "number,count", [f"{2005 + i},{300 + i}" for i in range(14)])
    assert printed(tmp_path, capsys) == (0, [["yearly.csv", "(no series: no column holds days)"]])


def test_no_limit_lies_where_no_value_can_be_and_the_axis_says_what_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = [0, 6, 5, 5, 8, 7, 2, 1, 4, 1, 6, 0, 0, 0, 3, 1, 2, 4, 6, 3, 0, 0, 3, 1]
    full = [97, 96.1, 98.4, 95.5, 97.7, 98.6, 98.3, 96.6, 97.6, 100, 99.3, 99.2, 93.8, 97.2, 100, 97.9]
    written(tmp_path, "late.csv", "date,minutes late", [f"{d},{v}" for d, v in zip(WEEKS, late, strict=True)])
    written(
        tmp_path, "full.csv", "date,attendance pct", [f"{d},{v}" for d, v in zip(WEEKS, full, strict=False)]
    )
    printed(tmp_path, capsys, "--out", str(tmp_path / "out"))
    pictures = {path.stem: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert "The limits are 0 and" in pictures["late--all"]
    assert "and 100." in pictures["full--all"]
    assert ">minutes late</text>" in pictures["late--all"]


def test_what_gives_no_series_is_said_and_a_folder_without_files_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    written(tmp_path, "names.csv", "name,colour", ["a,b"])
    capsys.readouterr()
    code, lines = printed(tmp_path, capsys)
    assert (code, lines) == (0, [["names.csv", "(no series: no column holds days)"]])
    assert main([str(tmp_path / "nowhere")]) == 2


def test_a_file_that_is_no_table_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.csv").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\xff\xfe")
    code, lines = printed(tmp_path, capsys)
    assert code == 1
    assert lines[0][0] == "picture.csv"
    assert lines[0][1].startswith("(can not be read: ")
