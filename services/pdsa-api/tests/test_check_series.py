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


def test_what_gives_no_series_is_said_and_a_folder_without_files_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 1
    written(tmp_path, "names.csv", "name,colour", ["a,b"])
    capsys.readouterr()
    code, lines = printed(tmp_path, capsys)
    assert (code, lines) == (1, [["names.csv", "(no series: no column holds days)"]])
    assert main([str(tmp_path / "nowhere")]) == 2
