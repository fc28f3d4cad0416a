"""The command line: a form is checked, repaired and played without a service."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from survey_api.commands import check_form, check_samples, compare_engines, run_form
from survey_api.engines import in_python

from . import forms


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def kept(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def test_each_file_is_one_line_whatever_its_name_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = kept(tmp_path, "good.csv", forms.xlsx())  # the bytes tell
    text = b"survey,type,name,label\n,text,town,Town?\n,note,n,Thanks\n"
    csv = kept(tmp_path, "good.md", text)
    assert check_form.main([good, csv]) == 0
    first, second = lines(capsys)
    assert (first["file"], first["accepted"], first["web"], first["questions"]) == (good, True, True, 9)
    assert first["languages"] == ["Español (es)", "English (en)"]
    assert (second["questions"], second["languages"], second["problems"]) == (
        1,
        ["default"],
        second["problems"],
    )


def test_a_refused_file_says_where_and_what_mends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = b"survey,type,name,label\n,set form title,,Town study\n,text,town,Town?\n"
    assert check_form.main([kept(tmp_path, "legacy.csv", text), str(tmp_path / "gone.xlsx")]) == 1
    legacy, gone = lines(capsys)
    assert (legacy["accepted"], legacy["questions"]) == (False, 1)
    problem = legacy["problems"][0]
    assert (problem["sheet"], problem["row"], problem["column"]) == ("survey", 2, "type")
    assert (problem["severity"], problem["code"], problem["repair"]) == (
        "error",
        "type.unknown",
        "drop_row:survey:2",
    )
    assert [one["code"] for one in gone["problems"]] == ["file.missing"]


def test_what_is_offered_can_be_taken_and_is_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        b"survey,type,name,label\n,set form title,,Town study\n,select_one t,town,Town?\n"
        b"choices,list_name,name,label\n,t,1,One\n,t,1,Again\n"
    )
    assert check_form.main(["--repair", kept(tmp_path, "legacy.csv", text)]) == 0
    (report,) = lines(capsys)
    assert report["accepted"]
    assert sorted(report["repairs"]) == ["allow_duplicate_choices", "drop_row:survey:2"]


def test_a_row_that_others_refer_to_is_not_offered_to_be_dropped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = b"survey,type,name,label,relevant\n,txet,town,Town?,\n,text,why,Why?,${town} != ''\n"
    assert check_form.main(["--repair", kept(tmp_path, "typo.csv", text)]) == 1
    (report,) = lines(capsys)
    assert [(one["code"], one["repair"]) for one in report["problems"]] == [("type.unknown", None)]


@pytest.mark.parametrize(
    ("header", "row", "dialect"),
    [
        ("type,name,label", "text audit,ta,", "dialect.surveycto"),
        ("type,name,label", "begin_kobomatrix m,mx,Matrix", "dialect.kobo"),
        ("type,name,label", "db:person,who,Who", "dialect.cht"),
        ("type,name,label,bind::esri:fieldType", "text,t,T,null", "dialect.survey123"),
    ],
)
def test_a_dialect_is_recognised_and_named(
    header: str, row: str, dialect: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check_form.main([kept(tmp_path, "form.csv", f"survey,{header}\n,{row}\n,text,q,Q?\n".encode())])
    assert dialect in [one["code"] for one in lines(capsys)[0]["problems"]]


def test_a_plain_form_is_no_dialect(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check_form.main([kept(tmp_path, "form.xlsx", forms.xlsx())])
    assert not [one for one in lines(capsys)[0]["problems"] if one["code"].startswith("dialect.")]


def test_both_engines_play_the_same_steps_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = kept(tmp_path, "form.xlsx", forms.xlsx())
    steps = [
        {"set": {"/data/consent": "yes", "/data/profile/months": 999}},
        {"language": "en"},
        {"set": {"/data/nothing": 1}},
    ]
    told = kept(tmp_path, "steps.json", json.dumps(steps).encode())
    assert run_form.main([form, told, "--now", "2026-11-29T08:00:00.000+00:00"]) == 0
    ours = lines(capsys)
    assert run_form.main([form, told, "--now", "2026-11-29T08:00:00.000+00:00", "--engine", "ts"]) == 0
    assert lines(capsys) == ours
    assert len(ours) == 4
    months = next(node for node in ours[1]["nodes"] if node["path"].endswith("/months"))
    assert (months["relevant"], months["valid"], months["value"]) == (True, False, 999)
    assert "nothing" in ours[3]["refused"]


@pytest.mark.parametrize("steps", ["{}", "[1]", '[{"put": {}}]', "nonsense", '[{"set": 3}]'])
def test_steps_that_are_none_are_refused_in_one_line(
    steps: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = kept(tmp_path, "form.xlsx", forms.xlsx())
    assert run_form.main([form, kept(tmp_path, "steps.json", steps.encode())]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.strip().splitlines()) == 1


FORM = (
    b"survey,type,name,label,relevant\n,text,town,Town?,\n,select_one yn,more,More?,\n"
    b",begin repeat,r,Row,\n,integer,n,N?,${more} = 'y'\n,end repeat,,,\n"
    b"choices,list_name,name,label\n,yn,y,Yes\n,yn,n,No\n"
)


def test_the_engines_are_compared_over_steps_that_somebody_could_take(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = kept(tmp_path, "good.csv", FORM), kept(tmp_path, "bad.csv", b"survey,type\n,nothing\n")
    assert compare_engines.main(["--steps", "30", good, bad]) == 0
    first, second = lines(capsys)
    assert first["differences"] == []
    assert first["steps"] >= 25
    assert first["nodes"] >= 4
    assert "refused" in second["unusable"]


def test_a_difference_between_the_engines_is_named_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*given: Any) -> Iterator[dict[str, Any]]:
        for state in in_python(*given):
            nodes = [
                {**node, "value": "x"} if node["path"] == "/data/town" else node for node in state["nodes"]
            ]
            yield {"nodes": nodes}

    monkeypatch.setattr(compare_engines, "in_typescript", wrong)
    assert compare_engines.main(["--steps", "3", kept(tmp_path, "good.csv", FORM)]) == 1
    (told,) = lines(capsys)
    assert {one["path"] for one in told["differences"]} == {"/data/town"}
    assert told["differences"][0]["step"] == 0


def test_a_folder_of_forms_is_counted_as_it_is_and_after_repairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = forms.xlsx()
    kept(tmp_path, "good.xlsx", book)
    (tmp_path / "deep").mkdir()
    kept(tmp_path / "deep", "legacy.xls", b"survey,type,name,label\n,set form title,,T\n,text,town,Town?\n")
    kept(tmp_path, "broken.xml", b"<html/>")
    kept(tmp_path, "notes.txt", b"no form")
    kept(tmp_path, "edges.csv", b"source,target\n1,2\n")
    kept(tmp_path, "SOURCES.md", b"# Where these come from\n")
    kept(tmp_path, "table.md", b"| survey |\n| | type | name | label |\n| | text | a | A |\n")
    assert check_samples.main(["--steps", "10", str(tmp_path)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1].startswith("4 forms: 2 accepted as they are, 1 more after repairs, 1 refused; 3 can be")
    assert "accepted after drop_row:survey:2" in next(line for line in told if line.startswith("legacy"))
    assert "refused, 1 problems" in next(line for line in told if line.startswith("broken"))


LISTED = b"survey,type,name,label\n,select_one_from_file towns.csv,town,Town?\n"


@pytest.mark.parametrize("beside", [True, False])
def test_lists_are_taken_from_beside_the_form_or_from_a_folder_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], beside: bool
) -> None:
    folder = tmp_path if beside else tmp_path / "lists"
    folder.mkdir(exist_ok=True)
    form = kept(tmp_path, "form.csv", LISTED)
    steps = kept(tmp_path, "steps.json", b"[]")
    check_form.main([form])
    (without,) = lines(capsys)
    assert (without["web"], without["problems"][0]["code"]) == (False, "media.missing")
    kept(folder, "towns.csv", b"name,label\nnbo,Nairobi\n")
    named = [] if beside else ["--media", str(folder)]
    assert check_form.main([form, *named]) == 0
    assert run_form.main([form, steps, *named]) == 0
    told, played = lines(capsys)
    assert (told["web"], told["problems"], "needed" in told) == (True, [], False)
    (town, *_) = played["nodes"]
    assert town["choices"] == [{"value": "nbo", "label": "Nairobi"}]


def test_a_list_beside_the_form_that_can_not_be_read_is_a_problem_of_the_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = kept(tmp_path, "form.csv", LISTED)
    kept(tmp_path, "towns.csv", b"name,label\nnbo,Nair\xffobi\n")
    assert check_form.main([form]) == 1
    (told,) = lines(capsys)
    assert [problem["code"] for problem in told["problems"]] == ["media.unreadable"]
