"""The command line, from a file to a result and a drawing, and its errors."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from improvement_stats.command import main

ROWS = "\n".join(
    f"2024-01-{day:02d},{attended},{possible},{school}"
    for day, attended, possible, school in [
        (1, 90, 100, "a"), (2, 80, 100, "a"), (2, 1, 2, "b"), (3, "", 100, "a"), (4, 85, 100, "a"), (5, 20, 100, "a"),
    ]
)  # fmt: skip
CONTENT = f"week_start,attended,possible,school\n{ROWS}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "attendance.csv"
    path.write_text(CONTENT, encoding="utf-8")
    return path


def result(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["chart", *arguments]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["chart", *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.strip()


def test_a_p_chart_is_printed_and_drawn(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "chart.svg"
    found = result(
        capsys, str(file), "--kind", "p", "--value", "attended", "--denominator", "possible", "--date", "week_start",
        "--where", "school=a", "--freeze", "4", "--annotate", "2024-01-05=Flood", "--goal", "0.9", "--out", str(out),
    )  # fmt: skip
    assert found["values"] == [0.9, 0.8, None, 0.85, 0.2]
    assert found["centre"][0] == pytest.approx(0.85)
    assert found["outside"] == [4]
    assert found["points"][4] == "2024-01-05"
    assert "Outside the limits: 2024-01-05." in found["description"]
    assert "Flood" in [e.text for e in ET.parse(out).iter("{http://www.w3.org/2000/svg}text")]


def test_points_are_named_by_date_or_by_number(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = [str(file), "--value", "attended", "--date", "week_start", "--where", "school=a"]
    dated = result(capsys, *base, "--phase", "2024-01-04", "--exclude", "2024-01-02")
    assert [p["start"] for p in dated["phases"]] == [0, 3]
    assert dated["excluded"] == [1]
    numbered = result(capsys, *base, "--phase", "3", "--exclude", "1")
    assert numbered == dated


def test_semicolons_decimal_commas_and_words_for_missing_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "weeks.csv"
    path.write_text("\ufeffweek;value\n1;90,5\n2;NS\n3;91\n\n", encoding="utf-8")
    found = result(capsys, str(path), "--value", "value", "--decimal", ",", "--missing", "NS")
    assert found["values"] == [90.5, None, 91.0]


def test_labels_in_another_language_come_from_a_file(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "es.json"
    words.write_text(json.dumps({"say_median": "La mediana es {centre}."}), encoding="utf-8")
    found = result(capsys, str(file), "--value", "attended", "--labels", str(words))
    assert "La mediana es" in found["description"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--value", "absent"], "has no column 'absent', only week_start, attended, possible, school"),
        (
            ["--value", "school"],
            "line 2, column school: 'a' is not a number; correct it, or name it with --missing",
        ),
        (["--value", "attended", "--kind", "p"], "denominators: a p chart needs one for each value"),
        (["--value", "attended", "--denominator", "possible"], "--denominator: a run chart has none"),
        (
            ["--value", "attended", "--kind", "i", "--rules", "perla"],
            "--rules: can be chosen for run charts only",
        ),
        (["--value", "attended", "--phase", "2030-01-01"], "--phase: '2030-01-01' is no point of the file"),
        (
            ["--value", "attended", "--date", "week_start", "--exclude", "2024-01-02"],
            "names more than one point",
        ),
        (["--value", "attended", "--where", "school=z"], "has no row that fits --where"),
        (["--value", "attended", "--where", "school"], "--where: 'school' lacks a = sign"),
        (["--value", "attended", "--freeze", "0"], "freeze: must be at least 1, not 0"),
        (
            ["--value", "attended", "--out", "/nowhere/at/all.svg"],
            "--out /nowhere/at/all.svg: cannot be written",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    line = refusal(capsys, str(file), *arguments)
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "needs a first line with distinct column names"),
        (b"a,a\n1,2\n", "needs a first line with distinct column names"),
        (b"a,b\n1,2\n3\n", "line 3: has 1 cells, but the header has 2"),
        (b"a,b\n\xff,2\n", "is not UTF-8 at byte 4; save it as UTF-8"),
        (b'a,b\n"1,2\n', "line 2: unexpected end of data"),
        (b"a,b\n", "has no row"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, said: str
) -> None:
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    assert said in refusal(capsys, str(path), "--value", "a")


def test_dates_out_of_order_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "order.csv"
    path.write_text("day,value\n2024-02-01,1\n2024-01-01,2\n", encoding="utf-8")
    said = refusal(capsys, str(path), "--value", "value", "--date", "day")
    assert said.endswith("line 3, column day: 2024-01-01 comes after 2024-02-01; sort the file by date")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "cannot be read" in refusal(capsys, str(tmp_path / "none.csv"), "--value", "x")


def test_the_package_runs_as_a_module(file: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "improvement_stats", "chart", str(file), "--value", "attended"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(run.stdout)["kind"] == "run"
